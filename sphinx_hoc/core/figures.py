"""Numbers and names of languages as a language writes them."""

from __future__ import annotations

from babel import Locale
from babel.numbers import format_decimal
from babel.numbers import format_percent as _format_percent


def format_number(number: int, locale: str) -> str:
    """Return a whole number in a locale's own digits."""
    return format_decimal(number, locale=locale, numbering_system="default")


def format_percent(number: int, locale: str) -> str:
    """Return a whole percentage, 0 to 100, in a locale's own digits."""
    return _format_percent(number / 100, locale=locale, numbering_system="default")


def language_name(named: str, locale: str) -> str:
    """Return what a locale calls another: ``engelsk`` for English in Norwegian."""
    return Locale.parse(named).get_display_name(locale) or named
