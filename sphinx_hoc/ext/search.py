"""The search index, made with less work: the same words have the same stems on every page."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Take the place of the language's own stemmer, and finish the index of an update."""
    # Before the index is begun, which looks its language up.
    app.connect("builder-inited", _remember_stems)
    app.connect("html-collect-pages", _forget_gone_words)


def _remember_stems(app: Sphinx) -> None:
    """Sphinx remembers stems for one page; most words of a page are on others too."""
    code = str(app.config.html_search_language or app.config.language)
    kind = _language(code)
    if getattr(kind, "hoc_remembers", False):
        return
    remembering = _remembering(kind)
    # It is registered under the code that is asked for, and keeps the name that it has.
    remembering.lang = code
    app.add_search_language(remembering)
    remembering.lang = kind.lang


def _remembering(kind: type[SearchLanguage]) -> type[SearchLanguage]:
    class Remembering(kind):  # type: ignore[valid-type,misc]
        hoc_remembers = True

        def __init__(self, options: dict[str, str]) -> None:
            super().__init__(options)
            self.stem = cache(super().stem)

    return Remembering


def _language(code: str) -> type[SearchLanguage]:
    """Return the class that Sphinx would take for a language."""
    found = languages.get(code) or languages.get(code.partition("_")[0]) or SearchEnglish
    if isinstance(found, str):
        module, _, name = found.rpartition(".")
        found = getattr(import_module(module), name)
    return found


def _forget_gone_words(app: Sphinx) -> list[Any]:
    """Leave out the words that are on no page any more: a new build would not know them.

    After the pages, when everything has been indexed, and before the index is written.
    """
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        indexer.prune(app.env.all_docs)
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, pages in words.items() if not pages]:
                del words[word]
    return []
