"""The run of show: the time column of a timetable, read, checked and moved.

Each row says when it happens: a clock range, a number of minutes after the row before, or a
clock time that lasts until the next row. What the words and signs of a cell mean is
:mod:`sphinx_hoc.core.time_notation`; here is how the rows hang together.

======================== =====================================================  ==========
code                     the row                                                its slot
======================== =====================================================  ==========
run-of-show-unreadable   says no time                                           none
run-of-show-negative     ends before it starts                                  none
run-of-show-midnight     goes on to midnight or past it                         none
run-of-show-start        is the first, and is a length without a ``start``      none
run-of-show-start        is the first, and doesn't start at ``start``           kept
run-of-show-gap          starts after the end of the row before                 kept
run-of-show-overlap      starts before the end of the row before                kept
run-of-show-end          is a clock time that nothing ends                      kept, empty
======================== =====================================================  ==========

A row without a slot is shown as it was written. No row has two findings, and none has one
only because the row before has: a row after one without a slot is not compared with it, and
a length after it has no slot and no finding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_hoc.core import run_of_show_faults as faults
from sphinx_hoc.core.errors import HocError
from sphinx_hoc.core.time_notation import (
    A_DAY,
    LONGEST_GUESS,
    ClockRange,
    ClockTime,
    Length,
    NotationError,
    Reading,
    hh_mm,
    read_time,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_hoc.core.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One row of a run of show, within one day; it never ends before it starts.

    :param line: the 1-based line of the row.
    """

    start: time
    end: time
    line: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A slot can't end at {self.end}, before its start at {self.start}.")

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return _minutes(self.end) - _minutes(self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOfShow:
    """A timetable's slots, one for each row; ``None`` for a row that is shown as written."""

    slots: tuple[Slot | None, ...]

    @property
    def start(self) -> time | None:
        """The earliest start; ``None`` where no row has a slot."""
        return min((slot.start for slot in self.slots if slot), default=None)

    @property
    def end(self) -> time | None:
        """The latest end; ``None`` where no row has a slot."""
        return max((slot.end for slot in self.slots if slot), default=None)

    @property
    def minutes(self) -> int:
        """From the earliest start to the latest end."""
        if self.start is None or self.end is None:
            return 0
        return _minutes(self.end) - _minutes(self.start)


def parse_times(
    rows: Sequence[tuple[str, int]], *, start: time | None = None, path: str
) -> tuple[RunOfShow, list[Finding]]:
    """Return the run of show that the time cells of a timetable give, and what is wrong.

    :param rows: the text of each row's time cell, and the row's 1-based line.
    :param start: when the first row starts, for a first row that is a length.
    :param path: the file, for the findings.
    """
    readings = [_read(text) for text, _ in rows]
    clock = None if start is None else _minutes(start)
    slots: list[Slot | None] = []
    findings: list[Finding] = []
    for index, (text, line) in enumerate(rows):
        following = readings[index + 1] if index + 1 < len(rows) else None
        placed = _place(readings[index], clock, following, first=index == 0)
        clock = placed.end
        slots.append(_slot(placed, line))
        if placed.fault:
            findings.append(placed.fault.at_row(path, line, text))
    return RunOfShow(slots=tuple(slots)), findings


def shift(plan: RunOfShow, start: time) -> RunOfShow:
    """Return the same run of show, its earliest slot starting at another time.

    :raises HocError: if it would go on to midnight or past it.
    """
    if plan.start is None:
        return plan
    by = _minutes(start) - _minutes(plan.start)
    if _minutes(start) + plan.minutes >= A_DAY:
        raise HocError(
            f"The run of show takes {plan.minutes} minutes and can't start at "
            f"{hh_mm(_minutes(start))}: start it at {hh_mm(A_DAY - 1 - plan.minutes)} or earlier."
        )
    return RunOfShow(slots=tuple(slot and _moved(slot, by) for slot in plan.slots))


def _read(text: str) -> _Row:
    try:
        return read_time(text)
    except NotationError as error:
        return faults.unreadable(text, str(error))


_Row: TypeAlias = Reading | faults.Fault


class _Placed(NamedTuple):
    """Where a row lies on the clock, in minutes after midnight; ``None`` if nowhere."""

    start: int | None = None
    end: int | None = None
    fault: faults.Fault | None = None


def _place(
    reading: _Row,
    clock: int | None,
    following: _Row | None,
    *,
    first: bool,
) -> _Placed:
    """Lay one row after the end of the row before, which is unknown for ``None``."""
    match reading:
        case faults.Fault():
            return _Placed(fault=reading)
        case Length():
            return _place_length(reading, clock, first=first)
        case ClockTime():
            placed = _place_clock_time(reading, following)
        case ClockRange():
            placed = _place_range(reading)
    if placed.start is None or clock is None or placed.start == clock or placed.fault:
        return placed
    if first:
        return placed._replace(fault=faults.other_start(placed.start, clock))
    return placed._replace(fault=faults.gap_or_overlap(placed.start, clock))


def _place_length(length: Length, clock: int | None, *, first: bool) -> _Placed:
    if clock is None:
        return _Placed(fault=faults.no_start() if first else None)
    if clock + length.minutes >= A_DAY:
        return _Placed(fault=faults.midnight(f"starts at {hh_mm(clock)} and "))
    return _Placed(clock, clock + length.minutes)


def _place_range(span: ClockRange) -> _Placed:
    if span.start <= span.end < A_DAY:
        return _Placed(span.start, span.end)
    if span.end >= A_DAY or (span.end - span.start) % A_DAY <= LONGEST_GUESS:
        return _Placed(fault=faults.midnight())
    return _Placed(fault=faults.negative(span))


def _place_clock_time(clock_time: ClockTime, following: _Row | None) -> _Placed:
    """Let a clock time last until the next row, or no time at all where that can't be known."""
    start = clock_time.start
    match following:
        case _ if start >= A_DAY:
            return _Placed(fault=faults.midnight())
        case ClockTime() | ClockRange():
            # A next row that can't be later has a finding of its own.
            fits = start <= following.start < A_DAY
            return _Placed(start, following.start if fits else start)
        case faults.Fault():
            return _Placed(start, start)
        case _:
            return _Placed(start, start, faults.no_end(start))


def _slot(placed: _Placed, line: int) -> Slot | None:
    if placed.start is None or placed.end is None:
        return None
    return Slot(start=_time(placed.start), end=_time(placed.end), line=line)


def _moved(slot: Slot, by: int) -> Slot:
    start, end = (_time(_minutes(at) + by) for at in (slot.start, slot.end))
    return replace(slot, start=start, end=end)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
