"""What the gate has found is kept for the next build, and is never older than its catalogue."""

from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

KEPT = "_build/html-nn/.doctrees/hoc-gate.pickle"


@pytest.fixture
def site(project: Project) -> Project:
    """A page of two messages, of which one translation is refused."""
    project.write("docs/index.md", "# Welcome\n\nCome in.\n")
    project.po("index", {"Welcome": "Velkomen", "Come in.": "Kom <b>inn."})
    return project


def kept_messages(site: Project) -> dict[str, str]:
    _program, kept = pickle.loads((site.root / KEPT).read_bytes())
    (catalogue,) = kept.values()
    return dict(catalogue.messages)


def test_a_second_build_tells_the_same(site: Project) -> None:
    first = site.build(language="nn")
    before = (site.root / KEPT).stat().st_mtime_ns
    second = site.build(language="nn")
    assert first.warnings == second.warnings
    assert "hoc." in first.warnings
    assert (site.root / KEPT).stat().st_mtime_ns == before
    assert kept_messages(site) == {"Welcome": "Velkomen"}


def test_what_is_kept_is_what_is_shown(site: Project) -> None:
    site.build(language="nn")
    program, kept = pickle.loads((site.root / KEPT).read_bytes())
    planted = {key: replace(item, messages={"Welcome": "Hei"}) for key, item in kept.items()}
    (site.root / KEPT).write_bytes(pickle.dumps((program, planted)))
    assert "Hei" in site.build(language="nn").read("index.html")


def test_a_changed_catalogue_is_checked_and_the_old_one_is_forgotten(site: Project) -> None:
    site.build(language="nn")
    site.po("index", {"Welcome": "Velkomne", "Come in.": "Kom inn."})
    built = site.build(language="nn")
    assert built.warnings == ""
    assert "Kom inn." in built.read("index.html")
    assert kept_messages(site) == {"Welcome": "Velkomne", "Come in.": "Kom inn."}


def test_other_settings_check_every_catalogue_again(site: Project) -> None:
    site.po("index", {"Welcome": "Velkomen til alle"})
    assert "til alle" in site.build(language="nn").read("index.html")
    campaign = (site.root / "docs/campaign.toml").read_text(encoding="utf-8")
    site.write("docs/campaign.toml", f"{campaign}\n[checks]\nlength_factor = 1\nlength_extra = 1\n")
    assert "til alle" not in site.build(language="nn").read("index.html")


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(["other"]), "program"])
def test_what_is_damaged_or_another_programs_is_not_used(
    site: Project, content: bytes | str
) -> None:
    built = site.build(language="nn")
    path: Path = site.root / KEPT
    if isinstance(content, str):
        program, kept = pickle.loads(path.read_bytes())
        planted = {key: replace(item, messages={}) for key, item in kept.items()}
        content = pickle.dumps((["0.0", *program[1:]], planted))
    path.write_bytes(content)
    again = site.build("-E", language="nn")
    assert again.read("index.html") == built.read("index.html")
    assert kept_messages(site) == {"Welcome": "Velkomen"}
