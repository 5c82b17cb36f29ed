"""Checks the signs that nobody sees: controls, and those that turn the direction of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import RAW, check
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.pairs import Pair

# Not here: RLM and LRM, ZWJ and ZWNJ, soft hyphens and zero-width blanks, which Arabic,
# Persian, Hindi, Thai and emoji need.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
_OVERRIDE = re.compile(r"[\u202d\u202e]")
_DIRECTION = re.compile(r"[\u202a\u202b\u202c\u2066-\u2069]")
# A tag sign is half of a flag of England, Scotland or Wales, or it is a hidden text.
_FLAG = re.compile(r"\U0001f3f4[\U000e0020-\U000e007e]{1,7}\U000e007f")
_TAG = re.compile(r"[\U000e0000-\U000e007f]")
_SUSPECT = re.compile("|".join(kind.pattern for kind in (_CONTROL, _OVERRIDE, _DIRECTION, _TAG)))


@check(
    "message-control",
    Severity.ERROR,
    "A translation holds no control character, no bidirectional override and no isolate that is "
    "left open: with them a page shows another text than it has. The marks that scripts need "
    "(RLM, LRM, ZWNJ, ZWJ and balanced isolates) are fine.",
    Example(
        msgid="Open the door",
        bad="افتح \u202eالباب",
        good="می\u200cخواهم \u2067الباب\u2069\u200f",
    ),
    stage=RAW,
)
def check_controls(pair: Pair) -> Iterator[Fault]:
    """Yield a fault for each kind of sign that must not be there."""
    text = pair.msgstr
    if not _SUSPECT.search(text):
        return
    for pattern, kind in (
        (_CONTROL, "control character"),
        (_OVERRIDE, "bidirectional override"),
        (_TAG, "hidden tag character"),
    ):
        match = pattern.search(_FLAG.sub("", text) if pattern is _TAG else text)
        if match:
            yield Fault(
                f"The translation holds the {kind} U+{ord(match[0]):04X}.",
                "Type the text anew at that place.",
            )
    if not _balanced(_DIRECTION.findall(text)):
        yield Fault(
            "An isolate or embedding (U+202A, U+202B, U+2066 to U+2068) is left open or closed "
            "twice.",
            "Take these signs out; the page has its direction from its language.",
        )


def _balanced(signs: list[str]) -> bool:
    """Whether each isolate ends with U+2069 and each embedding with U+202C, well nested."""
    waiting: list[str] = []
    for sign in signs:
        if sign in "\u2069\u202c":
            if not waiting or waiting.pop() != sign:
                return False
        else:
            waiting.append("\u202c" if sign in "\u202a\u202b" else "\u2069")
    return not waiting
