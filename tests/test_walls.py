"""The house has floors: the imports of each file hold its walls."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import sphinx_hoc

ROOT = Path(sphinx_hoc.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
CLI_MAY_REACH_SPHINX = {"build"}


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            found.add(node.module or "")
    return found


def floor(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return parts[0] if len(parts) > 1 else ""


def tops(names: set[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def on_floor(name: str) -> list[Path]:
    found = [path for path in FILES if floor(path) == name]
    assert found
    return found


@pytest.mark.parametrize("path", on_floor("core"), ids=lambda path: path.name)
def test_core_knows_neither_sphinx_nor_what_is_above(path: Path) -> None:
    names = imports(path)
    assert not tops(names) & {"sphinx", "docutils", "myst_parser", "markdown_it", "logging"}
    assert not [name for name in names if name.startswith("sphinx_hoc.") and ".core" not in name]
    assert "print(" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", on_floor("markdown"), ids=lambda path: path.name)
def test_markdown_stands_on_core(path: Path) -> None:
    names = imports(path)
    assert not tops(names) & {"sphinx", "docutils", "myst_parser", "logging"}
    ours = {name.split(".")[1] for name in names if name.startswith("sphinx_hoc.")}
    assert ours <= {"core", "markdown"}


@pytest.mark.parametrize("path", on_floor("ext"), ids=lambda path: path.name)
def test_ext_and_cli_do_not_know_each_other(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("sphinx_hoc.cli")]
    if path.stem not in {"parser", "renderer", "messages", "strict"}:
        assert "myst_parser" not in tops(imports(path))


@pytest.mark.parametrize("path", on_floor("build"), ids=lambda path: path.name)
def test_only_what_warms_and_works_knows_ext(path: Path) -> None:
    names = imports(path)
    assert not [name for name in names if name.startswith("sphinx_hoc.cli")]
    if path.stem not in {"warm", "worker"}:
        assert not [name for name in names if name.startswith("sphinx_hoc.ext")]


@pytest.mark.parametrize(
    ("package", "homes"),
    [("polib", {"messages"}), ("icalendar", {"calendar_file"}), ("babel.dates", {"clock"})],
)
def test_a_library_has_one_home(package: str, homes: set[str]) -> None:
    users = {
        path.stem
        for path in FILES
        if any(name == package or name.startswith(f"{package}.") for name in imports(path))
    }
    assert users <= homes
