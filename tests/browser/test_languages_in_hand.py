"""Languages, menus and directions as a reader has them: in a browser, with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browsing import served
from playwright.sync_api import expect

from sphinx_hoc.core.languages import language
from sphinx_hoc.core.root_page import root_index
from sphinx_hoc.core.site import Layout, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PHONE = {"viewport": {"width": 320, "height": 640}}
PAGE = """\
# Top

Words.

> [!NOTE]
> Words.

## One

{}

## Two

`code`

```python
code = 1
```

```{{toctree}}
other
part/index
```
""".format("Words.\n\n" * 40)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, new_project: Callable[[Path], Any]) -> Path:
    """Two languages beside one another, one of each direction."""
    project = new_project(tmp_path_factory.mktemp("languages"))
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nproject = "Guide"\n')
    project.write("docs/index.md", PAGE)
    project.write("docs/other.md", "# Other\n\nWords.\n")
    project.write("docs/part/index.md", "# Part\n\n```{toctree}\nleaf\n```\n")
    project.write("docs/part/leaf.md", "# Leaf\n\nWords.\n")
    project.po("index", {"Words.": "كلمات.", "Top": "أعلى"}, "ar")
    for tag in ("en", "ar"):
        built = project.build("-W", language=tag, out=f"site/{tag}")
        assert built.code == 0, built.warnings
    return project.root / "_build" / "site"


# For the whole module: a server that ends before its reader leaves fails what still loads.
@pytest.fixture(scope="module", params=["http", "file"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The site from a server, and as files on a disk."""
    if request.param == "file":
        yield folder.as_uri()
    else:
        with served(folder) as there:
            yield there


@pytest.mark.parametrize("scripts", [True, False])
def test_the_switcher_leads_to_the_same_page(visits: Any, address: str, scripts: bool) -> None:
    page = visits.open(f"{address}/en/part/leaf.html", java_script_enabled=scripts)
    page.locator(".hoc-languages-sidebar").get_by_text("العربية").click()
    expect(page).to_have_url(f"{address}/ar/part/leaf.html")
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_the_switcher_keeps_the_place(visits: Any, address: str) -> None:
    page = visits.open(f"{address}/en/index.html#two")
    link = page.locator(".hoc-languages-sidebar").get_by_text("العربية")
    assert link.evaluate("item => item.href") == f"{address}/ar/index.html#two"
    page.evaluate("location.hash = '#one'")
    expect(link).to_have_attribute("href", f"{address}/ar/index.html#one")
    link.click()
    expect(page).to_have_url(f"{address}/ar/index.html#one")
    expect(page.locator("#one > h2")).to_be_in_viewport()


