"""Sphinx's typographic quotes, without a look at texts that have nothing to change.

docutils searches each text of a page a dozen times, and few hold a quote, a dash or dots.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.transforms import SphinxSmartQuotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# Whatever docutils' patterns begin with: quotes, dashes, dots, escapes, character references.
_ACTIVE = re.compile(r"""["'`\\&\x00]|--|\.\.\.|\. \. \.""")


class SmartQuotes(SphinxSmartQuotes):
    """Makes of a page what Sphinx's own transform makes of it."""

    def get_tokens(  # type: ignore[override]  # as Sphinx declares it
        self, txtnodes: list[nodes.Text]
    ) -> Iterator[tuple[str, str]]:
        """Yield kind and text of each node; an inert text is one that is left as it is."""
        for node in txtnodes:
            text = str(node)
            if is_inert(text):
                yield "literal", text
            else:
                yield from super().get_tokens([node])


def is_inert(text: str) -> bool:
    """Return whether a text has nothing that would be changed, whatever stands before it."""
    return _ACTIVE.search(text) is None


def setup_smart_quotes(app: Sphinx) -> None:
    """Take the place of Sphinx's transform, unless something else has."""
    # Right before pages are read: a project that takes Sphinx's out must find it.
    app.connect("env-before-read-docs", _replace, priority=900)


def _replace(app: Sphinx, _env: BuildEnvironment, _docnames: list[str]) -> None:
    transforms = app.registry.transforms
    if SphinxSmartQuotes in transforms:
        transforms[transforms.index(SphinxSmartQuotes)] = SmartQuotes
