"""The gate: which messages of which catalogues may reach a page.

A catalogue is what strangers typed into a form. Sphinx never sees it: each file is read
strictly, each message is held against its source text, and only what passes goes on.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_hoc.core.catalogue_files import look, printable, read_regular
from sphinx_hoc.core.catalogue_rules import FUZZY, UNUSED
from sphinx_hoc.core.check_header import check_header
from sphinx_hoc.core.checks import check_pair
from sphinx_hoc.core.messages import read_po
from sphinx_hoc.core.pairs import Pair
from sphinx_hoc.core.progress import Progress
from sphinx_hoc.core.rules import Fault, Rule
from sphinx_hoc.core.silencing import IGNORE, silenced

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
    from pathlib import Path

    from sphinx_hoc.core.check_settings import CheckSettings
    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.messages import Message, PoFile
    from sphinx_hoc.core.reading import Reading


REVIEWED = "x-reviewed"
"""The header field of a PO file that says ``no`` until a native speaker has read all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GatedCatalogue:
    """The catalogue of one page, after its checks.

    :param docname: which page.
    :param path: the PO file as a person names it.
    :param messages: each msgstr that passed, by its msgid.
    :param lines: the line of each of them in the file.
    :param progress: its messages; a refused one counts as missing.
    :param findings: what is wrong with it, by line.
    :param is_draft: whether its header says that no native speaker has read it.
    :param bracketed: the source texts of each translation that has brackets: what is a link
        only by a definition of its page, nobody can tell who does not see the page.
    """

    docname: str
    path: str
    messages: Mapping[str, str]
    progress: Progress
    findings: tuple[Finding, ...]
    lines: Mapping[str, int] = field(default_factory=dict)
    is_draft: bool = False
    bracketed: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """The same for the same messages in whatever order; empty where there are none."""
        if not self.messages:
            return ""
        return hashlib.sha256(json.dumps(sorted(self.messages.items())).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The catalogues of one language, after their checks.

    :param catalogues: one for each PO file of a page that exists, by name of the page.
    :param findings: what else is in the folder: other files, links, PO files without a page.
    """

    catalogues: tuple[GatedCatalogue, ...]
    findings: tuple[Finding, ...]


def gate(
    locales: Path,
    language: Language,
    *,
    pages: Collection[str],
    settings: CheckSettings,
    read: Callable[[str], Reading],
    name: Callable[[Path], str],
    kept: MutableMapping[str, GatedCatalogue] | None = None,
) -> Gate:
    """Read and check every catalogue of a language. Never raises, whatever is in the folder.

    :param locales: the folder that holds a folder for each language.
    :param pages: the names of the pages that exist.
    :param read: reads the Markdown of a message, see :class:`~sphinx_hoc.core.reading.Reading`.
    :param name: names a path as a person would.
    :param kept: what earlier builds have found, by a digest of all that it follows from but
        the program itself; what this one finds is put there, and what it did not need goes.
    """
    paths, findings = look(locales / language.folder, pages, name)
    made = []
    used: dict[str, GatedCatalogue] = {}
    for docname, path in paths.items():
        shown = printable(name(path))
        data, faults = read_regular(path, shown, settings.max_po_bytes)
        page = _Page(path=shown, language=language, settings=settings, read=read)
        if faults:
            made.append(page.unread(docname, faults))
            continue
        key = hashlib.sha256(repr((docname, page.path, language, settings)).encode() + data)
        found = (kept or {}).get(key.hexdigest()) or page.gated(docname, data)
        used[key.hexdigest()] = found
        made.append(found)
    if kept is not None:
        kept.clear()
        kept.update(used)
    return Gate(catalogues=tuple(made), findings=tuple(findings))


def _bracketed(passed: Mapping[str, str]) -> dict[str, str]:
    """The source texts of each translation with brackets, one below the other."""
    found: dict[str, str] = {}
    for msgid, msgstr in passed.items():
        if "[" in msgstr:
            found[msgstr.strip()] = f"{found.get(msgstr.strip(), '')}{msgid}\n"
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the checks of one catalogue need to know."""

    path: str
    language: Language
    settings: CheckSettings
    read: Callable[[str], Reading]

    def unread(self, docname: str, findings: Iterable[Finding]) -> GatedCatalogue:
        """A catalogue of which nothing could be read."""
        return GatedCatalogue(
            docname=docname,
            path=self.path,
            messages={},
            progress=Progress(),
            findings=tuple(findings),
        )

    def gated(self, docname: str, data: bytes) -> GatedCatalogue:
        """Check every message of a catalogue."""
        po = read_po(data, self.path)
        if po.findings and not po.messages:
            progress = Progress(missing=po.refused)
            return GatedCatalogue(
                docname=docname,
                path=self.path,
                messages={},
                progress=progress,
                findings=po.findings,
            )
        return self._checked(docname, po)

    def _checked(self, docname: str, po: PoFile) -> GatedCatalogue:
        findings = [*po.findings, *check_header(po, self.path, self.language)]
        passed: dict[str, str] = {}
        lines: dict[str, int] = {}
        fuzzy, missing = 0, po.refused
        for message in po.messages:
            if message.obsolete:
                continue
            text, found = self._message(message)
            findings += found
            if text is not None:
                passed[message.msgid] = text
                lines[message.msgid] = message.msgstr_line
            elif "fuzzy" in message.flags and any(message.msgstr):
                fuzzy += 1
            else:
                missing += 1
        return GatedCatalogue(
            docname=docname,
            path=self.path,
            messages=passed,
            lines=lines,
            progress=Progress(translated=len(passed), fuzzy=fuzzy, missing=missing),
            is_draft=po.header.get(REVIEWED, "").lower() in {"no", "false"},
            bracketed=_bracketed(passed),
            findings=tuple(sorted(findings, key=lambda item: (item.line, item.code))),
        )

    def _message(self, message: Message) -> tuple[str | None, list[Finding]]:
        """What may be shown of a message, and what is wrong with it."""
        if not any(message.msgstr):
            return None, []
        text, faults = self._verdict(message)
        codes, bad_comments = silenced([*message.comments, *message.extracted])
        faults = [(found, fault) for found, fault in faults if found.code not in codes]
        faults += [(IGNORE, fault) for fault in bad_comments]
        line = message.msgstr_line
        return text, [found.finding(self.path, line, *fault) for found, fault in faults]

    def _verdict(self, message: Message) -> tuple[str | None, list[tuple[Rule, Fault]]]:
        if message.plural is not None or message.context is not None:
            return None, [(UNUSED, _UNUSED)]
        if "fuzzy" in message.flags:
            return None, [(FUZZY, _FUZZY)]
        pair = Pair(
            msgid=message.msgid,
            msgstr=message.msgstr[0],
            language=self.language,
            settings=self.settings,
            read=self.read,
        )
        return check_pair(pair)


_UNUSED = Fault(
    "An entry with a context or a plural is never shown.",
    "Write a plain `msgid` and one `msgstr`.",
)
_FUZZY = Fault(
    "The message is marked as fuzzy, so it is not shown.", "Look at it, then take the mark out."
)
