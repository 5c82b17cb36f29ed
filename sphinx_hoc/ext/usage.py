"""Which page uses which values, so that a changed value re-reads its pages and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.values import Kind, Value
from sphinx_hoc.ext.config import Build, build_of
from sphinx_hoc.ext.page_values import follow_pages, page_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


_NAME = "hoc_used"
# No placeholder can have this name.
_EVERY_KEY = "*"


def setup_usage(app: Sphinx) -> None:
    """Follow the values through incremental and parallel builds."""
    follow_pages(app, _NAME)
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


def lists_every_value(env: BuildEnvironment) -> bool:
    """Return whether the page that is being read lists every placeholder."""
    return _EVERY_KEY in _used(env).get(env.docname, ())


def reads_the_same(env: BuildEnvironment, values: Mapping[str, Any]) -> bool:
    """Return whether what a page has looked up while it was parsed is the same in this build.

    Of a date a parse takes the day; its words are printed later.

    :param values: what was kept of the page, by name.
    """
    build = build_of(env.config)
    looked_up: dict[str, Value | None] = values.get(_NAME, {})
    return all(
        _without_words(build.lookup(key)) == _without_words(value)
        for key, value in looked_up.items()
    )


def use_again(env: BuildEnvironment) -> None:
    """Look up anew what the page that is being read has looked up in another build."""
    for key in _used(env).get(env.docname, ()):
        use(env, key)


def _without_words(value: Value | None) -> Value | None:
    return replace(value, text="") if value and value.kind is Kind.DATE else value


def _used(env: BuildEnvironment) -> dict[str, dict[str, Value | None]]:
    used: dict[str, dict[str, Value | None]] = page_values(env, _NAME)
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
