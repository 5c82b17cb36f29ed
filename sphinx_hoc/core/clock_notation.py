"""How a language writes times and minutes, as data: what a page hands to its script.

A script that reads this prints what :mod:`sphinx_hoc.core.clock` prints, to the letter. A
browser's own CLDR is another version, with other spaces and patterns.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache
from gettext import c2py
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from babel import Locale
from babel.plural import to_gettext

from sphinx_hoc.core import clock
from sphinx_hoc.core.cldr_patterns import fields, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from babel.plural import PluralRule

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_DAY = 24 * 60
# Where a word for a part of the day may begin or have ended: CLDR's parts begin with an hour,
# and noon and midnight are over after a minute.
_TURNS = tuple(60 * hour + minute for hour in range(24) for minute in (0, 1))
_EXPONENT = re.compile(r"\b[ce]\b")
# Hours and minutes are numbers; every other field of a time is a word.
_NUMBERS = frozenset("hHKkm")


@cache
def clock_notation(locale: str) -> dict[str, Json]:
    """Return how a locale writes clock times and lengths.

    ========== ===============================================================================
    digits     the ten digits
    single     the pattern of one time: text and fields in turns, text first
    intervals  greatest different field, pattern of the start, text between, pattern of the
               end; the greatest field first
    fallback   an interval without a pattern, in parts, where ``{0}`` and ``{1}`` are times
    periods    field -> pairs of a minute of the day and the word that holds from then on
    minutes    pairs of a length in minutes and the pattern that holds from then on; ``{0}`` is
               the number
    thousands  the text before the last three digits of a number
    date       the pattern of a full date, like ``single``
    names      field of a date -> its words: of the twelve months, of the weekdays from Monday
               on, or the one era
    ========== ===============================================================================
    """
    patterns, thousands = clock.time_patterns(locale), _thousands(locale)
    written = [patterns.single]
    for field, (first, _, second) in patterns.intervals.items():
        written += [field, first, second]
    return {
        "digits": "".join(clock.write("m", time(0, digit), locale) for digit in range(10)),
        "single": _listed(patterns.single),
        "intervals": [
            [field, _listed(first), between, _listed(second)]
            for field, (first, between, second) in patterns.intervals.items()
        ],
        "fallback": list(patterns.fallback),
        "periods": {field: _periods(field, locale) for field in _words(written)},
        "minutes": _lengths(locale, thousands),
        "thousands": thousands,
        "date": _listed(clock.date_pattern(locale)),
        "names": _names(locale),
    }


def _listed(pattern: str) -> list[Json]:
    return list(parts(pattern))


def _words(patterns: Iterable[str]) -> list[str]:
    found = {field for pattern in patterns for field in fields(pattern)}
    return sorted(field for field in found if field[0] not in _NUMBERS)


def _periods(field: str, locale: str) -> list[Json]:
    return _runs(
        (minute, clock.write(field, time(*divmod(minute, 60)), locale)) for minute in _TURNS
    )


def _lengths(locale: str, thousands: str) -> list[Json]:
    """Return the patterns of lengths: they change only where the plural's form does."""
    form = _plural_index(Locale.parse(locale).plural_form)
    # To print every length of a day would take as long as to write a page.
    known: dict[tuple[int, int], str] = {}

    def pattern(minutes: int) -> str:
        key = form(minutes), len(str(minutes))
        if "{0}" not in known.get(key, ""):  # a number that is written otherwise is no pattern
            known[key] = _length(minutes, locale, thousands)
        return known[key]

    return _runs((minutes, pattern(minutes)) for minutes in range(_DAY))


def _plural_index(rule: PluralRule) -> Callable[[int], int]:
    """Return a rule for whole numbers, as gettext has it.

    Babel's own function looks for the digits of each number that CLDR's rules may ask about.
    In Babel's gettext form of a rule stand exponents, which gettext does not know, and which
    a whole number that is written out has none of.
    """
    expression = to_gettext(rule).partition("plural=")[2].rstrip(";")
    return c2py(_EXPONENT.sub("0", expression))


def _length(minutes: int, locale: str, thousands: str) -> str:
    number = _number(minutes, locale)
    if minutes >= 1000:
        number = number[:-3] + thousands + number[-3:]
    return clock.format_duration(minutes, locale).replace(number, "{0}")


def _runs(texts: Iterable[tuple[int, str]]) -> list[Json]:
    """Return each text that differs from the one before, with its number."""
    return [[next(same)[0], text] for text, same in groupby(texts, itemgetter(1))]


def _number(value: int, locale: str) -> str:
    return "".join(clock.write("m", time(0, int(digit)), locale) for digit in str(value))


def _thousands(locale: str) -> str:
    """Return what stands in 1234 after the first digit."""
    written = clock.format_duration(1234, locale)
    head, tail = _number(1, locale), _number(234, locale)
    return written.split(head, 1)[1].split(tail, 1)[0]


def _names(locale: str) -> dict[str, Json]:
    months = [date(2026, month, 1) for month in range(1, 13)]
    weekdays = [date(2026, 6, day) for day in range(1, 8)]  # the 1st is a Monday
    named = {"M": months, "L": months, "E": weekdays, "c": weekdays, "G": months[:1]}
    return {
        field: [clock.write(field, day, locale) for day in named[field[0]]]
        for field in sorted(fields(clock.date_pattern(locale)))
        if field[0] in named
    }
