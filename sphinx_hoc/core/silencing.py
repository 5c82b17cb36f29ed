"""Comments that silence a finding: ``hoc: ignore message-punctuation because it is a title``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.findings import Severity, did_you_mean
from sphinx_hoc.core.rules import Example, Fault, rule, rules

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMENT = re.compile(r"hoc:\s*ignore\b(.*)", re.DOTALL)
_WHOLE = re.compile(r"\s+([a-z-]+(?:\s*,\s*[a-z-]+)*)\s+because\s+\S")

IGNORE = rule(
    "message-ignore",
    Severity.WARNING,
    "A comment `hoc: ignore CODE because REASON` silences one kind of warning or note on one "
    "message. It needs a reason, and errors can't be silenced.",
    Example(
        msgid="Is the door open?",
        bad="Er døra open?",
        good="Er døra open?",
        comment="hoc: ignore message-punctuation",
    ),
)


def silenced(comments: Iterable[str]) -> tuple[frozenset[str], list[Fault]]:
    """Return the codes that the comments of a message silence, and what is wrong with them."""
    codes: set[str] = set()
    faults: list[Fault] = []
    for comment in comments:
        match = _COMMENT.match(comment.strip())
        if match is None:
            continue
        whole = _WHOLE.match(match[1])
        if whole is None:
            faults.append(
                Fault(
                    "The comment `hoc: ignore` has no code or no reason.",
                    "Write `hoc: ignore CODE because REASON`.",
                )
            )
            continue
        for code in re.split(r"\s*,\s*", whole[1]):
            fault = _fault(code)
            if fault is None:
                codes.add(code)
            else:
                faults.append(fault)
    return frozenset(codes), faults


def _fault(code: str) -> Fault | None:
    known = {item.code: item for item in rules()}
    found = known.get(code)
    if found is None:
        return Fault(f"There is no check `{code}`.", did_you_mean(code, known))
    if found.severity is Severity.ERROR:
        return Fault(f"`{code}` is an error and can't be silenced.", "Mend the translation.")
    return None
