"""Entries of the index are messages where a project says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.index_entries import split_index_msg
from sphinx.util.nodes import traverse_translatable_index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes


def translate_index(document: nodes.document, messages: Mapping[str, str]) -> None:
    """Translate each part of each entry; Sphinx joins the parts by semicolons."""
    for node, entries in traverse_translatable_index(document):
        node["raw_entries"] = entries
        node["entries"] = [
            (kind, _translated(kind, text, messages), target, main, None)
            for kind, text, target, main, _key in entries
        ]


def _translated(kind: str, text: str, messages: Mapping[str, str]) -> str:
    return ";".join(messages.get(part) or part for part in split_index_msg(kind, text))
