"""The way from a page to the same page in another language."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from posixpath import normpath

import html5lib
import pytest

from sphinx_hoc.core.languages import language
from sphinx_hoc.core.root_page import root_index, site_map
from sphinx_hoc.core.site import Layout, Site, site_on_read_the_docs

EN, NN, BR, AR = (language(tag) for tag in ("en", "nn", "pt-br", "ar"))
EVERY = (EN, NN, BR, AR)


def site(layout: Layout, base: str = "", version: str = "") -> Site:
    return Site(languages=EVERY, source=EN, layout=layout, base=base, version=version)


@pytest.mark.parametrize(("to_root", "here"), [("./", "nn/a.html"), ("../", "nn/sub/a.html")])
def test_siblings_are_reached_without_knowing_the_server(to_root: str, here: str) -> None:
    page = here.removeprefix("nn/")
    link = site(Layout.SIBLINGS).link(BR, page, to_root)
    folder = here.rpartition("/")[0]
    assert normpath(f"{folder}/{link}") == f"pt-br/{page}"


def test_read_the_docs_has_a_version_in_between() -> None:
    made = site(Layout.READ_THE_DOCS, "https://guide.example.org/", "latest")
    assert made.link(BR, "sub/a.html", "../") == "../../../pt-br/latest/sub/a.html"
    assert made.address(BR, "a.html") == "https://guide.example.org/pt-br/latest/a.html"


def test_alone_a_link_needs_an_address() -> None:
    assert site(Layout.ALONE).link(NN, "a.html", "./") == ""
    assert site(Layout.ALONE).alternates("a.html", "./") == ()
    there = site(Layout.ALONE, "https://example.org/")
    assert there.link(NN, "a.html", "./") == "https://example.org/nn/a.html"


def test_alternates_are_the_same_in_every_language() -> None:
    made = site(Layout.SIBLINGS, "https://example.org/guide/")
    assert made.alternates("a.html", "./") == (
        ("en", "https://example.org/guide/en/a.html"),
        ("nn", "https://example.org/guide/nn/a.html"),
        ("pt-BR", "https://example.org/guide/pt-br/a.html"),
        ("ar", "https://example.org/guide/ar/a.html"),
        ("x-default", "https://example.org/guide/en/a.html"),
    )
    assert ("ar", "../ar/a.html") in site(Layout.SIBLINGS).alternates("a.html", "./")


def test_one_language_has_no_alternates() -> None:
    alone = Site(languages=(EN,), source=EN, layout=Layout.SIBLINGS)
    assert alone.alternates("a.html", "./") == ()


ENVIRONMENT = {
    "READTHEDOCS": "True",
    "READTHEDOCS_VERSION": "v2",
    "READTHEDOCS_LANGUAGE": "pt-br",
    "READTHEDOCS_CANONICAL_URL": "https://guide.readthedocs.io/pt-br/v2/",
}


def test_read_the_docs_says_where_it_is() -> None:
    made = site_on_read_the_docs(EVERY, EN, BR, ENVIRONMENT)
    assert made is not None
    assert made.address(NN, "a.html") == "https://guide.readthedocs.io/nn/v2/a.html"
    assert made.link(NN, "a.html", "./") == "../../nn/v2/a.html"


@pytest.mark.parametrize(
    "change",
    [
        {"READTHEDOCS": ""},
        {"READTHEDOCS_VERSION_TYPE": "external"},
        {"READTHEDOCS_CANONICAL_URL": "https://guide.readthedocs.io/"},
        {"READTHEDOCS_VERSION": ""},
    ],
)
def test_elsewhere_nothing_is_guessed(change: dict[str, str]) -> None:
    assert site_on_read_the_docs(EVERY, EN, BR, {**ENVIRONMENT, **change}) is None


def test_the_root_page_lists_every_language_in_its_own_name() -> None:
    page = html5lib.parse(
        root_index("Science & <b>Week</b>", site(Layout.SIBLINGS)), namespaceHTMLElements=False
    )
    links = page.findall(".//nav//a")
    assert [link.get("href") for link in links] == [
        "en/index.html", "nn/index.html", "pt-br/index.html", "ar/index.html",
    ]  # fmt: skip
    assert [link.text for link in links] == [item.autonym for item in EVERY]
    assert [link.get("lang") for link in links] == ["en", "nn", "pt-BR", "ar"]
    assert [link.get("dir") for link in links] == ["ltr", "ltr", "ltr", "rtl"]
    assert page.findtext(".//h1") == page.findtext(".//title") == "Science & <b>Week</b>"
    assert page.get("lang") == "en"
    assert "http-equiv" not in root_index("x", site(Layout.SIBLINGS))
    assert "location" not in root_index("x", site(Layout.SIBLINGS))


def test_the_root_page_is_what_fits_nobody_else() -> None:
    text = root_index("x", site(Layout.SIBLINGS, "https://example.org/"))
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/">' in text
    assert '<link rel="alternate" hreflang="ar" href="https://example.org/ar/index.html">' in text


def test_a_site_map_names_every_page_in_every_language() -> None:
    tree = ET.fromstring(
        site_map(site(Layout.SIBLINGS, "https://example.org/"), ["b.html", "a&b.html"])
    )
    name = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
    found = [item.text for item in tree.iter(name)]
    assert found[:3] == [
        "https://example.org/en/a&b.html",
        "https://example.org/en/b.html",
        "https://example.org/nn/a&b.html",
    ]
    assert len(found) == 8
    link = "{http://www.w3.org/1999/xhtml}link"
    assert len(list(tree.iter(link))) == 8 * 5


def test_without_an_address_there_is_no_site_map() -> None:
    assert site_map(site(Layout.SIBLINGS), ["a.html"]) == ""
