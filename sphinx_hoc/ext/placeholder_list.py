"""The list of placeholders, made from the campaign: it is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.core.placeholders import written
from sphinx_hoc.core.values import Kind, Value
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.usage import use, use_all

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HEADINGS = ("Write", "Kind", "What it stands for")


class PlaceholderList(SphinxDirective):
    """``placeholder-list``: a table of every placeholder of the campaign."""

    has_content = False
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make the table; none of its cells is a message."""
        use_all(self.env)
        keys = sorted(build_of(self.config).campaign.definitions)
        rows = [_row(key, value) for key in keys if (value := use(self.env, key)) is not None]
        group = nodes.tgroup("", cols=len(_HEADINGS))
        group += [nodes.colspec("", colwidth=1) for _ in _HEADINGS]
        group += nodes.thead("", _cells([nodes.Text(heading) for heading in _HEADINGS]))
        group += nodes.tbody("", *rows)
        table = nodes.table("", group, classes=["colwidths-auto", "hoc-placeholders"])
        self.set_source_info(table)
        return [table]


def setup_placeholder_list(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("placeholder-list", PlaceholderList)


def _row(key: str, value: Value) -> nodes.row:
    name = nodes.literal(written(key), written(key))
    return _cells([name, nodes.Text(str(value.kind)), _shown(value)])


def _shown(value: Value) -> nodes.Node:
    if value.kind in {Kind.URL, Kind.BLOCK}:
        return nodes.reference(value.text, value.text, refuri=value.text)
    return nodes.Text(value.text)


def _cells(contents: list[nodes.Node]) -> nodes.row:
    row = nodes.row()
    for content in contents:
        row += nodes.entry("", nodes.paragraph("", "", content, translatable=False))
    return row
