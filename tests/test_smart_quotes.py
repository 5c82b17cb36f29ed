"""Texts that are left alone are those of which docutils would change nothing."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from docutils.utils.smartquotes import educate_tokens

from sphinx_hoc.ext.smart_quotes import is_inert

if TYPE_CHECKING:
    from conftest import Project

PIECES = (
    "a",
    "B ",
    " ",
    ".",
    ",",
    "-",
    "&",
    "#",
    "9",
    ";",
    "'",
    '"',
    "`",
    "\\",
    "<",
    "(",
    "é",
    "日",
)
PAGE = """\
# "Quotes" and 'single' ones

An inert text -- and "one" with *words* "in" it... It's `"code"`, (c) 2026, 3-4 and so on.

"*Begin*" and *"end"*, "x"y, 'twas \\"escaped\\" &quot;entity&quot; --- done.
"""


@pytest.mark.parametrize("language", ["en", "fr", "de", "sv"])
@pytest.mark.parametrize("action", ["qDe", "1", "2", "3", "qBDew"])
def test_an_inert_text_comes_out_as_it_is(language: str, action: str) -> None:
    choice = random.Random(f"{language} {action}")
    inert = 0
    for _ in range(4000):
        text = "".join(choice.choices(PIECES, k=choice.randint(1, 9)))
        before = choice.choice(PIECES)
        if is_inert(text):
            inert += 1
            tokens = [("plain", before), ("plain", text)]
            assert [*educate_tokens(tokens, action, language)][1] == text, (before, text)
    assert inert > 500


@pytest.mark.parametrize(
    "text", ['"', "it's", "a--b", "a...", ". . .", "`", "\\", "&quot;", "\x00"]
)
def test_what_may_change_is_not_inert(text: str) -> None:
    assert not is_inert(text)


def test_a_page_has_the_quotes_that_sphinx_alone_gives_it(project: Project) -> None:
    project.write("docs/index.md", PAGE)
    ours = project.build(out="ours").article()
    project.write("docs/conf.py", 'project = "Scratch"\nextensions = ["myst_parser"]\n')
    project.write("docs/index.md", PAGE)
    alone = project.build("-D", "html_theme=furo", out="alone").article()
    words = [" ".join("".join(part.itertext()).split()) for part in (ours, alone)]
    assert words[0] == words[1]
    assert "“one”" in words[0]


def test_it_stands_where_sphinx_has_its_own(project: Project) -> None:
    conf = (project.root / "docs/conf.py").read_text(encoding="utf-8")
    listing = """
from pathlib import Path
def note(app, docname, source):
    names = [f"{item.__module__}.{item.__name__}" for item in app.registry.transforms]
    Path(__file__).with_name("transforms.txt").write_text(chr(10).join(names))
def setup(app):
    app.connect("source-read", note)
"""
    project.write("docs/conf.py", conf + listing)
    project.write("docs/index.md", PAGE)
    assert project.build().code == 0
    names = (project.root / "docs/transforms.txt").read_text(encoding="utf-8").split()
    assert "sphinx_hoc.ext.smart_quotes.SmartQuotes" in names
    assert "sphinx.transforms.SphinxSmartQuotes" not in names
