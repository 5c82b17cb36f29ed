"""A changed plan on paper: the plan, and nothing that one could only press."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from test_planner_in_hand import AT_NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGED = "#plan=1&start=11:30&date=2026-12-08&minutes=5,20,15,35"


def test_the_changed_plan_is_printed(
    visits: Any, sites: Callable[..., Any], tmp_path: Path
) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("no `pdftotext` here: `apt-get install poppler-utils`")
    page = visits.open(sites().plan + CHANGED)

    page.pdf(path=tmp_path / "plan.pdf", format="A4")
    command = [program, "-layout", str(tmp_path / "plan.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    printed = " ".join(text.split())
    for time in AT_NOON:
        assert " ".join(time.split()) in printed
    assert "Tuesday, December 8, 2026 · Total: 75 min" in printed
    for control in ("Plan your own", "Reset", "Copy as text", "Start", "Add to your calendar"):
        assert control not in printed


def test_no_control_is_on_paper(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan + CHANGED)
    controls = page.locator(".hoc-plan :is(input, button, summary, textarea)")
    assert controls.locator("visible=true").count() == 11

    page.emulate_media(media="print")

    assert controls.locator("visible=true").count() == 0
    expect(page.locator(".hoc-plan-summary")).to_be_visible()


def test_the_print_button(visits: Any, sites: Callable[..., Any]) -> None:
    context = visits.context()
    context.add_init_script(
        "window.print = () => { window.printed = document.documentElement.className"
        " + ' ' + document.querySelector('.hoc-plan').className }"
    )
    page = context.new_page()
    visits.watch(page)
    page.goto(sites().plan + CHANGED)

    page.get_by_role("button", name="Print").click()

    assert "hoc-print-plan" in page.evaluate("window.printed")
    assert "hoc-print-this" in page.evaluate("window.printed")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".hoc-print-plan, .hoc-print-this").count() == 0
