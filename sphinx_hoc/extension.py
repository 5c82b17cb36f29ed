"""The list of rooms: what the extension registers, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc import __version__
from sphinx_hoc.ext.alternates import setup_alternates
from sphinx_hoc.ext.asset_tags import setup_asset_tags
from sphinx_hoc.ext.assets import setup_assets
from sphinx_hoc.ext.calendar_file import setup_calendar_file
from sphinx_hoc.ext.catalogues import setup_catalogues
from sphinx_hoc.ext.check_list import setup_check_list
from sphinx_hoc.ext.config import setup_config
from sphinx_hoc.ext.direction import setup_direction
from sphinx_hoc.ext.epub import setup_epub
from sphinx_hoc.ext.fallback import setup_fallback
from sphinx_hoc.ext.front_matter import setup_front_matter
from sphinx_hoc.ext.furo_fixes import setup_furo_fixes
from sphinx_hoc.ext.help_page import setup_help_page
from sphinx_hoc.ext.idle_transforms import setup_idle_transforms
from sphinx_hoc.ext.interface_words import setup_interface_words
from sphinx_hoc.ext.menu_fallback import setup_menu_fallback
from sphinx_hoc.ext.navigation import setup_navigation
from sphinx_hoc.ext.notice import setup_notice
from sphinx_hoc.ext.only_words import setup_only_words
from sphinx_hoc.ext.option_list import setup_option_list
from sphinx_hoc.ext.page_data import setup_page_data
from sphinx_hoc.ext.page_frame import setup_page_frame
from sphinx_hoc.ext.parser import setup_parser
from sphinx_hoc.ext.placeholder_list import setup_placeholder_list
from sphinx_hoc.ext.placeholders import setup_placeholders
from sphinx_hoc.ext.planner import setup_planner
from sphinx_hoc.ext.plans import setup_plans
from sphinx_hoc.ext.print import setup_print
from sphinx_hoc.ext.qr_code import setup_qr_code
from sphinx_hoc.ext.reporting import setup_reporting
from sphinx_hoc.ext.rest_parser import setup_rest_parser
from sphinx_hoc.ext.rewriting import setup_rewriting
from sphinx_hoc.ext.run_of_show import setup_run_of_show
from sphinx_hoc.ext.search import setup_search
from sphinx_hoc.ext.sidebar import setup_sidebar
from sphinx_hoc.ext.signup import setup_signup
from sphinx_hoc.ext.signup_state import setup_signup_state
from sphinx_hoc.ext.site import setup_site
from sphinx_hoc.ext.site_title import setup_site_title
from sphinx_hoc.ext.smart_quotes import setup_smart_quotes
from sphinx_hoc.ext.strict import setup_strict
from sphinx_hoc.ext.structured_data import setup_structured_data
from sphinx_hoc.ext.switcher import setup_switcher
from sphinx_hoc.ext.template_loader import setup_template_loader
from sphinx_hoc.ext.thematic_breaks import setup_thematic_breaks
from sphinx_hoc.ext.translating import setup_translating
from sphinx_hoc.ext.untranslated import setup_untranslated
from sphinx_hoc.ext.usage import setup_usage

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 3
"""Raised whenever what is kept in the environment or a doctree changes its shape."""


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Load what the extension stands on, and register each of its parts."""
    app.setup_extension("myst_parser")
    app.setup_extension("sphinx_design")
    setup_config(app)
    setup_reporting(app)
    setup_usage(app)
    setup_rewriting(app)
    setup_parser(app)
    setup_rest_parser(app)
    setup_only_words(app)
    setup_strict(app)
    setup_placeholders(app)
    setup_placeholder_list(app)
    setup_check_list(app)
    setup_option_list(app)
    setup_front_matter(app)
    setup_signup(app)
    setup_signup_state(app)
    setup_qr_code(app)
    setup_print(app)
    setup_plans(app)
    setup_run_of_show(app)
    setup_page_data(app)
    setup_calendar_file(app)
    setup_structured_data(app)
    setup_planner(app)
    setup_smart_quotes(app)
    setup_idle_transforms(app)
    setup_thematic_breaks(app)
    setup_catalogues(app)
    setup_translating(app)
    setup_untranslated(app)
    setup_epub(app)
    setup_template_loader(app)
    setup_assets(app)
    setup_asset_tags(app)
    setup_search(app)
    setup_navigation(app)
    setup_sidebar(app)
    setup_site(app)
    setup_site_title(app)
    setup_page_frame(app)
    setup_alternates(app)
    setup_switcher(app)
    setup_fallback(app)
    setup_menu_fallback(app)
    setup_help_page(app)
    setup_notice(app)
    setup_interface_words(app)
    setup_direction(app)
    setup_furo_fixes(app)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
