"""What strangers may send, through real builds: with the gate, and with the gate gone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hostile_bypass import NO_GATE
from hostile_sites import article, files, numbered, paragraphs, skeleton, write_site

from sphinx_hoc.core.oracle import active_things, excess

if TYPE_CHECKING:
    from conftest import Built, Project

HERE = Path(__file__).parent
LINES = HERE.joinpath("attacks.txt").read_text(encoding="utf-8").splitlines()
BLOCKS = [
    "---\nmyst:\n  enable_extensions: [substitution]\n---\n{{ 7*7 }}",
    "```{include} /etc/passwd\n```",
    "```{raw} html\n<script>alert(1)</script>\n```",
    ":::{include} /etc/passwd\n:::",
    "Words\n=====",
    "One\n\nTwo",
    "One  \ntwo\\\nthree",
    "| a | b |\n| - | - |\n| c | d |",
    "- one\n- two\n  - three",
    "[x]: https://evil.example\n\n[x]",
    "<div>\n\nwords\n\n</div>",
    ".. raw:: html\n\n   <script>alert(1)</script>",
    "::\n\n   words",
    "\u202egnp.exe",
    "a\u2066b",
    "a\x00b".replace("\x00", "\x01"),
    "\ufeffword",
    "a\u2028b",
]
DEEP = [
    "**a " * 200,
    "*" * 3000,
    "[" * 3000,
    "![" * 1000 + "](x)" * 1000,
    "[x](" * 500,
    "`" * 999 + "x" + "`" * 998,
    "<" * 5000,
    "<!--" * 2000,
    "{{" * 5000,
    "{{ a " * 2000,
    "&#" * 3000,
    "\\" * 5000,
    "_a" * 3000,
    "{kbd}`" * 500,
    "> " * 500 + "x",
    "- " * 500 + "x",
]
MSGIDS = (
    "Welcome to the event.",
    "Get the [kit](https://example.org/kit) now.",
)
ATTACKS = [(MSGIDS[0], f"Velkomen {text}") for text in LINES]
ATTACKS += [(MSGIDS[0], text) for text in (*LINES, *BLOCKS, *DEEP)]
ATTACKS += [(MSGIDS[1], f"[Pakken](https://example.org/kit) {text}") for text in (*LINES, *BLOCKS)]


def built_both(
    project: Project, pairs: list[tuple[str, str]], extra: str = ""
) -> tuple[Built, Built]:
    write_site(project, pairs, extra)
    source, translated = project.build(), project.build(language="nn")
    for built in (source, translated):
        assert built.code == 0, built.warnings[-3000:]
        assert "Traceback" not in built.warnings
    return source, translated


def assert_harmless(source: Built, translated: Built, *, gated: bool = True) -> None:
    assert skeleton(translated) == skeleton(source)
    more = excess(source.read("index.html"), translated.read("index.html"))
    # Behind the gate a link of the page may stand there more often, but never another one.
    assert set(more) <= (set() if gated else set(active_things(source.read("index.html"))))
    assert files(translated) == files(source)
    assert "root:x:" not in article(translated)


def test_attacks_through_the_gate(project: Project) -> None:
    pairs = numbered(ATTACKS)
    source, translated = built_both(project, pairs)
    assert_harmless(source, translated)
    before, after = paragraphs(source), paragraphs(translated)
    assert len(before) == len(after) == len(pairs)
    for (_, msgstr), old, new in zip(pairs, before, after, strict=True):
        if old == new:
            assert reported(project, translated, msgstr), msgstr[:200]


def reported(project: Project, built: Built, msgstr: str) -> bool:
    """Whether the finding names this very msgstr: its line in the PO file, or its words.

    What is a link only by a definition of the page the lock finds, on the page's line.
    """
    lines = project.root.joinpath("locales/nn/LC_MESSAGES/index.po").read_text().split("\n")
    quoted = msgstr.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    number = lines.index(f'msgstr "{quoted}"') + 1
    words = " ".join(msgstr.split())[:40]
    locked = [line for line in built.warnings.splitlines() if "[hoc.message-locked]" in line]
    return f"index.po:{number}: ERROR" in built.warnings or any(words in line for line in locked)


def test_attacks_without_a_gate(project: Project) -> None:
    source, translated = built_both(project, numbered(ATTACKS), NO_GATE)
    assert_harmless(source, translated, gated=False)
    # It is the lock that holds here: the gate has not been asked.
    assert translated.warnings.count("[hoc.message-locked]") > 100


@pytest.fixture(scope="module")
def corpus() -> list[dict[str, Any]]:
    found = tomllib.loads(HERE.joinpath("messages.toml").read_text(encoding="utf-8"))
    return list(found["message"])


def test_the_page_and_the_report_agree_on_the_corpus(
    project: Project, corpus: list[dict[str, Any]]
) -> None:
    pairs = numbered([(item["msgid"], item["msgstr"] * item.get("times", 1)) for item in corpus])
    project.write("docs/campaign.toml", CAMPAIGN_WITH_KIT)
    source, translated = built_both(project, pairs)
    assert_harmless(source, translated)
    results = list(zip(pairs, paragraphs(source), paragraphs(translated), strict=True))
    assert any(old != new for _, old, new in results)
    for (msgid, msgstr), old, new in results:
        # A date is another in the other language.
        if msgstr.strip() and "campaign_date" not in msgid:
            assert (old == new) == reported(project, translated, msgstr), msgstr[:200]


def test_ordinary_translations_raise_no_alarm(project: Project) -> None:
    found = tomllib.loads(HERE.joinpath("ordinary.toml").read_text(encoding="utf-8"))["message"]
    pairs = [
        (f"{item['msgid']} ({number})", f"{item['msgstr']} ({number})")
        for number, item in enumerate(found)
        if not any(part in item["msgid"] for part in ("[press]", "{{", "\n"))
    ]
    assert len(pairs) > 20
    source, translated = built_both(project, pairs)
    assert "message-locked" not in translated.warnings
    shown = list(zip(pairs, paragraphs(source), paragraphs(translated), strict=True))
    assert [pair for pair, old, new in shown if old == new and pair[0] != pair[1]] == []


CAMPAIGN_WITH_KIT = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/join"

[placeholders.promote]
press_kit = "https://example.org/press-kit"
videos = "https://example.org/videos"

[languages]
source = "en"
[languages.nn]
[languages.ar]
"""
