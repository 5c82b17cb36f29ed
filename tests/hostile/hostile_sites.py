"""A site of one page with many messages, built with and without the gate."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import html5lib

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

_FALLBACK = re.compile(r'<span [^>]*lang="en"[^>]*>(.*?)</span>', re.DOTALL)

_LANGUAGE = re.compile(r' (?:dir|lang)="[^"]*"')

# Each language says these differently on every page, and none is of the message.
_OF_THE_PAGE = ("id", "title", "aria-label", "href", "lang", "dir")


def write_site(project: Project, pairs: Sequence[tuple[str, str]], extra: str = "") -> None:
    """Write a page with a paragraph for each pair, and a catalogue that translates it."""
    paragraphs = "\n\n".join(f"{msgid}" for msgid, _ in pairs)
    project.write(
        "docs/index.md", f"# Page\n\n{paragraphs}\n\n[press]: https://example.org/press\n"
    )
    project.write("docs/guide.md", "---\norphan: true\n---\n# Guide\n")
    project.write("docs/flag.png", "not really a picture")
    project.po("index", dict(pairs))
    conf = 'project = "Scratch"\nextensions = ["sphinx_hoc"]\nsuppress_warnings = ["app"]\n'
    project.write("docs/conf.py", conf + extra)


def paragraphs(built: Built) -> list[str]:
    """The paragraphs of the page as HTML, without their own tags and marks of language."""
    found = re.findall(r"<p\b[^>]*>(.*?)</p>", article(built), re.DOTALL)
    return [_LANGUAGE.sub("", _FALLBACK.sub(r"\1", html)) for html in found]


def article(built: Built) -> str:
    text = built.read("index.html")
    return text[text.index("<article") : text.index("</article>")]


def text_of(html: str) -> str:
    return "".join(html5lib.parse(html, namespaceHTMLElements=False).itertext())


def skeleton(built: Built) -> list[object]:
    """Every element of the page in order with its attributes, messages without what is in them."""
    root = html5lib.parse(built.read("index.html"), namespaceHTMLElements=False)
    body = root.find("body")
    assert body is not None
    return list(_bones(body.find(".//article")))


def _bones(element: Element | None) -> list[object]:
    assert element is not None
    if element.tag in {"p", "h1"}:
        return [element.tag]
    names = sorted(
        (name, value) for name, value in element.attrib.items() if name not in _OF_THE_PAGE
    )
    return [(element.tag, names), *(_bones(child) for child in element)]


def files(built: Built) -> dict[str, str]:
    """The published files of a build, those that no builder writes by itself."""
    found = {}
    for folder in ("_downloads", "_images"):
        for path in sorted((built.outdir / folder).rglob("*")):
            if path.is_file():
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                found[path.relative_to(built.outdir).as_posix()] = digest
    return found


def numbered(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same pairs, each msgid unlike any other."""
    return [
        (f"{msgid} No {number}.", f"{msgstr} No {number}." if msgstr.strip() else msgstr)
        for number, (msgid, msgstr) in enumerate(pairs, start=1)
    ]
