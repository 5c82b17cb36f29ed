"""Transforms that have nothing to do on a page, passed over.

Sphinx and sphinx-design look through each page again and again for what few pages have, some of
them with a call or an exception at each node. Here one quick look comes first, right before a
transform would run, so that it sees what the others have left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.transforms import Transform
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    _Test = Callable[[nodes.Node], bool]


def _is_component(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and "design_component" in node.attributes


def _is_code(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.literal_block, nodes.doctest_block, addnodes.highlightlang))


def _is_footnote(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.footnote, nodes.footnote_reference))


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline)


def _is_reference(node: nodes.Node) -> bool:
    return isinstance(node, nodes.target) or (
        isinstance(node, nodes.Element) and "refname" in node.attributes
    )


WORKS_ON: dict[str, _Test] = {
    "sphinx.builders.latex.transforms.FootnoteDocnameUpdater": _is_footnote,
    "sphinx.transforms.i18n.RemoveTranslatableInline": _is_inline,
    "sphinx.transforms.post_transforms.code.HighlightLanguageTransform": _is_code,
    "sphinx.transforms.post_transforms.code.TrimDoctestFlagsTransform": _is_code,
    "sphinx.transforms.references.SphinxDanglingReferences": _is_reference,
    "sphinx_design.aside.AsideHtmlTransform": _is_component,
    "sphinx_design.dropdown.DropdownHtmlTransform": _is_component,
    "sphinx_design.tabs.TabSetHtmlTransform": _is_component,
}
"""The transforms by name, each with the nodes without which it changes nothing.

Only those that cost more than the look before them.
"""


def setup_idle_transforms(app: Sphinx) -> None:
    """Let each of the transforms run only where it has something to do."""
    # Right before pages are read: a project that takes one of them out must find it.
    app.connect("env-before-read-docs", _replace, priority=900)


def _replace(app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
    for transforms in (app.registry.transforms, app.registry.post_transforms):
        transforms[:] = [where_needed(transform) for transform in transforms]


def where_needed(transform: type[Transform]) -> type[Transform]:
    """Return a transform that runs only on pages that it changes; most stay what they are."""
    works_on = WORKS_ON.get(f"{transform.__module__}.{transform.__qualname__}")
    return _guarded(transform, works_on) if works_on else transform


def _guarded(transform: type[Transform], works_on: _Test) -> type[Transform]:
    class WhereNeeded(transform):  # type: ignore[misc, valid-type]
        """Does what its base does."""

        def apply(self, **arguments: Any) -> None:
            if _holds(self.document, works_on):
                super().apply(**arguments)

    WhereNeeded.__name__ = transform.__name__
    return WhereNeeded


def _holds(root: nodes.Node, wanted: _Test) -> bool:
    """Whether a tree has a node; docutils' own search takes twice as long."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if wanted(node):
            return True
        waiting += node.children
    return False
