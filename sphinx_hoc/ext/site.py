"""The site that this build is a part of: its languages, and where each of them is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from sphinx_hoc.core.announcing import announced_languages
from sphinx_hoc.core.site import Layout, Site, site_on_read_the_docs
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.source_pages import source_pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.languages import Language


def setup_site(app: Sphinx) -> None:
    """Work out the site once the language is known."""
    # The digest writes every page again when the list of languages changes, and reads none.
    app.add_config_value("hoc_site_digest", "", "html", frozenset({str}))
    # After the language is known (100).
    app.connect("config-inited", _find_site, priority=300)


def site_of(config: Config) -> Site:
    """Return the site that the running build is a part of."""
    site = config.hoc_site
    if not isinstance(site, Site):
        msg = "sphinx_hoc has not been configured"
        raise ConfigError(msg)
    return site


def locales_of(app: Sphinx) -> Path:
    """Return the folder of the catalogues."""
    return Path(os.path.normpath(Path(app.confdir, app.config.hoc_locales)))


def project_path(app: Sphinx, path: Path) -> str:
    """Return a path as seen from the top of the project, which holds pages and catalogues."""
    top = os.path.commonpath([app.srcdir, app.confdir, locales_of(app)])
    return Path(os.path.relpath(path, top)).as_posix()


def page_address(app: Sphinx, pagename: str) -> str:
    """Return the address of a page below its language's folder."""
    builder = app.builder
    if builder.name == "singlehtml":
        return f"{app.config.root_doc}{builder.out_suffix}"  # type: ignore[attr-defined]
    return builder.get_target_uri(pagename)


def _find_site(app: Sphinx, config: Config) -> None:
    site = _site(app, config)
    config.hoc_site = site
    here = build_of(config).language
    if site.base and not config.html_baseurl:
        config.html_baseurl = site.address(here, "")
    publishing = build_of(config).campaign.publishing
    config.hoc_site_digest = repr((site, here, publishing, [*config.hoc_untranslated]))


def _site(app: Sphinx, config: Config) -> Site:
    build = build_of(config)
    languages = _announced(app, config)
    found = site_on_read_the_docs(languages, build.campaign.source, build.language, os.environ)
    return found or Site(
        languages=languages,
        source=build.campaign.source,
        layout=_layout(app, config),
        base=build.campaign.publishing.url,
    )


def _announced(app: Sphinx, config: Config) -> tuple[Language, ...]:
    campaign = build_of(config).campaign
    if config.hoc_announced:
        return tuple(
            item for tag, item in campaign.languages.items() if tag in config.hoc_announced
        )
    pages = frozenset(source_pages(app)) - set(config.hoc_untranslated)
    return announced_languages(campaign, locales_of(app), pages)


def _layout(app: Sphinx, config: Config) -> Layout:
    """A folder with the language's own name has brothers and sisters."""
    if config.hoc_layout:
        return Layout(config.hoc_layout)
    beside = Path(app.outdir).name == build_of(config).language.tag
    return Layout.SIBLINGS if beside else Layout.ALONE
