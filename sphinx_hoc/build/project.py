"""What conf.py says that the build must know before it starts a language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_hoc.build.inputs import digest, environment, programs
from sphinx_hoc.build.processes import run_each
from sphinx_hoc.core.errors import HocError
from sphinx_hoc.core.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_hoc.build.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """The settings of a project.

    :param campaign: the campaign file.
    :param locales: the folder of the catalogues.
    :param extensions: the names of the extensions that conf.py lists.
    :param theme: the name of the HTML theme.
    :param untranslated: the names of the pages that stay in the source language.
    :param title: what the site is called; empty where conf.py does not say.
    :param root: the name of the first page.
    :param suffixes: how the names of pages end.
    :param excluded: patterns of files that are no pages.
    :param announced: the tags of the languages that readers are told of, where conf.py
        says it; by default the catalogues tell.
    """

    campaign: Path
    locales: Path
    extensions: tuple[str, ...]
    theme: str
    untranslated: tuple[str, ...]
    announced: tuple[str, ...]
    title: str
    root: str
    suffixes: tuple[str, ...]
    excluded: tuple[str, ...]


def read_project(layout: Layout) -> Project:
    """Return the settings of a project, from the last build where conf.py is the same.

    conf.py is run in a process of its own, so that whatever it does to its process
    reaches no language.

    :raises HocError: where conf.py can't be run.
    """
    conf = layout.source / "conf.py"
    state = digest(
        conf.read_text(encoding="utf-8", errors="replace"), *programs(), *environment(conf)
    )
    cached = layout.cache / "project.json"
    found = _cached(cached, state)
    if found is None:
        found = _evaluated(layout.source)
        write_whole(cached, json.dumps({"state": state, "settings": found}))
    return Project(
        campaign=layout.source / found["campaign"],
        locales=(layout.source / found["locales"]).resolve(),
        extensions=tuple(found["extensions"]),
        theme=found["theme"],
        untranslated=tuple(found["untranslated"]),
        announced=tuple(found["announced"]),
        title=found["title"],
        root=found["root"],
        suffixes=tuple(found["suffixes"]),
        excluded=tuple(found["excluded"]),
    )


def _cached(path: Path, state: str) -> dict[str, Any] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return dict(kept["settings"]) if kept["state"] == state else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _evaluated(source: Path) -> dict[str, Any]:
    from sphinx_hoc.build.warm import warm_up

    warm_up((), "furo")
    (ended,) = run_each(_evaluate, [source], 1)
    if ended.result is None:
        msg = f"{source.name}/conf.py ended the process that read it (code {ended.exit_code})."
        raise HocError(msg)
    if "fault" in ended.result:
        raise HocError(f"{source.name}/conf.py: {ended.result['fault']}")
    return dict(ended.result)


def _evaluate(source: Path) -> dict[str, Any]:
    """Run conf.py as Sphinx does, and return what is asked of it."""
    from sphinx.config import Config
    from sphinx.errors import SphinxError
    from sphinx.util.tags import Tags

    try:
        settings = Config.read(source, overrides={}, tags=Tags())._raw_config
    except SphinxError as error:
        return {"fault": str(error)}
    return {
        "campaign": str(settings.get("hoc_campaign", "campaign.toml")),
        "locales": str(settings.get("hoc_locales", "../locales")),
        "extensions": [str(name) for name in settings.get("extensions", ())],
        "theme": str(settings.get("html_theme", "alabaster")),
        "untranslated": [str(name) for name in settings.get("hoc_untranslated", ())],
        "title": str(settings.get("html_title") or settings.get("project", "")),
        "root": str(settings.get("root_doc", settings.get("master_doc", "index"))),
        "suffixes": _texts(settings.get("source_suffix", (".rst", ".md"))),
        "excluded": _texts(settings.get("exclude_patterns", ())),
        "announced": [str(tag) for tag in settings.get("hoc_announced", ())],
    }


def _texts(value: object) -> list[str]:
    """A text, or a list or mapping of texts, as a list."""
    if isinstance(value, str):
        return [value]
    return [str(item) for item in value] if isinstance(value, Iterable) else []
