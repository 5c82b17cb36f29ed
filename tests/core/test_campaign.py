"""The campaign file: read whole, and every fault reported at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from sphinx_hoc.core.campaign import parse_campaign, read_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.languages import language
from sphinx_hoc.core.values import Kind

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/join"

[placeholders]
country = "no"
deadline = 2026-11-30
seats = 40

[placeholders.promote]
videos = "https://example.org/videos"

[placeholders.letters.mayor]
default = "https://example.org/letter.pdf"
pt-br = "https://example.org/pt-br/letter.pdf"
es = "https://example.org/es/letter.pdf"

[languages]
source = "en"
[languages.nn]
[languages.pt-br]
[languages.zh-hans]
"""


def faults(text: str) -> list[str]:
    with pytest.raises(CampaignError) as caught:
        parse_campaign(text, "campaign.toml")
    return [str(finding) for finding in caught.value.findings]


def test_a_good_campaign_is_read_whole() -> None:
    campaign = parse_campaign(GOOD, "campaign.toml")
    assert (campaign.name, campaign.start) == ("Hour of Code", date(2026, 12, 7))
    assert list(campaign.languages) == ["en", "nn", "pt-br", "zh-hans"]
    assert campaign.source.tag == "en"


@pytest.mark.parametrize(
    ("key", "tag", "kind", "text"),
    [
        ("country", "en", Kind.TEXT, "no"),
        ("seats", "en", Kind.TEXT, "40"),
        ("deadline", "en", Kind.DATE, "November 30, 2026"),
        ("deadline", "nn", Kind.DATE, "30. november 2026"),
        ("promote/videos", "nn", Kind.URL, "https://example.org/videos"),
        ("letters/mayor", "nn", Kind.FILE, "https://example.org/letter.pdf"),
        ("letters/mayor", "pt-br", Kind.FILE, "https://example.org/pt-br/letter.pdf"),
        ("letters/mayor", "es-mx", Kind.FILE, "https://example.org/es/letter.pdf"),
        ("campaign/name", "en", Kind.TEXT, "Hour of Code"),
        ("campaign_date/start_short", "en", Kind.DATE, "December 7"),
        ("campaign_date/start_short", "nn", Kind.DATE, "7. desember"),
        ("campaign_date/start_long", "nn", Kind.DATE, "7. desember 2026"),
        ("campaign_date/start", "en", Kind.DATE, "December 7, 2026"),
        ("campaign_date/end", "nn", Kind.DATE, "13. desember 2026"),
        ("campaign_date/year", "fa", Kind.DATE, "۲۰۲۶"),
        ("signup/url", "en", Kind.URL, "https://example.org/join"),
    ],
)
def test_placeholders_have_a_kind_and_a_value_per_language(
    key: str, tag: str, kind: Kind, text: str
) -> None:
    value = parse_campaign(GOOD, "campaign.toml").lookup(key, language(tag))
    assert value is not None
    assert (value.kind, value.text) == (kind, text)


def test_a_campaign_may_have_a_name_in_each_language() -> None:
    table = '[campaign.name]\ndefault = "Hour of Code"\nnn = "Kodetimen"\n\n[signup]'
    text = GOOD.replace('name = "Hour of Code"\n', "", 1).replace("[signup]", table, 1)
    campaign = parse_campaign(text, "campaign.toml")
    assert campaign.name == campaign.name_in(language("fr")) == "Hour of Code"
    assert campaign.name_in(language("nn")) == "Kodetimen"
    value = campaign.lookup("campaign/name", language("nn"))
    assert value is not None
    assert (value.kind, value.text) == (Kind.TEXT, "Kodetimen")


def test_a_table_of_names_needs_a_default() -> None:
    table = '[campaign.name]\nnn = "Kodetimen"\n\n[signup]'
    text = GOOD.replace('name = "Hour of Code"\n', "", 1).replace("[signup]", table, 1)
    assert any("`campaign.name.default`: is missing" in found for found in faults(text))


def test_ranges_are_printed_by_cldr() -> None:
    campaign = parse_campaign(GOOD, "campaign.toml")
    short = campaign.lookup("campaign_date/short", language("en"))
    full = campaign.lookup("campaign_date/full", language("nn"))
    assert short is not None
    assert full is not None
    assert "December 7" in short.text
    assert "13" in short.text
    assert "måndag" in full.text
    assert "2026" in full.text


