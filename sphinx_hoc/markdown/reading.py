"""Reads a message, inline only, in the dialect of the locked parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinx_hoc.core.placeholders import keys_in, malformed_in, replace_keys, written
from sphinx_hoc.core.reading import Link, Reading, Role
from sphinx_hoc.markdown.placeholders import placeholder_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

MessageReader = Callable[[str], Reading]

_MARKS = re.compile(r"[\\`*_{\[<&\]\n]")
"""What makes Markdown of a text: without any of these a message is its own text."""

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_MOST_OPEN = 50
_MOST_WORK = 10_000_000
"""The length times the marks: some inline rules look at all the rest for every mark."""

_MOST_CACHED = 8192
"""Enough for the source texts of a large site, which come back in every language."""

_OWN_ATTRIBUTES = {"href", "src", "alt", "title"}


def message_reader(md: MarkdownIt | None = None) -> MessageReader:
    """Return a function that reads a message. It never raises, whatever the message is.

    :param md: the project's own parser where its dialect is wider than MyST's default, with
        the placeholder plugin; it is changed, so that addresses are read as written.
    """

    @cache  # made where it is needed: the messages of a site may all be known already
    def parser() -> MarkdownIt:
        return _reading_all(md or _default())

    @lru_cache(maxsize=_MOST_CACHED)
    def read_marks(text: str) -> Reading:
        if excess := _excess(text):
            return Reading(text=text, literal=text, excess=excess)
        tokens = parser().parseInline(text, {"references": {}})
        return _reading(tokens[0].children or [] if tokens else [])

    def read(text: str) -> Reading:
        text = text.strip()
        if md is None and not _MARKS.search(text):
            return Reading(text=text, literal=text, plain=True)
        return read_marks(text)

    return read


def _reading_all(parser: MarkdownIt) -> MarkdownIt:
    # Every address is a link here, also those that a page would refuse, and none is encoded.
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    # Without this rule an escaped mark stays apart from the marks that are left over.
    parser.disable("text_join", ignoreInvalid=True)
    return parser


def _default() -> MarkdownIt:
    """MyST's inline rules without any extension."""
    return (
        MarkdownIt("commonmark")
        .use(myst_role_plugin)
        .use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        .use(placeholder_plugin)
    )


def _excess(text: str) -> str:
    """Say in what a message goes beyond what can be read in linear time."""
    marks = len(_MARKS.findall(text))
    if len(text) * marks > _MOST_WORK:
        return f"{len(text)} characters with {marks} marks"
    if text.count("[") <= _MOST_OPEN:
        return ""
    open_brackets = 0
    for match in _BRACKET.finditer(text):
        open_brackets = max(0, open_brackets + {"[": 1, "]": -1}.get(match[0], 0))
        if open_brackets > _MOST_OPEN:
            return f"more than {_MOST_OPEN} open brackets"
    return ""


def _reading(tokens: Sequence[Token]) -> Reading:
    collector = _Collector()
    collector.walk(tokens)
    return Reading(
        text="".join(collector.text),
        literal="".join(collector.literal),
        depth=collector.deepest,
        emphasis=collector.emphasis,
        **collector.items(),
    )


class _Collector:
    """Gathers what the tokens of a message hold; one method for each kind of token."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.literal: list[str] = []
        self.found: dict[str, list[Any]] = {}
        self.opened: list[tuple[Token, int]] = []
        self.deepest = 0
        self.emphasis = 0

    def walk(self, tokens: Sequence[Token], depth: int = 0) -> None:
        """Take every token, those inside an image too."""
        for token in tokens:
            depth += token.nesting
            self.deepest = max(self.deepest, depth + (token.type == "image"))
            getattr(self, f"_take_{token.type}", self._take_other)(token)
            if token.type == "image":
                self._take_description(token, depth + 1)
            self._take_attributes(token)

    def items(self) -> dict[str, Any]:
        """Return what was gathered, by the names of a reading."""
        return {name: tuple(items) for name, items in self.found.items()}

    def _add(self, name: str, item: object) -> None:
        self.found.setdefault(name, []).append(item)

    def _say(self, text: str, literal: str) -> None:
        self.text.append(text)
        self.literal.append(literal)

    def _take_attributes(self, token: Token) -> None:
        """Attributes in braces, those too that the extension does not let through."""
        attributes = {**token.attrs, **token.meta.get("insecure_attrs", {})}
        if not _OWN_ATTRIBUTES.issuperset(attributes):
            self._add("other", ("attributes", repr(sorted(attributes.items()))))

    def _take_text(self, token: Token) -> None:
        self._say(token.content, token.content)

    def _take_text_special(self, token: Token) -> None:
        self._say(token.content, "")

    def _take_softbreak(self, _token: Token) -> None:
        self._say("\n", "\n")

    _take_hardbreak = _take_softbreak

    def _take_code_inline(self, token: Token) -> None:
        self._add("code", token.content)
        self._say(token.content, "")

    def _take_html_inline(self, token: Token) -> None:
        self._add("html", token.content)

    def _take_myst_role(self, token: Token) -> None:
        self._add("roles", Role(name=token.meta["name"], content=token.content))
        self._say(token.content, "")

    def _take_footnote_ref(self, token: Token) -> None:
        self._add("footnotes", str(token.meta.get("label", "")))

    def _take_placeholder(self, token: Token) -> None:
        self._add("placeholders", token.meta["key"])
        self._say(written(token.meta["key"]), "")

    def _take_placeholder_malformed(self, token: Token) -> None:
        self._add("malformed", token.content)
        self._say(token.content, "")

    def _take_em_open(self, _token: Token) -> None:
        self.emphasis += 1

    _take_strong_open = _take_em_open

    def _take_em_close(self, _token: Token) -> None:
        """Nothing more to know."""

    _take_strong_close = _take_em_close

    def _take_link_open(self, token: Token) -> None:
        self.opened.append((token, len(self.text)))

    def _take_link_close(self, _token: Token) -> None:
        token, start = self.opened.pop()
        self._add("links", self._link(token, "href", "".join(self.text[start:])))

    def _take_image(self, _token: Token) -> None:
        """Its description comes first, then :meth:`_take_description` takes it whole."""

    def _take_description(self, token: Token, depth: int) -> None:
        start = len(self.text)
        self.walk(token.children or [], depth)
        description = "".join(self.text[start:])
        self._add("images", self._link(token, "src", description))

    def _link(self, token: Token, attribute: str, text: str) -> Link:
        title = str(token.attrs.get("title", ""))
        for key in keys_in(title):
            self._add("placeholders", key)
        for piece in malformed_in(title):
            self._add("malformed", piece)
        destination = replace_keys(str(token.attrs.get(attribute, "")), written)
        return Link(destination=destination, text=text, titled=bool(title))

    def _take_other(self, token: Token) -> None:
        if token.nesting >= 0:
            self._add("other", (token.type, token.content))
            self._say(token.content, "")
