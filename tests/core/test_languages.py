"""One name is written; every other name of a language follows from it."""

from __future__ import annotations

import pytest

from sphinx_hoc.core.campaign import Campaign, parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.languages import language, sphinx_codes

BASE = """\
[campaign]
name = "Science Week"
start = 2027-03-05
end = 2027-03-14
[signup]
url = "https://example.org/join"
"""


def campaign(languages: str) -> Campaign:
    return parse_campaign(BASE + languages, "campaign.toml")


def faults(languages: str) -> list[str]:
    with pytest.raises(CampaignError) as caught:
        campaign(languages)
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("written", "tag", "code", "locale", "slug", "html_lang", "direction"),
    [
        ("nn", "nn", "nn", "nn", "nn", "nn", "ltr"),
        ("nb", "nb", "nb", "nb", "nb", "nb", "ltr"),
        ("no", "no", "nb", "nb", "nb", "no", "ltr"),
        ("pt-br", "pt-br", "pt_BR", "pt_BR", "pt-br", "pt-BR", "ltr"),
        ("pt_BR", "pt-br", "pt_BR", "pt_BR", "pt-br", "pt-BR", "ltr"),
        ("zh-hans", "zh-hans", "zh_CN", "zh_Hans", "zh-cn", "zh-Hans", "ltr"),
        ("zh_CN", "zh-cn", "zh_CN", "zh_Hans", "zh-cn", "zh-CN", "ltr"),
        ("zh-Hant", "zh-hant", "zh_TW", "zh_Hant", "zh-tw", "zh-Hant", "ltr"),
        ("fil", "fil", "fil", "fil", "fil", "fil", "ltr"),
        ("tl", "tl", "fil", "fil", "fil", "tl", "ltr"),
        ("sr-latn", "sr-latn", "sr@latin", "sr_Latn", "sr-latin", "sr-Latn", "ltr"),
        ("sr@latin", "sr-latn", "sr@latin", "sr_Latn", "sr-latin", "sr-Latn", "ltr"),
        ("uk", "uk", "uk", "uk", "uk", "uk", "ltr"),
        ("ar", "ar", "ar", "ar", "ar", "ar", "rtl"),
        ("fa", "fa", "fa", "fa", "fa", "fa", "rtl"),
        ("iw", "iw", "he", "he", "he", "iw", "rtl"),
    ],
)
def test_the_names_of_a_language(
    written: str, tag: str, code: str, locale: str, slug: str, html_lang: str, direction: str
) -> None:
    made = language(written)
    assert (made.tag, made.code, made.locale, made.slug) == (tag, code, locale, slug)
    assert (made.folder, made.html_lang, made.direction) == (code, html_lang, direction)


@pytest.mark.parametrize(
    ("tag", "autonym"),
    [
        ("nn", "Norsk nynorsk"),
        ("pt-br", "Português (Brasil)"),
        ("uk", "Українська"),
        ("ja", "日本語"),
        ("ar", "العربية"),
        ("ka", "Ქართული"),
    ],
)
def test_a_language_calls_itself(tag: str, autonym: str) -> None:
    assert language(tag).autonym.casefold() == autonym.casefold()


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("uk", ("uk", "uk_UA")),
        ("nb", ("nb", "nb_NO")),
        ("pt-br", ("pt_BR", "pt")),
        ("sr-latn", ("sr@latin", "sr_Latn")),  # sr_RS is written in Cyrillic
        ("zh-hans", ("zh_CN", "zh_Hans")),
    ],
)
def test_where_sphinx_may_keep_its_words(tag: str, codes: tuple[str, ...]) -> None:
    assert sphinx_codes(language(tag)) == codes


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("uk", "uk_UA"),
        ("uk", "uk-ua"),
        ("nb", "no"),
        ("no", "nb"),
        ("nb", "nb_NO"),
        ("fil", "tl"),
        ("pt-br", "pt_BR"),
        ("pt-br", "pt"),
        ("zh-hans", "zh_CN"),
        ("zh-hans", "zh-cn"),
        ("zh-hant", "zh_TW"),
        ("sr-latn", "sr@latin"),
    ],
)
def test_a_language_answers_to_its_other_names(listed: str, asked: str) -> None:
    found = campaign(f'[languages]\nsource = "en"\n[languages.{listed}]\n').language_named(asked)
    assert found is not None
    assert found.tag == listed


@pytest.mark.parametrize(
    ("listed", "asked"), [("pt-br", "pt_PT"), ("zh-hans", "zh-tw"), ("sr", "sr-latn"), ("nn", "nb")]
)
def test_a_language_is_not_its_neighbour(listed: str, asked: str) -> None:
    made = campaign(f'[languages]\nsource = "en"\n[languages.{listed}]\n')
    assert made.language_named(asked) is None


def test_an_exact_name_goes_before_a_likely_one() -> None:
    made = campaign('[languages]\nsource = "en"\n[languages.pt-br]\n[languages.pt]\n')
    found = made.language_named("pt")
    assert found is not None
    assert found.tag == "pt"


def test_each_name_can_be_set() -> None:
    made = campaign(
        '[languages]\nsource = "en"\n[languages.nb]\ncode = "no"\nfolder = "no_NO"\n'
        'slug = "no"\nautonym = "Norsk"\npublished = false\ndirection = "ltr"\nlocale = "nb"\n'
    ).languages["nb"]
    assert (made.code, made.folder, made.slug, made.autonym) == ("no", "no_NO", "no", "Norsk")
    assert made.published is False


def test_what_follows_from_a_code_follows_from_the_one_that_is_set() -> None:
    made = campaign('[languages]\nsource = "en"\n[languages.nb]\ncode = "nb_NO"\n').languages["nb"]
    assert (made.code, made.folder, made.slug) == ("nb_NO", "nb_NO", "nb-no")


def test_a_language_that_cldr_does_not_know_borrows_its_dates() -> None:
    made = campaign(
        '[languages]\nsource = "en"\n[languages.rom]\nlocale = "ro"\nautonym = "Romani"\n'
    ).languages["rom"]
    assert (made.tag, made.code, made.folder, made.locale) == ("rom", "rom", "rom", "ro")
    assert made.autonym == "Romani"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("[languages.nyn]\n[languages.xx]", "`xx` is not a language that CLDR knows."),
        ("[languages.zh-cn]\n[languages.zh-hans]", "is the same language as `languages.zh-cn`"),
        ("[languages.no]\n[languages.nb]", "is the same language as `languages.no`"),
        ('[languages.nn]\n[languages.nb]\nfolder = "nn"', "is the same language as `languages.nn`"),
        ('[languages.nb]\ndirection = "up"', 'found the text "up". Give `ltr` or `rtl`.'),
        ('[languages.nb]\nfolder = "../nb"', "it becomes a folder"),
        ('[languages.nb]\nslug = "a/b"', "it becomes a folder"),
        ('[languages.nb]\npublished = "no"', "Give `true` or `false`."),
        ('[languages."../en"]\nlocale = "en"', "`en` is not a language"),
        ('[languages.nb]\nfoldr = "nb"', "Did you mean `folder`?"),
    ],
)
def test_a_fault_is_named(table: str, words: str) -> None:
    found = faults(f'[languages]\nsource = "en"\n{table}\n')
    assert len(found) == 1, found
    assert words in found[0]
    assert found[0].startswith("campaign.toml:")
