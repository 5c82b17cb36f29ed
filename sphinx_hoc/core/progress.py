"""How far a translation is, in counts that are disjoint and add up."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The messages of a page or of a language, each counted once.

    :param translated: shown in the language.
    :param fuzzy: translated once, of a source text that has changed since; not shown.
    :param missing: not translated, or refused by a check.
    """

    translated: int = 0
    fuzzy: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """Every message there is."""
        return self.translated + self.fuzzy + self.missing

    def __add__(self, other: Progress) -> Progress:
        return Progress(
            translated=self.translated + other.translated,
            fuzzy=self.fuzzy + other.fuzzy,
            missing=self.missing + other.missing,
        )
