"""The calendar file: a run of show as iCalendar (RFC 5545).

One event for the whole and one for each slot, in floating local time: the plan starts at ten
in every school's own time zone. The same plan always gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icalendar import Event
    from icalendar.parser import Contentline

PRODUCT = "-//sphinx-hoc//run of show//EN"
"""Says who made a file, and so which files may be removed again."""

# A line is at most 75 octets (RFC 5545, 3.1); icalendar folds one that would be as long.
_FOLDED_FROM = 75

# The control characters, the separators of lines and paragraphs, and half surrogates.
_BREAKS = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSlot:
    """One event.

    :param number: which row of the timetable it is, counted from one.
    :param start: when it starts.
    :param end: when it ends, not before its start.
    :param summary: its name, one line.
    :param description: more lines, or nothing.
    """

    number: int
    start: time
    end: time
    summary: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a calendar file holds.

    :param day: when all of it happens.
    :param summary: the name of the whole.
    :param slots: at least one.
    :param identity: what is the same for this plan whatever its language, day and times.
    :param stamp: when the plan was last revised, as far as its sources say.
    :param language: a BCP 47 tag.
    :param url: the page that holds the plan.
    """

    day: date
    summary: str
    slots: tuple[CalendarSlot, ...]
    identity: str
    stamp: datetime
    language: str
    url: str | None = None

    @property
    def whole(self) -> CalendarSlot:
        """The event from the earliest start to the latest end."""
        start, end = min(slot.start for slot in self.slots), max(slot.end for slot in self.slots)
        return CalendarSlot(number=0, start=start, end=end, summary=self.summary)


def calendar_bytes(plan: Calendar) -> bytes:
    """Return a plan as the bytes of an ``.ics`` file: CRLF, lines of at most 75 octets."""
    # Not at the top: a third of the extension's start, and few builds write a calendar.
    from icalendar import Calendar as Component

    calendar = Component()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for slot in (plan.whole, *plan.slots):
        calendar.add_component(_event(plan, slot))
    lines = [line for line in calendar.content_lines() if line]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def identity_of(*names: str) -> str:
    """Return what the ids of a plan's events end with.

    :param names: what tells the plan from every other, the same from year to year.
    """
    digest = hashlib.sha256("\0".join(names).encode()).hexdigest()
    return f"{digest[:16]}@sphinx-hoc"


def stamp_of(environment: Mapping[str, str], day: date) -> datetime:
    """Return when the sources were last revised: ``SOURCE_DATE_EPOCH``, or else a given day.

    Never the time of the build: the same sources give the same file.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.combine(day, time(), UTC)


def one_line(text: str) -> str:
    """Return a text that can't end its line in any reader: control characters are blanks."""
    return _BREAKS.sub(" ", text).strip(" ")


def _folded(line: Contentline) -> bytes:
    """Return a line in lines of at most 75 octets; most are, and icalendar takes each apart."""
    octets = line.encode()
    return octets if len(octets) < _FOLDED_FROM else bytes(line.to_ical())  # type: ignore[no-untyped-call]


def _event(plan: Calendar, slot: CalendarSlot) -> Event:
    from icalendar import Event, vDatetime

    event = Event()
    words: dict[str, Any] = {"LANGUAGE": plan.language}
    event.add("uid", f"{plan.day.isoformat().replace('-', '')}-{slot.number}-{plan.identity}")
    event.add("dtstamp", vDatetime(plan.stamp.astimezone(UTC)))
    event.add("dtstart", vDatetime(datetime.combine(plan.day, slot.start)))
    if slot.end > slot.start:  # an end must be later than the start
        event.add("dtend", vDatetime(datetime.combine(plan.day, slot.end)))
    event.add("summary", one_line(slot.summary), parameters=words)
    if description := "\n".join(map(one_line, slot.description.splitlines())):
        event.add("description", description, parameters=words)
    if plan.url:
        event.add("url", plan.url)
    return event
