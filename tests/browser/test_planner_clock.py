"""What the planner prints is what the build prints, to the letter, in every language."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from babel.localedata import locale_identifiers
from browsing import Plan
from playwright.sync_api import expect
from test_planner_in_hand import printed_times, summary

from sphinx_hoc.core import clock
from sphinx_hoc.core.clock_notation import clock_notation
from sphinx_hoc.core.languages import language as language_of

if TYPE_CHECKING:
    from collections.abc import Callable

AFTERNOON = Plan(("11:30 - 11:35", "11:35 - 12:00", "12:00 - 13:00", "13:00 - 13:02"), "2028-02-29")
AFTERNOON_LINK = "#plan=1&start=11:30&date=2028-02-29&minutes=5,25,60,2"
LANGUAGES = ["en", "nn", "ar", "fa", "hi", "ja", "de", "zh-hans", "zh-hant"]

RANGES = [(0, 0), (0, 30), (59, 61), (301, 719), (570, 605), (690, 720), (700, 780), (719, 721)]
RANGES += [(720, 720), (725, 740), (780, 1139), (1140, 1200), (1320, 1439)]
LANGUAGES_WITH_OTHER_LENGTHS = ["gd", "nn", "pl", "ru", "es", "tok", "se", "en_001", "th", "lt"]
LENGTHS = [0, 1, 2, 3, 5, 11, 20, 21, 100, 101, 111, 1000, 1234]
CASES = RANGES + [(0, length) for length in LENGTHS]
SHOW = """async (cases) => {
  const shown = [];
  const texts = (found) => [...document.querySelectorAll(found)].map((each) => each.textContent);
  for (const [start, end] of cases) {
    const two = (number) => String(number).padStart(2, "0");
    const plan = `&start=${two(Math.floor(start / 60))}:${two(start % 60)}&date=2028-02-29`;
    const plans = [...document.querySelectorAll(".hoc-plan")].map(
      (_plan, index) => `plan=${index + 1}${plan}&minutes=${end - start},0,0,0`);
    await new Promise((resolve) => {
      addEventListener("hashchange", resolve, {once: true});
      location.hash = `${plans.join("&")}&case=${shown.length}`;
    });
    shown.push([
      texts("table.hoc-run-of-show tbody tr:first-child td:first-child p"),
      texts(".hoc-plan-summary"),
    ]);
  }
  return shown;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_plan_reads_as_if_it_were_built(
    language: str, visits: Any, sites: Callable[..., Any]
) -> None:
    code = None if language == "en" else language_of(language).code
    built = visits.open(sites(AFTERNOON, language=code).plan)
    page = visits.open(sites(language=code).plan + AFTERNOON_LINK)
    cells = "table.hoc-run-of-show tbody td:first-child p"

    assert page.locator(".hoc-planner-notes p").count() == 0
    assert len(printed_times(page)) == 4
    assert [cell.inner_html() for cell in page.locator(cells).all()] == [
        cell.inner_html() for cell in built.locator(cells).all()
    ]
    assert summary(page) == summary(built)
    assert clock.format_date(date(2028, 2, 29), language_of(language).locale, "full") in summary(
        page
    )


def test_every_way_to_write_times(visits: Any, sites: Callable[..., Any]) -> None:
    spellings = {_spelling(name): name for name in sorted(locale_identifiers())}
    names = [*spellings.values(), *LANGUAGES_WITH_OTHER_LENGTHS]
    page = visits.context().new_page()
    visits.watch(page)
    body = _with_a_plan_for_each(names, (sites().folder / "index.html").read_text("utf-8"))
    page.route("**/index.html", lambda route: route.fulfill(body=body))
    page.goto(sites().plan)

    shown = page.evaluate(SHOW, CASES)

    assert len(names) > 60
    for (start, end), (times, summaries) in zip(CASES, shown, strict=True):
        assert times == [_range(start, end, name) for name in names]
        assert summaries == [_summary(end - start, name) for name in names]


def _spelling(name: str) -> str:
    """How a locale of CLDR writes times."""
    patterns = clock.time_patterns(name)
    words = name if "B" in patterns.single else ""
    return f"{patterns}{words}{clock.write('m', time(0, 1), name)}"


def _range(start: int, end: int, name: str) -> str:
    first, last = time(*divmod(start, 60)), time(*divmod(end, 60))
    return "".join(part.text for part in clock.time_range(first, last, name))


def _summary(minutes: int, name: str) -> str:
    day = clock.format_date(date(2028, 2, 29), name, "full")
    return f"{day} · Total: {clock.format_duration(minutes, name)}"


def _with_a_plan_for_each(names: list[str], page: str) -> str:
    """The built page with its plan many times, each written as another language does."""
    plan = re.search(r'<div class="hoc-plan".*?hoc-planner" hidden></div>\n</div>', page, re.DOTALL)
    data = plan and re.search(r'<script class="hoc-plan-data"[^>]*>(.*?)</script>', plan[0])
    assert plan
    assert data
    return page.replace(plan[0], "".join(
        plan[0].replace(data[1], json.dumps(json.loads(data[1]) | {"clock": clock_notation(name)}))
        for name in names
    ))  # fmt: skip


def test_arabic_from_right_to_left(visits: Any, sites: Callable[..., Any]) -> None:
    screen = {"width": 320, "height": 640}
    page = visits.open(sites(language="ar").plan + AFTERNOON_LINK + ",9", viewport=screen)

    assert page.locator("html").get_attribute("dir") == "rtl"
    box, field = page.locator(".hoc-plan").bounding_box(), page.locator(".hoc-planner-row input")
    first, second = (control.bounding_box() for control in field.all())
    assert box is not None
    assert first is not None
    assert second is not None
    right = box["x"] + box["width"]
    assert right - (first["x"] + first["width"]) < 30
    assert right - (second["x"] + second["width"]) < 30
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator(".hoc-planner-notes bdi").first).to_have_text("5")


def test_persian_digits_in_the_fields(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites(language="fa").plan)
    page.locator(".hoc-planner summary").click()
    length = page.locator(".hoc-planner-length input").nth(1)

    assert length.input_value() == "۱۰"
    length.fill("۲۰")
    page.keyboard.press("Enter")
    assert printed_times(page)[1] == "۱۰:۰۵ تا ۱۰:۲۵"
