"""Pages that stay in the source language: they have no template, so nobody translates them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.ext.reporting import tell_about_config

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_untranslated(app: Sphinx) -> None:
    """Leave the templates of these pages out of what ``gettext`` collects."""
    app.connect("env-get-updated", _check_names)
    app.connect("build-finished", _remove_templates)


def is_untranslated(app: Sphinx, docname: str) -> bool:
    """Return whether a page stays in the source language."""
    return docname in app.config.hoc_untranslated


def _check_names(app: Sphinx, env: BuildEnvironment) -> list[str]:
    for docname in app.config.hoc_untranslated:
        if docname not in env.found_docs:
            tell_about_config(app, "hoc_untranslated", docname, env.found_docs)
    return []


def _remove_templates(app: Sphinx, failure: Exception | None) -> None:
    if failure is None and app.builder.name == "gettext":
        for docname in app.config.hoc_untranslated:
            Path(app.outdir, f"{docname}.pot").unlink(missing_ok=True)
