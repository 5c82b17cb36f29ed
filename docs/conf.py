"""The documentation site: the guide, and how to work on it."""

from __future__ import annotations

project = "Hour of Code guide"
author = "The sphinx-hoc developers"
copyright = "Code.org (the guide's words) and the sphinx-hoc developers (the pages around it)"

extensions = ["sphinx_hoc"]
hoc_strict = True  # a pull request is built before anybody has read it

exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Hour of Code guide"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
version = "2026"  # an EPUB must have one
# The guide's subtitle is a heading of the third level, as it always was.
suppress_warnings = ["myst.header"]
hoc_untranslated = [
    "contributing",
    "translating",
    "maintaining",
    "publishing",
    "placeholders",
    "run-of-show",
    "configuration",
    "command-line",
    "checks",
    "security",
]
