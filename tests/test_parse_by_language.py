"""What a project makes of the language of a build: no parse of another language stands in."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from building import files_of, run_build

if TYPE_CHECKING:
    from conftest import Project

# What a conf.py may make of the language of a build, and a page that shows it.
BY_LANGUAGE = {
    "role": (
        "{doc}`index`",
        """
from sphinx.roles import XRefRole
class Own(XRefRole):
    def create_xref_node(self):
        self.has_explicit_title, self.title = True, self.config.language
        return super().create_xref_node()
def setup(app):
    app.add_role_to_domain("std", "doc", Own(), override=True)
""",
    ),
    "metadata": (
        "Words.",
        """
def note(app, docname, source):
    app.env.metadata[docname]["edition"] = app.config.language
def show(app, pagename, template, context, doctree):
    if doctree:
        context["body"] += app.env.metadata[pagename]["edition"]
def setup(app):
    app.connect("source-read", note)
    app.connect("html-page-context", show)
""",
    ),
    "inventory": (
        "[start](inv:other#start)",
        """
from pathlib import Path
extensions.append("sphinx.ext.intersphinx")
def choose(app, config):
    inventory = str(Path(__file__).with_name("other.inv"))
    place = f"https://example.org/{config.language}/"
    config.intersphinx_mapping = {"other": (place, inventory)}
def setup(app):
    app.connect("config-inited", choose, priority=1)
""",
    ),
    "setting": (
        "```\nx = 1\n```",
        """
def choose(app, config):
    config.highlight_language = "python" if config.language == "en" else "text"
def setup(app):
    app.connect("config-inited", choose)
""",
    ),
    "file": (
        "[sheet](made/ar.pdf)",
        """
from pathlib import Path
suppress_warnings = ["myst.xref_missing"]
def make(app):
    folder = Path(__file__).with_name("made")
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    folder.joinpath(f"{app.config.language}.pdf").write_text("x")
def setup(app):
    app.connect("builder-inited", make)
""",
    ),
    "transform": (
        '"Quotes" -- and more',
        """
from sphinx.transforms import SphinxSmartQuotes
def take_out(app):
    app.registry.transforms.remove(SphinxSmartQuotes)
def setup(app):
    app.connect("builder-inited", take_out)
""",
    ),
    "depth": (
        "\n\n".join(f"{'*_' * 60}deep{'_*' * 60} [^{n}]\n\n[^{n}]: Note." for n in (1, 2, 3)),
        "",
    ),
}


@pytest.mark.parametrize(("text", "conf"), BY_LANGUAGE.values(), ids=BY_LANGUAGE)
def test_what_a_project_makes_of_a_language_is_as_it_is_alone(
    project: Project, text: str, conf: str
) -> None:
    ours = (project.root / "docs/conf.py").read_text(encoding="utf-8")
    project.write("docs/conf.py", ours + conf)
    project.write("docs/index.md", f"# Welcome\n\n{text}\n")
    entry = zlib.compress(b"start std:label -1 page.html Start\n")
    inventory = b"# Sphinx inventory version 2\n# Project: O\n# Version: 1\n# zlib\n" + entry
    (project.root / "docs/other.inv").write_bytes(inventory)
    for code in ("nn", "ar"):
        project.po("index", {"Welcome": f"Welcome {code}"}, code)
    together = run_build(project, "--jobs", "1")
    assert together.returncode == 0, together.stderr
    for code in ("en", "nn", "ar"):
        built = project.build(language=code, out=f"alone/{code}")
        assert built.code == 0
        assert files_of(project.root / "_build/site" / code) == files_of(built.outdir), code
