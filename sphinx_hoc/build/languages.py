"""The build of many languages: what there is to do, and who does it."""

from __future__ import annotations

import shutil
import tomllib
from contextlib import nullcontext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_hoc.build.inputs import common_inputs
from sphinx_hoc.build.jobs import Job, Outcome
from sphinx_hoc.build.processes import run_each
from sphinx_hoc.build.worker import build, kept
from sphinx_hoc.core.announcing import announced_languages
from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sphinx_hoc.build.layout import Layout
    from sphinx_hoc.build.progress import Progress
    from sphinx_hoc.build.project import Project
    from sphinx_hoc.core.campaign import Campaign
    from sphinx_hoc.core.languages import Language


def jobs_of(
    place: Layout,
    project: Project,
    campaign: Campaign,
    languages: Sequence[Language],
    *,
    strict: bool,
) -> list[Job]:
    """Return a job for each language.

    :param strict: whether a warning keeps a language from being published.
    :raises HocError: where the folder of a language holds something else than a build.
    """
    text = project.campaign.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    common = common_inputs(
        place.source,
        project.campaign,
        tomllib.loads(text),
        place.builder,
        (place.output, place.output.parent / ".sphinx-hoc"),
    )
    announced = _announced(project, campaign, common.pages)
    for language in languages:
        _refuse_foreign(place, language)
    return [
        Job(
            language=language,
            layout=place,
            catalogues=project.locales / language.folder,
            common=common,
            announced=announced,
            strict=strict,
        )
        for language in languages
    ]


def build_languages(
    jobs: Sequence[Job], project: Project, campaign: Campaign, at_once: int, progress: Progress
) -> Iterator[Outcome]:
    """Build what is not up to date, several at once, and yield how each language ended."""
    to_do = []
    for job in jobs:
        outcome = kept(job)
        if outcome is None:
            to_do.append(job)
        else:
            progress.ended(outcome)
            yield outcome
    if to_do:
        from sphinx_hoc.build.distributions import kept_distributions
        from sphinx_hoc.build.warm import get_ready

        many = len(to_do) > at_once
        get_ready(project, campaign, for_others=many)
        with kept_distributions() if many else nullcontext():
            yield from _built(to_do, at_once, progress)


def _built(jobs: Sequence[Job], at_once: int, progress: Progress) -> Iterator[Outcome]:
    from sphinx_hoc.build.warm import take_over

    waiting = {job.language.tag for job in jobs}

    def start(job: Job) -> None:
        waiting.remove(job.language.tag)
        progress.started(job.language.tag)

    for ended in run_each(build, jobs, at_once, start):
        outcome: Outcome = ended.result or _killed(ended.task, ended.exit_code)
        progress.ended(outcome)
        if waiting:
            take_over(outcome, ended.task.layout)
        yield outcome


def _announced(project: Project, campaign: Campaign, pages: Iterable[str]) -> tuple[str, ...]:
    """Worked out once, not in each language: it may mean to read every catalogue."""
    if project.announced:
        return project.announced
    names = {PurePosixPath(page).with_suffix("").as_posix() for page in pages}
    found = announced_languages(campaign, project.locales, names - {*project.untranslated})
    return tuple(item.tag for item in found)


def _killed(job: Job, exit_code: int) -> Outcome:
    shutil.rmtree(job.layout.staging(job.language.tag), ignore_errors=True)
    how = f"by signal {-exit_code}" if exit_code < 0 else f"with code {exit_code}"
    return Outcome(tag=job.language.tag, fault=f"The process was ended {how}.")


def _refuse_foreign(place: Layout, language: Language) -> None:
    """Never replace a folder that holds something else than a build."""
    folder = place.published(language.tag)
    if not folder.exists() or place.work(language.tag).is_dir() or _is_build(folder):
        return
    msg = (
        f"{folder}: this is not the output of a build, and would be replaced. "
        "Move it away, or give another --output."
    )
    raise HocError(msg)


def _is_build(folder: Path) -> bool:
    return folder.is_dir() and ((folder / ".buildinfo").is_file() or not any(folder.iterdir()))
