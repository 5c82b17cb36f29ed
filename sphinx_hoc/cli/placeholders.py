"""``sphinx-hoc placeholders``: every placeholder, what it stands for and who uses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_hoc.cli.languages import wanted_languages
from sphinx_hoc.cli.project_files import ProjectFiles, columns, read_project_files, shown_path
from sphinx_hoc.core.placeholders import written
from sphinx_hoc.markdown.page_tokens import page_parser
from sphinx_hoc.markdown.uses import uses_in

if TYPE_CHECKING:
    import argparse

    from sphinx_hoc.core.languages import Language

Uses = dict[str, list[str]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", default="docs", help="the folder of conf.py [%(default)s]")
    parser.add_argument("--language", metavar="TAG", help="whose values [the source language]")
    parser.add_argument("--format", choices=("json", "text"), default="text", help="how to print")


def run(arguments: argparse.Namespace) -> int:
    """Print the list; 1 where a page uses a placeholder that does not exist."""
    project = read_project_files(arguments.source)
    wanted = [arguments.language] if arguments.language else [project.campaign.source.tag]
    (language,) = wanted_languages(project.campaign, wanted)
    uses = _uses(project)
    known = _known(project, language, uses)
    unknown = _unknown(project, uses)
    if arguments.format == "json":
        print(json.dumps({"placeholders": known, "unknown": unknown}, ensure_ascii=False))
    else:
        print(_text(known, unknown))
    return 1 if unknown else 0


def _uses(project: ProjectFiles) -> Uses:
    """Where each key is used, as ``docs/events.md:5``."""
    md = page_parser(project.conf.myst_enable_extensions)
    found: Uses = {}
    for page in project.pages:
        name = shown_path(page.path)
        try:
            text = page.path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):  # `sphinx-hoc check` says what is wrong with it
            continue
        for key, line in uses_in(text, md):
            places = found.setdefault(key, [])
            if f"{name}:{line}" not in places:
                places.append(f"{name}:{line}")
    return found


def _known(project: ProjectFiles, language: Language, uses: Uses) -> list[dict[str, Any]]:
    rows = []
    for key in sorted(project.campaign.definitions):
        value = project.campaign.lookup(key, language)
        if value is not None:
            row = {"key": key, "kind": str(value.kind), "value": value.text}
            rows.append({**row, "uses": uses.get(key, [])})
    return rows


def _unknown(project: ProjectFiles, uses: Uses) -> list[dict[str, Any]]:
    return [
        {"key": key, "suggestion": project.campaign.nearest(key), "uses": uses[key]}
        for key in sorted(uses)
        if key not in project.campaign.definitions
    ]


def _text(known: list[dict[str, Any]], unknown: list[dict[str, Any]]) -> str:
    rows = [
        (written(row["key"]), row["kind"], row["value"], ", ".join(row["uses"]) or "not used")
        for row in known
    ]
    faults = [
        f"{', '.join(row['uses'])}: There is no placeholder `{written(row['key'])}`. "
        f"{row['suggestion']}".rstrip()
        for row in unknown
    ]
    return "\n".join([columns(rows), *faults])
