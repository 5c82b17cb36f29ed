"""A Sphinx extension that publishes a community guide in every language.

``extensions = ["sphinx_hoc"]`` is all that a project's ``conf.py`` needs: the
extension loads MyST and sphinx-design, reads ``campaign.toml``, and registers the
placeholders, the sign-up button and the run of show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx.

    The work is imported here, not above, so that ``import sphinx_hoc`` and the
    command line stay quick where Sphinx is not needed.
    """
    from sphinx_hoc.extension import setup_extension

    return setup_extension(app)
