"""The page on paper: rendered by Chromium as a PDF, counted, and read back."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
import zxingcpp
from conftest import REPOSITORY, sphinx_build
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PAPERS = [(name, landscape) for name in ("A4", "Letter") for landscape in (False, True)]
FURNITURE = (
    "Languages",
    "Next",
    "Previous",
    "Contents",
    "Search",
    "Back to top",
    "Toggle",
    "Made with",
)


@pytest.fixture(scope="module", params=["en", "ar"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    for program in ("pdfinfo", "pdftotext", "pdftoppm"):
        if shutil.which(program) is None:
            pytest.skip(f"no `{program}` here: `apt-get install poppler-utils`")
    out = tmp_path_factory.mktemp(request.param)
    argv = [
        "-q",
        "-b",
        "html",
        "-D",
        f"language={request.param}",
        str(REPOSITORY / "docs"),
        str(out),
    ]
    code, _status, _warnings = sphinx_build(argv, REPOSITORY, {})
    assert code == 0
    return out


def printed(page: Page, folder: Path, paper: str, *, landscape: bool = False) -> list[str]:
    """Print a page; return the text of each sheet."""
    path = folder / "page.pdf"
    page.pdf(path=path, format=paper, landscape=landscape)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    sheets = int(re.findall(r"Pages:\s+(\d+)", info)[0])
    text = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
    found = text.split("\f")[:-1]
    assert len(found) == sheets
    return found


@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_guide_and_nothing_of_the_screen(
    visits: Any, site: Path, tmp_path: Path, paper: str, landscape: bool, scheme: str
) -> None:
    page = visits.open(f"file://{site}/events.html", color_scheme=scheme)
    sheets = printed(page, tmp_path, paper, landscape=landscape)
    # Two upright sheets where the letters are those of these tests.
    assert len(sheets) <= 3
    text = "\n".join(sheets)
    assert [word for word in FURNITURE if word in text] == []
    # The links say where they lead, and an address that is its own label is said once.
    assert text.count("https://hourofcode.com/promote/stats") == 2
    assert text.count("hourofcode.com/#join") == 2


@pytest.mark.parametrize(("paper", "landscape"), PAPERS)
def test_the_run_of_show_has_one_page_of_its_own(
    visits: Any, site: Path, tmp_path: Path, paper: str, landscape: bool
) -> None:
    page = visits.open(f"file://{site}/events.html")
    sheets = printed(page, tmp_path, paper, landscape=landscape)
    times = [len(re.findall(r"1[01]:\d\d", sheet)) for sheet in sheets]
    assert times == [0] * (len(sheets) - 1) + [12]
    assert len(sheets) > 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_plan_alone_is_one_page(visits: Any, site: Path, tmp_path: Path, paper: str) -> None:
    page = visits.open(f"file://{site}/events.html")
    page.evaluate("document.documentElement.classList.add('hoc-print-plan')")
    page.evaluate("document.querySelector('.hoc-plan').classList.add('hoc-print-this')")
    (sheet,) = printed(page, tmp_path, paper)
    assert len(re.findall(r"1[01]:\d\d", sheet)) == 12
    assert "hourofcode.com/#join" in sheet
    assert "press-kit" not in sheet


def test_the_code_leads_where_the_button_leads(visits: Any, site: Path, tmp_path: Path) -> None:
    page = visits.open(f"file://{site}/events.html", color_scheme="dark")
    last = str(len(printed(page, tmp_path, "A4")))
    raster = ["pdftoppm", "-r", "150", "-png", "-f", last, "-l", last, str(tmp_path / "page.pdf")]
    picture = subprocess.run(raster, capture_output=True, check=True).stdout
    codes = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert [code.text for code in codes] == ["https://hourofcode.com/#join"]


def test_there_is_a_box_before_each_point_of_the_preparations(visits: Any, site: Path) -> None:
    page = visits.open(f"file://{site}/events.html")
    page.emulate_media(media="print")
    boxes = page.locator("ul.tick-list > li").evaluate_all(
        "items => items.map(item => parseFloat(getComputedStyle(item, '::before').borderTopWidth))"
    )
    assert len(boxes) == 3
    assert min(boxes) > 0
    page.emulate_media(media="screen")
    assert (
        page.locator("ul.tick-list > li").first.evaluate(
            "item => getComputedStyle(item, '::before').content"
        )
        == "none"
    )


def test_paper_is_white(visits: Any, site: Path) -> None:
    page = visits.open(f"file://{site}/events.html", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colors = page.evaluate(
        "['body', 'article', 'td', '.hoc-signup a'].map(name => {"
        " const style = getComputedStyle(document.querySelector(name));"
        " return [style.color, style.backgroundColor]; })"
    )
    assert {color for color, _ in colors} == {"rgb(0, 0, 0)"}
    assert {ground for _, ground in colors} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
