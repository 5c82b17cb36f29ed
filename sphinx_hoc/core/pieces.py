"""A message in pieces: what must stay as it is, and the text between."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.placeholders import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

_ATOM = re.compile(
    rf"{PLACEHOLDER.pattern}"
    r"|\\."  # an escaped sign
    r"|(?<!`)(?P<ticks>`+)(?!`)[^`]*(?P=ticks)(?!`)"  # code, and the content of a role
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)"  # where a link leads
    rf"|\]\([ \t]*{PLACEHOLDER.pattern}[^()\s]*\)"
    r"|<[A-Za-z][^<>\s]*>",  # an address between angle brackets
    re.DOTALL,
)


def atoms_and_text(message: str) -> list[tuple[str, bool]]:
    """Return a message cut into atoms (true) and the text between (false), none empty."""
    pieces, end = [], 0
    for match in _ATOM.finditer(message):
        if match.start() > end:
            pieces.append((message[end : match.start()], False))
        pieces.append((match[0], True))
        end = match.end()
    if end < len(message):
        pieces.append((message[end:], False))
    return pieces


def in_text(message: str, change: Callable[[str], str]) -> str:
    """Return a message whose text is changed and whose atoms are not."""
    return "".join(piece if atom else change(piece) for piece, atom in atoms_and_text(message))
