"""What the gate has found in a catalogue, kept for the next build.

Most builds change one catalogue or none, and to check all of them again takes longer than to
start Sphinx. The file lies beside the doctrees, and is a pickle as they are.
"""

from __future__ import annotations

import pickle
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc import __version__
from sphinx_hoc.core.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.catalogue import GatedCatalogue

_PACKAGE = Path(__file__).parent.parent
# Where the checks are, and what reads a message for them.
_CODE = (_PACKAGE / "core", _PACKAGE / "markdown")
_READERS = ("babel", "markdown-it-py", "mdit-py-plugins")


@contextmanager
def kept_catalogues(path: Path) -> Iterator[dict[str, GatedCatalogue]]:
    """Give what earlier builds have found, and keep what is in it at the end.

    :param path: the file. What is no such file, or another program's, counts as nothing.
    """
    program = program_of_the_checks()
    before = _read(path, program)
    now = dict(before)
    yield now
    if now.keys() != before.keys() or not path.is_file():
        write_whole(path, pickle.dumps((program, now), pickle.HIGHEST_PROTOCOL))


def _read(path: Path, program: object) -> dict[str, GatedCatalogue]:
    # Bytes that are no pickle raise whatever they come upon.
    with suppress(Exception):
        found, kept = pickle.loads(path.read_bytes())  # noqa: S301 (as the doctrees beside it)
        if found == program:
            return dict(kept)
    return {}


@cache
def program_of_the_checks() -> list[str]:
    """Return what names the code: a check that somebody has just written sees every catalogue."""
    files = sorted(item for folder in _CODE for item in folder.iterdir() if item.suffix == ".py")
    states = ((item, item.stat()) for item in files)
    return [
        __version__,
        *map(version, _READERS),
        *(f"{item.name} {state.st_size} {state.st_mtime_ns}" for item, state in states),
    ]
