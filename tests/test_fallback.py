"""What is not translated is shown in the source language, and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from conftest import Built, Project

PAGE = """\
---
title: Front title
---

# Heading

First words.

- Item one
- Item two

| Head |
| ---- |
| Cell |

```python
code = 1
```

{{ signup_button }}

```{signup-button}
Own label
```
"""
EVERY = ["Front title", "Heading", "First words.", "Item one", "Item two", "Head", "Cell"]
EVERY.append("Own label")


def build(
    project: Project, messages: dict[str, str], *arguments: str, language: str = "ar"
) -> Built:
    project.write("docs/index.md", PAGE)
    project.po("index", messages, language)
    built = project.build("-W", *arguments, language=language)
    assert built.code == 0, built.warnings
    return built


def marked(page: Element) -> list[tuple[str, str]]:
    """Every element in the source language with its text, the outermost only."""
    found: list[tuple[str, str]] = []

    def walk(element: Element) -> None:
        if element.get("lang") == "en":
            assert element.get("dir") == "ltr"
            text = re.sub(r"\s+", " ", "".join(element.itertext())).strip().removesuffix("¶")
            found.append((str(element.tag), text.removesuffix("#").strip()))
            return
        for child in element:
            walk(child)

    walk(page)
    return found


def notice(built: Built, page: str = "index.html") -> str:
    sections = built.html(page).findall(".//section[@class='hoc-notice']")
    assert len(sections) <= 1
    return " ".join("".join(sections[0].itertext()).split()) if sections else ""


def test_only_what_is_in_the_source_language_is_marked(project: Project) -> None:
    built = build(project, {"First words.": "كلمات", "Item one": "واحد", "Cell": "خلية"})
    assert built.article().get("lang") is None
    assert marked(built.article()) == [
        ("h1", "Heading"),
        ("p", "Item two"),
        ("p", "Head"),
        ("span", "Own label"),
    ]


def test_a_message_that_is_the_same_in_both_languages_is_translated(project: Project) -> None:
    built = build(project, {key: key for key in EVERY})
    assert marked(built.article()) == []
    assert notice(built) == ""


def test_the_source_language_is_never_marked(project: Project) -> None:
    project.write("docs/index.md", PAGE)
    built = project.build("-W")
    assert marked(built.article()) == []
    assert built.html().get("dir") == "ltr"
    assert notice(built) == ""


def test_a_heading_is_marked_in_the_contents_too(project: Project) -> None:
    project.write("docs/index.md", "# Top\n\n## Below\n\nText.\n\n## More\n\nText.\n")
    project.po("index", {"Text.": "نص", "More": "المزيد"}, "ar")
    built = project.build("-W", language="ar")
    contents = built.html().find(".//div[@class='toc-tree']")
    assert contents is not None
    assert ("span", "Below") in marked(contents)
    assert "More" not in str(marked(contents))


def test_a_page_without_a_catalogue_is_marked_whole(project: Project) -> None:
    project.write("docs/index.md", "# Top\n\n```{toctree}\nother\n```\n")
    project.write("docs/other.md", "# Other\n\nWords.\n")
    project.po("index", {"Top": "أعلى"}, "ar")
    built = project.build("-W", language="ar")
    assert marked(built.html("other.html"))[-1] == ("article", "Other¶ Words.")
    assert built.article("other.html").get("dir") == "ltr"
    headings = [built.article(page).find(".//h1") for page in ("index.html", "other.html")]
    assert [item.get("lang") for item in headings if item is not None] == [None, "en"]
    assert "(0 من أصل 2 من المقاطع)" in notice(built, "other.html")


def test_a_page_in_a_folder_has_its_own_catalogue(project: Project) -> None:
    project.write("docs/index.md", "# Top\n\n```{toctree}\npart/leaf\n```\n")
    project.write("docs/part/leaf.md", "# Leaf\n\nWords.\n")
    project.po("part/leaf", {"Leaf": "Blad", "Words.": "Ord."})
    built = project.build("-W", language="nn")
    assert "Ord." in "".join(built.article("part/leaf.html").itertext())
    assert notice(built, "part/leaf.html") == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nn", "Omsett så langt: 25 % av denne sida (2 av 8 avsnitt)."),
        ("fa", "تاکنون ۲۵٪ از این صفحه ترجمه شده است (۲ از ۸ بخش)."),
    ],
)
def test_the_notice_counts_each_message_once(project: Project, language: str, text: str) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + "[languages.fa]\n")
    project.write("docs/index.md", PAGE + "\nFirst words.\n")
    messages = {"First words.": "A", "Front title": "B", "Item one": "C"}
    path = project.po("index", messages, language)
    po = path.read_text(encoding="utf-8")
    path.write_text(po.replace('msgid "Item one"', '#, fuzzy\nmsgid "Item one"'), encoding="utf-8")
    built = project.build("-W", language=language)
    assert notice(built).replace("\xa0", " ").startswith(text)


def test_the_notice_stands_above_the_words_and_not_among_them(project: Project) -> None:
    built = build(project, {"Heading": "عنوان"})
    text = built.read("index.html")
    assert text.count("hoc-notice") == 1
    assert text.index("hoc-notice") < text.index("<article")
    assert built.article().find(".//section[@class='hoc-notice']") is None


def test_a_draft_says_so_until_it_has_been_read(project: Project) -> None:
    build(project, {key: key for key in EVERY}, language="nn")
    path = project.root / "locales/nn/LC_MESSAGES/index.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"Language: nn', '"X-Reviewed: no\\n"\n"Language: nn'), "utf-8")
    sentence = "Ingen med språket som morsmål har sett gjennom denne omsetjinga enno."
    assert notice(project.build("-W", language="nn")) == sentence
    path.write_text(text.replace('"Language: nn', '"X-Reviewed: yes\\n"\n"Language: nn'), "utf-8")
    assert notice(project.build("-W", language="nn")) == ""


EDIT = """
[edit]
page = "https://example.org/edit/{path}"
translation = "https://weblate.example.org/{component}/{code}/?file={path}"
"""


def edit_links(built: Built, page: str = "index.html") -> set[str]:
    return {str(item.get("href")) for item in built.html(page).findall(".//a[@rel='edit']")}


def test_the_link_leads_to_where_the_words_are(project: Project) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + EDIT)
    built = build(project, {"Heading": "عنوان"})
    there = "https://weblate.example.org/index/ar/?file=locales/ar/LC_MESSAGES/index.po"
    assert edit_links(built) == {there}
    assert "تعديل هذه الترجمة" in notice(built)
    source = project.build("-W")
    assert edit_links(source) == {"https://example.org/edit/docs/index.md"}


def test_a_page_that_stays_in_the_source_language_says_so(project: Project) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + EDIT)
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nhoc_untranslated = ["other"]\n')
    project.write("docs/index.md", "# Top\n\n```{toctree}\nother\n```\n")
    project.write("docs/other.md", "# Other\n\nWords.\n")
    project.po("index", {"Top": "Topp"})
    built = project.build("-W", language="nn")
    assert notice(built, "other.html") == (
        "Denne sida finst berre på originalspråket (engelsk). Rediger denne sida"
    )
    assert edit_links(built, "other.html") == {"https://example.org/edit/docs/other.md"}
    assert edit_links(built) == {
        "https://weblate.example.org/index/nn/?file=locales/nn/LC_MESSAGES/index.po"
    }
    assert notice(built) == ""


@pytest.mark.parametrize(
    "builder",
    ["dirhtml", "singlehtml", "epub", "json", "pickle", "latex", "text", "man", "texinfo", "xml"],
)
def test_every_builder_takes_a_page_that_is_half_translated(project: Project, builder: str) -> None:
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nversion = copyright = "1"\n')
    project.write("docs/index.md", PAGE)
    project.po("index", {"First words.": "كلمات"}, "ar")
    built = project.build("-W", builder=builder, language="ar")
    assert built.code == 0, built.warnings
    if builder == "epub":
        page = built.read("index.xhtml")
        assert re.search(r'<html [^>]*lang="ar" xml:lang="ar" dir="rtl">', page)
        assert "hoc-languages" not in page
        assert 'lang="en"' in page


def test_titles_of_menus_are_marked_where_nobody_has_translated_them(project: Project) -> None:
    tree = '# Home\n\n```{toctree}\n:caption: A "caption" & more\n\nShort name <one>\n'
    tree += "Own name <two>\n{{ country }}: kits <three>\n```\n"
    project.write("docs/index.md", tree)
    for name in ("one", "two", "three"):
        project.write(f"docs/{name}.md", f"# Title of {name}\n\nShort name\n")
        project.po(name, {f"Title of {name}": f"عنوان {name}", "Short name": "نص"}, "ar")
    project.po("index", {"Home": "بداية", "Own name": "اسم"}, "ar")
    built = project.build("-W", language="ar")
    assert built.code == 0, built.warnings
    for page in ("index.html", "one.html"):
        texts = {text for _tag, text in marked(built.html(page)) if text.strip()}
        assert texts == {'A "caption" & more', "Short name", "no: kits"}
        links = built.html(page).findall(".//li[@class]/a")
        assert any("اسم" in "".join(item.itertext()) for item in links)
    project.po("index", {"Home": "بداية", "Own name": "اسم", "Short name": "قصير"}, "ar")
    again = project.build("-W", language="ar")
    fresh = project.build("-W", "-E", language="ar", out="fresh")
    assert again.read("one.html") == fresh.read("one.html")
    assert "Short name" not in {text for _tag, text in marked(again.html("one.html"))}
