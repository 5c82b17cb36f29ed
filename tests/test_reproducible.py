"""Two builds of the same input are the same, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".doctrees" not in path.parts
    }


@pytest.mark.parametrize("language", ["en", "nn"])
def test_serial_and_parallel_builds_in_two_folders(tmp_path: Path, language: str) -> None:
    for name, jobs in (("one", "1"), ("elsewhere/two", "2")):
        out = tmp_path / name / language
        argv = ["-q", "-j", jobs, "-D", f"language={language}", str(REPOSITORY / "docs"), str(out)]
        assert sphinx_build(argv, REPOSITORY, {})[0] == 0
    one = contents(tmp_path / "one" / language)
    two = contents(tmp_path / "elsewhere/two" / language)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
