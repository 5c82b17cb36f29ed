"""What Jinja makes of the templates, which is the same for every language.

It is kept in files, for the builds that come later, and in memory, for the languages that do:
to read it costs each of them as much as a page.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import CodeType

    from sphinx.application import Sphinx

_known: dict[tuple[str, str], CodeType] = {}


class TemplateCode(FileSystemBytecodeCache):
    """The files of a folder; what has been learned of them is taken from memory.

    :ivar used: the checksums of the templates that were loaded, by key.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.used: dict[str, str] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into its bucket, if there is any."""
        self.used[bucket.key] = bucket.checksum
        bucket.code = _known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            # Bytes that are no pickle raise whatever they come upon; they are written again.
            with suppress(Exception):
                super().load_bytecode(bucket)


def share_templates(app: Sphinx, folder: Path) -> TemplateCode | None:
    """Let a build use what others have made of the templates, where it uses Jinja at all."""
    environment: Any = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    environment.bytecode_cache = code = TemplateCode(folder)
    return code


def learn_templates(folder: Path, used: Mapping[str, str]) -> None:
    """Take the code of templates into memory, for the processes that are forked from now on.

    :param used: the checksums of those that a build has loaded, by key.
    """
    files = TemplateCode(folder)
    for key, checksum in used.items():
        if (key, checksum) not in _known:
            bucket = Bucket(None, key, checksum)  # type: ignore[arg-type]  # it is only kept
            files.load_bytecode(bucket)
            if bucket.code is not None:
                _known[key, checksum] = bucket.code
