"""The code of templates is made once and unpacked once, and is never what a site depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import fill, noted, run_build, site_of

if TYPE_CHECKING:
    from conftest import Project

# Writes a line for each template whose code is read from a file.
COUNTING = """
from pathlib import Path
from jinja2.bccache import Bucket

_load = Bucket.load_bytecode
_language = []

def _counted(bucket, file):
    with Path(__file__).with_name("loaded.log").open("a") as log:
        log.write(f"{_language[-1]} ")
    _load(bucket, file)

def _note(app, config):
    _language.append(config.language)
    Bucket.load_bytecode = _counted

def setup(app):
    app.connect("config-inited", _note)
"""


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    return project


def loaded(site: Project) -> dict[str, int]:
    """Return how many templates each language has read from files, and forget it."""
    return noted(site.root / "docs/loaded.log")


def test_the_languages_that_start_later_read_no_code_from_files(site: Project) -> None:
    conf = (site.root / "docs/conf.py").read_text(encoding="utf-8")
    site.write("docs/conf.py", conf + COUNTING)
    assert run_build(site, "--jobs", "1").returncode == 0
    assert loaded(site) == {}
    site.write("docs/events.md", "# Events\n\nSee it.\n")
    assert run_build(site, "--jobs", "1").returncode == 0
    counts = loaded(site)
    assert counts["en"] > 10
    # What only a translated page has, and nothing that was read before.
    assert 0 < counts["nn"] < 4
    assert counts.keys() == {"en", "nn"}


def test_code_that_is_broken_is_made_again(site: Project) -> None:
    assert run_build(site).returncode == 0
    before = site_of(site)
    files = sorted((site.root / "_build/.sphinx-hoc").glob("**/templates/*"))
    assert len(files) > 10
    for number, path in enumerate(files):
        whole = path.read_bytes()
        path.write_bytes((b"", b"no pickle", whole[: len(whole) // 2], whole[:20])[number % 4])
    site.write("docs/events.md", "# Events\n\nSee it.\n")
    done = run_build(site)
    assert done.returncode == 0, done.stderr
    assert "0 failed" in done.stdout
    fill(site)
    assert run_build(site).returncode == 0
    assert site_of(site) == before
