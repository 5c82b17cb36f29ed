"""What changes is read again, and nothing else is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Built, Project


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/index.md", "# Home\n\n```{toctree}\nvideos\nplain\ndated\n```\n")
    project.write("docs/videos.md", "# Videos\n\n[v]({{ promote/videos }}) {{ promote/later }}\n")
    project.write("docs/plain.md", "# Plain\n\nNothing here.\n")
    project.write(
        "docs/dated.md", "# Dated\n\n{{ campaign_date/start_short }}\n\n{{ signup_button }}\n"
    )
    project.po("plain", {"Nothing here.": "Ingenting her."})
    project.po("videos", {"Videos": "Videoar"})
    return project


def read_again(built: Built) -> set[str]:
    """The pages that Sphinx says it reads."""
    return set(re.findall(r"reading sources\.\.\. \[ *\d+%\] (\S+)", built.status))


def written_again(built: Built) -> set[str]:
    """The pages that Sphinx says it writes."""
    return set(re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", built.status))


def change(project: Project, name: str, old: str, new: str) -> None:
    path = project.root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_nothing_is_read(site: Project) -> None:
    assert read_again(site.build()) == {"index", "videos", "plain", "dated"}
    assert read_again(site.build()) == set()


@pytest.mark.parametrize(
    ("old", "new", "pages"),
    [
        ("https://example.org/videos", "https://example.org/films", {"videos"}),
        ("2026-12-07", "2026-12-06", {"dated"}),
        ("https://example.org/join", "https://example.org/enter", {"dated"}),
        ("https://example.org/stats", "https://example.org/figures", set()),
        ("[placeholders.promote]", '[placeholders.promote]\nlater = "soon"', {"videos"}),
    ],
)
def test_a_value_re_reads_the_pages_that_use_it(
    site: Project, old: str, new: str, pages: set[str]
) -> None:
    site.build()
    change(site, "docs/campaign.toml", old, new)
    assert read_again(site.build()) == pages


def test_the_pages_above_are_written_only_where_they_show_something_new(site: Project) -> None:
    conf = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    listing = """
from pathlib import Path
def note(app, _failure):
    Path(__file__).with_name("above.txt").write_text(repr(sorted(app.env.files_to_rebuild)))
def setup(app):
    app.connect("build-finished", note, priority=900)
"""
    site.write("docs/conf.py", conf + listing)
    site.build()
    change(site, "docs/plain.md", "Nothing here.", "Something here.")
    assert written_again(site.build()) == {"plain"}
    # What Sphinx keeps of it is left as it was.
    assert (site.root / "docs/above.txt").read_text() == "['dated', 'plain', 'videos']"
    change(site, "docs/plain.md", "# Plain", "# Simple")
    built = site.build()
    assert read_again(built) == {"plain"}
    assert written_again(built) == {"index", "videos", "plain", "dated"}


def test_a_catalogue_re_reads_its_page(site: Project) -> None:
    site.build(language="nn")
    change(site, "locales/nn/LC_MESSAGES/plain.po", "Ingenting her.", "Ingen ting her.")
    built = site.build(language="nn")
    assert read_again(built) == {"plain"}
    assert "Ingen ting her." in built.read("plain.html")


def test_an_older_catalogue_with_other_contents_is_noticed(site: Project) -> None:
    site.build(language="nn")
    path = site.root / "locales/nn/LC_MESSAGES/plain.po"
    change(site, "locales/nn/LC_MESSAGES/plain.po", "Ingenting her.", "Gamal tekst.")
    os.utime(path, (1, 1))
    built = site.build(language="nn")
    assert read_again(built) == {"plain"}
    assert "Gamal tekst." in built.read("plain.html")


def test_a_catalogue_that_vanished_is_noticed(site: Project) -> None:
    site.build(language="nn")
    (site.root / "locales/nn/LC_MESSAGES/plain.po").unlink()
    built = site.build(language="nn")
    assert read_again(built) == {"plain"}
    assert "Nothing here." in built.read("plain.html")


def test_a_touched_catalogue_is_the_same(site: Project) -> None:
    site.build(language="nn")
    os.utime(site.root / "locales/nn/LC_MESSAGES/plain.po")
    assert read_again(site.build(language="nn")) == set()


def test_another_language_never_uses_a_doctree_of_this_one(site: Project) -> None:
    site.build(out="same")
    built = site.build(language="nn", out="same")
    assert "Ingenting her." in built.read("plain.html")
    assert "7. desember" in built.read("dated.html")
    assert "Nothing here." in site.build(out="same").read("plain.html")


def test_findings_are_told_in_every_build(site: Project) -> None:
    site.write("docs/plain.md", "# Plain\n\n{{ promote/videoz }}\n")
    first, second = site.build("-W"), site.build("-W")
    assert (first.code, second.code) == (1, 1)
    assert read_again(second) == set()
    assert "plain.md:3: WARNING: There is no placeholder" in second.warnings
    site.write("docs/plain.md", "# Plain\n")
    assert "plain.md" not in site.build("-W").warnings
