"""A transform is passed over only on pages that it would leave as they are."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.transforms import Transform
from docutils.utils import new_document
from sphinx import addnodes

from sphinx_hoc.ext.idle_transforms import WORKS_ON, where_needed

if TYPE_CHECKING:
    from conftest import Built, Project

# What each of them looks for, on a page of its own, and one page that has none of it.
PAGES = {
    "index": "# Start\n\n```{toctree}\nplain\ncode\nparts\nnotes\nold.rst\n```\n",
    "plain": "# Plain\n\nA *text*, `code`, a [link](code.md), {{ country }}.\n\n- one\n- two\n",
    "code": (
        "# Code\n\n```python\nprint(1)\n```\n\n```pycon\n>>> 1  # doctest: +SKIP\n1\n```\n\n"
        "```{highlight} shell\n:linenothreshold: 1\n```\n\n```{code-block}\necho 1\necho 2\n```\n"
    ),
    "parts": (
        "# Parts\n\n```{dropdown} More\nHidden.\n```\n\n````{tab-set}\n```{tab-item} One\n1\n```\n"
        "```{tab-item} Two\n2\n```\n````\n\n```{aside} Beside\nIt.\n```\n\n"
        "```{button-ref} notes\n:color: primary\n**Notes**\n```\n"
    ),
    "notes": (
        "# Notes\n\nA note[^1], a place.\n\n(here)=\n## Here\n\nSee {ref}`here`, [it](#here).\n\n"
        "[^1]: The *note*.\n"
    ),
}
OLD = """\
Old
===

A name_, a `phrase`__ and [CIT]_, :abbr:`HTML (a language)`, nobody_.

.. _name: https://example.org/name
__ https://example.org/phrase
.. [CIT] A citation.

.. versionadded:: 1.0
   A *word*.

>>> 1  # doctest: +SKIP
1
"""
# Puts back what stood there, after the extension has put its own.
AS_BEFORE = """
def _as_before(app, env, docnames):
    for transforms in (app.registry.transforms, app.registry.post_transforms):
        transforms[:] = [
            item.__base__ if item.__module__ == "sphinx_hoc.ext.idle_transforms" else item
            for item in transforms
        ]
def setup(app):
    app.connect("env-before-read-docs", _as_before, priority=950)
"""


@pytest.mark.parametrize("language", [None, "nn"])
def test_pages_are_the_same_as_with_each_transform_run(
    project: Project, language: str | None
) -> None:
    for name, text in PAGES.items():
        project.write(f"docs/{name}.md", text)
    project.write("docs/old.rst", OLD)
    project.po("plain", {"Plain": "Enkelt", "one": "ein"})
    project.po("notes", {"A note[^1], a place.": "Ein stad, ei note[^1].", "Here": "Her"})
    conf = (project.root / "docs/conf.py").read_text(encoding="utf-8")
    ours = project.build(language=language, out="ours")
    project.write("docs/conf.py", conf + AS_BEFORE)
    all_run = project.build(language=language, out="all-run")
    assert ours.code == all_run.code == 0
    assert ours.warnings == all_run.warnings
    assert "nobody" in ours.warnings
    assert "<details" in ours.read("parts.html")
    assert "doctest: +SKIP" not in ours.read("code.html")
    for name in [*PAGES, "old"]:
        assert page(ours, name) == page(all_run, name)


def page(built: Built, name: str) -> str:
    # In the tags of style sheets is a hash of the settings.
    return built.read(f"{name}.html").partition("<body")[2]


def document_with(*children: nodes.Node) -> nodes.document:
    document = new_document("page")
    document += nodes.section("", nodes.title("", "A title"), *children)
    return document


COMPONENT = nodes.container("", design_component="dropdown")
LOOKED_FOR: dict[str, list[nodes.Node]] = {
    "FootnoteDocnameUpdater": [nodes.footnote(), nodes.footnote_reference()],
    "RemoveTranslatableInline": [nodes.inline("", "", translatable=False)],
    "HighlightLanguageTransform": [nodes.literal_block(), addnodes.highlightlang()],
    "TrimDoctestFlagsTransform": [nodes.literal_block(), nodes.doctest_block()],
    "SphinxDanglingReferences": [nodes.reference(refname="here"), nodes.target()],
    "AsideHtmlTransform": [COMPONENT],
    "DropdownHtmlTransform": [COMPONENT],
    "TabSetHtmlTransform": [COMPONENT],
}
ELSE = [
    nodes.paragraph("", "", nodes.Text("words"), nodes.reference("", "", refuri="#")),
    nodes.container("", nodes.table()),
]


@pytest.mark.parametrize("name", WORKS_ON)
def test_it_runs_where_a_page_has_what_it_looks_for_and_only_there(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    original = getattr(import_module(module), attribute)
    ran: list[nodes.document] = []

    class Noting(Transform):
        def apply(self) -> None:
            ran.append(self.document)

    Noting.__module__, Noting.__qualname__ = original.__module__, original.__qualname__
    guarded = where_needed(Noting)
    guarded(document_with(*ELSE)).apply()
    assert ran == []
    documents = [
        document_with(nodes.paragraph("", "", item.deepcopy())) for item in LOOKED_FOR[attribute]
    ]
    for document in documents:
        guarded(document).apply()
    assert ran == documents


def test_a_transform_that_is_not_listed_stays_what_it_is() -> None:
    assert where_needed(Transform) is Transform


def test_each_stands_where_sphinx_has_its_own(project: Project) -> None:
    conf = (project.root / "docs/conf.py").read_text(encoding="utf-8")
    listing = """
from pathlib import Path
def note(app, docname, source):
    names = [
        f"{item.__base__.__module__}.{item.__base__.__qualname__}"
        for item in [*app.registry.transforms, *app.registry.post_transforms]
        if item.__module__ == "sphinx_hoc.ext.idle_transforms"
    ]
    Path(__file__).with_name("transforms.txt").write_text(chr(10).join(names))
def setup(app):
    app.connect("source-read", note)
"""
    project.write("docs/conf.py", conf + listing)
    project.write("docs/index.md", "# Start\n")
    assert project.build().code == 0
    names = (project.root / "docs/transforms.txt").read_text(encoding="utf-8").split()
    assert sorted(names) == sorted(WORKS_ON)
