"""What the rows of a run of show say, as plain text for calendars and for the planner."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from docutils import nodes

from sphinx_hoc.core.calendar_file import CalendarSlot, one_line
from sphinx_hoc.core.urls import looks_like_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT = (nodes.raw, nodes.comment, nodes.Invisible)


def slots_of(table: nodes.table, name: str, page: str | None) -> list[CalendarSlot | None]:
    """Return the slot of each row, nothing for one whose time could not be read.

    :param name: what a slot without words is called.
    :param page: the address of the page, for links that start from it.
    """
    rows = [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]
    return [
        kept and _slot(row, number, kept, name, page)
        for number, (row, kept) in enumerate(zip(rows, table["hoc_slots"], strict=True), start=1)
    ]


def plain_text(node: nodes.Node) -> str:
    """Return the words that a reader sees, in one line."""
    return one_line("".join(_pieces(node)))


def _slot(
    row: nodes.row, number: int, kept: list[str], name: str, page: str | None
) -> CalendarSlot:
    start, end = (time.fromisoformat(text) for text in kept)
    task, *others = row[1:]
    lines = [text for other in others if (text := plain_text(other))]
    return CalendarSlot(
        number=number,
        start=start,
        end=end,
        summary=plain_text(task) or name,
        description="\n".join([*lines, *_links(row, page)]),
    )


def _pieces(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.image):
        yield node.get("alt", "")
    elif isinstance(node, _SILENT):
        yield " "
    else:
        apart = "" if isinstance(node, nodes.Inline) else " "
        yield apart
        for child in node.children:
            yield from _pieces(child)
        yield apart


def _links(row: nodes.row, page: str | None) -> Iterator[str]:
    for link in row.findall(nodes.reference):
        address = link.get("refuri") or (f"#{link['refid']}" if "refid" in link else "")
        if page and address and not looks_like_url(address):
            address = urljoin(page, address)
        if looks_like_url(address):
            text = plain_text(link)
            yield address if text in {"", address} else f"{text}: {address}"
