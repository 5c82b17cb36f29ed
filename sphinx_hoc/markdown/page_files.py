"""Pages as files: which there are, which can be read, and what their checks say."""

from __future__ import annotations

import os
import re
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_hoc.core import page_rules as rules
from sphinx_hoc.core.page_addresses import is_inside, place_of
from sphinx_hoc.core.page_constructs import symlink_fault
from sphinx_hoc.core.page_words import name_fault
from sphinx_hoc.core.rules import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.page_constructs import Found
    from sphinx_hoc.markdown.pages import PageChecks

_INCLUDE = re.compile(r"(?m)^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{include\}[ \t]+(\S.*?)[ \t]*$")
_MOST_INCLUDED = 50
_BRACKETS = re.compile(rb"[\[\]]")
_MOST_OPEN = 1000

LINKED_FOLDER = Fault("The folder is a symbolic link.", "Put a folder in its place.")
"""What a strict site says of a folder whose pages it leaves out."""


class PageFile(NamedTuple):
    """A file that is a page."""

    path: Path
    docname: str


def page_files(source: Path, suffixes: Iterable[str], excluded: Iterable[str]) -> list[PageFile]:
    """Return every page of a folder, by name.

    :param excluded: patterns as in Sphinx's ``exclude_patterns``.
    """
    found = []
    for name in _below(source, excluded, folders=False):
        suffix = next((suffix for suffix in suffixes if name.endswith(suffix)), "")
        if suffix:
            found.append(PageFile(source / name, name.removesuffix(suffix)))
    return sorted(found, key=lambda page: page.docname)


def linked_folders(source: Path, excluded: Iterable[str]) -> list[Path]:
    """Return every folder that is a symbolic link, whose pages Sphinx would read."""
    return [
        source / name
        for name in sorted(_below(source, excluded, folders=True))
        if (source / name).is_symlink()
    ]


def _below(source: Path, excluded: Iterable[str], *, folders: bool) -> Iterator[str]:
    """Yield the files or the folders below a folder, not those behind symbolic links."""
    patterns = [_pattern(pattern) for pattern in excluded]
    for folder, folder_names, file_names in os.walk(source):
        for name in folder_names if folders else file_names:
            path = Path(folder, name).relative_to(source).as_posix()
            if not any(pattern.match(path) for pattern in patterns):
                yield path


def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern that matches a file, or all files of a folder; ``*`` stops at a slash."""
    whole = translate(pattern.replace("**", "\0")).replace(".*", "[^/]*").replace("\0", ".*")
    body = whole.removesuffix(r"\Z").removesuffix(r"\z")
    return re.compile(rf"{body}(?:/.*)?\Z")


def file_faults(
    page: PageFile, source: Path, languages: Iterable[str], most_bytes: int
) -> Iterator[Found]:
    """Yield why a strict site leaves a page out."""
    if fault := symlink_fault(page.path, source):
        yield rules.SYMLINK, fault
        return
    if fault := name_fault(page.docname, languages):
        yield rules.NAME, fault
    if fault := size_fault(page.path, most_bytes) or density_fault(page.path):
        yield rules.SIZE, fault


def size_fault(path: Path, most: int) -> Fault | None:
    """Return what is wrong with the size of a page, or nothing."""
    size = path.stat().st_size if path.is_file() else 0
    if size > most:
        return Fault(
            f"The page has {size} bytes, at most {most} are read.",
            "Split the page, or raise `max_page_bytes` in `[checks]`.",
        )
    return None


def density_fault(path: Path) -> Fault | None:
    """Return what makes a page take minutes to read: Markdown looks for the end of each mark."""
    content = path.read_bytes() if path.is_file() else b""
    if content.count(b"[") > _MOST_OPEN:
        opened = 0
        for mark in _BRACKETS.findall(content):
            opened = max(0, opened + (1 if mark == b"[" else -1))
            if opened > _MOST_OPEN:
                return Fault(f"More than {_MOST_OPEN} brackets stand open.", "Close them.")
    return None


def check_file(checks: PageChecks, page: PageFile, name: Callable[[Path], str]) -> list[Finding]:
    """Return what is wrong with one page, the file and what is in it."""
    path, settings = name(page.path), checks.campaign.checks
    found: list[Finding] = []
    if checks.strict:
        faults = file_faults(
            page, checks.source, checks.campaign.languages, settings.max_page_bytes
        )
        found = [rule.finding(path, 0, *fault) for rule, fault in faults]
    elif fault := size_fault(page.path, settings.max_page_bytes):
        found = [rules.SIZE.finding(path, 0, *fault)]
    if any(finding.code in {rules.SIZE.code, rules.SYMLINK.code} for finding in found):
        return found
    try:
        text = page.path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"The page can't be read: {reason}."
        return [*found, rules.ENCODING.finding(path, 0, message, "Save it as UTF-8.")]
    found += checks.check(text, page.docname, path)
    return [*found, *_circles(checks, page, text, path)]


def _circles(checks: PageChecks, page: PageFile, text: str, path: str) -> Iterator[Finding]:
    """Yield a finding for each include that leads back to its page by way of other files."""
    for match in _INCLUDE.finditer(text):
        first = place_of(match[1], page.docname, checks.source)
        if first.resolve() != page.path.resolve() and _leads_back(checks.source, page, first):
            line = text.count("\n", 0, match.start()) + 1
            message = f"`{match[1]}` includes this page in turn."
            yield rules.INCLUDE.finding(path, line, message, "Take one of the includes out.")


def _leads_back(source: Path, page: PageFile, first: Path) -> bool:
    waiting, seen = [first], {page.path.resolve()}
    while waiting and len(seen) < _MOST_INCLUDED:
        path = waiting.pop().resolve()
        if path in seen or not is_inside(path, source) or not path.is_file():
            continue
        seen.add(path)
        text = path.read_bytes().decode("utf-8", "replace")
        named = [place_of(match[1], page.docname, source) for match in _INCLUDE.finditer(text)]
        if any(item.resolve() == page.path.resolve() for item in named):
            return True
        waiting += named
    return False
