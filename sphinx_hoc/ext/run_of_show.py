"""The run of show: an ordinary Markdown table whose first column is data, not words."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.core import clock
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.placeholders import PLACEHOLDER, written
from sphinx_hoc.core.run_of_show import RunOfShow, Slot, parse_times
from sphinx_hoc.core.time_notation import ClockTime, NotationError, read_time
from sphinx_hoc.ext import wordless
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.deferred import deferred
from sphinx_hoc.ext.plans import TABLE_CLASS, note_plan
from sphinx_hoc.ext.reporting import keep, line_of, report
from sphinx_hoc.ext.usage import use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

_CAMPAIGN_START = "campaign_date/start"


class clock_time(nodes.Inline, nodes.TextElement):
    """A clock time as printed; ``datetime`` is the same as ``HH:MM``."""


class time_range(deferred):
    """When a part of the event is: ``slot`` says it, its text is what the page says."""

    def shown(self, env: BuildEnvironment) -> Sequence[nodes.Node]:
        """Return the times as the language of the build prints them."""
        return list(_time_nodes(self["slot"], build_of(env.config).language.locale))


class RunOfShowTable(SphinxDirective):
    """``run-of-show``: checks the times of a table, and has them printed in its language.

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
        table = next(iter(holder.findall(nodes.table)), None)
        rows = [] if table is None else _body_rows(table)
        fault = _fault(table, rows)
        if table is None or fault:
            self._report("run-of-show-table", *fault)
            return holder.children
        table["classes"] += [TABLE_CLASS, *self.options.get("class", ())]
        self.add_name(table)
        note_plan(self.env, table, self._tell_times(rows), self._date())
        return holder.children

    def _tell_times(self, rows: list[nodes.row]) -> RunOfShow:
        cells = [cast("nodes.entry", row[0]) for row in rows]
        written = [(cell.astext().strip(), self._line_of(cell)) for cell in cells]
        plan, findings = parse_times(
            written, start=self._start(), path=str(self.env.doc2path(self.env.docname))
        )
        keep(self.env, self.env.docname, findings)
        for cell, slot in zip(cells, plan.slots, strict=True):
            _as_data(cell)
            if slot is not None:
                _defer(cell, slot)
        return plan

    def _line_of(self, cell: nodes.entry) -> int:
        """The line of a cell's words; in reStructuredText the cell itself has none."""
        words = next(iter(cell.findall(nodes.paragraph)), cell)
        return line_of(words) or self.lineno

    def _start(self) -> time | None:
        """When the first row starts, where it only says how long it is."""
        text = self.options.get("start", "").strip()
        try:
            reading = read_time(text) if text else None
        except NotationError:
            reading = None
        if isinstance(reading, ClockTime):
            return time(*divmod(reading.start, 60))
        if text:
            self._report("run-of-show-start", f"`:start: {text}` is not a time.", "Write `10:00`.")
        return None

    def _date(self) -> date | None:
        """The day of the event: a date as such, a placeholder that is one, or the campaign's."""
        text = self.options.get("date", "").strip() or written(_CAMPAIGN_START)
        if text.lower() == "none":
            self._note_no_date()
            return None
        if match := PLACEHOLDER.fullmatch(text):
            value = use(self.env, match[1])
            day = value.day if value else None
        else:
            day = _iso_date(text)
        if day is None:
            self._report(
                "run-of-show-date",
                f"`:date: {text}` is not a day, so there is no calendar file.",
                f"Write `2026-12-07` or `{written(_CAMPAIGN_START)}`.",
            )
        return day

    def _note_no_date(self) -> None:
        report(
            self.env,
            self.lineno,
            "run-of-show-date",
            "`:date: none` leaves the run of show without a calendar file.",
            f"Write `:date: {written(_CAMPAIGN_START)}` to have one.",
            severity=Severity.NOTE,
        )

    def _report(self, code: str, message: str, suggestion: str) -> None:
        report(self.env, self.lineno, code, message, suggestion)


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


def _body_rows(table: nodes.table) -> list[nodes.row]:
    return [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]


def _fault(table: nodes.table | None, rows: list[nodes.row]) -> tuple[str, ...]:
    """What is missing before there is a run of show, and what would be right."""
    if table is None:
        return "The run of show holds no table.", "Write one with two columns, time and task."
    if not rows:
        return "The run of show has no rows.", "Write one for each part of the event."
    if any(len(row) < 2 for row in rows):
        return "The run of show has one column.", "Write two, the time and the task."
    return ()


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _as_data(cell: nodes.Element) -> None:
    """Take the paragraphs of a cell out of the messages."""
    for words in list(cell.findall(nodes.paragraph)):
        data = wordless.paragraph("", "", *words.children, **words.attributes)
        data.source, data.line = words.source, words.line
        words.replace_self(data)


def _defer(cell: nodes.Element, slot: Slot) -> None:
    data = next(iter(cell.findall(nodes.paragraph)))
    text = data.astext()
    data.children = []
    data += time_range(text, text, slot=slot)


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
