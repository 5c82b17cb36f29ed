"""The run-of-show directives of a page, read and checked without Sphinx."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from sphinx_hoc.core.placeholders import PLACEHOLDER
from sphinx_hoc.core.run_of_show import parse_times
from sphinx_hoc.core.run_of_show_rules import DATE, START, TABLE
from sphinx_hoc.core.time_notation import ClockTime, NotationError, read_time
from sphinx_hoc.core.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.markdown.directives import Directive
    from sphinx_hoc.markdown.page_tokens import Piece


def timetable_findings(run: Sequence[Piece], campaign: Campaign, path: str) -> Iterator[Finding]:
    """Yield what is wrong with the timetables among the pieces of a page."""
    opened: int | None = None
    for index, piece in enumerate(run):
        if piece.directive is None or piece.directive.name != "run-of-show":
            continue
        if piece.token.type != "directive_end":
            opened = index
        elif opened is not None:
            yield from _findings(piece.directive, run[opened + 1 : index], campaign, path)
            opened = None


def _findings(
    directive: Directive, inside: Sequence[Piece], campaign: Campaign, path: str
) -> Iterator[Finding]:
    rows = list(_body_rows(inside))
    if not any(piece.token.type == "table_open" for piece in inside):
        yield TABLE.finding(
            path, directive.line, "The run of show holds no table.",
            "Write one with two columns, time and task.",
        )  # fmt: skip
        return
    if not rows:
        yield TABLE.finding(
            path, directive.line, "The run of show has no rows.",
            "Write one for each part of the event.",
        )  # fmt: skip
        return
    if any(len(row) < 2 for row in rows):
        yield TABLE.finding(
            path, directive.line, "The run of show has one column.",
            "Write two, the time and the task.",
        )  # fmt: skip
        return
    yield from _options(directive, campaign, path)
    cells = [(_text(row[0].token).strip(), row[0].line) for row in rows]
    yield from parse_times(cells, start=_start(directive), path=path)[1]


def _body_rows(inside: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the cells of each row of the first table's body."""
    row: list[Piece] | None = None
    in_body = False
    for piece in inside:
        kind = piece.token.type
        if kind == "table_close":
            return
        in_body = in_body or kind == "tbody_open"
        if kind == "tr_open" and in_body:
            row = []
        elif kind == "tr_close" and row is not None:
            yield row
            row = None
        elif kind == "inline" and row is not None:
            row.append(piece)


def _text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())


def _start(directive: Directive) -> time | None:
    text = directive.options.get("start", "").strip()
    try:
        reading = read_time(text) if text else None
    except NotationError:
        return None
    if isinstance(reading, ClockTime):
        return time(*divmod(reading.start, 60))
    return None


def _options(directive: Directive, campaign: Campaign, path: str) -> Iterator[Finding]:
    start, day = (directive.options.get(name, "").strip() for name in ("start", "date"))
    if start and _start(directive) is None:
        yield START.finding(
            path, directive.line, f"`:start: {start}` is not a time.", "Write `10:00`."
        )
    if day and not _is_day(day, campaign):
        yield DATE.finding(
            path, directive.line, f"`:date: {day}` is not a day, so there is no calendar file.",
            "Write `2026-12-07` or `{{ campaign_date/start }}`.",
        )  # fmt: skip


def _is_day(text: str, campaign: Campaign) -> bool:
    if text.lower() == "none":
        return True
    if match := PLACEHOLDER.fullmatch(text):
        definition = campaign.definitions.get(match[1])
        return definition is not None and definition.kind is Kind.DATE
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
