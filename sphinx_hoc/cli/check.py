"""``sphinx-hoc check``: the pages, the campaign and the translations, without running Sphinx."""

from __future__ import annotations

import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_hoc.cli.languages import wanted_languages
from sphinx_hoc.cli.report_formats import FORMATS
from sphinx_hoc.core.all_rules import ALL_RULES
from sphinx_hoc.core.campaign import read_campaign
from sphinx_hoc.core.catalogue import gate
from sphinx_hoc.core.conf_file import ConfFile, read_conf
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.findings import Severity
from sphinx_hoc.core.help_page import help_page_faults
from sphinx_hoc.core.page_rules import SYMLINK
from sphinx_hoc.markdown.page_files import LINKED_FOLDER, check_file, linked_folders, page_files
from sphinx_hoc.markdown.page_tokens import page_parser
from sphinx_hoc.markdown.pages import PageChecks
from sphinx_hoc.markdown.reading import message_reader

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.findings import Finding
    from sphinx_hoc.core.languages import Language
    from sphinx_hoc.markdown.page_files import PageFile

CODES = frozenset(rule.code for rule in ALL_RULES)
"""The code of every finding; importing them all is also what comments can name."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", default="docs", help="the folder of conf.py [%(default)s]")
    parser.add_argument("--locales", help="the folder of the catalogues [what conf.py says]")
    parser.add_argument(
        "--language", action="append", metavar="TAG", help="check this language only; repeatable"
    )
    parser.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="how to print [%(default)s]"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check everything; 0 where nothing is wrong, 1 where something is."""
    source = Path(arguments.source).absolute()
    conf = read_conf(source / "conf.py")
    locales = Path(arguments.locales) if arguments.locales else source / conf.hoc_locales
    try:
        path = source / conf.hoc_campaign
        campaign = read_campaign(path, _name(path))
    except CampaignError as error:
        return _told(error.findings, arguments.format)
    languages = wanted_languages(campaign, arguments.language or ())
    pages = page_files(source, conf.source_suffix, conf.exclude_patterns)
    findings = chain(
        help_page_faults(campaign, path, _name(path), {page.docname for page in pages}),
        _page_findings(campaign, conf, source, pages),
        _message_findings(campaign, languages, Path(os.path.normpath(locales)), pages),
    )
    return _told(list(findings), arguments.format)


def _page_findings(
    campaign: Campaign, conf: ConfFile, source: Path, pages: Iterable[PageFile]
) -> Iterator[Finding]:
    checks = PageChecks(
        campaign=campaign,
        source=source,
        strict=conf.hoc_strict,
        allowed=frozenset(conf.hoc_strict_allowed),
        md=page_parser(conf.myst_enable_extensions),
    )
    if conf.hoc_strict:
        for folder in linked_folders(source, conf.exclude_patterns):
            yield SYMLINK.finding(_name(folder), 0, *LINKED_FOLDER)
    for page in pages:
        yield from check_file(checks, page, _name)


def _message_findings(
    campaign: Campaign, languages: Iterable[Language], locales: Path, pages: Iterable[PageFile]
) -> Iterator[Finding]:
    read = message_reader()
    names = frozenset(page.docname for page in pages)
    for language in languages:
        if language == campaign.source:
            continue
        passed = gate(
            locales, language, pages=names, settings=campaign.checks, read=read, name=_name
        )
        yield from passed.findings
        for catalogue in passed.catalogues:
            yield from catalogue.findings


def _told(findings: Sequence[Finding], style: str) -> int:
    if text := FORMATS[style](findings):
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:  # a console may know fewer letters than the pages have
            reconfigure(errors="backslashreplace")
        print(text)
    return int(any(finding.severity is not Severity.NOTE for finding in findings))


def _name(path: Path) -> str:
    """A path as a person would name it: from here where it lies below here."""
    path, here = Path(os.path.normpath(path)), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
