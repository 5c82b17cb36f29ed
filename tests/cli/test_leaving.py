"""How the program ends: at once, after what asked to be called, and with the right exit code."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from building import COMMAND, ENVIRONMENT, fill, run_build

if TYPE_CHECKING:
    from conftest import Project

# An extension is imported in the program's own process, where each language has it from.
EXTENSION = """
import atexit, os, pathlib

class Kept:
    def __init__(self, name):
        self.file = pathlib.Path(__file__).with_name(name)
    def __del__(self, write=pathlib.Path.write_text):
        write(self.file, "taken apart")

kept = Kept("taken-apart")
atexit.register(pathlib.Path(__file__).with_name(f"called-{os.getpid()}").touch)

def setup(app):
    pass
"""


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    return project


def run(site: Project, *arguments: str, stdout: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=site.root,
        env=ENVIRONMENT,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


def test_nothing_is_taken_apart_and_who_asked_is_called(site: Project) -> None:
    conf = site.root / "docs/conf.py"
    path = 'import sys\nsys.path.insert(0, ".")\nextensions = ["sphinx_hoc", "of_our_own"]\n'
    conf.write_text(conf.read_text(encoding="utf-8") + path, encoding="utf-8")
    site.write("of_our_own.py", EXTENSION)
    done = run_build(site)
    assert done.returncode == 0, done.stderr
    assert "3 built" in done.stdout
    assert not (site.root / "taken-apart").exists()
    assert len([*site.root.glob("called-*")]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"), [(["build"], 0), (["build", "--language", "xx"], 2), (["--help"], 0)]
)
def test_the_exit_code_is_that_of_the_command(
    site: Project, arguments: list[str], code: int
) -> None:
    assert run(site, *arguments, stdout=subprocess.DEVNULL).returncode == code


def test_output_that_cannot_be_written_is_told_in_one_sentence(site: Project) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123
        done = run(site, "placeholders", stdout=full.fileno())
    assert done.stderr == "sphinx-hoc: its words can't be written: No space left on device.\n"
    assert done.returncode == 1


def test_a_reader_that_has_seen_enough_is_no_fault(site: Project) -> None:
    command = f'"{COMMAND[0]}" -m sphinx_hoc placeholders | true; echo ${{PIPESTATUS[0]}}'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=site.root,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "1\n"
