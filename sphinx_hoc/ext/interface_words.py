"""The words around a page: Sphinx's, furo's and the search's, from catalogues of ours first.

Sphinx knows few languages whole, furo's words are in no catalogue, and some of them stand
in its templates and icons where no translation reaches.
"""

from __future__ import annotations

import json
import re
from functools import cache
from gettext import GNUTranslations
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx import locale, package_dir

from sphinx_hoc.core.languages import sphinx_codes
from sphinx_hoc.core.messages import read_po
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_frame import Change, frame_of, is_site
from sphinx_hoc.ext.words import catalogue_text, translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from gettext import NullTranslations

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.languages import Language

DOMAIN = "sphinx"
STATIC = Path(__file__).parent / "static_words"

SEARCH_WORDS = (
    "Search Results",
    "Searching",
    "Preparing search...",
    (
        "Your search did not match any documents. Please make sure that all words are spelled "
        "correctly and that you've selected enough categories."
    ),
    "Search finished, found one page matching the search query.",
    ", in ",
    "Hide Search Matches",
)
"""What Sphinx's scripts say; they look it up in ``translations.js``."""

HARD_CODED_LABELS = (
    "Toggle site navigation sidebar",
    "Toggle table of contents sidebar",
    "Toggle Light / Dark / Auto color theme",
    "On Read the Docs",
    "On GitHub",
)
"""Attributes ``aria-label`` that furo's templates hold in English."""

HARD_CODED_TITLES = (
    "Contents",
    "Menu",
    "Expand",
    "Light mode",
    "Dark mode",
    "Auto light/dark, in light mode",
    "Auto light/dark, in dark mode",
)
"""Titles of furo's icons."""

TOGGLE_NAVIGATION = "Toggle navigation of %s"


def setup_interface_words(app: Sphinx) -> None:
    """Load the catalogues, and put into place what the theme's templates hold in English."""
    # After the language is known (100): Sphinx loads its own words before that, for the
    # language as it was written, and from any folder that conf.py names.
    app.connect("config-inited", _load, priority=150)
    app.connect("builder-inited", _add_search_words)
    app.connect("html-page-context", _add_labels)


def _load(app: Sphinx, config: Config) -> None:
    translator = interface_translations(build_of(config).language)
    locale.translators["general", DOMAIN] = translator
    app.translator = translator


@cache
def interface_translations(language: Language) -> NullTranslations:
    """Return the words of the interface: ours, then Sphinx's, then English."""
    ours = translations(language.code, DOMAIN)
    for code in sphinx_codes(language):
        theirs = _sphinx_catalogue(Path(package_dir, "locale"), code)
        if theirs is not None:  # the nearest first; some of them are all but empty
            ours.add_fallback(theirs)
    return ours


def _sphinx_catalogue(folder: Path, code: str) -> NullTranslations | None:
    path = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return GNUTranslations(file)


def _add_search_words(app: Sphinx) -> None:
    text = catalogue_text(build_of(app.config).language.code, DOMAIN)
    if text is None or not is_site(app):
        return
    builder: Any = app.builder
    # The file of this name in our static folder is a template that calls this.
    builder.templates.environment.globals["hoc_search_words"] = lambda: search_words(text)
    app.config.html_static_path.append(str(STATIC))
    names = {script.filename for script in builder._js_files if hasattr(script, "filename")}
    if "_static/translations.js" not in names:
        app.add_js_file("translations.js")


def search_words(text: str) -> str:
    """Return what ``Documentation.addTranslations`` takes, from the text of a PO file."""
    po = read_po(text.encode(), "sphinx.po")
    messages = {
        item.msgid: list(item.msgstr) if item.plural else item.msgstr[0]
        for item in po.messages
        if item.msgid in SEARCH_WORDS and all(item.msgstr)
    }
    plural = re.search(r"plural=([^;]+)", po.header.get("plural-forms", ""))
    catalogue = {
        "locale": po.header.get("language", ""),
        "messages": dict(sorted(messages.items())),
        "plural_expr": plural[1].strip() if plural else "n != 1",
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=2).replace("</", "<\\/")


def _add_labels(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> None:
    language = build_of(app.config).language
    if is_site(app) and catalogue_text(language.code, DOMAIN) is not None:
        frame_of(context).finish += label_changes(language)


@cache
def label_changes(language: Language) -> tuple[Change, ...]:
    """Return where the theme's templates hold English texts, and what to print for each."""
    return tuple(_changes(interface_translations(language)))


def _changes(words: NullTranslations) -> Iterator[Change]:
    labels = {escape(item): escape(words.gettext(item)) for item in HARD_CODED_LABELS}
    titles = {escape(item): escape(words.gettext(item)) for item in HARD_CODED_TITLES}
    # Each begins with what stands there as it is, for which a page is searched in no time.
    yield (
        re.compile(f' aria-label="({_any(labels)})"'),
        lambda match: f' aria-label="{labels[match[1]]}"',
    )
    yield (
        re.compile(f"<title>({_any(titles)})(?=</title>\\s*<svg)"),
        lambda match: f"<title>{titles[match[1]]}",
    )
    toggle = _literal(words.gettext(TOGGLE_NAVIGATION)).replace("%s", r"\1")
    yield re.compile(r' aria-label="Toggle navigation of ([^"]*)"'), f' aria-label="{toggle}"'
    # "@pradyunsg's Furo" is English grammar; a name in brackets is nobody's.
    yield (
        re.compile(r"(<a [^>]*>@pradyunsg</a>)'s\s*(<a [^>]*>Furo</a>)"),
        r"\2 (\1)",
    )


def _any(texts: Iterable[str]) -> str:
    return "|".join(map(re.escape, texts))


def _literal(text: str) -> str:
    """Text as a replacement of a regular expression, in an attribute or an element."""
    return escape(text).replace("\\", r"\\")
