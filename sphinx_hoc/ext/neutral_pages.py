"""Pages that say the same to every language: what they hold leaves nothing but their nodes."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import get_language
from sphinx.util.logging import is_suppressed_warning

from sphinx_hoc.ext.plans import plans_of
from sphinx_hoc.ext.usage import lists_every_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

CONSTRUCTS = "hoc_constructs"
"""Where is noted what a page holds beyond plain Markdown: pairs of kind and name.

The kinds are ``directive``, ``role``, ``field`` of the front matter, ``link`` to another
project, and ``extension`` of MyST that is enabled.
"""

LOOKED_UP = "hoc_looked_up"
"""Where is noted which local destinations a page links to, each with what is there."""

# They make nodes of what they are given, and leave nothing elsewhere.
_DIRECTIVES = (
    *("run-of-show", "signup-button", "tick-list", "image", "figure"),
    *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note"),
    *("seealso", "tip", "warning"),
)
_ROLES = ("placeholder", "doc", "ref")
# docutils reads other fields by their names in the language of the build.
_FIELDS = ("title", "description")
_EXTENSIONS = (
    *("alert", "attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"),
    *("linkify", "replacements", "smartquotes", "strikethrough", "tasklist"),
)
_NEUTRAL = frozenset(
    [
        *(("directive", name) for name in _DIRECTIVES),
        *(("role", name) for name in _ROLES),
        *(("field", name) for name in _FIELDS),
        *(("extension", name) for name in _EXTENSIONS),
    ]
)
_PACKAGES = frozenset({"docutils", "sphinx", "myst_parser", "sphinx_design", "sphinx_hoc"})


def is_neutral(document: nodes.document, notes: Mapping[str, Any]) -> bool:
    """Return whether a page holds nothing that leaves notes elsewhere, or that a language reads.

    :param notes: what the parser of the page has noted.
    """
    constructs = notes.get(CONSTRUCTS, frozenset())
    return (
        _NEUTRAL.issuperset(constructs)
        and not lists_every_value(document.settings.env)
        # The name of a second calendar file depends on what other pages there are.
        and len(plans_of(document.settings.env).get(document.settings.env.docname, ())) < 2
        and all(_is_known(kind, name, document) for kind, name in constructs)
    )


def _is_known(kind: str, name: str, document: nodes.document) -> bool:
    """Whether a name still means what it is listed for: a project may register its own."""
    env: BuildEnvironment = document.settings.env
    language: Any = get_language("en")
    own = env.domains.standard_domain.roles.get(name)
    domain = env.temp_data.get("default_domain")
    if domain is not None and (name in domain.roles or name in domain.directives):
        return False
    if kind == "directive":
        meaning: Any = directives.directive(name, language, document)[0]
    elif kind == "role":
        meaning = own or roles.role(name, language, 0, document.reporter)[0]
    else:
        return True
    return str(getattr(meaning, "__module__", "")).partition(".")[0] in _PACKAGES


def what_is_at(env: BuildEnvironment, destination: str) -> tuple[bool, str | None]:
    """Return whether a local destination of the current page is a file, and of which page.

    :param destination: as a link says it, without a fragment.
    """
    _, path = env.relfn2path(destination, env.docname)
    return Path(path).is_file(), env.path2doc(path)


class Alarm(logging.Handler):
    """Rings at a warning that anybody would see: who takes the parse would not see it."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(logging.WARNING)
        self.suppressed = env.config.suppress_warnings
        self.rang = False

    def __enter__(self) -> Alarm:
        logging.getLogger("sphinx").addHandler(self)
        return self

    def __exit__(self, *_arguments: object) -> None:
        logging.getLogger("sphinx").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Ring, unless the project suppresses the warning."""
        kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
        self.rang = self.rang or not is_suppressed_warning(kind, subtype, self.suppressed)


def elsewhere(document: nodes.document) -> tuple[object, ...]:
    """Return what a parse may add to and nobody takes from it: transforms, files to watch."""
    env: BuildEnvironment = document.settings.env
    return (
        document.transformer.serialno,
        [*document.settings.record_dependencies.list],
        {*env.dependencies.get(env.docname, ())},
    )
