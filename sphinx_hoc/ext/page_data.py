"""Data for a script of the page: a node that is JSON in HTML, and nothing anywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_hoc.core.script_json import script_json

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class page_data_block(nodes.General, nodes.Invisible, nodes.Element):
    """``content`` is JSON; post-transforms add it where the builder writes web pages."""


def setup_page_data(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(page_data_block, html=(_visit_html, None))


def page_data(name: str, value: object) -> page_data_block:
    """Return the node for a value that a script finds by its class."""
    return page_data_block("", classes=[name], content=script_json(value))


def _visit_html(self: HTML5Translator, node: page_data_block) -> None:
    self.body.append(self.starttag(node, "script", "", type="application/json"))
    self.body.append(node["content"])
    self.body.append("</script>\n")
    raise nodes.SkipNode
