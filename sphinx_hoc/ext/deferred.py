"""What stands in a page for something that only the build of one language knows.

A page is parsed as what it says, the same for every language; what a language makes of it
is decided by transforms. So a parse can be shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.environment import BuildEnvironment


class deferred(nodes.Inline, nodes.TextElement):
    """Words that are known once the translations are in; its text is what is written.

    No builder meets one: :class:`~sphinx_hoc.ext.placeholders.ResolvePlaceholders` replaces
    each.
    """

    def shown(self, env: BuildEnvironment) -> Sequence[nodes.Node]:  # noqa: ARG002 - for heirs
        """Return what a page of this build shows: without more ado, what is written.

        :param env: the environment of the build, whose page is being read.
        """
        return [self.as_written()]

    def as_written(self) -> nodes.Text:
        """Return the text that the page holds, which is what its messages hold, too."""
        return nodes.Text(self.astext())
