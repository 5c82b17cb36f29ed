"""What stands around the words of a page: one place where every part puts its own.

No theme has a hook for all of it, and one that overrides a theme's templates copies them.
So each page is rendered by its own template as ever, and what comes of it is taken up by
ours, which writes the parts into their places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_hoc.ext.config import build_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from sphinx_hoc.core.languages import Language

Change: TypeAlias = "tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]"
"""What is looked for in a printed page, and what to print for it, as :func:`re.sub` takes it."""

TEMPLATES = Path(__file__).parent / "templates"

_HTML_TAG = re.compile(r"<html\b([^>]*)>")
_LANGUAGE_ATTRIBUTES = re.compile(r"""\s(?:xml:lang|lang|dir)=("[^"]*"|'[^']*')""")
_ARTICLE = re.compile(r"<article\b[^>]*\brole=\"?main\b")
_BODY = re.compile(r"<(?:div|main|section)\b[^>]*\brole=\"?main\b[^>]*>")


@dataclass(slots=True)
class Frame:
    """The parts of one page.

    :param above: what stands above the words, in order.
    :param sidebar: names of templates at the end of the sidebar.
    :param finish: changes to what the theme has printed, in order.
    """

    above: list[str] = field(default_factory=list)
    sidebar: list[str] = field(default_factory=list)
    finish: list[Change] = field(default_factory=list)


def setup_page_frame(app: Sphinx) -> None:
    """Close the frame of each page, after the parts have come in."""
    app.connect("config-inited", _add_templates)
    # After the theme's own (500) and what a project's conf.py connects (500).
    app.connect("html-page-context", _close, priority=900)


def frame_of(context: dict[str, Any]) -> Frame:
    """Return the frame of the page that is being written."""
    frame: Frame = context.setdefault("hoc_frame", Frame())
    return frame


def is_site(app: Sphinx) -> bool:
    """Return whether this build makes pages for a web site, not for a book."""
    return app.builder.name in {"html", "dirhtml", "singlehtml"}


def add_to_head(context: dict[str, Any], markup: str) -> None:
    """Add to the ``<head>`` of a page."""
    context["metatags"] = context.get("metatags", "") + markup


def render(app: Sphinx, template: str, context: dict[str, Any]) -> str:
    """Render one of the templates with the context of a page."""
    builder: Any = app.builder
    return str(builder.templates.render(template, context))


def _add_templates(_app: Sphinx, config: Config) -> None:
    # Last, so that a project's template of the same name wins.
    config.templates_path = [*config.templates_path, str(TEMPLATES)]


def _close(
    app: Sphinx,
    _pagename: str,
    template: str,
    context: dict[str, Any],
    _doctree: nodes.document | None,
) -> str | None:
    frame = frame_of(context)
    del context["hoc_frame"]
    if hasattr(app.builder, "implementation"):  # JSON and pickle take the context as it is
        return None
    language = build_of(app.config).language
    context["language"] = language.html_lang
    context["sidebars"] = [*context.get("sidebars", ()), *frame.sidebar]
    context["hoc_template"] = template
    context["hoc_finish"] = partial(finished, frame=frame, language=language)
    return "hoc/page.html"


def finished(page: str, frame: Frame, language: Language) -> str:
    """Return a printed page with its parts in their places."""
    page = _HTML_TAG.sub(partial(_directed, language=language), page, count=1)
    for pattern, replacement in frame.finish:
        page = pattern.sub(replacement, page)
    return _with_parts(page, "".join(frame.above))


def _directed(match: re.Match[str], language: Language) -> str:
    others = _LANGUAGE_ATTRIBUTES.sub("", match[1])
    xml = f' xml:lang="{language.html_lang}"' if "xmlns=" in others else ""
    return f'<html{others} lang="{language.html_lang}"{xml} dir="{language.direction}">'


def _with_parts(page: str, parts: str) -> str:
    """Outside the article, whose words the search finds and the reader came for."""
    if not parts:
        return page
    if article := _ARTICLE.search(page):
        return page[: article.start()] + parts + page[article.start() :]
    if body := _BODY.search(page):
        return page[: body.end()] + parts + page[body.end() :]
    return page
