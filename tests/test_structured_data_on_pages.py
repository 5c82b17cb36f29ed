"""What search engines read: descriptions for every language, and the campaign's week."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import CAMPAIGN

if TYPE_CHECKING:
    from conftest import Built, Project

PAGE = '# A "page" & <more>\n\n{{ signup_button }}\n\n- One\n\nEverybody can <b>learn</b> this.\n'


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/index.md", PAGE)
    return project


def metas(built: Built) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in built.html().iter("meta"):
        name = node.get("name") or node.get("property") or ""
        found.setdefault(name, []).append(node.get("content") or "")
    return found


def event(built: Built) -> dict[str, Any]:
    scripts = [
        node.text or ""
        for node in built.html().iter("script")
        if node.get("type") == "application/ld+json"
    ]
    assert len(scripts) == 1
    found: dict[str, Any] = json.loads(scripts[0])
    return found


def test_the_week_is_an_event_with_all_that_is_required(site: Project) -> None:
    found = event(site.build("-W", "-D", "html_baseurl=https://example.org/nn/", language=None))
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "Event"
    assert (found["name"], found["startDate"], found["endDate"]) == (
        "Hour of Code",
        "2026-12-07",
        "2026-12-13",
    )
    assert found["location"] == [{"@type": "VirtualLocation", "url": "https://example.org/join"}]
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["url"] == "https://example.org/nn/index.html"
    assert found["inLanguage"] == "en"


def test_tags_are_in_the_words_of_the_language(site: Project) -> None:
    site.po("index", {"Everybody can <b>learn</b> this.": "Alle kan <b>lære</b> dette."})
    built = site.build("-W", language="nn")
    assert metas(built)["og:description"] == metas(built)["description"] == ["Alle kan lære dette."]
    assert event(built)["description"] == "Alle kan lære dette."
    assert event(built)["inLanguage"] == "nn"


def test_the_front_matters_description_goes_first_and_stands_once(site: Project) -> None:
    site.write(
        "docs/index.md", f'---\ntitle: T & "U" <x>\ndescription: D "<script>" & E\n---\n{PAGE}'
    )
    found = metas(site.build("-W"))
    assert found["description"] == found["og:description"] == ['D "<script>" & E']
    assert found["og:title"] == ['T & "U" <x>']
    assert found["og:type"] == ["website"]


def test_each_tag_stands_once(site: Project) -> None:
    site.write("docs/conf.py", (site.root / "docs/conf.py").read_text() + 'html_theme = "furo"\n')
    found = metas(site.build("-W"))
    names = ("description", "og:title", "og:description", "og:type", "og:locale")
    assert {name: len(found[name]) for name in names} == dict.fromkeys(names, 1)


HOSTILE = "</script><script>alert(1)</script>"


def test_no_value_gets_out(site: Project) -> None:
    campaign = CAMPAIGN.replace(
        '"Hour of Code"', f"'{HOSTILE}'\norganizer = '{HOSTILE}'\nplace = '\" onload=\"x'"
    )
    site.write("docs/campaign.toml", campaign)
    site.write(
        "docs/index.md",
        f"---\ntitle: '{HOSTILE}'\ndescription: '\"><img src=x onerror=y>'\n---\n{PAGE}",
    )
    built = site.build()
    assert event(built)["name"] == HOSTILE
    assert event(built)["organizer"]["name"] == HOSTILE
    assert metas(built)["og:title"] == [HOSTILE]
    assert "<script>alert" not in built.read("index.html").replace(
        "<script>alert(1)</script></title>", ""
    )
    assert [node for node in built.html().iter("img") if node.get("src") == "x"] == []


def test_a_page_without_the_campaign_has_no_event(site: Project) -> None:
    site.write("docs/index.md", "# Plain\n\nNothing here.\n")
    built = site.build()
    assert "ld+json" not in built.read("index.html")
    assert metas(built)["og:description"] == ["Nothing here."]


def test_a_long_sentence_is_cut_between_words(site: Project) -> None:
    site.write("docs/index.md", f"# Long\n\n{'word ' * 100}end.\n")
    (text,) = metas(site.build())["description"]
    assert text.endswith("word…")
    assert len(text) <= 201
