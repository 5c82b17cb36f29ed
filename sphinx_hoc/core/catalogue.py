"""The gate: which messages of which catalogues may reach a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from sphinx_hoc.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sphinx_hoc.core.check_settings import CheckSettings
    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class GatedCatalogue:
    """The catalogue of one page, after its checks."""

    docname: str
    path: str
    mo: bytes
    progress: Progress
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """The catalogues of one language, after their checks."""

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
) -> Gate:
    """Read and check every catalogue of a language."""
    folder = locales / language.folder / "LC_MESSAGES"
    made = []
    for path in sorted(folder.rglob("*.po")):
        docname = path.relative_to(folder).with_suffix("").as_posix()
        if docname not in pages:
            continue
        po = polib.pofile(path.read_text(encoding="utf-8-sig"))
        done, fuzzy = len(po.translated_entries()), len(po.fuzzy_entries())
        made.append(
            GatedCatalogue(
                docname=docname,
                path=name(path),
                mo=po.to_binary() if done else b"",
                progress=Progress(
                    translated=done, fuzzy=fuzzy, missing=len(po.untranslated_entries())
                ),
                findings=(),
            )
        )
    return Gate(catalogues=tuple(sorted(made, key=lambda item: item.docname)), findings=())
