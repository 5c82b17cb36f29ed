from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_hoc.core import clock
from sphinx_hoc.core.errors import HocError
from sphinx_hoc.core.findings import Finding, Severity
from sphinx_hoc.core.run_of_show import RunOfShow, Slot, parse_times, shift

LOCALES = """
    en nb nn de fr es pt_BR ja zh_Hans zh_Hant ar fa hi uk tr ko el pl th ru sv
    it nl fi da he vi id ro my mr ar_EG zh_CN bn zh_HK
"""


def parse(*cells: str, start: time | None = None) -> tuple[RunOfShow, list[Finding]]:
    rows = [(cell, line) for line, cell in enumerate(cells, 10)]
    return parse_times(rows, start=start, path="docs/events.md")


def shown(plan: RunOfShow) -> list[str | None]:
    return [slot and f"{slot.start:%H:%M}-{slot.end:%H:%M}" for slot in plan.slots]


def test_ranges_lengths_and_clock_times_may_be_mixed() -> None:
    plan, findings = parse("10:00 - 10:05", "10 min", "10:15", "10h30 – 10h40", "20 min")

    assert findings == []
    assert shown(plan) == [
        "10:00-10:05",
        "10:05-10:15",
        "10:15-10:30",
        "10:30-10:40",
        "10:40-11:00",
    ]
    assert (plan.start, plan.end, plan.minutes) == (time(10), time(11), 60)
    assert [slot.minutes for slot in plan.slots if slot] == [5, 10, 15, 10, 20]
    assert [slot.line for slot in plan.slots if slot] == [10, 11, 12, 13, 14]


def test_lengths_alone_need_a_start() -> None:
    plan, findings = parse("5 min", "10 min", start=time(9, 30))

    assert (shown(plan), findings) == (["09:30-09:35", "09:35-09:45"], [])


def test_no_rows() -> None:
    plan, findings = parse()

    assert (plan.slots, findings) == ((), [])
    assert (plan.start, plan.end, plan.minutes) == (None, None, 0)


@pytest.mark.parametrize(
    ("cells", "slots", "code", "line"),
    [
        (
            ["10:30 - 10:40", "10;40 - 11:00", "11:00 - 11:05"],
            ["10:30-10:40", None, "11:00-11:05"],
            "unreadable",
            11,
        ),
        (["soon", "5 min", "10 min"], [None, None, None], "unreadable", 10),
        (["10:40", "soon"], ["10:40-10:40", None], "unreadable", 11),
        (
            ["10:00 - 10:15", "10:20 - 10:30", "10:30 - 10:40"],
            ["10:00-10:15", "10:20-10:30", "10:30-10:40"],
            "gap",
            11,
        ),
        (["10:00 - 11:15", "10:17 - 10:30"], ["10:00-11:15", "10:17-10:30"], "overlap", 11),
        (["10:40", "10:15 - 10:20"], ["10:40-10:40", "10:15-10:20"], "overlap", 11),
        (["10:05 - 09:15", "5 min", "8:00 - 9:00"], [None, None, "08:00-09:00"], "negative", 10),
        (["23:50 - 00:10", "00:15 - 00:20"], [None, "00:15-00:20"], "midnight", 10),
        (["23:00 - 24:00"], [None], "midnight", 10),
        (["24:00"], [None], "midnight", 10),
        (["23:00 - 23:50", "10 min", "5 min"], ["23:00-23:50", None, None], "midnight", 11),
        (["23:00 - 23:50", "9999 min"], ["23:00-23:50", None], "midnight", 11),
        (["5 min", "5 min"], [None, None], "start", 10),
        (["11:00 - 11:05", "11:05"], ["11:00-11:05", "11:05-11:05"], "end", 11),
        (["11:00 - 11:05", "11:15"], ["11:00-11:05", "11:15-11:15"], "end", 11),
        (["23:50", "24:00"], ["23:50-23:50", None], "midnight", 11),
        (["11:05", "5 min"], ["11:05-11:05", "11:05-11:10"], "end", 10),
    ],
)
def test_one_fault_is_one_finding(
    cells: list[str], slots: list[str | None], code: str, line: int
) -> None:
    plan, findings = parse(*cells)

    assert shown(plan) == slots
    assert [(finding.code, finding.line) for finding in findings] == [(f"run-of-show-{code}", line)]
    assert findings[0].path == "docs/events.md"
    assert findings[0].severity is Severity.WARNING


EXAMPLE = "Write a range such as `10:00 - 10:05`, or a length such as `5 min`."


