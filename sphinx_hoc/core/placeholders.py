"""The grammar of placeholders: ``{{ group/name }}`` and nothing else.

A placeholder is a key for a table look-up. There is no expression, no filter and no
attribute, so there is nothing that a page or a translation could run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = r"[A-Za-z0-9_-]++(?:/[A-Za-z0-9_-]++)*+"
"""The pattern of a key. Every quantifier is possessive: no input makes it step back."""

PLACEHOLDER = re.compile(rf"\{{\{{[ \t\n]*+({KEY})[ \t\n]*+\}}\}}")
"""The pattern of a placeholder; group 1 is its key. An editor may have wrapped its line."""

MALFORMED = re.compile(r"\{\{[^{}]*+\}\}")
"""What looks like a placeholder; one that :data:`PLACEHOLDER` does not match is a fault."""


def written(key: str) -> str:
    """Return a key as a page would write it: ``{{ group/name }}``."""
    return f"{{{{ {key} }}}}"


def keys_in(text: str) -> Iterator[str]:
    """Yield the key of each placeholder in a text, in order, repetitions included."""
    return (match[1] for match in PLACEHOLDER.finditer(text))


def malformed_in(text: str) -> Iterator[str]:
    """Yield each piece of a text that looks like a placeholder and is none."""
    return (match[0] for match in MALFORMED.finditer(text) if not PLACEHOLDER.fullmatch(match[0]))


def replace_keys(text: str, value: Callable[[str], str]) -> str:
    """Return a text with each placeholder replaced, once: a value is never expanded again.

    :param value: gives the text for a key.
    """
    return PLACEHOLDER.sub(lambda match: value(match[1]), text)
