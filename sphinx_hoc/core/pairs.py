"""A source text and its translation, as the checks see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    from sphinx_hoc.core.check_settings import CheckSettings
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.core.reading import Reading


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A source text and its translation.

    :param msgid: the source text, as written.
    :param msgstr: the translation, as written or as repaired so far.
    :param language: what it is translated into.
    :param settings: the limits and permissions of the project.
    :param read: reads either of them.
    """

    msgid: str
    msgstr: str
    language: Language
    settings: CheckSettings
    read: Callable[[str], Reading]

    @cached_property
    def source(self) -> Reading:
        """What is in the source text."""
        return self.read(self.msgid)

    @cached_property
    def target(self) -> Reading:
        """What is in the translation."""
        return self.read(self.msgstr)

    @property
    def plain(self) -> bool:
        """Whether both are words only, so that there is nothing to hold against each other."""
        return self.source.plain and self.target.plain


def missing(wanted: Sequence[Hashable], found: Sequence[Hashable]) -> list[str]:
    """Return what is wanted and not found, each as often as it is missing, in order."""
    if not wanted or wanted == found:
        return []
    return [str(item) for item in (Counter(wanted) - Counter(found)).elements()]


def meant(name: str, candidates: Collection[str]) -> str:
    """Return which of the candidates somebody may have meant, or nothing.

    The only candidate is it; else the nearest; else the one whose last part is the same.
    """
    if len(candidates) == 1:
        return next(iter(candidates))
    near = get_close_matches(name[:200], [item[:200] for item in candidates], n=1, cutoff=0.5)
    if near:
        return near[0]
    same = [item for item in candidates if item.rpartition("/")[2] == name.rpartition("/")[2]]
    return same[0] if len(same) == 1 else ""
