"""Reads what the installed packages say of themselves once, for all languages.

Sphinx asks every package for themes in each build, and Pygments for styles: files that are
the same in each language.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.machinery import PathFinder
from importlib.metadata import DistributionFinder, EntryPoints, PathDistribution
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALL = DistributionFinder.Context()


class _Distribution(PathDistribution):
    """A package whose entry points have been read."""

    def __init__(self, found: PathDistribution) -> None:
        super().__init__(found._path)
        self._entry_points = found.entry_points

    @property
    def entry_points(self) -> EntryPoints:
        return self._entry_points


class _Finder(PathFinder):
    """Finds modules as Python does, and all packages where they were found before."""

    _path: list[str]
    _found: list[_Distribution]

    @classmethod
    def find_distributions(
        cls, context: DistributionFinder.Context = _ALL
    ) -> Iterable[PathDistribution]:
        if context.name is None and context.path == cls._path:
            return iter(cls._found)
        return super().find_distributions(context)


@contextmanager
def kept_distributions() -> Iterator[None]:
    """Let :mod:`importlib.metadata` read each package once, here and in forked processes.

    The finders in ``sys.meta_path`` are Python's own place for that. Where a package can't be
    read, or somebody has other finders there, nothing is kept.
    """
    try:
        place = sys.meta_path.index(PathFinder)
        _Finder._found = [*map(_Distribution, PathFinder.find_distributions())]
    except Exception:  # whatever is in a package's files
        yield
        return
    _Finder._path = [*sys.path]
    sys.meta_path[place] = _Finder
    try:
        yield
    finally:
        sys.meta_path[place] = PathFinder
