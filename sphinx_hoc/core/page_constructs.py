"""Which directives, roles and front matter a strict page may use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_hoc.core import page_rules as rules
from sphinx_hoc.core.findings import did_you_mean
from sphinx_hoc.core.page_addresses import file_fault, is_inside, link_fault, place_of
from sphinx_hoc.core.page_words import (
    ADDRESS_OPTIONS,
    DIRECTIVES,
    FILE_ARGUMENTS,
    FILE_OPTIONS,
    LINK_ARGUMENTS,
    LINK_ROLES,
    REFUSED_OPTIONS,
    ROLE_PREFIXES,
    ROLES,
)
from sphinx_hoc.core.placeholders import PLACEHOLDER
from sphinx_hoc.core.rules import Fault, Rule, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

Found = tuple[Rule, Fault]

_TITLED = re.compile(r"^.*<([^<>]*)>\s*$", re.DOTALL)
_REFUSED_KEYS = ("myst", "substitutions", "html_meta")


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """Where a strict page is, and what it may use beyond the usual.

    :param docname: the page.
    :param source: the folder of the pages.
    :param allowed: directives and roles of other extensions.
    :param including: the files that are being read, the page itself first.
    """

    docname: str
    source: Path
    allowed: Collection[str] = field(default_factory=frozenset)
    including: tuple[Path, ...] = ()

    def link(self, address: str) -> Fault | None:
        """Return what is wrong with a link's address; one with placeholders is data."""
        return None if _is_placeholder(address) else link_fault(address, self.docname, self.source)

    def file(self, kind: str, address: str) -> Fault | None:
        """Return what is wrong with the address of a file."""
        if _is_placeholder(address):
            return None
        return file_fault(kind, address, self.docname, self.source)


def _is_placeholder(address: str) -> bool:
    """An address that begins with a placeholder begins with a value that has been checked."""
    return PLACEHOLDER.match(address.strip()) is not None


def directive_faults(
    place: PagePlace, name: str, arguments: Iterable[str], options: Mapping[str, object], body: str
) -> Iterator[Found]:
    """Yield what a strict page may not do with a directive."""
    if name not in DIRECTIVES and name not in place.allowed:
        near = did_you_mean(name, DIRECTIVES)
        yield (
            rules.DIRECTIVE,
            Fault(f"The directive `{shown(name)}` is not one that pages may use here.", near),
        )
        return
    for argument in arguments:
        yield from _argument_faults(place, name, argument)
    yield from _option_faults(place, name, options)
    if name == "toctree":
        yield from _toctree_faults(place, body)


def _argument_faults(place: PagePlace, name: str, argument: str) -> Iterator[Found]:
    if name in LINK_ARGUMENTS and (fault := place.link(argument)):
        yield rules.LINK, fault
    if name not in FILE_ARGUMENTS:
        return
    rule = rules.IMAGE if name in {"image", "figure"} else rules.LINK
    if fault := place.file(FILE_ARGUMENTS[name], argument):
        yield rule, fault
    elif name == "include" and (fault := include_fault(place, argument)):
        yield rules.INCLUDE, fault


def include_fault(place: PagePlace, argument: str) -> Fault | None:
    """Return what is wrong with an include that leads back to where it stands."""
    path = place_of(argument.strip(), place.docname, place.source).resolve()
    page = place.source / place.docname
    if path in place.including or path.with_suffix("") == page.resolve():
        return Fault(f"`{shown(argument)}` includes itself.", "Take the include out.")
    return None


def _option_faults(place: PagePlace, name: str, options: Mapping[str, object]) -> Iterator[Found]:
    for option, value in options.items():
        text = value if isinstance(value, str) else ""
        if option in REFUSED_OPTIONS.get(name, ()):
            yield (
                rules.DIRECTIVE,
                Fault(f"The option `{option}` of `{name}` is not for pages.", "Take it out."),
            )
        elif option in FILE_OPTIONS and (fault := place.file("file", text)):
            yield (rules.IMAGE if option.startswith("img") else rules.LINK), fault
        elif option in ADDRESS_OPTIONS and (fault := place.link(text)):
            yield rules.LINK, fault


def _toctree_faults(place: PagePlace, body: str) -> Iterator[Found]:
    for line in body.splitlines():
        titled = _TITLED.match(line)
        if fault := place.link(titled[1] if titled else line):
            yield rules.LINK, fault


def role_faults(place: PagePlace, name: str, content: str) -> Iterator[Found]:
    """Yield what a strict page may not do with a role."""
    known = name in ROLES or name.startswith(ROLE_PREFIXES) or name in place.allowed
    if not known:
        near = did_you_mean(name, ROLES)
        yield (
            rules.ROLE,
            Fault(f"The role `{shown(name)}` is not one that pages may use here.", near),
        )
        return
    titled = _TITLED.match(content)
    target = titled[1] if titled else content
    if name == "download" and (fault := place.file("download", target)):
        yield rules.LINK, fault
    if name.startswith(LINK_ROLES) and (fault := place.link(target)):
        yield rules.LINK, fault


def front_matter_faults(data: object) -> Iterator[Found]:
    """Yield each key that would change how the page is read."""
    for key in data if isinstance(data, dict) else ():
        if key in _REFUSED_KEYS:
            yield (
                rules.FRONT_MATTER,
                Fault(f"The front matter holds `{key}`, which is not for pages.", "Take it out."),
            )


def symlink_fault(path: Path, source: Path) -> Fault | None:
    """Return what is wrong with a page that is a symbolic link, or lies behind one."""
    if path.is_symlink() or not is_inside(path, source) or _has_link(path, source):
        return Fault("The page is a symbolic link.", "Put a file in its place.")
    return None


def _has_link(path: Path, source: Path) -> bool:
    between = [parent for parent in path.parents if parent != source and source in parent.parents]
    return any(parent.is_symlink() for parent in between)