def test_on_a_phone_the_switcher_is_in_the_page(visits: Any, address: str) -> None:
    page = visits.open(f"{address}/ar/index.html", **PHONE)
    inside = page.locator(".hoc-languages-in-page")
    expect(inside).to_be_visible()
    expect(inside.locator("summary")).to_have_text("اللغات: العربية")
    inside.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}/en/index.html")
    wide = visits.open(f"{address}/ar/index.html")
    expect(wide.locator(".hoc-languages-in-page")).to_be_hidden()


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize(
    ("sign", "drawer"),
    [(".nav-overlay-icon", ".sidebar-drawer"), (".toc-header-icon", ".toc-drawer")],
)
def test_a_menu_by_keyboard(visits: Any, folder: Path, tag: str, sign: str, drawer: str) -> None:
    page = visits.open(f"{folder.as_uri()}/{tag}/index.html", **PHONE)
    menu, button = page.locator(drawer), page.locator(sign)
    expect(menu).to_be_hidden()
    page.keyboard.press("Tab")
    for _step in range(12):
        if button.evaluate("item => item === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert button.get_attribute("aria-label")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_in_viewport(ratio=0.9)
    assert menu.evaluate("item => item.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press(" ")
    expect(menu).to_be_visible()


def test_a_closed_menu_holds_no_focus(visits: Any, folder: Path) -> None:
    page = visits.open(f"{folder.as_uri()}/en/index.html", **PHONE)
    for _step in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "() => { const box = document.activeElement.getBoundingClientRect();"
            " return [box.left, box.right, document.activeElement.className] }"
        )
        assert 0 <= place[0] < 320, place
        assert place[1] <= 321, place


def test_past_its_end_a_menu_closes(visits: Any, folder: Path) -> None:
    page = visits.open(f"{folder.as_uri()}/en/index.html", **PHONE)
    page.locator(".nav-overlay-icon").focus()
    page.keyboard.press("Enter")
    for _step in range(20):
        page.keyboard.press("Tab")
    expect(page.locator(".sidebar-drawer")).to_be_hidden()


def test_a_part_of_the_menu_unfolds_by_keyboard(visits: Any, folder: Path) -> None:
    page = visits.open(f"{folder.as_uri()}/en/index.html")
    switch = page.get_by_role("switch", name="Toggle navigation of Part")
    leaf = page.locator(".sidebar-tree").get_by_text("Leaf")
    expect(leaf).to_be_hidden()
    switch.focus()
    page.keyboard.press(" ")
    expect(leaf).to_be_visible()


def test_without_scripts_a_menu_opens_by_keyboard(visits: Any, folder: Path) -> None:
    page = visits.open(f"{folder.as_uri()}/en/index.html", java_script_enabled=False, **PHONE)
    expect(page.locator(".sidebar-drawer")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press(" ")
    expect(page.locator(".sidebar-drawer")).to_be_in_viewport(ratio=0.9)


def centre(page: Any, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    return float(box["x"] + box["width"] / 2)


def test_right_to_left_is_the_mirror_of_left_to_right(visits: Any, folder: Path) -> None:
    wide = {"viewport": {"width": 1300, "height": 900}}
    places = {}
    for tag in ("en", "ar"):
        page = visits.open(f"{folder.as_uri()}/{tag}/index.html", **wide)
        places[tag] = {
            selector: centre(page, selector)
            for selector in (
                ".sidebar-container",
                ".toc-tree",
                "article h1",
                ".theme-toggle-content",
            )
        }
        styles = page.evaluate(
            "() => ['p', 'pre', 'code'].map((name) => {"
            " const style = getComputedStyle(document.querySelector('article ' + name));"
            " return [style.direction, style.textAlign] })"
        )
        assert styles[1][0] == styles[2][0] == "ltr"
        assert styles[0][0] == ("rtl" if tag == "ar" else "ltr")
    for selector, x in places["en"].items():
        assert places["ar"][selector] == pytest.approx(1300 - x, abs=16), selector


@pytest.mark.parametrize("width", [320, 390, 800, 1300])
def test_nothing_sticks_out(visits: Any, folder: Path, width: int) -> None:
    for tag in ("en", "ar"):
        for name in ("index.html", "search.html", "genindex.html"):
            page = visits.open(
                f"{folder.as_uri()}/{tag}/{name}", viewport={"width": width, "height": 700}
            )
            extent = page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert extent[0] == extent[1], (tag, name)


@pytest.mark.parametrize(
    ("reader", "first"),
    [
        (["ar-EG", "en"], "العربية"),
        (["fr", "nb-NO"], "Norsk bokmål"),
        (["no"], "Norsk bokmål"),
        (["zh-TW"], "中文 (繁體)"),
        (["zh-SG"], "中文 (简体)"),
        (["pt-PT"], "Português (Brasil)"),
        (["xx-invalid-tag-that-is-long", "ar"], "العربية"),
        (["sw"], "English"),
    ],
)
def test_the_root_page_offers_the_readers_language_first(
    visits: Any, tmp_path: Path, reader: list[str], first: str
) -> None:
    tags = ["en", "ar", "nb", "pt-br", "zh-hans", "zh-hant"]
    every = tuple(map(language, tags))
    site = Site(languages=every, source=every[0], layout=Layout.SIBLINGS)
    path = tmp_path / "index.html"
    path.write_text(root_index("Guide", site), encoding="utf-8")
    context = visits.context()
    context.add_init_script(
        f"Object.defineProperty(navigator, 'languages', {{ get: () => {reader!r} }})"
    )
    page = context.new_page()
    visits.watch(page)
    page.goto(path.as_uri())
    links = page.locator("nav a").all_text_contents()
    assert links[0] == first
    assert sorted(links) == sorted(item.autonym for item in every)
    assert page.url == path.as_uri()
