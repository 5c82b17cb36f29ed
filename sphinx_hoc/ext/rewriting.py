"""Pages that are written again because what they show has changed, though no source has.

The state of the campaign depends on the day of the build. Only pages that show it are
written again, and only when it has changed: two builds on one day are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def setup_rewriting(app: Sphinx) -> None:
    """Follow what each page shows through incremental and parallel builds."""
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _changed)


def now_shows(config: Config, topic: str, value: str) -> None:
    """Say what a topic is in this build; whatever the pages show of it is in ``value``."""
    known = dict(getattr(config, "hoc_topics", {}))
    config.hoc_topics = {**known, topic: value}


def shows(env: BuildEnvironment, topic: str) -> None:
    """Remember that the page which is being read shows a topic."""
    _pages(env).setdefault(env.docname, set()).add(topic)


def _pages(env: BuildEnvironment) -> dict[str, set[str]]:
    if not hasattr(env, "hoc_shown"):
        env.hoc_shown = {}  # type: ignore[attr-defined]
    pages: dict[str, set[str]] = env.hoc_shown  # type: ignore[attr-defined]
    return pages


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose output shows something else than this build would.

    Each builder and folder has its own record, since one environment may serve several.
    """
    written: dict[str, dict[str, str]] = getattr(env, "hoc_written", {})
    place = f"{app.builder.name}:{app.outdir}"
    now: dict[str, str] = app.config.hoc_topics
    before = written.get(place)
    env.hoc_written = {**written, place: now}  # type: ignore[attr-defined]
    if before is None or before == now:
        return []
    changed = {topic for topic, value in now.items() if before.get(topic) != value}
    return sorted(page for page, topics in _pages(env).items() if topics & changed)


def _purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _pages(env).pop(docname, None)


def _merge(
    _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment
) -> None:
    for docname in docnames:
        if docname in _pages(other):
            _pages(env)[docname] = _pages(other)[docname]
