"""A page that was built once shows the button of the reader's own day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from browsing import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Project
    from playwright.sync_api import Page

CAMPAIGN = """
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/join"
opens = 2026-09-01
closes = 2026-12-11

[signup.targets]
not_yet_open = "https://example.org/news"

[languages]
source = "en"
[languages.nn]
"""
PAGE = """\
# Join

{{ signup_button }}

```{signup-button}
:color: success

Join **us**
```

```{signup-button}
:url: https://example.org/own

Ours
```
"""
OPEN, UNDER_WAY, OURS = ("Sign up", "join"), ("Sign up now", "join"), ("Ours", "own")
NOT_YET = ("Sign-up opens on September 1, 2026", "news")
CLOSED = ("Sign-up closed on December 11, 2026", None)
JOIN = ("Join us", "join")


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory, new_project: Callable[[Path], Project]
) -> Iterator[str]:
    project = new_project(tmp_path_factory.mktemp("signup"))
    project.write("docs/campaign.toml", CAMPAIGN)
    project.write("docs/index.md", PAGE)
    project.po("index", {"Join": "Bli med"})
    project.write(
        "docs/conf.py", (project.root / "docs/conf.py").read_text() + 'html_theme = "furo"\n'
    )
    for language in (None, "nn"):
        built = project.build("-W", out=f"site/{language or 'en'}", language=language)
        assert (built.code, built.warnings) == (0, "")
    with served(project.root / "_build/site") as url:
        yield url


def at(visits: Any, address: str, moment: str, zone: str = "Europe/Oslo") -> Page:
    context = visits.context(timezone_id=zone)
    page = context.new_page()
    visits.watch(page)
    page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)))
    page.goto(f"{address}/en/index.html")
    return page


def buttons(page: Page) -> list[tuple[str, str | None]]:
    found = []
    for button in page.locator(".hoc-signup").all():
        link = button.locator("a")
        href = link.get_attribute("href") if link.count() else None
        found.append((button.inner_text(), href and href.rpartition("/")[2]))
    return found


@pytest.mark.parametrize(
    ("moment", "first", "second"),
    [
        ("2026-08-31T23:59", NOT_YET, NOT_YET),
        ("2026-09-01T00:00", OPEN, JOIN),
        ("2026-12-06T23:59", OPEN, JOIN),
        ("2026-12-07T00:00", UNDER_WAY, JOIN),
        ("2026-12-11T23:59", UNDER_WAY, JOIN),
        ("2026-12-12T00:00", CLOSED, CLOSED),
        ("2031-01-01T12:00", CLOSED, CLOSED),
    ],
)
@pytest.mark.parametrize("zone", ["Europe/Oslo", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_button_of_the_day_wherever_the_reader_is(
    visits: Any, address: str, moment: str, first: Any, second: Any, zone: str
) -> None:
    page = at(visits, address, moment, zone)
    assert buttons(page) == [first, second, OURS]
    notes = page.locator(".hoc-signup-note:visible").all_inner_texts()
    assert notes == (["Sign-up is open until December 11, 2026"] * 2 if first[1] == "join" else [])


def test_a_page_that_stays_open_changes_with_the_day(visits: Any, address: str) -> None:
    page = at(visits, address, "2026-12-11T23:00")
    assert buttons(page)[0] == UNDER_WAY
    page.clock.set_fixed_time(datetime(2026, 12, 12, 8, tzinfo=ZoneInfo("Europe/Oslo")))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert buttons(page)[0] == CLOSED
    page.clock.set_fixed_time(datetime(2026, 10, 1, 8, tzinfo=ZoneInfo("Europe/Oslo")))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert buttons(page)[:2] == [OPEN, JOIN]
    assert page.locator(".hoc-signup strong").all_inner_texts() == ["us"]


def test_the_code_on_paper_follows(visits: Any, address: str) -> None:
    page = at(visits, address, "2026-08-01T12:00")
    page.emulate_media(media="print")
    assert page.locator(".hoc-signup-address:visible").all_inner_texts() == [
        "example.org/news",
        "example.org/news",
        "example.org/own",
    ]
    assert at(visits, address, "2026-08-01T12:00").locator(".hoc-qr:visible").count() == 0


def test_without_a_script_the_date_stands_there_in_words(visits: Any, address: str) -> None:
    page = visits.context(java_script_enabled=False).new_page()
    page.goto(f"{address}/nn/index.html")
    assert page.locator(".hoc-signup a").first.get_attribute("href") == "https://example.org/join"
    assert "11. desember 2026" in page.locator(".hoc-signup-note").first.inner_text()
