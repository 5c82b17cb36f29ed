"""Every rule there is: importing this module has entered each into the list."""

from __future__ import annotations

from sphinx_hoc.core import (  # noqa: F401
    build_rules,
    catalogue_rules,
    checks,
    page_rules,
    run_of_show_rules,
    silencing,
)
from sphinx_hoc.core.rules import rules

ALL_RULES = tuple(rules())
