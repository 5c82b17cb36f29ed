"""Where the links, images and includes of a strict page may lead."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_hoc.core.rules import Fault, shown
from sphinx_hoc.core.urls import SCHEMES

if TYPE_CHECKING:
    from pathlib import Path

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_INSIDE = "Put the file below the source folder and link to it from there."
_OUTSIDE = "leads out of the source folder."


def link_fault(address: str, docname: str, source: Path) -> Fault | None:
    """Return what is wrong with where a link leads, or nothing.

    :param address: as written, entities and escapes decoded, without placeholders.
    :param docname: the page that holds the link.
    :param source: the folder of the pages.
    """
    text = unquote(address.strip())
    if fault := _hidden(address, text):
        return fault
    scheme = _SCHEME.match(text)
    if scheme is None:
        return _file_fault("link", text, docname, source)
    name = scheme[1].lower()
    if name in {"path", "project"}:
        return _file_fault("link", text[scheme.end() :], docname, source)
    if name in {*SCHEMES, "inv"}:
        return _host_fault(address.strip())
    allowed = ", ".join(f"`{item}:`" for item in SCHEMES)
    return Fault(
        f"The link `{shown(address)}` has the scheme `{name}:`.", f"Allowed are {allowed}."
    )


def file_fault(kind: str, address: str, docname: str, source: Path) -> Fault | None:
    """Return what is wrong with an address that must be a file of the project, or nothing.

    :param kind: what it is the address of, for the sentence.
    """
    text = unquote(address.strip())
    if fault := _hidden(address, text):
        return fault
    if _SCHEME.match(text):
        return Fault(f"The {kind} `{shown(address)}` is no file of this project.", _INSIDE)
    return _file_fault(kind, text, docname, source)


def place_of(path: str, docname: str, source: Path) -> Path:
    """Return the file that a page means by a path, which may lie anywhere."""
    path = path.split("#")[0].split("?")[0]
    base = "/" if path.startswith("/") else f"/{posixpath.dirname(docname)}/"
    return source / posixpath.normpath(f"{base}{path}").lstrip("/")


def _hidden(address: str, text: str) -> Fault | None:
    """Signs that a browser drops or reads as something else."""
    if _CONTROL.search(text) or "\\" in text:
        return Fault(
            f"The address `{shown(address)}` holds a backslash or an invisible sign.",
            "Write it with `/`, and without what can't be seen.",
        )
    return None


def _host_fault(address: str) -> Fault | None:
    try:
        user = urlsplit(address).username
    except ValueError:
        return Fault(f"The address `{shown(address)}` can't be read.", "Check its host and port.")
    if user is not None and not address.lower().startswith("mailto:"):
        return Fault(
            f"The address `{shown(address)}` holds a user name before an `@`.",
            "Leave it out: it hides the real host.",
        )
    return None


def _file_fault(kind: str, path: str, docname: str, source: Path) -> Fault | None:
    if path.startswith("//"):
        return Fault(
            f"The {kind} `{shown(path)}` names a host without a scheme.",
            "Write `https://` in front.",
        )
    if path.startswith("<"):
        return Fault(f"The {kind} `{shown(path)}` {_OUTSIDE}", _INSIDE)
    if _climbs_out(path.split("#")[0], docname):
        return Fault(f"The {kind} `{shown(path)}` {_OUTSIDE}", _INSIDE)
    place = place_of(path, docname, source)
    if kind != "link" and path.startswith("/") and not place.exists():
        # Some directives take such a path for one of the machine.
        return Fault(f"The {kind} `{shown(path)}` is not below the source folder.", _INSIDE)
    if not is_inside(place, source):
        return Fault(f"The {kind} `{shown(path)}` is a symbolic link that {_OUTSIDE}", _INSIDE)
    return None


def _climbs_out(path: str, docname: str) -> bool:
    base = "" if path.startswith("/") else posixpath.dirname(docname)
    steps = posixpath.normpath(posixpath.join(base, path.lstrip("/") if not base else path))
    return steps == ".." or steps.startswith("../")


def is_inside(path: Path, folder: Path) -> bool:
    """Return whether a file lies below a folder once symbolic links are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, or no name at all
        return False
