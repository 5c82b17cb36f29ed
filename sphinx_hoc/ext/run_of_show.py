"""The run of show: an ordinary Markdown table whose first column is data, not words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.core import clock
from sphinx_hoc.core.findings import Finding, Severity
from sphinx_hoc.core.run_of_show import RunOfShow, Slot, parse_times
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.reporting import keep, line_of, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import Option
    from sphinx.writers.html5 import HTML5Translator

TABLE_CLASS = "hoc-run-of-show"


class clock_time(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes so
    """A clock time as printed; ``datetime`` is the same as ``HH:MM``."""


class RunOfShowTable(SphinxDirective):
    """``run-of-show``: checks the times of a table and prints them in the page's language.

    The cells beside the times are messages. The times are not: no translation can change
    one.
    """

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "date": directives.unchanged_required,
        "start": directives.unchanged_required,
        "class": directives.class_option,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Parse the content, and turn the times of its table into data."""
        holder = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, holder)
        table = next(holder.findall(nodes.table), None)
        if table is None:
            self._report("It holds no table.", "Write a Markdown table with two columns, time and action.")
            return holder.children
        table["classes"] += [TABLE_CLASS, *self.options.get("class", ())]
        self.add_name(table)
        rows = [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]
        if not rows:
            self._report("Its table has no rows.", "Write one row for each part of the event.")
        elif len(rows[0]) < 2:  # noqa: PLR2004 - a time and an action
            self._report("Its table has one column.", "Write two, the time and the action.")
        else:
            self._tell_times(rows)
        return holder.children

    def _tell_times(self, rows: list[nodes.row]) -> None:
        cells = [row[0] for row in rows]
        written = [(cell.astext().strip(), line_of(cell) or self.lineno) for cell in cells]
        plan, findings = parse_times(written, start=self._start(), path=self._path())
        keep(self.env, self.env.docname, findings)
        for cell, slot in zip(cells, plan.slots, strict=True):
            _as_data(cell)
            if slot is not None:
                _print(cell, slot, build_of(self.config).language.locale)

    def _start(self) -> Any:
        text = self.options.get("start", "").strip()
        if not text:
            return None
        plan, findings = parse_times(
            [(f"{text} - {text}", self.lineno)], path=self._path()
        )
        return plan.start

    def _path(self) -> str:
        return str(self.env.doc2path(self.env.docname))

    def _report(self, message: str, suggestion: str) -> None:
        report(self.env, self.lineno, "run-of-show-table", f"The run of show is empty. {message}", suggestion)


def setup_run_of_show(app: Sphinx) -> None:
    """Register the directive, and the node for each builder."""
    through = (_pass, _pass)
    app.add_node(
        clock_time,
        html=(_visit_html, _depart_html),
        latex=through,
        text=through,
        man=through,
        texinfo=through,
    )
    app.add_directive("run-of-show", RunOfShowTable)


def _as_data(cell: nodes.Element) -> None:
    """Take the paragraphs of a cell out of the messages."""
    for paragraph in cell.findall(nodes.paragraph):
        paragraph["translatable"] = False


def _print(cell: nodes.Element, slot: Slot, locale: str) -> None:
    paragraph = next(iter(cell.findall(nodes.paragraph)))
    paragraph.children = []
    paragraph.extend(_time_nodes(slot, locale))


def _time_nodes(slot: Slot, locale: str) -> Iterator[nodes.Node]:
    for part in clock.time_range(slot.start, slot.end, locale):
        if part.time is None:
            yield nodes.Text(part.text)
        else:
            yield clock_time("", part.text, datetime=f"{part.time:%H:%M}")


def _visit_html(self: HTML5Translator, node: clock_time) -> None:
    self.body.append(self.starttag(node, "time", "", datetime=node["datetime"]))


def _depart_html(self: HTML5Translator, _node: clock_time) -> None:
    self.body.append("</time>")


def _pass(_self: nodes.NodeVisitor, _node: clock_time) -> None:
    """Print the text of the time as it is."""