@pytest.mark.parametrize(
    ("cells", "message", "suggestion"),
    [
        (["10;40 - 11:00"], "`10;40 - 11:00` can't be read as a time.", "Write `10:40 - 11:00`."),
        (["99:00 - 10:00"], "`99:00 - 10:00` has the hour 99, and a day ends at 24:00.", EXAMPLE),
        ([" "], "The time is empty.", EXAMPLE),
        (
            ["10:00 - 10:15", "10:20 - 10:30"],
            "`10:20 - 10:30` starts at 10:20, 5 min after the slot before ends at 10:15.",
            "Start it at 10:15, or end the slot before at 10:20.",
        ),
        (
            ["上午 10:05 - 11:15", "上午 10:17 - 10:30"],
            "`上午 10:17 - 10:30` starts at 10:17, 58 min before the slot before ends at 11:15.",
            "Start it at 11:15, or end the slot before at 10:17.",
        ),
        (
            ["10:05 - 09:15"],
            "`10:05 - 09:15` ends at 09:15, before it starts at 10:05.",
            "Write an end later than 10:05.",
        ),
        (
            ["12:15 - 1:00"],
            "`12:15 - 1:00` ends at 01:00, before it starts at 12:15.",
            "Write `12:15 - 13:00`.",
        ),
        (
            ["23:50", "23:55 - 23:56", "5 min"],
            "`5 min` starts at 23:56 and goes on to midnight or past it; one day is the limit.",
            "End it at 23:59 or earlier.",
        ),
        (
            ["23:50 - 00:10"],
            "`23:50 - 00:10` goes on to midnight or past it; one day is the limit.",
            "End it at 23:59 or earlier.",
        ),
        (
            ["5 min"],
            "`5 min` is a length, and nothing says when the first slot starts.",
            "Write a range such as `10:00 - 10:05`, or give the run of show a start.",
        ),
        (
            ["11:05"],
            "`11:05` has no end, as no clock time follows it.",
            "Write a range such as `11:05 - 11:10`.",
        ),
    ],
)
def test_a_finding_says_what_was_read_and_what_would_fit(
    cells: list[str], message: str, suggestion: str
) -> None:
    _, findings = parse(*cells)

    assert [(finding.message, finding.suggestion) for finding in findings] == [
        (message, suggestion)
    ]


def test_a_first_row_at_another_time_than_the_start() -> None:
    plan, findings = parse("10:00 - 10:05", "5 min", start=time(13))

    assert shown(plan) == ["10:00-10:05", "10:05-10:10"]
    assert [finding.code for finding in findings] == ["run-of-show-start"]
    assert findings[0].message == "`10:00 - 10:05` starts at 10:00, and the run of show at 13:00."
    assert findings[0].suggestion == "Start it at 13:00, or start the run of show at 10:00."


def test_a_message_quotes_one_short_printable_line() -> None:
    _, findings = parse("\x1b[31m`ten`\n" + "x" * 1000)

    assert "\x1b" not in findings[0].message
    assert "\n" not in findings[0].message
    assert findings[0].message.count("`") == 2
    assert len(findings[0].message) < 120


@pytest.mark.parametrize("locale", LOCALES.split())
def test_what_the_clock_prints_can_be_read(locale: str) -> None:
    times = [(time(9), time(9, 30)), (time(9, 30), time(12, 10)), (time(12, 10), time(13, 5))]
    cells = ["".join(part.text for part in clock.time_range(*pair, locale)) for pair in times]
    plan, findings = parse(*cells, clock.format_duration(5, locale))

    assert findings == []
    assert shown(plan) == ["09:00-09:30", "09:30-12:10", "12:10-13:05", "13:05-13:10"]


def test_shift_moves_every_slot() -> None:
    plan, _ = parse("10:00 - 10:05", "soon", "10:20 - 10:30")
    moved = shift(plan, time(13, 30))

    assert shown(moved) == ["13:30-13:35", None, "13:50-14:00"]
    assert [slot.line for slot in moved.slots if slot] == [10, 12]
    assert shift(moved, time(10)) == plan
    assert shown(shift(plan, time(23, 29))) == ["23:29-23:34", None, "23:49-23:59"]


def test_shift_goes_from_the_earliest_slot() -> None:
    plan, _ = parse("10:30 - 10:40", "10:00 - 10:10")

    assert shown(shift(plan, time(0))) == ["00:30-00:40", "00:00-00:10"]


def test_shift_does_not_pass_midnight() -> None:
    plan, _ = parse("10:00 - 10:30")

    with pytest.raises(HocError, match=r"can't start at 23:30: start it at 23:29 or earlier"):
        shift(plan, time(23, 30))


def test_shift_of_nothing() -> None:
    assert shift(RunOfShow(slots=(None,)), time(9)) == RunOfShow(slots=(None,))


def test_a_slot_never_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before its start"):
        Slot(start=time(10), end=time(9), line=1)


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["5 min", "1 h", "10:00", "10;40 - 11:00", "23:00 - 24:00", "９時", ""]),
    st.builds("{} - {}".format, st.times(), st.times()),
    st.builds(
        "{}:{:02}{}{}:{:02}{}".format,
        st.integers(0, 25),
        st.integers(0, 60),
        st.sampled_from([" - ", " am - ", " pm – ", "~", " to "]),
        st.integers(0, 25),
        st.integers(0, 60),
        st.sampled_from(["", " am", " pm", " 下午", " μ.μ."]),
    ),
)


@given(cells=st.lists(CELLS, max_size=6), start=st.none() | st.times())
def test_no_text_raises_and_no_slot_is_negative(cells: list[str], start: time | None) -> None:
    plan, findings = parse(*cells, start=start)

    assert len(plan.slots) == len(cells)
    assert all(slot.minutes >= 0 for slot in plan.slots if slot)
    assert plan.minutes >= 0
    lines = [finding.line for finding in findings]
    assert lines == sorted(set(lines))
    assert all(finding.message and finding.suggestion for finding in findings)


@given(cells=st.lists(CELLS, max_size=6), start=st.times(max_value=time(23, 58)))
def test_a_row_without_a_slot_has_a_reason(cells: list[str], start: time) -> None:
    plan, findings = parse(*cells, start=start)
    lines = {finding.line for finding in findings}

    for index, slot in enumerate(plan.slots):
        before = plan.slots[index - 1] if index else plan.slots[index]
        assert slot or index + 10 in lines or before is None
