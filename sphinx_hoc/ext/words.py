"""The extension's own words, in the language of the build.

They live in PO files inside the package; compiled ``.mo`` files are never committed, so
each build compiles the one catalogue that it needs, in memory.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from sphinx_hoc.core.messages import compiled

if TYPE_CHECKING:
    from sphinx.config import Config

DOMAIN = "sphinx_hoc"


def word(config: Config, message: str) -> str:
    """Return one of the extension's words in the language of the build."""
    return translations(str(config.language)).gettext(message)


@cache
def translations(language: str) -> NullTranslations:
    """Return the extension's catalogue for a Sphinx language code; English where there is none.

    ``pt_BR`` falls back to ``pt``.
    """
    for code in (language, language.split("_")[0]):
        catalogue = files("sphinx_hoc").joinpath("locale", code, "LC_MESSAGES", f"{DOMAIN}.po")
        if catalogue.is_file():
            return GNUTranslations(BytesIO(compiled(catalogue.read_text(encoding="utf-8"))))
    return NullTranslations()
