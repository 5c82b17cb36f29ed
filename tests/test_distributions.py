"""That packages are read once for all languages, and are found as Python finds them."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.metadata import distributions, entry_points, version
from typing import TYPE_CHECKING

import pytest
from building import fill, noted, run_build

from sphinx_hoc.build.distributions import kept_distributions

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project


def package(folder: Path, name: str, entry: str) -> Path:
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
    points = info / "entry_points.txt"
    points.write_text(f"[hoc.test]\n{entry}\n", encoding="utf-8")
    return points


def names() -> list[str]:
    return [found.name for found in distributions()]


def entries() -> set[tuple[str, str]]:
    return {(entry.name, entry.value) for entry in entry_points(group="hoc.test")}


@pytest.fixture
def points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path / "first"))
    return package(tmp_path / "first", "own", "one = of_own")


def test_what_is_found_is_what_python_finds(points: Path) -> None:
    found, themes = names(), entry_points(group="sphinx.html_themes")
    with kept_distributions():
        assert names() == found
        assert set(entry_points(group="sphinx.html_themes")) == set(themes)
        assert entries() == {("one", "of_own")}
        assert version("own") == "1.0"
    assert themes
    assert points.is_file()


def test_a_package_is_read_once(points: Path) -> None:
    with kept_distributions():
        points.write_text("[hoc.test]\ntwo = of_own\n", encoding="utf-8")
        assert entries() == {("one", "of_own")}
    assert entries() == {("two", "of_own")}


def test_a_folder_that_conf_py_adds_is_looked_into(
    points: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path / "second", "other", "three = of_other")
    with kept_distributions():
        monkeypatch.syspath_prepend(str(tmp_path / "second"))
        assert entries() == {("one", "of_own"), ("three", "of_other")}
    assert points.is_file()


def test_nothing_is_kept_where_a_package_cannot_be_read(points: Path) -> None:
    points.write_bytes(b"[hoc.test]\none = \xff\n")
    with kept_distributions():
        assert PathFinder in sys.meta_path
        with pytest.raises(UnicodeDecodeError):
            entries()


EXTENSION = """
from importlib.metadata import distributions
from pathlib import Path

def setup(app):
    same = [*map(id, distributions())] == [*map(id, distributions())]
    with Path(__file__).with_name("noted").open("a", encoding="utf-8") as log:
        log.write(f"{same}\\n")
"""


def test_every_language_has_what_was_read_once(project: Project) -> None:
    fill(project)
    project.write("docs/of_our_own.py", EXTENSION)
    conf = project.root / "docs/conf.py"
    text = conf.read_text(encoding="utf-8") + 'extensions = ["sphinx_hoc", "docs.of_our_own"]\n'
    conf.write_text(text, encoding="utf-8")
    done = run_build(project, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert noted(project.root / "docs/noted") == {"True": 3}


def test_python_finds_packages_itself_again_at_the_end(points: Path) -> None:
    before = [*sys.meta_path]
    with kept_distributions():
        during = [*sys.meta_path]
    assert sys.meta_path == before != during
    assert points.is_file()
