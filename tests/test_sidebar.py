"""The sidebar's tree, made once for a folder, is the theme's own, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Project

# After the extension's (600): what the theme would have printed.
CONF = """\
project = "Scratch"
extensions = ["sphinx_hoc"]
html_theme = "furo"
import pathlib
from furo.navigation import get_navigation_tree
ASKED = dict(collapse=False, titles_only=True, maxdepth=-1, includehidden=True)
def setup(app):
    app.connect("html-page-context", compare, priority=700)
def compare(app, pagename, template, context, doctree):
    expected = get_navigation_tree(context["toctree"](**ASKED))
    same = expected == context["furo_navigation_tree"] and "toctree-l1" in expected
    with pathlib.Path(app.confdir, "compared.txt").open("a", encoding="utf-8") as file:
        print(pagename, same, file=file)
"""


def toctree(*entries: str, option: str = "") -> str:
    return "\n".join(["", "```{toctree}", option, "", *entries, "```", ""])


def compared(project: Project, builder: str = "html") -> dict[str, bool]:
    project.write("docs/conf.py", CONF)
    built = project.build(builder=builder)
    assert built.code == 0, built.warnings
    lines = (project.root / "docs/compared.txt").read_text(encoding="utf-8").splitlines()
    return {name: same == "True" for name, _, same in (line.rpartition(" ") for line in lines)}


@pytest.fixture
def nested(project: Project) -> Project:
    outside = "Elsewhere <https://example.org/>"
    project.write(
        "docs/index.md",
        "# Index\n"
        + toctree("a/index", "b", outside, option=":caption: First")
        + toctree("self", "genindex", "c", option=":hidden:"),
    )
    project.write("docs/a/index.md", "# A & <B>\n" + toctree("one", "two", "deep/index"))
    project.write("docs/a/one.md", "# One *em* `code`\n\n## Below\n")
    project.write("docs/a/two.md", "# Two\n\n# A second one\n\n## Below\n")
    project.write("docs/a/deep/index.md", "# Deep\n" + toctree("leaf", "Other name <page two>"))
    project.write("docs/a/deep/leaf.md", "# Leaf\n" + toctree("../../d"))
    project.write("docs/a/deep/page two.md", "# Ünïcode\n")
    project.write("docs/b.md", "# B\n" + toctree("d"))  # named twice
    project.write("docs/c.md", "---\ntocdepth: 1\n---\n# C\n\n## Below\n" + toctree("e"))
    project.write("docs/d.md", "# D\n")
    project.write("docs/e.md", "# E\n")
    project.write("docs/orphan.md", "---\norphan: true\n---\n# Orphan\n")
    return project


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_each_page_has_the_tree_of_the_theme(nested: Project, builder: str) -> None:
    pages = compared(nested, builder)
    assert [name for name, same in pages.items() if not same] == []
    if builder != "singlehtml":
        assert {"index", "a/two", "a/deep/page two", "d", "orphan", "genindex"} <= pages.keys()


def test_tags_in_a_title_do_no_harm(project: Project) -> None:
    project.write("docs/index.md", "# Index\n" + toctree("one", "two"))
    project.write("docs/one.md", '# One <li> </ul> <a href="two.html">x</a>\n')
    project.write("docs/two.md", "# Two\n")
    pages = compared(project)
    assert [name for name, same in pages.items() if not same] == []
