"""The page above all languages, and the site map: what is there once for the whole site."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.site import Site


def root_index(
    title: str, site: Site, *, page: str = "index.html", label: str = "Languages"
) -> str:
    """Return the page above all languages: it lists them, the reader's own first.

    It works without a script, and sends nobody anywhere by itself.

    :param title: what the site is called.
    :param page: the address of the first page below a language's folder.
    :param label: what the list is called, in the source language.
    """
    template = files("sphinx_hoc").joinpath("core", "templates", "root.html")
    return Template(template.read_text(encoding="utf-8")).substitute(
        lang=site.source.html_lang,
        dir=site.source.direction,
        title=escape(title),
        label=escape(label),
        links="\n".join(_links(site, page)),
        rows="\n".join(_row(site, item, page) for item in site.languages),
    )


def site_map(site: Site, pages: Iterable[str]) -> str:
    """Return the site map of the whole site, or nothing where its address is not known.

    :param pages: the addresses of the pages below a language's folder; the same in each.
    """
    if not site.base:
        return ""
    entries = "".join(_entry(site, item, page) for item in site.languages for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{entries}</urlset>\n"
    )


def _links(site: Site, page: str) -> Iterator[str]:
    if site.base:
        yield f'    <link rel="canonical" href="{escape(site.base)}">'
    for item in site.languages:
        address = site.address(item, page) or site.folder(item) + page
        yield f'    <link rel="alternate" hreflang="{item.html_lang}" href="{escape(address)}">'
    yield f'    <link rel="alternate" hreflang="x-default" href="{escape(site.base) or "./"}">'


def _row(site: Site, language: Language, page: str) -> str:
    lang = language.html_lang
    href = escape(site.folder(language) + page)
    return (
        f'          <li><a lang="{lang}" hreflang="{lang}" dir="{language.direction}" '
        f'href="{href}">{escape(language.autonym)}</a></li>'
    )


def _entry(site: Site, language: Language, page: str) -> str:
    alternates = "".join(
        f'    <xhtml:link rel="alternate" hreflang="{lang}" href="{escape(address)}"/>\n'
        for lang, address in site.alternates(page, "./")
    )
    address = escape(site.address(language, page))
    return f"  <url>\n    <loc>{address}</loc>\n{alternates}  </url>\n"
