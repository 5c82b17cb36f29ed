"""The files that a build has used beyond pages and catalogues."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.build.modules import is_installed, own_modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def used_files(app: Sphinx) -> set[Path]:
    """Return what the pages include, the project's own assets and templates, and its modules."""
    return {*_dependencies(app), *_assets(app), *own_modules()}


def _dependencies(app: Sphinx) -> Iterator[Path]:
    for files in app.env.dependencies.values():
        yield from (Path(os.path.normpath(Path(app.srcdir, name))) for name in files)


def _assets(app: Sphinx) -> Iterator[Path]:
    config = app.config
    for entry in (*config.html_static_path, *config.html_extra_path, *config.templates_path):
        folder = Path(os.path.normpath(Path(app.confdir, entry)))
        if is_installed(str(folder)):
            continue
        yield from [folder] if folder.is_file() else (p for p in folder.rglob("*") if p.is_file())
