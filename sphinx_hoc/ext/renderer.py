"""MyST's renderer, which turns tokens into nodes, with placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from docutils.parsers.rst.languages import get_language
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.warnings_ import MystWarnings

from sphinx_hoc.core.placeholders import PLACEHOLDER, written
from sphinx_hoc.core.rules import shown
from sphinx_hoc.ext.destinations import resolve_destination
from sphinx_hoc.ext.front_matter import message_nodes
from sphinx_hoc.ext.neutral_pages import CONSTRUCTS, LOOKED_UP, what_is_at
from sphinx_hoc.ext.placeholders import placeholder_node, unknown_node
from sphinx_hoc.ext.reporting import report
from sphinx_hoc.ext.signup import default_button
from sphinx_hoc.ext.strict import StrictRenderer
from sphinx_hoc.ext.thematic_breaks import thematic_break
from sphinx_hoc.markdown.lock import PARTS
from sphinx_hoc.markdown.pages import front_matter

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from markdown_it.tree import SyntaxTreeNode

_UNCLOSED_LINK = re.compile(r"\[([^\[\]]*)\]\([ \t]*$")


class HocRenderer(StrictRenderer):
    """Renders what the placeholder plugin reads, and the front matter's title."""

    def setup_render(self, options: dict[str, Any], env: MutableMapping[str, Any]) -> None:
        """Take the state of one render.

        The base class makes a default document for every render, also where it is given
        one: docutils parses all its settings for that, which is most of the time that a
        message takes. So this does what the base class does, without it.
        """
        self.md_env = env
        self.md_options = options
        self.md_config = options["myst_config"]
        self.document = options["document"]
        self.current_node = options.get("current_node", self.document)
        self.reporter = self.document.reporter
        self.language_module_rst = get_language(  # type: ignore[assignment]
            self.document.settings.language_code
        )
        self._heading_offset = 0
        self._level_to_section = {0: self.document}
        self._heading_slugs = {}

    def render_placeholder(self, token: SyntaxTreeNode) -> None:
        """Render a placeholder in running text."""
        self._report_unclosed_link(token)
        node = placeholder_node(token.meta["key"])
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_placeholder_malformed(self, token: SyntaxTreeNode) -> None:
        """Show what looks like a placeholder and is none as it was written."""
        report(
            self.sphinx_env,
            token_line(token, 0),
            "placeholder-malformed",
            f"`{token.content}` is not a placeholder.",
            "Write `{{ group/name }}`, or `\\{{` where the braces are meant as text.",
        )
        self.current_node.append(unknown_node(token.content))

    def render_placeholder_block(self, token: SyntaxTreeNode) -> None:
        """Render a placeholder that stands alone."""
        self.current_node.append(
            default_button(self.sphinx_env, self.document["source"], token_line(token, 0))
        )

    def render_link(self, token: SyntaxTreeNode) -> None:
        """Render a link whose destination may hold placeholders."""
        if self._resolve(token, "href"):
            super().render_link(token)

    def render_image(self, token: SyntaxTreeNode) -> None:
        """Render an image whose destination may hold placeholders."""
        if self._resolve(token, "src"):
            super().render_image(token)

    def render_hr(self, token: SyntaxTreeNode) -> None:
        """Render a line across the page, wherever it stands."""
        node = thematic_break()
        self.add_line_and_source_path(node, token)
        self.current_node.append(node)

    def render_table_row(self, token: SyntaxTreeNode) -> None:
        """Render a row whose cells know their file and line.

        Without them a cell is no message where the table stands inside a directive.
        """
        super().render_table_row(token)
        row = cast("nodes.row", self.current_node[-1])
        for node in [row, *row.findall(nodes.Element)]:
            self.add_line_and_source_path(node, token)

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        """Render raw HTML, in which no placeholder is replaced."""
        for match in PLACEHOLDER.finditer(token.content):
            report(
                self.sphinx_env,
                token_line(token, 0),
                "placeholder-kind",
                f"`{match[0]}` stands in raw HTML, where nothing is replaced.",
                "Write the link or the image in Markdown.",
            )
        super().render_html_block(token)

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Render the front matter; its title and description become messages."""
        text = token.content
        data = front_matter(text)
        if isinstance(data, dict) and token.token is not None:  # read once for all who ask
            token.token.content = data  # type: ignore[assignment]
        super().render_front_matter(token)
        fields = data if isinstance(data, dict) else {}
        for name in fields:
            self._note_construct("field", str(name))
        for node in message_nodes(text, fields, self.document["source"]):
            self.current_node.append(node)
            self._note_parts(str(node.get("value") or node["content"]))

    def render_myst_role(self, token: SyntaxTreeNode) -> None:
        """Render a role, and note that the page holds it."""
        self._note_construct("role", token.meta["name"])
        super().render_myst_role(token)

    def run_directive(self, name: str, *rest: Any, **more: Any) -> list[nodes.Element]:
        """Run a directive, and note that the page holds it."""
        self._note_construct("directive", name)
        return super().run_directive(name, *rest, **more)

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Render embedded reStructuredText, and note that the page holds it."""
        self._note_construct("directive", "eval-rst")
        super().render_restructuredtext(token)

    def render_link_inventory(self, token: SyntaxTreeNode) -> None:
        """Render a link to another project, and note that the page holds it."""
        self._note_construct("link", "inventory")
        super().render_link_inventory(token)

    def render_link_project(self, token: SyntaxTreeNode) -> None:
        """Render a link to a page, and note what is there."""
        if self._is_path(token, str(token.attrGet("href") or "").removeprefix("project:")):
            super().render_link_project(token)

    def render_link_unknown(self, token: SyntaxTreeNode) -> None:
        """Render a link to a page or a file, and note what is there."""
        if self._is_path(token, str(token.attrGet("href") or "")):
            super().render_link_unknown(token)

    def renderInlineAsText(self, tokens: list[SyntaxTreeNode]) -> str:  # noqa: N802
        """Return the text of an image, in which placeholders stay as written."""
        parts = []
        for token in tokens or []:
            if token.type == "placeholder":
                parts.append(written(token.meta["key"]))
            elif token.type == "placeholder_malformed":
                parts.append(token.content)
            else:
                parts.append(super().renderInlineAsText([token]))
        return "".join(parts)

    def _resolve(self, token: SyntaxTreeNode, name: str) -> bool:
        """Put values into an address; show the name instead where there is none."""
        url = str(token.attrGet(name) or "")
        if not PLACEHOLDER.search(url):
            return True
        address = resolve_destination(self.sphinx_env, url, token_line(token, 0))
        if address is not None:
            token.attrs[name] = self.md.normalizeLink(address)
            return True
        self.render_children(token)
        self.current_node.extend([nodes.Text(" "), unknown_node(url)])
        return False

    def _note_construct(self, kind: str, name: str) -> None:
        """Note what the page holds; a message has nowhere to note it, and nothing to add."""
        self.md_env.get(CONSTRUCTS, set()).add((kind, name))

    def _is_path(self, token: SyntaxTreeNode, href: str) -> bool:
        """Note what is behind a local link; show one that no file can have as it is written."""
        destination = self.md.normalizeLinkText(href).partition("#")[0]
        try:
            there = what_is_at(self.sphinx_env, destination)
        except OSError as error:  # a name may be too long, and MyST looks for it all the same
            self.create_warning(
                f"`{shown(href, 60)}` is no file: {error.strerror}.",
                MystWarnings.XREF_MISSING,
                line=token_line(token, 0),
            )
            self.render_children(token)
            return False
        self.md_env.get(LOOKED_UP, {})[destination] = there
        return True

    def _note_parts(self, text: str) -> None:
        """Let the page's own translations hold what this text of it holds."""
        for line in self.md.parseInline(text):
            self.md_env[PARTS].note(line.children or [])

    def _report_unclosed_link(self, token: SyntaxTreeNode) -> None:
        before = self.current_node.children[-1] if self.current_node.children else None
        if not isinstance(before, nodes.Text):
            return
        if match := _UNCLOSED_LINK.search(before.astext()[-300:]):
            name = written(token.meta["key"])
            report(
                self.sphinx_env,
                token_line(token, 0),
                "link-unclosed",
                f"The link `{match[0].strip()}{token.content}` has no closing `)`.",
                f"Write `[{match[1]}]({name})`.",
            )
