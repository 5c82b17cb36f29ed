"""The switcher, the alternates and the direction of real pages in several languages."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

LANGUAGES = '[languages]\nsource = "en"\n{}[languages.nn]\n[languages.pt-br]\n[languages.ar]\n'


def campaign(project: Project, *, table: str = "", more: str = "") -> None:
    text = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    text = text[: text.index("[languages]")] + LANGUAGES.format(table) + more
    project.write("docs/campaign.toml", text)


@pytest.fixture
def site(project: Project) -> Project:
    campaign(project)
    project.write("docs/index.md", "# Top\n\n```{toctree}\npart/leaf\n```\n")
    project.write("docs/part/leaf.md", "# Leaf\n\nWords.\n")
    project.write(
        "docs/conf.py",
        'project = "Scratch"\nextensions = ["sphinx_hoc"]\n',
    )
    for code in ("nn", "pt_BR", "ar"):
        project.po("index", {"Top": "T"}, code)
    return project


def build(site: Project, language: str, out: str, builder: str = "html") -> Built:
    built = site.build("-W", builder=builder, language=language, out=out)
    assert built.code == 0, built.warnings
    return built


def lists(page: Element) -> list[list[Element]]:
    found = [item for item in page.iter("ul") if item.get("class") == "hoc-languages-list"]
    return [item.findall(".//a") for item in found]


def switcher(page: Element) -> list[tuple[str, str]]:
    """The links of both switchers, which are the same: in the sidebar and in the page."""
    both = [[(str(a.get("hreflang")), str(a.get("href"))) for a in item] for item in lists(page)]
    if not both:
        return []
    first, second = both
    assert first == second
    return first


def alternates(page: Element) -> list[tuple[str, str]]:
    return [
        (str(link.get("hreflang")), str(link.get("href")))
        for link in page.findall(".//link[@rel='alternate']")
    ]


def test_the_switcher_keeps_the_page(site: Project) -> None:
    built = build(site, "nn", "nn")
    assert switcher(built.html()) == [
        ("en", "../en/index.html"),
        ("nn", "../nn/index.html"),
        ("pt-BR", "../pt-br/index.html"),
        ("ar", "../ar/index.html"),
    ]
    assert ("ar", "../../ar/part/leaf.html") in switcher(built.html("part/leaf.html"))
    assert ("ar", "../ar/search.html") in switcher(built.html("search.html"))
    assert ("ar", "../ar/genindex.html") in switcher(built.html("genindex.html"))


def test_a_link_says_what_it_is(site: Project) -> None:
    [links, _again] = lists(build(site, "nn", "nn").html())
    assert [link.text for link in links] == [
        "English", "Norsk nynorsk", "Português (Brasil)", "العربية",
    ]  # fmt: skip
    assert [link.get("lang") for link in links] == ["en", "nn", "pt-BR", "ar"]
    assert [link.get("dir") for link in links] == ["ltr", "ltr", "ltr", "rtl"]
    assert [link.get("aria-current") for link in links] == [None, "true", None, None]


def test_every_link_leads_to_a_page(site: Project) -> None:
    """All four languages beside one another, each link followed on the disk."""
    names = {"en": "en", "nn": "nn", "pt-br": "pt_BR", "ar": "ar"}
    builds = {tag: build(site, code, f"site/{tag}") for tag, code in names.items()}
    root: Path = site.root / "_build" / "site"
    pages = ["index.html", "part/leaf.html", "search.html", "genindex.html"]
    followed = 0
    for tag, built in builds.items():
        for page in pages:
            for _lang, href in switcher(built.html(page)) + alternates(built.html(page)):
                assert (root / normpath(f"{tag}/{page}/../{href}")).is_file(), (tag, page, href)
                followed += 1
    assert followed == 4 * 4 * (4 + 5)
    for page in pages:
        told = {str(sorted(alternates(built.html(page)))) for built in builds.values()}
        assert len(told) == 1, "the alternates are the same in every language"


def test_a_build_of_one_language_has_no_dead_links(site: Project) -> None:
    for built in (build(site, "en", "html"), build(site, "nn", "nn-preview")):
        assert switcher(built.html()) == []
        assert alternates(built.html()) == []
        assert "hoc-languages" not in built.read("index.html")


def test_a_layout_can_be_said(site: Project) -> None:
    built = site.build("-W", "-D", "hoc_layout=siblings", language="nn", out="html")
    assert ("ar", "../ar/index.html") in switcher(built.html())
    built = site.build("-W", "-D", "hoc_layout=alone", language="nn", out="nn")
    assert switcher(built.html()) == []


def test_an_address_serves_a_build_in_any_folder(site: Project) -> None:
    campaign(site, more='[site]\nurl = "https://example.org/guide"\n')
    built = build(site, "pt-br", "html")
    page = built.html("part/leaf.html")
    assert ("ar", "https://example.org/guide/ar/part/leaf.html") in switcher(page)
    assert alternates(page) == [
        ("en", "https://example.org/guide/en/part/leaf.html"),
        ("nn", "https://example.org/guide/nn/part/leaf.html"),
        ("pt-BR", "https://example.org/guide/pt-br/part/leaf.html"),
        ("ar", "https://example.org/guide/ar/part/leaf.html"),
        ("x-default", "https://example.org/guide/en/part/leaf.html"),
    ]
    canonical = page.find(".//link[@rel='canonical']")
    assert canonical is not None
    assert canonical.get("href") == "https://example.org/guide/pt-br/part/leaf.html"


def test_with_an_address_the_switcher_is_still_relative(site: Project) -> None:
    campaign(site, more='[site]\nurl = "https://example.org/"\n')
    page = build(site, "nn", "nn").html()
    assert ("ar", "../ar/index.html") in switcher(page)
    assert ("ar", "https://example.org/ar/index.html") in alternates(page)


def test_read_the_docs(site: Project) -> None:
    address = "https://guide.readthedocs.io/pt-br/latest/"
    site.environment.update(
        READTHEDOCS="True",
        READTHEDOCS_LANGUAGE="pt-br",
        READTHEDOCS_VERSION="latest",
        READTHEDOCS_CANONICAL_URL=address,
    )
    built = site.build("-W", out="html")
    page = built.html("part/leaf.html")
    assert page.get("lang") == "pt-BR"
    followed = {urljoin(f"{address}part/leaf.html", href) for _lang, href in switcher(page)}
    assert followed == {
        f"https://guide.readthedocs.io/{slug}/latest/part/leaf.html"
        for slug in ("en", "nn", "pt-br", "ar")
    }
    assert followed == {href for _lang, href in alternates(page)}
    canonical = page.find(".//link[@rel='canonical']")
    assert canonical is not None
    assert canonical.get("href") == f"{address}part/leaf.html"


def test_a_preview_on_read_the_docs_has_no_other_languages(site: Project) -> None:
    site.environment.update(
        READTHEDOCS="True",
        READTHEDOCS_LANGUAGE="nn",
        READTHEDOCS_VERSION="42",
        READTHEDOCS_VERSION_TYPE="external",
        READTHEDOCS_CANONICAL_URL="https://guide--42.org.readthedocs.build/nn/42/",
    )
    assert switcher(site.build("-W", out="html").html()) == []


@pytest.mark.parametrize(
    ("builder", "page", "link"),
    [
        ("dirhtml", "part/leaf/index.html", "../../../ar/part/leaf/"),
        ("dirhtml", "index.html", "../ar/"),
        ("singlehtml", "index.html", "../ar/index.html"),
    ],
)
def test_other_kinds_of_sites(site: Project, builder: str, page: str, link: str) -> None:
    built = build(site, "nn", "nn", builder)
    assert dict(switcher(built.html(page)))["ar"] == link


def test_a_language_that_is_not_announced_is_nowhere(site: Project) -> None:
    site.po("index", {"Top": ""}, "ar")
    campaign(site, table="threshold = 50\n", more="[languages.nb]\n")
    site.po("index", {"Top": "T"}, "nb")
    built = build(site, "nn", "nn")
    assert [lang for lang, _href in switcher(built.html())] == ["en", "nn", "pt-BR", "nb"]
    assert 'hreflang="ar"' not in built.read("index.html")
    assert "ar_EG" not in built.read("index.html")
    # It is built all the same, and leads to the others.
    there = build(site, "ar", "ar")
    assert [lang for lang, _href in switcher(there.html())] == ["en", "nn", "pt-BR", "nb"]


def test_a_language_that_is_set_aside(site: Project) -> None:
    campaign(site, more="[languages.nb]\npublished = false\n")
    site.po("index", {"Top": "T"}, "nb")
    assert "nb" not in dict(switcher(build(site, "nn", "nn").html()))
    assert build(site, "nb", "nb").html().get("lang") == "nb"


def test_a_new_language_is_on_every_page_at_once(site: Project) -> None:
    build(site, "nn", "nn")
    campaign(site, more="[languages.nb]\n")
    site.po("index", {"Top": "T"}, "nb")
    built = build(site, "nn", "nn")
    for page in ("index.html", "part/leaf.html", "search.html"):
        assert "nb" in dict(switcher(built.html(page))), page
    assert "0 added, 0 changed" in built.status, "no page had to be read again"


@pytest.mark.parametrize(
    ("language", "lang", "direction"), [("ar", "ar", "rtl"), ("pt_BR", "pt-BR", "ltr")]
)
def test_the_language_and_direction_of_every_page(
    site: Project, language: str, lang: str, direction: str
) -> None:
    built = build(site, language, "out")
    for page in ("index.html", "part/leaf.html", "search.html", "genindex.html"):
        text = built.read(page)
        tag = text[text.index("<html") : text.index(">", text.index("<html"))]
        assert tag.count(" lang=") == tag.count(" dir=") == 1
        assert built.html(page).get("lang") == lang
        assert built.html(page).get("dir") == direction


def test_open_graph_names_the_languages_too(site: Project) -> None:
    page = build(site, "pt_BR", "pt-br").html()
    properties = [
        (str(item.get("property")), str(item.get("content")))
        for item in page.iter("meta")
        if str(item.get("property")).startswith("og:locale")
    ]
    assert properties == [
        ("og:locale", "pt_BR"),
        ("og:locale:alternate", "en_US"),
        ("og:locale:alternate", "nn_NO"),
        ("og:locale:alternate", "ar_EG"),
    ]


def test_right_to_left_has_the_mirrored_theme_under_its_own_address(site: Project) -> None:
    ar, nn = build(site, "ar", "ar"), build(site, "nn", "nn")
    assert "padding-right:1.2rem" in ar.read("_static/styles/furo.css")
    assert "padding-left:1.2rem" in nn.read("_static/styles/furo.css")

    def sheet(built: Built) -> str:
        links = built.html().findall(".//link[@rel='stylesheet']")
        return next(str(item.get("href")) for item in links if "furo.css" in str(item.get("href")))

    assert sheet(ar) != sheet(nn), "a browser's memory tells them apart"
    assert "rtl.css" in ar.read("index.html")
    assert "rtl.css" not in nn.read("index.html")


def test_a_projects_own_sheet_is_not_mirrored(site: Project) -> None:
    site.write("docs/_static/own.css", "a{left:0}")
    text = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    site.write("docs/conf.py", text + 'html_static_path = ["_static"]\n')
    assert build(site, "ar", "ar").read("_static/own.css") == "a{left:0}"


def test_a_page_of_another_theme_has_them_too(site: Project) -> None:
    text = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    site.write("docs/conf.py", text + 'html_theme = "alabaster"\n')
    built = build(site, "ar", "ar")
    assert ("nn", "../nn/index.html") in switcher(built.html())
    assert built.html().get("dir") == "rtl"


def test_a_projects_own_template_wins(site: Project) -> None:
    site.write("docs/_templates/hoc/switcher.html", "<b>Mine {{ hoc_languages|length }}</b>")
    text = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    site.write("docs/conf.py", text + 'templates_path = ["_templates"]\n')
    assert "<b>Mine 4</b>" in build(site, "nn", "nn").read("index.html")
