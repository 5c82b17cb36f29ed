"""Builds one language, in the process that it is called in."""

from __future__ import annotations

import io
import logging
import os
import re
import shutil
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from sphinx_hoc.build.inputs import allows_update, changed_pages, stamp
from sphinx_hoc.build.jobs import Job, Outcome
from sphinx_hoc.build.layout import HTML_BUILDERS
from sphinx_hoc.build.modules import installed_since, newest_module
from sphinx_hoc.build.publish import publish, repair
from sphinx_hoc.build.record import Record, read_record, write_record
from sphinx_hoc.build.used_files import used_files
from sphinx_hoc.build.warnings_of_pages import pages_that_warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

_DISK_FAULTS = ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS")


def kept(job: Job) -> Outcome | None:
    """Return the outcome of the last build if it is still right, without a look at Sphinx."""
    record = read_record(job.layout.record(job.language.tag))
    if record is None or (job.strict and record.warnings):
        return None
    inputs = job.inputs(record.extra)
    published = job.layout.published(job.language.tag)
    if record.inputs != inputs.as_dict() or record.output != stamp(published):
        return None
    return Outcome(tag=job.language.tag, warnings=record.warnings, pages=record.pages, built=False)


def build(job: Job) -> Outcome:
    """Build a language beside its published folder, and publish it if all went well."""
    from sphinx_hoc.ext.shared_parse import parses

    staging = job.layout.staging(job.language.tag)
    newest = newest_module()
    try:
        outcome = _build(job, staging)
        return replace(outcome, modules=tuple(installed_since(newest)), parses=parses())
    except shutil.Error as error:  # one for all files that could not be copied
        return Outcome(tag=job.language.tag, fault=f"{error.args[0][0][-1]}.")
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        return Outcome(tag=job.language.tag, fault=f"{error.strerror}{place}.")
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _build(job: Job, staging: Path) -> Outcome:
    tag, layout = job.language.tag, job.layout
    changed = _prepare(job, staging)
    outcome, extra = _run_sphinx(job, staging, changed)
    if not outcome.fault and outcome.warnings and job.strict:
        outcome = replace(outcome, fault="It has warnings, so it is not published.")
    if outcome.fault:
        return outcome
    output = stamp(staging)
    publish(staging, layout.published(tag))
    inputs = job.inputs(extra)
    write_record(
        layout.record(tag),
        Record(
            inputs=inputs.as_dict(),
            output=output,
            pages=outcome.pages,
            warnings=outcome.warnings,
            extra=extra,
        ),
    )
    return outcome


def _prepare(job: Job, staging: Path) -> set[str]:
    """Make the staging folder, and return which pages of it are to be built again.

    The record goes first: a build that is ended midway leaves doctrees that fit no output.
    """
    tag, layout = job.language.tag, job.layout
    published, path = layout.published(tag), layout.record(tag)
    repair(staging, published)
    record = read_record(path)
    path.unlink(missing_ok=True)
    shutil.rmtree(staging, ignore_errors=True)
    if record is not None and record.output == stamp(published):
        inputs = job.inputs(record.extra)
        warning = pages_that_warn(record.warnings, layout.source, layout.doctrees(tag))
        if warning is not None and allows_update(record.inputs, inputs):
            changed = changed_pages(record.inputs, inputs) | warning
            shutil.copytree(published, staging, ignore=_files_of(changed, published))
            return changed
    shutil.rmtree(layout.doctrees(tag), ignore_errors=True)
    staging.mkdir(parents=True)
    return set()


def _files_of(pages: set[str], published: Path) -> Any:
    """Leave out what belongs to changed pages: they may no longer have all of it."""

    def ignore(folder: str, names: list[str]) -> list[str]:
        below = Path(folder).relative_to(published)
        return [
            name
            for name in names
            if (below / name.partition(".")[0]).as_posix() in pages and "." in name
        ]

    return ignore


