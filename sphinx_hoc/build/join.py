"""Joins languages that were built elsewhere, each alone, into one site."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.build.jobs import Outcome
from sphinx_hoc.build.publish import publish
from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_hoc.build.layout import Layout
    from sphinx_hoc.core.languages import Language


def join_languages(parts: str, languages: Sequence[Language], place: Layout) -> Iterator[Outcome]:
    """Publish what lies below a folder, and yield how each language fared.

    :param parts: holds a folder ``<tag>`` or ``site-<tag>`` for each language.
    :raises HocError: where there is no such folder.
    """
    folder = Path(parts)
    if not folder.is_dir():
        msg = f"{parts}: there is no such folder. Give the one that holds the languages."
        raise HocError(msg)
    return (_joined(folder, language.tag, place) for language in languages)


def _joined(folder: Path, tag: str, place: Layout) -> Outcome:
    found = next((path for path in (folder / tag, folder / f"site-{tag}") if path.is_dir()), None)
    if found is None:
        return Outcome(tag=tag, fault=f"There is no folder {folder / tag} and no site-{tag}.")
    staging = place.staging(tag)
    shutil.rmtree(staging, ignore_errors=True)
    place.record(tag).unlink(missing_ok=True)
    shutil.copytree(found, staging)
    publish(staging, place.published(tag))
    return Outcome(tag=tag)
