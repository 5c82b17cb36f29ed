"""Where a build reads and writes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx_hoc.core.errors import HocError

HTML_BUILDERS = frozenset({"html", "dirhtml", "singlehtml"})
"""The builders whose output is a site with a root page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The folders of a build, all absolute.

    :param source: the folder of ``conf.py`` and the pages.
    :param output: the published folder, with a folder for each language.
    :param builder: Sphinx's name of the format.
    """

    source: Path
    output: Path
    builder: str

    @property
    def cache(self) -> Path:
        """What is kept between builds: beside the published folder, never in it."""
        return self.output.parent / ".sphinx-hoc" / self.output.name / self.builder

    @property
    def lock(self) -> Path:
        """The file that a running build holds."""
        return self.output.parent / ".sphinx-hoc" / self.output.name / "lock"

    def published(self, tag: str) -> Path:
        """Return the folder that readers see of one language."""
        return self.output / tag

    def work(self, tag: str) -> Path:
        """Return the folder in which one language keeps its doctrees and its record."""
        return self.cache / tag

    def doctrees(self, tag: str) -> Path:
        """Return the folder of one language's doctrees."""
        return self.work(tag) / "doctrees"

    def record(self, tag: str) -> Path:
        """Return the file that says what the published output was made of."""
        return self.work(tag) / "record.json"

    @property
    def templates(self) -> Path:
        """The folder of compiled page templates, which all languages share."""
        return self.cache / "templates"

    def staging(self, tag: str) -> Path:
        """Return the folder in which one language is built before it is published.

        Its name is the tag, from which a build sees how the languages lie to one another. A
        rename needs the same file system, so it moves where the output is one of its own.
        """
        if _device(self.cache) == _device(self.output):
            return self.work(tag) / "new" / tag
        return self.output / ".sphinx-hoc-new" / tag


def layout(source: str, output: str, builder: str) -> Layout:
    """Return the layout of a build.

    :raises HocError: where the folders can't be used.
    """
    made = Layout(source=Path(source).resolve(), output=Path(output).resolve(), builder=builder)
    if not made.source.is_dir():
        msg = f"{source}: there is no such folder. Give the folder of conf.py: --source docs"
        raise HocError(msg)
    if not (made.source / "conf.py").is_file():
        msg = f"{source}: there is no conf.py in it. Give the folder of conf.py: --source docs"
        raise HocError(msg)
    if made.source.is_relative_to(made.output):
        msg = f"{output}: the output would replace the source. Give another: --output _build/site"
        raise HocError(msg)
    if made.output.exists() and not made.output.is_dir():
        msg = f"{output}: this is a file, and the output is a folder. Give another: --output"
        raise HocError(msg)
    return made


def _device(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    return folder.stat().st_dev
