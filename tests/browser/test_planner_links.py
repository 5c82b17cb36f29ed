"""A plan is shared by its link, and no other link is harmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Plan
from playwright.sync_api import expect
from test_planner_in_hand import AS_BUILT, AT_NOON, ending, printed_times, summary

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = "#plan=1&start=11:30&date=2026-12-08&minutes=5,20,15,35"


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, sites: Callable[..., Any]) -> str:
    """The page from a server, and as a file on a disk."""
    if request.param == "http":
        return str(sites().plan)
    return str((sites().folder / "index.html").as_uri())


def test_a_shared_link_reopens_the_plan(visits: Any, address: str) -> None:
    first = visits.open(address, permissions=["clipboard-read", "clipboard-write"])
    first.get_by_text("Plan your own").click()
    first.get_by_label("Start").fill("11:30")
    first.get_by_label("Date").fill("2026-12-08")
    first.get_by_label("Minutes for part 2").fill("20")
    first.get_by_role("button", name="Copy the link").click()
    expect(first.get_by_text("Copied.")).to_be_visible()
    link = first.evaluate("navigator.clipboard.readText()")

    assert link == first.url == address + LINK
    for page in (visits.open(link), first):
        page.reload()
        assert printed_times(page) == AT_NOON
        assert summary(page) == "Tuesday, December 8, 2026 · Total: 75 min"
        assert page.get_by_label("Start").input_value() == "11:30"
        assert page.get_by_label("Date").input_value() == "2026-12-08"
        assert page.get_by_label("Minutes for part 2").input_value() == "20"
        expect(page.get_by_role("button", name="Reset")).to_be_visible()
        expect(page.locator("table.hoc-run-of-show")).to_be_in_viewport()


def test_a_link_pasted_into_the_open_page(visits: Any, address: str) -> None:
    page = visits.open(address)

    page.goto(address + LINK)
    assert printed_times(page) == AT_NOON
    page.goto(address + "#plan=1&minutes=6,10,15,35")

    assert printed_times(page)[0] == AS_BUILT[0].replace("10:05", "10:06")
    assert summary(page) == "Monday, December 7, 2026 · Total: 66 min"


def test_ordinary_anchors_stay_what_they_are(visits: Any, address: str) -> None:
    page = visits.open(f"{address}#afterwards", viewport={"width": 1280, "height": 500})

    expect(page.get_by_role("heading", name="Afterwards")).to_be_in_viewport()
    expect(page.locator(".hoc-planner details")).not_to_have_attribute("open", "")
    expect(page).to_have_url(ending("#afterwards"))
    assert printed_times(page) == AS_BUILT
    # Nor does a plan take the anchor away for good.
    page.get_by_text("Plan your own").click()
    page.get_by_label("Start").fill("11:30")
    expect(page).to_have_url(re.compile("#plan=1&"))
    page.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(ending("#afterwards"))


def test_a_plan_outlives_a_jump_on_its_page(visits: Any, address: str) -> None:
    page = visits.open(address + LINK, viewport={"width": 1280, "height": 500})

    page.evaluate("location.hash = 'afterwards'")
    expect(page.get_by_role("heading", name="Afterwards")).to_be_in_viewport()
    assert printed_times(page) == AT_NOON
    page.get_by_label("Minutes for part 2").fill("21")
    page.keyboard.press("Enter")
    expect(page).to_have_url(ending("minutes=5,21,15,35"))
    page.go_back()
    expect(page).to_have_url(address + LINK)
    assert printed_times(page) == AT_NOON


def test_two_plans_on_a_page(visits: Any, sites: Callable[..., Any]) -> None:
    afternoon = Plan(("1:00 pm - 1:10 pm", "10 min", "10 min", "10 min"), date="none")
    page = visits.open(sites(Plan(), afternoon).plan)
    second = page.locator("#hoc-plan-2")

    second.get_by_text("Plan your own").click()
    second.get_by_label("Start").fill("14:00")
    expect(page).to_have_url(ending("#plan=2&start=14:00&minutes=10,10,10,10"))
    page.locator("#hoc-plan-1").get_by_text("Plan your own").click()
    page.locator("#hoc-plan-1").get_by_label("Minutes for part 1").fill("6")
    page.keyboard.press("Enter")

    other = visits.open(page.url)
    for each in (page, other):
        texts = each.locator(".hoc-plan-summary").all_inner_texts()
        assert texts == ["Monday, December 7, 2026 · Total: 66 min", "Total: 40 min"]
        assert printed_times(each)[4] == printed_times(page)[4]
        assert printed_times(each)[4].startswith("2:00")
    second.get_by_role("button", name="Reset").click()
    expect(page).to_have_url(ending("#plan=1&start=10:00&date=2026-12-07&minutes=6,10,15,35"))


def test_a_part_without_length_keeps_none(visits: Any, sites: Callable[..., Any]) -> None:
    plan = Plan(("10:00 - 10:05", "10:05", "10:05 - 10:15", "10:15 - 11:05"))
    page = visits.open(sites(plan).plan + "#plan=1&minutes=10,0,10,50")

    assert starts(printed_times(page)) == ["10:00", "10:10 AM", "10:10", "10:20"]


def test_gaps_and_overlaps_stay(visits: Any, sites: Callable[..., Any]) -> None:
    times = ("10:00 - 10:05", "10:10 - 10:15", "10:12 - 10:20", "10:20 - 11:05")
    page = visits.open(
        sites(Plan(times, is_tidy=False)).plan + "#plan=1&start=11:00&minutes=8,5,8,30"
    )

    assert starts(printed_times(page)) == ["11:00", "11:13", "11:15", "11:23"]
    assert summary(page).endswith("Total: 53 min")


def starts(times: list[str]) -> list[str]:
    return [text.split("\u2009")[0] for text in times]


USED = {"start": "10:00 AM", "date": "Monday, December 7, 2026"}


@pytest.mark.parametrize(
    ("fragment", "notes"),
    [
        ("plan=1&start=99:00", ["“99:00” is not a time; the plan starts at {start}."]),
        ("plan=1&start=10:60", ["“10:60” is not a time; the plan starts at {start}."]),
        ("plan=1&start=-1:00", ["“-1:00” is not a time; the plan starts at {start}."]),
        ("plan=1&start=24:00", ["“24:00” is not a time; the plan starts at {start}."]),
        ("plan=1&date=2027-02-29", ["“2027-02-29” is not a date; {date} is used."]),
        ("plan=1&date=2026-13-01", ["“2026-13-01” is not a date; {date} is used."]),
        ("plan=1&date=0000-01-01", ["“0000-01-01” is not a date; {date} is used."]),
        (
            "plan=1&minutes=5,-10,15,35",
            ["“-10” is not a length in minutes; part 2 takes 10 min."],
        ),
        (
            "plan=1&minutes=5,1e1,1440,NaN",
            [
                "“1e1” is not a length in minutes; part 2 takes 10 min.",
                "“1440” is not a length in minutes; part 3 takes 15 min.",
                "“NaN” is not a length in minutes; part 4 takes 35 min.",
            ],
        ),
        (
            "plan=1&minutes=5,10,15",
            ["The link has 3 lengths and this plan has 4 parts; it keeps its own."],
        ),
        (
            "plan=1&minutes=400,400,400,400",
            ["The plan would be longer than a day; it keeps its own lengths."],
        ),
        ("plan=7&start=11:30", ["This page has no plan “7”."]),
        ("plan=", ["This page has no plan “”."]),
        ("plan=__proto__&constructor=1&start=11:30", ["This page has no plan “__proto__”."]),
        ("plan=%E0%A4%A&%=%&&&==", ["This page has no plan “\ufffd%A”."]),
        ("plan=<img src=x onerror=a()>", ["This page has no plan “<img src=x onerror=a()>”."]),
        ("plan=1&start=<b>&date=<i>", [
            "“<b>” is not a time; the plan starts at {start}.",
            "“<i>” is not a date; {date} is used.",
        ]),
        ("plan=1&start=" + "9" * 5000, [
            f"“{'9' * 40}…” is not a time; the plan starts at {{start}}.",
        ]),
        ("plan=1&nonsense=1&toString=2", []),
    ],
)  # fmt: skip
def test_a_bad_link_leaves_the_page_whole(
    fragment: str, notes: list[str], visits: Any, sites: Callable[..., Any]
) -> None:
    page = visits.open(f"{sites().plan}#{fragment}")

    shown = page.locator(".hoc-planner-notes p")
    assert shown.all_inner_texts() == [note.format(**USED) for note in notes]
    assert all(note.is_visible() for note in shown.all())
    assert printed_times(page) == AS_BUILT
    assert summary(page) == "Monday, December 7, 2026 · Total: 65 min"
    assert page.locator(".hoc-planner-notes :is(b, i, img)").count() == 0


def test_a_leap_day_is_a_day(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan + "#plan=1&date=2028-02-29")

    assert summary(page).startswith("Tuesday, February 29, 2028")
    assert page.locator(".hoc-planner-notes p").count() == 0


@pytest.mark.parametrize("how", ["link", "hand"])
def test_a_plan_past_midnight_starts_as_late_as_it_can(
    how: str, visits: Any, sites: Callable[..., Any]
) -> None:
    page = visits.open(sites().plan + ("#plan=1&start=23:30" if how == "link" else ""))
    if how == "hand":
        page.get_by_text("Plan your own").click()
        page.get_by_label("Start").fill("23:30")
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Reset").focus()

    expect(
        page.get_by_text("The plan would go on past midnight; it starts at 10:54 PM.")
    ).to_be_visible()
    assert printed_times(page)[-1].endswith("11:59\u202fPM")
    assert page.get_by_label("Start").input_value() == "22:54"


def test_a_bad_length_is_put_right_when_it_is_left(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.get_by_text("Plan your own").click()
    length = page.get_by_label("Minutes for part 2")

    length.fill("-5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="“-5” is not a length")).to_be_visible()
    assert printed_times(page) == AS_BUILT
    page.keyboard.press("Tab")
    assert length.input_value() == "10"
    page.get_by_label("Minutes for part 1").fill("6")
    page.keyboard.press("Enter")
    expect(page.get_by_text("is not a length")).to_have_count(0)
