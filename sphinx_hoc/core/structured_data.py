"""The campaign's week as a schema.org ``Event``, for search engines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.urls import url_fault

if TYPE_CHECKING:
    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.toml_section import Section

EVENT_KEYS = ("organizer", "organizer_url", "place", "attendance")
"""The keys of ``[campaign]`` that only search engines are told."""

_MODES = {"online": "Online", "offline": "Offline", "mixed": "Mixed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What a campaign may say of its week beside its name and dates.

    :param organizer: who runs the campaign.
    :param organizer_url: their address.
    :param place: where people meet, in words.
    :param attendance: ``online``, ``offline`` or ``mixed``.
    """

    organizer: str = ""
    organizer_url: str = ""
    place: str = ""
    attendance: str = "online"


def read_event(section: Section) -> EventFacts:
    """Read the facts from ``[campaign]``; what is wrong goes into its report."""
    place = section.text("place") or ""
    address = section.text("organizer_url") or ""
    if address and (fault := url_fault(address)):
        section.report.add(section.path_to("organizer_url"), f"`{address}` {fault[0]}", fault[1])
    return EventFacts(
        organizer=section.text("organizer") or "",
        organizer_url=address,
        place=place,
        attendance=_attendance(section, place),
    )


def event(campaign: Campaign, language: Language, *, url: str, description: str) -> dict[str, Any]:
    """Return the JSON-LD of the campaign's week.

    :param url: the page that tells of it.
    :param description: one or two sentences, or nothing.
    """
    facts = campaign.event
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": campaign.name_in(language),
        "startDate": campaign.start.isoformat(),
        "endDate": campaign.end.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": (
            f"https://schema.org/{_MODES[facts.attendance]}EventAttendanceMode"
        ),
        "location": _locations(facts, campaign.signup.url),
        "url": url,
        "inLanguage": language.html_lang,
    }
    if description:
        found["description"] = description
    if facts.organizer:
        found["organizer"] = {"@type": "Organization", "name": facts.organizer}
        if facts.organizer_url:
            found["organizer"]["url"] = facts.organizer_url
    return found


def _attendance(section: Section, place: str) -> str:
    value = section.text("attendance") or ("mixed" if place else "online")
    if value not in _MODES:
        section.report.add(
            section.path_to("attendance"),
            f'found the text "{value}".',
            "Give `online`, `offline` or `mixed`.",
        )
    elif value != "online" and not place:
        section.report.add(
            section.path_to("attendance"),
            f"is `{value}`, and nothing says where people meet.",
            'Give `place`, such as "Schools everywhere".',
        )
    return value


def _locations(facts: EventFacts, url: str) -> list[dict[str, str]]:
    virtual = {"@type": "VirtualLocation", "url": url}
    place = {"@type": "Place", "name": facts.place, "address": facts.place}
    return {"online": [virtual], "offline": [place], "mixed": [place, virtual]}[facts.attendance]
