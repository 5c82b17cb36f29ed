"""What pages say of one another: a new title is shown on every page, not only on its own.

Sphinx writes the pages that it has read, and the pages whose table of contents names them.
The sidebar, the links to the next and the previous page and the texts of references stand on
other pages too, and would keep the old words until somebody builds everything anew.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_navigation(app: Sphinx) -> None:
    """Write every page again when what they say of one another has changed."""
    app.connect("env-updated", _changed)


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Each builder and folder has its own record, since one environment may serve several."""
    known: dict[str, str] = getattr(env, "hoc_navigation", {})
    place = f"{app.builder.name}:{app.outdir}"
    now = _digest(env)
    env.hoc_navigation = {**known, place: now}  # type: ignore[attr-defined]
    return sorted(env.found_docs) if known.get(place, now) != now else []


def _digest(env: BuildEnvironment) -> str:
    return hashlib.sha256("\n".join(_shown(env)).encode()).hexdigest()


def _shown(env: BuildEnvironment) -> Iterator[str]:
    """Yield what a page may show of others: titles, contents, order, names of references."""
    for docname in sorted(env.titles):
        yield f"{docname} {env.titles[docname]} {env.tocs.get(docname)}"
    for docname in sorted(env.toctree_includes):
        yield f"{docname} {env.toctree_includes[docname]}"
    labels = env.domains.standard_domain.labels
    for name in sorted(labels):
        yield f"{name} {labels[name]}"