def test_every_fault_is_reported_together_with_its_line_and_path() -> None:
    found = faults(
        """\
[campaign]
name = 7
start = 2026-12-13
end = 2026-12-07
colour = "red"

[signup]
url = "javascript:alert(1)"

[placeholders.promote]
videos = "ftp://example.org"
"bad name" = "x"
list = [1, 2]

[langauges]
source = "en"

[languages]
source = "xx"
[languages.nnn]
"""
    )
    text = "\n".join(found)
    assert "campaign.toml:2: `campaign.name`: found the number `7`" in text
    assert "campaign.toml:4: `campaign.end`: 2026-12-07 is before `campaign.start`" in text
    assert "campaign.toml:5: `campaign.colour`" in text
    assert "campaign.toml:8: `signup.url`: `javascript:alert(1)` has the scheme" in text
    assert "campaign.toml:11: `placeholders.promote.videos`" in text
    assert "as in `bad_name`" in text
    assert "`placeholders.promote.list`: found a list" in text
    assert "`langauges`: is not a key that has a meaning here. Did you mean `languages`?" in text
    assert "`xx` is not a language that CLDR knows" in text
    assert "`nnn` is not a language that CLDR knows" in text
    assert len(found) == 10


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('url = "https://exa mple.org"', "U+0020"),
        ('url = "https://example.org/<b>"', "`<`"),
        ('url = "https://example.org/[x]"', "`[`"),
        ('url = "https://user@example.org/"', "user name"),
        ('url = "https:///path"', "no host"),
        ('url = "data:text/html,x"', "scheme `data:`"),
        ('url = "example.org"', "is not an address"),
        ('url = "https://example.org:port/"', "can't be read"),
        ('url = ""', "is empty"),
        ("url = 2026-12-07", "found the date"),
    ],
)
def test_addresses_are_checked(line: str, wanted: str) -> None:
    text = GOOD.replace('url = "https://example.org/join"', line)
    (found,) = faults(text)
    assert "`signup.url`" in found
    assert wanted in found


def test_a_date_with_a_time_is_no_date() -> None:
    (found,) = faults(GOOD.replace("start = 2026-12-07", "start = 2026-12-07T10:00:00"))
    assert "the date and time" in found
    assert "such as 2026-12-07" in found


def test_missing_keys_say_what_to_write() -> None:
    found = faults("[campaign]\n")
    assert any("`campaign.start`: is missing. Give a date such as 2026-12-07." in x for x in found)
    assert any("`signup`: is missing." in item for item in found)


def test_computed_names_can_not_be_taken() -> None:
    (found,) = faults(GOOD.replace("[placeholders.promote]", "[placeholders.campaign_date]"))
    assert "is computed" in found


def test_a_language_can_not_stand_twice() -> None:
    (found,) = faults(GOOD.replace("[languages.nn]", "[languages.pt_BR]"))
    assert "is the same language as" in found


def test_control_characters_are_refused_and_direction_marks_are_not() -> None:
    (found,) = faults(GOOD.replace('country = "no"', 'country = "n\\u0007o"'))
    assert "U+0007" in found
    parse_campaign(GOOD.replace('country = "no"', 'country = "می\\u200cشود"'), "campaign.toml")


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", "`campaign`: is missing"),
        (b"[campaign]\nname = \n", "campaign.toml:2: This is not TOML"),
        (b"[campaign]\nname = 'a'\nname = 'b'\n", "campaign.toml:3: This is not TOML"),
        (b"\xff\xfe", "can't be read"),
        (b"x=" + b"[" * 5000, "This is not TOML|nested too deep"),
    ],
)
def test_a_file_that_can_not_be_read_is_one_sentence(
    tmp_path: Path, content: bytes, wanted: str
) -> None:
    path = tmp_path / "campaign.toml"
    path.write_bytes(content)
    with pytest.raises(CampaignError, match=wanted):
        read_campaign(path, "campaign.toml")


def test_a_missing_file_shows_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="is missing") as caught:
        read_campaign(tmp_path / "campaign.toml")
    assert "[campaign]" in str(caught.value)


@pytest.mark.parametrize(
    "change", [("\ufeff" + GOOD).encode(), GOOD.replace("\n", "\r\n").encode()]
)
def test_a_byte_order_mark_and_crlf_are_fine(tmp_path: Path, change: bytes) -> None:
    path = tmp_path / "campaign.toml"
    path.write_bytes(change)
    assert read_campaign(path).name == "Hour of Code"


@pytest.mark.parametrize(
    ("key", "nearest"),
    [
        ("promote/videoz", "Did you mean `{{ promote/videos }}`?"),
        ("promotion/videos", "Did you mean `{{ promote/videos }}`?"),
        ("video/videos", "Did you mean `{{ promote/videos }}`?"),
        ("zzz", ""),
    ],
)
def test_the_nearest_placeholder_is_named(key: str, nearest: str) -> None:
    assert parse_campaign(GOOD, "campaign.toml").nearest(key) == nearest
