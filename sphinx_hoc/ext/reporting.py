"""Findings: kept for each page, and told in every build.

Sphinx reports what it finds while it reads a page, so a second build, which does not read
the page again, is silent and ``-W`` passes. Findings are kept in the environment instead
and told after each reading phase, whether or not their page was read in this build.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_hoc.core.findings import Finding, Severity, did_you_mean
from sphinx_hoc.core.page_rules import IGNORE
from sphinx_hoc.core.page_silencing import Silencer
from sphinx_hoc.ext.config import short_path
from sphinx_hoc.ext.page_values import follow_pages, page_values

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

WARNING_TYPE = "hoc"
"""The type of each warning; its subtype is the finding's code, for ``suppress_warnings``."""

_SILENCER = "hoc_silencer"

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def setup_reporting(app: Sphinx) -> None:
    """Keep findings through incremental and parallel builds, and tell them each time."""
    follow_pages(app, "hoc_findings")
    # After everything that may find something while pages are read.
    app.connect("env-get-updated", _tell, priority=900)


def report(
    env: BuildEnvironment,
    line: int | None,
    code: str,
    message: str,
    suggestion: str = "",
    *,
    severity: Severity = Severity.WARNING,
) -> None:
    """Keep a finding of the page that is being read.

    :param line: the 1-based line in the page's source; nothing where it is not known.
    """
    finding = Finding(
        path=str(env.doc2path(env.docname)),
        line=line or 0,
        code=code,
        severity=severity,
        message=message,
        suggestion=suggestion,
    )
    keep(env, env.docname, [finding])


def keep(env: BuildEnvironment, docname: str, findings: Iterable[Finding]) -> None:
    """Keep findings until the page is read again, except those that the page silences."""
    known = _kept(env).setdefault(docname, [])
    silencer = env.temp_data.get(_SILENCER) if docname == env.docname else None
    for finding in findings:
        if finding not in known and not (silencer and silencer.silences(finding)):
            known.append(finding)


def listen(env: BuildEnvironment, text: str) -> None:
    """Obey the comments of a page that silence findings.

    :param text: the page, which is about to be parsed.
    """
    silencer = Silencer(text)
    env.temp_data[_SILENCER] = silencer
    path = str(env.doc2path(env.docname))
    keep(env, env.docname, (IGNORE.finding(path, *fault) for fault in silencer.faults))


def tell_about_config(app: Sphinx, option: str, name: str, known: Iterable[str]) -> None:
    """Say that an option of ``conf.py`` names what does not exist."""
    tell(
        Finding(
            path=str(Path(app.confdir, "conf.py")),
            line=0,
            code="config",
            severity=Severity.WARNING,
            message=f"`{option}` names `{name}`, which does not exist.",
            suggestion=did_you_mean(name, known),
        )
    )


def line_of(node: nodes.Node) -> int | None:
    """Return the line of a node, or of the nearest node around it that has one."""
    current: nodes.Node | None = node
    while current is not None:
        if current.line:
            return current.line
        current = current.parent
    return None


def tell(finding: Finding) -> None:
    """Print a finding as a Sphinx warning that names its file and line."""
    place = short_path(Path(finding.path))
    logger.log(
        _LEVELS[finding.severity],
        "%s",
        finding.text,
        # Sphinx takes a place without a line for the name of a page.
        location=f"{place}:{finding.line or 1}",
        type=WARNING_TYPE,
        subtype=finding.code,
    )


def _kept(env: BuildEnvironment) -> dict[str, list[Finding]]:
    kept: dict[str, list[Finding]] = page_values(env, "hoc_findings")
    return kept


def _tell(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    findings = [finding for kept in _kept(env).values() for finding in kept]
    for finding in sorted(findings, key=lambda item: (item.path, item.line, item.code)):
        tell(finding)
    return []
