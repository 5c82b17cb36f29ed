"""The calendar file beside each page that has a run of show, and what is around the table.

Written with the pages and not while they are read: only then are the translated words and
the addresses behind the links known.
"""

from __future__ import annotations

import os
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_hoc.core.calendar_file import (
    PRODUCT,
    Calendar,
    calendar_bytes,
    identity_of,
    one_line,
    stamp_of,
)
from sphinx_hoc.core.clock_notation import clock_notation
from sphinx_hoc.core.whole_file import write_whole
from sphinx_hoc.ext.builders import page_address, writes_web_pages
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.page_data import page_data
from sphinx_hoc.ext.plan_text import plain_text, slots_of
from sphinx_hoc.ext.planner import planner_words
from sphinx_hoc.ext.plans import TOPIC, plans_of, tables_in
from sphinx_hoc.ext.rewriting import now_shows
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_hoc.core.calendar_file import CalendarSlot

LINK_TEXT = "Add to your calendar"


class run_of_show_plan(nodes.General, nodes.Element):
    """A run of show on a web page: the table, the link to its calendar file, the data."""


class CompletePlans(SphinxPostTransform):
    """Write each plan's calendar file, and put what belongs to the table around it.

    After the references are resolved (10), whose addresses go into the file; before themes
    wrap tables for themselves (furo: 500), so that the link does not scroll with the table.
    """

    default_priority = 400
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Complete the page's plans."""
        builder = self.app.builder
        if writes_web_pages(builder):
            for number, table in enumerate(tables_in(self.document), start=1):
                plan = run_of_show_plan("", ids=[f"hoc-plan-{number}"])
                table.parent.replace(table, plan)
                plan += [table, *_additions(builder, table, self.env.docname)]
                plan["date"] = table.get("date")


def setup_calendar_file(app: Sphinx) -> None:
    """Register the node, and follow the files that were written."""
    app.add_node(run_of_show_plan, html=(_visit_html, _depart_html))
    app.add_post_transform(CompletePlans)
    # After the campaign is read (100).
    app.connect("config-inited", _note_facts, priority=200)
    app.connect("build-finished", _remove_stale)


def _note_facts(_app: Sphinx, config: Config) -> None:
    """Whatever a page with a plan shows of the campaign, beside its placeholders."""
    build = build_of(config)
    campaign = build.campaign
    stamp = stamp_of(os.environ, campaign.start)
    name = campaign.name_in(build.language)
    facts = (stamp, name, campaign.start, campaign.end, campaign.event, campaign.signup)
    now_shows(config, TOPIC, repr(facts))


def _additions(
    builder: StandaloneHTMLBuilder, table: nodes.table, page: str
) -> Iterator[nodes.Element]:
    """Yield what follows the table."""
    address = page_address(builder, table["hoc_docname"])
    name = _name(builder, table)
    slots = slots_of(table, name, address)
    day = table.get("date")
    calendar = _calendar(builder, table, name, slots, address)
    path = calendar_path(builder, table["hoc_docname"], table["hoc_calendar"])
    if day:
        write_whole(path, calendar_bytes(calendar))
        yield _link(builder, path, page)
    yield page_data("hoc-plan-data", _data(calendar, slots, day, path.name, builder))
    yield page_data("hoc-plan-words", planner_words(builder.config))


def _name(builder: StandaloneHTMLBuilder, table: nodes.table) -> str:
    """The table's own caption, or the campaign."""
    caption = next(iter(table.findall(nodes.title)), None)
    build = build_of(builder.config)
    name = build.campaign.name_in(build.language)
    return (plain_text(caption) if caption else "") or one_line(name)


def _calendar(
    builder: StandaloneHTMLBuilder,
    table: nodes.table,
    name: str,
    slots: Sequence[CalendarSlot | None],
    address: str | None,
) -> Calendar:
    build = build_of(builder.config)
    day = table.get("date")
    return Calendar(
        day=date.fromisoformat(day) if day else build.campaign.start,
        summary=name,
        slots=tuple(slot for slot in slots if slot),
        identity=identity_of(
            str(builder.config.project), table["hoc_docname"], str(table["hoc_number"])
        ),
        stamp=stamp_of(os.environ, build.campaign.start),
        language=build.language.html_lang,
        url=address,
    )


def _data(
    calendar: Calendar,
    slots: Sequence[CalendarSlot | None],
    day: str | None,
    file: str,
    builder: StandaloneHTMLBuilder,
) -> dict[str, Any]:
    """Return what a script needs to print the same table and make the same file."""
    return {
        "date": day,
        "locale": calendar.language,
        "clock": clock_notation(build_of(builder.config).language.locale),
        "file": file,
        "calendar": {
            "prodid": PRODUCT,
            "dtstamp": f"{calendar.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            "language": calendar.language,
            "summary": calendar.summary,
            "url": calendar.url,
            "uid": calendar.identity,
        },
        "rows": [slot and _row(slot) for slot in slots],
    }


def _row(slot: CalendarSlot) -> dict[str, str]:
    return {
        "start": f"{slot.start:%H:%M}",
        "end": f"{slot.end:%H:%M}",
        "summary": slot.summary,
        "description": slot.description,
    }


def calendar_path(builder: StandaloneHTMLBuilder, docname: str, stem: str) -> Path:
    """Return where a calendar file lies: in the folder of its page."""
    return Path(builder.get_output_path(docname)).parent / f"{stem.rpartition('/')[2]}.ics"


def _link(builder: StandaloneHTMLBuilder, path: Path, page: str) -> nodes.paragraph:
    folder = Path(builder.get_output_path(page)).parent
    address = quote(Path(os.path.relpath(path, folder)).as_posix())
    text = word(builder.config, LINK_TEXT)
    link = nodes.reference("", text, refuri=address, internal=True)
    return nodes.paragraph("", "", link, classes=["hoc-calendar"])


def _remove_stale(app: Sphinx, failure: Exception | None) -> None:
    """Remove the files of plans that are no more; only those that were made here."""
    builder = app.builder
    if failure is not None or not writes_web_pages(builder):
        return
    wanted = {
        calendar_path(builder, docname, stem)
        for docname, stems in plans_of(app.env).items()
        for stem in stems
    }
    for path in Path(app.outdir).rglob("*.ics"):
        if path not in wanted and PRODUCT.encode() in path.read_bytes()[:200]:
            path.unlink()


def _visit_html(self: HTML5Translator, node: run_of_show_plan) -> None:
    attributes = {"data-date": node["date"]} if node["date"] else {}
    self.body.append(self.starttag(node, "div", CLASS="hoc-plan", **attributes))


def _depart_html(self: HTML5Translator, _node: run_of_show_plan) -> None:
    self.body.append('<div class="hoc-planner" hidden></div>\n</div>\n')
