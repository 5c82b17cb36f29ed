"""Placeholders as nodes: from their key, once the translations are in, to what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxRole

from sphinx_hoc.core.campaign import unknown_placeholder
from sphinx_hoc.core.placeholders import PLACEHOLDER, replace_keys, written
from sphinx_hoc.core.values import Kind
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.deferred import deferred
from sphinx_hoc.ext.destinations import is_local_file, resolve_destination
from sphinx_hoc.ext.reporting import line_of, report
from sphinx_hoc.ext.usage import use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.core.values import Value

UNKNOWN_CLASS = "hoc-unknown"
"""The class of what is shown where a placeholder can't be replaced."""

_TEXT_ATTRIBUTES = ("alt", "content", "reftitle", "title", "caption")
_ADDRESS_ATTRIBUTES = ("refuri", "uri")


class placeholder(deferred):
    """A placeholder in running text; ``key`` says which.

    Its text is the key as written, so that anchors, messages and comparisons are the same
    every year.
    """

    def shown(self, env: BuildEnvironment) -> Sequence[nodes.Node]:
        """Return what the campaign says that it stands for."""
        return [_shown(env, self)]


class PlaceholderRole(SphinxRole):
    """``:placeholder:`group/name```, for pages in reStructuredText."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Make the node that ``{{ group/name }}`` makes in Markdown."""
        node = placeholder_node(self.text.strip())
        self.set_source_info(node)
        return [node], []


class ResolvePlaceholders(SphinxTransform):
    """Replace each placeholder in text and in attributes, and all else that is deferred.

    After ``Locale`` (20), which compares and replaces messages and must see keys, not
    values; before ``TranslationProgressTotaliser`` (25) and everything that collects
    titles, which must see values.
    """

    default_priority = 21

    def apply(self, **_kwargs: Any) -> None:
        """Resolve the document; what is read for its messages keeps its keys."""
        messages_only = self.app.builder.name == "gettext"
        for node in list(self.document.findall(deferred)):
            shown = [node.as_written()] if messages_only else list(node.shown(self.env))
            node.replace_self(shown)
        if messages_only:
            return
        for element in list(self.document.findall(nodes.Element)):
            _resolve_attributes(self.env, element)


def setup_placeholders(app: Sphinx) -> None:
    """Register the role and the transform."""
    app.add_role("placeholder", PlaceholderRole())
    app.add_transform(ResolvePlaceholders)


def placeholder_node(key: str) -> placeholder:
    """Return the node of a placeholder."""
    return placeholder(written(key), written(key), key=key)


def unknown_node(text: str) -> nodes.inline:
    """Return what is shown where a placeholder can't be replaced: its name, marked."""
    return nodes.inline(text, text, classes=[UNKNOWN_CLASS])


def _shown(env: BuildEnvironment, node: placeholder) -> nodes.Node:
    key, line = str(node["key"]), line_of(node)
    value = use(env, key)
    if value is None:
        report_unknown(env, key, line)
        return unknown_node(written(key))
    if value.kind is Kind.BLOCK:
        return _inline_block(env, key, value, line)
    if value.kind in {Kind.URL, Kind.FILE} and not _in_link_or_title(node):
        return _autolink(env, value)
    return nodes.Text(value.text)


def report_unknown(env: BuildEnvironment, key: str, line: int | None) -> None:
    """Report a placeholder that the campaign does not have."""
    message, suggestion = unknown_placeholder(build_of(env.config).campaign, key)
    report(env, line, "placeholder-unknown", message, suggestion)


def _in_link_or_title(node: nodes.Node) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, (nodes.reference, addnodes.pending_xref, nodes.title)):
            return True
        parent = parent.parent
    return False


def _autolink(env: BuildEnvironment, value: Value) -> nodes.Node:
    if is_local_file(value.text):
        target = f"/{value.text.lstrip('/')}"
        link = addnodes.download_reference(
            "", "", reftarget=target, refdoc=env.docname, refdomain=None, refexplicit=False
        )
        link += nodes.literal(value.text, value.text)
        return link
    return nodes.reference(value.text, value.text, refuri=value.text)


def _inline_block(env: BuildEnvironment, key: str, value: Value, line: int | None) -> nodes.Node:
    report(
        env,
        line,
        "placeholder-kind",
        f"`{written(key)}` is a block and stands inside other text.",
        "Put it alone in its paragraph, with an empty line before and after.",
    )
    return nodes.reference(value.text, value.text, refuri=value.text)


def _resolve_attributes(env: BuildEnvironment, node: nodes.Element) -> None:
    for name in _TEXT_ATTRIBUTES:
        text = node.get(name)
        if isinstance(text, str) and "{{" in text:
            node[name] = resolve_text(env, text, line_of(node))
    for name in _ADDRESS_ATTRIBUTES:
        text = node.get(name)
        if isinstance(text, str) and PLACEHOLDER.search(text):
            _resolve_address(env, node, name, text)
    if isinstance(node, addnodes.toctree):
        node["entries"] = [
            (resolve_text(env, title, node.line) if title else title, target)
            for title, target in node["entries"]
        ]


def resolve_text(env: BuildEnvironment, text: str, line: int | None) -> str:
    """Return a plain text with its placeholders replaced; an unknown one stays as written."""

    def value_of(key: str) -> str:
        value = use(env, key)
        if value is None:
            report_unknown(env, key, line)
            return written(key)
        return value.text

    return replace_keys(text, value_of)


def _resolve_address(env: BuildEnvironment, node: nodes.Element, name: str, text: str) -> None:
    address = resolve_destination(env, text, line_of(node))
    if address is not None:
        node[name] = address
    elif isinstance(node, nodes.reference):
        node.replace_self([*node.children, nodes.Text(" "), unknown_node(text)])
    else:
        node.replace_self(unknown_node(text))
