"""The sign-up button's state by the campaign's dates, its labels and its targets."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_hoc.core.campaign import parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.languages import language
from sphinx_hoc.core.signup import (
    Offer,
    State,
    build_date,
    dates_of,
    offers,
    with_parameters,
)

WEEK = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/#join"
"""
DATES = "opens = 2026-09-01\ncloses = 2026-12-11\n"
REST = '[languages]\nsource = "en"\n[languages.nn]\n'


def offered(signup: str, tag: str = "en") -> dict[State, Offer]:
    campaign = parse_campaign(f"{WEEK}{signup}\n{REST}", "campaign.toml")
    dates = dates_of(campaign.signup, campaign.start, campaign.end)
    return offers(campaign.signup, dates, campaign.languages[tag], lambda text: text)


def faults(signup: str) -> list[str]:
    with pytest.raises(CampaignError) as caught:
        parse_campaign(f"{WEEK}{signup}\n{REST}", "campaign.toml")
    return [str(finding) for finding in caught.value.findings]


@pytest.mark.parametrize(
    ("day", "dated", "undated"),
    [
        ("2026-08-31", State.NOT_YET_OPEN, State.OPEN),
        ("2026-09-01", State.OPEN, State.OPEN),
        ("2026-12-06", State.OPEN, State.OPEN),
        ("2026-12-07", State.UNDER_WAY, State.UNDER_WAY),
        ("2026-12-11", State.UNDER_WAY, State.UNDER_WAY),
        ("2026-12-12", State.CLOSED, State.UNDER_WAY),
        ("2026-12-13", State.CLOSED, State.UNDER_WAY),
        ("2026-12-14", State.CLOSED, State.CLOSED),
    ],
)
def test_the_state_of_a_day(day: str, dated: State, undated: State) -> None:
    for signup, state in ((DATES, dated), ("", undated)):
        campaign = parse_campaign(f"{WEEK}{signup}{REST}", "campaign.toml")
        dates = dates_of(campaign.signup, campaign.start, campaign.end)
        assert dates.state_on(date.fromisoformat(day)) is state


def test_by_default_a_button_leads_somewhere_only_while_one_can_sign_up() -> None:
    made = offered(DATES)
    assert {state: (offer.label, offer.target) for state, offer in made.items()} == {
        State.NOT_YET_OPEN: ("Sign-up opens on September 1, 2026", None),
        State.OPEN: ("Sign up", "https://example.org/#join"),
        State.UNDER_WAY: ("Sign up now", "https://example.org/#join"),
        State.CLOSED: ("Sign-up closed on December 11, 2026", None),
    }
    assert made[State.OPEN].note == "Sign-up is open until December 11, 2026"
    assert made[State.CLOSED].note == ""


def test_without_a_first_day_sign_up_was_always_open() -> None:
    assert State.NOT_YET_OPEN not in offered("")
    assert offered("")[State.CLOSED].label == "Sign-up closed on December 13, 2026"


LABELS = """
[signup.labels]
open = "Register your school"
not_yet_open = "From {date}"
[signup.labels.closed]
default = "See you next year"
nn = "Vi sest neste år"
[signup.targets]
closed = "https://example.org/next"
under_way = "none"
[signup.parameters]
utm_source = "guide & co"
"""


def test_a_project_sets_labels_and_targets() -> None:
    made = offered(DATES + LABELS)
    assert made[State.OPEN].label == "Register your school"
    assert made[State.NOT_YET_OPEN].label == "From September 1, 2026"
    assert made[State.CLOSED].label == "See you next year"
    assert made[State.CLOSED].note == "Sign-up closed on December 11, 2026"
    assert made[State.CLOSED].target == "https://example.org/next?utm_source=guide+%26+co"
    assert made[State.CLOSED].address == "https://example.org/next"
    assert made[State.UNDER_WAY].target is None


def test_labels_have_languages() -> None:
    made = offered(DATES + LABELS, "nn")
    assert (made[State.CLOSED].label, made[State.CLOSED].is_translated) == (
        "Vi sest neste år",
        True,
    )
    assert made[State.NOT_YET_OPEN].label == "From 1. september 2026"
    assert not made[State.OPEN].is_translated


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/#join", "https://example.org/?a=1&b=%C3%A5#join"),
        ("https://example.org", "https://example.org/?a=1&b=%C3%A5"),
        ("https://example.org/x?b=own", "https://example.org/x?b=own&a=1"),
        ("https://example.org/x?a=&b", "https://example.org/x?a=&b"),
        ("mailto:us@example.org", "mailto:us@example.org"),
    ],
)
def test_parameters_are_added_and_none_is_changed(url: str, expected: str) -> None:
    assert with_parameters(url, {"a": "1", "b": "å"}) == expected


@pytest.mark.parametrize(
    ("signup", "fault"),
    [
        ("[signup.labels]\nopened = 'x'", "`signup.labels.opened`: is not a key"),
        ("[signup.labels]\nopen = 2026-09-01", "`signup.labels.open`: found a date"),
        ("[signup.labels.open]\nnn = 'x'", "`signup.labels.open.default`: is missing"),
        ("[signup.labels.open]\ndefault = 'x'\nxx-y = 'x'", "xx-y"),
        ("[signup.targets]\nclosed = 'javascript:alert(1)'", "has the scheme `javascript:`"),
        ("[signup.targets.closed]\ndefault = 'none'\nnn = 'next'", "`signup.targets.closed.nn`"),
        ("[signup.parameters]\nutm = 7", "`signup.parameters.utm`: found the number `7`"),
        ("closes = 2026-02-29", "not TOML"),
        ("opens = 2026-12-12\ncloses = 2026-12-11", "2026-12-11 is before `signup.opens`"),
    ],
)
def test_what_is_wrong_is_said_with_its_path(signup: str, fault: str) -> None:
    found = faults(signup)
    assert any(fault in line for line in found), found


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("1790000000", "2026-09-21"), ("0", "1970-01-01"), ("", "2026-05-05"), ("x", "2026-05-05")],
)
def test_the_day_of_a_build(epoch: str, day: str) -> None:
    found = build_date({"SOURCE_DATE_EPOCH": epoch}, lambda: date(2026, 5, 5))
    assert found == date.fromisoformat(day)


def test_dates_follow_the_language() -> None:
    campaign = parse_campaign(f"{WEEK}{DATES}{REST}", "campaign.toml")
    dates = dates_of(campaign.signup, campaign.start, campaign.end)
    made = offers(campaign.signup, dates, language("fa"), lambda text: text)
    assert "۲۰۲۶" in made[State.CLOSED].label
