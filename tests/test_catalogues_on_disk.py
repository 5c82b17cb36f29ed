"""The committed catalogues: collecting the messages again changes nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import polib
import pytest
from conftest import REPOSITORY, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = sorted(path.name for path in (REPOSITORY / "locales").iterdir())


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("gettext")
    for name in ("docs", "locales"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("_build"))
    argv = ["-q", "-W", "-b", "gettext", "-d", "_build/doctrees", "docs", "_build/gettext"]
    assert sphinx_build(argv, root, {})[0] == 0
    return root


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.po")}


def test_updating_the_catalogues_changes_nothing(templates: Path) -> None:
    before = contents(templates / "locales")
    command = [sys.executable, "-m", "sphinx_intl", "update", "-w", "0"]
    command += ["-d", "locales", "-p", "_build/gettext"]
    for language in LANGUAGES:
        command += ["-l", language]
    subprocess.run(command, cwd=templates, check=True, capture_output=True)
    assert contents(templates / "locales") == before == contents(REPOSITORY / "locales")


def test_contributor_pages_have_no_template(templates: Path) -> None:
    found = sorted(path.stem for path in (templates / "_build" / "gettext").glob("*.pot"))
    assert found == ["events", "index"]


def test_a_block_is_no_message_and_times_are_none(templates: Path) -> None:
    template = polib.pofile(str(templates / "_build" / "gettext" / "events.pot"))
    msgids = [entry.msgid for entry in template]
    assert not any("signup_button" in msgid or "10:05" in msgid for msgid in msgids)
    assert any("{{ promote/videos }}" in msgid for msgid in msgids)
    assert not any("https://hourofcode.com/promote/stats" in msgid for msgid in msgids)


def test_each_cell_has_a_line_of_its_own(templates: Path) -> None:
    template = polib.pofile(str(templates / "_build" / "gettext" / "events.pot"))
    source = (REPOSITORY / "docs" / "events.md").read_text(encoding="utf-8").splitlines()
    for entry in template:
        for _path, line in entry.occurrences:
            words = entry.msgid.split("[")[0].strip("* ")[:30]
            assert words in source[int(line) - 1]


def test_no_compiled_catalogue_is_committed() -> None:
    done = subprocess.run(
        ["git", "ls-files", "*.mo"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
