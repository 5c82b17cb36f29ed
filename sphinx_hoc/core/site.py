"""Where the same page is in another language: folders beside one another, or Read the Docs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_hoc.core.languages import Language


class Layout(StrEnum):
    """How the languages of a site lie to one another."""

    ALONE = "alone"
    """One build in a folder of its own; nobody knows of others."""
    SIBLINGS = "siblings"
    """``<tag>/page.html`` for each language, below one folder."""
    READ_THE_DOCS = "readthedocs"
    """``<slug>/<version>/page.html``, a project per language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every language of a site, and the way from one to another.

    :param languages: those that readers are told of, the source language first.
    :param source: the language that is offered to whom none of the others fits.
    :param layout: see :class:`Layout`.
    :param base: the address of the folder that holds all of them, with a slash at its end;
        empty where nobody has said it.
    :param version: the version in an address of Read the Docs.
    """

    languages: tuple[Language, ...]
    source: Language
    layout: Layout = Layout.ALONE
    base: str = ""
    version: str = ""

    def folder(self, language: Language) -> str:
        """Return a language's folder below the base, with a slash at its end."""
        if self.layout is Layout.READ_THE_DOCS:
            return f"{language.slug}/{self.version}/"
        return f"{language.tag}/"

    def address(self, language: Language, page: str) -> str:
        """Return the whole address of a page, or nothing where the base is not known."""
        return f"{self.base}{self.folder(language)}{page}" if self.base else ""

    def link(self, language: Language, page: str, to_root: str) -> str:
        """Return the link to a page in another language, or nothing where it would be dead.

        It is relative where the layout is known, so that it works on any server, under any
        name, and from a disk.

        :param page: the address of the page below a language's folder.
        :param to_root: the way up to this language's folder: ``./`` or ``../``.
        """
        if self.layout is Layout.ALONE:
            return self.address(language, page)
        up = "../" * self.folder(language).count("/")
        return f"{to_root.removeprefix('./')}{up}{self.folder(language)}{page}"

    def alternates(self, page: str, to_root: str) -> tuple[tuple[str, str], ...]:
        """Return ``hreflang`` and address of a page in every language, and ``x-default``.

        Whole addresses where the base is known, which is what search engines ask for; else
        the same links as the switcher's. Nothing where there is one language only.
        """
        if len(self.languages) < 2:
            return ()
        every = [
            (item.html_lang, self.address(item, page) or self.link(item, page, to_root))
            for item in self.languages
        ]
        fallback = self.address(self.source, page) or self.link(self.source, page, to_root)
        return (*every, ("x-default", fallback)) if fallback else ()


def site_on_read_the_docs(
    languages: Sequence[Language],
    source: Language,
    here: Language,
    environment: Mapping[str, str],
) -> Site | None:
    """Return the site that Read the Docs' environment describes, or nothing.

    The preview of a pull request has no other languages: each has a preview of its own, at
    an address that nobody knows.
    """
    canonical = environment.get("READTHEDOCS_CANONICAL_URL", "")
    version = environment.get("READTHEDOCS_VERSION", "")
    if environment.get("READTHEDOCS") != "True" or not version:
        return None
    if environment.get("READTHEDOCS_VERSION_TYPE") == "external":
        return None
    slug = environment.get("READTHEDOCS_LANGUAGE", here.slug).lower().replace("_", "-")
    ending = f"/{slug}/{version}/"
    if not canonical.endswith(ending):
        return None
    return Site(
        languages=tuple(languages),
        source=source,
        layout=Layout.READ_THE_DOCS,
        base=canonical.removesuffix(ending) + "/",
        version=version,
    )
