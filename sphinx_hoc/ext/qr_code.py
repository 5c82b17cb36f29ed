"""An address as a QR code, for whoever reads the page on paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class qr_code(nodes.Inline, nodes.Element):
    """The code of ``address``; ``label`` is what it is to those who can't see it.

    Post-transforms add it where the builder writes web pages.
    """


def setup_qr_code(app: Sphinx) -> None:
    """Register the node."""
    app.add_node(qr_code, html=(_visit_html, None))


@cache
def qr_svg(address: str) -> str:
    """Return the code of an address as inline SVG: black on white whatever the page's colours.

    The empty margin is the four modules that readers need.
    """
    # Not at the top: few builds make one.
    import segno

    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))


def _visit_html(self: HTML5Translator, node: qr_code) -> None:
    label = {"role": "img", "aria-label": node["label"]}
    self.body.append(self.starttag(node, "span", "", CLASS="hoc-qr", **label))
    self.body.append(f"{qr_svg(node['address'])}</span>")
    raise nodes.SkipNode
