"""The name of the site, in the language of the build: at the top, in the menu and in each tab.

A catalogue belongs to a page, and the name of the site to none. Where the root page has a
message of the same words, as when its front matter calls it so, that translation is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from sphinx_hoc.ext.catalogues import catalogue_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_NAMES = ("html_title", "html_short_title")


def setup_site_title(app: Sphinx) -> None:
    """Translate the title before the builder compares its settings with the last build's.

    All pages show it, and all are written where it is another one.
    """
    # After the catalogues have been staged (200).
    app.connect("config-inited", _translate, priority=300)


def _translate(app: Sphinx, config: Config) -> None:
    catalogue = catalogue_of(app, config.root_doc)
    messages = catalogue.messages if catalogue else {}
    for name in _NAMES:
        if translation := messages.get(str(config[name])):
            config[name] = str(escape(translation))  # themes print it as it is
