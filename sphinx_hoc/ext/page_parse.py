"""What the parse of a page has left behind: kept by one build, taken by another."""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.neutral_pages import LOOKED_UP, elsewhere, what_is_at
from sphinx_hoc.ext.page_values import put_values, values_of
from sphinx_hoc.ext.usage import reads_the_same, use_again

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

# What of the project's configuration a parse reads.
_SETTINGS = (
    *("default_role", "highlight_language", "hoc_strict", "hoc_strict_allowed"),
    *("primary_domain", "suppress_warnings"),
)
_OF_ONE_BUILD = frozenset({"settings", "reporter", "transformer", "_document", "parent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """What the parse of a page has left behind.

    :param text: the page.
    :param config: how it was parsed.
    :param project: what of the project's configuration it has read.
    :param document: the state of the document, with all of its nodes.
    :param settings: what it has set in the document's settings.
    :param metadata: what it has put into the metadata of the page.
    :param values: what it has kept of the page, by name; see :mod:`.page_values`.
    :param notes: what its parser keeps for the page's messages.
    """

    text: str
    config: object
    project: tuple[object, ...]
    document: dict[str, Any]
    settings: dict[str, Any]
    metadata: dict[str, Any]
    values: dict[str, Any]
    notes: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What there is before a parse.

    :param settings: those of the document.
    :param metadata: of the page.
    :param elsewhere: see :func:`.neutral_pages.elsewhere`.
    """

    settings: dict[str, Any]
    metadata: dict[str, Any]
    elsewhere: tuple[object, ...]


def before(document: nodes.document) -> Before:
    """Return what there is before a document is filled."""
    env: BuildEnvironment = document.settings.env
    return Before(
        settings=dict(document.settings.__dict__),
        metadata=dict(env.metadata[env.docname]),
        elsewhere=elsewhere(document),
    )


def pickled(
    document: nodes.document,
    text: str,
    config: object,
    start: Before,
    notes: dict[str, Any],
) -> bytes | None:
    """Return what a parse has left behind; nothing where it can't be handed on.

    :param document: what was parsed.
    :param text: the page.
    :param config: how it was parsed.
    :param start: what there was before.
    :param notes: what the parser keeps for the page's messages.
    """
    buffer = BytesIO()
    with suppress(Exception):  # nothing is lost: each language parses the page
        _Pickler(buffer, document).dump(_made(document, text, config, start, notes))
        return buffer.getvalue()
    return None


def fill(document: nodes.document, data: bytes, text: str, config: object) -> dict[str, Any] | None:
    """Fill a document with what another parse has left behind, and return its notes.

    :param document: a new one.
    :param data: what :func:`pickled` has returned.
    :param text: the page.
    :param config: how it would be parsed.
    :returns: nothing, and leaves the document as it is, where the page has to be parsed again.
    """
    env: BuildEnvironment = document.settings.env
    parse: Parse | None = None
    with suppress(Exception):  # the page is there to be parsed
        parse = _Unpickler(BytesIO(data), document).load()
    if parse is None or not _fits(parse, text, config, env):
        return None
    document.__dict__.update(parse.document)
    document.settings.__dict__.update(parse.settings)
    env.metadata[env.docname].update(parse.metadata)
    put_values(env, env.docname, parse.values)
    use_again(env)
    return dict(parse.notes)


def _made(
    document: nodes.document,
    text: str,
    config: object,
    start: Before,
    notes: dict[str, Any],
) -> Parse:
    env: BuildEnvironment = document.settings.env
    return Parse(
        text=text,
        config=config,
        project=_read_of(env),
        # In their order: the nodes come first, whoever else refers to them.
        document={
            name: value for name, value in document.__dict__.items() if name not in _OF_ONE_BUILD
        },
        settings=_added(start.settings, document.settings.__dict__),
        metadata=_added(start.metadata, env.metadata[env.docname]),
        values=values_of(env, env.docname),
        notes=notes,
    )


def _added(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    return {name: now[name] for name in now if now[name] is not before.get(name, now)}


def _read_of(env: BuildEnvironment) -> tuple[object, ...]:
    return tuple(getattr(env.config, name) for name in _SETTINGS)


def _fits(parse: Parse, text: str, config: object, env: BuildEnvironment) -> bool:
    """Whether to parse again would find the same."""
    return (
        parse.text == text
        and parse.config == config
        and parse.project == _read_of(env)
        and all(what_is_at(env, path) == what for path, what in parse.notes[LOOKED_UP].items())
        and reads_the_same(env, parse.values)
    )


class _Pickler(pickle.Pickler):
    """Leaves the document itself out: each build has its own."""

    def __init__(self, file: BytesIO, document: nodes.document) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self.document = document
        settings = document.settings
        self.refused = {id(settings), id(document.reporter), id(settings.env), id(settings.env.app)}

    def persistent_id(self, obj: object) -> str | None:
        """Name the document, and refuse what is not the page's."""
        if obj is self.document:
            return "document"
        if id(obj) in self.refused:
            msg = "it holds what belongs to one build"
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
