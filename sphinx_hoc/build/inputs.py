"""What a language is built from, as digests: contents are compared, never times."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = Path(__file__).parent.parent

_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "READTHEDOCS", "READTHEDOCS_LANGUAGE", "LANGUAGE", "LC_ALL")
"""What changes a build besides the names that conf.py itself mentions."""

_LAST_COMMAND = "_"
"""The variable in which a shell keeps how it was called; to Python code it is a common name."""

_WORD = re.compile(r"\w+")

_NO_SOURCES = frozenset({".git", "__pycache__", "node_modules", ".venv", ".tox", ".nox"})
_PAGES = frozenset({".md", ".rst", ".txt", ".markdown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything that the output of one language depends on.

    :param ground: what a whole new build follows from: programs, settings, other files.
    :param pages: a digest for each page, by its path below the source folder.
    :param messages: a digest for each file of the catalogue, by its path in its folder.
    :param values: a digest of the campaign's placeholders.
    :param day: today.
    """

    ground: str
    pages: Mapping[str, str]
    messages: Mapping[str, str]
    values: str
    day: str

    def as_dict(self) -> dict[str, Any]:
        """Return the inputs as they are kept in a record."""
        return {name: getattr(self, name) for name in self.__slots__}


def allows_update(old: Mapping[str, Any], new: Inputs) -> bool:
    """Return whether the last output can be brought up to date instead of made anew."""
    return bool(old["ground"] == new.ground and old["pages"].keys() == new.pages.keys())


def changed_pages(old: Mapping[str, Any], new: Inputs) -> set[str]:
    """Return the names of the pages whose source or catalogue is another one now."""
    return {
        Path(name.removeprefix("LC_MESSAGES/")).with_suffix("").as_posix()
        for kind in ("pages", "messages")
        for name in _differing(old[kind], getattr(new, kind))
    }


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The part of the inputs that all languages share; see :class:`Inputs`."""

    ground: str
    pages: Mapping[str, str]
    values: str

    def of(self, catalogues: Path, extra: Iterable[str], own: object) -> Inputs:
        """Return the inputs of one language.

        :param catalogues: the folder of its PO files.
        :param extra: files elsewhere that its last build has used.
        :param own: what else is known of it: the language itself.
        """
        files = {name: digest_of_file(Path(name)) for name in sorted(extra)}
        return Inputs(
            ground=digest(self.ground, repr(own), json.dumps(files)),
            pages=self.pages,
            messages=dict(_tree(catalogues, ())),
            values=self.values,
            day=_today(),
        )


def common_inputs(
    source: Path, campaign: Path, tables: Mapping[str, Any], builder: str, skip: Iterable[Path]
) -> Common:
    """Return what every language of a project is built from.

    :param tables: the campaign file as read from TOML.
    :param skip: folders below the source that are output.
    """
    files = dict(_tree(source, {*map(str, skip)}))
    files.pop(os.path.relpath(campaign, source), None)
    pages = {name: value for name, value in files.items() if Path(name).suffix in _PAGES}
    others = {name: value for name, value in files.items() if name not in pages}
    settings = {name: table for name, table in tables.items() if name != "placeholders"}
    return Common(
        ground=digest(
            builder,
            json.dumps(others),
            json.dumps(settings, default=str),
            *programs(),
            *environment(source / "conf.py"),
        ),
        pages=pages,
        values=digest(json.dumps(tables.get("placeholders", {}), default=str)),
    )


def programs() -> Iterator[str]:
    """Yield what names the programs of a build: Python, every package, this package's files."""
    yield sys.version
    for folder in dict.fromkeys(sys.path):
        path = Path(folder)
        if path.name in {"site-packages", "dist-packages"} and path.is_dir():
            yield from sorted(
                entry.name for entry in os.scandir(path) if entry.name.endswith(".dist-info")
            )
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix not in {".pyc", ""}:
            state = path.stat()
            yield f"{path.relative_to(PACKAGE)} {state.st_size} {state.st_mtime_ns}"


def environment(conf: Path) -> Iterator[str]:
    """Yield the variables of the environment that matter, those that conf.py names included."""
    named = {*_WORD.findall(conf.read_text(encoding="utf-8", errors="replace"))} - {_LAST_COMMAND}
    for name, value in sorted(os.environ.items()):
        if name in _ENVIRONMENT or name in named:
            yield f"{name}={value}"


def digest(*texts: str) -> str:
    """Return a digest of texts."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return a digest of a file's content, or of why it can't be read."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return "not a file"
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"


def stamp(folder: Path) -> str:
    """Return what a published folder looks like from outside: names, sizes and times."""
    lines = []
    for root, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)  # noqa: PTH118 (there are thousands)
            state = os.stat(path)  # noqa: PTH116
            lines.append(f"{path[len(str(folder)) :]} {state.st_size} {state.st_mtime_ns}")
    return digest(*sorted(lines))


def _tree(folder: Path, skip: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the digest of each file below a folder, links not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_source(Path(root, name), skip))
        for name in sorted(names):
            path = Path(root, name)
            yield path.relative_to(folder).as_posix(), digest_of_file(path)


def _is_source(folder: Path, skip: Iterable[str]) -> bool:
    if folder.name in _NO_SOURCES or str(folder) in skip:
        return False
    return not (folder / "pyvenv.cfg").exists()


def _today() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date().isoformat()
    return date.today().isoformat()
