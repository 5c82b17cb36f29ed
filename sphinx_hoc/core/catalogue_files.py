"""The files of a catalogue folder: which of them are catalogues, read without following links."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_hoc.core.catalogue_rules import FOREIGN, PAGE, SIZE, SYMLINK, UNREADABLE
from sphinx_hoc.core.findings import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.rules import Rule

_MESSAGES = "LC_MESSAGES"
_SPHINX = "sphinx"
"""Sphinx's own catalogue, whose words templates print without escaping them."""


@dataclass(slots=True)
class _Folder:
    """The catalogues of one language, found on the disk.

    :param root: the folder of the language.
    :param pages: the names of the pages that exist.
    :param name: names a path as a person would.
    :param paths: after :meth:`look`, the catalogue of each page.
    :param findings: after :meth:`look`, all else that is in the folder.
    """

    root: Path
    pages: Collection[str]
    name: Callable[[Path], str]
    paths: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def look(self) -> None:
        """Find every file below the folder; no symbolic link is followed."""
        if self.root.is_symlink():
            self._report(
                SYMLINK,
                self.root,
                "This is a symbolic link, which is not followed.",
                "Put the folder itself here.",
            )
        elif self.root.is_dir():
            for entry in _entries(self.root):
                if entry.name == _MESSAGES and entry.is_dir(follow_symlinks=False):
                    self._look_into(self.root / entry.name, "")
                else:
                    self._take(entry, self.root / entry.name, None)

    def _look_into(self, folder: Path, prefix: str) -> None:
        # A list, not recursion: folders can be deeper than Python's stack.
        waiting = [(folder, prefix)]
        while waiting:
            folder, prefix = waiting.pop()
            for entry in _entries(folder):
                path = folder / entry.name
                if entry.is_dir(follow_symlinks=False):
                    if entry.name.endswith(".po"):
                        self._unreadable(path, "This is a folder.")
                    waiting.append((path, f"{prefix}{entry.name}/"))
                else:
                    self._take(entry, path, prefix)

    def _take(self, entry: os.DirEntry[str], path: Path, prefix: str | None) -> None:
        """Sort one file: a catalogue, or something that has no place here."""
        if entry.is_symlink():
            self._report(
                SYMLINK,
                path,
                "This is a symbolic link, which is not followed.",
                "Put the file itself here.",
            )
        elif prefix is None or not entry.name.endswith(".po"):
            self._foreign(path, entry.name)
        elif not entry.is_file(follow_symlinks=False):
            self._unreadable(path, "This is no regular file.")
        elif (docname := f"{prefix}{entry.name.removesuffix('.po')}") == _SPHINX:
            self._foreign(path, entry.name)
        elif docname in self.pages:
            self.paths[docname] = path
        else:
            self._report(
                PAGE,
                path,
                f"There is no page `{printable(docname)}`.",
                did_you_mean(docname, self.pages) or "Rename the file, or take it out.",
            )

    def _foreign(self, path: Path, name: str) -> None:
        if not name.startswith("."):  # such as .gitkeep and .DS_Store, which nothing reads
            self._report(
                FOREIGN,
                path,
                "This is no catalogue of a page, and it is not used.",
                "Take it out of the folder.",
            )

    def _unreadable(self, path: Path, message: str) -> None:
        self._report(UNREADABLE, path, message, "Put a PO file here.")

    def _report(self, found: Rule, path: Path, message: str, suggestion: str) -> None:
        shown = printable(self.name(path))
        self.findings.append(found.finding(shown, 0, message, suggestion))


def look(
    root: Path, pages: Collection[str], name: Callable[[Path], str]
) -> tuple[dict[str, Path], list[Finding]]:
    """Return the catalogue of each page below a language's folder, and all else that is there."""
    folder = _Folder(root=root, pages=pages, name=name)
    folder.look()
    return dict(sorted(folder.paths.items())), folder.findings


def read_regular(path: Path, shown: str, most: int) -> tuple[bytes, list[Finding]]:
    """Return the bytes of a regular file, or why it can't be read.

    :param shown: what findings call it.
    :param most: how many bytes it may have.
    """
    # Not to follow a link that took the file's place since the folder was looked at, and not
    # to wait for a pipe.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return b"", [UNREADABLE.finding(shown, 0, "This is no regular file.")]
            data = file.read(most + 1)
    except OSError as error:
        message = f"The file can't be read: {error.strerror}."
        return b"", [UNREADABLE.finding(shown, 0, message, "Make it readable.")]
    if len(data) <= most:
        return data, []
    finding = SIZE.finding(
        shown,
        0,
        f"The file has more than {most} bytes.",
        "Divide the page, or raise `max_po_bytes` in `[checks]`.",
    )
    return b"", [finding]


def printable(text: str) -> str:
    """Return a name as it may be printed: a file can be called anything, line ends included."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []
