"""What is there for paper: a style sheet, and lists with boxes to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.ext.reporting import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx

TICK_LIST_CLASS = "tick-list"
BARE_CLASS = "hoc-bare"
"""A link whose words are its address, which paper need not say twice."""


class TickList(SphinxDirective):
    """``tick-list``: an ordinary list that has a box before each point on paper."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Mark the lists of the content; all else stays as it is."""
        holder = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, holder)
        lists = [
            child
            for child in holder.children
            if isinstance(child, (nodes.bullet_list, nodes.enumerated_list))
        ]
        for found in lists:
            found["classes"].append(TICK_LIST_CLASS)
        if not lists:
            report(
                self.env,
                self.lineno,
                "tick-list",
                "The tick list holds no list.",
                "Write one, with `- ` before each point.",
            )
        return holder.children


class MarkBareLinks(SphinxPostTransform):
    """Mark links that show their own address.

    After the references are resolved (10).
    """

    default_priority = 300
    formats = ("html",)

    def run(self, **_kwargs: Any) -> None:
        """Mark every such link of the page."""
        for link in self.document.findall(nodes.reference):
            address = str(link.get("refuri", ""))
            if address and link.astext().strip() in {address, address.partition("://")[2]}:
                link["classes"].append(BARE_CLASS)


def setup_print(app: Sphinx) -> None:
    """Register the directive, and add the style sheet."""
    app.add_directive("tick-list", TickList)
    app.add_post_transform(MarkBareLinks)
    # After the theme's and the extension's own sheets (500 and 800).
    app.add_css_file("print.css", priority=900)
