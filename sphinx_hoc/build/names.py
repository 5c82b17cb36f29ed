"""The names of the languages: each site lists all of them, and one look-up serves all."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING

from sphinx_hoc.build.processes import run_each
from sphinx_hoc.core.language_facts import LanguageFacts, all_facts, learn_facts
from sphinx_hoc.core.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_hoc.core.languages import Language


def learn_names(languages: Iterable[Language], kept: Path) -> None:
    """Know the names and directions of all languages before their builds begin.

    They are looked up in a process of its own, whose memory CLDR's data fills, and kept for
    the next build.

    :param kept: the file that keeps them, made where it is not there.
    """
    locales = sorted({language.locale for language in languages})
    release = version("babel")
    known = _read(kept, release)
    missing = [locale for locale in locales if locale not in known]
    if missing:
        (ended,) = run_each(all_facts, [missing], 1)
        known |= ended.result or {}
        write_whole(kept, json.dumps({"babel": release, "names": known}, ensure_ascii=False))
    learn_facts(known)


def _read(path: Path, release: str) -> dict[str, LanguageFacts]:
    """What is kept, unless another release of Babel has written it."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["babel"] != release:
            return {}
        return {locale: LanguageFacts(*facts) for locale, facts in kept["names"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
