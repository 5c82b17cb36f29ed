"""The same directives in reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import icalendar
import pytest

if TYPE_CHECKING:
    from conftest import Built, Project

GRID = """\
Plan
====

.. run-of-show::
   :date: 2026-12-08

   +---------------+--------------------------------------------+
   | Time          | Task                                       |
   +===============+============================================+
   | 10:00 - 10:05 | Open with a `video <https://example.org>`_ |
   +---------------+--------------------------------------------+
   | 10 min        | Talk                                       |
   +---------------+--------------------------------------------+

After.
"""
LIST = """\
Plan
====

.. run-of-show::
   :date: 2026-12-08

   .. list-table::
      :header-rows: 1

      * - Time
        - Task
      * - 10:00 - 10:05
        - Open with a `video <https://example.org>`_
      * - 10 min
        - Talk

After.
"""
BUTTONS = """\
Join
====

.. signup-button::

.. signup-button::
   :url: https://example.org/own
   :color: success

   Join **us**

.. tick-list::

   - Book a room.
   - Invite the mayor.
"""


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/index.rst", "Home\n====\n\n.. toctree::\n\n   plan\n   join\n")
    project.write("docs/plan.rst", GRID)
    project.write("docs/join.rst", BUTTONS)
    return project


def messages(built: Built, name: str) -> dict[str, int]:
    text = built.read(f"{name}.pot")
    found = re.findall(r'#: \S*?:(\d+)\nmsgid "(.*)"', text)
    return {message: int(line) for line, message in found}


@pytest.mark.parametrize("page", [GRID, LIST], ids=["grid", "list-table"])
def test_a_run_of_show_with_its_calendar(site: Project, page: str) -> None:
    site.write("docs/plan.rst", page)
    site.po("plan", {"Talk": "Tale"})
    built = site.build("-W", language="nn")
    assert (built.code, built.warnings) == (0, "")
    times = [node.get("datetime") for node in built.html("plan.html").iter("time")]
    assert times == ["10:00", "10:05", "10:05", "10:15"]
    found = icalendar.Calendar.from_ical((built.outdir / "plan.ics").read_bytes()).events
    assert [str(event["summary"]) for event in found] == [
        "Hour of Code",
        "Open with a video",
        "Tale",
    ]
    assert str(found[1]["description"]) == "video: https://example.org"


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        (GRID, {"Plan": 2, "Time": 8, "Task": 8, "Open": 10, "Talk": 12, "After.": 15}),
        (LIST, {"Plan": 2, "Time": 10, "Task": 11, "Open": 13, "Talk": 15, "After.": 17}),
    ],
    ids=["grid", "list-table"],
)
def test_cells_are_messages_at_their_lines_and_times_are_not(
    site: Project, page: str, lines: dict[str, int]
) -> None:
    site.write("docs/plan.rst", page)
    found = messages(site.build("-W", builder="gettext"), "plan")
    assert {message.split()[0]: line for message, line in found.items()} == lines


def test_a_wrong_time_is_reported_at_its_line(site: Project) -> None:
    site.write("docs/plan.rst", LIST.replace("10 min", "10;40"))
    built = site.build("-W")
    assert built.code == 1
    assert "plan.rst:14: WARNING: `10;40`" in built.warnings


def test_buttons_and_a_tick_list(site: Project) -> None:
    site.po("join", {"Join **us**": "Bli **med**", "Book a room.": "Bestill eit rom."})
    built = site.build("-W", language="nn")
    assert (built.code, built.warnings) == (0, "")
    page = built.html("join.html")
    links = page.findall(".//p[@class='hoc-signup']/a")
    assert [link.get("href") for link in links] == [
        "https://example.org/join",
        "https://example.org/own",
    ]
    assert "".join(links[1].itertext()) == "Bli med"
    assert "sd-btn-success" in (links[1].get("class") or "")
    lists = [node for node in page.iter("ul") if "tick-list" in (node.get("class") or "")]
    assert ["".join(item.itertext()).strip() for item in lists[0]] == [
        "Bestill eit rom.",
        "Invite the mayor.",
    ]
    found = messages(site.build("-W", builder="gettext"), "join")
    assert found == {"Join": 2, "Join **us**": 10, "Book a room.": 14, "Invite the mayor.": 15}


def test_a_tick_list_without_a_list_says_so(site: Project) -> None:
    site.write(
        "docs/join.rst", BUTTONS.replace("- Book", "Book").replace("   - Invite", "   Invite")
    )
    built = site.build("-W")
    assert "join.rst:12: WARNING: The tick list holds no list. Write one" in built.warnings


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "text", "man", "texinfo"])
def test_every_builder(site: Project, builder: str) -> None:
    built = site.build("-W", builder=builder)
    assert (built.code, built.warnings) == (0, "")
