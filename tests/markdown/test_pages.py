"""Pages as the command line reads them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sphinx_hoc.core.all_rules import ALL_RULES
from sphinx_hoc.core.campaign import parse_campaign
from sphinx_hoc.core.check_settings import CheckSettings
from sphinx_hoc.core.page_words import name_fault
from sphinx_hoc.markdown.page_files import PageFile, check_file, page_files
from sphinx_hoc.markdown.page_tokens import page_parser
from sphinx_hoc.markdown.pages import PageChecks

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_hoc.core.rules import Rule

CAMPAIGN = parse_campaign(
    """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13
[signup]
url = "https://example.org/join"
[placeholders.promote]
videos = "https://example.org/videos"
[languages]
source = "en"
[languages.nn]
""",
    "campaign.toml",
)


def checks(source: Path, settings: CheckSettings | None = None, *, strict: bool = True):
    campaign = replace(CAMPAIGN, checks=settings or CheckSettings())
    return PageChecks(campaign=campaign, source=source, strict=strict)


def found(source: Path, text: str, *, strict: bool = True) -> list[tuple[int, str]]:
    return [
        (item.line, item.code) for item in checks(source, strict=strict).check(text, "index", "i")
    ]


def codes_of_file(folder: Path, name: str, content: str, settings: CheckSettings) -> set[str]:
    name, _, target = name.partition(" -> ")
    path = folder / name
    if target:
        path.symlink_to(target)
    else:
        path.write_text(content, encoding="utf-16" if content == "\ufffe" else "utf-8")
    page = PageFile(path, name.removesuffix(".md"))
    return {item.code for item in check_file(checks(folder, settings), page, str)}


@pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.scope == "page"], ids=lambda rule: rule.code
)
def test_the_examples_of_page_rules(rule: Rule, tmp_path: Path) -> None:
    settings = rule.example.settings
    assert rule.code in codes_of_file(tmp_path, "index.md", str(rule.example.bad), settings)
    assert codes_of_file(tmp_path, "index.md", str(rule.example.good), settings) == set()


@pytest.mark.parametrize(
    "rule", [rule for rule in ALL_RULES if rule.scope == "page name"], ids=lambda rule: rule.code
)
def test_the_examples_of_rules_for_names(rule: Rule, tmp_path: Path) -> None:
    settings = CheckSettings()
    assert codes_of_file(tmp_path, str(rule.example.bad), "# A", settings) == {rule.code}
    path = tmp_path / str(rule.example.good)
    path.unlink(missing_ok=True)
    assert codes_of_file(tmp_path, path.name, "# A", settings) == set()


def test_lines_inside_directives(tmp_path: Path) -> None:
    text = "# A\n\n````{note}\n:class: x\n\n```{tip}\nSee <b>it</b>.\n\n![x](//h/i)\n```\n````\n"
    assert found(tmp_path, text) == [(7, "page-html"), (7, "page-html"), (9, "page-image")]


def test_ordinary_markdown_is_fine(tmp_path: Path) -> None:
    tmp_path.joinpath("map.png").write_bytes(b"x")
    text = """\
---
title: A {{ campaign/name }}
---
# A

