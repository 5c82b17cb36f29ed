"""The directives, roles and page names that a strict site knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_hoc.core.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

OWN_DIRECTIVES = frozenset(
    ["check-list", "option-list", "placeholder-list", "run-of-show", "signup-button", "tick-list"]
)

_BOXES = (
    "admonition attention caution danger error hint important note seealso tip warning topic "
    "sidebar versionadded versionchanged versionremoved deprecated card card-header card-footer "
    "card-carousel grid grid-item grid-item-card dropdown accordion tab-set tab-item tab-set-code "
    "steps step aside div container"
)
_TEXT = (
    "code code-block sourcecode highlight epigraph highlights pull-quote rubric centered compound "
    "glossary hlist contents toctree table list-table csv-table line-block parsed-literal"
)
_FILES = "image figure include literalinclude button-link button-ref"

DIRECTIVES = OWN_DIRECTIVES | frozenset(f"{_BOXES} {_TEXT} {_FILES}".split())

LITERAL_DIRECTIVES = frozenset(
    [
        "code",
        "code-block",
        "sourcecode",
        "highlight",
        "literalinclude",
        "include",
        "image",
        "toctree",
        "raw",
        "eval-rst",
        "math",
        "contents",
        "placeholder-list",
        "check-list",
        "option-list",
        "button-ref",
    ]
)
"""Directives whose content is no Markdown, or that have none."""

FILE_ARGUMENTS = {
    "image": "image",
    "figure": "image",
    "include": "included file",
    "literalinclude": "included file",
}
LINK_ARGUMENTS = frozenset({"button-link", "button-ref"})
FILE_OPTIONS = frozenset({"file", "img-top", "img-bottom", "img-background", "diff"})
ADDRESS_OPTIONS = frozenset({"target", "link", "url"})
REFUSED_OPTIONS = {"include": ("parser",), "csv-table": ("url",), "raw": ("url", "file")}

ROLES = frozenset(
    [
        "abbr",
        "abbreviation",
        "any",
        "code",
        "command",
        "doc",
        "download",
        "dfn",
        "emphasis",
        "file",
        "guilabel",
        "kbd",
        "keyword",
        "literal",
        "menuselection",
        "mimetype",
        "numref",
        "octicon",
        "placeholder",
        "program",
        "ref",
        "samp",
        "strong",
        "sub",
        "subscript",
        "sup",
        "superscript",
        "term",
        "title",
        "title-reference",
        "fa",
        "fas",
        "fab",
        "far",
        "fa-solid",
        "fa-regular",
        "fa-brands",
    ]
)
ROLE_PREFIXES = ("bdg-", "material-")
LINK_ROLES = ("bdg-link-",)

_RESERVED = frozenset(
    [
        "genindex",
        "modindex",
        "py-modindex",
        "search",
        "opensearch",
        "objects",
        "sphinx",
        "sphinx_hoc",
    ]
)
_SUFFIXES = (".ics", ".html", ".htm", ".js", ".css", ".xml", ".txt", ".po", ".mo")
_PLAIN = re.compile(r"[\w.+()&,' -]+(?:/[\w.+()&,' -]+)*")


def name_fault(docname: str, languages: Iterable[str]) -> Fault | None:
    """Return what is wrong with the name of a page, or nothing.

    :param languages: the tags of the site's languages.
    """
    first, last = docname.split("/")[0].lower(), docname.split("/")[-1].lower()
    suggestion = "Rename the page."
    if last in _RESERVED or first in {"sphinx", "sphinx_hoc"} or first.startswith("_"):
        return Fault(f"`{docname}` is a name that Sphinx uses for itself.", suggestion)
    if first in {tag.lower() for tag in languages}:
        return Fault(f"`{first}` is the folder of a language.", suggestion)
    if last.endswith(_SUFFIXES):
        return Fault(f"`{docname}` looks like another kind of file.", suggestion)
    if not _PLAIN.fullmatch(docname):
        return Fault("The name of the page holds signs that are not for names.", suggestion)
    return None
