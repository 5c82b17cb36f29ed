"""Checks of the words: what a translator's tool would say. Never a reason to refuse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.check_registry import MARKED, check
from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.destinations import comparable, host_of
from sphinx_hoc.core.emphasis import MARKS
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.placeholders import PLACEHOLDER
from sphinx_hoc.core.rules import Example, Fault, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.pairs import Pair

_HASHTAG = re.compile(r"(?<![\w&/#])#[^\W\d]\w+")
_ADDRESS = re.compile(r"https?://[^\s<>\[\]()\"'«»“”、。，]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")

_ENDS = {
    "full stop": ".。．｡।۔።։။៕᠃།",
    "colon": ":：፡፦៖",
    "question mark": "?？؟⁇፧",
    "exclamation mark": "!！՜",
    "ellipsis": "…⋯",
}
_NAMES = {sign: name for name, signs in _ENDS.items() for sign in signs}
_CLOSERS = " \t\u00a0\u202f\u200b-\u200f\u2066-\u2069*_)]}\"'»”’“‘」』】）›"
_WITHOUT_STOP = frozenset({"th", "lo", "km", "my", "bo", "dz"})
"""Languages that end a sentence with a blank, or with a sign of their own."""


@check(
    "message-term",
    Severity.WARNING,
    "Hashtags and the words in `keep_terms` stay as they are: a translated hashtag leads nobody "
    "to the others.",
    Example(
        msgid="Share it with #HourOfCode.",
        bad="Del det med #Kodetimen.",
        good="Del det med #HourOfCode.",
        settings=CheckSettings(keep_terms=("Hour of Code",)),
    ),
)
def check_terms(pair: Pair) -> Iterator[Fault]:
    """Yield each hashtag and term that the source has and the translation has not."""
    if "#" not in pair.msgid and not pair.settings.keep_terms:
        return
    source, target = pair.source.text, pair.target.text.casefold()
    hashtags = _HASHTAG.findall(source)
    terms = [term for term in pair.settings.keep_terms if term in source]
    for term in dict.fromkeys([*hashtags, *terms]):
        if term.casefold() not in target:
            yield Fault(f"{quoted(term)} is translated or missing.", f"Write {quoted(term)}.")


@check(
    "message-address",
    Severity.WARNING,
    "An address that is shown as text is that of the source text.",
    Example(
        msgid="Visit https://example.org today.",
        bad="Gå til https://examp1e.org i dag.",
        good="Gå til https://example.org i dag.",
    ),
)
def check_addresses(pair: Pair) -> Iterator[Fault]:
    """Yield each address in running text to a host that the source text does not name."""
    if "://" not in pair.msgstr:
        return
    known = {host_of(item) for item in _addresses(pair.msgid)}
    known |= {host_of(link.destination) for link in pair.target.links}
    for item in dict.fromkeys(_addresses(pair.target.text)):
        if host_of(item) not in known:
            yield Fault(
                f"The text shows the address {quoted(item)}, which the source text does not have.",
                "Take it out, or write that of the source text.",
            )


def _addresses(text: str) -> list[str]:
    return [comparable(item.rstrip(".,;:!?*_")) for item in _ADDRESS.findall(text)]


@check(
    "message-marks",
    Severity.WARNING,
    "A mark of emphasis that neither opens nor closes is shown to readers as it is.",
    Example(msgid="**Note:** open the door", bad="**Merk: opne døra", good="**Merk:** opne døra"),
    stage=MARKED,
)
def check_marks(pair: Pair) -> Iterator[Fault]:
    """Yield each kind of mark that is left over in the translation and not in the source."""
    for mark in MARKS[:2]:
        if pair.target.literal.count(mark) > pair.source.literal.count(mark):
            yield Fault(
                f"`{mark}` takes no effect and is shown to readers.",
                f"Write `{mark}words{mark}`, without blanks inside, or take it out.",
            )


@check(
    "message-punctuation",
    Severity.NOTE,
    "A translation ends with the same kind of sign as its source text, in the script of its "
    "language.",
    Example(msgid="Is the door open?", bad="Er døra open", good="Er døra open?"),
)
def check_punctuation(pair: Pair) -> Iterator[Fault]:
    """Yield a fault where the source ends with a sign and the translation with another."""
    wanted = _end(pair.msgid, pair)
    if not wanted or wanted == _end(pair.msgstr, pair):
        return
    if wanted == "full stop" and pair.language.locale.split("_")[0] in _WITHOUT_STOP:
        return
    yield Fault(
        f"The source text ends with a {wanted}, the translation does not.".replace("a e", "an e"),
        "Give it the same kind of end.",
    )


def _end(text: str, pair: Pair) -> str:
    text = text.rstrip(_CLOSERS)
    if text.endswith(("...", "。。")):
        return "ellipsis"
    if text.endswith((";", "\u037e")) and pair.language.locale.startswith("el"):
        return "question mark"
    return _NAMES.get(text[-1:], "")


@check(
    "message-same",
    Severity.NOTE,
    "A translation that is its source text, word for word, may have been forgotten.",
    Example(
        msgid="Open the door to the hall",
        bad="Open the door to the hall",
        good="Opne døra til salen",
    ),
)
def check_same(pair: Pair) -> Iterator[Fault]:
    """Yield a fault where four words or more are the same, terms and names aside."""
    if pair.msgid != pair.msgstr or pair.language.locale.split("_")[0] == "en":
        return
    text = _ADDRESS.sub(" ", PLACEHOLDER.sub(" ", _HASHTAG.sub(" ", pair.source.text)))
    for term in pair.settings.keep_terms:
        text = text.replace(term, " ")
    if len(_WORD.findall(text)) > 3:
        yield Fault("The translation is the source text, word for word.", "Translate it.")
