"""What is remembered of a language's last good build."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_hoc.core.whole_file import write_whole

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The last good build of a language.

    :param inputs: what it was made of; see :class:`sphinx_hoc.build.inputs.Inputs`.
    :param output: what the published folder looked like.
    :param pages: the addresses of its pages.
    :param warnings: what was wrong with it, told again as long as nothing changes.
    :param extra: files outside of the project's folders that it has used.
    """

    inputs: dict[str, Any]
    output: str
    pages: list[str]
    warnings: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)


def read_record(path: Path) -> Record | None:
    """Return the record of the last good build, or nothing where there is no such build."""
    try:
        return Record(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_record(path: Path, record: Record) -> None:
    """Remember a build. Written last: what has no record is built anew."""
    write_whole(path, json.dumps(asdict(record)))
