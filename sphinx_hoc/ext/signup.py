"""The sign-up button: a real link that looks like a button, in every builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import RSTState
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_hoc.core.campaign_placeholders import SIGNUP_BUTTON
from sphinx_hoc.core.placeholders import PLACEHOLDER
from sphinx_hoc.core.urls import url_fault
from sphinx_hoc.ext import wordless
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.deferred import deferred
from sphinx_hoc.ext.destinations import resolve_destination
from sphinx_hoc.ext.reporting import report
from sphinx_hoc.ext.rewriting import shows
from sphinx_hoc.ext.usage import use
from sphinx_hoc.ext.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

BUTTON_CLASS = "hoc-signup"

_LABEL = "Sign up"

# The colours that sphinx-design documents for buttons.
_COLORS = (
    "primary", "secondary", "success", "info", "warning",
    "danger", "light", "muted", "dark", "white", "black",
)  # fmt: skip


class campaign_label(deferred):
    """The label of a button that has none of its own."""

    def shown(self, env: BuildEnvironment) -> Sequence[nodes.Node]:
        """Return the words in the language of the build."""
        return [nodes.Text(word(env.config, _LABEL))]


def _color(argument: str) -> str:
    return directives.choice(argument, _COLORS)


class SignupButton(SphinxDirective):
    """``signup-button``: a button with a label and an address of its own.

    Its content is the label and a message; without one it is the campaign's own button.
    """

    has_content = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        "url": directives.unchanged_required,
        "color": _color,
        "class": directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Make the paragraph that holds the button."""
        url = self._url()
        source, line = self.get_source_info()
        paragraph = button(
            url or _campaign_url(self.env),
            self._label(),
            color=self.options.get("color", "primary"),
            classes=self.options.get("class", ()),
        )
        paragraph.source, paragraph.line = source, line
        if not url:
            _follow_campaign(self.env, paragraph, label="on_page" if self._text() else "campaign")
        return [paragraph]

    def _url(self) -> str:
        """The button's own address; nothing where it is the campaign's."""
        url = str(self.options.get("url", "")).strip()
        if PLACEHOLDER.search(url):
            return resolve_destination(self.env, url, self.lineno) or ""
        if url and (fault := url_fault(url)):
            report(
                self.env, self.lineno, "signup-url", f"The button's address `{url}` {fault[0]}",
                fault[1],
            )  # fmt: skip
            return ""
        return url

    def _text(self) -> str:
        return " ".join(line.strip() for line in self.content if line.strip())

    def _label(self) -> Sequence[nodes.Node]:
        """The label as an inline of its own, which a translation replaces as a whole."""
        text = self._text()
        if not text:
            return [_own_label()]
        line = self._content_line()
        children, _messages = self.state.inline_text(text, line)
        label = nodes.inline(text, "", *children, translatable=True)
        label.source, label.line = self.get_source_info()[0], line
        return [label]

    def _content_line(self) -> int:
        """Count from the page in reStructuredText, and from the directive in Markdown."""
        state: object = self.state  # in Markdown it is MyST's imitation
        if isinstance(state, RSTState):
            return self.content_offset + 1
        return self.lineno + self.content_offset + 1


class ShowButtonAddress(SphinxPostTransform):
    """Write the address behind the button where a link can't be followed by a click.

    After the references are resolved (10), so that the address is the final one.
    """

    default_priority = 200
    formats = ("text", "man", "texinfo", "latex")

    def run(self, **_kwargs: Any) -> None:
        """Add the address in words."""
        for paragraph in self.document.findall(nodes.paragraph):
            if BUTTON_CLASS in paragraph["classes"]:
                for reference in list(paragraph.findall(nodes.reference)):
                    address = f": {reference['refuri']}"
                    paragraph.append(nodes.Text(address))


def setup_signup(app: Sphinx) -> None:
    """Register the directive and what other builders show."""
    app.add_directive("signup-button", SignupButton)
    app.add_post_transform(ShowButtonAddress)


def default_button(env: BuildEnvironment, source: str, line: int) -> nodes.paragraph:
    """Return the campaign's own button: what ``{{ signup_button }}`` stands for."""
    paragraph = button(_campaign_url(env), [_own_label()])
    paragraph.source, paragraph.line = source, line
    _follow_campaign(env, paragraph, label="campaign")
    return paragraph


def button(
    url: str,
    label: Sequence[nodes.Node],
    *,
    color: str = "primary",
    classes: Sequence[str] = (),
) -> nodes.paragraph:
    """Return a paragraph with a link in it that has the classes of a button.

    The paragraph itself is no message: only a label that a page writes is one.

    :param color: one of the colours that sphinx-design documents.
    """
    look = ["sd-sphinx-override", "sd-btn", "sd-text-wrap", f"sd-btn-{color}", *classes]
    reference = nodes.reference("", "", *label, refuri=url, classes=look)
    return wordless.paragraph("", "", reference, classes=[BUTTON_CLASS])


def _own_label() -> nodes.Node:
    return campaign_label(_LABEL, _LABEL)


def _follow_campaign(env: BuildEnvironment, paragraph: nodes.paragraph, *, label: str) -> None:
    """Let a button change with the campaign's dates.

    :param label: ``on_page`` where the page has a label of its own, else ``campaign``.
    """
    paragraph["hoc_signup"] = label
    shows(env, "signup")


def _campaign_url(env: BuildEnvironment) -> str:
    value = use(env, SIGNUP_BUTTON)
    return value.text if value else build_of(env.config).campaign.signup.url
