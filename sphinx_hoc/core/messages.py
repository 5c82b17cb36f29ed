"""PO files, read strictly, and compiled: the only user of polib.

Reading is this project's own (:mod:`sphinx_hoc.core.po_lines`), since polib accepts what
is broken; polib compiles and writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polib

from sphinx_hoc.core.catalogue_rules import CONFLICT, DUPLICATE, ENCODING, SYNTAX
from sphinx_hoc.core.po_lines import PoLine, po_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.rules import Rule

_MOST_FAULTS = 10
"""A file with more of them is not a PO file with a slip in it, and nothing of it is used."""


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


def read_po(data: bytes, path: str) -> PoFile:
    """Read the bytes of a PO file.

    One entry that can't be read costs that entry; bytes that are not UTF-8, a NUL or many
    faults cost the file. Never raises, whatever the bytes are.

    :param path: what findings call the file.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"The byte 0x{data[error.start]:02X} is not UTF-8."
        finding = ENCODING.finding(path, line, message, "Save the file as UTF-8.")
        return PoFile(findings=(finding,))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        finding = ENCODING.finding(
            path, line, "The file holds a NUL character.", "Save it as UTF-8, not as UTF-16."
        )
        return PoFile(findings=(finding,))
    return _Reader(path).read(text)


@dataclass(slots=True)
class _Draft:
    """An entry while its lines come in."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    last: str = ""
    broken: bool = False
    obsolete: bool = False

    @property
    def begun(self) -> bool:
        return bool(self.fields) or self.broken

    @property
    def translated(self) -> bool:
        return any(name.startswith("msgstr") for name in self.fields)

    def text(self, name: str) -> str | None:
        return "".join(self.fields[name]) if name in self.fields else None


class _Reader:
    """Reads one file; an entry ends where the next begins."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.messages: list[Message] = []
        self.seen: dict[tuple[str | None, str, bool], int] = {}
        self.header: Message | None = None
        self.refused = 0
        self.draft = _Draft()
        self.conflict = False

    def read(self, text: str) -> PoFile:
        """Read every line, as long as the file looks like a PO file."""
        for line in po_lines(text):
            self._take(line)
            if len(self.findings) > _MOST_FAULTS:
                return self._gave_up()
        self._finish()
        return PoFile(
            header=_header_fields(self.header),
            header_line=self.header.line if self.header else 0,
            messages=tuple(self.messages),
            refused=self.refused,
            findings=tuple(self.findings),
        )

    def _gave_up(self) -> PoFile:
        last = self.findings.pop()
        self._report(
            SYNTAX,
            last.line,
            f"More than {_MOST_FAULTS} lines can't be read, so nothing of the file is used.",
            "Restore an older version, or export the file again.",
        )
        missing = sum(not message.obsolete for message in self.messages) + self.refused
        return PoFile(refused=missing, findings=tuple(self.findings))

    def _take(self, line: PoLine) -> None:
        if line.kind == "conflict":
            self._take_conflict(line)
        elif self.conflict:
            self.draft.broken = True
        elif line.kind == "blank":
            if self.draft.broken or self.draft.translated:
                self._finish()
        elif line.kind == "comment":
            self._take_comment(line)
        else:
            self._take_content(line)

    def _take_conflict(self, line: PoLine) -> None:
        """All between the first and the last marker is in doubt, and the entry around it."""
        if not self.conflict and line.text == "<":
            self._report(
                CONFLICT,
                line.number,
                "A merge conflict begins here.",
                "Choose one of the two sides and take the marks `<<<<<<<`, `=======`, "
                "`>>>>>>>` out.",
            )
        elif not self.conflict:
            self._report(
                CONFLICT,
                line.number,
                "A mark of a merge conflict is left over.",
                "Take the line out.",
            )
        self.conflict = line.text != ">" and (self.conflict or line.text == "<")
        self.draft.broken = True

    def _take_comment(self, line: PoLine) -> None:
        if self.draft.broken or self.draft.translated:
            self._finish()
        self.draft.comments.append(line.text)

    def _take_content(self, line: PoLine) -> None:
        if self._begins_next(line):
            self._finish()
        draft = self.draft
        draft.obsolete = draft.obsolete or line.obsolete
        fault, suggestion = line.fault, line.suggestion
        if not fault and not draft.broken:
            fault, suggestion = _order_fault(draft, line)
        if line.kind not in {"more", "unknown"}:
            draft.last = line.kind
            draft.lines.setdefault(line.kind, line.number)
            draft.fields.setdefault(line.kind, [])
        if not fault:
            if draft.last:
                draft.fields[draft.last].append(line.text)
            return
        if not draft.broken:
            self._report(SYNTAX, line.number, fault, suggestion)
        draft.broken = True

    def _begins_next(self, line: PoLine) -> bool:
        draft = self.draft
        if not draft.begun or line.kind not in {"msgid", "msgctxt"}:
            return False
        # After a stray line or a conflict with nothing before it an entry begins afresh.
        return draft.translated or line.kind in draft.fields or not draft.fields

    def _finish(self) -> None:
        """Turn the draft into a message, or say why it is none."""
        draft, self.draft = self.draft, _Draft()
        if not draft.begun:
            return
        if not draft.broken and not draft.translated:
            name, number = next(iter(draft.lines.items()))
            self._report(
                SYNTAX, number, f"The `{name}` has no `msgstr`.", 'Add a line `msgstr ""`.'
            )
            draft.broken = True
        if draft.broken:
            self.refused += bool(draft.text("msgid")) and not draft.obsolete
            return
        self._keep(_message(draft))

    def _keep(self, message: Message) -> None:
        key = (*message.key, message.obsolete)
        if key in self.seen and not message.obsolete:
            self._report(
                DUPLICATE,
                message.line,
                f"The same msgid stands in line {self.seen[key]} already, which is what is used.",
                "Keep one of the two entries.",
            )
            return
        self.seen.setdefault(key, message.line)
        if message.msgid == "" and message.context is None and not message.obsolete:
            self.header = message
        else:
            self.messages.append(message)

    def _report(self, rule: Rule, line: int, message: str, suggestion: str) -> None:
        self.findings.append(rule.finding(self.path, line, message, suggestion))


_BEFORE = {
    "msgctxt": (),
    "msgid": (),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid", "msgid_plural"),
}


def _order_fault(draft: _Draft, line: PoLine) -> tuple[str, str]:
    """What is wrong with a line at this place of its entry, where the line itself is right."""
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


def _message(draft: _Draft) -> Message:
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


def _header_fields(header: Message | None) -> dict[str, str]:
    return dict(_fields("" if header is None else header.msgstr[0]))


def _fields(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()
