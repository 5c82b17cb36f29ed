"""The calendar file: read back by two other readers, and by a calendar program."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from unicodedata import category

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from sphinx_hoc.core.calendar_file import (
    Calendar,
    CalendarSlot,
    calendar_bytes,
    identity_of,
    stamp_of,
)

if TYPE_CHECKING:
    from pathlib import Path

STAMP = datetime(2026, 9, 21, 13, 33, 20, tzinfo=UTC)


def slot(number: int, start: str, end: str, summary: str, description: str = "") -> CalendarSlot:
    return CalendarSlot(
        number=number,
        start=time.fromisoformat(start),
        end=time.fromisoformat(end),
        summary=summary,
        description=description,
    )


def plan(*slots: CalendarSlot, **others: object) -> Calendar:
    values: dict[str, object] = {
        "day": date(2026, 12, 7),
        "summary": "Kodetimen",
        "slots": slots or (slot(1, "10:00", "10:05", "Opning"), slot(3, "10:05", "10:15", "Tale")),
        "identity": identity_of("Guide", "events", "1"),
        "stamp": STAMP,
        "language": "nn",
        **others,
    }
    return Calendar(**values)  # type: ignore[arg-type]


def test_one_event_for_the_whole_and_one_for_each_slot() -> None:
    events = icalendar.Calendar.from_ical(calendar_bytes(plan())).events
    assert [str(event["summary"]) for event in events] == ["Kodetimen", "Opning", "Tale"]
    assert [event.start for event in events] == [
        datetime(2026, 12, 7, 10, 0),
        datetime(2026, 12, 7, 10, 0),
        datetime(2026, 12, 7, 10, 5),
    ]
    assert events[0].end == datetime(2026, 12, 7, 10, 15)


def test_ids_are_those_of_the_rows_and_the_same_each_time() -> None:
    lines = calendar_bytes(plan()).decode().splitlines()
    ids = [line.partition(":")[2] for line in lines if line.startswith("UID:")]
    assert ids == [
        f"20261207-{number}-{identity_of('Guide', 'events', '1')}" for number in (0, 1, 3)
    ]
    assert calendar_bytes(plan()) == calendar_bytes(plan())
    assert identity_of("a", "bc") != identity_of("ab", "c")


def test_times_float_and_words_say_their_language() -> None:
    text = calendar_bytes(plan()).decode()
    assert "DTSTART:20261207T100000\r\n" in text
    assert "TZID" not in text
    assert "SUMMARY;LANGUAGE=nn:Opning\r\n" in text
    assert text.count("DTSTAMP:20260921T133320Z\r\n") == 3


def test_lines_end_as_they_must_and_fold_by_octets() -> None:
    content = calendar_bytes(plan(slot(1, "10:00", "10:05", "日本語の長い行" * 30)))
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75
    for line in content.split(b"\r\n"):
        line.decode()  # no character is cut in two
    assert str(icalendar.Calendar.from_ical(content).events[1]["summary"]) == "日本語の長い行" * 30


def test_an_empty_slot_has_no_end() -> None:
    event = icalendar.Calendar.from_ical(
        calendar_bytes(plan(slot(1, "10:00", "10:00", "x")))
    ).events[1]
    assert "dtend" not in event


def test_another_reader_reads_the_same() -> None:
    made = plan(
        slot(1, "10:00", "10:05", "Å, æ; ø \\ n", "press kit: https://example.org/a,b;c\nTwo")
    )
    read = vobject.readOne(calendar_bytes(made).decode())
    assert read.vevent_list[1].summary.value == "Å, æ; ø \\ n"
    assert read.vevent_list[1].description.value == "press kit: https://example.org/a,b;c\nTwo"
    assert read.vevent_list[1].dtstart.value == datetime(2026, 12, 7, 10, 0)


HOSTILE = (
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE",
    "x\nATTACH:https://evil.example/",
    "x\rATTACH:https://evil.example/",
    "x\u2028ATTACH:https://evil.example/",
    "x\u0085ATTACH:https://evil.example/",
    "x\x0bATTACH:y\x0cATTACH:z\x00",
    "\\nATTACH:https://evil.example/",
    '";ALTREP="https://evil.example/":x',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_get_out_of_their_property(text: str) -> None:
    content = calendar_bytes(plan(slot(1, "10:00", "10:05", text, f"a\n{text}"), summary=text))
    assert_only_ours(content)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text())
def test_no_text_at_all_gets_out_of_its_property(summary: str, description: str) -> None:
    assert_only_ours(calendar_bytes(plan(slot(1, "10:00", "10:05", summary, description))))


def assert_only_ours(content: bytes) -> None:
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if {"Cc", "Zl", "Zp"} & set(map(category, line))]
    known = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION"}
    events = icalendar.Calendar.from_ical(content).events
    assert len(events) == 2
    assert all(set(event) <= known and not event.subcomponents for event in events)
    read = vobject.readOne(content.decode())
    assert {child.name for event in read.vevent_list for child in event.getChildren()} <= known


@pytest.mark.parametrize(
    ("epoch", "stamp"),
    [
        ("1790000000", "2026-09-21T14:13:20+00:00"),
        ("", "2026-12-07T00:00:00+00:00"),
        ("soon", "2026-12-07T00:00:00+00:00"),
        ("9" * 30, "2026-12-07T00:00:00+00:00"),
    ],
)
def test_the_stamp_is_that_of_the_sources(epoch: str, stamp: str) -> None:
    found = stamp_of({"SOURCE_DATE_EPOCH": epoch}, date(2026, 12, 7))
    assert found == datetime.fromisoformat(stamp)


def run(*command: str) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def test_a_calendar_program_imports_it(tmp_path: Path) -> None:
    """calcurse, from Debian's packages, works without a screen."""
    program = shutil.which("calcurse")
    if program is None:
        pytest.skip("no `calcurse` here: `apt-get install calcurse`")
    path = tmp_path / "events.ics"
    path.write_bytes(calendar_bytes(plan(slot(1, "10:00", "10:05", "Opning, med; ærleg \\ æ"))))
    base = [program, "-D", str(tmp_path / "data"), "-C", str(tmp_path / "config")]
    assert "2 apps" in run(*base, "-i", str(path))
    shown = run(*base, "-Q", "--from", "12/07/2026")
    assert "10:00 -> 10:05" in shown
    assert "Opning, med; ærleg \\ æ" in shown
