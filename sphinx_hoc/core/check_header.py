"""Checks the header of a catalogue, which editors of translations need and pages do not."""

from __future__ import annotations

import gettext
import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_hoc.core.catalogue_rules import HEADER
from sphinx_hoc.core.rules import Fault, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.messages import PoFile

_CHARSET = re.compile(r"charset=([^\s;]*)", re.IGNORECASE)
_PLURAL = re.compile(r"nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=([^;]*);?\s*")


def check_header(po: PoFile, path: str, language: Language) -> Iterator[Finding]:
    """Yield what is wrong with a header; the messages below it are fine all the same."""
    faults = _faults(po, language) if po.header_line else [_MISSING]
    for fault in faults:
        yield HEADER.finding(path, po.header_line, *fault)


_MISSING = Fault(
    "The file has no header.", 'Begin it with `msgid ""` and a `msgstr` with `Language:`.'
)


def _faults(po: PoFile, language: Language) -> Iterator[Fault]:
    named = po.header.get("language", "")
    if named and not language.answers_to(named):
        yield Fault(
            f"The header says that the language is `{shown(named)}`.",
            f"Write `Language: {language.locale}`.",
        )
    charset = _CHARSET.search(po.header.get("content-type", ""))
    if charset is None or charset[1].lower() not in {"utf-8", "utf8"}:
        yield Fault(
            f"The header says that the encoding is `{shown(charset[1])}`."
            if charset
            else "The header does not say which encoding the file has.",
            "Write `Content-Type: text/plain; charset=UTF-8`.",
        )
    plural = po.header.get("plural-forms", "")
    if plural and not _is_plural(plural):
        yield Fault(
            f"The plural forms `{shown(plural)}` can't be read.",
            "Write them as `nplurals=2; plural=(n != 1);`.",
        )


@cache
def _is_plural(text: str) -> bool:
    match = _PLURAL.fullmatch(text)
    if match is None:
        return False
    try:
        # gettext's own compiler of these expressions: it knows nothing but n and operators.
        form = gettext.c2py(match[2])
        return all(0 <= form(number) < int(match[1]) for number in range(200))
    except (ValueError, ArithmeticError, RecursionError):
        return False
