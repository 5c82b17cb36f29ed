"""The pages of a project, before Sphinx has looked for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def source_pages(app: Sphinx) -> Iterator[str]:
    """Yield the name of every page; Sphinx has not merged the suffixes yet."""
    for suffix in {*app.config.source_suffix, *app.registry.source_suffix}:
        for path in Path(app.srcdir).rglob(f"*{suffix}"):
            yield path.relative_to(app.srcdir).as_posix().removesuffix(suffix)
