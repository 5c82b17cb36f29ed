"""``sphinx-hoc build``: every language, each as a site of its own below one folder."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from sphinx_hoc.build.join import join_languages
from sphinx_hoc.build.languages import build_languages, jobs_of
from sphinx_hoc.build.layout import layout
from sphinx_hoc.build.lock import locked
from sphinx_hoc.build.names import learn_names
from sphinx_hoc.build.progress import Progress
from sphinx_hoc.build.project import read_project
from sphinx_hoc.build.root import remove_gone, write_root
from sphinx_hoc.cli.languages import wanted_languages
from sphinx_hoc.core.campaign import read_campaign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_hoc.build.jobs import Outcome
    from sphinx_hoc.build.layout import Layout


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("--source", default="docs", help="the folder of conf.py [%(default)s]")
    parser.add_argument(
        "--output", default="_build/site", help="the folder to publish [%(default)s]"
    )
    parser.add_argument(
        "--language", action="append", metavar="TAG", help="build this language only; repeatable"
    )
    parser.add_argument(
        "--jobs", type=_count, metavar="N", help="how many languages at once [one per core]"
    )
    parser.add_argument(
        "--builder", default="html", help="Sphinx's name of the format [%(default)s]"
    )
    parser.add_argument(
        "--fail-on-warning", action="store_true", help="do not publish a language with warnings"
    )
    parser.add_argument(
        "--join", metavar="FOLDER", help="build nothing: join what other machines have built"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build; 0 where every language is published, 1 where one is not."""
    place = layout(arguments.source, arguments.output, arguments.builder)
    with locked(place.lock):
        project = read_project(place)
        campaign = read_campaign(project.campaign, os.path.relpath(project.campaign))
        languages = wanted_languages(campaign, arguments.language or ())
        learn_names(campaign.languages.values(), place.cache / "names.json")
        jobs = jobs_of(place, project, campaign, languages, strict=arguments.fail_on_warning)
        progress = Progress(len(jobs))
        try:
            if arguments.join:
                outcomes = [*join_languages(arguments.join, languages, place)]
                progress.ended_all(outcomes)
            else:
                at_once = arguments.jobs or _cores()
                outcomes = [*build_languages(jobs, project, campaign, at_once, progress)]
            if not arguments.language:
                remove_gone(place, campaign)
            write_root(place, project, campaign, jobs[0].announced)
        except OSError as error:
            print(f"{error.filename or place.output}: {error.strerror}.", file=sys.stderr)
            return 1
    return _summed_up(outcomes, place)


def _summed_up(outcomes: Sequence[Outcome], place: Layout) -> int:
    failed = sum(bool(outcome.fault) for outcome in outcomes)
    same = sum(not outcome.built for outcome in outcomes)
    built = len(outcomes) - same - failed
    print(f"{built} built, {same} unchanged, {failed} failed: {os.path.relpath(place.output)}")
    return 1 if failed else 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):  # what a container may use, not what the machine has
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        msg = f"found `{text}`, and a number from 1 is right"
        raise argparse.ArgumentTypeError(msg)
    return int(text)
