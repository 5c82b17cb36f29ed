"""PO files, read and compiled: the only user of polib."""

from __future__ import annotations

import polib


def compiled(text: str) -> bytes:
    """Return the compiled catalogue (``.mo``) of the text of a PO file.

    Fuzzy and untranslated messages are left out, as gettext does.
    """
    return polib.pofile(text).to_binary()
