"""What pages say of one another: a new title is shown on every page, not only on its own.

Sphinx writes the pages that it has read, and the pages whose table of contents names them.
The sidebar, the links to the next and the previous page and the texts of references stand on
other pages too, and would keep the old words until somebody builds everything anew. And where
all that pages say of one another is as it was, the pages above a page stay as they are.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def setup_navigation(app: Sphinx) -> None:
    """Write every page again when what they say of one another has changed, and else no other."""
    navigation = _Navigation()
    app.connect("env-before-read-docs", navigation.note_read)
    app.connect("env-updated", navigation.compare)
    app.connect("write-started", navigation.spare)
    app.connect("build-finished", navigation.restore)


class _Navigation:
    """What pages say of one another, in one build and in the one before."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        self.is_known = False
        self.parents: dict[str, set[str]] | None = None

    def note_read(self, _app: Sphinx, _env: BuildEnvironment, docnames: list[str]) -> None:
        """Remember the pages that are read; others may be written for reasons of their own."""
        self.read = {*docnames}

    def compare(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Return every page where there is something new to say.

        Each builder and folder has its own record, since one environment may serve several.
        """
        known: dict[str, str] = getattr(env, "hoc_navigation", {})
        place = f"{app.builder.name}:{app.outdir}"
        now = _digest(env)
        env.hoc_navigation = {**known, place: now}  # type: ignore[attr-defined]
        self.is_known = known.get(place) == now
        return sorted(env.found_docs) if known.get(place, now) != now else []

    def spare(self, app: Sphinx, _builder: Builder) -> None:
        """Keep Sphinx from writing the pages above those that it has read."""
        if self.is_known:
            self.parents = app.env.files_to_rebuild
            app.env.files_to_rebuild = {
                docname: above
                for docname, above in self.parents.items()
                if docname not in self.read
            }

    def restore(self, app: Sphinx, _failure: Exception | None) -> None:
        """Leave the environment as it was found: it may serve another build."""
        if self.parents is not None:
            app.env.files_to_rebuild, self.parents = self.parents, None


def _digest(env: BuildEnvironment) -> str:
    return hashlib.sha256("\n".join(_shown(env)).encode()).hexdigest()


def _shown(env: BuildEnvironment) -> Iterator[str]:
    """Yield what a page may show of others: titles, contents, order, names of references."""
    for docname in sorted(env.titles):
        depth = env.metadata.get(docname, {}).get("tocdepth")
        yield f"{docname} {env.titles[docname]} {env.tocs.get(docname)} {depth}"
    for docname in sorted(env.toctree_includes):
        yield f"{docname} {env.toctree_includes[docname]}"
    labels = env.domains.standard_domain.labels
    for name in sorted(labels):
        yield f"{name} {labels[name]}"
