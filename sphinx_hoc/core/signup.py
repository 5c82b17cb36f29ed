"""The sign-up button by the campaign's dates: its state, its label, its target.

A page outlives its build, so each state is worked out, not only today's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sphinx_hoc.core import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.values import Definition

NO_TARGET = "none"
"""What a project writes for a state whose label leads nowhere."""


class State(StrEnum):
    """Where a campaign stands on a day."""

    NOT_YET_OPEN = "not_yet_open"
    """Before the first day on which one can sign up."""
    OPEN = "open"
    """One can sign up, and the campaign's week has not come or is over."""
    UNDER_WAY = "under_way"
    """One can sign up, and it is the campaign's week."""
    CLOSED = "closed"
    """After the last day on which one can sign up."""


LABELS = {
    State.NOT_YET_OPEN: "Sign-up opens on {date}",
    State.OPEN: "Sign up",
    State.UNDER_WAY: "Sign up now",
    State.CLOSED: "Sign-up closed on {date}",
}
"""What a button says by default; the extension's own words, in English."""

NOTES = {
    State.NOT_YET_OPEN: "Sign-up opens on {date}",
    State.OPEN: "Sign-up is open until {date}",
    State.UNDER_WAY: "Sign-up is open until {date}",
    State.CLOSED: "Sign-up closed on {date}",
}
"""The date in words, said below a label that does not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    """Where the sign-up button leads, and when.

    :param url: an address, checked.
    :param opens: the first day on which one can sign up.
    :param closes: the last one; the campaign's last day by default.
    :param labels: a label for a state, instead of the one in :data:`LABELS`.
    :param targets: an address for a state, or :data:`NO_TARGET`.
    :param parameters: what is added to the query of each address.
    """

    url: str
    opens: date | None = None
    closes: date | None = None
    labels: Mapping[str, Definition] = field(default_factory=dict)
    targets: Mapping[str, Definition] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)

    def target(self, state: State, language: Language) -> str | None:
        """Return the address behind the button, without the parameters, or nothing."""
        if own := self.targets.get(state):
            address = own.in_language(language).text
            return None if address == NO_TARGET else address
        return self.url if state in {State.OPEN, State.UNDER_WAY} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The days on which a button changes.

    :param opens: the first day on which one can sign up; nothing if it was always so.
    :param closes: the last one.
    :param start: the campaign's first day.
    :param end: its last one.
    """

    opens: date | None
    closes: date
    start: date
    end: date

    def state_on(self, day: date) -> State:
        """Return the state of a day. Whether one can sign up counts before all else."""
        if self.opens and day < self.opens:
            return State.NOT_YET_OPEN
        if day > self.closes:
            return State.CLOSED
        return State.UNDER_WAY if self.start <= day <= self.end else State.OPEN

    def date_of(self, state: State) -> date:
        """Return the day that a label names: the one on which the state began or ends."""
        return self.opens or self.start if state is State.NOT_YET_OPEN else self.closes


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A button in one state.

    :param label: what it says.
    :param target: where it leads, with the parameters; nothing for a label that is no link.
    :param address: the same without them, for people to read.
    :param note: the date in words, where the label does not say it.
    :param is_translated: whether the label is one of the language's own.
    """

    label: str
    target: str | None
    address: str | None
    note: str
    is_translated: bool = True


def dates_of(signup: Signup, start: date, end: date) -> Dates:
    """Return the days of a button; sign-up ends with the campaign where nothing else is said."""
    closes = signup.closes or max(end, signup.opens or end)
    return Dates(opens=signup.opens, closes=closes, start=start, end=end)


def offers(
    signup: Signup, dates: Dates, language: Language, word: Callable[[str], str]
) -> dict[State, Offer]:
    """Return the button in each state that the campaign's dates can have.

    :param word: returns one of the extension's words in the language.
    """
    states = (state for state in State if dates.opens or state is not State.NOT_YET_OPEN)
    return {state: _offer(signup, dates, state, language, word) for state in states}


def with_parameters(url: str, parameters: Mapping[str, str]) -> str:
    """Return an address with parameters added to its query; those that it has are kept."""
    parts = urlsplit(url)
    known = {name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}
    added = urlencode({key: value for key, value in parameters.items() if key not in known})
    if parts.scheme.lower() not in {"http", "https"} or not added:
        return url
    query = f"{parts.query}&{added}" if parts.query else added
    return urlunsplit(parts._replace(path=parts.path or "/", query=query))


def build_date(environment: Mapping[str, str], today: Callable[[], date] = date.today) -> date:
    """Return the day of a build: that of ``SOURCE_DATE_EPOCH``, or else today."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        return today()


def _offer(
    signup: Signup, dates: Dates, state: State, language: Language, word: Callable[[str], str]
) -> Offer:
    day = clock.format_date(dates.date_of(state), language.locale, "long")
    own = signup.labels.get(state)
    pattern = own.in_language(language).text if own else word(LABELS[state])
    note = "" if "{date}" in pattern else word(NOTES[state]).replace("{date}", day)
    address = signup.target(state, language)
    return Offer(
        label=pattern.replace("{date}", day),
        target=address and with_parameters(address, signup.parameters),
        address=address,
        note=note,
        is_translated=own is None or _has(own, language),
    )


def _has(definition: Definition, language: Language) -> bool:
    return bool({language.tag, language.tag.split("-")[0]} & set(definition.by_language))
