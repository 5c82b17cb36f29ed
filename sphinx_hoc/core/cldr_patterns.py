"""The surgery on CLDR date patterns that Babel doesn't do: names in, names out.

A pattern such as ``d. MMMM 'um' HH:mm`` is made of fields (runs of one letter), quoted
words and other text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_TOKEN = re.compile(_QUOTED.pattern + r"|(?P<field>(?P<letter>[A-Za-z])(?P=letter)*)|[^A-Za-z']+")


def fields(pattern: str) -> set[str]:
    """Return the fields of a pattern, such as ``HH``, without its quoted words."""
    return {match["field"] for match in _TOKEN.finditer(pattern) if match["field"]}


def parts(pattern: str) -> tuple[str, ...]:
    """Return a pattern's texts and fields in turns; the first and the last is a text."""
    found = [""]
    for match in _TOKEN.finditer(pattern):
        if match["field"]:
            found += [match[0], ""]
        else:
            found[-1] += _unquoted(match[0])
    return tuple(found)


def exchange(pattern: str, others: Mapping[str, str]) -> str:
    """Return a pattern with some fields in another form: ``{"MMM": "MMMM"}``."""
    return _TOKEN.sub(lambda match: others.get(match[0], match[0]), pattern)


def split_interval(first: str, second: str) -> tuple[str, str, str]:
    """Take the text between two values out of the first pattern of an interval.

    Text that also ends the second pattern belongs to the value: in ``HH:mm น. – HH:mm น.``
    the parts are ``HH:mm น.``, the plain text `` – `` and ``HH:mm น.``.
    """
    head, tail = _cut_tail(first)
    own = _cut_tail(second)[1]
    between = _unquoted(tail)
    if own and between.startswith(_unquoted(own)):
        return head + own, between.removeprefix(_unquoted(own)), second
    return head, between, second


def _cut_tail(pattern: str) -> tuple[str, str]:
    """Split a pattern after its last field."""
    ends = [match.end() for match in _TOKEN.finditer(pattern) if match["field"]]
    end = ends[-1] if ends else len(pattern)
    return pattern[:end], pattern[end:]


def _unquoted(text: str) -> str:
    """Return the plain text of a pattern's literal; two quotes are one apostrophe."""
    return _QUOTED.sub(lambda match: match[1].replace("''", "'") or "'", text)
