"""``sphinx-hoc build``: every language, each as a site of its own below one folder."""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from typing import TYPE_CHECKING

from sphinx_hoc.build.inputs import common_inputs
from sphinx_hoc.build.layout import Layout, layout
from sphinx_hoc.build.lock import locked
from sphinx_hoc.build.processes import run_each
from sphinx_hoc.build.progress import Progress
from sphinx_hoc.build.project import Project, read_project
from sphinx_hoc.build.worker import Job, Outcome, build, kept
from sphinx_hoc.cli.languages import wanted_languages
from sphinx_hoc.core.announcing import announced_languages
from sphinx_hoc.core.campaign import read_campaign
from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.languages import Language


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
        "--jobs", type=_count, default=None, metavar="N", help="languages at once [one per core]"
    )
    parser.add_argument(
        "--builder", default="html", help="Sphinx's name of the format [%(default)s]"
    )
    parser.add_argument(
        "--fail-on-warning", action="store_true", help="do not publish a language with warnings"
    )


def run(arguments: argparse.Namespace) -> int:
    """Build; 0 where every language is published, 1 where one is not."""
    place = layout(arguments.source, arguments.output, arguments.builder)
    with locked(place.lock):
        project = read_project(place)
        campaign = read_campaign(project.campaign, os.path.relpath(project.campaign))
        languages = wanted_languages(campaign, arguments.language or ())
        jobs = list(_jobs(place, project, campaign, languages, arguments.fail_on_warning))
        _refuse_foreign(place, languages)
        outcomes = list(_outcomes(jobs, project, arguments.jobs or _cores()))
    return _sum_up(outcomes, place)


def _jobs(
    place: Layout,
    project: Project,
    campaign: Campaign,
    languages: Sequence[Language],
    strict: bool,
) -> Iterator[Job]:
    tables = tomllib.loads(project.campaign.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    skip = (place.output, place.output.parent / ".sphinx-hoc")
    common = common_inputs(place.source, project.campaign, tables, place.builder, skip)
    announced = _announced(project, campaign, common.pages)
    for language in languages:
        is_source = language == campaign.source
        folder = project.locales / language.folder / "LC_MESSAGES"
        yield Job(
            language=language,
            layout=place,
            catalogues=folder if not is_source else place.work(language.tag) / "none",
            common=common,
            announced=announced,
            strict=strict,
        )


def _announced(project: Project, campaign: Campaign, pages: Iterable[str]) -> tuple[str, ...]:
    """Worked out once, not in each language: it may mean to read every catalogue."""
    if project.announced:
        return project.announced
    names = {os.path.splitext(page)[0] for page in pages}  # noqa: PTH122 (a name, no file)
    found = announced_languages(campaign, project.locales, names - {*project.untranslated})
    return tuple(item.tag for item in found)


def _outcomes(jobs: Sequence[Job], project: Project, at_once: int) -> Iterator[Outcome]:
    """Yield how each language ended; those that are still right need no process."""
    progress = Progress(len(jobs))
    to_do = []
    for job in jobs:
        if (outcome := kept(job)) is None:
            to_do.append(job)
        else:
            progress.ended(outcome)
            yield outcome
    if not to_do:
        return
    from sphinx_hoc.build.warm import import_all, warm_up

    warm_up(project.extensions, project.theme)
    for ended in run_each(build, to_do, at_once, lambda job: progress.started(job.language.tag)):
        outcome = ended.result or _killed(ended.task, ended.exit_code)
        progress.ended(outcome)
        import_all(outcome.modules)
        yield outcome


def _killed(job: Job, exit_code: int) -> Outcome:
    shutil.rmtree(job.layout.staging(job.language.tag), ignore_errors=True)
    how = f"by signal {-exit_code}" if exit_code < 0 else f"with code {exit_code}"
    return Outcome(tag=job.language.tag, fault=f"The process was ended {how}.")


def _sum_up(outcomes: Sequence[Outcome], place: Layout) -> int:
    failed = [outcome for outcome in outcomes if outcome.fault or _is_refused(outcome)]
    built = sum(outcome.built for outcome in outcomes) - len(failed)
    shown = os.path.relpath(place.output)
    same = len(outcomes) - built - len(failed)
    print(f"{built} built, {same} unchanged, {len(failed)} failed: {shown}", file=sys.stdout)
    return 1 if failed else 0


def _is_refused(_outcome: Outcome) -> bool:
    return False


def _refuse_foreign(place: Layout, languages: Sequence[Language]) -> None:
    """Never replace a folder that holds something else than a build."""
    for language in languages:
        folder = place.published(language.tag)
        if not folder.exists() or place.work(language.tag).is_dir() or _is_site(folder):
            continue
        msg = (
            f"{folder}: this folder is not the output of a build, and would be replaced. "
            "Move it away, or give another --output."
        )
        raise HocError(msg)


def _is_site(folder) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / ".buildinfo").is_file())


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number
