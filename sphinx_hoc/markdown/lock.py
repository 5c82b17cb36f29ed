"""The lock: what a message may hold beyond words is what its page holds already.

It looks at the very tokens that are about to become nodes, and shares no reading with the
gate: where one of them is wrong, the other still holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import normalizeReference

from sphinx_hoc.core import destinations
from sphinx_hoc.core.destinations import is_allowed
from sphinx_hoc.markdown.inert_html import is_inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# Most addresses of a message stand on its page as well.
comparable = lru_cache(maxsize=1024)(destinations.comparable)

PARTS = "hoc_parts"
"""Where a page's :class:`PageParts` are kept in the environment of its parser."""

MOST_NESTING = 50
"""Beyond it docutils, which walks a page by recursion, is no longer safe."""

_MOST_OPEN = 60
_MOST_WORK = 20_000_000
_MARKS = re.compile(r"[\\`*_{\[<&!\]]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)

_PLAIN = frozenset(
    [
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "code_inline",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
        "s_open",
        "s_close",
        "link_close",
        "placeholder_malformed",
    ]
)
_OWN_ATTRIBUTES = frozenset({"href", "src", "alt", "title"})

_WORD_ROLES = frozenset(
    [
        "abbr",
        "abbreviation",
        "emphasis",
        "guilabel",
        "kbd",
        "menuselection",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
        "title",
        "title-reference",
    ]
)
_REFERENCE_ROLES = frozenset(["any", "doc", "download", "eq", "numref", "ref", "term"])
_LABEL = re.compile(r"\[([^\[\]]*)\]")
_TARGET = re.compile(r"<([^<>]*)>\s*$")


@dataclass(slots=True)
class PageParts:
    """What one page holds beyond words, gathered while it is parsed.

    :param found: pairs of a kind and what is there of it; see :func:`_parts`.
    """

    found: set[tuple[str, str]] = field(default_factory=set)

    def note(self, tokens: Iterable[Token]) -> None:
        """Add what the inline tokens hold."""
        self.found.update(part for part, _ in _parts(tokens))

    def note_references(self, references: dict[str, Any]) -> None:
        """Add the addresses of a page's reference definitions."""
        for definition in references.values():
            self.found.add(("link", comparable(str(definition.get("href", "")))))


def collect_parts(md: MarkdownIt) -> None:
    """Make a parser gather the parts of a page whose environment asks for them."""
    md.core.ruler.push(PARTS, _collect)


def _collect(state: StateCore) -> None:
    parts = state.env.get(PARTS)
    if parts is not None:
        for token in state.tokens:
            if token.children:
                parts.note(token.children)


def foreign_label(tokens: Iterable[Token], source: str) -> str:
    """Say which reference of a message its source text has not; nothing where it has all.

    A bare ``[label]`` is a link wherever the page defines the label, and only there.

    :param tokens: inline tokens of a parser with ``store_labels``.
    :param source: the source text.
    """
    own = {normalizeReference(label) for label in _LABEL.findall(source)}
    for token in tokens:
        label = token.meta.get("label") if token.type == "link_open" else None
        if label and label not in own:
            return f"the reference `[{str(label).lower()[:80]}]` is not in its source text"
    return ""


def too_much(text: str) -> str:
    """Say why a message is not even parsed; nothing where it can be."""
    if len(text) * len(_MARKS.findall(text)) > _MOST_WORK:
        return "it is too long, with too many marks"
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = max(0, depth + {"[": 1, "]": -1}.get(match[0], 0))
        if depth > _MOST_OPEN:
            return f"more than {_MOST_OPEN} brackets stand open"
    return ""


def refusal(tokens: Sequence[Token], page: PageParts, hosts: tuple[str, ...] = ()) -> str:
    """Say why a message is not shown on a page; nothing where it may be.

    :param tokens: the inline tokens of the message.
    :param hosts: where a message may link to though its page does not.
    """
    if _depth(tokens) > MOST_NESTING:
        return f"marks stand more than {MOST_NESTING} deep inside one another"
    for (kind, content), href in _parts(tokens):
        if (kind, content) in page.found or (kind == "link" and is_allowed(href, hosts)):
            continue
        return f"the {kind} `{content[:80]}` is not on the page"
    html = [token.content for token in tokens if token.type == "html_inline"]
    return "" if is_inert(html) else "its HTML tags could do more than mark words"


def _depth(tokens: Iterable[Token], depth: int = 0) -> int:
    deepest = depth
    for token in tokens:
        depth += token.nesting
        inside = _depth(token.children, depth + 1) if token.children else depth
        deepest = max(deepest, inside)
    return deepest


def _parts(tokens: Iterable[Token]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each part as its kind and content, and for a link its address as written."""
    for token in tokens:
        href = str(token.attrs.get("href", "")) if token.attrs else ""
        if token.type not in _PLAIN:
            yield _part(token, href), href
        if token.attrs and not _OWN_ATTRIBUTES.issuperset(token.attrs):
            others = {name: token.attrs[name] for name in token.attrs.keys() - _OWN_ATTRIBUTES}
            yield ("attributes", repr(sorted(others.items()))), ""


def _part(token: Token, href: str) -> tuple[str, str]:
    match token.type:
        case "link_open":
            return "link", comparable(href)
        case "image":
            return "image", comparable(str(token.attrs.get("src", "")))
        case "placeholder":
            return "placeholder", token.meta["key"]
        case "myst_role":
            return "role", role_key(token.meta["name"], token.content)
        case "footnote_ref":
            return "footnote", str(token.meta.get("label", ""))
        case "html_inline":
            return "HTML", token.content
    return token.type, token.content


def role_key(name: str, content: str) -> str:
    """What of a role is not for translation: all but its words.

    Of most roles that is everything: only they know what their content does.
    """
    if name in _WORD_ROLES:
        return f"{{{name}}}"
    target = _TARGET.search(content)
    if target is not None and (name in _REFERENCE_ROLES or ":" in name):
        return f"{{{name}}}`{target[1].strip()}`"
    return f"{{{name}}}`{content.strip()}`"
