"""Findings as text for people, as JSON for programs, and as annotations for GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_hoc.core.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_hoc.core.findings import Finding

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_text(findings: Sequence[Finding]) -> str:
    """Return a line for each error and warning, and a last one that counts."""
    lines = [
        _visible(f"{_place(finding)}: {finding.severity}: {finding.text} [{finding.code}]")
        for finding in findings
        if finding.severity is not Severity.NOTE
    ]
    return "\n".join([*lines, _sum(findings)])


def as_json(findings: Sequence[Finding]) -> str:
    """Return a list of objects, in ASCII so that no terminal acts on what strangers wrote."""
    return json.dumps([finding.as_dict() for finding in findings], indent=1)


def as_github(findings: Sequence[Finding]) -> str:
    """Return a workflow command for each error and warning.

    A stranger's text stands in them, so nothing of it may end its command or begin another.
    """
    return "\n".join(
        _command(finding) for finding in findings if finding.severity is not Severity.NOTE
    )


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}" if finding.line else finding.path


def _sum(findings: Sequence[Finding]) -> str:
    counts = {
        severity: sum(finding.severity is severity for finding in findings) for severity in Severity
    }
    named = [
        f"{number} {severity}{'' if number == 1 else 's'}" for severity, number in counts.items()
    ]
    return ", ".join(named[:2]) + (
        f" ({named[2]}, see --format json)" if counts[Severity.NOTE] else ""
    )


def _command(finding: Finding) -> str:
    properties = {"file": finding.path, "line": str(finding.line or 1), "title": finding.code}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {listed}::{_data(finding.text)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _visible(text: str) -> str:
    """A text on one line, without what a terminal or a log would act on."""
    return "".join(
        sign if sign.isprintable() else f"<U+{ord(sign):04X}>" for sign in text.replace("\n", " ")
    )
