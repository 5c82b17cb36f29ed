"""The modules of a build: those of installed packages, and those of the project itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.build.inputs import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ROOTS = tuple({sys.prefix, sys.base_prefix, str(Path(os.__file__).parent), str(PACKAGE)})
# Before the builds are forked there are a thousand, and a build adds a handful. To look at all
# their names would copy the memory that they are in, for each build anew.
_noted: dict[str, None] = {}
_own: set[Path] = set()


def is_installed(path: str) -> bool:
    """Return whether a file belongs to an installed package, whose version names it."""
    return path.startswith(_ROOTS)


def note_modules() -> None:
    """Sort the modules that are imported now, so that each build looks at its own only."""
    # A list: to ask a module for its file may import another.
    names = list(sys.modules)
    _own.update(_own_files(names))
    _noted.update(dict.fromkeys(names))


def own_modules() -> Iterator[Path]:
    """Yield the files of the modules that belong to the project."""
    yield from _own
    yield from _own_files(name for name in _since(next(reversed(_noted), "")) if name not in _noted)


def newest_module() -> str:
    """Return the name of the module that was imported last."""
    return next(reversed(sys.modules))


def installed_since(newest: str) -> list[str]:
    """Return the modules of installed packages that were imported since.

    :param newest: which was the newest then.
    """
    return sorted(name for name in _since(newest) if is_installed(_file_of(name)))


def _since(newest: str) -> list[str]:
    """The names after one; all of them where it is there no more."""
    names = []
    for name in reversed(sys.modules):
        if name == newest:
            break
        names.append(name)
    return names


def _own_files(names: Iterable[str]) -> Iterator[Path]:
    files = [_file_of(name) for name in names]
    yield from (Path(file) for file in files if file and not is_installed(file))


def _file_of(name: str) -> str:
    return str(getattr(sys.modules[name], "__file__", None) or "")
