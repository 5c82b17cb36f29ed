"""The lines of a PO file, read strictly, one at a time.

polib guesses where a file is broken: it closes open quotes, skips what it does not know
and ends lines at form feeds. Here a line either is what gettext's format allows, or it is
a fault with its own number.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

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
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class PoLine(NamedTuple):
    """One line of a PO file.

    :param number: counted from 1.
    :param kind: ``blank``, ``comment``, a keyword, ``more`` for a string alone, ``conflict``
        or ``fault``.
    :param text: the string or the comment; what is wrong, for a fault.
    :param suggestion: what would be right, for a fault.
    :param obsolete: whether the line begins with ``#~``.
    """

    number: int
    kind: str
    text: str = ""
    suggestion: str = ""
    obsolete: bool = False


def po_lines(text: str) -> Iterator[PoLine]:
    """Yield every line of the text of a PO file."""
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        yield _line(number, raw.strip(" \t"), raw)


def _line(number: int, line: str, raw: str) -> PoLine:
    if not line:
        return PoLine(number, "blank")
    if raw.startswith(_CONFLICT):
        return PoLine(number, "conflict", raw[:7])
    if line.startswith("#~"):
        rest = line[2:].lstrip(" \t")
        if rest.startswith(("msg", '"')):
            return _content(number, rest)._replace(obsolete=True)
        return PoLine(number, "comment", line, obsolete=True)
    if line.startswith("#"):
        return PoLine(number, "comment", line)
    return _content(number, line)


def _content(number: int, line: str) -> PoLine:
    if line.startswith('"'):
        return _string(number, "more", line)
    match = _KEYWORD.match(line)
    if match is None:
        return _unknown(number, line)
    return _string(number, match[1], line[match.end() :])


def _string(number: int, kind: str, quoted: str) -> PoLine:
    match = _STRING.fullmatch(quoted)
    if match is None:
        return PoLine(number, "fault", *_string_fault(quoted))._replace(text=_named(kind, quoted))
    if "\\" not in match[1]:
        return PoLine(number, kind, match[1])
    unknown = [found for found in _ESCAPE.findall(match[1]) if found not in _ESCAPED]
    if unknown:
        return PoLine(
            number,
            "fault",
            f"`\\{unknown[0]}` means nothing in a PO file.",
            f"Write `\\\\{unknown[0]}` for a backslash before the sign.",
        )
    return PoLine(number, kind, _ESCAPE.sub(lambda found: _ESCAPED[found[1]], match[1]))
