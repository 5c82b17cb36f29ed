"""The style sheet and the templates that come with the extension."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"


def setup_assets(app: Sphinx) -> None:
    """Add the style sheet to every page that can have one."""
    app.connect("config-inited", _add_static)
    app.add_css_file("hoc.css")


def _add_static(_app: Sphinx, config: Config) -> None:
    config.html_static_path = [*config.html_static_path, str(STATIC)]
