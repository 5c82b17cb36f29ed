"""What search engines and messengers read of a page: its description, and the campaign's week."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_hoc.core.script_json import script_json
from sphinx_hoc.core.structured_data import event
from sphinx_hoc.ext.builders import page_address, writes_web_pages
from sphinx_hoc.ext.calendar_file import run_of_show_plan
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.plan_text import plain_text
from sphinx_hoc.ext.signup import BUTTON_CLASS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "։", "။", "።")
_LONGEST = 200


def setup_structured_data(app: Sphinx) -> None:
    """Add the tags to the head of each page."""
    app.connect("html-page-context", _add_tags)


def _add_tags(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    if doctree is None or not writes_web_pages(app.builder):
        return
    own = _own_description(doctree)
    description = own or _first_sentence(doctree)
    tags = [*_open_graph(app, pagename, description)]
    if description and not own:
        tags.insert(0, _meta(name="description", content=description))
    if _tells_of_the_campaign(doctree):
        tags.append(_event(app, pagename, description))
    context["metatags"] = "\n".join([context.get("metatags") or "", *tags, ""])


def _own_description(doctree: nodes.document) -> str:
    """The description that the page's front matter gives; Sphinx writes its tag."""
    found = (node for node in doctree.findall(nodes.meta) if node.get("name") == "description")
    return next((str(node.get("content", "")) for node in found), "")


def _first_sentence(doctree: nodes.document) -> str:
    """The first text of a page that is a sentence: a paragraph, or a heading such as ``Go!``."""
    for node in doctree.findall(lambda item: isinstance(item, (nodes.paragraph, nodes.title))):
        text = plain_text(node)
        if text.endswith(_SENTENCE_ENDS) and not _is_ours(node):
            return _shortened(text)
    return ""


def _is_ours(node: nodes.Node) -> bool:
    return any(name.startswith(BUTTON_CLASS) for name in node.get("classes", ()))  # type: ignore[attr-defined]


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    head = text[:_LONGEST]
    return f"{head.rpartition(' ')[0] or head}…"


def _open_graph(app: Sphinx, pagename: str, description: str) -> Iterator[str]:
    metadata = app.env.metadata.get(pagename, {})
    title = metadata.get("hoc_title") or plain_text(app.env.titles[pagename])
    yield _meta(property="og:title", content=title)
    yield _meta(property="og:type", content="website")
    if description:
        yield _meta(property="og:description", content=description)
    if writes_web_pages(app.builder) and (address := page_address(app.builder, pagename)):
        yield _meta(property="og:url", content=address)


def _tells_of_the_campaign(doctree: nodes.document) -> bool:
    if next(iter(doctree.findall(run_of_show_plan)), None) is not None:
        return True
    return any(node.get("hoc_signup") for node in doctree.findall(nodes.paragraph))


def _event(app: Sphinx, pagename: str, description: str) -> str:
    build = build_of(app.config)
    address = page_address(app.builder, pagename) if writes_web_pages(app.builder) else None
    data = event(
        build.campaign,
        build.language,
        url=address or build.campaign.signup.url,
        description=description,
    )
    return f'<script type="application/ld+json">{script_json(data)}</script>'


def _meta(**attributes: str) -> str:
    pairs = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<meta {pairs}>"
