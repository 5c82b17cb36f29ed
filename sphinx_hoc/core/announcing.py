"""Which languages readers are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_hoc.core.messages import read_po
from sphinx_hoc.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Collection
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
    return tuple(
        item
        for item in campaign.languages.values()
        if item.tag == campaign.source.tag
        or (item.published and _is_far_enough(campaign, item, locales, pages))
    )


def share(progress: Progress) -> int:
    """Return how much is translated, in whole percent; 100 is said of the whole only."""
    return 100 * progress.translated // progress.total if progress.total else 0


def _is_far_enough(
    campaign: Campaign, language: Language, locales: Path, pages: Collection[str]
) -> bool:
    folder = locales / language.folder / "LC_MESSAGES"
    if not campaign.publishing.threshold:
        # Only looks: with sixty languages, reading them all in each build would cost more
        # than the build.
        return any((folder / f"{page}.po").is_file() for page in pages)
    return share(_progress(folder, pages)) >= campaign.publishing.threshold


def _progress(folder: Path, pages: Collection[str]) -> Progress:
    total = Progress()
    for page in pages:
        path = folder / f"{page}.po"
        if path.is_file():
            total += count(path.read_bytes())
    return total


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
