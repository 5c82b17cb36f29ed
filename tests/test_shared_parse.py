"""A page is parsed once for all languages, and nobody can tell from what is published."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from building import files_of, noted, run_build
from docutils.nodes import Node

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

LANGUAGES = ("en", "nn", "ar", "ja")

GUIDE = """\
---
title: Organize an event
description: How to prepare it.
---
# Organize an event

Read the [kit]({{ promote/press_kit_url }}), the [plan](#the-plan), the {doc}`page <index>`,
the [letter][letter] and {placeholder}`promote/videos`. It starts on {{ campaign_date/start }}.[^1]

[letter]: {{ promote/stats_url }}
[^1]: Or later.

{{ signup_button }}

```{note}
:class: wide
A note with *words*.
```

```{signup-button}
:url: https://example.org/other
```

(the-plan)=
## The plan

```{run-of-show}
:date: {{ campaign_date/start }}

| Time | Task |
|---|---|
| 10:00 - 10:30 | Open the [door]({{ promote/videos }}) |
| 20 minutes | Play a game |
```

```{tick-list}
- Pens
- Paper
```

```python
print("hello")
```

<!-- hoc-ignore: placeholder-unknown -->
{{ promote/nothing }}
"""

# Pages that each language parses for itself: what they hold, and what would be lost.
ALONE = {
    "author": "---\nautor: A *person*\n---\n# Author\n",
    "included": "# Included\n\n```{include} part.txt\n```\n",
    "rest": "# Rest\n\n```{eval-rst}\n.. index:: word\n```\n",
    "warned": "# Warned\n\n[nowhere](nowhere.md) and {nothing}`x`\n",
    "listed": "# Listed\n\n```{placeholder-list}\n```\n",
    "math": "# Math\n\n```{math}\n:label: one\na\n```\n",
}

LETTER = "# Letter\n\nThe [letter]({{ files/letter }}) of this language.\n"

# Writes a line for each page that is really parsed.
COUNTING = """
from pathlib import Path
from sphinx_hoc.ext import parser

_parse = parser._parse

def _counted(text, document, config):
    with Path(__file__).with_name("parsed.log").open("a") as log:
        log.write(document.settings.env.docname + "\\n")
    return _parse(text, document, config)

def setup(app):
    parser._parse = _counted
"""


@pytest.fixture
def site(project: Project) -> Project:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", f"{campaign}[languages.ja]\n")
    conf = (project.root / "docs/conf.py").read_text(encoding="utf-8")
    counting = f"{conf}\nsuppress_warnings = ['myst.xref_missing']\n{COUNTING}"
    project.write("docs/conf.py", counting)
    pages = "\n".join(["guide", "letter", *ALONE])
    project.write("docs/index.md", f"# Welcome\n\n```{{toctree}}\n{pages}\n```\n")
    project.write("docs/guide.md", GUIDE)
    project.write("docs/letter.md", LETTER)
    project.write("docs/part.txt", "A part.\n")
    for name, text in ALONE.items():
        project.write(f"docs/{name}.md", text)
    for code in LANGUAGES[1:]:
        project.po("guide", {"The plan": f"Plan {code}", "Play a game": f"Game {code}"}, code)
        project.po("index", {"Welcome": f"Welcome {code}"}, code)
    return project


def parsed(site: Project) -> dict[str, int]:
    """Return how often each page has been parsed, and forget it."""
    return noted(site.root / "docs/parsed.log")


def test_a_page_is_parsed_once_and_each_language_is_what_it_is_alone(site: Project) -> None:
    alone = {}
    for code in LANGUAGES:
        built = site.build(language=code, out=f"alone/{code}")
        assert built.code == 0
        alone[code] = (files_of(built.outdir), built.warnings)
    assert parsed(site)["guide"] == len(LANGUAGES)
    together = run_build(site, "--jobs", "1")
    assert together.returncode == 0, together.stderr
    counts = parsed(site)
    assert counts.pop("guide") == 1
    assert counts.pop("letter") == 2  # only Nynorsk has another address
    assert counts == dict.fromkeys(["index", *ALONE], len(LANGUAGES))
    for code, (files, _warnings) in alone.items():
        assert files_of(site.root / "_build/site" / code) == files, code
    # Whatever is wrong with a page is told for each language, as before.
    for code, (_files, warnings) in alone.items():
        for line in warnings.splitlines():
            assert line.partition("docs/")[2] in together.stderr, code


def test_a_changed_page_is_parsed_once(site: Project) -> None:
    run_build(site, "--jobs", "1")
    parsed(site)
    site.write("docs/guide.md", GUIDE.replace("Pens", "Pencils"))
    assert run_build(site, "--jobs", "1").returncode == 0
    # A page with a warning is built again, so that it is told.
    assert parsed(site) == {"guide": 1, "warned": len(LANGUAGES)}
    for code in LANGUAGES:
        page = site.root / "_build/site" / code / "guide.html"
        assert "Pencils" in page.read_text(encoding="utf-8")


def test_a_directive_that_a_project_has_replaced_runs_in_each_language(site: Project) -> None:
    conf = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    own = """
from docutils.parsers.rst.directives.admonitions import Note

class OwnNote(Note):
    def run(self):
        env = self.state.document.settings.env
        env.metadata[env.docname]["words"] = env.config.language
        return super().run()

_setup = setup
def setup(app):
    _setup(app)
    app.add_directive("note", OwnNote, override=True)
"""
    site.write("docs/conf.py", conf + own)
    run_build(site, "--jobs", "1")
    assert parsed(site)["guide"] == len(LANGUAGES)


def test_one_language_at_a_time_is_enough_to_share(site: Project) -> None:
    """Where all languages start at once there is nobody to take a parse from."""
    run_build(site, "--jobs", str(len(LANGUAGES)))
    assert parsed(site)["guide"] == len(LANGUAGES)


def test_a_page_that_watches_a_file_is_parsed_in_each_language(site: Project) -> None:
    """docutils reads the width of a figure from its image, seen from the working folder."""
    image = pytest.importorskip("PIL.Image")
    for folder in (site.root, site.root / "docs"):
        image.new("RGB", (30, 20)).save(folder / "square.png")
    site.write("docs/letter.md", "# Letter\n\n```{figure} square.png\n:figwidth: image\n```\n")
    run_build(site, "--jobs", "1")
    assert parsed(site)["letter"] == len(LANGUAGES)
    site.write("docs/letter.md", "# Letter\n\n```{figure} square.png\n:figwidth: 30px\n```\n")
    run_build(site, "--jobs", "1")
    assert parsed(site) == {"letter": 1, "warned": len(LANGUAGES)}


def test_pages_that_only_a_later_language_reads_are_shared_too(site: Project) -> None:
    run_build(site, "--jobs", "1", "--language", "en")
    parsed(site)
    site.write("docs/letter.md", "# Letter\n")
    assert run_build(site, "--jobs", "1").returncode == 0
    counts = parsed(site)
    assert counts["letter"] == 1
    assert counts["guide"] == 1


def test_a_document_that_is_taken_is_the_document_that_is_parsed(site: Project) -> None:
    """All that a parse leaves behind, not only what is printed of it."""
    run_build(site, "--jobs", "1")
    cache = site.root / "_build/.sphinx-hoc/site/html"
    for code in LANGUAGES[1:]:
        alone = site.build(language=code, out=f"alone/{code}")
        left = [
            left_behind(folder)
            for folder in (alone.outdir / ".doctrees", cache / code / "doctrees")
        ]
        assert left[0] == left[1], code


def left_behind(folder: Path) -> dict[str, object]:
    document = pickle.loads((folder / "guide.doctree").read_bytes())
    env = pickle.loads((folder / "environment.pickle").read_bytes())
    of_pages = {
        name: value["guide"]
        for name, value in env.__dict__.items()
        if isinstance(value, dict) and "guide" in value and name != "all_docs"  # the time
    }
    of_domains = {
        (domain, kind, key): item
        for domain, data in env.domaindata.items()
        for kind, items in data.items()
        if isinstance(items, dict)
        for key, item in items.items()
        if "guide" in str((key, item))
    }
    assert ("std", "labels", "the-plan") in of_domains
    return {
        "nodes": document.pformat(),
        "document": plain({**document.__dict__, "settings": None}),
        "domains": plain(of_domains),
        "pages": plain(of_pages),
    }


def plain(value: object) -> str:
    """Return a text of a value that is the same in every process."""
    if isinstance(value, dict):
        return str({plain(key): plain(item) for key, item in sorted(value.items(), key=repr)})
    if isinstance(value, set | frozenset):
        return str(sorted(map(plain, value)))
    if isinstance(value, list | tuple):
        return str([plain(item) for item in value])
    return value.pformat() if isinstance(value, Node) else str(value)
