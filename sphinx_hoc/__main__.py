"""The program ``sphinx-hoc``, the same as ``python -m sphinx_hoc``."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress


def run() -> None:
    """Run the command line, and end the process with its exit code.

    What asked to be called at the end is called (``atexit``). Then the process is gone at once:
    Python would take apart, object by object, all that Sphinx and its extensions are made of,
    which is a quarter of the work where a single page has changed.
    """
    codes: list[int] = []
    # What is registered first is called last: nothing is imported before.
    atexit.register(_leave, codes)
    from sphinx_hoc.cli import main

    codes.append(main())
    sys.exit(codes[0])


def _leave(codes: list[int]) -> None:
    """End the process, unless an exception has kept it from its exit code."""
    for code in codes:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):  # nobody reads it, or it is closed
                stream.flush()
        os._exit(code)


if __name__ == "__main__":
    run()
