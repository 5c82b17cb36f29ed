"""The sign-up button on the reader's own day, whatever the day of the build."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SITE_OPENS = 'url = "https://example.org/join"\nopens = 2026-09-01\ncloses = 2026-12-11\n'
# The day's first and last minutes, where the reader is: far from Greenwich either way.
STATES = {
    "2026-08-31T23:59": ("Sign-up opens on September 1, 2026", None),
    "2026-09-01T00:00": ("Sign up", "Sign-up is open until December 11, 2026"),
    "2026-12-06T23:59": ("Sign up", "Sign-up is open until December 11, 2026"),
    "2026-12-07T00:00": ("Sign up now", "Sign-up is open until December 11, 2026"),
    "2026-12-11T23:59": ("Sign up now", "Sign-up is open until December 11, 2026"),
    "2026-12-12T00:00": ("Sign-up closed on December 11, 2026", None),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, new_project: Callable[[Path], Any]) -> Any:
    """Return a site that was built in July 2026, before one could sign up."""
    project = new_project(tmp_path_factory.mktemp("signup"))
    campaign = (project.root / "docs/campaign.toml").read_text("utf-8")
    project.write(
        "docs/campaign.toml",
        campaign.replace('url = "https://example.org/join"\n', SITE_OPENS),
    )
    project.write("docs/index.md", "# Event\n\n{{ signup_button }}\n\nWords.\n")
    project.environment = {"SOURCE_DATE_EPOCH": "1785000000"}
    result = project.build("-W")
    assert result.code == 0, result.warnings
    return result


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
@pytest.mark.parametrize("moment", STATES)
def test_each_state(moment: str, zone: str, visits: Any, built: Any) -> None:
    label, note = STATES[moment]
    page = visits.context(timezone_id=zone).new_page()
    visits.watch(page)
    page.clock.set_fixed_time(_there(moment, zone))
    page.goto((built.outdir / "index.html").as_uri())

    button = page.locator(".hoc-signup")
    expect(button).to_have_text(label)
    links = button.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == (
        ["https://example.org/join"] if note else []
    )
    notes = page.locator(".hoc-signup-note:visible")
    assert notes.all_inner_texts() == ([note] if note else [])


def test_a_page_that_stays_open_over_midnight(visits: Any, built: Any) -> None:
    page = visits.context().new_page()
    visits.watch(page)
    page.clock.install(time=_there("2026-08-31T23:50", "Europe/Oslo"))
    page.goto((built.outdir / "index.html").as_uri())
    expect(page.locator(".hoc-signup")).to_have_text("Sign-up opens on September 1, 2026")

    page.clock.fast_forward("01:00:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".hoc-signup").get_by_role("link")).to_have_text("Sign up")


def test_without_javascript_the_date_is_in_words(visits: Any, built: Any) -> None:
    page = visits.open((built.outdir / "index.html").as_uri(), java_script_enabled=False)

    expect(page.locator(".hoc-signup")).to_have_text("Sign-up opens on September 1, 2026")


def _there(moment: str, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
