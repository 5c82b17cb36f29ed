"""The ``[placeholders]`` table of a campaign file, and what is computed from the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.languages import language
from sphinx_hoc.core.placeholders import KEY
from sphinx_hoc.core.toml_section import shown
from sphinx_hoc.core.urls import looks_like_url, url_fault
from sphinx_hoc.core.values import Definition, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_hoc.core.toml_section import Section

SIGNUP_BUTTON = "signup_button"
"""The key of the one block."""

CAMPAIGN_NAME = "campaign/name"
"""The key of what the campaign is called."""

BLOCK_KEYS = frozenset({SIGNUP_BUTTON})
"""The keys that stand alone in their paragraph; they are the same in every campaign."""

_COMPUTED_GROUPS = ("campaign", "campaign_date", "signup")


def computed_placeholders(
    name: Definition, start: date, end: date, signup: str
) -> dict[str, Definition]:
    """Return the placeholders that every campaign has."""
    one = {"start_short": "short", "start_long": "long", "start": "long"}
    both = {"short": "short", "full": "full"}
    return {
        SIGNUP_BUTTON: Definition(kind=Kind.BLOCK, default=signup),
        "signup/url": Definition(kind=Kind.URL, default=signup),
        CAMPAIGN_NAME: name,
        **{f"campaign_date/{key}": _day(start, width) for key, width in one.items()},
        "campaign_date/end": _day(end, "long"),
        "campaign_date/year": _day(start, "year"),
        **{f"campaign_date/{key}": _day(start, width, end) for key, width in both.items()},
    }


def read_name(section: Section) -> Definition | None:
    """Read a ``name``: a text, or a table with a ``default`` and the languages that differ."""
    if not isinstance(section.table.get("name"), dict):
        text = section.text("name", required=True)
        return None if text is None else Definition(kind=Kind.TEXT, default=text)
    row = section.section("name")
    if row is None or row.text("default", required=True) is None:
        return None
    names = _by_language(row)
    return None if names is None else replace(names, kind=Kind.TEXT)


def read_placeholders(section: Section | None) -> dict[str, Definition]:
    """Read the placeholders that a campaign defines itself, by their keys."""
    return {} if section is None else dict(_definitions(section, ""))


def _definitions(section: Section, prefix: str) -> Iterator[tuple[str, Definition]]:
    for name, value in section.table.items():
        key = f"{prefix}{name}"
        if not _is_name(section, name) or _is_computed(section, key):
            continue
        nested = section.section(name) if isinstance(value, dict) else None
        if nested is not None and "default" not in nested.table:
            yield from _definitions(nested, f"{key}/")
        elif (definition := _definition(section, name, value, nested)) is not None:
            yield key, definition


def _is_name(section: Section, name: str) -> bool:
    if re.fullmatch(KEY, name) and "/" not in name:
        return True
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_") or "name"
    section.report.add(
        section.path_to(name),
        "is not a name that a placeholder can have.",
        f"Use letters, digits, `_` and `-`, as in `{plain}`.",
    )
    return False


def _is_computed(section: Section, key: str) -> bool:
    if key not in (*_COMPUTED_GROUPS, SIGNUP_BUTTON):
        return False
    section.report.add(
        section.path_to(key),
        "is computed from `[campaign]` and `[signup]`.",
        "Choose another name.",
    )
    return True


def _definition(
    section: Section, name: str, value: object, nested: Section | None
) -> Definition | None:
    if nested is not None:
        return _by_language(nested)
    if isinstance(value, date) and not isinstance(value, datetime):
        return Definition(kind=Kind.DATE, default=value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Definition(kind=Kind.TEXT, default=str(value))
    if isinstance(value, str):
        return _plain(section, name, value)
    section.report.add(
        section.path_to(name),
        f"found {shown(value)}.",
        "Give a text, an address, a date, a number, or a table with a `default`.",
    )
    return None


def _plain(section: Section, name: str, value: str) -> Definition | None:
    if section.text(name) is None or not _is_fit(section, name, value, name.endswith("_url")):
        return None
    return Definition(kind=kind_of(value), default=value)


def _by_language(section: Section) -> Definition | None:
    """A table with a ``default``: a file or a text for each language."""
    values: dict[str, str] = {}
    for name in section.table:
        value = section.text(name)
        if value is not None and _is_tag(section, name) and _is_fit(section, name, value, False):
            values[name.replace("_", "-").lower()] = value
    default = values.pop("default", None)
    if default is None:
        return None
    kind = Kind.FILE if _is_file(default) else Kind.TEXT
    return Definition(kind=kind, default=default, by_language=_with_tags(values))


def _with_tags(values: Mapping[str, str]) -> dict[str, str]:
    return {language(name).tag: value for name, value in values.items()}


def _is_tag(section: Section, name: str) -> bool:
    if name == "default":
        return True
    try:
        language(name)
    except ValueError as error:
        section.report.add(section.path_to(name), str(error), "Give a BCP 47 tag such as `es`.")
        return False
    return True


def _is_file(value: str) -> bool:
    """An address, or a path with an ending such as ``files/letter.pdf``."""
    return looks_like_url(value) or re.fullmatch(r"\S+/\S+\.\w+", value) is not None


def _is_fit(section: Section, name: str, value: str, must_be_url: bool) -> bool:
    """Check an address, and that a text stays a text wherever it is printed."""
    if looks_like_url(value) or must_be_url:
        if fault := url_fault(value):
            section.report.add(section.path_to(name), f"`{value}` {fault[0]}", fault[1])
        return fault is None
    return _is_text(section, name, value)


def _is_text(section: Section, name: str, value: str) -> bool:
    odd = next((character for character in value if not _is_printed(character)), None)
    if odd is not None:
        section.report.add(
            section.path_to(name),
            f"holds the control character U+{ord(odd):04X}.",
            "Leave it out.",
        )
    return odd is None


# Marks of direction that Arabic, Persian and Hebrew texts need; they print as nothing and
# change nothing outside their own words.
_DIRECTION_MARKS = "\u200c\u200d\u200e\u200f\u061c"


def _is_printed(character: str) -> bool:
    return (
        character.isprintable()
        or character in _DIRECTION_MARKS
        or character in "\u00a0\u202f\u2009"
    )


def _day(start: date, width: Any, end: date | None = None) -> Definition:
    return Definition(kind=Kind.DATE, default=start, end=end, width=width)
