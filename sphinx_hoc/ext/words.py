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
def translations(language: str, domain: str = DOMAIN) -> NullTranslations:
    """Return a catalogue of the package for a Sphinx language code; English where there is none.

    ``pt_BR`` falls back to ``pt``.
    """
    text = catalogue_text(language, domain)
    return GNUTranslations(BytesIO(compiled(text))) if text else NullTranslations()


@cache
def catalogue_text(language: str, domain: str = DOMAIN) -> str | None:
    """Return the text of a PO file of the package, or nothing."""
    for code in (language, language.split("_")[0]):
        catalogue = files("sphinx_hoc").joinpath("locale", code, "LC_MESSAGES", f"{domain}.po")
        if catalogue.is_file():
            return catalogue.read_text(encoding="utf-8")
    return None
