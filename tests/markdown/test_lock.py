"""The lock, token by token: what a page has, its messages may have, and nothing else."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from sphinx_hoc.markdown.inert_html import is_comment, is_inert
from sphinx_hoc.markdown.lock import PARTS, PageParts, collect_parts, refusal, too_much
from sphinx_hoc.markdown.placeholders import placeholder_plugin

PAGE = """\
Get the [kit](https://example.org/kit) and the [videos]({{ promote/videos }}), or [press].

![flag](flag.png) {kbd}`C` {doc}`the guide <guide>` {math}`x` [^1] H<sub>2</sub>O `code`{.red}

- Bring {{ campaign/name }}.

[press]: https://example.org/press
"""


def parser() -> MarkdownIt:
    md = MarkdownIt("commonmark").use(myst_role_plugin).use(attrs_plugin)
    md.use(footnote_plugin, inline=False, always_match_refs=True)
    return md.use(placeholder_plugin).use(collect_parts)


def refused(message: str, hosts: tuple[str, ...] = ()) -> str:
    md, parts = parser(), PageParts()
    env = {PARTS: parts}
    md.parse(PAGE, env)
    parts.note_references(env["references"])
    tokens = md.parseInline(message, {"references": env["references"]})
    return refusal(tokens[0].children, parts, hosts)


@pytest.mark.parametrize(
    "message",
    [
        "Berre ord, *uthevinga* **er** fri, `kode` òg.",
        "1. ord < 2 & 3 <3",
        "[pakken](HTTPS://EXAMPLE.ORG/kit) [presse][press] <https://example.org/kit>",
        "[videoar]({{promote/videos}}) {{ campaign/name }}",
        "![flagget](flag.png) {kbd}`Enter` {doc}`rettleiinga <guide>` {doc}`guide`",
        "{math}`x` [^1] H<sub>2</sub>O `kode`{.red}",
    ],
)
def test_what_the_page_has_is_fine(message: str) -> None:
    assert refused(message) == ""


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("[x](https://evil.example)", "the link"),
        ("[x](https://example.org/other)", "the link"),
        ("<https://evil.example>", "the link"),
        ("![x](https://example.org/kit)", "the image"),
        ("[x](flag.png)", "the link"),
        ("{raw}`x`", "the role"),
        ("{math}`y`", "the role"),
        ("{doc}`rettleiinga <other>`", "the role"),
        ("{{ promote/press }}", "the placeholder"),
        ("[^2]", "the footnote"),
        ("<b>x</b>", "the HTML"),
        ("</sub>2<sub>", "HTML tags"),
        ("H<sub>2", "HTML tags"),
        ("`kode`{.blue}", "the attributes"),
        ("[x](https://example.org/kit){#id}", "the attributes"),
    ],
)
def test_what_the_page_does_not_have_is_refused(message: str, reason: str) -> None:
    assert reason in refused(message)


def test_a_host_can_be_allowed() -> None:
    assert refused("[x](https://example.com/a)", ("example.com",)) == ""
    assert refused("[x](https://example.com.evil.example/a)", ("example.com",)) != ""
    assert refused("[x](http://example.com/a)", ("example.com",)) != ""
    assert refused("![x](https://example.com/a)", ("example.com",)) != ""


def test_depth_has_a_limit() -> None:
    assert refused("**a " * 20 + "x**" * 20) == ""
    assert "deep" in refused("**a " * 100 + "x**" * 100)


def test_what_is_not_even_parsed() -> None:
    assert too_much("ordinary [words] " * 500) == ""
    assert "brackets" in too_much("[" * 100)
    assert "long" in too_much("<!--" * 20_000)
    assert too_much("\\[" * 100) == ""


def test_inert_tags() -> None:
    assert is_inert(["<b>", "<I>", "</i>", "</b>", "<br>", "<wbr/>", "<!-- x -->"])
    assert not is_inert(["<b>", "</i>"])
    assert not is_inert(["<b class=x>", "</b>"])
    assert not is_inert(["<script>", "</script>"])
    assert not is_inert(["</b>"])
    assert is_comment("<!-- a -->")
    assert not is_comment("<!--><script>-->")
    assert not is_comment("<!-- a --><b>")
    assert not is_comment("<!-- a --!><b> -->")
