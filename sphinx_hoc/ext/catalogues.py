"""The stage: Sphinx never sees the catalogues as they lie in the project.

Each PO file passes the gate; what passes is compiled into a folder beside the doctrees,
and ``locale_dirs`` points there. Sphinx compares times of files, the stage compares what is
in them: an older file, or one that vanished, is noticed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_hoc.core.findings import Finding, Severity
from sphinx_hoc.ext.config import build_of, short_path
from sphinx_hoc.ext.page_values import follow_pages, page_values
from sphinx_hoc.ext.reporting import tell
from sphinx_hoc.ext.source_pages import source_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.core.catalogue import Gate
    from sphinx_hoc.core.languages import Language


def setup_catalogues(app: Sphinx) -> None:
    """Stage the catalogues of the build's language, and follow what changes in them."""
    # After the language is known (100).
    app.connect("config-inited", _stage, priority=200)
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-read", _note_digest)
    follow_pages(app, "hoc_digests")


def _stage(app: Sphinx, config: Config) -> None:
    locales = Path(os.path.normpath(Path(app.confdir, config.hoc_locales)))
    _say_if_set(app, config, locales)
    stage = Path(app.doctreedir, "hoc-locale")
    config.locale_dirs = [str(stage)]
    # A catalogue for each page. Compact ones are for each folder, so that the pages below a
    # folder would look for a name that no catalogue has, and stay in the source language.
    config.gettext_compact = False
    config.hoc_digests = {}
    config.hoc_bracketed = {}
    build = build_of(config)
    if build.language == build.campaign.source:
        return
    passed = _passed(app, locales)
    _tell(passed)
    if not passed.catalogues:
        raise ConfigError(_no_catalogue(locales, build.language))
    folder = stage / build.language.code / "LC_MESSAGES"
    config.hoc_digests = dict(_write(passed, folder))
    config.hoc_bracketed = {item.docname: item.bracketed for item in passed.catalogues}


def _passed(app: Sphinx, locales: Path) -> Gate:
    # Imported here: a build in the source language has no catalogue and needs no check.
    from sphinx_hoc.core.catalogue import gate
    from sphinx_hoc.markdown.reading import message_reader

    build = build_of(app.config)
    return gate(
        locales,
        build.language,
        pages=frozenset(source_pages(app)),
        settings=build.campaign.checks,
        read=message_reader(),
        name=short_path,
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


def _write(passed: Gate, folder: Path) -> Iterator[tuple[str, str]]:
    """Make the stage hold what has passed and nothing else; yield each page's digest."""
    wanted = {folder / f"{item.docname}.mo": item for item in passed.catalogues if item.mo}
    for path in folder.rglob("*"):
        if path.is_file() and path not in wanted:
            path.unlink()
    for path, catalogue in wanted.items():
        if not path.is_file() or path.read_bytes() != catalogue.mo:
            _replace(path, catalogue.mo)
        yield catalogue.docname, hashlib.sha256(catalogue.mo).hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Write a file in one step: another build never reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    beside.write_bytes(content)
    shutil.move(beside, path)


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
        if docname not in removed and app.config.hoc_digests.get(docname, "") != digest
    ]


def _digests(env: BuildEnvironment) -> dict[str, str]:
    digests: dict[str, str] = page_values(env, "hoc_digests")
    return digests


def _note_digest(app: Sphinx, _doctree: object) -> None:
    docname = app.env.docname
    _digests(app.env)[docname] = app.config.hoc_digests.get(docname, "")
