"""An EPUB takes in every file of its folder, and warns of those it can't name.

Where the doctrees lie in that folder, as they do by default, each of them is one.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def setup_epub(app: Sphinx) -> None:
    """Leave the doctrees and the staged catalogues out of the book."""
    app.connect("write-started", _exclude_doctrees)


def _exclude_doctrees(app: Sphinx, builder: Builder) -> None:
    out, doctrees = Path(app.outdir), Path(app.doctreedir)
    if builder.name == "epub" and doctrees.is_relative_to(out):
        names = [path.relative_to(out) for path in doctrees.rglob("*") if path.is_file()]
        # By this event the environment is saved, so the list is no change of configuration.
        app.config.epub_exclude_files = [*app.config.epub_exclude_files, *map(str, sorted(names))]
