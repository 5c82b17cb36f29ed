"""Parses that languages share: a page is parsed once, whoever builds it.

What a page says is the same in every language; what a language makes of it comes later, in
transforms. So the first process that parses a page can hand its parse to all that come
after. It is handed on only where to parse again would find the same: the page holds nothing
but what is listed here, nobody was warned, no file is watched, and the settings, the values
and the files that the parse has looked up are those of the other language as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_hoc.ext.neutral_pages import Alarm, elsewhere, is_neutral
from sphinx_hoc.ext.page_parse import before, fill, pickled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment


@dataclass(slots=True)
class _Shared:
    """The parses of this process; a process that is forked starts with those of its parent.

    :param wanted: whether somebody will ask for what is parsed here.
    :param made: what has been parsed here, by page.
    :param known: what others have parsed, by page; each page is parsed once in a process.
    """

    wanted: bool = False
    made: dict[str, bytes] = field(default_factory=dict)
    known: dict[str, bytes] = field(default_factory=dict)


_shared = _Shared()


def want_parses() -> None:
    """Keep what is parsed from now on, where there is nothing to take instead."""
    _shared.wanted = True


def parses() -> dict[str, bytes]:
    """Return what has been parsed here and can be shared, by page."""
    return _shared.made


def share(made: Mapping[str, bytes]) -> None:
    """Take the parses of another process, of pages that there are none of yet.

    :param made: what :func:`parses` has returned there.
    """
    _shared.known = {**made, **_shared.known}


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
    known = _shared.known.get(env.docname)
    if known is not None:
        taken = fill(document, known, text, config)
        return parse() if taken is None else taken
    if not _shared.wanted:
        return parse()
    start = before(document)
    with Alarm(env) as alarm:
        notes = parse()
    if not alarm.rang and elsewhere(document) == start.elsewhere and is_neutral(document, notes):
        made = pickled(document, text, config, start, notes)
        if made is not None:
            _shared.made[env.docname] = made
    return notes
