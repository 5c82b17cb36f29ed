"""The campaign's week for search engines."""

from __future__ import annotations

import json

import pytest

from sphinx_hoc.core.campaign import parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.script_json import script_json
from sphinx_hoc.core.structured_data import event

CAMPAIGN = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13
{}
[signup]
url = "https://example.org/join"
"""


def made(facts: str = "") -> dict[str, object]:
    campaign = parse_campaign(CAMPAIGN.format(facts), "campaign.toml")
    return event(campaign, campaign.source, url="https://example.org/events", description="")


def test_online_by_default() -> None:
    found = made()
    assert found["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert found["location"] == [{"@type": "VirtualLocation", "url": "https://example.org/join"}]
    assert "organizer" not in found


def test_a_place_makes_it_mixed_and_an_organizer_is_named() -> None:
    found = made('place = "Schools"\norganizer = "Code.org"\norganizer_url = "https://code.org/"')
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [item["@type"] for item in found["location"]] == ["Place", "VirtualLocation"]  # type: ignore[attr-defined]
    assert found["organizer"] == {
        "@type": "Organization",
        "name": "Code.org",
        "url": "https://code.org/",
    }


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ('attendance = "everywhere"', "`online`, `offline` or `mixed`"),
        ('attendance = "offline"', "nothing says where people meet"),
        ('organizer_url = "code.org"', "`campaign.organizer_url`: `code.org` is not an address"),
        ("organiser = 'x'", "Did you mean `organizer`?"),
    ],
)
def test_what_is_wrong_is_said(facts: str, fault: str) -> None:
    with pytest.raises(CampaignError) as caught:
        made(facts)
    assert fault in str(caught.value)


@pytest.mark.parametrize("text", ["</script><script>x", "<!--", "]]>", "&lt;", "\u2028", '"\\'])
def test_no_text_ends_its_script(text: str) -> None:
    written = script_json({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"name": text}
