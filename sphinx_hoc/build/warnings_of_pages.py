"""Whose warnings have to be told again.

Sphinx tells what it finds on a page where it reads or writes the page. A page that is left as it
is would be silent, so one with a warning is built again as long as the warning holds.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# The type at the end of a warning: ours are kept with their pages, and told in every build.
_KEPT = re.compile(r"\[hoc\.[\w-]+\]$")
_PLACE = re.compile(r"(?P<path>[^:]+):.*?(?:WARNING|ERROR|CRITICAL): ")


def pages_that_warn(
    warnings: Iterable[str], source: Path, pages: Collection[str]
) -> set[str] | None:
    """Return the names of the pages that Sphinx has found something on.

    :param warnings: the lines that a build has told.
    :param source: the folder of the pages.
    :param pages: their paths below it.
    :returns: nothing where a line is of no page; only a whole build tells that again.
    """
    found = {_page(warning, source, pages) for warning in warnings if not _KEPT.search(warning)}
    return None if None in found else {name for name in found if name}


def _page(warning: str, source: Path, pages: Collection[str]) -> str | None:
    place = _PLACE.match(warning)
    if place is None or not Path(place["path"]).is_relative_to(source):
        return None
    path = Path(place["path"]).relative_to(source).as_posix()
    return PurePosixPath(path).with_suffix("").as_posix() if path in pages else None
