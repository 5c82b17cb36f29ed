"""The list of checks and repairs: each is a generator or a function with its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, Fault, Rule, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_hoc.core.pairs import Pair

    Check = Callable[[Pair], Iterator[Fault]]
    Repair = Callable[[Pair], str]

RAW: list[tuple[Rule, Check]] = []
"""Checks of a translation as its translator left it."""

CHECKS: list[tuple[Rule, Check]] = []
"""Checks of a translation after its repairs."""

MARKED: list[tuple[Rule, Check]] = []
"""The same, for what only Markdown has: nothing to do where both are words only."""

REPAIRS: list[tuple[Rule, str, Repair]] = []
"""What is mended, in this order, with the words for what was wrong."""


def check(
    code: str,
    severity: Severity,
    explanation: str,
    example: Example,
    *,
    stage: list[tuple[Rule, Check]] = CHECKS,
) -> Callable[[Check], Check]:
    """Enter a check into the list.

    :param stage: which of the lists.
    """
    made = rule(code, severity, explanation, example)

    def enter(function: Check) -> Check:
        stage.append((made, function))
        return function

    return enter


def repair(code: str, what: str, explanation: str, example: Example) -> Callable[[Repair], Repair]:
    """Enter a repair into the list: it returns the translation, mended or as it was.

    :param what: what was wrong, as the beginning of a sentence.
    """
    made = rule(code, Severity.WARNING, explanation, example, repaired=True)

    def enter(function: Repair) -> Repair:
        REPAIRS.append((made, what, function))
        return function

    return enter
