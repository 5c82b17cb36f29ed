"""The list of options of ``conf.py``, made from their declarations: it is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.ext.config import OPTIONS, Option

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TYPES = {str: "text", bool: "`True` or `False`", list: "list of texts"}


class OptionList(SphinxDirective):
    """``option-list``: every option of the extension, each an anchor."""

    has_content = False
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Make a definition list; none of it is a message."""
        listed = nodes.definition_list("", *map(self._item, OPTIONS), classes=["hoc-options"])
        self.set_source_info(listed)
        return [listed]

    def _item(self, option: Option) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.literal(option.name, option.name), translatable=False)
        term["ids"].append(option.name)
        facts = f"{_type(option)}; {_default(option)}."
        return nodes.definition_list_item(
            "", term, nodes.definition("", self._paragraph(option.help), self._paragraph(facts))
        )

    def _paragraph(self, text: str) -> nodes.paragraph:
        children, _messages = self.parse_inline(text, lineno=self.lineno)
        return nodes.paragraph(text, "", *children, translatable=False)


def setup_option_list(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("option-list", OptionList)


def _type(option: Option) -> str:
    # A tuple may be given wherever a list may, and is what a default has to be.
    name = " or ".join(_TYPES[item] for item in option.types if item in _TYPES)
    return name[0].upper() + name[1:]


def _default(option: Option) -> str:
    return f"default `{option.default}`" if option.default not in ("", ()) else "empty by default"
