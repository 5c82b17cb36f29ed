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

AFTERNOON = Plan(
    ("11:30 - 11:35", "11:35 - 12:00", "12:00 - 13:00", "13:00 - 13:02"), "2028-02-29"
)
AFTERNOON_LINK = "#plan=1&start=11:30&date=2028-02-29&minutes=5,25,60,2"
LANGUAGES = ["en", "nn", "ar", "fa", "hi", "ja", "de", "zh-hans", "zh-hant"]

# Every way in which some language of CLDR writes times, once; and each digit and plural.
SPELLINGS = {
    json.dumps(
        [clock_notation(name)[key] for key in ("digits", "single", "intervals", "periods")]
        + sorted(clock_notation(name)["minutes"])  # type: ignore[arg-type]
    ): name
    for name in sorted(locale_identifiers(), key=lambda name: ("_" in name, name))[::-1]
}
RANGES = [(0, 0), (0, 30), (59, 61), (301, 719), (570, 605), (690, 720), (700, 780), (719, 721)]
RANGES += [(720, 720), (725, 740), (780, 1139), (1140, 1200), (1320, 1439)]
LENGTHS = [0, 1, 2, 3, 5, 11, 20, 21, 100, 101, 111, 1000, 1234]
SHOW = """async (plans) => {
  const shown = [];
  for (const [start, minutes] of plans) {
    const from = `${Math.floor(start / 60)}:${start % 60}`.replace(/\\d+/g, (n) => n.padStart(2, "0"));
    await new Promise((resolve) => {
      addEventListener("hashchange", resolve, {once: true});
      location.hash = `plan=1&start=${from}&date=2028-02-29&minutes=${minutes},0,0,0&n=${shown.length}`;
    });
    shown.push([
      document.querySelector("table.hoc-run-of-show td p").textContent,
      document.querySelector(".hoc-plan-summary").textContent,
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
    assert clock.format_date(date(2028, 2, 29), language_of(language).locale, "full") in summary(page)


@pytest.mark.parametrize("name", SPELLINGS.values())
def test_every_way_to_write_times(name: str, visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.context().new_page()
    visits.watch(page)
    page.route("**/index.html", lambda route: route.fulfill(body=_in(name, sites())))
    page.goto(sites().plan)

    plans = [(start, end - start) for start, end in RANGES] + [(0, length) for length in LENGTHS]
    shown = page.evaluate(SHOW, plans)

    assert [text for text, _ in shown[: len(RANGES)]] == [
        "".join(part.text for part in clock.time_range(_time(start), _time(end), name))
        for start, end in RANGES
    ]
    day = clock.format_date(date(2028, 2, 29), name, "full")
    assert [text for _, text in shown[len(RANGES) :]] == [
        f"{day} · Total: {clock.format_duration(length, name)}" for length in LENGTHS
    ]


def _time(minute: int) -> time:
    return time(*divmod(minute, 60))


def _in(name: str, site: Any) -> str:
    """The built page, as if its language wrote times like another one."""
    page = (site.folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r'(<script class="hoc-plan-data"[^>]*>)(.*?)</script>', page)
    assert found
    data = json.loads(found[2])
    data |= {"clock": clock_notation(name), "locale": name.replace("_", "-")}
    return page.replace(found[2], json.dumps(data))


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
