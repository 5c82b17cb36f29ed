"""What the installed theme does to the left and to the right, we answer from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import furo
import pytest
import sphinx_design
import tinycss2

import sphinx_hoc
from sphinx_hoc.core.mirrored_css import mirrored

FURO = Path(furo.__file__).parent / "theme" / "furo" / "static" / "styles"
SHEETS = [
    FURO / "furo.css",
    FURO / "furo-extensions.css",
    *sorted((Path(sphinx_design.__file__).parent / "static").glob("*.css")),
]
OURS = sorted((Path(sphinx_hoc.__file__).parent / "ext" / "static").glob("*.css"))

# What a mirror leaves as it is, and why that is right.
ANSWERED = {
    ".related-pages a.prev-page svg{transform:rotate(180deg)}": "turned in rtl.css",
    ".toctree-checkbox~label .icon svg{transform:rotate(90deg)}": "points down",
    ".toctree-checkbox:checked~label .icon svg{transform:rotate(-90deg)}": "points up",
    "details.sd-dropdown[open]>.sd-summary-title .sd-summary-chevron-right"
    "{transform:rotate(90deg)}": "turned in rtl.css",
    "details.sd-dropdown[open]>.sd-summary-title .sd-summary-chevron-down"
    "{transform:rotate(180deg)}": "points up",
    # A card that swings into place, as it does for everybody.
    "0%{transform:scale(0.5) rotateZ(-20deg)}": "",
    "75%{transform:scale(1) rotateZ(5deg)}": "",
    "95%{transform:scale(1) rotateZ(-1deg)}": "",
    "100%{transform:scale(1) rotateZ(0)}": "",
}
CODE = re.compile(r"highlight|\bpre\b|\bcode\b|\.sig|lineno|copybtn|viewcode|kbd")
SIDE = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
MOVING = re.compile(
    r"translate(?!Y|Z|X\(0\)|(3d)?\(0,)|rotate|skew|matrix|gradient|\bto (left|right)|-x\b"
)
FOUR = re.compile(r"(margin|padding|inset|border-(width|style|color))")

Declaration = tuple[str, str, str]


def declarations(css: str) -> list[Declaration]:
    """Every declaration with its selectors, as a parser that is not ours reads them."""

    def walk(rules: list[object]) -> list[Declaration]:
        found: list[Declaration] = []
        for rule in rules:
            content = getattr(rule, "content", None)
            if content is None:
                continue
            if getattr(rule, "at_keyword", "") in {"media", "supports", "layer"}:
                found += walk(tinycss2.parse_rule_list(content, True, True))
                continue
            if getattr(rule, "lower_at_keyword", "").endswith("keyframes"):
                found += walk(tinycss2.parse_rule_list(content, True, True))
                continue
            selectors = tinycss2.serialize(rule.prelude).strip()  # type: ignore[attr-defined]
            for item in tinycss2.parse_blocks_contents(content, True, True):
                if item.type == "declaration":
                    value = tinycss2.serialize(item.value).strip()
                    found.append((selectors, item.lower_name, value))
        return found

    return walk(tinycss2.parse_stylesheet(css, True, True))


def words(value: str) -> list[str]:
    return re.findall(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", value)


def is_sided(name: str, value: str) -> bool:
    """Whether a declaration could mean one side, by rough signs of its own."""
    if name.startswith("--"):
        return False
    given = words(value)
    return bool(
        SIDE.search(name)
        or (SIDE.search(value) and name not in {"animation", "content"})
        or (FOUR.fullmatch(name) and len(given) == 4 and given[1] != given[3])
        or (name == "border-radius" and given[::2] != given[1::2] and len(given) > 1)
        or (name.endswith("shadow") and re.match(r"(inset )?-?(?!0[ a-z])[\d.]", value))
        or (name.endswith("position") and given[0] not in {"center", "0", "50%", "absolute",
            "relative", "fixed", "sticky", "static", "unset", "initial"})
        or (name in {"transform", "background-image", "mask-image"} and MOVING.search(value))
    )  # fmt: skip


def is_mirrored(one: Declaration, other: Declaration) -> bool:
    """Whether the second says for the one side what the first says for the other."""
    _selectors, name, value = one
    _other, mirror_name, mirror_value = other
    if FOUR.fullmatch(name):
        top, right, bottom, left = words(value)
        return words(mirror_value) == [top, left, bottom, right]
    swap = {"left": "right", "right": "left"}
    if SIDE.sub(lambda match: swap[match[1]], name) != mirror_name:
        return False
    if name != mirror_name:
        return value == mirror_value
    if SIDE.search(value):
        return SIDE.sub(lambda match: swap[match[1]], value) == mirror_value
    return value != mirror_value


def unanswered(css: str) -> list[str]:
    before, after = declarations(css), declarations(mirrored(css))
    assert [item[0] for item in before] == [item[0] for item in after]
    wrong = []
    for one, other in zip(before, after, strict=True):
        selectors, name, value = one
        shown = f"{selectors}{{{name}:{value}}}"
        if not is_sided(name, value) or shown in ANSWERED:
            assert one == other or not is_sided(name, value) or shown in ANSWERED
            continue
        about_code = all(CODE.search(item) for item in selectors.split(","))
        if about_code:
            assert one == other, shown
        elif not is_mirrored(one, other):
            wrong.append(shown)
    return wrong


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_every_side_of_the_installed_sheets_is_answered(path: Path) -> None:
    css = path.read_text(encoding="utf-8")
    assert sum(is_sided(name, value) for _selectors, name, value in declarations(css)) > 2
    assert unanswered(css) == []


def test_the_answers_are_to_rules_that_exist() -> None:
    every = {
        f"{selectors}{{{name}:{value}}}"
        for path in SHEETS
        for selectors, name, value in declarations(path.read_text(encoding="utf-8"))
    }
    assert set(ANSWERED) <= every


@pytest.mark.parametrize(
    "css",
    [
        ".new{transform:rotate(45deg)}",
        ".new{background-image:linear-gradient(to left,red,blue)}",
        ".new{background-position:10% 0}",
        ".new{transform:skewX(3deg)}",
        ".new{mask-image:linear-gradient(to right,red,blue)}",
    ],
)
def test_a_rule_that_the_mirror_does_not_know_fails(css: str) -> None:
    assert unanswered(css) == [css]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_own_sheets_name_no_side(path: Path) -> None:
    """Else they would need a mirror too. `rtl.css` is where sides are named on purpose."""
    sided = [
        f"{selectors}{{{name}:{value}}}"
        for selectors, name, value in declarations(path.read_text(encoding="utf-8"))
        if is_sided(name, value) and name != "transition"
    ]
    assert sided == [] or path.name == "rtl.css"


@pytest.mark.parametrize("text", ["svg-arrow-right", "sidebar-drawer", "toc-overlay-icon"])
def test_the_theme_still_has_what_our_sheets_speak_of(text: str) -> None:
    page = (FURO.parent.parent / "page.html").read_text(encoding="utf-8")
    assert text in page


@pytest.mark.parametrize("name", ["__navigation", "__toc"])
def test_the_theme_still_has_the_switches_of_its_menus(name: str) -> None:
    page = (FURO.parent.parent / "page.html").read_text(encoding="utf-8")
    assert f'id="{name}"' in page
    css = (FURO / "furo.css").read_text(encoding="utf-8")
    assert f"#{name}:checked~.page" in css
    # Our sheet hides a closed menu exactly where the theme moves it out of sight.
    for width in ("63em", "82em"):
        assert f"@media(max-width:{width})" in css
