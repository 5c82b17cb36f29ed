"""Which page uses which values, so that a changed value re-reads its pages and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.values import Kind, Value
from sphinx_hoc.ext.config import Build, build_of
from sphinx_hoc.ext.page_values import follow_pages, page_values

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


# No placeholder can have this name.
_EVERY_KEY = "*"


def setup_usage(app: Sphinx) -> None:
    """Follow the values through incremental and parallel builds."""
    follow_pages(app, "hoc_used")
    app.connect("env-get-outdated", _outdated)


def use(env: BuildEnvironment, key: str) -> Value | None:
    """Look up a placeholder for the page that is being read, and remember that it did.

    An unknown one is remembered too: the page is read again once it exists.
    """
    value = build_of(env.config).lookup(key)
    _used(env).setdefault(env.docname, {})[key] = value
    return value


def use_all(env: BuildEnvironment) -> None:
    """Remember that the page lists every placeholder: a new one re-reads it as well."""
    _used(env).setdefault(env.docname, {})[_EVERY_KEY] = _every_key(build_of(env.config))


def used_keys(env: BuildEnvironment, docname: str) -> frozenset[str]:
    """Return the keys that a page uses."""
    return frozenset(_used(env).get(docname, ())) - {_EVERY_KEY}


def _used(env: BuildEnvironment) -> dict[str, dict[str, Value | None]]:
    used: dict[str, dict[str, Value | None]] = page_values(env, "hoc_used")
    return used


def _outdated(
    app: Sphinx,
    env: BuildEnvironment,
    _added: set[str],
    _changed: set[str],
    removed: set[str],
) -> list[str]:
    build = build_of(app.config)
    return [
        docname
        for docname, values in _used(env).items()
        if docname not in removed and _has_changed(build, values)
    ]


def _has_changed(build: Build, values: dict[str, Value | None]) -> bool:
    return any(_now(build, key) != value for key, value in values.items())


def _now(build: Build, key: str) -> Value | None:
    return _every_key(build) if key == _EVERY_KEY else build.lookup(key)


def _every_key(build: Build) -> Value:
    return Value(kind=Kind.TEXT, text=" ".join(sorted(build.campaign.definitions)))
