"""Reads a PO file strictly: what is broken costs its entry, and has a finding with its line.

An entry that is kept is whole: its strings come from its own lines and from no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.catalogue_rules import CONFLICT, DUPLICATE, ENCODING, SYNTAX
from sphinx_hoc.core.po_entries import Draft, Message, PoFile, message_of, order_fault
from sphinx_hoc.core.po_lines import PoLine, po_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.rules import Rule

_MOST_FAULTS = 10
"""A file with more of them is not a PO file with a slip in it, and nothing of it is used."""


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


class _Reader:
    """Reads one file; an entry ends where the next begins."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.messages: list[Message] = []
        self.seen: dict[tuple[str | None, str, bool], int] = {}
        self.header: Message | None = None
        self.refused = 0
        self.draft = Draft()
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
        if not draft.begun:
            draft.obsolete = line.obsolete
        fault, suggestion = line.fault, line.suggestion
        if not fault and not draft.broken:
            fault, suggestion = order_fault(draft, line)
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
        draft, self.draft = self.draft, Draft()
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
        self._keep(message_of(draft))

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


def _header_fields(header: Message | None) -> dict[str, str]:
    return dict(_fields("" if header is None else header.msgstr[0]))


def _fields(text: str) -> Iterable[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().lower(), value.strip()
