"""Checks that a translation is one piece of text of an ordinary size, without blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import RAW, check
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.rules import Example, Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.pairs import Pair

# Where a line begins, for an editor or for Markdown, whatever blanks stand before it.
_LINE = r"(?:\A|[\r\n\u2028\u2029])(?:[^\S\r\n\u2028\u2029]|\ufeff)*"
# What each of them begins with: a translation without any is looked at once.
_BEGINNING = re.compile(rf"{_LINE}(?:```|~~~|:::|---|\[|\()")
_BLOCKS = {
    "a code block or a directive": re.compile(
        rf"{_LINE}(?:`{{3,}}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{{3,}}|:{{3,}})[^\r\n]*"
    ),
    "front matter": re.compile(r"\A[\s\ufeff]*---[ \t]*[\r\n]"),
    "a reference definition": re.compile(
        rf"{_LINE}\[[^\[\]\r\n]+\]:\s*<?[^\s<>]*[/#.][^\s<>]*>?[ \t]*"
        r"(?:[\"'(][^\r\n]*)?(?=[\r\n]|\Z)"
    ),
    "a target": re.compile(rf"{_LINE}\([^()\r\n]+\)=[ \t]*(?=[\r\n]|\Z)"),
}


@check(
    "message-empty",
    Severity.ERROR,
    "A translation of nothing but blanks would leave a hole in the page.",
    Example(msgid="Open the door", bad="   ", good="Opne døra"),
)
def check_empty(pair: Pair) -> Iterator[Fault]:
    """Yield a fault where nothing can be seen of a translation."""
    if not any(sign.isprintable() and not sign.isspace() for sign in pair.msgstr):
        yield Fault("The translation holds nothing but blanks.", "Translate it, or empty it.")


@check(
    "message-block",
    Severity.ERROR,
    "A translation is text, never a block of Markdown: a directive, a code block, front matter or "
    "a definition in it is not obeyed. `1.`, `-`, `#` and `>` at its beginning are text, and fine.",
    Example(msgid="Read on", bad="```{include} /etc/passwd\n```", good="1. Les vidare"),
    stage=RAW,
)
def check_blocks(pair: Pair) -> Iterator[Fault]:
    """Yield each kind of block that a translation seems to hold and its source does not."""
    if not _BEGINNING.search(pair.msgstr):
        return
    for kind, pattern in _BLOCKS.items():
        match = pattern.search(pair.msgstr)
        if match and not pattern.search(pair.msgid):
            yield Fault(
                f"{quoted(match[0].strip())} would be {kind}, and a translation is only text.",
                "Translate the words and leave the block out.",
            )


def length_faults(pair: Pair) -> Iterator[Fault]:
    """Yield a fault where a translation is far longer than any translation is."""
    most = pair.settings.length_factor * len(pair.msgid) + pair.settings.length_extra
    if len(pair.msgstr) > most:
        yield Fault(
            f"The translation has {len(pair.msgstr)} characters, for this source text at most "
            f"{most} are read.",
            "Shorten it, or raise `length_factor` in `[checks]`.",
        )


def nesting_faults(pair: Pair) -> Iterator[Fault]:
    """Yield a fault where marks stand inside one another too deep, or are too many."""
    source, target, most = pair.source, pair.target, pair.settings.max_nesting
    if excess := target.excess or source.excess:
        yield Fault(f"The message has {excess}, too much to read.", "Write it plainly.")
    elif target.depth > most:
        yield Fault(
            f"Marks stand {target.depth} deep inside one another, at most {most} are read.",
            "Take some of the `*`, `_` and `[` out.",
        )
    elif len(target.placeholders) > pair.settings.max_placeholders:
        yield Fault(
            f"The message has {len(target.placeholders)} placeholders, at most "
            f"{pair.settings.max_placeholders} are read.",
            "Raise `max_placeholders` in `[checks]`.",
        )
