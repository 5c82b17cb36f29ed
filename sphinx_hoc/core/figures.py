"""Numbers and names of languages as a language writes them."""

from __future__ import annotations

from datetime import time
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal
from babel.numbers import format_percent as _format_percent

from sphinx_hoc.core import clock

if TYPE_CHECKING:
    from collections.abc import Mapping


def format_number(number: int, locale: str) -> str:
    """Return a whole number in a locale's own digits."""
    return format_decimal(number, locale=locale).translate(_digits(locale))


def format_percent(number: int, locale: str) -> str:
    """Return a whole percentage, 0 to 100, in a locale's own digits."""
    parsed = Locale.parse(locale)
    symbols = parsed.number_symbols.get(parsed.default_numbering_system, {})
    text = _format_percent(number / 100, locale=locale).translate(_digits(locale))
    return text.replace("%", symbols.get("percentSign", "%"))


def language_name(named: str, locale: str) -> str:
    """Return what a locale calls another: ``engelsk`` for English in Norwegian."""
    return Locale.parse(named).get_display_name(locale) or named


@cache
def _digits(locale: str) -> Mapping[int, str]:
    """Babel prints numbers in ASCII digits; the clock knows the locale's own."""
    return {ord(str(digit)): clock.write("m", time(0, digit), locale) for digit in range(10)}
