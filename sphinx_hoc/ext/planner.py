"""Plan your own: the script that lets a reader change a run of show on its page.

The data it works on is around the table; here are its words, and which pages load it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.builders import writes_web_pages
from sphinx_hoc.ext.plans import plans_of
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

PLANNER_WORDS: tuple[str, ...] = (
    "Plan your own",
    "The table, the calendar file and this page’s address follow.",
    "Start",
    "Date",
    "Minutes for part {number}",
    "Total: {length}",
    "Add to your calendar",
    "Reset",
    "Copy the link",
    "Copy as text",
    "Print",
    "Copied.",
    "Your browser did not allow it: copy the text here.",
    "Copy this text",
    "“{given}” is not a time; the plan starts at {used}.",
    "“{given}” is not a date; {used} is used.",
    "“{given}” is not a date; the plan has none.",
    "“{given}” is not a length in minutes; part {number} takes {used}.",
    "The link has {given} lengths and this plan has {number} parts; it keeps its own.",
    "The plan would be longer than a day; it keeps its own lengths.",
    "The plan would go on past midnight; it starts at {used}.",
    "This page has no plan “{given}”.",
)
"""The planner's words in English: what the extension's catalogues translate."""


def planner_words(config: Config) -> Mapping[str, str]:
    """Return the planner's words in the language of the build, by the English ones."""
    return {text: word(config, text) for text in PLANNER_WORDS}


def setup_planner(app: Sphinx) -> None:
    """Add the script to the pages that have a plan, and to no other."""
    app.connect("html-page-context", _add_script)


def _add_script(
    app: Sphinx,
    page: str,
    _template: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is not None and writes_web_pages(app.builder) and _has_plan(app, page):
        app.add_css_file("planner.css")
        app.add_js_file("planner.js", loading_method="defer")


def _has_plan(app: Sphinx, page: str) -> bool:
    """Return whether a page has one; the one page of ``singlehtml`` holds every page's."""
    plans = plans_of(app.env)
    return any(plans.values()) if app.builder.name == "singlehtml" else bool(plans.get(page))
