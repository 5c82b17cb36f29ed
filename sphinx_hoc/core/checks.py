"""Holds a translation against its source text: what is wrong, and what may be shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

# Each of these enters its checks into the registry, in the order in which they run.
from sphinx_hoc.core import (  # noqa: F401
    check_characters,
    check_links,
    check_parity,
    check_repairs,
    check_wording,
)
from sphinx_hoc.core.check_registry import CHECKS, MARKED, RAW, REPAIRS
from sphinx_hoc.core.check_shape import length_faults, nesting_faults
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, Fault, Rule, quoted, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.pairs import Pair

LENGTH = rule(
    "message-length",
    Severity.ERROR,
    "A translation has at most five times the characters of its source text and 200 more; a "
    "project can set `length_factor` and `length_extra`.",
    Example(msgid="Open the door", bad="Opne døra " * 40, good="Opne døra"),
)

NESTING = rule(
    "message-nesting",
    Severity.ERROR,
    "Marks stand at most eight deep inside one another; a project can set `max_nesting`. Far "
    "deeper ones would end the build.",
    Example(
        msgid="Open the door of the *great* hall",
        bad="*opne **døra " * 5 + "til** salen*" * 5,
        good="*Opne* døra til _salen_",
    ),
)


class Verdict(NamedTuple):
    """What the checks say of one translation.

    :param text: what may be shown; nothing where the source text stands in.
    :param faults: what was found, each with its rule.
    """

    text: str | None
    faults: list[tuple[Rule, Fault]]


def check_pair(pair: Pair) -> Verdict:
    """Check one translation, mending what can be mended. Never raises, whatever it is."""
    faults = [(LENGTH, fault) for fault in length_faults(pair)]
    if faults:
        return Verdict(None, faults)
    faults = [(found, fault) for found, function in RAW for fault in function(pair)]
    if pair.source.excess or pair.target.excess:
        return Verdict(None, [*faults, *_nesting(pair)])
    pair, repairs = _repaired(pair)
    faults += [*repairs, *_nesting(pair)]
    checks = CHECKS if pair.plain else MARKED + CHECKS
    faults += [(found, fault) for found, function in checks for fault in function(pair)]
    refused = any(found.severity is Severity.ERROR for found, _ in faults)
    return Verdict(None if refused else pair.msgstr, faults)


def _nesting(pair: Pair) -> Iterator[tuple[Rule, Fault]]:
    return ((NESTING, fault) for fault in nesting_faults(pair))


def _repaired(pair: Pair) -> tuple[Pair, list[tuple[Rule, Fault]]]:
    faults = []
    for found, what, function in REPAIRS:
        text = function(pair)
        if text != pair.msgstr:
            if text:
                before, after = _difference(pair.msgstr, text)
                faults.append((found, Fault(f"{what}: {before}.", f"Write {after}.")))
            pair = replace(pair, msgstr=text)
    return pair, faults


_AROUND = 15


def _difference(before: str, after: str) -> tuple[str, str]:
    """The two texts from shortly before where they begin to differ."""
    pairs = enumerate(zip(before, after, strict=False))
    start = next((at for at, (one, two) in pairs if one != two), min(len(before), len(after)))
    start = max(0, start - _AROUND)
    lead = "…" if start else ""
    return quoted(lead + before[start:]), quoted(lead + after[start:])
