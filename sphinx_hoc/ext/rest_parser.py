"""The locked parser for pages in reStructuredText: a msgstr is inline text there, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.languages import get_language
from docutils.parsers.rst.states import Inliner, Struct  # type: ignore[attr-defined]
from sphinx.parsers import RSTParser

from sphinx_hoc.core.destinations import comparable, is_allowed
from sphinx_hoc.ext.config import build_of
from sphinx_hoc.ext.messages import RefusedError
from sphinx_hoc.markdown.lock import role_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docutils.statemachine import StringList
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_hoc.ext.messages import MessagePlace

_ROLES = "hoc_rest_roles"
_ADDRESSES = "hoc_rest_addresses"


class HocRSTParser(RSTParser):
    """Parses a page as Sphinx does, and a translated message as one line of text."""

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:
        """Parse a page."""
        env = document.settings.env
        if env.config.hoc_strict:
            document.settings.raw_enabled = False
            document.settings.file_insertion_enabled = False
        roles: set[str] = set()
        self.inliner = _inliner(lambda key, _raw: roles.add(key))
        super().parse(inputstring, document)
        env.temp_data[_ROLES] = roles
        env.temp_data[_ADDRESSES] = set(_addresses(document))

    def is_text(self, _text: str, _env: BuildEnvironment) -> bool:
        """Return false: the marks are many, and depend on what stands beside them."""
        return False

    def parse_message(
        self, text: str, document: nodes.document, place: MessagePlace
    ) -> Sequence[nodes.Node]:
        """Return the nodes of one message; see :class:`MessageParser`."""
        try:
            return _inline(" ".join(text.split()), document, place)
        except RecursionError:
            msg = "marks stand too deep inside one another"
            raise RefusedError(msg) from None


def _inliner(watch: Callable[[str, str], None]) -> Inliner:
    """Return an inliner that shows each role's key and source before it runs.

    Not a subclass: docutils makes its patterns of what the class itself holds.
    """
    inliner = Inliner()
    run = inliner.interpreted

    def interpreted(rawsource: str, text: str, role: str, lineno: int) -> Any:
        watch(role_key(role, text), rawsource)
        return run(rawsource, text, role, lineno)

    inliner.interpreted = interpreted  # type: ignore[method-assign]
    return inliner


def setup_rest_parser(app: Sphinx) -> None:
    """Take the place of Sphinx's parser for reStructuredText."""
    app.add_source_parser(HocRSTParser, override=True)


def _inline(text: str, document: nodes.document, place: MessagePlace) -> list[nodes.Node]:
    env = document.settings.env
    known = env.temp_data.get(_ROLES, set())

    def watch(key: str, rawsource: str) -> None:
        if key not in known:
            raise RefusedError(f"the role `{rawsource}` is not on the page")

    inliner = _inliner(watch)
    inliner.init_customizations(document.settings)
    # A role asks the state machine where it stands, and here is none.
    document.reporter.get_source_and_line = lambda *_line: (place.path, place.line)
    language = get_language(document.settings.language_code, document.reporter)
    memo = Struct(document=document, reporter=document.reporter, language=language,
                  title_styles=[], section_level=0, section_bubble_up_kludge=False,
                  inliner=inliner)  # fmt: skip
    found, messages = inliner.parse(text, place.line or 0, memo, document)
    if messages:
        raise RefusedError(messages[0].astext().rstrip("."))
    holder = nodes.inline("", "", *found)
    hosts = build_of(env.config).campaign.checks.allowed_hosts
    for address in _addresses(holder):
        if address not in env.temp_data.get(_ADDRESSES, ()) and not is_allowed(address, hosts):
            raise RefusedError(f"the link to `{address[:80]}` is not on the page")
    return list(holder.children)


def _addresses(root: nodes.Element) -> Iterator[str]:
    """Yield each address below a node, in its comparable form."""
    for node in root.findall(nodes.Element):
        for name in ("refuri", "uri"):
            if name in node:
                yield comparable(str(node[name]))
