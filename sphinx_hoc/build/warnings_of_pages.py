"""Whose warnings have to be told again.

Sphinx tells what it finds on a page where it reads or writes the page. A page that is left as it
is would be silent, so one with a warning is built again as long as the warning holds.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The type at the end of a warning: ours are kept with their pages, and told in every build.
_KEPT = re.compile(r"\[hoc\.[\w-]+\]$")
_PLACE = re.compile(r"(?P<path>[^:]+):.*?(?:WARNING|ERROR|CRITICAL): ")


def pages_that_warn(warnings: Iterable[str], source: Path, doctrees: Path) -> set[str] | None:
    """Return the names of the pages that Sphinx has found something on.

    :param warnings: the lines that a build has told.
    :param source: the folder of the pages.
    :param doctrees: the folder of what that build has read of them.
    :returns: nothing where a line is of no page: of a setting, or of a file that pages include.
        Only a whole build tells that again.
    """
    found = {_page(warning, source, doctrees) for warning in warnings if not _KEPT.search(warning)}
    return None if None in found else {name for name in found if name}


def _page(warning: str, source: Path, doctrees: Path) -> str | None:
    place = _PLACE.match(warning)
    if place is None or not Path(place["path"]).is_relative_to(source):
        return None
    name = Path(place["path"]).relative_to(source).with_suffix("").as_posix()
    return name if (doctrees / f"{name}.doctree").is_file() else None
