"""The calendar file that the page makes is the one the build would make for the same plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Plan
from icalendar import Calendar
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

LATER = ("11:30 - 11:35", "11:35 - 11:55", "11:55 - 12:10", "12:10 - 12:45")
CHANGED = "#plan=1&start=11:30&date=2028-02-29&minutes=5,20,15,35"


def downloaded(page: Any) -> bytes:
    with page.expect_download() as download:
        page.locator(".hoc-calendar a").click()
    assert download.value.suggested_filename == "index.ics"
    return Path(download.value.path()).read_bytes()


def fields(content: bytes) -> list[Any]:
    """Each component's name and its properties, with their parameters, in any order."""
    return [
        (component.name, sorted(map(_field, component.property_items(recursive=False))))
        for component in Calendar.from_ical(content).walk()
    ]


def content_lines(content: bytes) -> list[bytes]:
    """The lines as they were before they were folded, in any order."""
    return sorted(content.replace(b"\r\n ", b"").split(b"\r\n"))


def _field(item: tuple[str, Any]) -> tuple[str, list[Any], Any]:
    name, value = item
    if name in ("BEGIN", "END"):
        return name, [], value
    return name, sorted(value.params.items()), value.to_ical()


@pytest.mark.parametrize("language", [None, "nn", "ar"])
def test_the_file_equals_the_build_s(
    language: str | None, visits: Any, sites: Callable[..., Any]
) -> None:
    words = (
        ("Code!", "Kod; \\\\ «no», 漢字 " + "، ".join(["أهلا وسهلا"] * 12)),
        ("Open with a [video]({{ promote/videos }}).", "Sjå [ein film]({{ promote/videos }})."),
    )
    in_it = {"language": language, "messages": words if language else ()}
    site, wanted = sites(**in_it), sites(Plan(LATER, "2028-02-29"), **in_it)
    made = downloaded(visits.open(site.plan + CHANGED))
    built = Path(wanted.folder, "index.ics").read_bytes()

    assert fields(made) == fields(built)
    assert content_lines(made) == content_lines(built)
    assert len(fields(made)) == 6
    assert fields(made) != fields(Path(site.folder, "index.ics").read_bytes())
    lines = made.split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert b"\n" not in b"".join(lines)
    assert lines[-1] == b""


def test_an_unchanged_plan_is_the_build_s_own_file(visits: Any, sites: Callable[..., Any]) -> None:
    site = sites()
    page = visits.open(site.plan + CHANGED)
    page.get_by_role("button", name="Reset").click()

    assert downloaded(page) == Path(site.folder, "index.ics").read_bytes()


def test_a_plan_without_a_date_gets_its_file_with_one(
    visits: Any, sites: Callable[..., Any]
) -> None:
    page = visits.open(sites(Plan(date="none")).plan)
    link = page.get_by_text("Add to your calendar")
    expect(link).to_be_hidden()
    assert page.locator(".hoc-plan-summary").inner_text() == "Total: 65 min"

    page.get_by_text("Plan your own").click()
    page.get_by_label("Start").fill("11:30")
    expect(link).to_be_hidden()
    page.get_by_label("Date").fill("2028-02-29")
    page.get_by_label("Minutes for part 2").fill("20")
    page.keyboard.press("Enter")

    wanted = sites(Plan(LATER, "2028-02-29")).folder
    assert fields(downloaded(page)) == fields(Path(wanted, "index.ics").read_bytes())
    page.get_by_role("button", name="Reset").click()
    expect(link).to_be_hidden()


def test_from_a_disk(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(Path(sites().folder, "index.html").as_uri() + CHANGED)
    wanted = sites(Plan(LATER, "2028-02-29")).folder

    assert fields(downloaded(page)) == fields(Path(wanted, "index.ics").read_bytes())


def test_a_part_without_length_has_no_end(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan + "#plan=1&minutes=5,0,15,35")
    times = ("10:00 - 10:05", "10:05", "10:05 - 10:20", "10:20 - 10:55")

    wanted = sites(Plan(times)).folder

    assert fields(downloaded(page)) == fields(Path(wanted, "index.ics").read_bytes())
