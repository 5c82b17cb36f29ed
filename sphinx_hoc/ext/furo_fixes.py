"""What the theme lacks: its menus, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_furo_fixes(app: Sphinx) -> None:
    """Add a style sheet after the theme's, and a small script."""
    # The theme adds its last sheet at 600.
    app.add_css_file("furo-fixes.css", priority=650)
    app.add_js_file("drawer.js", loading_method="defer")
