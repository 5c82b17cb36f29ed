"""What a process is given to build, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_hoc.build.inputs import Common, Inputs
    from sphinx_hoc.build.layout import Layout
    from sphinx_hoc.core.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One language to build.

    :param language: which.
    :param layout: where.
    :param catalogues: the folder of its PO files.
    :param common: the inputs that all languages share.
    :param announced: the tags of the languages that readers are told of.
    :param strict: whether a warning keeps it from being published.
    """

    language: Language
    layout: Layout
    catalogues: Path
    common: Common
    announced: tuple[str, ...] = ()
    strict: bool = False

    def inputs(self, extra: Iterable[str]) -> Inputs:
        """Return what the language is built from now.

        :param extra: files elsewhere that its last build has used.
        """
        return self.common.of(self.catalogues, extra, (self.language, self.announced))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a build ended.

    :param tag: the language.
    :param fault: why it failed; empty where it is published.
    :param warnings: what was wrong, a warning each.
    :param pages: the addresses of its pages below its folder.
    :param built: whether anything was done at all.
    :param modules: what it had to import that its parent had not.
    :param parses: what it has parsed that other languages can take, by page.
    :param templates: the checksums of the templates that it has loaded, by key.
    """

    tag: str
    fault: str = ""
    warnings: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    built: bool = True
    modules: tuple[str, ...] = ()
    parses: Mapping[str, bytes] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
