"""What a placeholder stands for: a text, a date, an address, a file, or a block."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_hoc.core import clock
from sphinx_hoc.core.urls import looks_like_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_hoc.core.languages import Language


class Kind(StrEnum):
    """The kinds of placeholder, which decide where one may stand."""

    TEXT = "text"
    """Words, printed as they are; may also stand inside a longer address."""
    DATE = "date"
    """A day or two, printed in the page's language; never an address."""
    URL = "URL"
    """An address; in running text it is a link that shows itself."""
    FILE = "file"
    """An address or a file of the project, one for each language, with a fallback."""
    BLOCK = "block"
    """A part of a page that stands alone in its paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A placeholder in one language.

    :param kind: see :class:`Kind`.
    :param text: what is printed, or where it leads.
    :param day: the day itself, for a date.
    """

    kind: Kind
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A placeholder as the campaign file defines it, for every language.

    :param kind: see :class:`Kind`.
    :param default: the text, the address, or the first (or only) day.
    :param by_language: values for single languages, by tag.
    :param end: the last day, where two are printed as a range.
    :param width: how a date is printed; see :func:`sphinx_hoc.core.clock.format_date`.
    """

    kind: Kind
    default: str | date
    by_language: Mapping[str, str] = field(default_factory=dict)
    end: date | None = None
    width: clock.DateWidth = "long"

    def in_language(self, language: Language) -> Value:
        """Return the value that a page in a language shows."""
        if isinstance(self.default, date):
            return Value(
                kind=self.kind, text=self._printed(self.default, language), day=self.default
            )
        return Value(kind=self.kind, text=self._text_for(language, self.default))

    def _text_for(self, language: Language, default: str) -> str:
        """The language's own value, else that of the language without its region."""
        base = language.tag.split("-")[0]
        return self.by_language.get(language.tag) or self.by_language.get(base) or default

    def _printed(self, start: date, language: Language) -> str:
        if self.end is None:
            return clock.format_date(start, language.locale, self.width)
        return clock.format_date_range(start, self.end, language.locale, self.width)


def kind_of(text: str) -> Kind:
    """Return the kind of a value that is the same in every language."""
    return Kind.URL if looks_like_url(text) else Kind.TEXT
