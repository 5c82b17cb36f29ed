"""HTML tags that only mark words: no attribute, no script, and each one closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(
    r"<(/?)(abbr|b|bdi|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u"
    r"|var|wbr)\s*/?>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(?!>|->)(?:(?!--).)*-->", re.DOTALL)
_EMPTY = {"br", "wbr"}


def is_inert(tags: Iterable[str]) -> bool:
    """Return whether tags, in their order, mark words and close what they open.

    An open ``<b>`` would reach over the end of its paragraph into the rest of the page.
    """
    opened: list[str] = []
    for tag in tags:
        if is_comment(tag):
            continue
        match = _TAG.fullmatch(tag)
        if match is None:
            return False
        name = match[2].lower()
        if name in _EMPTY:
            continue
        if not match[1]:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def is_comment(html: str) -> bool:
    """Return whether raw HTML is one comment and nothing else."""
    return _COMMENT.fullmatch(html.strip()) is not None
