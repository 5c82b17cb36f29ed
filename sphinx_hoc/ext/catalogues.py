"""The stage: Sphinx never sees the catalogues as they lie in the project.

Each PO file passes the gate, and what passes is kept for the build, where
:mod:`sphinx_hoc.ext.translating` takes it. Sphinx compares times of files; here what is in
them is compared, so that an older file, or one that vanished, is noticed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.errors import ConfigError

from sphinx_hoc.core.findings import Finding, Severity
from sphinx_hoc.ext.config import build_of, short_path
from sphinx_hoc.ext.kept_catalogues import kept_catalogues
from sphinx_hoc.ext.page_values import follow_pages, page_values
from sphinx_hoc.ext.reporting import tell
from sphinx_hoc.ext.source_pages import source_pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.core.catalogue import Gate, GatedCatalogue
    from sphinx_hoc.core.languages import Language

# Not in the configuration, which Sphinx saves with the environment.
_catalogues: WeakKeyDictionary[Sphinx, dict[str, GatedCatalogue]] = WeakKeyDictionary()


def setup_catalogues(app: Sphinx) -> None:
    """Stage the catalogues of the build's language, and follow what changes in them."""
    # After the language is known (100).
    app.connect("config-inited", _stage, priority=200)
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-read", _note_digest)
    follow_pages(app, "hoc_digests")


def catalogues_of(app: Sphinx) -> Mapping[str, GatedCatalogue]:
    """Return what passed of the catalogues of the build's language, by the name of the page."""
    return _catalogues.get(app, {})


def catalogue_of(app: Sphinx, docname: str) -> GatedCatalogue | None:
    """Return what passed of a page's catalogue, or nothing where it has none."""
    return catalogues_of(app).get(docname)


def _stage(app: Sphinx, config: Config) -> None:
    locales = Path(os.path.normpath(Path(app.confdir, config.hoc_locales)))
    _say_if_set(app, config, locales)
    config.locale_dirs = []
    # A catalogue for each page. Compact ones are for each folder, so that the pages below a
    # folder would look for a name that no catalogue has, and stay in the source language.
    config.gettext_compact = False
    build = build_of(config)
    if build.language == build.campaign.source:
        return
    passed = _passed(app, locales)
    _tell(passed)
    if not passed.catalogues:
        raise ConfigError(_no_catalogue(locales, build.language))
    _catalogues[app] = {item.docname: item for item in passed.catalogues}


def _passed(app: Sphinx, locales: Path) -> Gate:
    # Imported here: a build in the source language has no catalogue and needs no check.
    from sphinx_hoc.core.catalogue import gate
    from sphinx_hoc.markdown.reading import message_reader

    build = build_of(app.config)
    with kept_catalogues(Path(app.doctreedir, "hoc-gate.pickle")) as kept:
        return gate(
            locales,
            build.language,
            pages=frozenset(source_pages(app)),
            settings=build.campaign.checks,
            read=message_reader(),
            name=short_path,
            kept=kept,
        )


def _say_if_set(app: Sphinx, config: Config, locales: Path) -> None:
    """``sphinx-intl`` reads ``locale_dirs`` too, so the same folder is no fault."""
    folders = config._raw_config.get("locale_dirs", config.overrides.get("locale_dirs"))
    if folders is None:
        return
    wanted = {Path(os.path.normpath(Path(app.confdir, folder))) for folder in folders}
    if wanted != {locales}:
        tell(
            Finding(
                path=short_path(Path(app.confdir, "conf.py")),
                line=0,
                code="locale-dirs",
                severity=Severity.WARNING,
                message=f"`locale_dirs` is {folders}, which is not used.",
                suggestion="Set `hoc_locales` instead: the catalogues are checked first.",
            )
        )


def _no_catalogue(locales: Path, language: Language) -> str:
    folder = short_path(locales / language.folder / "LC_MESSAGES")
    found = sorted(path.parent.parent.name for path in locales.glob("*/LC_MESSAGES/*.po"))
    listed = ", ".join(f"`{name}`" for name in dict.fromkeys(found)) or "none"
    return (
        f"there is no catalogue of a page for `{language.tag}` in {folder}, and the site "
        f"would be in the source language without a word. There are catalogues for {listed}. "
        f"Make them with `sphinx-intl update -l {language.folder}`."
    )


def _tell(passed: Gate) -> None:
    for finding in passed.findings:
        tell(finding)
    for catalogue in passed.catalogues:
        for finding in catalogue.findings:
            if finding.severity is not Severity.NOTE:
                tell(finding)


def _outdated(
    app: Sphinx,
    env: BuildEnvironment,
    _added: set[str],
    _changed: set[str],
    removed: set[str],
) -> list[str]:
    """The pages whose catalogue is not the one that they were read with."""
    return [
        docname
        for docname, digest in _digests(env).items()
        if docname not in removed and _digest(app, docname) != digest
    ]


def _digests(env: BuildEnvironment) -> dict[str, str]:
    digests: dict[str, str] = page_values(env, "hoc_digests")
    return digests


def _note_digest(app: Sphinx, _doctree: object) -> None:
    _digests(app.env)[app.env.docname] = _digest(app, app.env.docname)


def _digest(app: Sphinx, docname: str) -> str:
    catalogue = catalogue_of(app, docname)
    return catalogue.digest if catalogue else ""
