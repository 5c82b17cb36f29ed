"""Dates, times and durations as a reader of each language writes them.

The only user of ``babel.dates``. A *locale* is a CLDR locale identifier such as ``nn``,
``pt_BR``, ``zh_Hans`` or ``zh_CN``; one that CLDR doesn't know raises
:class:`babel.UnknownLocaleError`.

Babel prints every number in ASCII digits. Here all three follow the locale's default
numbering system in CLDR, as a browser's ``Intl`` does: Persian reads ``۱۰:۰۰``, Arabic in
Egypt ``١٠:٠٠``, Arabic without a country and Hindi ``10:00``. The calendar is Gregorian in
every language, as campaigns are dated in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from babel import Locale
from babel.dates import get_date_format, get_time_format, parse_pattern
from babel.units import format_unit

from sphinx_hoc.core import cldr_patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

DateWidth: TypeAlias = Literal["short", "long", "full", "year", "iso"]
"""How much of a date is written; see :func:`format_date`."""

# The digit zero of each numbering system that is the default of some locale in Babel.
_ZEROS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "latn": 0x0030,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}
# Korean clocks say 오전 10:00, but CLDR's short form, which Babel takes, is the English "AM".
_FULL_PERIODS = frozenset({"ko"})
_SAMPLE = date(2026, 12, 7)
# CLDR spells few intervals out ("MMMM", "EEEE"): the nearest that exists is widened.
_RANGE_SKELETONS = {
    "short": ("MMMMd", "MMMd"),
    "long": ("yMMMMd", "yMMMd"),
    "full": ("yMMMMEEEEd", "yMMMMEd", "yMMMEd"),
}


class TimePart(NamedTuple):
    """A piece of a printed time range: a clock time, or the text between two of them."""

    text: str
    time: time | None
    """The clock time that ``text`` prints; ``None`` for the text between."""


class TimePatterns(NamedTuple):
    """The CLDR patterns behind :func:`format_time` and :func:`time_range`."""

    single: str
    intervals: Mapping[str, tuple[str, str, str]]
    """Greatest different field -> start pattern, text between, end pattern; greatest first."""
    fallback: tuple[str, ...]
    """An interval without a pattern, in parts; ``{0}`` and ``{1}`` are the times."""


def time_patterns(locale: str) -> TimePatterns:
    """Return how a locale writes times, for what prints them without CLDR."""
    data = _times(locale)
    return TimePatterns(data.single, data.intervals, data.locale.fallback)


def date_pattern(locale: str) -> str:
    """Return how a locale writes a full date: with the weekday, the month in words."""
    return _date_pattern(locale, "full")


def write(pattern: str, value: date | time, locale: str) -> str:
    """Return a date or a clock time in a CLDR pattern, in the locale's digits."""
    return _locale(locale).write(pattern, value)


def format_time(time: time, locale: str) -> str:
    """Return a clock time in hours and minutes.

    It has a day period (``10:00 AM``) only where the locale's own short time has one.
    """
    data = _times(locale)
    return data.locale.write(data.single, time)


@cache
def time_range(start: time, end: time, locale: str) -> tuple[TimePart, ...]:
    """Return a range of clock times in parts whose joined text is CLDR's interval.

    Two times that print alike give one part. Each other range has two parts with a time;
    a day period or a word that stands once for both belongs to the part it is next to.
    """
    data = _times(locale)
    write = data.locale.write
    if write(data.single, start) == write(data.single, end):
        return (TimePart(write(data.single, start), start),)
    for field, (first, between, second) in data.intervals.items():
        if write(field, start) != write(field, end):
            parts = (write(first, start), start), (between, None), (write(second, end), end)
            return tuple(TimePart(*part) for part in parts)
    times = {"{0}": start, "{1}": end}
    return tuple(
        TimePart(write(data.single, times[part]), times[part])
        if part in times
        else TimePart(part, None)
        for part in data.locale.fallback
    )


def format_date(day: date, locale: str, width: DateWidth) -> str:
    """Return one date.

    :param width: ``short`` is day and month in words (``December 7``), ``long`` adds the
        year, ``full`` the weekday. ``year`` is the bare number, without the word that some
        languages put after it: a translator writes it where the sentence wants it.
        ``iso`` is ``2026-12-07`` in every language.
    """
    if width == "iso":
        return day.isoformat()
    return _locale(locale).write(_date_pattern(locale, width), day)


def format_date_range(start: date, end: date, locale: str, width: DateWidth) -> str:
    """Return a range of dates, what both share said once where the language does so.

    :param width: as for :func:`format_date`: ``short`` is ``December 7 – 13``, ``full`` is
        ``Monday, December 7 – Sunday, December 13, 2026``, ``year`` is ``2026`` where both
        lie in it, ``iso`` is ``2026-12-07/2026-12-13``.
    """
    first, last = (format_date(day, locale, width) for day in (start, end))
    if first == last:
        return first
    if width == "iso":
        return f"{first}/{last}"
    data = _locale(locale)
    for field, (head, tail) in _date_intervals(locale, width).items():
        if data.write(field, start) != data.write(field, end):
            return data.write(head, start) + data.write(tail, end)
    values = {"{0}": first, "{1}": last}
    return "".join(values.get(part, part) for part in data.fallback)


