"""Translations come into the page.

This stands where Sphinx's ``Locale`` does, which finds no catalogue and does nothing. That
one parses most messages twice, each as a document of its own, and looks through the page
for each title. What a translation shares with its source text, footnotes and references, is
matched by Sphinx's own code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.domains.std import make_glossary_term, split_term_classifiers
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import _NodeUpdater, parse_noqa
from sphinx.util import get_filetype
from sphinx.util.docutils import LoggingReporter
from sphinx.util.nodes import LITERAL_TYPE_NODES, extract_messages

from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import shown
from sphinx_hoc.ext.catalogues import catalogue_of
from sphinx_hoc.ext.messages import MessageParser, MessagePlace, RefusedError
from sphinx_hoc.ext.reporting import report
from sphinx_hoc.ext.section_names import rename_section
from sphinx_hoc.ext.translated_index import translate_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils.parsers import Parser
    from sphinx.application import Sphinx

    from sphinx_hoc.core.catalogue import GatedCatalogue

# What is matched with its like in the source text.
_MATCHED = (nodes.footnote_reference, nodes.citation_reference, addnodes.pending_xref)


class Translate(SphinxTransform):
    """Replace each message of a page by its translation.

    At the place of ``Locale``: after what marks messages (10), before the placeholders (21),
    whose keys are compared and whose values are not.
    """

    default_priority = 20

    def apply(self, **_kwargs: Any) -> None:
        """Translate the document in place."""
        catalogue = catalogue_of(self.app, self.env.docname)
        if catalogue is None or not catalogue.messages:
            return
        page = _Page(self, catalogue)
        for named in _with_names(self.document):
            page.translate_name(named)
        # One by one: what stands within a message comes with its translation.
        for node, message in extract_messages(self.document):
            page.translate(node, message)
        if "index" in self.config.gettext_additional_targets:
            translate_index(self.document, catalogue.messages)


def setup_translating(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(Translate)


class _Page:
    """The translation of one page."""

    def __init__(self, transform: Translate, catalogue: GatedCatalogue) -> None:
        self.document = transform.document
        self.env = transform.env
        self.catalogue = catalogue
        self.path = str(self.document["source"])
        self.parser = _parser(transform, self.path)
        self.targets = list(self.document.findall(nodes.target))
        # Asked once: to look whether a class has the methods takes as long as a message.
        self.messages = self.parser if isinstance(self.parser, MessageParser) else None

    def translate_name(self, node: nodes.title | nodes.term) -> None:
        """Translate what others refer to by its text, so that they still find it."""
        message = next((text for item, text in extract_messages(node) if item is node), "")
        msgstr = self._msgstr(node, message)[0]
        if not msgstr.strip() or msgstr == message:
            node["translated"] = bool(msgstr.strip())
            return
        if isinstance(node, nodes.term):
            node["translated"] = self._rename_term(node, message, msgstr)
        else:
            node["translated"] = self._rename_section(node, message, msgstr)

    def translate(self, node: nodes.Element, message: str) -> None:
        """Translate one message, unless it is translated."""
        if isinstance(node, addnodes.translatable):
            if msgstr := self.catalogue.messages.get(message):
                node.apply_translated_message(message, msgstr)
            return
        if node.get("translated"):
            return
        msgstr, noqa = self._msgstr(node, message)
        node["translated"] = msgstr == message
        if not msgstr.strip() or msgstr == message:
            return
        if isinstance(node, nodes.image):  # its text may be another's as well: no mark
            node["alt"] = msgstr
        elif isinstance(node, nodes.meta):
            node["content"], node["translated"] = msgstr, True
        elif isinstance(node, LITERAL_TYPE_NODES):
            _replace_children(node, [nodes.Text(msgstr)])
            # The highlighter compares the two.
            node.rawsource, node["translated"] = msgstr, True
        else:
            node["translated"] = self._translate_line(node, message, msgstr, noqa=noqa)

    def _translate_line(
        self, node: nodes.Element, message: str, msgstr: str, *, noqa: bool
    ) -> bool:
        children = self._children(node, message, msgstr)
        if children is None:
            return False
        if _is_matched(node.children) or _is_matched(children):
            patch = nodes.inline("", "", *children)
            updater = _NodeUpdater(node, patch, self.document, noqa)
            updater.update_autofootnote_references()
            updater.update_refnamed_references()
            updater.update_refnamed_footnote_references()
            updater.update_citation_references()
            updater.update_pending_xrefs()
            children = patch.children
        _replace_children(node, children)
        return True

    def _rename_section(self, node: nodes.title, message: str, msgstr: str) -> bool:
        """The name of a section is the text of its title."""
        children = self._children(node, message, msgstr)
        if children is None:
            return False
        if not rename_section(node, children, self.document, self.targets):
            return False
        _replace_children(node, children)
        return True

    def _rename_term(self, node: nodes.term, message: str, msgstr: str) -> bool:
        """A term of a glossary is registered by its text."""
        for name in node["ids"]:
            text, classifier = split_term_classifiers(msgstr)
            words = self._children(node, message, text)
            if words is None:
                return False
            made = make_glossary_term(
                self.env, words, classifier, self.path, node.line or 0, name, self.document
            )
            _replace_children(node, made.children)
        return bool(node["ids"])

    def _msgstr(self, node: nodes.Element, message: str) -> tuple[str, bool]:
        """The translation of a message, and whether it asks for no comparison."""
        msgstr = self.catalogue.messages.get(message, "")
        return (msgstr, False) if isinstance(node, LITERAL_TYPE_NODES) else parse_noqa(msgstr)

    def _children(
        self, node: nodes.Element, message: str, msgstr: str
    ) -> Sequence[nodes.Node] | None:
        """The nodes of a translation; nothing where it may not be shown."""
        if self.messages and self.messages.is_text(msgstr, self.env):
            return [nodes.Text(msgstr.strip())]
        try:
            return self._parsed(node, msgstr)
        except RefusedError as reason:
            self._refuse(node, message, str(reason))
            return None

    def _parsed(self, node: nodes.Element, msgstr: str) -> Sequence[nodes.Node]:
        document = new_document(f"{self.path}:{node.line}:<translated>", self.document.settings)
        document.reporter = LoggingReporter.from_reporter(document.reporter)
        if self.messages:
            source = self.catalogue.bracketed.get(msgstr.strip(), "")
            place = MessagePlace(path=self.path, line=node.line, bracketed=source)
            return self.messages.parse_message(msgstr, document, place)
        self.parser.parse(msgstr, document)
        if len(document) != 1 or not isinstance(document[0], nodes.paragraph):
            msg = "it is more than a line of text"
            raise RefusedError(msg)
        return document[0].children

    def _refuse(self, node: nodes.Element, message: str, reason: str) -> None:
        path, line = self.catalogue.path, self.catalogue.lines.get(message)
        report(
            self.env,
            node.line,
            "message-locked",
            f"The translation `{shown(self.catalogue.messages[message])}` is not shown: {reason}.",
            f"Mend it in {path}, line {line}." if line else f"Mend it in {path}.",
            severity=Severity.ERROR,
        )


def _parser(transform: Translate, path: str) -> Parser:
    filetype = get_filetype(transform.config.source_suffix, path)
    registry = transform.env._registry
    return registry.create_source_parser(filetype, config=transform.config, env=transform.env)


def _with_names(document: nodes.document) -> Iterator[nodes.title | nodes.term]:
    for node in list(document.findall(nodes.TextElement)):
        if isinstance(node, nodes.term) or (
            isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)
        ):
            yield node


def _is_matched(children: Sequence[nodes.Node]) -> bool:
    """Whether there is anything in a text that belongs to the same in another."""
    return any(
        isinstance(node, _MATCHED) or (isinstance(node, nodes.reference) and "refname" in node)
        for child in children
        if isinstance(child, nodes.Element)
        for node in child.findall(nodes.Element)
    )


def _replace_children(node: nodes.Element, children: Sequence[nodes.Node]) -> None:
    node.children = list(children)
    for child in node.children:
        child.parent = node
