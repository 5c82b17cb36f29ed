"""Which pages hold a run of show: what a table knows of itself, and what a project does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_hoc.ext.page_values import follow_pages, page_values
from sphinx_hoc.ext.rewriting import shows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.core.run_of_show import RunOfShow, Slot

TABLE_CLASS = "hoc-run-of-show"
TOPIC = "plan"


def setup_plans(app: Sphinx) -> None:
    """Follow the plans through incremental and parallel builds."""
    follow_pages(app, "hoc_plans")


def note_plan(env: BuildEnvironment, table: nodes.table, plan: RunOfShow, day: date | None) -> None:
    """Write into a table what its plan is, in a form that a doctree keeps.

    ``hoc_slots`` has ``[start, end]`` for each row, or nothing for one that is shown as
    written; ``hoc_calendar`` is the name of the calendar file without its ending, which it has
    only if there is a ``date``.
    """
    shows(env, TOPIC)
    known = plans_of(env).setdefault(env.docname, [])
    table["hoc_docname"], table["hoc_number"] = env.docname, len(known) + 1
    table["hoc_slots"] = [_kept(slot) for slot in plan.slots]
    table["hoc_calendar"] = _stem(env, len(known) + 1)
    if day is not None:
        table["date"] = day.isoformat()
    known.append(table["hoc_calendar"] if day and any(plan.slots) else "")


def plans_of(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the calendar file, or an empty text, of each plan of each page that has any."""
    plans: dict[str, list[str]] = page_values(env, "hoc_plans")
    return plans


def tables_in(document: nodes.document) -> Iterator[nodes.table]:
    """Yield the tables that are runs of show with at least one time that could be read."""
    for table in list(document.findall(nodes.table)):
        if any(table.get("hoc_slots", ())):
            yield table


def _kept(slot: Slot | None) -> list[str] | None:
    return None if slot is None else [f"{slot.start:%H:%M}", f"{slot.end:%H:%M}"]


def _stem(env: BuildEnvironment, number: int) -> str:
    """The page's own name, with a number from the second plan on; never another page's."""
    stem = str(env.docname) if number == 1 else f"{env.docname}-{number}"
    while number > 1 and stem in env.found_docs:
        stem += "-plan"
    return stem
