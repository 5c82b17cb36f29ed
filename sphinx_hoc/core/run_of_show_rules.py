"""The rules for a run of show, with their examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, rule

if TYPE_CHECKING:
    from sphinx_hoc.core.rules import Rule

_GOOD = ("10:00 - 10:05", "10:05 - 10:15")


def _table(*times: str, option: str = "") -> str:
    rows = "".join(f"| {time} | Open |\n" for time in times)
    body = f"| Time | Task |\n| --- | --- |\n{rows}"
    return f"```{{run-of-show}}\n{option}\n{body}```\n"


def _rule(code: str, explanation: str, bad: str, good: str = "") -> Rule:
    example = Example(bad=bad, good=good or _table(*_GOOD))
    return rule(f"run-of-show-{code}", Severity.WARNING, explanation, example, scope="page")


TABLE = _rule(
    "table",
    "A run of show holds a table with two columns, time and task, and a row for each part.",
    "```{run-of-show}\nFirst we open.\n```\n",
)

START = _rule(
    "start",
    "The first row says when the event starts, or the option `start` does, and both agree.",
    _table("10 min", "5 min"),
    _table("10 min", "5 min", option=":start: 10:00\n"),
)

DATE = _rule(
    "date",
    "The option `date` is a day, or a placeholder that is one.",
    _table(*_GOOD, option=":date: tomorrow\n"),
    _table(*_GOOD, option=":date: {{ campaign_date/start }}\n"),
)

UNREADABLE = _rule(
    "unreadable", "Each row begins with a time that can be read.", _table("10;00 - 10:05")
)

NEGATIVE = _rule("negative", "A row ends after it starts.", _table("10:30 - 10:05"))

MIDNIGHT = _rule("midnight", "A run of show stays within one day.", _table("23:00 - 0:30"))

GAP = _rule(
    "gap", "A row starts when the row before ends.", _table("10:00 - 10:05", "10:10 - 10:15")
)

OVERLAP = _rule(
    "overlap",
    "A row does not start before the row before ends.",
    _table("10:00 - 10:10", "10:05 - 10:15"),
)

END = _rule(
    "end",
    "A clock time lasts until the next row's; the last row says when it ends.",
    _table("10:00", "10:05"),
    _table("10:00", "10:05 - 10:15"),
)
