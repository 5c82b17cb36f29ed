from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_hoc.core.reading import Link, Reading, Role
from sphinx_hoc.markdown.placeholders import placeholder_plugin
from sphinx_hoc.markdown.reading import message_reader

READ = message_reader()
HOSTILE = Path(__file__).parent.parent / "hostile"
MESSAGES = [
    message["msgstr"] * min(message.get("times", 1), 50)
    for name in ("messages.toml", "ordinary.toml")
    for message in tomllib.loads((HOSTILE / name).read_text(encoding="utf-8"))["message"]
]


def myst_reader(*extensions: str):
    config = MdParserConfig(enable_extensions=set(extensions))
    return message_reader(create_md_parser(config, RendererHTML).use(placeholder_plugin))


def test_a_text_without_marks_is_itself():
    assert READ("1. Før") == Reading(text="1. Før", literal="1. Før", plain=True)


def test_everything_in_a_message_is_found():
    reading = READ(
        "**See _our_** [kit *x*]({{promote/kit}} 'on {{ a }}') {{ b/c }} {{ 7*7 }} `{{ d }}` "
        "{doc}`x <y>` ![flag](f.png)[^1] <https://example.org> <br>\\* &lt;"
    )
    assert reading.placeholders == ("a", "b/c")
    assert reading.malformed == ("{{ 7*7 }}",)
    assert reading.links == (
        Link(destination="{{ promote/kit }}", text="kit x", titled=True),
        Link(destination="https://example.org", text="https://example.org"),
    )
    assert reading.images == (Link(destination="f.png", text="flag"),)
    assert reading.roles == (Role(name="doc", content="x <y>"),)
    assert reading.footnotes == ("1",)
    assert reading.code == ("{{ d }}",)
    assert reading.html == ("<br>",)
    assert reading.emphasis == 3
    assert reading.depth == 2
    assert reading.text.startswith("See our kit x {{ b/c }} {{ 7*7 }} {{ d }}")
    assert "*" not in reading.literal


@pytest.mark.parametrize(
    "text",
    ["# x", "> x", "- x", "1. x", "    x", "```{include} x", "---\na: b\n---", "[a]: https://b.c"],
)
def test_nothing_is_a_block(text):
    reading = READ(text)
    assert reading.links == reading.html == reading.roles == ()
    assert reading.text.split() == text.split()


@pytest.mark.parametrize("text", MESSAGES, ids=range(len(MESSAGES)))
def test_the_dialect_is_that_of_the_page(text):
    assert replace(myst_reader()(text), plain=READ(text).plain) == READ(text)


@pytest.mark.parametrize(
    ("extension", "text"),
    [
        ("attrs_inline", "[a](b){onclick=x}"),
        ("dollarmath", "$x$"),
        ("strikethrough", "~~x~~"),
    ],
)
def test_what_an_extension_reads_is_told(extension, text):
    assert myst_reader(extension)(text).other


def test_a_script_is_a_link_here():
    assert READ("[x](javascript:alert(1))").links[0].destination == "javascript:alert(1)"


PILES = {
    "braces": "{" * 100_000,
    "brackets": "[" * 100_000,
    "closed brackets": "[a]" * 3_000,
    "nested brackets": ("[" * 49 + "]" * 49) * 30,
    "nested images": ("![" * 45 + "a" + "](b)" * 45) * 12,
    "stars": "**a " * 2_000,
    "nested stars": "*a **b " * 400 + "b** a* " * 400,
    "ticks": "".join("`" * count + "a" for count in range(1, 90)),
    "roles": "{a}`" * 1_500,
    "tags": "<a " * 1_800,
    "comments": "<!--" * 1_500,
    "entities": "&#" * 2_000,
    "placeholders": "{{ a }}" * 1_000,
    "open placeholders": "{{ " * 2_000,
    "titles": '[a](b "' * 800,
    "parentheses": "[a](" + "(" * 100_000,
    "words": "word " * 1_000_000,
}


@pytest.mark.parametrize("pile", PILES)
def test_no_pile_of_marks_takes_long(pile):
    start = time.process_time()
    READ(PILES[pile])
    assert time.process_time() - start < 1


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text):
    assert isinstance(READ(text), Reading)
