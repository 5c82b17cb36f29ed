"""Typed reading of a TOML table that reports every fault, each with its dotted path.

The getters return ``None`` for what can't be used and go on, so that one look at a file
finds all that is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_hoc.core.findings import Finding, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

T = TypeVar("T")

_HEADER = re.compile(r"^[ \t]*\[([^\[\]\n]+)\]")
_ASSIGNMENT = re.compile(r"^[ \t]*([A-Za-z0-9_.\"' -]+?)[ \t]*=")


@dataclass(slots=True)
class TomlReport:
    """The faults of one TOML file.

    :param path: the file, as a person would name it.
    :param text: what stands in it; only used to find the line of a dotted path.
    """

    path: str
    text: str
    findings: list[Finding] = field(default_factory=list)

    def add(self, dotted: str, message: str, suggestion: str = "") -> None:
        """Report a fault of the value at a dotted path."""
        self.findings.append(
            Finding(
                path=self.path,
                line=line_of(self.text, dotted),
                code="campaign",
                severity=Severity.ERROR,
                message=f"`{dotted}`: {message}" if dotted else message,
                suggestion=suggestion,
            )
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a TOML file, read by name and by type."""

    table: Mapping[str, Any]
    dotted: str
    report: TomlReport

    def path_to(self, name: str) -> str:
        """Return the dotted path of one of this table's names."""
        return f"{self.dotted}.{name}" if self.dotted else name

    def text(self, name: str, *, required: bool = False) -> str | None:
        """Return a text that holds more than blanks."""
        value = self._typed(name, str, 'a text such as "Hour of Code"', required=required)
        if value is not None and not value.strip():
            self.report.add(self.path_to(name), "is empty.", "Write a text, or leave the key out.")
            return None
        return value

    def day(self, name: str, *, required: bool = False) -> date | None:
        """Return a date without a time."""
        value = self._typed(name, date, "a date such as 2026-12-07", required=required)
        if isinstance(value, datetime):
            self._wrong_type(name, value, "a date without a time, such as 2026-12-07")
            return None
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; an empty one where the key is missing."""
        value = self._typed(name, list, 'a list of texts such as ["one", "two"]')
        if value is None:
            return ()
        if not all(isinstance(item, str) for item in value):
            self._wrong_type(name, value, 'a list of texts such as ["one", "two"]')
            return ()
        return tuple(value)

    def number(self, name: str) -> int | None:
        """Return a whole number above zero."""
        value = self._typed(name, int, "a whole number such as 500")
        if isinstance(value, bool) or (value is not None and value < 1):
            self._wrong_type(name, value, "a whole number above zero, such as 500")
            return None
        return value

    def switch(self, name: str) -> bool | None:
        """Return a switch, ``true`` or ``false``."""
        return self._typed(name, bool, "`true` or `false`")

    def section(self, name: str, *, required: bool = False) -> Section | None:
        """Return a table inside this one."""
        wanted = f"a table, `[{self.path_to(name)}]`"
        value = self._typed(name, dict, wanted, required=required)
        return None if value is None else Section(value, self.path_to(name), self.report)

    def sections(self, *, but: Iterable[str] = ()) -> Iterator[tuple[str, Section]]:
        """Yield each table inside this one, other than those named."""
        for name in self.table:
            if name not in set(but) and (section := self.section(name)) is not None:
                yield name, section

    def only(self, known: Iterable[str]) -> None:
        """Report each name that is not one of the known ones."""
        names = set(known)
        for name in self.table:
            if name not in names:
                suggestion = did_you_mean(name, names)
                listed = ", ".join(f"`{item}`" for item in sorted(names))
                self.report.add(
                    self.path_to(name),
                    "is not a key that has a meaning here.",
                    suggestion or f"Known keys are {listed}.",
                )

    def _typed(
        self, name: str, wanted: type[T], example: str, *, required: bool = False
    ) -> T | None:
        if name not in self.table:
            if required:
                self.report.add(self.path_to(name), "is missing.", f"Give {example}.")
            return None
        value = self.table[name]
        if not isinstance(value, wanted):
            self._wrong_type(name, value, example)
            return None
        return value

    def _wrong_type(self, name: str, value: object, example: str) -> None:
        self.report.add(self.path_to(name), f"found {shown(value)}.", f"Give {example}.")


def shown(value: object) -> str:
    """Return a TOML value as a person would call it: ``the number 7``."""
    if isinstance(value, bool):
        return f"the switch `{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"the number `{value}`"
    if isinstance(value, datetime):
        return f"the date and time `{value.isoformat()}`"
    if isinstance(value, date):
        return f"the date `{value.isoformat()}`"
    if isinstance(value, str):
        return f'the text "{value[:60]}"'
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return f"`{value}`"


def line_of(text: str, dotted: str) -> int:
    """Return the 1-based line that holds a dotted path, or its nearest table; 0 for none."""
    best, length = 0, 0
    for line, path in _paths(text):
        parts = dotted.split(".")
        shared = path == parts[: len(path)]
        if shared and len(path) > length:
            best, length = line, len(path)
    return best


def _paths(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that opens a table or assigns a key, with its path."""
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _names(header[1])
            yield number, table
        elif assignment := _ASSIGNMENT.match(line):
            yield number, table + _names(assignment[1])


def _names(dotted: str) -> list[str]:
    return [name.strip().strip("\"'") for name in dotted.split(".")]
