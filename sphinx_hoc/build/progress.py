"""Says how a build goes: a line that moves on a terminal, quiet lines elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_hoc.build.jobs import Outcome


class Progress:
    """Prints the outcome of each language when it is known.

    :param total: how many languages there are.
    :param out: where the lines go; findings go to ``err``.
    """

    def __init__(self, total: int, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.total = total
        self.out = out or sys.stdout
        self.err = err or sys.stderr
        self.moves = self.out.isatty()
        self.done = 0
        self.running: dict[str, float] = {}
        self.told: set[str] = set()

    def started(self, tag: str) -> None:
        """Note that a language is being built."""
        self.running[tag] = monotonic()
        self._move()

    def ended(self, outcome: Outcome) -> None:
        """Print how a language ended. A warning that was printed before is not repeated."""
        self._clear()
        self.done += 1
        started = self.running.pop(outcome.tag, None)
        for warning in outcome.warnings:
            if warning not in self.told:
                print(warning, file=self.err)
            self.told.add(warning)
        if outcome.fault:
            print(f"{outcome.tag}: failed. {outcome.fault}", file=self.err)
        elif outcome.built:
            took = f", {monotonic() - started:.1f} s" if started is not None else ""
            print(f"{outcome.tag}: {_counted(outcome)}{took}".rstrip(": "), file=self.out)
        self.err.flush()
        self._move()

    def ended_all(self, outcomes: Iterable[Outcome]) -> None:
        """Print how each language ended."""
        for outcome in outcomes:
            self.ended(outcome)

    def _move(self) -> None:
        if self.moves and self.running:
            names = " ".join(sorted(self.running))
            print(f"\r\x1b[K[{self.done}/{self.total}] {names}"[:200], end="", file=self.out)
            self.out.flush()

    def _clear(self) -> None:
        if self.moves:
            print("\r\x1b[K", end="", file=self.out)
            self.out.flush()


def _counted(outcome: Outcome) -> str:
    number = len(outcome.pages)
    if not number:
        return ""
    pages = f"{number} page{'s' if number != 1 else ''}"
    count = len(outcome.warnings)
    return f"{pages}, {count} warning{'s' if count != 1 else ''}" if count else pages
