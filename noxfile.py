"""The project's chores. ``nox --list`` shows them, ``nox -s docs`` runs one.

All output goes below ``_build``. Options for Sphinx can be given in ``SPHINXOPTS``.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import nox
from packaging.requirements import Requirement

ROOT = Path(__file__).parent
BUILDERS = ("dirhtml", "singlehtml", "epub", "text", "man", "latex")
# -E reads every page again: a page that is not read does not repeat its warnings.
STRICT_BUILD = ("sphinx-build", "-W", "-E")

nox.needs_version = ">=2025.5.1"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["lint", "typing", "tests", "docs"]


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site in every language; a warning is an error."""
    session.install("-e", ".")
    for language in languages():
        sphinx_build(session, "html", language)


@nox.session
def live(session: nox.Session) -> None:
    """Show the site in a browser and build it again at each change: nox -s live -- nn."""
    session.install("-e", ".[docs]")
    language = session.posargs[0] if session.posargs else source_language()
    command = ["sphinx-autobuild", "--port", "0", "--open-browser"]
    command += ["--watch", "locales", "--watch", "sphinx_hoc", "-D", f"language={language}"]
    session.run(*command, *sphinx_options(), "docs", f"_build/live/{language}")


@nox.session
def gettext(session: nox.Session) -> None:
    """Collect the messages and bring every catalogue up to date."""
    session.install("-e", ".")
    templates = "_build/gettext"
    # The doctrees elsewhere: what lies below the folder is taken for templates.
    doctrees = "_build/doctrees/gettext"
    session.run(*STRICT_BUILD, "-b", "gettext", "-d", doctrees, "docs", templates)
    update = ["sphinx-intl", "update", "-w", "0", "-d", "locales", "-p", templates]
    for language in translations():
        reviewed = review_fields(language)
        session.run(*update, "-l", language)
        restore(reviewed)


@nox.session(python=["3.11", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the tests; arguments go to pytest: nox -s tests-3.11 -- -k clock."""
    session.install("-e", ".[test]")
    session.run("pytest", *(session.posargs or ["-n", "auto"]))


@nox.session(python="3.11")
def minimums(session: nox.Session) -> None:
    """Run the tests with the oldest dependencies that pyproject.toml allows."""
    constraints = Path(session.create_tmp()) / "minimums.txt"
    constraints.write_text("\n".join([*lowest_versions(), ""]), encoding="utf-8")
    session.install("-e", ".[test]", "-c", str(constraints))
    session.run("pytest", *(session.posargs or ["-n", "auto"]))


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes and for layout that differs."""
    session.install("-e", ".[lint]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def typing(session: nox.Session) -> None:
    """Check the types."""
    session.install("-e", ".[lint]")
    session.run("mypy", *session.posargs)


@nox.session
def linkcheck(session: nox.Session) -> None:
    """Try every link of the source language on the network."""
    session.install("-e", ".")
    sphinx_build(session, "linkcheck", source_language())


@nox.session
def builders(session: nox.Session) -> None:
    """Build every language with every other builder; a warning is an error."""
    session.install("-e", ".")
    for builder in session.posargs or BUILDERS:
        # Sphinx keeps an old .buildinfo as .buildinfo.bak, and the EPUB builder warns of it.
        shutil.rmtree(ROOT / "_build" / builder, ignore_errors=True)
        for language in languages():
            sphinx_build(session, builder, language)


def sphinx_build(session: nox.Session, builder: str, language: str) -> None:
    """Build one language into a folder of its own, since doctrees hold one language."""
    output = f"_build/{builder}/{language}"
    doctrees = f"_build/doctrees/{builder}/{language}"
    command = [*STRICT_BUILD, "-b", builder, "-d", doctrees, "-D", f"language={language}"]
    session.run(*command, *sphinx_options(), "docs", output)


def sphinx_options() -> list[str]:
    return shlex.split(os.environ.get("SPHINXOPTS", ""))


def languages() -> list[str]:
    """Return the codes of all languages, the source first."""
    return [source_language(), *translations()]


def review_fields(language: str) -> dict[Path, str]:
    """The line of each catalogue's header that says whether a native speaker has read it."""
    found = {}
    for path in (ROOT / "locales" / language).rglob("*.po"):
        line = re.search(r'(?m)^"X-Reviewed: .*\n', path.read_text(encoding="utf-8"))
        if line:
            found[path] = line[0]
    return found


def restore(fields: dict[Path, str]) -> None:
    """Put those lines back: what rewrites a catalogue drops the fields that it does not know."""
    for path, line in fields.items():
        text = path.read_text(encoding="utf-8")
        if line not in text:
            last = '"Content-Transfer-Encoding: 8bit\\n"\n'
            path.write_text(text.replace(last, last + line, 1), encoding="utf-8")


def translations() -> list[str]:
    return sorted(folder.parent.name for folder in ROOT.glob("locales/*/LC_MESSAGES"))


def source_language() -> str:
    campaign = tomllib.loads((ROOT / "docs/campaign.toml").read_text(encoding="utf-8"))
    return str(campaign["languages"]["source"])


def lowest_versions() -> list[str]:
    """Return a constraint for the floor of each direct dependency."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [lowest_version(Requirement(line)) for line in project["dependencies"]]


def lowest_version(requirement: Requirement) -> str:
    floors = [s.version for s in requirement.specifier if s.operator in {">=", "~=", "=="}]
    if len(floors) != 1:
        msg = f"pyproject.toml gives no single lowest version: {requirement}"
        raise ValueError(msg)
    return f"{requirement.name}=={floors[0]}"
