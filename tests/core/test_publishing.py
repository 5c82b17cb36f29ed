"""Where a site is, where it is edited, and which languages readers are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_hoc.core.announcing import announced_languages, count, share
from sphinx_hoc.core.campaign import Campaign, parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
[campaign]
name = "Science Week"
start = 2027-03-05
end = 2027-03-14
[signup]
url = "https://example.org/join"
"""


def campaign(text: str) -> Campaign:
    return parse_campaign(BASE + text, "campaign.toml")


def test_nothing_is_published_by_default() -> None:
    publishing = campaign("").publishing
    assert (publishing.url, publishing.edit_page, publishing.threshold) == ("", "", 0)
    nn = campaign('[languages]\nsource = "en"\n[languages.nn]\n').languages["nn"]
    assert publishing.page_address(path="docs/a.md", docname="a") == ""
    assert publishing.translation_address(nn, path="x.po", docname="a") == ""


def test_the_address_of_a_site_ends_with_a_slash() -> None:
    assert campaign('[site]\nurl = "https://example.org/guide"').publishing.url == (
        "https://example.org/guide/"
    )


def test_templates_of_addresses() -> None:
    made = campaign(
        '[languages]\nsource = "en"\n[languages.pt-br]\n[edit]\n'
        'page = "https://example.org/edit/{path}"\n'
        'translation = "https://weblate.example.org/{component}/{code}/?page={page}&l={language}'
        '&f={folder}&p={path}"\n'
    )
    publishing, language = made.publishing, made.languages["pt-br"]
    assert publishing.page_address(path="docs/a/B.md", docname="a/B") == (
        "https://example.org/edit/docs/a/B.md"
    )
    assert publishing.translation_address(language, path="locales/x.po", docname="a/B") == (
        "https://weblate.example.org/a-b/pt_BR/?page=a/B&l=pt-BR&f=pt_BR&p=locales/x.po"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[site]\nurl = "example.org"', "is not an address."),
        ('[site]\nurl = "mailto:a@example.org"', "is not the address of a site."),
        ('[site]\nurl = "https://example.org/?a=1"', "Give the address of a folder."),
        ("[site]\nurl = 7", "found the number `7`"),
        ('[site]\nuri = "https://example.org"', "Did you mean `url`?"),
        ('[edit]\npage = "https://example.org/{pth}"', "names `{pth}`"),
        ('[edit]\npage = "https://example.org/{path.__class__}"', "names `{path.__class__}`"),
        ('[edit]\npage = "https://example.org/{path!r}"', "names `{path}`"),
        ('[edit]\npage = "https://example.org/{path"', "has a brace without its partner."),
        ('[edit]\npage = "https://example.org/{language}"', "names `{language}`"),
        ('[edit]\ntranslation = "javascript:alert(1)"', "has the scheme `javascript:`."),
        ('[languages]\nsource = "en"\nthreshold = 101', "Give a percentage, 1 to 100."),
        ('[languages]\nsource = "en"\nthreshold = "half"', "a whole number"),
    ],
)
def test_a_fault_is_named(text: str, words: str) -> None:
    with pytest.raises(CampaignError) as caught:
        campaign(text)
    assert [words in str(finding) for finding in caught.value.findings] == [True]


def po(messages: dict[str, str], fuzzy: str = "") -> str:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
    return header + "".join(
        f'\n{"#, fuzzy" if key == fuzzy else "#"}\nmsgid "{key}"\nmsgstr "{value}"\n'
        for key, value in messages.items()
    )


def test_counting_says_what_is_shown() -> None:
    text = po({"a": "A", "b": "", "c": "C"}, fuzzy="c") + '\n#~ msgid "d"\n#~ msgstr "D"\n'
    assert count(text.encode()) == Progress(translated=1, fuzzy=1, missing=1)


def test_a_hundred_percent_is_all_of_it() -> None:
    assert share(Progress(translated=199, missing=1)) == 99
    assert share(Progress(translated=2)) == 100
    assert share(Progress()) == 0


LANGUAGES = """
[languages.nn]
[languages.nb]
[languages.de]
published = false
[languages.ar]
"""


def announced(folder: Path, threshold: str) -> list[str]:
    made = campaign(f'[languages]\nsource = "en"\n{threshold}{LANGUAGES}')
    return [item.tag for item in announced_languages(made, folder, ("index", "more"))]


def write(folder: Path, language: str, page: str, messages: dict[str, str], **options: str) -> None:
    path = folder / language / "LC_MESSAGES" / f"{page}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po(messages, **options), encoding="utf-8")


def test_only_languages_with_a_catalogue_are_announced(tmp_path: Path) -> None:
    write(tmp_path, "nb", "index", {"a": ""})
    write(tmp_path, "de", "index", {"a": "A"})
    write(tmp_path, "ar", "gone", {"a": "A"})
    assert announced(tmp_path, "") == ["en", "nb"]


def test_a_threshold_is_of_the_whole_site(tmp_path: Path) -> None:
    write(tmp_path, "nb", "index", {"a": "A"})  # all of one page, nothing of the other
    write(tmp_path, "nn", "index", {"a": "A"})
    write(tmp_path, "nn", "more", {"b": "B", "c": ""})
    write(tmp_path, "ar", "index", {"a": "A"})
    write(tmp_path, "ar", "more", {"b": "B", "c": "C"}, fuzzy="c")
    assert announced(tmp_path, "threshold = 66\n") == ["en", "nn", "ar"]
    assert announced(tmp_path, "threshold = 67\n") == ["en"]
    assert announced(tmp_path, "threshold = 33\n") == ["en", "nn", "nb", "ar"]
