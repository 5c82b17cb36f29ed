"""The page of a site that tells how to help with its translation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_hoc.core.help_page import help_page_faults
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.reporting import tell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class HelpPage(NamedTuple):
    """The way to the page.

    :param address: from another page.
    :param language: the language that it is in.
    """

    address: str
    language: str


def setup_help_page(app: Sphinx) -> None:
    """Say where the campaign file names a page that is not there."""
    # With the findings of pages, in every build.
    app.connect("env-get-updated", _look_for_it, priority=900)


def help_page(app: Sphinx, pagename: str) -> HelpPage | None:
    """Return the way to the page, or nothing where there is none or it is the page itself."""
    build = build_of(app.config)
    name = build.campaign.publishing.help_page
    if not name or name == pagename or name not in app.env.found_docs:
        return None
    untranslated = name in app.config.hoc_untranslated
    language = build.campaign.source if untranslated else build.language
    return HelpPage(app.builder.get_relative_uri(pagename, name), language.html_lang)


def _look_for_it(app: Sphinx, env: BuildEnvironment) -> list[str]:
    path = Path(app.confdir, app.config.hoc_campaign)
    campaign = build_of(app.config).campaign
    for finding in help_page_faults(campaign, path, str(path), env.found_docs):
        tell(finding)
    return []
