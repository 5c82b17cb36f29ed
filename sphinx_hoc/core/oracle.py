"""The oracle: a translated page does nothing that its source page does not do.

It reads the built pages and needs no list of attacks: it counts what a browser would act on,
and holds the count of one language against that of another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_hoc.core.build_rules import ACTIVE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from sphinx_hoc.core.findings import Finding

Thing = tuple[str, ...]

_ADDRESSES = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "cite",
        "longdesc",
        "ping",
        "manifest",
        "srcset",
        "xlink:href",
        "codebase",
        "usemap",
    ]
)
_FRAMES = frozenset(
    ["iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"]
)
_FORMS = frozenset(["form", "input", "button", "select", "textarea"])
_OTHERS = frozenset(["base", "svg", "math", "template", "dialog", "audio", "video", "marquee"])
_DATA_SCRIPTS = ("application/json", "application/ld+json")
_FOLDERS = ("_downloads", "_images")

# Sphinx writes this file for every language but English.
_OF_THE_LANGUAGE = "_static/translations.js"


def active_things(html: str) -> Counter[Thing]:
    """Count the things of a page that a browser would act on, by kind.

    Scripts, event attributes, frames, forms, styles, redirects, and the schemes and hosts of
    all addresses. Addresses inside the site are all alike.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def excess(source: str, translated: str, hosts: Collection[str] = ()) -> list[Thing]:
    """Return what the translated page does and the source page does not, each as often.

    :param hosts: where a translated page may link to besides.
    """
    more = active_things(translated) - active_things(source)
    return [thing for thing in more.elements() if not _is_fine(thing, hosts)]


def site_findings(
    source: Path, translated: Path, name: Callable[[Path], str], hosts: Collection[str] = ()
) -> Iterator[Finding]:
    """Yield what a translated site does and its source does not, page by page."""
    for page in sorted(translated.rglob("*.html")):
        original = source / page.relative_to(translated)
        before = original.read_text(encoding="utf-8") if original.is_file() else ""
        for thing in excess(before, page.read_text(encoding="utf-8"), hosts):
            shown = " ".join(part for part in thing if part)
            message = f"The translated page has `{shown}`, which its source does not have."
            yield ACTIVE.finding(name(page), 0, message, "Do not publish it.")
    for folder in _FOLDERS:
        for path in sorted(_files(translated / folder) - _files(source / folder)):
            message = f"`{folder}/{path}` is published in this language only."
            yield ACTIVE.finding(name(translated / folder / path), 0, message, "Do not publish it.")


def _files(folder: Path) -> set[str]:
    found = folder.rglob("*")
    return {path.relative_to(folder).as_posix() for path in found if path.is_file()}


def _is_fine(thing: Thing, hosts: Collection[str]) -> bool:
    if thing[0] == "script" and thing[1].endswith(_OF_THE_LANGUAGE):
        return True
    return thing[0] == "address" and thing[1] in {"http", "https"} and thing[2] in hosts


class _Reader(HTMLParser):
    """Counts while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[Thing] = Counter()
        self._inside = ""
        self._content: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in {"script", "style"}:
            self._begin(tag, values)
        if tag in _FRAMES | _FORMS | _OTHERS:
            self.found[("element", tag)] += 1
        if tag == "meta" and "http-equiv" in values:
            self.found[("meta", values["http-equiv"].lower())] += 1
        for name, value in values.items():
            self._attribute(tag, name, value)

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        if self._inside:
            self._content.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag in {"script", "style"}:
            digest = hashlib.sha256("".join(self._content).encode()).hexdigest()[:12]
            self.found[(self._inside, f"inline {digest}")] += 1
            self._inside = ""

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        kind = values.get("type", "").lower()
        if kind in _DATA_SCRIPTS:
            self.found[("data", kind)] += 1
        elif tag == "script" and values.get("src"):
            # The address of a script counts whole, without what only keeps it out of caches.
            self.found[("script", values["src"].split("?")[0])] += 1
        else:
            self._inside, self._content = tag, []

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self.found[("event", tag, name)] += 1
        elif name in {"style", "srcdoc", "target"}:
            self.found[(name, tag, value)] += 1
        elif name in _ADDRESSES and (place := _place(value)):
            self.found[("address", *place)] += 1


def _place(address: str) -> Thing:
    """The scheme and host of an address; nothing for one inside the site."""
    # A browser drops these before it reads the scheme.
    text = "".join(sign for sign in address.strip() if sign not in "\t\r\n").replace("\\", "/")
    try:
        parts = urlsplit(text)
        host = parts.netloc.lower()
    except ValueError:
        return ("unreadable", text)
    return (parts.scheme.lower(), host) if parts.scheme or host else ()
