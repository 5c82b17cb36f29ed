"""Pages that are written again because what they show has changed, though no source has.

The state of the campaign depends on the day of the build. Only pages that show it are
written again, and only when it has changed: two builds on one day are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.ext.page_values import follow_pages, page_values

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def setup_rewriting(app: Sphinx) -> None:
    """Follow what each page shows through incremental and parallel builds."""
    follow_pages(app, "hoc_shown")
    app.connect("env-updated", _changed)


def now_shows(config: Config, topic: str, value: str) -> None:
    """Say what a topic is in this build; whatever the pages show of it is in ``value``."""
    known = dict(getattr(config, "hoc_topics", {}))
    config.hoc_topics = {**known, topic: value}


def shows(env: BuildEnvironment, topic: str) -> None:
    """Remember that the page which is being read shows a topic."""
    _pages(env).setdefault(env.docname, set()).add(topic)


def _pages(env: BuildEnvironment) -> dict[str, set[str]]:
    pages: dict[str, set[str]] = page_values(env, "hoc_shown")
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
