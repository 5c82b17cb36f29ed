"""Addresses as they compare: two spellings of one address are one, and nothing else is."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from sphinx_hoc.core.urls import url_fault

_ENCODED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PORTS = {"http": "80", "https": "443"}
_SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\]*)(.*)", re.DOTALL)


def comparable(destination: str) -> str:
    """Return an address in the one spelling that all spellings of it share (RFC 3986, 6.2.2).

    Scheme and host lose their letter case, a host its last dot, its own port and its
    letters beyond ASCII (punycode); escapes that need not be are undone. User names stay,
    since an address with one leads elsewhere than it seems to.
    """
    text = destination.strip()
    match = _SPLIT.fullmatch(text)
    if match is None:
        return _escapes(text)
    scheme, authority, rest = match[1].lower(), match[2], match[3]
    user, at, host = authority.rpartition("@")
    path = rest if rest[:1] in {"/", "\\"} else f"/{rest}"
    return f"{scheme}://{user}{at}{_host(host, _PORTS.get(scheme, ''))}{_escapes(path)}"


def is_allowed(destination: str, hosts: tuple[str, ...]) -> bool:
    """Return whether an address leads, over https, to one of the hosts and nowhere else."""
    if not hosts or url_fault(destination) is not None:
        return False
    parts = urlsplit(destination)
    if parts.scheme != "https" or parts.port not in {None, 443}:
        return False
    return _host(parts.hostname or "", "") in {_host(host, "") for host in hosts}


def host_of(destination: str) -> str:
    """Return the host that an address leads to, in its comparable form; empty for none."""
    match = _SPLIT.fullmatch(comparable(destination))
    return match[2] if match else ""


def hidden_in(destination: str) -> str:
    """Return the first sign of an address that nobody can see or tell apart, or nothing."""
    return next((sign for sign in destination if _is_hidden(sign)), "")


def _is_hidden(sign: str) -> bool:
    return not sign.isascii() and unicodedata.category(sign) in {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn"}


def _host(host: str, own_port: str) -> str:
    name, colon, port = host.lower().partition(":")
    labels = unicodedata.normalize("NFC", name).removesuffix(".").split(".")
    shown = ".".join(map(_ascii, labels))
    return shown if port in {"", own_port} else f"{shown}{colon}{port}"


def _ascii(label: str) -> str:
    """A label in punycode. Not Python's ``idna``, which makes ``ss`` of ``ß``: another host."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"


def _escapes(text: str) -> str:
    return _ENCODED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    return sign if sign in _UNRESERVED else match[0].upper()
