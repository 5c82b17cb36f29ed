"""The ``[signup]`` table of a campaign file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sphinx_hoc.core.campaign_placeholders import read_placeholders
from sphinx_hoc.core.signup import NO_TARGET, Signup, State
from sphinx_hoc.core.urls import url_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.toml_section import Section
    from sphinx_hoc.core.values import Definition

_KEYS = ("url", "opens", "closes", "labels", "targets", "parameters")
_STATES = tuple(State)


def read_signup(root: Section) -> Signup | None:
    """Read the whole table; nothing where there is no address to use."""
    section = root.section("signup", required=True)
    if section is None:
        return None
    section.only(_KEYS)
    url = section.text("url", required=True)
    opens, closes = section.day("opens"), section.day("closes")
    in_order(section, ("opens", opens), ("closes", closes))
    labels = _by_state(section.section("labels"), 'a text such as "See you next year"')
    targets = _by_state(section.section("targets"), "an address")
    _check_targets(section.section("targets"), targets)
    parameters = _parameters(section.section("parameters"))
    if url is None:
        return None
    if fault := url_fault(url):
        section.report.add(section.path_to("url"), f"`{url}` {fault[0]}", fault[1])
        return None
    return Signup(
        url=url, opens=opens, closes=closes, labels=labels, targets=targets, parameters=parameters
    )


def in_order(
    section: Section, first: tuple[str, date | None], last: tuple[str, date | None]
) -> None:
    """Report a last day that lies before the first."""
    if first[1] and last[1] and last[1] < first[1]:
        section.report.add(
            section.path_to(last[0]),
            f"{last[1]} is before `{section.path_to(first[0])}`, {first[1]}.",
            f"Give {first[1]} or a later day.",
        )


def _by_state(section: Section | None, example: str) -> dict[str, Definition]:
    """A value for each state, the same in every language or a table with a ``default``."""
    if section is None:
        return {}
    section.only(_STATES)
    for name in [name for name, value in section.table.items() if isinstance(value, dict)]:
        if (row := section.section(name)) is not None:
            row.text("default", required=True)
    found = {key: item for key, item in read_placeholders(section).items() if key in _STATES}
    for key in [key for key, item in found.items() if isinstance(item.default, date)]:
        section.report.add(section.path_to(key), "found a date.", f"Give {example}.")
        del found[key]
    return found


def _check_targets(section: Section | None, targets: dict[str, Definition]) -> None:
    if section is None:
        return
    for state, item in targets.items():
        for name, value in _values(state, item):
            if value != NO_TARGET and (fault := url_fault(value)):
                section.report.add(section.path_to(name), f"`{value}` {fault[0]}", fault[1])


def _values(state: str, item: Definition) -> Iterator[tuple[str, str]]:
    yield state, str(item.default)
    for tag, value in item.by_language.items():
        yield f"{state}.{tag}", value


def _parameters(section: Section | None) -> dict[str, str]:
    if section is None:
        return {}
    found = {name: section.text(name) for name in section.table}
    return {name: value for name, value in found.items() if value is not None}
