"""A message that is its own text is not parsed: a parse would give the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from myst_parser.config.main import MdParserConfig

from sphinx_hoc.ext.messages import is_only_words
from sphinx_hoc.ext.parser import _markdown

MARKUP = r"\`*_{}[]()<>&!#+-.:~$^@|'\"=/ "


def shown(text: str, extensions: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    tokens = _markdown(MdParserConfig(enable_extensions=set(extensions))).parseInline(text.strip())
    return [(child.type, child.content) for child in tokens[0].children or []]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(MARKUP)), max_size=40))
def test_what_is_not_parsed_is_one_text(text: str) -> None:
    if is_only_words(text, ()):
        assert shown(text) == [("text", text.strip())]


@given(st.text(alphabet=st.sampled_from("ab \n" + MARKUP), max_size=20))
def test_what_is_more_than_text_is_parsed(text: str) -> None:
    if any(kind != "text" for kind, _content in shown(text)):
        assert not is_only_words(text, ())


@pytest.mark.parametrize("text", ["Choose a place.", "1. Before", "10:00 – 10:05 (ca.)", "مرحبا!"])
def test_plain_sentences_are_words(text: str) -> None:
    assert is_only_words(text, ())


@pytest.mark.parametrize("text", ["", " ", "a*b*", "{{ x }}", "two\nlines", "&amp;", "a\x00b"])
def test_markup_is_more_than_words(text: str) -> None:
    assert not is_only_words(text, ())


@pytest.mark.parametrize("extension", ["smartquotes", "replacements", "linkify", "dollarmath"])
def test_an_extension_may_read_plain_letters(extension: str) -> None:
    assert not is_only_words("www.example.org (c)", {extension})
    assert is_only_words("www.example.org (c)", {"colon_fence"})
