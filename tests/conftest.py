"""A scratch project that real Sphinx builds, each in a process of its own."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import html5lib
import pytest
from browsing import chromium, sites, visits  # noqa: F401 - fixtures

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from xml.etree.ElementTree import Element

REPOSITORY = Path(__file__).parent.parent

# Each build is forked from a server that has done the imports: docutils and Sphinx keep
# roles, nodes and translators for the whole process, so no two builds may share one.
_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(["sphinx.cmd.build", "furo", "sphinx_hoc.extension", "html5lib"])

CAMPAIGN = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13

[signup]
url = "https://example.org/join"

[placeholders]
country = "no"

[placeholders.promote]
press_kit_url = "https://example.org/press-kit"
videos = "https://example.org/videos"
stats_url = "https://example.org/stats"

[placeholders.files.letter]
default = "https://example.org/letter.pdf"
nn = "https://example.org/nn/letter.pdf"

[languages]
source = "en"
[languages.nn]
[languages.ar]
"""

PO_HEADER = """\
msgid ""
msgstr ""
"Language: nn\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


@dataclass(frozen=True)
class Built:
    """What a build left behind."""

    code: int
    status: str
    warnings: str
    outdir: Path

    def read(self, name: str) -> str:
        return (self.outdir / name).read_text(encoding="utf-8")

    def html(self, name: str = "index.html") -> Element:
        return html5lib.parse(self.read(name), namespaceHTMLElements=False)

    def article(self, name: str = "index.html") -> Element:
        found = self.html(name).find(".//article")
        assert found is not None
        return found


@dataclass
class Project:
    """A folder with a ``docs`` and a ``locales`` folder, and how to build it."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8", newline="")
        return path

    def po(self, docname: str, messages: dict[str, str], language: str = "nn") -> Path:
        entries = "".join(
            f"\nmsgid {_quoted(msgid)}\nmsgstr {_quoted(msgstr)}\n"
            for msgid, msgstr in messages.items()
        )
        header = PO_HEADER.replace("Language: nn", f"Language: {language}")
        return self.write(f"locales/{language}/LC_MESSAGES/{docname}.po", header + entries)

    def build(
        self,
        *arguments: str,
        builder: str = "html",
        language: str | None = None,
        out: str | None = None,
    ) -> Built:
        outdir = self.root / "_build" / (out or f"{builder}-{language or 'source'}")
        # Without colours, which Sphinx uses on a terminal and on a server.
        argv = ["-b", builder, "-T", "-N", *arguments]
        if language:
            argv += ["-D", f"language={language}"]
        argv += [str(self.root / "docs"), str(outdir)]
        return Built(*sphinx_build(argv, self.root, self.environment), outdir)


def sphinx_build(
    argv: list[str], folder: Path, environment: dict[str, str]
) -> tuple[int, str, str]:
    """Run ``sphinx-build`` in a process that no other build has used."""
    receiver, sender = _SERVER.Pipe(duplex=False)
    process = _SERVER.Process(target=_build, args=(argv, str(folder), environment, sender))
    process.start()
    sender.close()
    try:
        result = receiver.recv()
    finally:
        process.join()
        process.close()
        receiver.close()
    assert isinstance(result, tuple)
    return result


def _build(argv: list[str], folder: str, environment: dict[str, str], sender: Connection) -> None:
    from sphinx.cmd.build import build_main

    os.environ.update({"SOURCE_DATE_EPOCH": "1790000000", **environment})
    os.chdir(folder)
    out, err = io.StringIO(), io.StringIO()
    sys.argv = ["sphinx-build", *argv]
    with redirect_stdout(out), redirect_stderr(err):
        code = build_main(argv)
    sender.send((code, out.getvalue(), err.getvalue()))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@pytest.fixture
def project(tmp_path: Path, new_project: Callable[[Path], Project]) -> Project:
    """A project with a campaign, two more languages and no page yet."""
    return new_project(tmp_path)


@pytest.fixture(scope="session")
def new_project() -> Callable[[Path], Project]:
    """Make such a project in a folder: for sites that several tests only read."""

    def make(root: Path) -> Project:
        made = Project(root)
        made.write("docs/conf.py", 'project = "Scratch"\nextensions = ["sphinx_hoc"]\n')
        made.write("docs/campaign.toml", CAMPAIGN)
        return made

    return make
