"""One build at a time in one output folder."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file for the time of a build.

    The system lets go of it when the build and every process that it has started are gone,
    however they end, so no lock is ever left over.

    :raises HocError: where another build holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not _take(file.fileno()):
            file.seek(0)
            holder = file.read().decode("ascii", "replace").strip()
            msg = (
                f"another build (process {holder}) is writing to {path.parent.name}; "
                "nothing has been changed. Wait until it ends, or give another --output."
            )
            raise HocError(msg)
        file.truncate(0)
        file.write(f"{os.getpid()}\n".encode("ascii"))
        file.flush()
        yield


def _take(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
