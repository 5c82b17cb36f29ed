"""What a check reports: one fault, where it is, and what would be right."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """What was written can't be used: a message falls back, a page shows the fault."""
    WARNING = "warning"
    """What was written is used, repaired or not, and somebody should look at it."""
    NOTE = "note"
    """Worth knowing; it never makes a command fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of a page, a message, a catalogue or the campaign file.

    :param path: the file, as a person would name it: relative where that is shorter.
    :param line: the 1-based line in that file; 0 where the fault is the whole file.
    :param code: a stable name in kebab case; the documentation has an entry for each.
    :param severity: see :class:`Severity`.
    :param message: one sentence: what was read and what is wrong with it.
    :param suggestion: what would be right; empty where nobody can know.
    """

    path: str
    line: int
    code: str
    severity: Severity
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.text}"

    @property
    def text(self) -> str:
        """The message with its suggestion, without the place."""
        return f"{self.message} {self.suggestion}".rstrip()

    def at(self, path: str, line: int) -> Finding:
        """Return the same finding at another place."""
        return replace(self, path=path, line=line)

    def as_dict(self) -> dict[str, str | int]:
        """Return the finding as the plain mapping that ``check --format json`` prints."""
        return {**asdict(self), "severity": str(self.severity)}


def did_you_mean(name: str, known: Iterable[str], pattern: str = "{}") -> str:
    """Return ``Did you mean `x`?`` for the nearest known name, or nothing.

    :param name: what was read.
    :param known: the names that would be right.
    :param pattern: how the name is shown, with ``{}`` for the name itself.
    """
    nearest = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean `{pattern.format(nearest[0])}`?" if nearest else ""
