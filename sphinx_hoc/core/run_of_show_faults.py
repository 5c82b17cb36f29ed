"""What the check of a run of show says of a row: what was read, and what would fit."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from sphinx_hoc.core.findings import Finding, Severity
from sphinx_hoc.core.time_notation import A_DAY, LONGEST_GUESS, ClockRange, hh_mm, likely_time

_LONGEST_QUOTE = 60
_EXAMPLE = "Write a range such as `10:00 - 10:05`, or a length such as `5 min`."


class Fault(NamedTuple):
    """A finding without its place; the message goes on from the quoted cell."""

    code: str
    message: str
    suggestion: str

    def at_row(self, path: str, line: int, text: str) -> Finding:
        """Return the finding on a row."""
        quoted = f"`{_shown(text)}`" if text.strip() else "The time"
        return Finding(
            path=path,
            line=line,
            code=f"run-of-show-{self.code}",
            severity=Severity.WARNING,
            message=f"{quoted} {self.message}.",
            suggestion=self.suggestion,
        )


def unreadable(text: str, why: str) -> Fault:
    """Say why a cell is no time, with the time that was most likely meant."""
    likely = likely_time(text)
    return Fault("unreadable", why, f"Write `{likely}`." if likely else _EXAMPLE)


def no_start() -> Fault:
    """Say that a first row needs a clock time."""
    return Fault(
        "start",
        "is a length, and nothing says when the first slot starts",
        "Write a range such as `10:00 - 10:05`, or give the run of show a start.",
    )


def other_start(start: int, wanted: int) -> Fault:
    """Say that the first row and the given start are not the same."""
    return Fault(
        "start",
        f"starts at {hh_mm(start)}, and the run of show at {hh_mm(wanted)}",
        f"Start it at {hh_mm(wanted)}, or start the run of show at {hh_mm(start)}.",
    )


def gap_or_overlap(start: int, clock: int) -> Fault:
    """Say how far a row is from the end of the row before."""
    minutes, order = abs(start - clock), "after" if start > clock else "before"
    return Fault(
        "gap" if start > clock else "overlap",
        f"starts at {hh_mm(start)}, {minutes} min {order} the slot before ends at {hh_mm(clock)}",
        f"Start it at {hh_mm(clock)}, or end the slot before at {hh_mm(start)}.",
    )


def midnight(read: str = "") -> Fault:
    """Say that a row doesn't end within its day."""
    return Fault(
        "midnight",
        f"{read}goes on to midnight or past it; one day is the limit",
        "End it at 23:59 or earlier.",
    )


def negative(span: ClockRange) -> Fault:
    """Say where a range ends too early; one that means 12-hour clocks gets its hour."""
    later = replace(span, end=span.end + A_DAY // 2)
    fits = later.end < A_DAY and 0 < later.end - later.start <= LONGEST_GUESS
    return Fault(
        "negative",
        f"ends at {hh_mm(span.end)}, before it starts at {hh_mm(span.start)}",
        f"Write `{later}`." if fits else f"Write an end later than {hh_mm(span.start)}.",
    )


def no_end(start: int) -> Fault:
    """Say that nothing ends a clock time."""
    likely = ClockRange(start, min(start + 5, A_DAY - 1))
    return Fault(
        "end",
        "has no end, as no clock time follows it",
        f"Write a range such as `{likely}`.",
    )


def _shown(text: str) -> str:
    """Return a cell as a message quotes it: one short line that no terminal acts on."""
    printable = "".join(char if char.isprintable() else " " for char in text[: 4 * _LONGEST_QUOTE])
    line = " ".join(printable.replace("`", "'").split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:_LONGEST_QUOTE]}…"
