"""Comments on a page that silence a finding: ``% hoc: ignore CODE because REASON``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.findings import Severity, did_you_mean
from sphinx_hoc.core.rules import Fault, rules

if TYPE_CHECKING:
    from sphinx_hoc.core.findings import Finding

_COMMENT = re.compile(r"[ \t>]*(?:%|<!--)[ \t]*hoc:[ \t]*ignore\b(.*?)(?:-->)?[ \t]*$")
_WHOLE = re.compile(r"[ \t]+([a-z-]+)[ \t]+because[ \t]+\S")


class Silencer:
    """The comments of one page.

    :ivar faults: comments that silence nothing, with their lines.
    """

    def __init__(self, text: str) -> None:
        self.faults: list[tuple[int, str, str]] = []
        self._codes: dict[int, set[str]] = {}
        if "hoc:" not in text:
            return
        pending: set[str] = set()
        for number, line in enumerate(text.splitlines(), start=1):
            if match := _COMMENT.match(line):
                pending |= self._code(number, match[1])
            elif line.strip():
                if pending:
                    self._codes[number] = pending
                pending = set()

    def silences(self, finding: Finding) -> bool:
        """Return whether a comment above the finding's line names its code."""
        return finding.severity is not Severity.ERROR and finding.code in self._codes.get(
            finding.line, ()
        )

    def _code(self, line: int, rest: str) -> set[str]:
        match = _WHOLE.match(rest)
        if match is None:
            fault = Fault(
                "The comment `hoc: ignore` has no code or no reason.",
                "Write `% hoc: ignore CODE because REASON`.",
            )
            self.faults.append((line, *fault))
            return set()
        known = {item.code: item for item in rules()}
        found = known.get(match[1])
        if found is None:
            fault = Fault(f"There is no check `{match[1]}`.", did_you_mean(match[1], known))
            self.faults.append((line, *fault))
        elif found.severity is Severity.ERROR:
            fault = Fault(f"`{match[1]}` is an error and can't be silenced.", "Mend the page.")
            self.faults.append((line, *fault))
        return {match[1]}
