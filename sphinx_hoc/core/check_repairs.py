"""What is clumsy in a translation and can be mended without a doubt about its meaning."""

from __future__ import annotations

import re
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import repair
from sphinx_hoc.core.destinations import comparable
from sphinx_hoc.core.emphasis import MARKS, mended
from sphinx_hoc.core.pieces import in_text
from sphinx_hoc.core.rules import Example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_hoc.core.pairs import Pair
    from sphinx_hoc.core.reading import Link

_LINE_END = re.compile(r"[\r\n\u2028\u2029]+")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_OUTER = " \t\r\n\u00a0\u3000"
_COLONS = re.compile(r"(?<![:：])[:：]{2}(?![:：\w])")
_CJK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")


@repair(
    "message-lines",
    "The translation has more than one line",
    "A translation is one line: line ends and empty lines become blanks, nothing is lost.",
    Example(msgid="Open the door", bad="Opne\n\ndøra", good="Opne døra"),
)
def joined(pair: Pair) -> str:
    """Join the lines, without a blank between two signs of Chinese or Japanese."""
    if "\n" in pair.msgid or not _LINE_END.search(pair.msgstr):
        return pair.msgstr
    *others, last = [line.strip() for line in _LINE_END.split(pair.msgstr)]
    lines = [line for line in (*map(_without_break, others), last) if line]
    blanks = ["" if _CJK.match(a[-1]) and _CJK.match(b[0]) else " " for a, b in pairwise(lines)]
    return "".join(piece for both in zip_longest(lines, blanks, fillvalue="") for piece in both)


def _without_break(line: str) -> str:
    """A line without the backslash that would end it, which is no escape then."""
    backslashes = len(line) - len(line.rstrip("\\"))
    return line[:-1].rstrip() if backslashes % 2 else line


@repair(
    "message-blanks",
    "There are blanks too many",
    "A translation begins and ends with a word and has one blank between two words.",
    Example(msgid="Open the door", bad=" Opne  døra ", good="Opne døra"),
)
def tidied(pair: Pair) -> str:
    """Take out blanks at both ends, doubled blanks, and byte order marks."""
    text = pair.msgstr.replace("\ufeff", "")
    if "\n" in pair.msgid:
        return text
    if _BLANKS.search(text) and not _BLANKS.search(pair.msgid):
        text = in_text(text, lambda piece: _BLANKS.sub(" ", piece))
    return text.strip(_OUTER)


@repair(
    "message-noqa",
    "The translation ends with a word for Sphinx",
    "`# noqa` at the end of a translation would switch off checks of Sphinx, so it is taken out.",
    Example(msgid="Open the door", bad="Opne døra # noqa", good="Opne døra"),
)
def without_noqa(pair: Pair) -> str:
    """Take out what Sphinx would obey, as often as it stands there."""
    text, end = pair.msgstr, len(pair.msgstr)
    while (start := _start_of_noqa(text, end)) is not None:
        end = start
    return text[:end]


def _start_of_noqa(text: str, end: int) -> int | None:
    """Where ``# noqa`` begins that ends there, its blanks included; nothing for none."""
    at = _before_blanks(text, end) - len("noqa")
    if not text.startswith("noqa", max(at, 0)):
        return None
    at = _before_blanks(text, at) - 1
    if at < 0 or text[at] != "#" or text[at - 1 : at] == "\\":
        return None
    return _before_blanks(text, at)


def _before_blanks(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


@repair(
    "message-colon",
    "There are two colons in a row",
    "Two colons in a row are one too many, where the source text has none; at the end of a "
    "message Sphinx takes them for the beginning of a code block.",
    Example(msgid="Bring:", bad="Ta med::", good="Ta med:"),
)
def with_one_colon(pair: Pair) -> str:
    """Make one colon of two that end a word; of two kinds the wide one stays."""
    if not _COLONS.search(pair.msgstr) or _COLONS.search(pair.msgid):
        return pair.msgstr
    return in_text(
        pair.msgstr, lambda piece: _COLONS.sub(lambda two: "：" if "：" in two[0] else ":", piece)
    )


@repair(
    "message-emphasis",
    "Marks of emphasis take no effect here",
    "Marks of emphasis that take no effect, because of blanks inside or of the signs around them, "
    "are made to.",
    Example(
        msgid="**Note:** open the door", bad="** Merk: ** opne døra", good="**Merk:** opne døra"
    ),
)
def with_emphasis(pair: Pair) -> str:
    """Mend each kind of mark that is left over in the translation and not in the source.

    Never to more emphasis than the source has: then nobody can know which marks belong together.
    """
    text, left = pair.msgstr, pair.target.literal
    if "*" not in left and "_" not in left:
        return text
    for mark in MARKS:
        if left.count(mark) <= pair.source.literal.count(mark):
            continue
        mended_text = mended(text, mark)
        reading = pair.read(mended_text)
        wanted = reading.emphasis <= pair.source.emphasis and not reading.excess
        if wanted and reading.literal.count(mark) < left.count(mark):
            text, left = mended_text, reading.literal
    return text


@repair(
    "message-link-text",
    "A link or an image has no text",
    "A link without a text can't be seen, and an image without a description is not there for "
    "somebody who can't see it. The text of the source stands in.",
    Example(
        msgid="Get the [kit](https://example.org/kit).",
        bad="Hent [](https://example.org/kit).",
        good="Hent [pakken](https://example.org/kit).",
    ),
)
def with_texts(pair: Pair) -> str:
    """Put in the texts of links and images that the translation leaves empty."""
    if pair.plain or not re.search(r"\[\s*\]\(", pair.msgstr):
        return pair.msgstr
    text = _filled(pair, pair.msgstr, r"(?<![!\\])\[\s*\]\(", "links")
    return _filled(pair, text, r"(?<!\\)!\[\s*\]\(", "images")


def _filled(pair: Pair, text: str, pattern: str, kind: str) -> str:
    empty = [link for link in getattr(pair.read(text), kind) if not link.text.strip()]
    if not empty or len(re.findall(pattern, text)) != len(empty):
        return text
    texts = iter([_text_of(link, getattr(pair.source, kind)) for link in empty])
    mark = "!" if kind == "images" else ""
    return re.sub(pattern, lambda _match: f"{mark}[{next(texts)}](", text)


def _text_of(link: Link, known: Sequence[Link]) -> str:
    """The text that the source gives a link to the same place, in Markdown."""
    wanted = comparable(link.destination)
    found = next((item.text for item in known if comparable(item.destination) == wanted), "")
    return re.sub(r"([\\\[\]*_`<&])", r"\\\1", found) if "{{" not in found else found