def format_duration(minutes: int, locale: str) -> str:
    """Return a number of minutes with the locale's short unit: ``5 min``."""
    data = _locale(locale)
    text = format_unit(minutes, "duration-minute", length="short", locale=data.babel)
    return text.translate(data.digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Locale:
    """One locale's data, read once."""

    babel: Locale
    digits: Mapping[int, int]
    fallback: tuple[str, ...]
    """CLDR's ``{0} – {1}`` for any interval without a pattern, in parts."""

    def write(self, pattern: str, value: date | time) -> str:
        """Return a value in a CLDR pattern; Babel keeps the parsed pattern."""
        return parse_pattern(pattern).apply(value, self.babel).translate(self.digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Times:
    """How one locale writes times."""

    locale: _Locale
    single: str
    intervals: Mapping[str, tuple[str, str, str]]
    """Greatest different field -> start pattern, text between, end pattern; greatest first."""


@cache
def _locale(identifier: str) -> _Locale:
    babel = Locale.parse(identifier.replace("-", "_"))
    zero = _ZEROS.get(babel.default_numbering_system, ord("0"))
    fallback = re.split(r"(\{[01]\})", babel.interval_formats.get(None, "{0}–{1}"))
    return _Locale(
        babel=babel,
        digits={ord("0") + digit: zero + digit for digit in range(10)},
        fallback=tuple(part for part in fallback if part),
    )


@cache
def _times(identifier: str) -> _Times:
    locale = _locale(identifier)
    short = str(get_time_format("short", locale.babel).pattern)
    skeleton = "hm" if _letters(short) & set("abB") else "Hm"
    single = _own_period(locale, str(locale.babel.datetime_skeletons[skeleton].pattern))
    # Where the single time has "B" (in the morning, at noon), ranges differ by it and not
    # by "a": CLDR has a pattern for each, and Babel's own choice fails on "B".
    period = "B" if "B" in _letters(single) else "a"
    patterns = locale.babel.interval_formats[skeleton]
    return _Times(
        locale=locale,
        single=single,
        intervals={
            field: cldr_patterns.split_interval(
                *(_own_period(locale, part) for part in patterns[field])
            )
            for field in f"{period}hHm"
            if field in patterns
        },
    )


def _letters(pattern: str) -> set[str]:
    return {field[0] for field in cldr_patterns.fields(pattern)}


def _own_period(locale: _Locale, pattern: str) -> str:
    """Return a pattern with the day period that the language's own clocks show."""
    if locale.babel.language not in _FULL_PERIODS:
        return pattern
    return cldr_patterns.exchange(pattern, {"a": "aaaa"})


@cache
def _date_pattern(identifier: str, width: DateWidth) -> str:
    """Return the pattern of one date; every locale of CLDR has all of them."""
    babel = _locale(identifier).babel
    if width == "long" or width == "full":
        return str(get_date_format(width, babel).pattern)
    return "y" if width == "year" else str(babel.datetime_skeletons["MMMMd"].pattern)


@cache
def _date_intervals(identifier: str, width: DateWidth) -> Mapping[str, tuple[str, str]]:
    """Return greatest different field -> the patterns of both dates; greatest first.

    Empty where CLDR's interval has a number for the month and the single date a word, as a
    Czech page would have ``7.–13. 12.`` beside ``7. prosince``.
    """
    data = _locale(identifier)
    formats = data.babel.interval_formats
    single = _date_pattern(identifier, width)
    swap = partial(cldr_patterns.exchange, others=_spelled_fields(identifier, single))
    name = next((name for name in _RANGE_SKELETONS.get(width, ()) if name in formats), None)
    patterns = formats[name] if name else {}
    intervals = {
        field: (swap(patterns[field][0]), swap(patterns[field][1]))
        for field in "yMd"
        if field in patterns
    }
    month = data.write("MMMM", _SAMPLE)
    if month not in data.write(single, _SAMPLE):
        return intervals
    spelled_out = all(month in data.write("".join(pair), _SAMPLE) for pair in intervals.values())
    return intervals if spelled_out else {}


def _spelled_fields(identifier: str, single: str) -> dict[str, str]:
    """Return short field -> the one in words, in the form that single dates have."""
    spelled = {"MMM": "MMMM", "LLL": "LLLL"}
    full = cldr_patterns.fields(_date_pattern(identifier, "full"))
    for weekday in full & {"EEEE", "cccc"}:  # Finnish has a case of its own in "EEEE"
        spelled |= dict.fromkeys(("E", "EEE", "EEEE", "ccc", "cccc"), weekday)
    if "dd" not in cldr_patterns.fields(single):
        spelled["dd"] = "d"  # a padded day goes with a number for a month, not with a word
    return spelled
