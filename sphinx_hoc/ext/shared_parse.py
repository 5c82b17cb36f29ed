"""Parses that languages share: a page is parsed once, whoever builds it.

What a page says is the same in every language; what a language makes of it comes later, in
transforms. So the first process that parses a page can hand its parse to all that come
after. It is handed on only where that can't be told from parsing again: the page holds
nothing but what is listed here, nothing was warned of, and all that the parse has looked up
is the same.
"""

from __future__ import annotations

import logging
import pickle
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import get_language
from sphinx.util.logging import is_suppressed_warning

from sphinx_hoc.ext.page_values import put_values, values_of
from sphinx_hoc.ext.usage import lists_every_value, reads_the_same, use_again

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

CONSTRUCTS = "hoc_constructs"
"""Where is noted what a page holds beyond plain Markdown: pairs of kind and name.

The kinds are ``directive``, ``role``, ``field`` of the front matter, and ``extension`` of
MyST that is enabled.
"""

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

_OF_ONE_BUILD = frozenset({"settings", "reporter", "transformer", "_document", "parent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What the parse of a page has left behind.

    :param text: the page.
    :param config: how it was parsed.
    :param strict: whether as a page of strangers.
    :param document: the state of the document, with all of its nodes.
    :param settings: what it has set in the document's settings.
    :param metadata: what it has put into the metadata of the page.
    :param values: what it has kept of the page, by name; see :mod:`.page_values`.
    :param notes: what its parser keeps for the page's messages.
    """

    text: str
    config: object
    strict: bool
    document: dict[str, Any]
    settings: dict[str, Any]
    metadata: dict[str, Any]
    values: dict[str, Any]
    notes: Mapping[str, Any]


@dataclass(slots=True)
class _Shared:
    """The parses of this process; a process that is forked starts with those of its parent.

    :param wanted: whether somebody will ask for what is parsed here.
    :param made: what has been parsed here, by page.
    :param known: what others have parsed, by page.
    """

    wanted: bool = False
    made: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, bytes] = field(default_factory=dict)


_shared = _Shared()


def want_parses() -> None:
    """Keep what is parsed from now on, until there is something to take instead."""
    _shared.wanted = True


def parses() -> dict[str, bytes]:
    """Return what has been parsed here and can be shared, by page."""
    return _shared.made


def share(made: Mapping[str, bytes]) -> None:
    """Take the parses of another process, where there are none yet.

    :param made: what :func:`parses` has returned there.
    """
    if made and not _shared.known:
        _shared.known = dict(made)
        _shared.wanted = False


def parse_once(
    text: str,
    document: nodes.document,
    config: object,
    parse: Callable[[], dict[str, Any]],
) -> dict[str, Any]:
    """Fill a document with what a page says, and return what its parser notes of it.

    :param document: a new one.
    :param config: how the page is parsed.
    :param parse: fills the document, and returns the notes; they name the constructs.
    """
    env: BuildEnvironment = document.settings.env
    known = _shared.known.pop(env.docname, None)
    taken = None if known is None else _loaded(known, document)
    if taken is not None and _fits(taken, text, config, env):
        return _fill(document, taken)
    if not _shared.wanted:
        return parse()
    settings, elsewhere = dict(document.settings.__dict__), _elsewhere(document)
    with _Alarm(env) as alarm:
        notes = parse()
    is_whole = not alarm.rang and _elsewhere(document) == elsewhere
    if is_whole and _is_neutral(document, notes):
        _keep(document, _made(text, document, config, settings, notes))
    return notes


def _elsewhere(document: nodes.document) -> tuple[object, ...]:
    """What a parse may add to that is not taken from it: transforms and files to watch."""
    env: BuildEnvironment = document.settings.env
    return (
        document.transformer.serialno,
        [*document.settings.record_dependencies.list],
        {*env.dependencies.get(env.docname, ())},
    )


class _Alarm(logging.Handler):
    """Rings at a warning that anybody would see: who takes the parse would not see it."""

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(logging.WARNING)
        self.suppressed = env.config.suppress_warnings
        self.rang = False

    def __enter__(self) -> _Alarm:
        logging.getLogger("sphinx").addHandler(self)
        return self

    def __exit__(self, *_arguments: object) -> None:
        logging.getLogger("sphinx").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Ring, unless the project suppresses the warning."""
        kind, subtype = getattr(record, "type", ""), getattr(record, "subtype", "")
        self.rang = self.rang or not is_suppressed_warning(kind, subtype, self.suppressed)


def _is_neutral(document: nodes.document, notes: Mapping[str, Any]) -> bool:
    """Whether a page holds nothing that leaves notes elsewhere, or that a language reads."""
    constructs = notes.get(CONSTRUCTS, frozenset())
    return (
        _NEUTRAL.issuperset(constructs)
        and not lists_every_value(document.settings.env)
        and all(_is_known(kind, name, document) for kind, name in constructs)
    )


def _is_known(kind: str, name: str, document: nodes.document) -> bool:
    """Whether a name still means what it is listed for: a project may register its own."""
    language: Any = get_language("en")
    if kind == "directive":
        meaning: Any = directives.directive(name, language, document)[0]
    elif kind == "role":
        meaning = roles.role(name, language, 0, document.reporter)[0]
    else:
        return True
    return str(getattr(meaning, "__module__", "")).partition(".")[0] in _PACKAGES


def _made(
    text: str,
    document: nodes.document,
    config: object,
    settings: Mapping[str, Any],
    notes: dict[str, Any],
) -> Parse:
    env: BuildEnvironment = document.settings.env
    state, now = document.__dict__, document.settings.__dict__
    return Parse(
        text=text,
        config=config,
        strict=bool(env.config.hoc_strict),
        document={name: state[name] for name in state.keys() - _OF_ONE_BUILD},
        settings={name: now[name] for name in now if now[name] is not settings.get(name, now)},
        metadata=dict(env.metadata[env.docname]),
        values=values_of(env, env.docname),
        notes=notes,
    )


def _fits(parse: Parse, text: str, config: object, env: BuildEnvironment) -> bool:
    """Whether to parse again would find the same."""
    return (
        parse.text == text
        and parse.config == config
        and parse.strict == bool(env.config.hoc_strict)
        and reads_the_same(env, parse.values)
    )


def _fill(document: nodes.document, parse: Parse) -> dict[str, Any]:
    env: BuildEnvironment = document.settings.env
    document.__dict__.update(parse.document)
    document.settings.__dict__.update(parse.settings)
    env.metadata[env.docname].update(parse.metadata)
    put_values(env, env.docname, parse.values)
    use_again(env)
    return dict(parse.notes)


def _keep(document: nodes.document, parse: Parse) -> None:
    """Keep a parse, unless it holds what belongs to this build."""
    buffer = BytesIO()
    with suppress(pickle.PicklingError, TypeError, AttributeError):
        _Pickler(buffer, document).dump(parse)
        _shared.made[document.settings.env.docname] = buffer.getvalue()


def _loaded(data: bytes, document: nodes.document) -> Parse:
    parse: Parse = _Unpickler(BytesIO(data), document).load()
    return parse


class _Pickler(pickle.Pickler):
    """Leaves the document itself out: each build has its own."""

    def __init__(self, file: BytesIO, document: nodes.document) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.document = document

    def persistent_id(self, obj: object) -> str | None:
        """Name the document, and refuse what is not the page's."""
        if obj is self.document:
            return "document"
        if obj is self.document.settings or obj is self.document.reporter:
            msg = "a node holds the settings of its build"
            raise pickle.PicklingError(msg)
        return None


class _Unpickler(pickle.Unpickler):
    """Puts a document in the place of the one that was left out."""

    def __init__(self, file: BytesIO, document: nodes.document) -> None:
        super().__init__(file)
        self.document = document

    def persistent_load(self, _name: str) -> nodes.document:
        """Return the document of this build."""
        return self.document
