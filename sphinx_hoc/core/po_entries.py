"""The entries of a PO file, as values and while their lines come in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.po_lines import PoLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One entry of a PO file.

    :param msgid: the source text.
    :param msgstr: the translation, or one for each plural form.
    :param plural: the source text in the plural, where there is one.
    :param context: the ``msgctxt``, where there is one.
    :param flags: such as ``fuzzy``.
    :param comments: the translators' comments, a line each.
    :param extracted: the comments that come from the source (``#.``).
    :param previous: the lines about the source text as it was (``#|``).
    :param obsolete: whether the entry is kept for memory only (``#~``).
    :param line: where the entry's msgid stands.
    :param msgstr_line: where its msgstr stands.
    """

    msgid: str
    msgstr: tuple[str, ...]
    plural: str | None = None
    context: str | None = None
    flags: frozenset[str] = frozenset()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    obsolete: bool = False
    line: int = 0
    msgstr_line: int = 0

    @property
    def key(self) -> tuple[str | None, str]:
        """What no two entries of a file share."""
        return self.context, self.msgid


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """What could be read of a PO file.

    :param header: the fields of the header, by their names in lower case.
    :param header_line: where the header stands; 0 where there is none.
    :param messages: every entry other than the header, obsolete ones included.
    :param refused: how many entries could not be read.
    :param findings: what is wrong with the file.
    """

    header: Mapping[str, str] = field(default_factory=dict)
    header_line: int = 0
    messages: tuple[Message, ...] = ()
    refused: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Draft:
    """An entry while its lines come in: the strings and the line of each keyword."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    last: str = ""
    broken: bool = False
    obsolete: bool = False

    @property
    def begun(self) -> bool:
        """Whether a keyword has come."""
        return bool(self.fields) or self.broken

    @property
    def translated(self) -> bool:
        """Whether a msgstr has come."""
        return any(name.startswith("msgstr") for name in self.fields)

    def text(self, name: str) -> str | None:
        """Return the whole string of a keyword, or nothing."""
        return "".join(self.fields[name]) if name in self.fields else None


_BEFORE = {
    "msgctxt": (),
    "msgid": (),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid", "msgid_plural"),
}


def order_fault(draft: Draft, line: PoLine) -> tuple[str, str]:
    """Return what is wrong with a line, itself right, at this place of its entry."""
    if line.obsolete != draft.obsolete:
        return "Only a part of the entry has `#~` before it.", "Put it before each line, or none."
    if line.kind == "more":
        if draft.last:
            return "", ""
        return "A string belongs to nothing.", "Put `msgid` or `msgstr` before it."
    if line.kind in draft.fields:
        return f"The entry has two `{line.kind}`.", "Keep one of them."
    kind = "msgstr[]" if line.kind.startswith("msgstr[") else line.kind
    missing = [name for name in _BEFORE[kind] if name not in draft.fields]
    if missing:
        return f"The `{line.kind}` has no `{missing[0]}` before it.", "Complete the entry."
    if kind == "msgstr" and "msgid_plural" in draft.fields:
        return "The entry has a plural and one `msgstr`.", "Write `msgstr[0]`, `msgstr[1]` …"
    return "", ""


def message_of(draft: Draft) -> Message:
    """Return the message that a whole draft is."""
    marks = {".": "extracted", ",": "flags", "|": "previous", ":": "references", "=": "flags"}
    sorted_out: dict[str, list[str]] = {}
    for comment in draft.comments:
        body = comment.removeprefix("#~").removeprefix("#")
        kind = marks.get(body[:1], "comments")
        sorted_out.setdefault(kind, []).append((body if kind == "comments" else body[1:]).strip())
    numbers = [name for name in draft.fields if name.startswith("msgstr")]
    flags = re.split(r"[,\s]+", ",".join(sorted_out.get("flags", [])))
    return Message(
        msgid=draft.text("msgid") or "",
        msgstr=tuple("".join(draft.fields[name]) for name in sorted(numbers)),
        plural=draft.text("msgid_plural"),
        context=draft.text("msgctxt"),
        flags=frozenset(filter(None, flags)),
        comments=tuple(sorted_out.get("comments", [])),
        extracted=tuple(sorted_out.get("extracted", [])),
        previous=tuple(sorted_out.get("previous", [])),
        obsolete=draft.obsolete,
        line=draft.lines.get("msgid", 0),
        msgstr_line=draft.lines[numbers[0]],
    )
