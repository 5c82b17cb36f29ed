"""The words around a page are in the page's language, and every one of them is translated."""

from __future__ import annotations

import ast
import importlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polib
import pytest

import sphinx_hoc
from sphinx_hoc.ext.interface_words import (
    HARD_CODED_LABELS,
    HARD_CODED_TITLES,
    SEARCH_WORDS,
    TOGGLE_NAVIGATION,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

ROOT = Path(sphinx_hoc.__file__).parent
SHIPPED = "nn nb es fr de pt_BR ar fa hi ja zh_CN uk tr".split()  # noqa: SIM905
OTHER_SCRIPTS = {"ar", "fa", "hi", "ja", "zh_CN", "uk"}


@cache
def catalogue(language: str, domain: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po"))


# What the code says


def said_in_code() -> set[str]:
    """Every message that is handed to ``word``, directly or by the name of a constant."""
    found = {message for path in ROOT.rglob("*.py") for message in _said_in(path)}
    for path in (ROOT / "ext" / "templates").rglob("*.html"):
        found |= set(re.findall(r"hoc_word\(\"([^\"]+)\"\)", path.read_text(encoding="utf-8")))
    return found


def _said_in(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lists = _lists_in(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "word" and node.args:
            argument = node.args[-1]
            if _is_handed_on(argument, path):
                continue
            yield from _messages(argument, path, lists)


def _lists_in(tree: ast.AST) -> dict[str, str]:
    """The name of a loop's variable, and of the constant that it goes through."""
    return {
        node.target.id: node.iter.id
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension | ast.For)
        and isinstance(node.target, ast.Name)
        and isinstance(node.iter, ast.Name)
    }


def _is_handed_on(argument: ast.expr, path: Path) -> bool:
    """A lambda that only hands on what a template says."""
    return (
        isinstance(argument, ast.Name)
        and argument.id == "message"
        and path.stem
        in {
            "switcher",
            "signup_state",
            "signup",
        }
    )


def _messages(argument: ast.expr, path: Path, lists: Mapping[str, str]) -> Iterable[str]:
    if isinstance(argument, ast.Constant):
        return [str(argument.value)]
    name = argument.value if isinstance(argument, ast.Subscript) else argument
    assert isinstance(name, ast.Name), f"{path}:{argument.lineno}: use a text or a constant"
    module = importlib.import_module(
        "sphinx_hoc." + ".".join(path.relative_to(ROOT).with_suffix("").parts)
    )
    value: Any = getattr(module, lists.get(name.id, name.id))
    if isinstance(value, str):
        return [value]
    return list(value.values() if isinstance(value, Mapping) else value)


@pytest.mark.parametrize("language", SHIPPED)
def test_what_the_code_says_is_what_is_translated(language: str) -> None:
    said, known = said_in_code(), {entry.msgid for entry in catalogue(language, "sphinx_hoc")}
    assert len(said) > 10
    assert sorted(said - known) == []
    assert sorted(known - said) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_what_no_catalogue_reaches_is_in_ours(language: str) -> None:
    known = {entry.msgid for entry in catalogue(language, "sphinx")}
    assert {*SEARCH_WORDS, *HARD_CODED_LABELS, *HARD_CODED_TITLES, TOGGLE_NAVIGATION} <= known


def test_every_language_has_the_same_messages() -> None:
    for domain in ("sphinx", "sphinx_hoc"):
        lists = [{entry.msgid for entry in catalogue(item, domain)} for item in SHIPPED]
        assert all(item == lists[0] for item in lists)
    assert {path.name for path in (ROOT / "locale").iterdir()} == set(SHIPPED)


@pytest.mark.parametrize("language", SHIPPED)
@pytest.mark.parametrize("domain", ["sphinx", "sphinx_hoc"])
def test_each_message_is_whole(language: str, domain: str) -> None:
    hole = re.compile(r"%(?:\(\w+\))?s|\$?\{\w+\}|<[^>]+>|&#\d+;")
    for entry in catalogue(language, domain):
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        for text in texts:
            assert text.strip(), entry.msgid
            assert not entry.fuzzy
            if not entry.msgid_plural:
                assert sorted(hole.findall(text)) == sorted(hole.findall(entry.msgid)), text
            assert (text[-1:] == " ") is (entry.msgid[-1:] == " ") or entry.msgid in {
                "Made with ", ", in ", '<a href="https://www.sphinx-doc.org/">Sphinx</a> and ',
            }, repr(text)  # fmt: skip


# What a page says

ADMONITIONS = "attention caution danger error hint important note seealso tip warning".split()  # noqa: SIM905
FLAKE = "☃"
BOXES = "".join(f"```{{{name}}}\nText\n```\n\n" for name in ADMONITIONS)
BODY = """
{{ signup_button }}

```{run-of-show}
| Time | Task |
| --- | --- |
| 10:00 - 10:05 | Task |
```

## Section

```{figure} x.png
:name: fig
:alt: Text

Caption
```

{numref}`fig`

```{list-table} Caption
* - Cell
```

```{toctree}
:caption: Caption
part/index
```
"""
PAGE = f"# Title\n\n{BOXES}{BODY}"
MESSAGES = dict.fromkeys(["Title", "Text", "Time", "Task", "Section", "Caption", "Cell"], FLAKE)
CONF = """
project = "☃"
author = copyright = html_title = "☃"
extensions = ["sphinx_hoc"]
numfig = True
html_last_updated_fmt = ""
html_show_sourcelink = False
html_theme_options = {"source_edit_link": "https://example.org/{filename}",
  "source_view_link": "https://example.org/{filename}"}
"""
ALLOWED = {"QR", "Furo", "Sphinx", "pradyunsg", "JavaScript", "example", "org", "join"}


def site_in(project: Project, language: str) -> Built:
    project.write("docs/conf.py", CONF)
    campaign = (project.root / "docs" / "campaign.toml").read_text(encoding="utf-8")
    tag = language.replace("_", "-").lower()
    campaign = campaign[: campaign.index("[languages]")]
    project.write(
        "docs/campaign.toml", f'{campaign}[languages]\nsource = "en"\n[languages.{tag}]\n'
    )
    project.write("docs/x.png", "")
    project.write("docs/index.md", PAGE)
    project.write("docs/part/index.md", "# Title\n\n```{toctree}\nleaf\n```\n")
    project.write("docs/part/leaf.md", "# Title\n\nText\n")
    for page in ("index", "part/index", "part/leaf"):
        project.po(page, MESSAGES, language)
    built = project.build("-W", language=language, out=tag)
    assert built.code == 0, built.warnings
    return built


def texts(page: Element) -> Iterator[str]:
    """Everything that a reader sees or hears, but for names of languages."""
    for element in page.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        if element.tag in {"script", "style", "link", "meta", "time"}:
            continue
        if element.get("hreflang") or "hoc-languages" in (element.get("class") or ""):
            continue
        for name in ("aria-label", "title", "placeholder", "alt"):
            if element.get(name):
                yield str(element.get(name))
        yield from filter(None, [(element.text or "").strip(), (element.tail or "").strip()])


PAGES = ["index.html", "part/index.html", "part/leaf.html", "search.html", "genindex.html"]


@pytest.mark.parametrize("language", SHIPPED)
def test_nothing_around_a_page_is_english(project: Project, language: str) -> None:
    built = site_in(project, language)
    english = {
        entry.msgid
        for domain in ("sphinx", "sphinx_hoc")
        for entry in catalogue(language, domain)
        if entry.msgstr not in {entry.msgid, ""}
    }
    leftovers = {
        (page, text)
        for page in PAGES
        for text in texts(built.html(page))
        if text in english
        or (language in OTHER_SCRIPTS and set(re.findall("[A-Za-z]{2,}", text)) - ALLOWED)
    }
    assert sorted(leftovers) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_the_scripts_of_the_search_speak_the_language(project: Project, language: str) -> None:
    built = site_in(project, language)
    script = built.read("_static/translations.js")
    words = json.loads(script[script.index("(") + 1 : script.rindex(")")])
    assert set(words["messages"]) == set(SEARCH_WORDS)
    one = words["messages"]["Search finished, found one page matching the search query."]
    forms = re.search(r"nplurals=(\d)", catalogue(language, "sphinx").metadata["Plural-Forms"])
    assert forms is not None
    assert len(one) == int(forms[1])
    for page in ("search.html", "index.html"):
        sources = [item.get("src", "") for item in built.html(page).iter("script")]
        assert [item for item in sources if "translations.js" in item]
        assert len({item for item in sources if "translations.js" in item}) == 1


def test_english_is_as_it_was(project: Project) -> None:
    project.write("docs/index.md", "# Title\n\n```{note}\nText\n```\n")
    built = project.build("-W")
    found = set(texts(built.html()))
    assert {"Note", "Search", "Made with", "Toggle Light / Dark / Auto color theme"} <= found
    assert not (built.outdir / "_static" / "translations.js").exists()


def test_a_smuggled_catalogue_of_the_interface_is_not_used(project: Project) -> None:
    """Sphinx reads `sphinx.po` from any folder of `locale_dirs`, and prints it unescaped."""
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nlocale_dirs = ["../locales"]\n')
    project.write("docs/index.md", "# Title\n")
    project.po("index", {"Title": "Tittel"})
    project.po("sphinx", {"Search": "<script>alert(1)</script>"})
    project.write("locales/nn/LC_MESSAGES/sphinx.js", "alert(1)")
    built = project.build(language="nn")
    assert "alert(1)" not in built.read("index.html")
    assert "alert(1)" not in built.read("_static/translations.js")
    assert 'placeholder="Søk"' in built.read("index.html")
