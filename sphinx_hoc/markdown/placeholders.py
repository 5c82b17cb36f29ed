"""A markdown-it plugin that reads ``{{ group/name }}`` wherever Markdown has text or an address.

Three seams serve every place: an inline rule for running text, a block rule for the
placeholders that stand alone, and the destination parser, which links, images and
reference definitions share. CommonMark alone ends a destination at its first blank, so
``[kit]({{ promote/press_kit_url }})`` would not be a link.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING

from markdown_it import helpers
from markdown_it.common.utils import unescapeAll

from sphinx_hoc.core.placeholders import MALFORMED, PLACEHOLDER, written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

TOKEN = "placeholder"
"""The type of the token for a placeholder in running text; ``meta["key"]`` is its key."""

BLOCK_TOKEN = "placeholder_block"
"""The type of the token for a placeholder that is a block of its own."""

MALFORMED_TOKEN = "placeholder_malformed"
"""The type of the token for what looks like a placeholder and is none."""

# A destination outside of <…> (CommonMark, section 6.3), with placeholders as atoms.
_ATOM = re.compile(rf"{PLACEHOLDER.pattern}|\\[^ ]|[^\x00-\x20\x7f()\\{{]+|\{{")
_MAX_PARENTHESES = 32


def placeholder_plugin(md: MarkdownIt, *, blocks: Collection[str] = ()) -> None:
    """Make a Markdown parser read placeholders.

    :param md: the parser; only this instance changes.
    :param blocks: the keys that make a block where they stand alone on their line.
    """
    md.inline.ruler.before("escape", TOKEN, _inline_rule)
    md.block.ruler.before(
        "fence",
        BLOCK_TOKEN,
        _block_rule(frozenset(blocks)),
        {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]},
    )
    # ``helpers`` is a module that all parsers share, so this instance gets its own.
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=parse_destination,
    )
    # A page and its messages have the same addresses.
    normalize = lru_cache(maxsize=1024)(md.normalizeLink)
    md.normalizeLink = lambda url: _outside_placeholders(url, normalize)  # type: ignore[method-assign]


def _inline_rule(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    if match := PLACEHOLDER.match(state.src, state.pos, state.posMax):
        if not silent:
            token = state.push(TOKEN, "", 0)
            token.content = match[0]
            token.meta["key"] = match[1]
    elif match := MALFORMED.match(state.src, state.pos, state.posMax):
        if not silent:
            state.push(MALFORMED_TOKEN, "", 0).content = match[0]
    else:
        return False
    state.pos = match.end()
    return True


def _block_rule(blocks: frozenset[str]) -> Callable[[StateBlock, int, int, bool], bool]:
    def rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
        if state.is_code_block(start):
            return False
        first = state.bMarks[start] + state.tShift[start]
        if not state.src.startswith("{{", first):
            return False
        line = state.src[first : state.eMarks[start]].rstrip(" \t")
        match = PLACEHOLDER.fullmatch(line)
        if match is None or match[1] not in blocks:
            return False
        if silent:
            return True
        state.line = start + 1
        token = state.push(BLOCK_TOKEN, "", 0)
        token.map = [start, state.line]
        token.content = line
        token.meta["key"] = match[1]
        return True

    return rule


def parse_destination(string: str, pos: int, maximum: int) -> object:
    """Parse a link destination in which a placeholder counts as one character.

    Takes and returns what :func:`markdown_it.helpers.parseLinkDestination` does, which
    still reads every destination without a placeholder.
    """
    result = helpers.parseLinkDestination(string, pos, maximum)
    if string.startswith("<", pos) or "{{" not in string[pos : max(result.pos, pos + 2)]:
        return result
    end = _end_of_destination(string, pos, maximum)
    if end is None:
        return result
    result.ok, result.pos, result.str = True, end, unescapeAll(string[pos:end])
    return result


def _end_of_destination(string: str, pos: int, maximum: int) -> int | None:
    depth = 0
    while pos < maximum:
        if match := _ATOM.match(string, pos, maximum):
            pos = match.end()
            continue
        depth += {"(": 1, ")": -1}.get(string[pos], 0)
        if string[pos] not in "()" or depth < 0:
            break
        if depth > _MAX_PARENTHESES:
            return None
        pos += 1
    return pos if depth <= 0 else None


def _outside_placeholders(url: str, normalize: Callable[[str], str]) -> str:
    """Percent-encode an address around its placeholders, which stay as written.

    Each one is hidden behind letters that no encoding changes.
    """
    if "{{" not in url:
        return normalize(url)
    keys: list[str] = []
    atom = "hocplaceholder"
    while atom in url:
        atom += "x"

    def hide(match: re.Match[str]) -> str:
        keys.append(match[1])
        return f"{atom}{len(keys) - 1}e"

    hidden = normalize(PLACEHOLDER.sub(hide, url))
    return re.sub(rf"{atom}(\d+)e", lambda match: written(keys[int(match[1])]), hidden)
