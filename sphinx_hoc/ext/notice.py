"""The notice above a page: how much of it is translated, and where to help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.announcing import share
from sphinx_hoc.core.figures import format_number, format_percent, language_name
from sphinx_hoc.ext.catalogues import catalogues_of
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.fallback import progress_of
from sphinx_hoc.ext.help_page import help_page
from sphinx_hoc.ext.page_frame import frame_of, is_site, render
from sphinx_hoc.ext.site import locales_of, project_path
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.progress import Progress


def setup_notice(app: Sphinx) -> None:
    """Put the notice above each page that needs one, and the link to mend it beside it."""
    # The digest writes the pages again when a translation has been reviewed.
    app.add_config_value("hoc_draft_digest", "", "html", frozenset({str}))
    # After the catalogues have passed the gate (200).
    app.connect("config-inited", _find_drafts, priority=300)
    # Before the theme's own (500), which reads the address of the edit link.
    app.connect("html-page-context", _add_edit_link, priority=400)
    app.connect("html-page-context", _add_notice)


def _find_drafts(app: Sphinx, config: Config) -> None:
    drafts = [item.docname for item in catalogues_of(app).values() if item.is_draft]
    config.hoc_drafts = frozenset(drafts)
    config.hoc_draft_digest = repr(sorted(drafts))


def _add_edit_link(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    address = edit_address(app, pagename) if doctree is not None and is_site(app) else ""
    if address:
        # The theme fills in `{filename}`, so braces of our own are doubled.
        context["theme_source_edit_link"] = address.replace("{", "{{").replace("}", "}}")


def edit_address(app: Sphinx, docname: str) -> str:
    """Return where a page is edited: its source, or its catalogue in another language."""
    build = build_of(app.config)
    publishing = build.campaign.publishing
    is_source = build.language == build.campaign.source or docname in app.config.hoc_untranslated
    if not (publishing.edit_page if is_source else publishing.edit_translation):
        return ""
    if is_source:
        path = project_path(app, Path(app.env.doc2path(docname)))
        return publishing.page_address(path=path, docname=docname)
    catalogue = locales_of(app) / build.language.folder / "LC_MESSAGES" / f"{docname}.po"
    path = project_path(app, catalogue)
    return publishing.translation_address(build.language, path=path, docname=docname)


def _add_notice(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    build = build_of(app.config)
    if doctree is None or not is_site(app) or build.language == build.campaign.source:
        return
    sentences = list(_sentences(app, pagename, progress_of(doctree)))
    if not sentences:
        return
    context["hoc_notice"] = {
        "label": word(app.config, "About this translation"),
        "sentences": sentences,
        "link": edit_address(app, pagename),
        "link_text": _link_text(app, pagename),
        "help": None if pagename in app.config.hoc_untranslated else help_page(app, pagename),
        "help_text": word(app.config, "Help to translate"),
    }
    frame_of(context).above.append(render(app, "hoc/notice.html", context))


def _link_text(app: Sphinx, docname: str) -> str:
    if docname in app.config.hoc_untranslated:
        return word(app.config, "Edit this page")
    return word(app.config, "Edit this translation")


def _sentences(app: Sphinx, docname: str, progress: Progress) -> Iterator[str]:
    """What a reader should know; nothing where all is translated and read over."""
    build = build_of(app.config)
    locale = build.language.locale
    source = language_name(build.campaign.source.locale, locale)
    if docname in app.config.hoc_untranslated:
        sentence = word(app.config, "This page exists only in the original language ({language}).")
        yield sentence.format(language=source)
        return
    if progress.missing:
        sentence = word(
            app.config,
            "Translated so far: {percent} of this page ({translated} of {total} passages). "
            "The rest is in the original language ({language}).",
        )
        yield sentence.format(
            percent=format_percent(share(progress), locale),
            translated=format_number(progress.translated, locale),
            total=format_number(progress.total, locale),
            language=source,
        )
    if docname in app.config.hoc_drafts:
        yield word(app.config, "No native speaker has reviewed this translation yet.")
