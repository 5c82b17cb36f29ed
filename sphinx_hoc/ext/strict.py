"""Strict pages: what a page may not do is shown as it is written, and the rest is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import MarkupError
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.directives import parse_directive_text

from sphinx_hoc.core import page_rules as rules
from sphinx_hoc.core.page_addresses import place_of
from sphinx_hoc.core.page_constructs import (
    PagePlace,
    directive_faults,
    front_matter_faults,
    role_faults,
)
from sphinx_hoc.core.rules import Fault, shown
from sphinx_hoc.ext.config import build_of, short_path
from sphinx_hoc.ext.reporting import report, tell
from sphinx_hoc.markdown.inert_html import is_comment
from sphinx_hoc.markdown.page_files import LINKED_FOLDER, file_faults, linked_folders, page_files
from sphinx_hoc.markdown.pages import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.page_constructs import Found

_PLACE = "hoc_page_place"

REFUSED_CLASS = "hoc-refused"
"""The class of what is shown as written because a page may not do it."""


class StrictRenderer(SphinxRenderer):
    """Renders a page as MyST does, except for what a strict page may not do."""

    @property
    def strict(self) -> bool:
        """Whether this is a page of a project that does not trust its pages."""
        return bool(self.sphinx_env.config.hoc_strict)

    def _place(self) -> PagePlace:
        env = self.sphinx_env
        including = tuple(self.__dict__.get("_including", ()))
        known = env.temp_data.get(_PLACE)
        if isinstance(known, PagePlace) and known.including == including:
            return known
        place = PagePlace(
            docname=env.docname,
            source=Path(env.srcdir),
            allowed=frozenset(env.config.hoc_strict_allowed),
            including=including,
        )
        env.temp_data[_PLACE] = place
        return place

    def _refuses(self, found: Iterable[Found], line: int) -> bool:
        """Report what was found, and say whether there was anything."""
        faults = list(found)
        for rule, fault in faults:
            report(self.sphinx_env, line, rule.code, *fault, severity=rule.severity)
        return bool(faults)

    def _refuse_text(self, text: str) -> None:
        self.current_node.append(nodes.inline(text, text, classes=[REFUSED_CLASS]))

    def _refuse_block(self, text: str, line: int) -> None:
        self.current_node.append(self._refused_block(text, line))

    def _refused_block(self, text: str, line: int) -> nodes.literal_block:
        block = nodes.literal_block(text, text, language="none", classes=[REFUSED_CLASS])
        block.source, block.line = self.document["source"], line
        return block

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Show a tag as text."""
        if not self.strict:
            super().render_html_inline(token)
        elif not is_comment(token.content):
            self._refuses(_html(token), token_line(token, 0))
            self._refuse_text(token.content)

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Show raw HTML as it is written."""
        if not self.strict:
            super().render_html_block(token)
        elif not is_comment(token.content):
            line = token_line(token, 0)
            self._refuses(_html(token), line)
            self._refuse_block(token.content, line)

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Show a link that leads elsewhere as its text and its address."""
        href = str(token.attrGet("href") or "")
        fault = self._place().link(href) if self.strict else None
        if fault is None:
            super().render_link(token)
            return
        self._refuses([(rules.LINK, fault)], token_line(token, 0))
        self.render_children(token)
        self._refuse_text(f" ({shown(href, 200)})")

    def render_image(self, token: SyntaxTreeNode) -> None:
        """Show an image from elsewhere as its description and its address."""
        src = str(token.attrGet("src") or "")
        fault = self._place().file("image", src) if self.strict else None
        if fault is None:
            super().render_image(token)
            return
        self._refuses([(rules.IMAGE, fault)], token_line(token, 0))
        description = self.renderInlineAsText(token.children or [])
        self._refuse_text(f"{description} ({shown(src, 200)})".strip())

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Show a role that pages may not use as it is written."""
        name, content = token.meta["name"], token.content
        line = token_line(token, 0)
        if self.strict and self._refuses(role_faults(self._place(), name, content), line):
            self._refuse_text(f"{{{name}}}`{content}`")
        else:
            super().render_myst_role(token)

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Report keys that are ignored; see also the parser, which ignores them."""
        if self.strict:
            data: object = token.content
            read = front_matter(data) if isinstance(data, str) else data
            self._refuses(front_matter_faults(read), 1)
        super().render_front_matter(token)

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Show embedded reStructuredText as it is written."""
        if not self.strict:
            super().render_restructuredtext(token)
            return
        line = token_line(token, 0)
        self._refuses(directive_faults(self._place(), "eval-rst", (), {}, ""), line)
        self._refuse_block(token.content, line)

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *rest: Any, **more: Any
    ) -> list[nodes.Element]:
        """Run a directive that pages may use, with options that they may give."""
        if not self.strict:
            return super().run_directive(name, first_line, content, position, *rest, **more)
        found = self._directive_faults(name, first_line, content)
        if self._refuses(found, position):
            text = more.get("block_text") or f"{{{name}}} {first_line}\n{content}"
            return [self._refused_block(text, position)]
        if name != "include":
            return super().run_directive(name, first_line, content, position, *rest, **more)
        return self._include(name, first_line, content, position, *rest, **more)

    def _include(self, name: str, first_line: str, *rest: Any, **more: Any) -> list[nodes.Element]:
        """Include a file, and remember it while it is read."""
        place = self._place()
        path = place_of(first_line.strip(), place.docname, place.source).resolve()
        including = self.__dict__.setdefault("_including", [])
        including.append(path)
        try:
            return super().run_directive(name, first_line, *rest, **more)
        finally:
            including.remove(path)

    def _directive_faults(self, name: str, first_line: str, content: str) -> list[Found]:
        """What is wrong with a directive, its options read as they will be obeyed."""
        kind, _messages = directives.directive(name, self.language_module_rst, self.document)
        if kind is None:
            return list(directive_faults(self._place(), name, (), {}, ""))
        try:
            parsed = parse_directive_text(kind, first_line, content)
        except MarkupError:  # it will not run either
            return list(directive_faults(self._place(), name, (), {}, ""))
        body = "\n".join(parsed.body)
        return list(directive_faults(self._place(), name, parsed.arguments, parsed.options, body))


def setup_strict(app: Sphinx) -> None:
    """Leave out pages that no strict site may have."""
    # After Sphinx has merged the suffixes of all parsers (800), before it looks for pages.
    app.connect("config-inited", _leave_out, priority=850)


def _leave_out(app: Sphinx, config: Config) -> None:
    if not config.hoc_strict:
        return
    source, campaign = Path(app.srcdir), build_of(config).campaign
    left_out = []
    for folder in linked_folders(source, config.exclude_patterns):
        tell(rules.SYMLINK.finding(short_path(folder), 0, *LINKED_FOLDER))
        left_out.append(folder.relative_to(source).as_posix())
    for page in page_files(source, config.source_suffix, config.exclude_patterns):
        faults = list(file_faults(page, source, campaign.languages, campaign.checks.max_page_bytes))
        for rule, fault in faults:
            tell(rule.finding(short_path(page.path), 0, *fault))
        if faults:
            left_out.append(page.path.relative_to(source).as_posix())
    config.exclude_patterns = [*config.exclude_patterns, *map(_escaped, left_out)]


def _escaped(name: str) -> str:
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _html(token: SyntaxTreeNode) -> list[Found]:
    text = shown(token.content.strip())
    return [(rules.HTML, Fault(f"`{text}` is raw HTML.", "Write it in Markdown."))]
