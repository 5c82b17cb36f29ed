"""What a builder makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.builders import Builder


def writes_web_pages(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether a builder's pages lie on a server or a disk, with other files beside them.

    An EPUB is made of HTML too, but nothing can be fetched from beside its pages.
    """
    return isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded


def page_address(builder: StandaloneHTMLBuilder, docname: str) -> str | None:
    """Return the public address of a page, or nothing where ``html_baseurl`` is not set."""
    base = str(builder.config.html_baseurl)
    return f"{base.rstrip('/')}/{builder.get_target_uri(docname)}" if base else None