def _run_sphinx(job: Job, staging: Path, changed: set[str]) -> tuple[Outcome, list[str]]:
    """Run Sphinx as ``sphinx-build -D language=…`` does."""
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    from sphinx_hoc.build.templates import share_templates

    # Sphinx makes thousands of records that nobody sees.
    logging.disable(logging.INFO)
    warnings = io.StringIO()
    tag, layout = job.language.tag, job.layout
    fault, pages, extra, templates = "", [], [], None
    try:
        with patch_docutils(layout.source), docutils_namespace():
            app = _application(job, staging, warnings)
            templates = share_templates(app, layout.templates)
            app.connect("env-get-outdated", lambda *_arguments: sorted(changed))
            app.build()
            pages, extra = sorted(_addresses(app)), sorted(_files_elsewhere(app, job))
            fault = _incomplete(app) if app.statuscode == 0 else "Sphinx reports a failure."
            _remove_leftovers(app, staging)
    except SphinxError as error:
        fault = str(error) or error.category
    except OSError:
        raise
    except Exception as error:  # whatever an extension raises ends this language only
        fault = _crash(error, layout.work(tag))
    told = _warnings(warnings.getvalue())
    outcome = Outcome(
        tag=tag,
        fault=fault or _disk_fault(told),
        warnings=told,
        pages=pages,
        templates=templates.used if templates else {},
    )
    return outcome, extra


def _application(job: Job, staging: Path, warnings: TextIO) -> Sphinx:
    from sphinx.application import Sphinx

    layout = job.layout
    return Sphinx(
        srcdir=layout.source,
        confdir=layout.source,
        outdir=staging,
        doctreedir=layout.doctrees(job.language.tag),
        buildername=layout.builder,
        confoverrides=_overrides(job),
        status=None,
        warning=warnings,
    )


def _overrides(job: Job) -> dict[str, Any]:
    """What conf.py does not say; none of it reaches a page but the language."""
    return {"language": job.language.code, "hoc_announced": list(job.announced)}


def _warnings(text: str) -> list[str]:
    lines = _COLOURS.sub("", text).splitlines()
    return [line for line in lines if line.strip()]


def _crash(error: Exception, work: Path) -> str:
    """One line for a person; the rest is in a file for whoever mends the program."""
    path = work / "traceback.txt"
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    return f"the build ended with {type(error).__name__}: {error}. The traceback is in {path}."


def _disk_fault(warnings: list[str]) -> str:
    """Sphinx only warns where it can't write a page, and leaves it cut."""
    import errno

    reasons = [os.strerror(getattr(errno, name)) for name in _DISK_FAULTS if hasattr(errno, name)]
    return next((line for line in warnings if any(reason in line for reason in reasons)), "")


def _incomplete(app: Sphinx) -> str:
    """Say which page is missing or cut, where Sphinx has not noticed."""
    if app.builder.name not in HTML_BUILDERS - {"singlehtml"}:
        return ""
    for docname in sorted(app.env.found_docs):
        path = Path(app.builder.get_output_path(docname))  # type: ignore[attr-defined]
        if not path.is_file() or not path.stat().st_size:
            return f"the page {docname} was not written."
    return ""


def _addresses(app: Sphinx) -> Iterator[str]:
    return (app.builder.get_target_uri(docname) for docname in app.env.found_docs)


def _remove_leftovers(app: Sphinx, staging: Path) -> None:
    """Remove what an update leaves and a new build would not have."""
    (staging / ".buildinfo.bak").unlink(missing_ok=True)
    for folder, files in (("_images", app.env.images), ("_downloads", app.env.dlfiles)):
        wanted = {str(name) for _docnames, name in files.values()}
        for path in (staging / folder).rglob("*"):
            if path.is_file() and path.relative_to(staging / folder).as_posix() not in wanted:
                path.unlink()


def _files_elsewhere(app: Sphinx, job: Job) -> Iterator[str]:
    """Yield the files outside of the project's folders that a change would be seen of."""
    known = (job.layout.source, job.layout.doctrees(job.language.tag), job.catalogues)
    for path in used_files(app):
        if not any(path.is_relative_to(folder) for folder in known):
            yield str(path)
