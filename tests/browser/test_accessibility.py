"""No violation that axe-core knows of: light and dark, on a phone and on a desk."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from browsing import served
from conftest import REPOSITORY, sphinx_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCREENS = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
FRAGMENTS = {
    "closed": "",
    "open": "#plan=1&start=99:00&date=2027-02-29&minutes=5,-20,15,35",
}
AXE = files("axe_playwright_python").joinpath("axe.min.js")


@pytest.mark.parametrize("language", [None, "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation(
    screen: str, scheme: str, language: str | None, visits: Any, sites: Callable[..., Any]
) -> None:
    options = {"viewport": SCREENS[screen], "color_scheme": scheme}
    page = visits.open(sites(language=language).plan, **options)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    for state, fragment in FRAGMENTS.items():
        page.evaluate("fragment => { location.hash = fragment }", fragment)
        page.wait_for_timeout(50)
        assert not violations(page), "\n".join([state, *violations(page)])


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_reaches_over_the_edge(screen: str, visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan + FRAGMENTS["open"], viewport=SCREENS[screen])

    width = SCREENS[screen]["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in (each.bounding_box() for each in page.locator(".hoc-plan *:visible").all()):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_nothing_moves(visits: Any, sites: Callable[..., Any]) -> None:
    page = visits.open(sites().plan + FRAGMENTS["open"])

    moving = """() => [...document.querySelectorAll(".hoc-plan *")].filter((each) => {
      const {transitionDuration, animationName} = getComputedStyle(each);
      return transitionDuration !== "0s" || animationName !== "none";
    }).map((each) => each.outerHTML)"""
    assert page.evaluate(moving) == []


def violations(page: Any) -> list[str]:
    """What axe found: the rule and the element, a line for each."""
    return page.evaluate(
        """async () => {
          const {violations} = await axe.run({resultTypes: ["violations"]});
          return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
        }"""
    )


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The project's own site in Arabic and English, over HTTP."""
    folder = tmp_path_factory.mktemp("own")
    for tag in ("en", "ar"):
        argv = ["-q", "-W", "-D", f"language={tag}", str(REPOSITORY / "docs"), str(folder / tag)]
        assert sphinx_build(argv, REPOSITORY, {})[0] == 0
    with served(folder) as address:
        yield address


@pytest.mark.parametrize("page_name", ["en/events", "ar/events", "en/index", "en/checks"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_on_our_own_pages(
    screen: str, scheme: str, page_name: str, visits: Any, own_site: str
) -> None:
    options = {"viewport": SCREENS[screen], "color_scheme": scheme}
    page = visits.open(f"{own_site}/{page_name}.html", **options)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert not violations(page), "\n".join(violations(page))
