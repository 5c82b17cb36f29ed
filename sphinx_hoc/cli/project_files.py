"""What the commands read of a project: settings, campaign and pages, without Sphinx."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.core.campaign import read_campaign
from sphinx_hoc.core.conf_file import read_conf
from sphinx_hoc.markdown.page_files import page_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.conf_file import ConfFile
    from sphinx_hoc.markdown.page_files import PageFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFiles:
    """A project on disk.

    :param source: the folder of ``conf.py``.
    :param locales: the folder of the catalogues.
    :param conf: what ``conf.py`` says.
    :param campaign: its campaign.
    :param pages: every page, by name.
    """

    source: Path
    locales: Path
    conf: ConfFile
    campaign: Campaign
    pages: tuple[PageFile, ...]


def read_project_files(source: str, locales: str | None = None) -> ProjectFiles:
    """Read a project.

    :param locales: the folder of the catalogues; what ``conf.py`` says by default.
    :raises HocError: where the settings or the campaign can't be read.
    """
    folder = Path(source).absolute()
    conf = read_conf(folder / "conf.py")
    path = folder / conf.hoc_campaign
    campaign = read_campaign(path, shown_path(path))
    pages = page_files(folder, conf.source_suffix, conf.exclude_patterns)
    found = Path(locales) if locales else folder / conf.hoc_locales
    return ProjectFiles(
        source=folder,
        locales=Path(os.path.normpath(found)),
        conf=conf,
        campaign=campaign,
        pages=tuple(pages),
    )


def shown_path(path: Path) -> str:
    """Return a path as a person would name it: from here where it lies below here."""
    path, here = Path(os.path.normpath(path)), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def columns(rows: Sequence[tuple[str, ...]]) -> str:
    """Return rows as a text in which each column is as wide as it must be."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
