"""The campaign: the values of one year, read from ``campaign.toml`` and checked whole."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.campaign_languages import read_languages
from sphinx_hoc.core.campaign_placeholders import (
    CAMPAIGN_NAME,
    computed_placeholders,
    read_name,
    read_placeholders,
)
from sphinx_hoc.core.check_settings import CheckSettings, read_checks
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.findings import Finding, Severity, did_you_mean
from sphinx_hoc.core.placeholders import written
from sphinx_hoc.core.publishing import Publishing, read_publishing
from sphinx_hoc.core.signup_settings import in_order, read_signup
from sphinx_hoc.core.structured_data import EVENT_KEYS, EventFacts, read_event
from sphinx_hoc.core.toml_section import Section, TomlReport

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.signup import Signup
    from sphinx_hoc.core.values import Definition, Value

_SECTIONS = ("campaign", "signup", "placeholders", "languages", "checks", "site", "edit")

_EXAMPLE = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/join"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The values of one year. Data, never markup.

    :param name: what the campaign is called.
    :param start: its first day.
    :param end: its last day, not before the first.
    :param signup: see :class:`sphinx_hoc.core.signup.Signup`.
    :param definitions: every placeholder by its key, the computed ones included.
    :param source: the language in which the pages are written.
    :param languages: every language by its tag, the source language first.
    :param checks: limits and permissions for translations.
    :param event: see :class:`~sphinx_hoc.core.structured_data.EventFacts`.
    :param publishing: where the site is, and where it is edited.
    """

    name: str
    start: date
    end: date
    signup: Signup
    definitions: Mapping[str, Definition]
    source: Language
    languages: Mapping[str, Language]
    checks: CheckSettings = field(default_factory=CheckSettings)
    event: EventFacts = field(default_factory=EventFacts)
    publishing: Publishing = field(default_factory=Publishing)

    def lookup(self, key: str, language: Language) -> Value | None:
        """Return what a placeholder stands for in a language, or nothing if it is unknown."""
        definition = self.definitions.get(key)
        return None if definition is None else definition.in_language(language)

    def name_in(self, language: Language) -> str:
        """Return what the campaign is called in a language."""
        value = self.lookup(CAMPAIGN_NAME, language)
        return value.text if value else self.name

    def nearest(self, key: str) -> str:
        """Return ``Did you mean `{{ … }}`?`` for the nearest known placeholder, or nothing."""
        near = did_you_mean(key, self.definitions) or self._same_name(key)
        return near.replace("`", "`{{ ", 1).replace("`?", " }}`?") if near else ""

    def _same_name(self, key: str) -> str:
        """A key whose last part is right: ``promotion/videos`` for ``promote/videos``."""
        name = key.rpartition("/")[2]
        same = [known for known in self.definitions if known.rpartition("/")[2] == name]
        return f"Did you mean `{same[0]}`?" if len(same) == 1 else ""

    def language_named(self, name: str) -> Language | None:
        """Return the language that answers to a name in any spelling, or nothing."""
        known = self.languages.values()
        exact = next((item for item in known if item.answers_to(name)), None)
        return exact or next((item for item in known if item.is_meant_by(name)), None)


def read_campaign(path: Path, name: str | None = None) -> Campaign:
    """Read and check a campaign file.

    :param path: the file; UTF-8, with or without a byte order mark.
    :param name: what findings call it; the path itself by default.
    :raises CampaignError: with every fault of the file.
    """
    shown = name or str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        raise _unreadable(
            shown, 0, "The campaign file is missing.", f"Make it with at least:\n\n{_EXAMPLE}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise _unreadable(
            shown, 0, f"The campaign file can't be read: {reason}.", "Save it as UTF-8."
        ) from None
    return parse_campaign(text, shown)


@lru_cache(maxsize=1)
def parse_campaign(text: str, path: str) -> Campaign:
    """Read and check the text of a campaign file; the last one read is kept.

    :param path: what findings call the file.
    :raises CampaignError: with every fault of the text.
    """
    table = _toml(text, path)
    report = TomlReport(path, text)
    campaign = _campaign(Section(table, "", report))
    if campaign is None or report.findings:
        raise CampaignError(report.findings)
    return campaign


def _toml(text: str, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place, line = str(error), _line_in(str(error), text)
        raise _unreadable(path, line, f"This is not TOML: {place}.", "Mend that line.") from None
    except RecursionError:
        raise _unreadable(
            path, 0, "Tables or lists are nested too deep to read.", "Write them flat."
        ) from None


def _line_in(message: str, text: str) -> int:
    _, _, after = message.partition("(at line ")
    digits = after.split(",")[0]
    return int(digits) if digits.isdigit() else text.count("\n") + 1


def _unreadable(path: str, line: int, message: str, suggestion: str) -> CampaignError:
    finding = Finding(
        path=path,
        line=line,
        code="campaign",
        severity=Severity.ERROR,
        message=message,
        suggestion=suggestion,
    )
    return CampaignError([finding])


def _campaign(root: Section) -> Campaign | None:
    """Read every section before giving up, so that every fault is reported."""
    root.only(_SECTIONS)
    name, start, end, facts = _week(root)
    signup = read_signup(root)
    listed = root.section("languages")
    languages, source = read_languages(listed)
    definitions = read_placeholders(root.section("placeholders"))
    checks = read_checks(root.section("checks"))
    publishing = read_publishing(root, listed)
    if name is None or start is None or end is None or signup is None or source is None:
        return None
    return Campaign(
        name=str(name.default),
        start=start,
        end=end,
        signup=signup,
        definitions={**computed_placeholders(name, start, end, signup.url), **definitions},
        source=source,
        languages=languages,
        checks=checks,
        event=facts,
        publishing=publishing,
    )


def _week(root: Section) -> tuple[Definition | None, date | None, date | None, EventFacts]:
    section = root.section("campaign", required=True)
    if section is None:
        return None, None, None, EventFacts()
    section.only(("name", "start", "end", *EVENT_KEYS))
    name = read_name(section)
    start, end = section.day("start", required=True), section.day("end", required=True)
    in_order(section, ("start", start), ("end", end))
    return name, start, end, read_event(section)


def unknown_placeholder(campaign: Campaign, key: str) -> tuple[str, str]:
    """Return the sentence for a placeholder that does not exist, and what may be meant."""
    return f"There is no placeholder `{written(key)}`.", campaign.nearest(key)
