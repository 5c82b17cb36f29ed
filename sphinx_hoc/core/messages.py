"""PO files: read strictly, and compiled. The only user of polib.

Reading is this project's own (:mod:`sphinx_hoc.core.po_reader`), since polib accepts what is
broken: it guesses where quotes are missing, and ends lines where no editor does.
"""

from __future__ import annotations

import polib

from sphinx_hoc.core.po_entries import Message, PoFile
from sphinx_hoc.core.po_reader import read_po

__all__ = ["Message", "PoFile", "compiled", "read_po"]


def compiled(text: str) -> bytes:
    """Return the compiled catalogue (``.mo``) of the text of a PO file.

    Fuzzy and untranslated messages are left out, as gettext does.
    """
    return polib.pofile(text).to_binary()
