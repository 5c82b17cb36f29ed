"""What a stranger gets: the wheel holds everything and works where nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from email.message import Message

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sphinx_hoc"
NOT_SHIPPED = {".pyc", ".mo", ".pot"}

# The example's files as the README shows them, found by the language of their block.
EXAMPLE = {"conf.py": "python", "campaign.toml": "toml", "index.md": "markdown"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(wheel: Path, names: set[str]) -> Message:
    (name,) = [name for name in names if name.endswith(".dist-info/METADATA")]
    with zipfile.ZipFile(wheel) as archive:
        return message_from_bytes(archive.read(name))


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["project"]


def run(*command: object, cwd: Path) -> str:
    """Run a program away from the source tree and show all it said where it fails."""
    unseen = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "READTHEDOCS_LANGUAGE", "SPHINXOPTS"}
    environment = {name: value for name, value in os.environ.items() if name not in unseen}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def readme_block(language: str) -> str:
    tokens = MarkdownIt().parse((ROOT / "README.md").read_text(encoding="utf-8"))
    (block,) = [t.content for t in tokens if t.type == "fence" and t.info == language]
    return block


def test_wheel_holds_every_file_of_the_package(names: set[str]) -> None:
    files = (path for path in PACKAGE.rglob("*") if path.is_file())
    shipped = {p.relative_to(ROOT).as_posix() for p in files if p.suffix not in NOT_SHIPPED}
    assert {name for name in names if name.startswith("sphinx_hoc/")} == shipped


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [
        ("sphinx_hoc/py.typed", ""),
        ("sphinx_hoc/ext/static/", ".css"),
        ("sphinx_hoc/ext/templates/", ".html"),
        ("sphinx_hoc/locale/", ".po"),
    ],
)
def test_wheel_holds_what_is_not_python(names: set[str], folder: str, suffix: str) -> None:
    assert [name for name in names if name.startswith(folder) and name.endswith(suffix)]


def test_wheel_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"sphinx_hoc"}


def test_wheel_says_what_is_promised(metadata: Message) -> None:
    assert metadata["Name"] == "sphinx-hoc"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert {"docs", "test", "lint", "dev"} == set(metadata.get_all("Provides-Extra", []))


def test_wheel_brings_its_licence_and_its_command(wheel: Path, names: set[str]) -> None:
    (info,) = {name.partition("/")[0] for name in names if ".dist-info/" in name}
    assert f"{info}/licenses/LICENSE" in names
    with zipfile.ZipFile(wheel) as archive:
        entry_points = archive.read(f"{info}/entry_points.txt").decode()
    assert "sphinx-hoc = sphinx_hoc.__main__:run" in entry_points


@pytest.mark.parametrize(
    "classifier",
    [
        "Framework :: Sphinx",
        "Framework :: Sphinx :: Extension",
        "Programming Language :: Python :: 3.11",
        "Programming Language :: Python :: 3.12",
        "Programming Language :: Python :: 3.13",
        "Typing :: Typed",
    ],
)
def test_classifiers(project: dict[str, Any], metadata: Message, classifier: str) -> None:
    assert classifier in project["classifiers"]
    assert classifier in metadata.get_all("Classifier", [])


def test_only_private_ground_has_an_upper_bound(project: dict[str, Any]) -> None:
    bounded = {line for line in project["dependencies"] if "<" in line or "~=" in line}
    assert bounded == {"sphinx>=9,<10", "myst-parser~=5.2"}


def test_every_dependency_has_a_lowest_version(project: dict[str, Any]) -> None:
    assert all(">=" in line or "~=" in line for line in project["dependencies"])


def test_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=tmp_path)
    source = tmp_path / "site"
    source.mkdir()
    for name, language in EXAMPLE.items():
        (source / name).write_text(readme_block(language), encoding="utf-8")
    run(python, "-I", "-m", "sphinx", "-W", "-b", "html", source, tmp_path / "out", cwd=tmp_path)
    page = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/poster.pdf"' in page
    assert 'href="https://example.org/join"' in page
    assert '<time datetime="10:05"' in page
    assert "{{" not in page
