"""Reads the time cell of a timetable as people of many languages write it.

A cell is cut into tokens of one letter each (:mod:`sphinx_hoc.core.time_tokens`), and what
it means is a small grammar over those letters.

A range is a range of clock times; ``5 min``, ``1 h`` and ``1 h 30 min`` are lengths; any
other single value is a clock time. A bare number is neither, as it could be both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from sphinx_hoc.core.time_tokens import Token, tokens_of

A_DAY = 24 * 60
"""The minutes of a day."""
LONGEST_GUESS = 8 * 60
"""A slot of more minutes is never what an unwritten am, pm or midnight would mean."""

_LONGEST_CELL = 120  # characters; what is longer is no time, and isn't looked at
_CLOCK = re.compile(r"[HC]?[APO]?N(?::N[HC]?|[HC](?:NM?)?)?[APO]?")
_LENGTH = re.compile(r"NM|NH|NHNM")
_OTHER_PERIOD = {"A": "P", "P": "A"}


@dataclass(frozen=True, slots=True)
class ClockRange:
    """From one clock time to another, in minutes after midnight, in the order written."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{hh_mm(self.start)} - {hh_mm(self.end)}"


@dataclass(frozen=True, slots=True)
class ClockTime:
    """One clock time, in minutes after midnight."""

    start: int

    def __str__(self) -> str:
        return hh_mm(self.start)


@dataclass(frozen=True, slots=True)
class Length:
    """A number of minutes."""

    minutes: int

    def __str__(self) -> str:
        return f"{self.minutes} min"


Reading: TypeAlias = ClockRange | ClockTime | Length


class NotationError(ValueError):
    """A cell that is no time; its text goes on from the quoted cell: "has the hour 99"."""


class _Clock(NamedTuple):
    hour: int
    minute: int
    period: str
    sure: bool
    """Whether anything beside a number says that this is a clock time."""


def hh_mm(minutes: int) -> str:
    """Return minutes after midnight as ``HH:MM``, the notation of all messages."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_time(text: str) -> Reading:
    """Return what a time cell says.

    :raises NotationError: for a cell that says no time, or more than one thing.
    """
    if len(text) > _LONGEST_CELL:
        raise NotationError("is too long for a time")
    return _meaning(tokens_of(text))


def likely_time(text: str) -> Reading | None:
    """Return what an unreadable cell was most likely meant to say, if one reading fits."""
    if len(text) > _LONGEST_CELL:
        return None
    try:
        return _meaning(_mended(tokens_of(text)))
    except NotationError:
        return None


def _grammar(tokens: list[Token]) -> str:
    return "".join(token.letter for token in tokens)


def _meaning(tokens: list[Token]) -> Reading:
    letters = _grammar(tokens)
    if not letters:
        raise NotationError("is empty")
    if _LENGTH.fullmatch(letters):
        return _length(tokens)
    if letters.count("-") == 1:
        middle = letters.index("-")
        return _range(_clock(tokens[:middle]), _clock(tokens[middle + 1 :]))
    clock = _clock(tokens)
    if not clock.sure:
        raise NotationError("is a bare number, neither a clock time nor a length")
    return ClockTime(_minutes(clock, clock.period))


def _numbers(tokens: list[Token], longest: int) -> list[int]:
    texts = [token.text for token in tokens if token.letter == "N"]
    for text in texts:
        if len(text) > longest:
            raise NotationError(f"has the number {text}, which is too long for a time")
    return [int(text) for text in texts]


def _length(tokens: list[Token]) -> Length:
    numbers = _numbers(tokens, longest=4)
    units = [60 if token.letter == "H" else 1 for token in tokens if token.letter in "HM"]
    return Length(sum(number * unit for number, unit in zip(numbers, units, strict=True)))


def _clock(tokens: list[Token]) -> _Clock:
    letters = _grammar(tokens)
    if not _CLOCK.fullmatch(letters):
        raise NotationError("can't be read as a time")
    if ":" in letters and len(tokens[letters.index(":") + 1].text) != 2:
        raise NotationError("doesn't have two digits for the minutes")
    hour, minute = [*_numbers(tokens, longest=2), 0][:2]
    if minute > 59:
        raise NotationError(f"has the minute {minute}, and an hour ends at 59")
    if hour * 60 + minute > A_DAY:
        raise NotationError(f"has the hour {hour}, and a day ends at 24:00")
    period = next((letter for letter in letters if letter in "APO"), "")
    if period == "A" and hour > 12:
        raise NotationError(f"has the hour {hour} before noon")
    return _Clock(hour, minute, period, sure=letters != "N")


def _minutes(clock: _Clock, period: str) -> int:
    """Return minutes after midnight; a clock that has 24 hours already takes no period."""
    hour = clock.hour
    if hour == 12 and period == "A":
        hour = 0
    elif (hour < 12 and period == "P") or (hour < 6 and period == "O"):
        hour += 12
    return hour * 60 + clock.minute


def _range(start: _Clock, end: _Clock) -> ClockRange:
    """Return a range; an am or pm that is written once holds for both, if that can be.

    ``11:55 - 12:05 pm`` starts in the morning and ``10:05 - 9:15 am`` is a mistake.
    """
    if not (start.sure or end.sure):
        raise NotationError("has two bare numbers, which could be hours or minutes")
    written = start.period or end.period
    periods = [written, _OTHER_PERIOD.get(written, "")]
    options = [
        ClockRange(
            _minutes(start, start.period or period),
            _minutes(end, end.period or period),
        )
        for period in periods
    ]
    # A range that would go past midnight is one too: it is reported as just that.
    likely = (each for each in options if (each.end - each.start) % A_DAY <= LONGEST_GUESS)
    return next(likely, options[0])


def _mended(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a colon wherever something else parts two numbers."""
    mended: list[Token] = []
    for token in tokens:
        if token.letter == "N" and len(token.text) in (3, 4):
            new = [Token("N", token.text[:-2]), Token(":", ":"), Token("N", token.text[-2:])]
        else:
            new = [token] if token.letter != "?" else []
        if new and new[0].letter == "N" and mended and mended[-1].letter == "N":
            mended.append(Token(":", ":"))
        mended += new
    return mended
