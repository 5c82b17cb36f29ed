"""The placeholder plugin: Markdown in, tokens out."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sphinx_hoc.markdown.placeholders import placeholder_plugin

FIXTURES = Path(__file__).with_name("placeholders.md").read_text(encoding="utf-8")


def parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(placeholder_plugin, blocks={"button"})


def outline(markdown: str) -> str:
    """The tokens that matter, one a line: kind, and what it holds."""
    lines = []
    for token in parser().parse(markdown):
        for item in [token, *(token.children or [])]:
            if item.type.startswith("placeholder"):
                lines.append(f"{item.type} {item.meta.get('key', item.content)}")
            elif item.type in {"link_open", "image"}:
                lines.append(f"{item.type} {item.attrGet('href') or item.attrGet('src')}")
            elif item.type in {"text", "code_inline"} and item.content:
                lines.append(f"{item.type} {item.content}")
            elif item.type in {"code_block", "fence"}:
                lines.append(f"{item.type} {item.content.strip()}")
    return "\n".join(lines)


def cases() -> list[tuple[str, str, str]]:
    """Each case of the fixture file: its title, its Markdown and its expected tokens."""
    found = re.findall(r"(?ms)^## (.+?)\n````md\n(.*?)\n````\n````tokens\n(.*?)\n?````$", FIXTURES)
    return [(title, markdown, tokens) for title, markdown, tokens in found]


@pytest.mark.parametrize(("title", "markdown", "tokens"), cases())
def test_fixture(title: str, markdown: str, tokens: str) -> None:
    assert outline(markdown) == tokens, title


def test_the_fixture_file_is_read() -> None:
    assert len(cases()) == FIXTURES.count("\n## ") > 20


def test_another_parser_is_left_alone() -> None:
    parser()
    (inline,) = [token for token in MarkdownIt().parse("[a]({{ b }})") if token.children]
    assert all(token.type == "text" for token in inline.children or [])


@pytest.mark.parametrize(
    "piece", ["{", "{{", "}", "{{ a", "{{a/", "[a]({{x}})", "[a]({{x", "({{x", "{{ a }}"]
)
def test_time_is_proportional_to_length(piece: str) -> None:
    """A line of 500,000 braces takes some eight times what 62,500 take, not sixty-four."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = time.process_time()
        parser().parse(text)
        return time.process_time() - began

    short = min(seconds(62_500) for _ in range(3))
    assert seconds(500_000) < 24 * max(short, 0.02)
