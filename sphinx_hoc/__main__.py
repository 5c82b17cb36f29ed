"""Run the command line as ``python -m sphinx_hoc``."""

from __future__ import annotations

import sys

from sphinx_hoc.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
