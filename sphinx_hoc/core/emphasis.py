"""Mends marks of emphasis that take no effect where they stand.

CommonMark decides by the signs on both sides of a mark whether it opens or closes. Blanks
inside (``** x **``) keep it from doing either, and so does a script without blanks between
words: in ``**注意：**文字`` the closing mark stands between a sign of punctuation and a letter.
"""

from __future__ import annotations

import unicodedata

from sphinx_hoc.core.pieces import atoms_and_text

MARKS = ("**", "__", "*", "_")

_HELPER = "&#8203;"
"""A zero-width blank: it shows nothing, and a mark beside it opens or closes."""


def mended(message: str, mark: str) -> str:
    """Return a message whose pairs of one mark take effect, as far as they can be paired.

    The first mark opens, the second closes, and so on; with an odd number, or with nothing
    between two of them, nothing is changed.
    """
    parts = _parts(message, mark)
    if len(parts) < 3 or len(parts) % 2 == 0:
        return message
    if not all(inner.strip() for inner in parts[1::2]):
        return message
    result = parts[0]
    for inner, after in zip(parts[1::2], parts[2::2], strict=True):
        result = _closed(_opened(result, inner, mark), inner, after, mark)
    return result


def _parts(message: str, mark: str) -> list[str]:
    """The text between the marks; what an atom holds is no mark."""
    parts = [""]
    for piece, atom in atoms_and_text(message):
        first, *rest = [piece] if atom else _split(piece, mark)
        parts[-1] += first
        parts += rest
    return parts


def _split(text: str, mark: str) -> list[str]:
    """Split at each run of the mark's sign that is exactly the mark."""
    sign, parts, run = mark[0], [""], ""
    for character in (*text, ""):
        if character == sign:
            run += character
            continue
        if run == mark:
            parts.append("")
        else:
            parts[-1] += run
        parts[-1] += character
        run = ""
    return parts


def _opened(before: str, inner: str, mark: str) -> str:
    inner_text = inner.lstrip()
    if inner_text != inner and before and not before[-1].isspace():
        before += " "
    opens = _is_letter(inner_text[0]) or not before or not _is_letter(before[-1])
    if mark[0] == "_":
        opens = not before or not _is_letter(before[-1])
    return f"{before}{'' if opens else _HELPER}{mark}{inner_text.rstrip()}"


def _closed(text: str, inner: str, after: str, mark: str) -> str:
    blank = inner != inner.rstrip() and after[:1] and _is_letter(after[0])
    if blank:
        return f"{text}{mark} {after}"
    closes = _is_letter(text[-1]) or not after or not _is_letter(after[0])
    if mark[0] == "_":
        closes = not after or not _is_letter(after[0])
    return f"{text}{mark}{'' if closes else _HELPER}{after}"


def _is_letter(sign: str) -> bool:
    """Neither a blank nor punctuation, as CommonMark has it."""
    return not sign.isspace() and unicodedata.category(sign)[0] not in "PS"
