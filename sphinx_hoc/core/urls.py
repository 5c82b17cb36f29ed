"""Which addresses a campaign may hold."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")
"""The schemes that a link of a public page may have."""

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):(?=\S)")
# Blanks and control characters end an address in Markdown or HTML; brackets, quotes and
# the backslash end it in one of the places where a builder prints it.
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\u2060-\u2069\ufeff<>()\[\]{}\"'`\\^|]"
)


def looks_like_url(text: str) -> bool:
    """Return whether a text begins as an address does: with a scheme and a colon."""
    return _SCHEME.match(text) is not None


def url_fault(text: str) -> tuple[str, str] | None:
    """Return what is wrong with an address and what would be right, or nothing.

    The schemes are those of :data:`SCHEMES`; an http address names a host (RFC 3986).
    """
    scheme = _SCHEME.match(text)
    if scheme is None:
        return "is not an address.", "Write it whole, with `https://` in front."
    if scheme[1].lower() not in SCHEMES:
        allowed = ", ".join(f"`{name}:`" for name in SCHEMES)
        return f"has the scheme `{scheme[1]}:`.", f"Allowed are {allowed}."
    if unsafe := _UNSAFE.search(text):
        return (
            f"holds the character {_named(unsafe[0])} at position {unsafe.start() + 1}.",
            f"Write it as `{_encoded(unsafe[0])}`.",
        )
    return _host_fault(text)


def _host_fault(text: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        return f"can't be read as an address ({error}).", "Check its host and port."
    if parts.scheme.lower() == "mailto":
        return None if "@" in parts.path else ("names no mail box.", "Write `mailto:name@host`.")
    if not host:
        return "names no host.", "Write it as `https://host/path`."
    if parts.username is not None:
        return "holds a user name before an `@`.", "Leave it out: it hides the real host."
    return None


def _named(character: str) -> str:
    return (
        f"`{character}`"
        if character.isprintable() and not character.isspace()
        else (f"U+{ord(character):04X}")
    )


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
