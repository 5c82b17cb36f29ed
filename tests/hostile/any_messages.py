"""Strings that nobody would think of, and what must be true of a page that has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hostile_sites import files, paragraphs, skeleton, text_of, write_site
from hypothesis import strategies as st

from sphinx_hoc.core.oracle import active_things, excess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Built, Project

NUMBER = 120
"""How many messages the page has: one build reads them all."""

ATTACKS = Path(__file__).with_name("attacks.txt").read_text(encoding="utf-8").splitlines()
KINDS = (
    "Sentence number {}.",
    "See the [kit](https://example.org/kit) of {}.",
    "Use **the tag** in {} `code`.",
    "On {{{{ promote/videos }}}} is {}.",
)
MSGIDS = [KINDS[number % len(KINDS)].format(number) for number in range(NUMBER)]

MARKS = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "](", "![", "<", ">", "</", "<!--", "-->",
    "{{", "}}",
    "{{ promote/videos }}", "{", "}", "\\", "\n", "\n\n", "  \n", "#", "# ", "1. ", "- ", "> ",
    "|", "---\n",
    "```", ":::", "~~~", "=", "&", "&lt;", "&#x3c;", ";", ":", "::", "//", "https://",
    "example.org",
    "javascript:", "script", "<script>", "</script>", "<b>", "</b>", "<a href=",
    "onerror=", '"', "'",
    "[^", "[^1]", "{raw}`", "{doc}`", "{kbd}`", "$", "$$", "%", "^", "~", "\u202e", "\u200b",
    "\ufeff", "\t",
    " ", "\u00a0", "a", "Z", "9", "æ", "中", "ع", "🎉", "\u0301", "\x7f", "\u2028",
    "noqa", "# noqa",
]  # fmt: skip

TEXTS = st.one_of(
    st.lists(st.sampled_from(MARKS), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(MARKS), st.sampled_from(ATTACKS)), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.tuples(st.sampled_from(MARKS), st.integers(1, 400)).map(lambda pair: pair[0] * pair[1]),
)


def source_of(project: Project, conf: str = "") -> Built:
    """Build the page in its own language."""
    write_site(project, [(msgid, "x") for msgid in MSGIDS], conf)
    return project.build(out="source")


def translated_with(project: Project, texts: Sequence[str]) -> Built:
    """Build the page with these translations."""
    project.po("index", dict(zip(MSGIDS, texts, strict=True)))
    return project.build(language="nn", out="nn")


def assert_sound(source: Built, translated: Built, texts: Sequence[str], *, gated: bool) -> None:
    """Check everything that is true of every page, whatever its messages are."""
    assert translated.code == 0, translated.warnings[-2000:]
    assert "Traceback" not in translated.warnings
    assert skeleton(translated) == skeleton(source)
    more = excess(source.read("index.html"), translated.read("index.html"))
    # Behind the gate a link of the page may stand there more often, but never another one.
    assert set(more) <= (set() if gated else set(active_things(source.read("index.html"))))
    assert files(translated) == files(source)
    before, after = paragraphs(source), paragraphs(translated)
    assert len(before) == len(after) == NUMBER
    if gated:
        for msgid, msgstr, old, new in zip(MSGIDS, texts, before, after, strict=True):
            if old == new and msgstr.strip() and msgstr != msgid:
                assert is_reported(translated, msgid) or same_words(msgstr, new), (msgid, msgstr)


def same_words(msgstr: str, html: str) -> bool:
    """Whether a translation says what the source says, so that nobody can tell them apart."""
    return "".join(msgstr.split()) == "".join(text_of(html).split())


def is_reported(built: Built, msgid: str) -> bool:
    """Whether there is a finding at the PO file's line of this message, or on the whole file."""
    unread = built.warnings.count("[hoc.catalogue-syntax]") >= 10
    if unread or "[hoc.catalogue-encoding]" in built.warnings:
        return True
    path = built.outdir.parents[1] / "locales/nn/LC_MESSAGES/index.po"
    lines = path.read_text(encoding="utf-8").split("\n")
    escaped = msgid.replace('"', '\\"')
    number = lines.index(f'msgid "{escaped}"') + 1
    return any(f"index.po:{line}: " in built.warnings for line in (number, number + 1))
