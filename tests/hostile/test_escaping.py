"""Every place that shows a translation, each with a text that tries to get out of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import html5lib
import pytest
from hostile_bypass import NO_GATE

from sphinx_hoc.core.oracle import excess

if TYPE_CHECKING:
    from conftest import Built, Project

OUT = "</title></script></style>-->\"'><script>alert(1)</script><b onclick=alert(2)>]]> & x"
CONF = """\
project = "Scratch"
extensions = ["sphinx_hoc"]
html_baseurl = "https://site.example/"
"""
PAGE = """\
---
title: The tab
description: The description
---
# The heading

![The image](flag.png)

```{toctree}
:caption: The caption

The entry <other>
```

## The section

Words.

```{run-of-show}
:date: 2026-12-07

| Time | Task |
| ---- | ---- |
| 10:00 - 10:05 | The task |
```
"""
PLACES = ("The tab", "The description", "The heading", "The image", "The caption", "The entry",
          "The section", "The task")  # fmt: skip


@pytest.fixture(params=["through the gate", "past the gate"])
def sites(request: pytest.FixtureRequest, project: Project) -> tuple[Built, Built]:
    bypass = NO_GATE if request.param == "past the gate" else ""
    project.write("docs/conf.py", CONF + bypass)
    project.write("docs/index.md", PAGE)
    project.write("docs/other.md", "---\ntitle: Another tab\n---\n# Other\n")
    project.write("docs/flag.png", "x")
    project.po("index", {place: f"{place} {OUT}" for place in PLACES})
    project.po("other", {place: f"{place} {OUT}" for place in ("Another tab", "Other")})
    return project.build(), project.build(language="nn")


def test_no_place_lets_a_translation_out(sites: tuple[Built, Built]) -> None:
    source, translated = sites
    assert (source.code, translated.code) == (0, 0), translated.warnings
    for name in ("index.html", "other.html", "genindex.html", "search.html"):
        assert excess(source.read(name), translated.read(name)) == [], name
        page = html5lib.parse(translated.read(name), namespaceHTMLElements=False)
        assert page.find("head/title") is not None
        assert not [tag for tag in page.iter() if "onclick" in tag.attrib]
        texts = [script.text or "" for script in page.iter("script")]
        assert not [text for text in texts if text.strip() == "alert(1)"]


def test_data_stays_data(sites: tuple[Built, Built]) -> None:
    _, translated = sites
    page = html5lib.parse(translated.read("index.html"), namespaceHTMLElements=False)
    for script in page.iter("script"):
        if script.get("type") in {"application/json", "application/ld+json"}:
            assert isinstance(json.loads(script.text or ""), dict | list)
    index = translated.read("searchindex.js")
    assert re.fullmatch(r"Search\.setIndex\(\{.*\}\)", index.strip(), re.DOTALL)
    json.loads(index.strip().removeprefix("Search.setIndex(").removesuffix(")"))


def test_meta_tags_hold_their_text(sites: tuple[Built, Built]) -> None:
    _, translated = sites
    page = html5lib.parse(translated.read("index.html"), namespaceHTMLElements=False)
    metas = [meta for meta in page.iter("meta") if meta.get("name") or meta.get("property")]
    found = {meta.get("name") or meta.get("property"): meta.get("content", "") for meta in metas}
    assert found["description"].startswith("The description")
    assert {name for meta in page.iter("meta") for name in meta.attrib} <= KNOWN_META


# Sphinx prints the last one itself.
KNOWN_META = {"name", "content", "property", "charset", "lang", "itemprop", "media", "translated"}


def test_calendar_files_hold_their_text(sites: tuple[Built, Built]) -> None:
    source, translated = sites
    names = {path.name for path in source.outdir.glob("*.ics")}
    assert names == {path.name for path in translated.outdir.glob("*.ics")} == {"index.ics"}
    before, after = (
        (built.outdir / "index.ics").read_bytes().decode() for built in (source, translated)
    )
    for text in (before, after):
        assert text.count("BEGIN:VEVENT") == before.count("BEGIN:VEVENT")
        assert "\r\n\r\n" not in text
    assert fields(after) <= fields(before) | {"SUMMARY", "DESCRIPTION"}


def fields(text: str) -> set[str]:
    """The names of the fields of a calendar file; a line that goes on begins with a blank."""
    return {re.split("[:;]", line)[0] for line in text.split("\r\n") if line[:1] != " "}


def test_epub_is_well_formed(project: Project) -> None:
    project.write("docs/conf.py", CONF + 'version = "1"\n' + NO_GATE)
    project.write("docs/index.md", PAGE)
    project.write("docs/other.md", "# Other\n")
    project.write("docs/flag.png", "x")
    project.po("index", {place: f"{place} {OUT}" for place in PLACES})
    built = project.build(builder="epub", language="nn")
    assert built.code == 0, built.warnings
    for path in [*built.outdir.glob("*.xhtml"), *built.outdir.glob("*.opf"),
                 *built.outdir.glob("*.ncx")]:  # fmt: skip
        text = re.sub(r"<!DOCTYPE[^>]*>", "", path.read_text(encoding="utf-8"))
        ElementTree.fromstring(text.replace("&nbsp;", " "))
