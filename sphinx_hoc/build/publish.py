"""Replaces a published folder by a new one, as a whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def publish(new: Path, published: Path) -> None:
    """Put a finished folder where readers look, and remove what was there.

    On Linux the two are exchanged in one step. Elsewhere there is a moment between two
    renames, after which :func:`repair` brings the old folder back.
    """
    published.parent.mkdir(parents=True, exist_ok=True)
    if not published.exists():
        new.rename(published)
        return
    if _exchange(new, published):
        shutil.rmtree(new)
        return
    old = _old(new)
    shutil.rmtree(old, ignore_errors=True)
    published.rename(old)
    new.rename(published)
    shutil.rmtree(old)


def repair(new: Path, published: Path) -> None:
    """Undo what a build left half done that ended between two renames."""
    old = _old(new)
    if old.exists() and not published.exists():
        old.rename(published)


def _old(new: Path) -> Path:
    return new.with_name(f"{new.name}.old")


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders; false where the system or its file system can't."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # an old C library
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0)
