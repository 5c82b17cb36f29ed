"""The one family of errors that the core raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_hoc.core.findings import Finding


class HocError(Exception):
    """A fault that a person has to mend; its text is one sentence that says how."""


class CampaignError(HocError):
    """A campaign file that can't be used.

    :param findings: every fault of the file, never only the first.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
