"""Checks a page as its contributor wrote it, without Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from sphinx_hoc.core import page_rules as rules
from sphinx_hoc.core.page_constructs import (
    PagePlace,
    directive_faults,
    front_matter_faults,
    role_faults,
)
from sphinx_hoc.core.page_silencing import Silencer
from sphinx_hoc.core.placeholders import PLACEHOLDER
from sphinx_hoc.core.rules import Fault, shown
from sphinx_hoc.markdown.inert_html import is_comment
from sphinx_hoc.markdown.page_placeholders import text_faults
from sphinx_hoc.markdown.page_tokens import Piece, page_parser, pieces
from sphinx_hoc.markdown.timetables import timetable_findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from markdown_it import MarkdownIt

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.page_constructs import Found

_BIBLIOGRAPHIC = (
    "author", "authors", "organization", "address", "contact", "version", "revision", "status",
    "date", "copyright", "dedication", "abstract",
)  # fmt: skip
_UNCLOSED = re.compile(r"\[([^\[\]]*)\]\([ \t]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChecks:
    """Checks the pages of one project.

    :param campaign: its values.
    :param source: the folder of the pages.
    :param strict: whether pages are untrusted.
    :param allowed: directives and roles of other extensions that a strict page may use.
    :param md: see :func:`sphinx_hoc.markdown.page_tokens.page_parser`.
    """

    campaign: Campaign
    source: Path
    strict: bool = False
    allowed: frozenset[str] = frozenset()
    md: MarkdownIt = field(default_factory=page_parser)

    def check(self, text: str, docname: str, path: str) -> list[Finding]:
        """Return what is wrong with a page, in the order of its lines.

        :param path: what the findings call it.
        """
        place = PagePlace(docname=docname, source=self.source, allowed=self.allowed)
        try:
            found = list(self._findings(text, place, path))
        except RecursionError:
            fault = "Lists or quotes are nested too deep to read.", "Write them flat."
            found = [rules.SIZE.finding(path, 0, *fault)]
        silencer = Silencer(text)
        kept = [finding for finding in found if not silencer.silences(finding)]
        kept += (rules.IGNORE.finding(path, *fault) for fault in silencer.faults)
        return sorted(dict.fromkeys(kept), key=lambda item: (item.line, item.code))

    def _findings(self, text: str, place: PagePlace, path: str) -> Iterator[Finding]:
        settings = self.campaign.checks
        if (many := len(PLACEHOLDER.findall(text))) > settings.max_placeholders:
            message = f"The page has {many} placeholders, at most {settings.max_placeholders} fit."
            yield rules.MANY.finding(path, 0, message, "Raise `max_placeholders` in `[checks]`.")
        run = list(pieces(self.md, text))
        yield from timetable_findings(run, self.campaign, path)
        before = None
        for piece in run:
            for rule, fault in self._faults(piece, before, place):
                yield rule.finding(path, piece.line, *fault)
            before = piece

    def _faults(self, piece: Piece, before: Piece | None, place: PagePlace) -> Iterator[Found]:
        yield from text_faults(piece, self.campaign)
        if fault := _unclosed_link(piece, before):
            yield rules.UNCLOSED, fault
        if self.strict:
            yield from self._strict_faults(piece, place)

    def _strict_faults(self, piece: Piece, place: PagePlace) -> Iterator[Found]:
        token, directive = piece.token, piece.directive
        match token.type:
            case "html_block" | "html_inline" if not is_comment(token.content):
                yield (
                    rules.HTML,
                    Fault(
                        f"`{shown(token.content.strip())}` is raw HTML.", "Write it in Markdown."
                    ),
                )
            case "link_open" if fault := place.link(str(token.attrs.get("href", ""))):
                yield rules.LINK, fault
            case "image" if fault := place.file("image", str(token.attrs.get("src", ""))):
                yield rules.IMAGE, fault
            case "myst_role":
                yield from role_faults(place, token.meta["name"], token.content)
            case "front_matter":
                data = front_matter(token.content)
                yield from front_matter_faults(data)
                for text in _bibliographic(data):
                    for inside in pieces(self.md, text):
                        yield from self._strict_faults(inside, place)
            case "fence" | "colon_fence" if directive is not None:
                arguments = [directive.argument] if directive.argument else []
                yield from directive_faults(
                    place, directive.name, arguments, directive.options, directive.body
                )


def front_matter(text: str) -> object:
    """Return the data of a front matter; nothing where it is no YAML."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _bibliographic(data: object) -> Iterator[str]:
    """The fields of a front matter that MyST reads as Markdown."""
    fields = data if isinstance(data, dict) else {}
    yield from (str(fields[name]) for name in _BIBLIOGRAPHIC if name in fields)


def _unclosed_link(piece: Piece, before: Piece | None) -> Fault | None:
    if piece.token.type != "placeholder" or before is None or before.token.type != "text":
        return None
    match = _UNCLOSED.search(before.token.content[-300:])
    if match is None:
        return None
    written = piece.token.content
    return Fault(
        f"The link `{match[0].strip()}{written}` has no closing `)`.",
        f"Write `[{match[1]}]({written})`.",
    )
