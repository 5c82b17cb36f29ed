"""What a project may set of the checks: the ``[checks]`` table of a campaign file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_hoc.core.toml_section import Section


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """Limits and permissions, all of which a project may leave out.

    :param allowed_hosts: hosts to which a translation may link where its source does not.
    :param keep_terms: words that stay as they are in every language, such as a hashtag.
    :param max_po_bytes: the size of a catalogue.
    :param max_page_bytes: the size of a page.
    :param max_placeholders: the placeholders of a page.
    :param max_nesting: how deep marks may stand inside one another in a message.
    :param length_factor: a translation may be so many times as long as its source …
    :param length_extra: … and so many characters longer.
    """

    allowed_hosts: tuple[str, ...] = ()
    keep_terms: tuple[str, ...] = ()
    max_po_bytes: int = 2_000_000
    max_page_bytes: int = 1_000_000
    max_placeholders: int = 500
    max_nesting: int = 8
    length_factor: int = 5
    length_extra: int = 200


_LISTS = ("allowed_hosts", "keep_terms")
_NUMBERS = tuple(item.name for item in fields(CheckSettings) if item.name not in _LISTS)
_MOST_NESTING = 50
"""Beyond it docutils, which walks a page by recursion, is no longer safe."""


def read_checks(section: Section | None) -> CheckSettings:
    """Read the optional ``[checks]`` table; what is wrong in it goes into its report."""
    if section is None:
        return CheckSettings()
    section.only((*_LISTS, *_NUMBERS))
    hosts = tuple(host for host in section.texts("allowed_hosts") if _is_host(section, host))
    numbers = {name: value for name in _NUMBERS if (value := section.number(name)) is not None}
    if numbers.get("max_nesting", 0) > _MOST_NESTING:
        section.report.add(
            section.path_to("max_nesting"),
            f"found the number `{numbers.pop('max_nesting')}`.",
            f"Give at most {_MOST_NESTING}.",
        )
    terms = tuple(term for term in section.texts("keep_terms") if term.strip())
    return CheckSettings(allowed_hosts=hosts, keep_terms=terms, **numbers)


def _is_host(section: Section, host: str) -> bool:
    """A name such as ``hourofcode.com``: no scheme, no path, no port, no wildcard."""
    parts = host.lower().split(".")
    if len(parts) > 1 and all(part.replace("-", "").isalnum() for part in parts):
        return True
    section.report.add(
        section.path_to("allowed_hosts"),
        f'found the text "{host[:60]}".',
        "Give the name of a host, such as `example.org`, without `https://` and without a path.",
    )
    return False
