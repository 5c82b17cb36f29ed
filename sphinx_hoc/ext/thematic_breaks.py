"""``* * *`` anywhere: CommonMark lets a line stand where docutils' transitions may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class thematic_break(nodes.General, nodes.Element):
    """A line across the page, until docutils has checked its own transitions."""


class MakeTransitions(SphinxTransform):
    """Turn each thematic break into a transition.

    After docutils' ``Transitions`` (830), which refuses one at the beginning of a section
    and moves one at its end; no builder minds either.
    """

    default_priority = 831

    def apply(self, **_kwargs: Any) -> None:
        """Replace the nodes in place."""
        for node in list(self.document.findall(thematic_break)):
            transition = nodes.transition()
            transition.source, transition.line = node.source, node.line
            node.replace_self(transition)


def setup_thematic_breaks(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(MakeTransitions)
