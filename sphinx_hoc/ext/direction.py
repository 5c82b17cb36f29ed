"""Right to left: the theme's own style sheets, mirrored."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.mirrored_css import mirrored
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import is_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

OURS = Path(__file__).parent
"""Our own sheets name no side, so they need no mirror."""


def setup_direction(app: Sphinx) -> None:
    """Put mirrored sheets in the place of the theme's and the extensions'."""
    # After the extensions have named their folders (500).
    app.connect("builder-inited", _mirror, priority=800)


def _mirror(app: Sphinx) -> None:
    if not is_site(app) or build_of(app.config).language.direction == "ltr":
        return
    app.add_css_file("rtl.css", priority=700)
    stage = Path(app.doctreedir, "hoc-mirrored")
    for folder in _foreign_folders(app):
        for sheet in sorted(folder.rglob("*.css")):
            _write(stage / sheet.relative_to(folder), mirrored(sheet.read_text(encoding="utf-8")))
    # Copied last, under the same names, so it takes the place of what it mirrors.
    app.config.html_static_path.append(str(stage))


def _foreign_folders(app: Sphinx) -> Iterator[Path]:
    """The folders of the theme and of other extensions; a project's own sheets stay."""
    builder: Any = app.builder
    theme = builder.theme.get_theme_dirs() if builder.theme else ()
    yield from (Path(folder, "static") for folder in reversed(theme))
    for entry in app.config.html_static_path:
        folder = Path(os.path.normpath(Path(app.confdir, entry)))
        own = (OURS, Path(app.srcdir), Path(app.confdir), Path(app.doctreedir))
        if folder.is_dir() and not any(folder.is_relative_to(item) for item in own):
            yield folder


def _write(path: Path, text: str) -> None:
    """Write a file in one step: another build never reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
