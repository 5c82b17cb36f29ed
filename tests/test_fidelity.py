"""The proof of fidelity: the Nynorsk page says exactly what the guide has always said.

``fidelity/events.nn.txt`` lists the guide's blocks in their order, one a line: the words of
the original page, with each placeholder as its value and each time in Nynorsk notation.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY, Built, sphinx_build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

EXPECTED = Path(__file__).parent / "fidelity" / "events.nn.txt"
BLOCKS = {"h1": "#", "h2": "#", "h3": "#", "hr": "---", "p": "p", "td": "|", "th": "|"}


@pytest.fixture(scope="module")
def nynorsk(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("nn")
    argv = ["-q", "-W", "-b", "html", "-D", "language=nn", str(REPOSITORY / "docs"), str(out)]
    built = Built(*sphinx_build(argv, REPOSITORY, {}), out)
    assert (built.code, built.warnings) == (0, "")
    return built


def text_of(element: Element) -> str:
    """The words of a block: bold and the address of a link stay visible."""
    parts = [element.text or ""]
    for child in element:
        inner = text_of(child)
        if child.tag == "strong":
            inner = f"**{inner}**"
        elif child.tag == "a":
            inner = "" if child.get("class") == "headerlink" else f"[{inner}]({child.get('href')})"
        parts += [inner, child.tail or ""]
    return "".join(parts)


def blocks(element: Element, depth: int = 0) -> Iterator[str]:
    """Each block of the guide in order; a list item is as deep as its lists."""
    for child in element:
        classes = (child.get("class") or "").split()
        if any(name.startswith("hoc-") and name not in SHOWN for name in classes):
            continue  # what the extension adds around the guide's own words
        if child.tag in {"h1", "h2", "h3", "h4"}:
            yield f"# {' '.join(text_of(child).split())}"
        elif child.tag == "hr":
            yield "* * *"
        elif child.tag == "tr":
            yield " | ".join(" ".join(text_of(cell).split()) for cell in child)
        elif child.tag == "p":
            yield f"{'  ' * depth}{'- ' if depth else ''}{' '.join(text_of(child).split())}"
        else:
            yield from blocks(child, depth + (child.tag in {"ul", "ol"}))


SHOWN = {"hoc-signup", "hoc-plan", "hoc-run-of-show"}


def test_every_block_is_there_in_order_and_no_other(nynorsk: Built) -> None:
    expected = EXPECTED.read_text(encoding="utf-8").splitlines()
    assert list(blocks(nynorsk.article("events.html"))) == expected


def test_the_front_matter_is_the_title(nynorsk: Built) -> None:
    title = nynorsk.html("events.html").findtext(".//title") or ""
    assert title.startswith("Kodetimen - rettleiing for arrangement")


def test_times_are_data(nynorsk: Built) -> None:
    times = [time.get("datetime") for time in nynorsk.article("events.html").iter("time")]
    assert times[:2] == ["10:00", "10:05"]
    assert [time for time in times if not re.fullmatch(r"\d\d:\d\d", time or "")] == []
