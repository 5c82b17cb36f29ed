"""The sign-up button on the day of the build, and what the page has for later days."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import CAMPAIGN

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

DAYS = {
    "not_yet_open": "1785000000",  # 25 July 2026
    "open": "1790000000",  # 21 September
    "under_way": "1796800000",  # 9 December
    "closed": "1800000000",  # 15 January 2027
}
DATED = CAMPAIGN.replace(
    'url = "https://example.org/join"',
    'url = "https://example.org/join"\nopens = 2026-09-01\ncloses = 2026-12-11',
)
PAGES = {
    "placeholder": "# P\n\n{{ signup_button }}\n",
    "directive": "# D\n\n```{signup-button}\n```\n",
    "labelled": "# L\n\n```{signup-button}\n:color: success\n\nJoin **us**\n```\n",
    "own": "# O\n\n```{signup-button}\n:url: https://example.org/own?x=1\n\nOurs\n```\n",
}


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/campaign.toml", DATED)
    listed = "\n".join(PAGES)
    project.write("docs/index.md", f"# Home\n\n```{{toctree}}\n{listed}\n```\n")
    for name, text in PAGES.items():
        project.write(f"docs/{name}.md", text)
    return project


def on(project: Project, state: str) -> Project:
    project.environment = {"SOURCE_DATE_EPOCH": DAYS[state]}
    return project


def button(built: Built, name: str) -> tuple[str, str | None]:
    paragraph = built.html(f"{name}.html").find(".//p[@class='hoc-signup']")
    assert paragraph is not None
    links = paragraph.findall(".//a")
    assert len(links) <= 1
    return " ".join("".join(paragraph.itertext()).split()), links[0].get("href") if links else None


def details(built: Built, name: str) -> Element:
    found = built.html(f"{name}.html").find(".//div[@class='hoc-signup-details']")
    assert found is not None
    return found


def data(built: Built, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        details(built, name).findtext(".//script[@class='hoc-signup-data']") or ""
    )
    return found


@pytest.mark.parametrize(
    ("state", "label", "labelled", "target", "note"),
    [
        ("not_yet_open", "Sign-up opens on September 1, 2026", None, None, None),
        ("open", "Sign up", "Join us", "https://example.org/join", "until December 11, 2026"),
        (
            "under_way",
            "Sign up now",
            "Join us",
            "https://example.org/join",
            "until December 11, 2026",
        ),
        ("closed", "Sign-up closed on December 11, 2026", None, None, None),
    ],
)
def test_a_button_has_the_state_of_the_day(
    site: Project,
    state: str,
    label: str,
    labelled: str | None,
    target: str | None,
    note: str | None,
) -> None:
    built = on(site, state).build("-W")
    assert (built.code, built.warnings) == (0, "")
    assert button(built, "placeholder") == button(built, "directive") == (label, target)
    assert button(built, "labelled") == (labelled or label, target)
    assert button(built, "own") == ("Ours", "https://example.org/own?x=1")
    for name in ("placeholder", "directive", "labelled"):
        assert data(built, name)["state"] == state
        shown = details(built, name).findtext("p[@class='hoc-signup-note']")
        assert (note in (shown or "")) if note else shown is None
    assert details(built, "own").find(".//script") is None


def test_the_page_carries_every_state_and_the_dates(site: Project) -> None:
    site.po("placeholder", {"P": "P"})
    found = data(on(site, "open").build(language="nn"), "placeholder")
    assert [found[name] for name in ("opens", "closes", "start", "end")] == [
        "2026-09-01",
        "2026-12-11",
        "2026-12-07",
        "2026-12-13",
    ]
    assert list(found["states"]) == list(DAYS)
    assert "11. desember 2026" in found["states"]["closed"]["label"]
    assert found["states"]["closed"]["target"] is None


def test_a_new_day_writes_again_what_it_changes_and_no_more(site: Project) -> None:
    first = on(site, "open").build()
    before = {name: (first.outdir / f"{name}.html").stat().st_mtime_ns for name in PAGES}
    site.environment = {"SOURCE_DATE_EPOCH": "1790090000"}  # the next day, the same state
    same = site.build()
    assert "writing output... [" not in same.status
    later = on(site, "closed").build()
    assert "reading sources... [" not in later.status
    assert button(later, "placeholder")[1] is None
    after = {name: (first.outdir / f"{name}.html").stat().st_mtime_ns for name in PAGES}
    assert {name for name in PAGES if before[name] != after[name]} == set(PAGES) - {"own"}
    assert button(on(site, "open").build(), "placeholder")[0] == "Sign up"


def test_a_changed_label_is_noticed(site: Project) -> None:
    on(site, "open").build()
    site.write("docs/campaign.toml", f'{DATED}[signup.labels]\nopen = "Register"\n')
    assert button(site.build(), "placeholder")[0] == "Register"


def test_the_same_bytes_on_the_same_day(site: Project) -> None:
    one, two = on(site, "open").build(out="one"), site.build("-j", "2", out="two")
    for name in PAGES:
        assert one.read(f"{name}.html") == two.read(f"{name}.html")


SETTINGS = """
[signup.labels.open]
default = "Register <b>now</b>"
ar = "سجّل"
[signup.targets]
closed = "https://example.org/next"
[signup.parameters]
utm_source = "guide"
"""


def test_labels_targets_and_parameters_of_a_project(site: Project) -> None:
    site.write("docs/campaign.toml", DATED + SETTINGS)
    site.po("placeholder", {"P": "P"})
    site.po("placeholder", {"P": "P"}, language="ar")
    built = on(site, "open").build("-W")
    assert button(built, "placeholder") == (
        "Register <b>now</b>",
        "https://example.org/join?utm_source=guide",
    )
    arabic = on(site, "open").build(language="ar")
    assert button(arabic, "placeholder")[0] == "سجّل"
    link = (
        on(site, "open")
        .build(language="nn")
        .html("placeholder.html")
        .find(".//p[@class='hoc-signup']/a")
    )
    assert link is not None
    assert (link.text, link.get("lang")) == ("Register <b>now</b>", "en")
    assert (
        on(site, "closed")
        .build()
        .html("placeholder.html")
        .find(".//a[@href='https://example.org/next?utm_source=guide']")
        is not None
    )


def test_no_address_and_no_label_of_the_campaign_is_a_message(site: Project) -> None:
    site.write("docs/campaign.toml", DATED + SETTINGS)
    built = on(site, "closed").build(builder="gettext")
    pots = "".join(path.read_text(encoding="utf-8") for path in built.outdir.glob("*.pot"))
    assert 'msgid "Join **us**"' in pots
    for text in ("utm_source", "example.org/join", "Register", "Sign", "December"):
        assert text not in pots


def test_a_translated_label_stays_a_label(site: Project) -> None:
    site.po("labelled", {"Join **us**": "Bli **med**"})
    built = on(site, "open").build("-W", language="nn")
    assert button(built, "labelled")[0] == "Bli med"
    assert data(built, "labelled")["states"]["open"]["label"] == "Bli med"


@pytest.mark.parametrize(
    ("builder", "file"),
    [
        ("text", "placeholder.txt"),
        ("latex", "scratch.tex"),
        ("man", "scratch.1"),
        ("texinfo", "scratch.texi"),
    ],
)
def test_other_builders_say_it_in_words(site: Project, builder: str, file: str) -> None:
    opened = on(site, "open").build("-W", builder=builder, out=f"{builder}-open")
    closed = on(site, "closed").build("-W", builder=builder, out=f"{builder}-closed")
    assert (opened.warnings, closed.warnings) == ("", "")
    plain = opened.read(file).replace("\\sphinxhyphen{}", "-").replace("\\", "")
    assert "example.org/join" in plain
    assert "December 11, 2026" in plain
    words = " ".join(closed.read(file).replace("\\sphinxhyphen{}", "-").replace("\\", "").split())
    assert "Sign-up closed on December 11, 2026" in words
    assert "example.org/join" not in words


def test_an_epub_has_the_words_and_no_script(site: Project) -> None:
    settings = [item for name in ("version", "author", "copyright") for item in ("-D", f"{name}=1")]
    built = on(site, "open").build("-W", *settings, builder="epub")
    assert (built.code, built.warnings) == (0, "")
    page = built.read("placeholder.xhtml")
    assert "Sign-up is open until December 11, 2026" in page
    assert "<script" not in page
    assert "hoc-qr" not in page


def test_the_qr_code_is_that_of_the_address_with_the_address_in_words(site: Project) -> None:
    site.write("docs/campaign.toml", DATED + SETTINGS)
    prints = details(on(site, "open").build(), "placeholder").findall("div")
    assert [node.get("data-target") for node in prints] == [
        "https://example.org/join?utm_source=guide",
        "https://example.org/next?utm_source=guide",
    ]
    assert [node.get("hidden") for node in prints] == [None, "hidden"]
    code = prints[0].find("span")
    assert code is not None
    assert code.get("aria-label") == "QR code with the address example.org/join"
    assert prints[0].findtext("span[@class='hoc-signup-address']") == "example.org/join"
    assert code.find(".//{http://www.w3.org/2000/svg}path") is not None or code[0].tag.endswith(
        "svg"
    )


def test_the_line_of_a_label_is_that_of_its_words(site: Project) -> None:
    built = site.build("-W", builder="gettext")
    assert 'labelled.md:6\nmsgid "Join **us**"' in built.read("labelled.pot")
    assert 'own.md:6\nmsgid "Ours"' in built.read("own.pot")
