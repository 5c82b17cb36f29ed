"""Runs ``sphinx-hoc build`` as a person does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
COMMAND = [sys.executable, "-m", "sphinx_hoc"]


def fill(project: Project) -> None:
    """Give a project two pages and two translations: enough for a sidebar that links."""
    project.write("docs/index.md", "# Welcome\n\nCome in.\n\n```{toctree}\nevents\n```\n")
    project.write("docs/events.md", "# Events\n\nSee the [kit]({{ promote/press_kit_url }}).\n")
    for code, words in (("nn", ("Velkomen", "Hendingar")), ("ar", ("مرحبا", "فعاليات"))):
        project.po("index", {"Welcome": words[0]}, code)
        project.po("events", {"Events": words[1]}, code)


def run_build(
    project: Project, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build in the folder of the project.

    :param environment: variables that the program is given besides the usual ones.
    """
    return subprocess.run(
        [*COMMAND, "build", *arguments],
        cwd=project.root,
        env=ENVIRONMENT | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def start_build(project: Project, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a build at the head of a session, so that all its processes can be ended."""
    return subprocess.Popen(
        [*COMMAND, "build", *arguments],
        cwd=project.root,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, Sphinx's own cache left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".doctrees" not in path.parts
    }


def site_of(project: Project) -> dict[str, bytes]:
    """Return every file of the published site."""
    return files_of(project.root / "_build/site")


def noted(log: Path) -> dict[str, int]:
    """Return how often each name has been noted in a log, and forget it."""
    names = log.read_text(encoding="utf-8").split() if log.exists() else []
    log.unlink(missing_ok=True)
    return {name: names.count(name) for name in names}
