"""The planner as people use it: with a mouse, a keyboard alone, a finger."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

NARROW, THIN = "\u202f", "\u2009"
AS_BUILT = [
    f"10:00{THIN}–{THIN}10:05{NARROW}AM",
    f"10:05{THIN}–{THIN}10:15{NARROW}AM",
    f"10:15{THIN}–{THIN}10:30{NARROW}AM",
    f"10:30{THIN}–{THIN}11:05{NARROW}AM",
]
AT_NOON = [
    f"11:30{THIN}–{THIN}11:35{NARROW}AM",
    f"11:35{THIN}–{THIN}11:55{NARROW}AM",
    f"11:55{NARROW}AM{THIN}–{THIN}12:10{NARROW}PM",
    f"12:10{THIN}–{THIN}12:45{NARROW}PM",
]


def printed_times(page: Page) -> list[str]:
    texts = page.locator(".hoc-run-of-show tbody td:first-child p").all_text_contents()
    return [text.strip() for text in texts]


def ending(text: str) -> re.Pattern[str]:
    """An address that ends so; the browser tells of a new one a moment later."""
    return re.compile(f"{re.escape(text)}$")


def summary(page: Page) -> str:
    return page.locator(".hoc-plan-summary").inner_text()


def test_nothing_but_the_closed_planner_is_added(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)

    expect(page.get_by_text("Plan your own")).to_be_visible()
    assert page.locator(".hoc-plan :is(input, button, textarea):visible").count() == 0
    assert printed_times(page) == AS_BUILT
    assert summary(page) == "Monday, December 7, 2026 · Total: 65 min"


def test_mouse(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    table = page.locator(".hoc-run-of-show tbody")
    built = [row.inner_html() for row in table.locator("td:first-child p").all()]

    page.get_by_text("Plan your own").click()
    page.get_by_label("Start").fill("11:30")
    page.get_by_label("Minutes for part 2").fill("20")
    page.get_by_label("Date").fill("2026-12-08")

    assert printed_times(page) == AT_NOON
    assert summary(page) == "Tuesday, December 8, 2026 · Total: 75 min"
    expect(table.locator("time").nth(3)).to_have_attribute("datetime", "11:55")
    page.locator("h1").click()
    expect(page).to_have_url(ending("#plan=1&start=11:30&date=2026-12-08&minutes=5,20,15,35"))

    page.get_by_role("button", name="Reset").click()
    assert [row.inner_html() for row in table.locator("td:first-child p").all()] == built
    assert summary(page) == "Monday, December 7, 2026 · Total: 65 min"
    assert page.get_by_label("Start").input_value() == "10:00"
    assert page.get_by_label("Minutes for part 2").input_value() == "10"
    expect(page).to_have_url(re.compile("^[^#]*$"))


def test_keyboard_alone(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.locator(".hoc-planner summary").focus()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Start")).to_be_focused()
    page.keyboard.type("1130AM")
    tab_to(page, page.get_by_label("Minutes for part 2"))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("20")
    page.keyboard.press("Enter")

    assert printed_times(page) == AT_NOON
    expect(page.get_by_role("status").filter(has_text="Total: 75 min")).to_be_visible()
    for _ in range(40):
        if page.evaluate("document.activeElement.textContent") == "Reset":
            break
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert printed_times(page) == AS_BUILT
    expect(page.get_by_role("button", name="Reset")).to_be_focused()


def tab_to(page: Page, target: Any) -> None:
    """Press Tab until something has the focus; each stop on the way shows that it has it."""
    for _ in range(40):
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), (
            page.evaluate("document.activeElement.outerHTML")
        )
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("40 times Tab did not lead there")


def test_touch(visits: Any, sites: Callable[..., Any]) -> None:
    screen = {"width": 360, "height": 740}
    page = visits.open(sites().plan, viewport=screen, has_touch=True, is_mobile=True)

    page.get_by_text("Plan your own").tap()
    page.get_by_label("Minutes for part 2").tap()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("20")
    page.get_by_label("Start").fill("11:30")
    page.get_by_role("button", name="Copy the link").tap()

    assert printed_times(page) == AT_NOON
    controls = page.locator(".hoc-plan :is(input, button, summary, .hoc-calendar a):visible")
    assert controls.count() == 12
    for control in controls.all():
        box = control.bounding_box()
        assert box is not None
        assert (box["height"] >= 44, box["width"] >= 44) == (True, True), control.evaluate(
            "element => element.outerHTML"
        )


def test_a_change_is_told_once_and_politely(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.get_by_text("Plan your own").click()
    told = page.locator(".hoc-planner-status")

    page.get_by_label("Minutes for part 4").press("End")
    page.keyboard.type("5")
    expect(told).to_have_text("")
    assert summary(page).endswith("Total: 385 min")
    page.keyboard.press("Enter")

    expect(told).to_have_text("Total: 385 min")
    expect(told).to_have_role("status")


def test_digits_of_any_script_can_be_typed(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.get_by_text("Plan your own").click()

    for typed in ("٢٠", "۲۰", "२०", "２０", " 20 "):
        page.get_by_role("button", name="Reset").click()
        page.get_by_label("Minutes for part 2").fill(typed)
        page.keyboard.press("Enter")
        assert summary(page).endswith("Total: 75 min"), typed


def test_a_value_can_be_cleared_and_typed_again(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.get_by_text("Plan your own").click()
    length = page.get_by_label("Minutes for part 2")

    length.fill("")
    assert length.input_value() == ""
    assert printed_times(page) == AS_BUILT
    page.keyboard.press("Tab")
    assert length.input_value() == "10"


def test_text_for_a_message(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Plan your own").click()
    page.get_by_label("Start").fill("11:30")
    page.get_by_label("Minutes for part 2").fill("20")

    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()

    assert lines[:4] == [
        "Hour of Code",
        "Monday, December 7, 2026 · Total: 75 min",
        "",
        f"{AT_NOON[0]}\tOpen with a video.",
    ]
    assert lines[-1] == page.url
    expect(page).to_have_url(ending("#plan=1&start=11:30&date=2026-12-07&minutes=5,20,15,35"))


def test_a_browser_that_forbids_copying(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.get_by_text("Plan your own").click()

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_text("Your browser did not allow it: copy the text here.")).to_be_visible()
    text = page.get_by_label("Copy this text")
    expect(text).to_be_focused()
    assert text.input_value() == f"{page.url}#hoc-plan-1"
    assert page.evaluate("getSelection().toString()") == text.input_value()


def test_without_javascript(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan, java_script_enabled=False)

    assert page.locator(".hoc-planner").is_hidden()
    assert page.locator(".hoc-plan :is(input, button, summary)").count() == 0
    assert printed_times(page) == AS_BUILT
    with page.expect_download() as download:
        page.get_by_text("Add to your calendar").click()
    assert download.value.suggested_filename == "index.ics"


def test_a_page_without_a_plan_loads_no_planner(sites: Callable[..., Any]) -> None:
    text = (sites().folder / "other.html").read_text(encoding="utf-8")

    assert re.findall(r"planner", text) == []
