"""What a newcomer gets wrong: a clear sentence, and the rest of the site is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Project

TABLE = "| Time | Task |\n| --- | --- |\n"


def with_page(project: Project, text: str) -> None:
    project.write("docs/index.md", "# Home\n\n```{toctree}\nother\n```\n\nwhole\n")
    project.write("docs/other.md", text)


@pytest.mark.parametrize("text", ["", "\n\n", "---\ntitle: Only this\n---\n"])
def test_pages_with_nothing_in_them(project: Project, text: str) -> None:
    with_page(project, text)
    built = project.build()
    assert built.code == 0
    assert "docs/" in built.warnings
    assert "whole" in built.read("index.html")
    assert (built.outdir / "other.html").exists()


@pytest.mark.parametrize("text", ["---\ntitle: [\n---\n# H\n", "---\n- a\n---\n# H\n"])
def test_front_matter_that_is_none(project: Project, text: str) -> None:
    with_page(project, text)
    built = project.build()
    assert built.code == 0
    assert "other.md:1" in built.warnings
    assert "<h1>H<" in built.read("other.html")


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ("Only words.", "run-of-show-table", "holds no table"),
        ("", "run-of-show-table", "holds no table"),
        (TABLE, "run-of-show-table", "has no rows"),
        ("| Time |\n| --- |\n| 10:00 |\n", "run-of-show-table", "has one column"),
        (TABLE + "| 10;40 - 11:00 | x |\n", "run-of-show-unreadable", "`10:40 - 11:00`"),
        (TABLE + "| noon | x |\n", "run-of-show-unreadable", "noon"),
        (TABLE + "| 10:05 - 09:15 | x |\n", "run-of-show-negative", "09:15"),
        (TABLE + "| 23:50 - 00:10 | x |\n", "run-of-show-midnight", "midnight"),
        (TABLE + "| 5 min | x |\n", "run-of-show-start", "5 min"),
        (
            TABLE + "| 10:00 - 10:05 | a |\n| 10:10 - 10:20 | b |\n",
            "run-of-show-gap",
            "10:10",
        ),
        (
            TABLE + "| 10:00 - 10:15 | a |\n| 10:10 - 10:20 | b |\n",
            "run-of-show-overlap",
            "10:10",
        ),
    ],
)
def test_a_run_of_show_with_a_fault(project: Project, body: str, code: str, said: str) -> None:
    with_page(project, f"# Plan\n\n```{{run-of-show}}\n{body}\n```\n\nafter\n")
    built = project.build()
    assert built.code == 0
    assert built.warnings.count("WARNING") == 1
    assert f"[hoc.{code}]" in built.warnings
    assert said in built.warnings
    assert "after" in built.read("other.html")
    line = {"run-of-show-table": 3}.get(code, 5 + body.count("\n| ") - 1)
    assert f"docs/other.md:{line}: " in built.warnings


def test_what_could_not_be_read_is_shown_as_written(project: Project) -> None:
    with_page(project, f"# Plan\n\n```{{run-of-show}}\n{TABLE}| 10;40 - 11:00 | x |\n```\n")
    assert "10;40 - 11:00" in project.build().read("other.html")


def test_five_thousand_rows(project: Project) -> None:
    rows = "".join(f"| {n // 60:02}:{n % 60:02} - {n // 60:02}:{n % 60:02} | x |\n" for n in
                   sorted(n % 1440 for n in range(5000)))  # fmt: skip
    with_page(project, f"# Plan\n\n```{{run-of-show}}\n{TABLE}{rows}```\n")
    built = project.build()
    assert built.code == 0
    assert built.read("other.html").count("<tr") >= 5001


@pytest.mark.parametrize(
    "damage",
    [
        'msgid "Words"\nmsgstr "Ord\n',
        'msgid "Words"\nmsgstr "Ord"\n<<<<<<< HEAD\n',
        'msgid "Words\nmsgstr "Ord"\n',
        "nonsense\n",
    ],
)
def test_a_catalogue_with_a_syntax_error(project: Project, damage: str) -> None:
    project.write("docs/index.md", "# Home\n\n```{toctree}\nother\n```\n")
    project.write("docs/other.md", "# Other\n\nWords\n")
    project.po("index", {"Home": "Heim"})
    path = project.po("other", {})
    path.write_text(path.read_text(encoding="utf-8") + "\n" + damage, encoding="utf-8")
    built = project.build(language="nn")
    assert built.code == 0
    assert "locales/nn/LC_MESSAGES/other.po:" in built.warnings
    assert ">Heim<" in built.read("index.html")
    assert "Other" in built.read("other.html")
    assert project.build("-W", language="nn", out="strict").code == 1


@pytest.mark.parametrize("address", [f"{'a' * 5000}.md", f"project:{'a' * 5000}.md", "a/" * 3000])
@pytest.mark.parametrize("strict", ["0", "1"])
def test_a_link_that_no_file_can_have(project: Project, address: str, strict: str) -> None:
    """The look for the file would end the build."""
    with_page(project, f"# H\n\nBefore [**its** words]({address}) and after.\n")
    project.po("other", {f"Before [**its** words]({address}) and after.": f"[Ord]({address})"})
    for language in (None, "nn"):
        built = project.build("-D", f"hoc_strict={strict}", language=language)
        assert built.code == 0
        assert "other.md:3" in built.warnings
        assert "name too long" in built.warnings
        assert "whole" in built.read("index.html")
    article = "".join(project.build("-D", f"hoc_strict={strict}").article("other.html").itertext())
    assert "Before its words and after." in article
