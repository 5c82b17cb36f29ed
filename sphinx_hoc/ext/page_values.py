"""Values of each page that outlive the build, through incremental and parallel builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


# The names of all that is kept.
_followed: set[str] = set()


def follow_pages(app: Sphinx, name: str) -> None:
    """Forget a page's value when the page is read again, and take in those of other processes.

    :param name: the name under which :func:`page_values` keeps them.
    """
    _followed.add(name)

    def purge(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        page_values(env, name).pop(docname, None)

    def merge(
        _app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment
    ) -> None:
        read = page_values(other, name)
        page_values(env, name).update({page: read[page] for page in docnames if page in read})

    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)


def page_values(env: BuildEnvironment, name: str) -> dict[str, Any]:
    """Return the values that are kept under a name, by page; the caller may change them.

    :param name: an attribute of the environment, which Sphinx saves with it.
    """
    values: dict[str, Any] = env.__dict__.setdefault(name, {})
    return values


def values_of(env: BuildEnvironment, docname: str) -> dict[str, Any]:
    """Return all that is kept of a page, by name."""
    kept = {name: page_values(env, name) for name in sorted(_followed)}
    return {name: pages[docname] for name, pages in kept.items() if docname in pages}


def put_values(env: BuildEnvironment, docname: str, values: Mapping[str, Any]) -> None:
    """Keep of a page what :func:`values_of` has returned."""
    for name, value in values.items():
        page_values(env, name)[docname] = value