[a](other.md#part) [b](#part) [c](https://example.org/x?y=1&z=[2]) [d](mailto:a@example.org)
[e](project:other.md) <https://example.org> [f]({{ promote/videos }}#t) [g](a/../other.md)
![map](map.png) {kbd}`C` {doc}`other` {abbr}`a (b)` 1 < 2 & 3 <!-- a comment -->

<!-- another -->

% and another

```python
<b>code</b> {{ x.y }}
```

```{code-block} html
<script>alert(1)</script>
```

| a | b |
| - | - |
| c | d |

```{toctree}
:caption: Pages

Other <other>
https://example.org
```

```{figure} map.png
:target: https://example.org

A caption
```

[^1]: note
"""
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    "link",
    [
        "../x.md", "/../x.md", "a/../../x.md", "%2e%2e/x.md", "..%2fx.md", "&#46;./x.md", "//host",
        "path:../x", "project:../x.md", "javascript:x", "JAVASCRIPT:x", "&#106;avascript:x",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://example.org",
        "https://a@example.org", "https://a:b@example.org", "\\\\\\\\host", "/%5chost", "tel:1",
        "java%09script:x", "&Tab;javascript:x", "<../x y>",
    ],
)  # fmt: skip
def test_links_that_leave(tmp_path: Path, link: str) -> None:
    assert {code for _, code in found(tmp_path, f"[x]({link})")} == {"page-link"}


@pytest.mark.parametrize(
    "page",
    [
        "```{include} <isonum.txt>\n```", "```{include} /etc/passwd\n```",
        "```{literalinclude} ../x\n```", "```{literalinclude} a.txt\n:diff: ../x\n```",
        "```{csv-table}\n:file: ../x\n```", "```{csv-table}\n---\nfile: ../x\n---\n```",
        "```{image} ../x.png\n```", '```{image} x.png\n:target: "javascript:x"\n```',
        "```{button-link} javascript:x\n```", "```{card} A\n:link: javascript:x\n```",
        "```{card} A\n:img-top: https://example.org/x\n```", "{download}`x <../x>`",
        "```{toctree}\nx <javascript:x>\n```", "```{include} a.md\n:parser: rst\n```",
        "```{csv-table}\n:url: https://example.org\n```", "{bdg-link-primary}`x <javascript:x>`",
    ],
)  # fmt: skip
def test_directives_and_roles_that_leave(tmp_path: Path, page: str) -> None:
    codes = {code for _, code in found(tmp_path, page)}
    assert codes
    assert codes <= {"page-link", "page-image", "page-directive"}


@pytest.mark.parametrize(
    "name",
    [
        "raw",
        "eval-rst",
        "meta",
        "only",
        "ifconfig",
        "math",
        "role",
        "automodule",
        "default-role",
        "graphviz",
        "title",
    ],
)
def test_directives_that_pages_may_not_use(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, f"```{{{name}}} x\ny\n```") == [(1, "page-directive")]
    other = replace(checks(tmp_path), allowed=frozenset({name}))
    assert other.check(f"```{{{name}}} x\ny\n```", "index", "i") == []


def test_a_project_that_trusts_its_pages(tmp_path: Path) -> None:
    page = "<b>x</b>\n\n```{raw} html\nx\n```\n\n![x](https://example.org/x)\n\n{math}`x`"
    assert found(tmp_path, page, strict=False) == []


def test_colon_fences_where_they_are_enabled(tmp_path: Path) -> None:
    page = ":::{note}\n:::{raw} html\nx\n:::\n:::\n"
    assert found(tmp_path, page) == []
    md = page_parser(["colon_fence"])
    strict = replace(checks(tmp_path), md=md)
    assert [item.code for item in strict.check(page, "index", "i")] == ["page-directive"]


def test_links_through_links(tmp_path: Path) -> None:
    source = tmp_path / "docs"
    source.mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (source / "a.txt").symlink_to("../secret.txt")
    (source / "b.txt").symlink_to("c.txt")
    (source / "c.txt").write_text("x")
    assert found(source, "[x](a.txt)") == [(1, "page-link")]
    assert found(source, "[x](b.txt)") == []


def test_a_circle_of_includes(tmp_path: Path) -> None:
    for name, text in {"a": "{include} b.md", "b": "{include} c.md", "c": "{include} a.md"}.items():
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n```{text}\n```\n")
    page = PageFile(tmp_path / "a.md", "a")
    assert [(item.line, item.code) for item in check_file(checks(tmp_path), page, str)] == [
        (3, "page-include")
    ]


def test_silencing(tmp_path: Path) -> None:
    body = "See {{ not/there }} and {{ 7*7 }}."
    above = "{} hoc: ignore placeholder-unknown because it comes next year{}\n"
    for comment in (above.format("%", ""), above.format("<!--", " -->")):
        assert found(tmp_path, comment + body) == [(2, "placeholder-malformed")]
    both = "% hoc: ignore placeholder-malformed because of maths\n\n" + above.format("%", "")
    assert found(tmp_path, both + body) == []
    assert (1, "page-ignore") in found(tmp_path, "% hoc: ignore nothing-such because x\n" + body)


def test_errors_are_never_silenced(tmp_path: Path) -> None:
    page = "% hoc: ignore page-html because I like it\n<b>x</b>\n"
    assert found(tmp_path, page) == [(1, "page-ignore"), (2, "page-html"), (2, "page-html")]


@pytest.mark.parametrize(
    "name",
    [
        "genindex",
        "a/search",
        "sphinx",
        "sphinx/x",
        "_static/x",
        "nn",
        "NN/x",
        "en/index",
        "events.ics",
        "x.js",
        "a\x01b",
        "a`b",
        "a:b",
    ],
)
def test_names_that_no_page_has(name: str) -> None:
    assert name_fault(name, ["en", "nn"])


@pytest.mark.parametrize(
    "name", ["index", "events", "a/b", "año", "10-minutes", "research", "v1.2"]
)
def test_names_that_pages_have(name: str) -> None:
    assert name_fault(name, ["en", "nn"]) is None


def test_which_files_are_pages(tmp_path: Path) -> None:
    for name in ("a.md", "_build/b.md", "c/d.md", "c/e.txt", "x/_drafts/f.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A")
    pages = page_files(tmp_path, [".md"], ["_build", "**/_drafts"])
    assert [page.docname for page in pages] == ["a", "c/d"]


def test_brackets_without_end(tmp_path: Path) -> None:
    assert codes_of_file(tmp_path, "a.md", "[" * 500_000, CheckSettings()) == {"page-size"}
    assert codes_of_file(tmp_path, "b.md", "[x] " * 20_000, CheckSettings()) == set()


def test_nesting_that_no_reader_survives(tmp_path: Path) -> None:
    for page in ("> " * 3000 + "x", "- " * 3000 + "x", "![" * 2000 + "](x)" * 2000):
        assert isinstance(found(tmp_path, page), list)
