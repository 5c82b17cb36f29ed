"""PO files: read strictly, and compiled. The only user of polib.

Reading is this project's own (:mod:`sphinx_hoc.core.po_reader`), since polib accepts what is
broken: it guesses where quotes are missing, and ends lines where no editor does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib

from sphinx_hoc.core.po_entries import Message, PoFile
from sphinx_hoc.core.po_reader import read_po

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Message", "PoFile", "compiled", "compiled_messages", "read_po"]


def compiled(text: str) -> bytes:
    """Return the compiled catalogue (``.mo``) of the text of a PO file.

    Fuzzy and untranslated messages are left out, as gettext does.
    """
    return polib.pofile(text).to_binary()


def compiled_messages(messages: Mapping[str, str]) -> bytes:
    """Return a compiled catalogue of plain messages; the same bytes for the same messages."""
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.extend(polib.POEntry(msgid=key, msgstr=value) for key, value in messages.items())
    return po.to_binary()
