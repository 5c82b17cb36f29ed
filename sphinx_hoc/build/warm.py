"""What every language needs, got ready once, before the processes are forked.

Imports, and what follows from the campaign file or from the pages alone: nothing here makes
an application, a parser or a node, and all that one language hands to others is its modules,
the code of its templates, and those parses of pages that are the same in each.
"""

from __future__ import annotations

import gc
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx_hoc.build.modules import note_modules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_hoc.build.jobs import Outcome
    from sphinx_hoc.build.layout import Layout
    from sphinx_hoc.build.project import Project
    from sphinx_hoc.core.campaign import Campaign

_MODULES = (
    "sphinx.application",
    "sphinx.cmd.build",
    "sphinx.builders.html",
    "sphinx.builders.dirhtml",
    "sphinx.search",
    "sphinx.theming",
    "sphinx.jinja2glue",
    "sphinx.environment.adapters.toctree",
    "sphinx.environment.adapters.indexentries",
    "sphinx.pygments_styles",
    "babel.dates",
    "docutils.parsers.rst.languages.en",
    "docutils.languages.en",
    "docutils.writers.html5_polyglot",
    "myst_parser.sphinx_ext.main",
    "myst_parser.parsers.sphinx_",
    "myst_parser.parsers.docutils_",
    "myst_parser.sphinx_ext.directives",
    "myst_parser.sphinx_ext.mathjax",
    "myst_parser.sphinx_ext.myst_refs",
    "sphinx_design.extension",
    "sphinx.builders.latex.transforms",
    "sphinx.ext.mathjax",
    "sphinx.util.console",
    "sphinx_basic_ng",
    "a11y_pygments",
    "icalendar",
    "segno",
    "sphinx_hoc.core.catalogue",
    "sphinx_hoc.markdown.reading",
    "jinja2.ext",
    "xml.dom.minidom",
    "sphinx_hoc.extension",
    "pygments.formatters.html",
    "pygments.formatters.latex",
    "pygments.styles.default",
    "pygments.styles.native",
    "bs4.builder._htmlparser",
    "html.parser",
    "yaml",
)


def warm_up(extensions: Iterable[str], theme: str) -> None:
    """Import what a build imports.

    What can't be imported is left to the build of each language, which reports it.
    """
    from sphinx.application import builtin_extensions

    _import_all((*_MODULES, *builtin_extensions, *extensions, theme))


def get_ready(project: Project, campaign: Campaign, *, for_others: bool) -> None:
    """Do once what each language would do for itself.

    :param for_others: whether languages will start after others have ended, and can take
        what those have made.
    """
    from babel.localedata import load

    from sphinx_hoc.ext.kept_catalogues import program_of_the_checks
    from sphinx_hoc.ext.shared_parse import want_parses

    warm_up(project.extensions, project.theme)
    note_modules()
    program_of_the_checks()
    if for_others:
        load("root")  # what all locales of CLDR have in common
        want_parses()
        _make_codes(campaign)


def take_over(outcome: Outcome, layout: Layout) -> None:
    """Let the languages that start from now on have what one has made."""
    from sphinx_hoc.build.templates import learn_templates
    from sphinx_hoc.ext.shared_parse import share

    _import_all(outcome.modules)
    learn_templates(layout.templates, outcome.templates)
    share(outcome.parses)


def _make_codes(campaign: Campaign) -> None:
    """Make the QR codes of the sign-up addresses, most of which all languages share."""
    from sphinx_hoc.core.signup import dates_of, offers
    from sphinx_hoc.ext.qr_code import qr_svg

    dates = dates_of(campaign.signup, campaign.start, campaign.end)
    for offer in offers(campaign.signup, dates, campaign.source, str).values():
        if offer.target:
            qr_svg(offer.target)


def _import_all(names: Iterable[str]) -> None:
    """Import modules, as far as they can be."""
    # What is imported stays: to look for garbage among it takes a sixth of the time.
    gc.disable()
    try:
        for name in names:
            # Whatever is wrong, each language's own build says it.
            with suppress(Exception):
                import_module(name)
    finally:
        gc.freeze()
        gc.enable()
