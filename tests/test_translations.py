"""The translations of the guide: each is complete, passes the gate, and says who has read it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import polib
import pytest
from babel.messages.catalog import Catalog
from conftest import REPOSITORY, Built, sphinx_build

from sphinx_hoc.core.campaign import read_campaign
from sphinx_hoc.core.catalogue import gate
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.markdown.reading import message_reader

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_hoc.core.languages import Language

LOCALES = REPOSITORY / "locales"
PAGES = ("events", "index")
CAMPAIGN = read_campaign(REPOSITORY / "docs" / "campaign.toml")
# Nynorsk holds what the guide has always said, as far as that goes: it may have gaps.
LANGUAGES = [
    item for item in CAMPAIGN.languages.values() if item != CAMPAIGN.source and item.tag != "nn"
]
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda item: item.tag)
each_page = pytest.mark.parametrize("page", PAGES)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with templates that were made just now."""
    root = tmp_path_factory.mktemp("gettext")
    for name in ("docs", "locales"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("_build"))
    argv = ["-q", "-W", "-b", "gettext", "-d", "_build/doctrees", "docs", "_build/gettext"]
    assert sphinx_build(argv, root, {})[0] == 0
    return root


def catalogue(language: Language, page: str) -> polib.POFile:
    path = LOCALES / language.folder / "LC_MESSAGES" / f"{page}.po"
    return polib.pofile(path.read_text(encoding="utf-8"))


def msgids(po: polib.POFile) -> list[str]:
    return sorted(entry.msgid for entry in po if not entry.obsolete)


def is_plain(text: str) -> bool:
    return not any(mark in text for mark in ("{{", "**", "["))


def spaced(text: str) -> str:
    """The text with plain blanks: the template of a title has no others."""
    return " ".join(text.split())


def test_the_guide_comes_in_twelve_more_languages() -> None:
    wanted = {"ar", "de", "es", "fa", "fr", "hi", "ja", "nb", "pt-br", "tr", "uk", "zh-hans"}
    assert wanted <= {item.tag for item in LANGUAGES}


def test_every_folder_belongs_to_a_language_of_the_campaign() -> None:
    folders = {path.name for path in LOCALES.iterdir() if path.is_dir()}
    assert folders == {*(item.folder for item in LANGUAGES), "nn"}


@each_page
@each_language
def test_a_catalogue_holds_the_messages_of_its_page(
    language: Language, page: str, copy: Path
) -> None:
    template = polib.pofile(str(copy / "_build" / "gettext" / f"{page}.pot"))
    assert msgids(catalogue(language, page)) == msgids(template)


@each_page
@each_language
def test_a_page_is_translated_but_for_what_has_just_changed(language: Language, page: str) -> None:
    """A contributor's new sentence waits for its translators; it does not wait for the tests."""
    po = catalogue(language, page)
    assert po.percent_translated() >= 75
    assert [entry.msgid for entry in po if entry.msgstr == entry.msgid] == []


@each_page
@each_language
def test_the_header_says_which_language_and_whether_it_is_reviewed(
    language: Language, page: str
) -> None:
    po = catalogue(language, page)
    assert not po.metadata_is_fuzzy
    assert po.metadata["Language"] == language.folder
    assert po.metadata["Plural-Forms"] == Catalog(locale=language.folder).plural_forms
    assert po.metadata.get("X-Reviewed") in {"no", "yes"}
    assert "FULL NAME" not in str(po.metadata)
    assert "SOME DESCRIPTIVE TITLE" not in po.header


@each_language
def test_the_gate_finds_nothing(language: Language) -> None:
    passed = gate(
        LOCALES,
        language,
        pages=PAGES,
        settings=CAMPAIGN.checks,
        read=message_reader(),
        name=str,
    )
    found = [*passed.findings, *(item for made in passed.catalogues for item in made.findings)]
    assert [str(item) for item in found if item.severity is not Severity.NOTE] == []
    assert [made.docname for made in passed.catalogues] == list(PAGES)
    assert not any(made.progress.translated == 0 for made in passed.catalogues)


@each_language
def test_the_pages_show_every_translation(language: Language, tmp_path: Path) -> None:
    argv = ["-q", "-W", "-b", "html", "-D", f"language={language.code}"]
    argv += [str(REPOSITORY / "docs"), str(tmp_path)]
    built = Built(*sphinx_build(argv, REPOSITORY, {}), tmp_path)
    assert (built.code, built.warnings) == (0, "")
    for page in PAGES:
        text = spaced("".join(built.html(f"{page}.html").itertext()))
        assert "**" not in text
        assert "{{" not in text
        plain = [entry.msgstr for entry in catalogue(language, page) if is_plain(entry.msgid)]
        assert len(plain) > 4
        assert [msgstr for msgstr in plain if spaced(msgstr) not in text] == []
