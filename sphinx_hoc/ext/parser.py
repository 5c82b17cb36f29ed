"""The Markdown parser: MyST with placeholders, and messages read inline only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning

from sphinx_hoc.core.campaign_placeholders import BLOCK_KEYS
from sphinx_hoc.ext.messages import is_message, parse_message
from sphinx_hoc.ext.renderer import HocRenderer
from sphinx_hoc.ext.reporting import listen, report
from sphinx_hoc.markdown.lock import PARTS, PageParts, collect_parts
from sphinx_hoc.markdown.placeholders import placeholder_plugin

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it import MarkdownIt
    from myst_parser.config.main import MdParserConfig
    from myst_parser.warnings_ import MystWarnings
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_MESSAGE_PARSER = "hoc_message_parser"


class HocParser(MystParser):
    """Parses a page as MyST does, and a translated message as one line of text."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a page, or the msgstr that Sphinx's ``Locale`` transform hands over."""
        if is_message(document):
            parse_message(inputstring, document, _message_parser(document.settings.env))
            return
        listen(document.settings.env, inputstring)
        config = _page_config(inputstring, document)
        parser = _markdown(config)
        if document.settings.env.config.hoc_strict:
            # The renderer refuses what the parser would make text of without a word.
            parser.validateLink = _every_link  # type: ignore[method-assign]
        parser.options["document"] = document
        parts = PageParts()
        env: dict[str, Any] = {PARTS: parts}
        parser.render(inputstring, env)
        # A translation of ``[text][label]`` needs the page's reference definitions.
        references = env.get("references", {})
        parts.note_references(references)
        document.settings.env.temp_data.update({"hoc_references": references, PARTS: parts})


def setup_parser(app: Sphinx) -> None:
    """Take MyST's place for Markdown sources."""
    app.add_source_parser(HocParser, override=True)


def _message_parser(env: BuildEnvironment) -> MarkdownIt:
    """Return the parser of this page's messages, made once for all of them.

    A message holds no other message, so they can share one; a page may hold nested pages.
    """
    kept: dict[str, Any] = env.temp_data  # type: ignore[assignment]
    if _MESSAGE_PARSER not in kept:
        made = _markdown(env.myst_config)  # type: ignore[attr-defined]
        made.options["store_labels"] = True
        kept[_MESSAGE_PARSER] = made
    parser: MarkdownIt = kept[_MESSAGE_PARSER]
    return parser


def _markdown(config: MdParserConfig) -> MarkdownIt:
    parser = create_md_parser(config, HocRenderer)
    return parser.use(placeholder_plugin, blocks=BLOCK_KEYS).use(collect_parts)


def _page_config(text: str, document: nodes.document) -> MdParserConfig:
    """Return the project's configuration with what the page's front matter adds to it."""
    config: MdParserConfig = document.settings.env.myst_config
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
