"""The modules of a build: those of installed packages, and those of the project itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.build.inputs import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_ROOTS = tuple({sys.prefix, sys.base_prefix, str(Path(os.__file__).parent), str(PACKAGE)})
# Before the builds are forked there are a thousand, and a build adds a handful.
_noted: set[str] = set()
_own: set[Path] = set()


def is_installed(path: str) -> bool:
    """Return whether a file belongs to an installed package, whose version names it."""
    return path.startswith(_ROOTS)


def note_modules() -> None:
    """Sort the modules that are imported now, so that each build looks at its own only."""
    # A list: to ask a module for its file may import another.
    names = list(sys.modules)
    _own.update(_own_files(names))
    _noted.update(names)


def own_modules() -> Iterator[Path]:
    """Yield the files of the modules that belong to the project."""
    yield from _own
    yield from _own_files(sys.modules.keys() - _noted)


def installed_since(before: Collection[str]) -> list[str]:
    """Return the modules of installed packages that were imported since.

    :param before: the names of the modules that there were.
    """
    names = sorted(sys.modules.keys() - set(before))
    return [name for name in names if is_installed(_file_of(name))]


def _own_files(names: Iterable[str]) -> Iterator[Path]:
    files = [_file_of(name) for name in names]
    yield from (Path(file) for file in files if file and not is_installed(file))


def _file_of(name: str) -> str:
    return str(getattr(sys.modules[name], "__file__", None) or "")
