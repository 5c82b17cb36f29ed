"""``sphinx-hoc status``: how far each translation is, page by page."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sphinx_hoc.cli.project_files import ProjectFiles, columns, read_project_files, shown_path
from sphinx_hoc.core.catalogue import gate
from sphinx_hoc.core.progress import Progress
from sphinx_hoc.markdown.reading import message_reader

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.markdown.reading import MessageReader

Counts = dict[str, Progress]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", default="docs", help="the folder of conf.py [%(default)s]")
    parser.add_argument("--format", choices=("json", "text"), default="text", help="how to print")


def run(arguments: argparse.Namespace) -> int:
    """Print the counts; they are disjoint and add up to the messages of a page."""
    project = read_project_files(arguments.source)
    pages = [
        page.docname for page in project.pages if page.docname not in project.conf.hoc_untranslated
    ]
    read = message_reader()
    _source, *others = project.campaign.languages.values()
    counted = {item.tag: _counts(project, item, pages, read) for item in others}
    whole = _with_missing_pages(counted, pages)
    print(_json(whole) if arguments.format == "json" else _text(whole))
    return 0


def _counts(
    project: ProjectFiles, language: Language, pages: list[str], read: MessageReader
) -> Counts:
    """What the site will show: a message that a check refuses is missing."""
    passed = gate(
        project.locales,
        language,
        pages=frozenset(pages),
        settings=project.campaign.checks,
        read=read,
        name=shown_path,
    )
    return {item.docname: item.progress for item in passed.catalogues}


def _with_missing_pages(counted: Mapping[str, Counts], pages: list[str]) -> dict[str, Counts]:
    """A page without a catalogue misses as many messages as it has in other languages."""
    sizes = {
        page: max((counts[page].total for counts in counted.values() if page in counts), default=0)
        for page in pages
    }
    return {
        tag: {page: counts.get(page, Progress(missing=sizes[page])) for page in pages}
        for tag, counts in counted.items()
    }


def _sum(counts: Counts) -> Progress:
    return sum(counts.values(), start=Progress())


def _json(whole: Mapping[str, Counts]) -> str:
    rows = [
        {
            "language": tag,
            **_row(_sum(counts)),
            "pages": [{"page": page, **_row(count)} for page, count in counts.items()],
        }
        for tag, counts in whole.items()
    ]
    return json.dumps(rows, ensure_ascii=False)


def _row(progress: Progress) -> dict[str, Any]:
    return {**asdict(progress), "total": progress.total}


def _text(whole: Mapping[str, Counts]) -> str:
    rows = [("", "translated", "fuzzy", "missing")]
    for tag, counts in whole.items():
        rows.append(_line(tag, _sum(counts)))
        rows += (_line(f"  {page}", count) for page, count in counts.items())
    return columns(rows)


def _line(name: str, progress: Progress) -> tuple[str, str, str, str]:
    return name, str(progress.translated), str(progress.fuzzy), str(progress.missing)
