"""A style sheet, mirrored: what was on the left is on the right.

Themes name sides where they mean "before" and "after". For a language that is written from
right to left each rule is turned round in its place, so that no rule of ours has to win
against one of theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What may hold a brace, a colon or a side that means nothing: comments, strings, addresses.
_OPAQUE = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)""", re.DOTALL)
_MASK = re.compile(r"\ue000(\d+)\ue001")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIDE = re.compile(r"(?<![A-Za-z])(left|right)(?![A-Za-z])")
_LENGTH = re.compile(r"^[+-]?(?=\.?\d)")
_VALUE = r"(?:calc|var)\((?:[^()]|\([^()]*\))*\)"
_TRANSLATE = re.compile(rf"(translate(?:X|3d)?\()\s*([^,()]+|{_VALUE})(?=[,)])")
_OTHER = {"left": "right", "right": "left"}

# Code is written from left to right in every language.
_CODE = re.compile(r"highlight(?!ed)|\bpre\b|\bcode\b|\.sig\b|lineno|copybtn|viewcode|\bkbd\b")

_FOUR_SIDES = re.compile(
    r"margin|padding|inset|border-(?:width|color|style)|scroll-(?:margin|padding)"
)
_SIDED_VALUES = re.compile(
    r"float|clear|text-align(?:-last)?|justify-(?:content|items|self)|transition(?:-property)?"
    r"|will-change|transform-origin|(?:background|mask|object|-webkit-mask)(?:-position)?"
)


def mirrored(css: str) -> str:
    """Return a style sheet with every side turned round, but for rules about code."""
    opaque: list[str] = []

    def hide(match: re.Match[str]) -> str:
        opaque.append(match[0])
        return f"\ue000{len(opaque) - 1}\ue001"

    turned = _RULE.sub(_turn_rule, _OPAQUE.sub(hide, css))
    return _MASK.sub(lambda match: opaque[int(match[1])], turned)


def _turn_rule(match: re.Match[str]) -> str:
    selectors, body = match[1], match[2]
    if all(_CODE.search(selector) for selector in selectors.split(",")):
        return match[0]
    return f"{selectors}{{{';'.join(map(mirrored_declaration, body.split(';')))}}}"


def mirrored_declaration(declaration: str) -> str:
    """Return one declaration, ``padding-left: 1rem``, with its sides turned round."""
    name, colon, value = declaration.partition(":")
    if not colon or name.strip().startswith("--"):
        return declaration
    return f"{_swapped(name)}:{_turn_value(name.strip().lower(), value)}"


def _turn_value(name: str, value: str) -> str:
    if _FOUR_SIDES.fullmatch(name):
        return _reordered(value, _sides)
    if name == "border-radius":
        return "/".join(_reordered(part, _corners) for part in value.split("/"))
    if name in {"box-shadow", "text-shadow"}:
        return ",".join(map(_turn_shadow, _split(value, ",")))
    if name in {"transform", "-webkit-transform"}:
        return _TRANSLATE.sub(lambda match: match[1] + _negated(match[2]), value)
    return _swapped(value) if _SIDED_VALUES.fullmatch(name) else value


def _swapped(text: str) -> str:
    return _SIDE.sub(lambda match: _OTHER[match[1]], text)


def _split(text: str, separator: str) -> list[str]:
    """Split outside of brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _reordered(value: str, order: Callable[[list[str]], list[str]]) -> str:
    words, bang, important = value.partition("!")
    given = [word for word in _split(words, " ") if word]
    return " ".join(order(given)) + bang + important


def _sides(words: list[str]) -> list[str]:
    """Top, right, bottom, left; with fewer than four words both sides are alike."""
    return [words[0], words[3], words[2], words[1]] if len(words) == 4 else words


def _corners(words: list[str]) -> list[str]:
    """Top left, top right, bottom right, bottom left; a missing one is as its opposite."""
    if len(words) < 2:
        return words
    first, second = words[0], words[1]
    third = words[2] if len(words) > 2 else first
    fourth = words[3] if len(words) > 3 else second
    return [second, first] if len(words) == 2 else [second, first, fourth, third]


def _turn_shadow(shadow: str) -> str:
    """The first length of a shadow is how far it falls to the right."""
    words = _split(shadow, " ")
    for index, word in enumerate(words):
        if _LENGTH.match(word):
            words[index] = _negated(word)
            break
    return " ".join(words)


def _negated(length: str) -> str:
    length = length.strip()
    if re.fullmatch(r"[+-]?0(?:[a-z%]*)", length):
        return length
    if length.startswith("-"):
        return length[1:]
    if _LENGTH.match(length):
        return f"-{length.removeprefix('+')}"
    if length.startswith("calc(") and length.endswith("*-1)"):
        return length[5:-4]
    return f"calc({length}*-1)"
