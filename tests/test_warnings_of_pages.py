"""Which pages a build is told to build again for the sake of their warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_hoc.build.warnings_of_pages import pages_that_warn

SOURCE = Path("/site/docs")
PAGES = ("index.md", "sub/page.rst")


@pytest.mark.parametrize(
    ("warning", "pages"),
    [
        ("/site/docs/index.md:3: WARNING: Unknown directive [myst.directive_unknown]", {"index"}),
        ("/site/docs/index.md: WARNING: document isn't included [toc.not_included]", {"index"}),
        ("/site/docs/sub/page.rst:3:<translated>:1: ERROR: Unknown target", {"sub/page"}),
        ("docs/index.md:3: WARNING: No placeholder. [hoc.placeholder-unknown]", set()),
        # Nobody's: a setting, a page that is gone, a file elsewhere, the second line of one.
        ("WARNING: while setting up extension x: y", None),
        ("/site/docs/gone.md:1: WARNING: Something", None),
        ("/site/other/index.md:1: WARNING: Something", None),
        ("    the line that it is about", None),
        ("/site/docs/index.md: as it is said elsewhere", None),
    ],
)
def test_a_warning_is_of_the_page_that_it_names(warning: str, pages: set[str] | None) -> None:
    assert pages_that_warn([warning], SOURCE, PAGES) == pages


def test_one_line_of_nobody_is_enough() -> None:
    lines = ["/site/docs/index.md:3: WARNING: One", "/site/docs/sub/page.rst:1: WARNING: Two"]
    assert pages_that_warn(lines, SOURCE, PAGES) == {"index", "sub/page"}
    assert pages_that_warn([*lines, "WARNING: three"], SOURCE, PAGES) is None
    assert pages_that_warn([], SOURCE, PAGES) == set()
