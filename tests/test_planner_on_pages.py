"""Which pages load the planner, and that each of its words can be translated."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY

from sphinx_hoc.ext.planner import PLANNER_WORDS

if TYPE_CHECKING:
    from conftest import Project

SCRIPT = (REPOSITORY / "sphinx_hoc/ext/static/planner.js").read_text(encoding="utf-8")
TABLE = "```{run-of-show}\n| Time | Task |\n| --- | --- |\n| 10:00 - 10:05 | Open. |\n```\n"


@pytest.fixture
def site(project: Project) -> Project:
    project.write("docs/index.md", "# Home\n\n```{toctree}\nplan\nother\n```\n")
    project.write("docs/plan.md", f"# Plan\n\n{TABLE}")
    project.write("docs/other.md", "# Other\n")
    return project


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        ("html", {"index.html": 0, "plan.html": 1, "other.html": 0, "genindex.html": 0}),
        ("dirhtml", {"index.html": 0, "plan/index.html": 1, "other/index.html": 0}),
        ("singlehtml", {"index.html": 1}),
    ],
)
def test_only_pages_with_a_plan_load_the_planner(
    builder: str, pages: dict[str, int], site: Project
) -> None:
    built = site.build("-W", builder=builder)

    for page, count in pages.items():
        for name in ("planner.js", "planner.css"):
            assert len(re.findall(rf"_static/{name}\b", built.read(page))) == count, page
    assert (built.outdir / "_static/planner.js").is_file()


def test_a_book_has_no_planner(site: Project) -> None:
    built = site.build("-D", "version=1", builder="epub")

    assert "planner.js" not in built.read("plan.xhtml")


def test_the_script_says_nothing_that_no_catalogue_can_translate() -> None:
    said = re.findall(r"(?:\bword|\bnote)\(\s*\"(.+?)\"|\bwords: \"(.+?)\"", SCRIPT)
    said += re.findall(r"[?:] note\(\"(.+?)\"()", SCRIPT)

    assert {first or second for first, second in said} == set(PLANNER_WORDS)


def test_the_script_makes_no_markup_from_texts() -> None:
    for danger in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert danger not in SCRIPT
