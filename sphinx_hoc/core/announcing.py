"""Which languages readers are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.messages import read_po
from sphinx_hoc.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.languages import Language


def announced_languages(
    campaign: Campaign, locales: Path, pages: Collection[str]
) -> tuple[Language, ...]:
    """Return the languages that switcher, alternates and site map name, the source first.

    Without a catalogue a language can't be built; with ``published = false`` or below the
    threshold it is built, and nobody is sent there.

    :param locales: the folder that holds a folder for each language.
    :param pages: the names of the pages that are translated.
    """
    source, *others = campaign.languages.values()
    offered = [item for item in others if item.published]
    threshold = campaign.publishing.threshold
    far = _shares(offered, locales, pages) if threshold else _any(offered, locales, pages)
    return (source, *(item for item in offered if far[item.tag] >= max(threshold, 1)))


def share(progress: Progress) -> int:
    """Return how much is translated, in whole percent; 100 is said of the whole only."""
    return 100 * progress.translated // progress.total if progress.total else 0


def count(data: bytes) -> Progress:
    """Count the messages of a PO file, without the checks that may refuse some of them."""
    po = read_po(data, "")
    live = [message for message in po.messages if not message.obsolete]
    written = [message for message in live if any(message.msgstr)]
    fuzzy = sum("fuzzy" in message.flags for message in written)
    return Progress(
        translated=len(written) - fuzzy,
        fuzzy=fuzzy,
        missing=len(live) - len(written) + po.refused,
    )


def _any(languages: Sequence[Language], locales: Path, pages: Collection[str]) -> dict[str, int]:
    """Only look: to read sixty languages in each build would cost more than the build."""
    return {
        item.tag: 100 * any(_catalogue(locales, item, page).is_file() for page in pages)
        for item in languages
    }


def _shares(languages: Sequence[Language], locales: Path, pages: Collection[str]) -> dict[str, int]:
    """A page without a catalogue counts for as much as it holds in other languages."""
    counted = {
        (item.tag, page): count(path.read_bytes())
        for item in languages
        for page in pages
        if (path := _catalogue(locales, item, page)).is_file()
    }
    size: dict[str, int] = {}
    for (_tag, page), progress in counted.items():
        size[page] = max(size.get(page, 0), progress.total)
    shares = {}
    for item in languages:
        done = sum(
            counted[item.tag, page].translated for page in pages if (item.tag, page) in counted
        )
        whole = Progress(translated=done, missing=sum(size.values()) - done)
        shares[item.tag] = share(whole)
    return shares


def _catalogue(locales: Path, language: Language, page: str) -> Path:
    return locales / language.folder / "LC_MESSAGES" / f"{page}.po"
