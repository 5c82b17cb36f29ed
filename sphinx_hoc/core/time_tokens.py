"""Cuts the time cell of a timetable into tokens, whatever its script.

====== ================================================================
``N``  a number
``:``  a colon or a full stop between two numbers
``-``  a dash of any kind, or a word for "to"
``H``  an hour word, of a clock or of a length: ``10 h``, ``2 hours``
``C``  an hour word that only clocks have: ``Uhr``, ``時``, ``น.``
``M``  a minute word: ``min``, ``分``, ``'``
``A``  a word for before noon; ``P`` for after noon, ``O`` for noon
``?``  anything else, which no time has
====== ================================================================
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

from sphinx_hoc.core import time_words

_DASHES = "-‐‒–—―−ー~〜→"


class Token(NamedTuple):
    """A piece of a cell that means something."""

    letter: str
    """What it is; see the table of this module."""
    text: str


def _plain(text: str) -> str:
    """Return text without the differences that don't matter.

    Compatibility forms (full width, no-break spaces), direction marks, Markdown emphasis,
    capitals, and the digits of every script.
    """
    folded = unicodedata.normalize("NFKC", unescape(text)).casefold()
    kept = (char for char in folded if unicodedata.category(char) != "Cf" and char not in "*_`\\")
    return "".join(str(unicodedata.decimal(char, char)) for char in kept)


def _word_table() -> dict[str, str]:
    letters = {
        "-": time_words.TO,
        "H": time_words.HOUR,
        "C": time_words.CLOCK,
        "M": time_words.MINUTE,
        "A": time_words.BEFORE_NOON,
        "P": time_words.AFTER_NOON,
        "O": time_words.AT_NOON,
        "": time_words.FILLER,
    }
    return {_plain(word): letter for letter, words in letters.items() for word in words.split()}


_WORDS = _word_table()


def _word_pattern(word: str) -> str:
    """Match a word; where its script has blanks between words, only a whole one."""
    pattern = re.escape(word).replace(r"\.", r"\.\ ?")
    written_apart = word[-1].isalpha() and word[-1] < "\u0e00"  # all before Thai
    return pattern + (r"(?![^\W\d_])" if written_apart else "")


# Each alternative either is of bounded length or takes a whole run at once, so that the time
# needed is in proportion to the text.
_TOKEN = re.compile(
    rf"""
    (?P<number>[0-9]+)
    |(?P<colon>(?<=[0-9])\ ?[:.∶]\ ?(?=[0-9]))
    |(?P<word>{"|".join(map(_word_pattern, sorted(_WORDS, key=len, reverse=True)))})
    |(?P<dash>[{_DASHES}]+>?)
    |(?P<nothing>[\s.]+)
    |(?P<other>[^\W\d_]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_LETTERS = {"number": "N", "colon": ":", "dash": "-", "nothing": "", "other": "?"}


def tokens_of(text: str) -> list[Token]:
    """Return what a cell is made of, in the letters of this module's table."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(_plain(text)):
        kind = str(match.lastgroup)
        word = re.sub(r"\.\s", ".", match[0])
        letter = _WORDS[word] if kind == "word" else _LETTERS[kind]
        # "부터 ~" and "から -" say "to" twice.
        if letter and not (letter == "-" and tokens and tokens[-1].letter == "-"):
            tokens.append(Token(letter, match[0]))
    return tokens
