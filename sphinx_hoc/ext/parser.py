"""The Markdown parser: MyST with placeholders, and messages read inline only."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning

from sphinx_hoc.core.campaign_placeholders import BLOCK_KEYS
from sphinx_hoc.ext.messages import is_only_words, markdown_nodes
from sphinx_hoc.ext.neutral_pages import CONSTRUCTS, LOOKED_UP
from sphinx_hoc.ext.renderer import HocRenderer
from sphinx_hoc.ext.reporting import listen, report
from sphinx_hoc.ext.shared_parse import parse_once
from sphinx_hoc.markdown.lock import PARTS, PageParts, collect_parts
from sphinx_hoc.markdown.placeholders import placeholder_plugin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from markdown_it import MarkdownIt
    from myst_parser.config.main import MdParserConfig
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.ext.messages import MessagePlace

# What MyST takes from a front matter, or an escape that might spell it.
_FILE_LEVEL = re.compile(r"myst|html_meta|substitutions|\\")
# For each environment the parser of its pages and the parser of its messages.
_parsers: WeakKeyDictionary[BuildEnvironment, dict[str, MarkdownIt]] = WeakKeyDictionary()


class HocParser(MystParser):
    """Parses a page as MyST does, and a translated message as one line of text."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a page, or take the parse of it that another language has made."""
        env = document.settings.env
        listen(env, inputstring)
        config = _page_config(inputstring, document)
        notes = parse_once(
            inputstring, document, config, partial(_parse, inputstring, document, config)
        )
        # A translation of ``[text][label]`` needs the page's reference definitions.
        env.temp_data.update(notes)

    def is_text(self, text: str, env: BuildEnvironment) -> bool:
        """Return whether a message is its own text; see :class:`MessageParser`."""
        return is_only_words(text, env.myst_config.enable_extensions)  # type: ignore[attr-defined]

    def parse_message(
        self, text: str, document: nodes.document, place: MessagePlace
    ) -> Sequence[nodes.Node]:
        """Return the nodes of one message; see :class:`MessageParser`."""
        env = document.settings.env
        parser = _parser_of("messages", env, env.myst_config)
        return markdown_nodes(text, document, place, parser)


def setup_parser(app: Sphinx) -> None:
    """Take MyST's place for Markdown sources."""
    app.add_source_parser(HocParser, override=True)


def _parse(text: str, document: nodes.document, config: MdParserConfig) -> dict[str, Any]:
    """Fill a document, and return what the page's messages are held against."""
    parser = _parser_of("pages", document.settings.env, config)
    if document.settings.env.config.hoc_strict:
        # The renderer refuses what the parser would make text of without a word.
        parser.validateLink = _every_link  # type: ignore[method-assign]
    parser.options["document"] = document
    parts = PageParts()
    constructs = {("extension", name) for name in config.enable_extensions}
    looked_up: dict[str, tuple[bool, str | None]] = {}
    env: dict[str, Any] = {PARTS: parts, CONSTRUCTS: constructs, LOOKED_UP: looked_up}
    parser.render(text, env)
    references = env.get("references", {})
    parts.note_references(references)
    return {
        "hoc_references": references,
        PARTS: parts,
        CONSTRUCTS: constructs,
        LOOKED_UP: looked_up,
    }


def _parser_of(what: str, env: BuildEnvironment, config: MdParserConfig) -> MarkdownIt:
    """Return the parser of pages or of messages, made anew only for another configuration.

    No page holds a page and no message a message, so each of the two is used by one at a
    time; MyST's renderer takes its state when it starts.
    """
    kept = _parsers.setdefault(env, {})
    if what not in kept or kept[what].options["myst_config"] != config:
        kept[what] = _markdown(config)
        kept[what].options["store_labels"] = what == "messages"
    return kept[what]


def _markdown(config: MdParserConfig) -> MarkdownIt:
    parser = create_md_parser(config, HocRenderer)
    return parser.use(placeholder_plugin, blocks=BLOCK_KEYS).use(collect_parts)


def _page_config(text: str, document: nodes.document) -> MdParserConfig:
    """Return the project's configuration with what the page's front matter adds to it."""
    config: MdParserConfig = document.settings.env.myst_config
    if not (text.startswith("---") and _FILE_LEVEL.search(text)):
        return config
    try:
        front_matter = read_topmatter(text)
    except TopmatterReadError:  # MyST reports it while it renders
        return config
    if not front_matter or document.settings.env.config.hoc_strict:
        return config

    def warn(kind: MystWarnings, message: str) -> None:
        create_warning(document, message, kind, line=1, append_to=document)

    return _without_substitution(merge_file_level(config, front_matter, warn), document)


def _without_substitution(config: MdParserConfig, document: nodes.document) -> MdParserConfig:
    """A page can't switch on what the project may not: MyST's substitution runs Jinja."""
    if "substitution" not in config.enable_extensions:
        return config
    report(
        document.settings.env,
        1,
        "front-matter",
        "The front matter enables `substitution`, which would run whatever stands in braces.",
        "Take it out: `{{ group/name }}` works without it.",
    )
    kept = set(config.enable_extensions) - {"substitution"}
    return config.copy(enable_extensions=kept)


def _every_link(url: str) -> bool:  # noqa: ARG001 - the name that markdown-it calls it by
    return True
