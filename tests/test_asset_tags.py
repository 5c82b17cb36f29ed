"""Every page finds its style sheets and scripts, in whatever folder it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from conftest import Project

PAGES = ("one", "two", "part/one", "part/two", "part/deep/one", "other/one")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_each_page_leads_to_the_same_files(project: Project, builder: str) -> None:
    project.write("docs/index.md", "\n".join(["# Home", "", "```{toctree}", *PAGES, "```", ""]))
    for page in PAGES:
        project.write(f"docs/{page}.md", f"# Page {page}\n\nWords.\n")
    built = project.build("-W", builder=builder)
    assert built.code == 0, built.warnings
    found = {}
    for page in PAGES:
        name = f"{page}.html" if builder == "html" else f"{page}/index.html"
        html = built.html(name)
        links = [link.get("href", "") for link in html.iterfind(".//link[@rel='stylesheet']")]
        links += [item.get("src", "") for item in html.iterfind(".//script[@src]")]
        folder = (built.outdir / name).parent
        found[page] = [(folder / urlsplit(link).path).resolve() for link in links]
        assert all(path.is_file() for path in found[page])
        assert any("?v=" in link for link in links)
    assert len(found["one"]) > 5
    assert all(paths == found["one"] for paths in found.values())
