"""The page that tells how to help: the way to it, and what is said where it is not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_hoc.cli import main

if TYPE_CHECKING:
    import pytest
    from conftest import Built, Project


def help_links(built: Built, page: str = "index.html") -> list[tuple[str, str]]:
    links = built.html(page).findall(".//a[@rel='help']")
    return [(str(item.get("href")), str(item.get("hreflang"))) for item in links]


def test_the_notice_leads_to_the_page_that_tells_how_to_help(project: Project) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + '\n[edit]\nhelp = "join/help"\n')
    conf = 'extensions = ["sphinx_hoc"]\nhoc_untranslated = ["join/help"]\n'
    project.write("docs/conf.py", conf)
    project.write("docs/index.md", "# Top\n\nWords.\n\n```{toctree}\nother\njoin/help\n```\n")
    project.write("docs/other.md", "# Other\n")
    project.write("docs/join/help.md", "# Help\n\nWords.\n")
    project.po("index", {"Top": "Topp"})
    project.po("other", {"Other": "Anna"})
    built = project.build("-W", language="nn")
    assert built.code == 0, built.warnings
    (notice,) = built.html().findall(".//section[@class='hoc-notice']")
    assert "".join(notice.itertext()).strip().endswith("Hjelp til med omsetjinga")
    assert help_links(built) == [("join/help.html", "en")]
    # All of it is translated; it is the page itself; it is the source language.
    assert help_links(built, "other.html") == help_links(built, "join/help.html") == []
    assert help_links(project.build("-W")) == []
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\n')
    assert help_links(project.build(language="nn")) == [("join/help.html", "nn")]


def test_a_page_of_help_that_is_not_there_is_told_in_every_build(project: Project) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + '\n[edit]\nhelp = "hepl"\n')
    project.write("docs/index.md", "# Top\n\n```{toctree}\nhelp\n```\n")
    project.write("docs/help.md", "# Help\n")
    line = len(campaign.splitlines()) + 3
    for _ in range(2):
        built = project.build("-W")
        assert built.code == 1
        assert f"docs/campaign.toml:{line}: WARNING: `edit.help` names the page `hepl`" in (
            built.warnings
        )
        assert "Did you mean `help`?" in built.warnings


def test_check_names_it_as_well(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/index.md", "# Page\n")
    project.write("docs/campaign.toml", f'{campaign}\n[edit]\nhelp = "indx"\n')
    monkeypatch.chdir(project.root)
    assert main(["check", "--format", "json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert told == {
        "path": "docs/campaign.toml",
        "line": len(campaign.splitlines()) + 3,
        "code": "config",
        "severity": "warning",
        "message": "`edit.help` names the page `indx`, which does not exist.",
        "suggestion": "Did you mean `index`?",
    }
    project.write("docs/campaign.toml", f'{campaign}\n[edit]\nhelp = "index"\n')
    assert main(["check"]) == 0
