"""What is no message, whatever a project collects: files, formulas and raw markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NEVER = (nodes.raw, nodes.math_block)
"""A translation of these would be HTML or LaTeX that a builder runs as it is."""


class OnlyWords(SphinxTransform):
    """Keep the catalogues to words.

    After ``ExtraTranslatableNodes`` (10), which marks what ``gettext_additional_targets``
    names; before ``Locale`` (20), which ends the build where the translation of an image is
    not one. The description of an image stays a message.
    """

    default_priority = 11

    def apply(self, **_kwargs: Any) -> None:
        """Take the marks off again."""
        for node in self.document.findall(nodes.Element):
            if isinstance(node, _NEVER):
                node["translatable"] = False
            elif isinstance(node, nodes.image):
                node.attributes.pop("translatable", None)


def setup_only_words(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(OnlyWords)
