"""The name of the site is a message of the root page, and is shown translated everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import run_build

if TYPE_CHECKING:
    from conftest import Project


@pytest.fixture
def site(project: Project) -> Project:
    conf = project.root / "docs/conf.py"
    text = conf.read_text(encoding="utf-8") + 'html_title = "Our guide"\n'
    conf.write_text(text, encoding="utf-8")
    index = "---\ntitle: Our guide\n---\n\n# Welcome\n\n```{toctree}\nevents\n```\n"
    project.write("docs/index.md", index)
    project.write("docs/events.md", "# Events\n\nCome in.\n")
    project.po("events", {"Events": "Hendingar"})
    return project


def names(site: Project, language: str | None = "nn") -> tuple[str, set[str]]:
    """What the tab says, and the name of the site at the top and in the menu."""
    built = site.build("-W", language=language)
    assert built.code == 0, built.warnings
    page = built.html("events.html")
    tab = page.find(".//title")
    places = [*page.iterfind(".//*[@class='brand']")]
    places += page.iterfind(".//*[@class='sidebar-brand-text']")
    assert tab is not None
    assert len(places) == 2
    return "".join(tab.itertext()), {"".join(place.itertext()) for place in places}


def test_the_title_is_shown_translated(site: Project) -> None:
    site.po("index", {"Our guide": "Rettleiinga vår"})
    assert names(site) == ("Hendingar - Rettleiinga vår", {"Rettleiinga vår"})
    assert names(site, None) == ("Events - Our guide", {"Our guide"})


def test_a_translation_is_words_and_no_html(site: Project) -> None:
    site.po("index", {"Our guide": 'Vår & "vår" &lt;'})
    assert names(site) == ('Hendingar - Vår & "vår" &lt;', {'Vår & "vår" &lt;'})


@pytest.mark.parametrize("messages", [{}, {"Welcome": "Velkomen"}])
def test_a_title_without_a_translation_stays(site: Project, messages: dict[str, str]) -> None:
    site.po("index", messages)
    assert names(site) == ("Hendingar - Our guide", {"Our guide"})


def test_another_translation_is_on_every_page_after_an_update(site: Project) -> None:
    site.po("index", {"Our guide": "Rettleiinga vår"})
    site.po("index", {"Our guide": "دليلنا"}, "ar")
    assert run_build(site).returncode == 0
    site.po("index", {"Our guide": "Handboka vår"})
    assert "1 built, 2 unchanged" in run_build(site).stdout
    page = (site.root / "_build/site/nn/events.html").read_text(encoding="utf-8")
    assert "Handboka vår" in page
    assert "Rettleiinga vår" not in page
