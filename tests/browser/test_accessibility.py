"""No violation that axe-core knows of: light and dark, on a phone and on a desk."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SCREENS = {"phone": {"width": 320, "height": 640}, "desk": {"width": 1280, "height": 900}}
FRAGMENTS = {
    "closed": "",
    "open": "#plan=1&start=99:00&date=2027-02-29&minutes=5,-20,15,35",
}
# What axe finds in the frame that furo puts around a page, whatever stands in the page.
OF_THE_THEME = (
    # A label is no button by its role; the drawers need real ones.
    ("aria-allowed-role", ".nav-overlay-icon, .toc-overlay-icon"),
    # These links lie in no landmark.
    ("region", ".view-this-page, .back-to-top"),
)
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
        """async (theme) => {
          const {violations} = await axe.run({resultTypes: ["violations"]});
          const isTheme = (rule, node) => theme.some(([id, selector]) =>
            id === rule && document.querySelector(node.target[0]).closest(selector));
          return violations.flatMap((rule) => rule.nodes
            .filter((node) => !isTheme(rule.id, node))
            .map((node) => `${rule.id}: ${node.html}`));
        }""",
        OF_THE_THEME,
    )
