"""Which pages a build is told to build again for the sake of their warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_hoc.build.warnings_of_pages import pages_that_warn

SOURCE = Path("/site/docs")


@pytest.fixture
def doctrees(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("index", "sub/page"):
        (tmp_path / f"{name}.doctree").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("warning", "pages"),
    [
        ("/site/docs/index.md:3: WARNING: Unknown directive [myst.directive_unknown]", {"index"}),
        ("/site/docs/index.md: WARNING: document isn't included [toc.not_included]", {"index"}),
        ("/site/docs/sub/page.rst:3:<translated>:1: ERROR: Unknown target", {"sub/page"}),
        ("docs/index.md:3: WARNING: No placeholder. [hoc.placeholder-unknown]", set()),
        # Nobody's: a setting, a page that is gone, files that are no pages, the second line of one.
        ("WARNING: while setting up extension x: y", None),
        ("/site/docs/gone.md:1: WARNING: Something", None),
        ("/site/docs/included.txt:1: WARNING: Something", None),
        ("/site/other/index.md:1: WARNING: Something", None),
        ("    the line that it is about", None),
        ("/site/docs/index.md: as it is said elsewhere", None),
    ],
)
def test_a_warning_is_of_the_page_that_it_names(
    warning: str, pages: set[str] | None, doctrees: Path
) -> None:
    assert pages_that_warn([warning], SOURCE, doctrees) == pages


def test_one_line_of_nobody_is_enough(doctrees: Path) -> None:
    lines = ["/site/docs/index.md:3: WARNING: One", "/site/docs/sub/page.rst:1: WARNING: Two"]
    assert pages_that_warn(lines, SOURCE, doctrees) == {"index", "sub/page"}
    assert pages_that_warn([*lines, "WARNING: three"], SOURCE, doctrees) is None
    assert pages_that_warn([], SOURCE, doctrees) == set()
