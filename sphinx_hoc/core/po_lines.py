"""The lines of a PO file, read strictly, one at a time.

polib guesses where a file is broken: it closes open quotes, skips what it does not know
and ends lines at form feeds. Here a line either is what gettext's format allows, or it is
a fault with its own number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_hoc.core.rules import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]{1,2}\])?)[ \t]*(?=\"|$)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {
    "n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\",
    "a": "\a", "b": "\b", "f": "\f", "v": "\v",
}  # fmt: skip
_QUOTES = 'Put the string between two `"`, on one line, and write a quote inside it as `\\"`.'
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class PoLine(NamedTuple):
    """One line of a PO file.

    :param number: counted from 1.
    :param kind: ``blank``, ``comment``, ``conflict``, a keyword, ``more`` for a string
        alone, or ``unknown``.
    :param text: the string without its quotes and escapes; the comment.
    :param fault: what is wrong with the line; empty where it is right.
    :param suggestion: what would be right, for a fault.
    :param obsolete: whether the line begins with ``#~``.
    """

    number: int
    kind: str
    text: str = ""
    fault: str = ""
    suggestion: str = ""
    obsolete: bool = False


def po_lines(text: str) -> Iterator[PoLine]:
    """Yield every line of the text of a PO file."""
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        yield _line(number, raw)


def _line(number: int, raw: str) -> PoLine:
    line = raw.strip(" \t")
    if not line:
        return PoLine(number, "blank")
    if line[0] == '"':
        return _string(number, "more", line)
    if line[0] == "#":
        return _comment(number, line)
    if raw.startswith(_CONFLICT):
        return PoLine(number, "conflict", raw[0])
    return _keyword(number, line)


def _comment(number: int, line: str) -> PoLine:
    if not line.startswith("#~"):
        return PoLine(number, "comment", line)
    rest = line[2:].lstrip(" \t")
    if rest.startswith('"'):
        return _string(number, "more", rest)._replace(obsolete=True)
    if rest.startswith("msg"):
        return _keyword(number, rest)._replace(obsolete=True)
    return PoLine(number, "comment", line, obsolete=True)


def _keyword(number: int, line: str) -> PoLine:
    match = _KEYWORD.match(line)
    if match is not None:
        return _string(number, match[1], line[match.end() :])
    return PoLine(
        number,
        "unknown",
        fault=f"`{shown(line, 40)}` is not a line of a PO file.",
        suggestion="A line begins with `msgid`, `msgstr`, `msgctxt`, `#` or a quote.",
    )


def _string(number: int, kind: str, quoted: str) -> PoLine:
    match = _STRING.fullmatch(quoted)
    if match is None:
        return PoLine(number, kind, fault=_quotes_fault(quoted), suggestion=_QUOTES)
    if "\\" not in match[1]:
        return PoLine(number, kind, match[1])
    unknown = next((sign for sign in _ESCAPE.findall(match[1]) if sign not in _ESCAPED), None)
    if unknown is None:
        return PoLine(number, kind, _ESCAPE.sub(lambda found: _ESCAPED[found[1]], match[1]))
    return PoLine(
        number,
        kind,
        fault=f"`\\{shown(unknown)}` means nothing in a PO file.",
        suggestion=f"Write `\\\\{shown(unknown)}` for a backslash before the sign.",
    )


def _quotes_fault(quoted: str) -> str:
    if not quoted:
        return "The string is missing."
    closed = re.match(r'"(?:[^"\\]|\\.)*+"', quoted)
    if closed is None:
        return f"The string `{shown(quoted, 40)}` is not closed."
    return f"After the closing quote stands `{shown(quoted[closed.end() :], 40)}`."
