"""A real browser, and built sites over HTTP on this machine alone: what `browser/` stands on.

Not a ``conftest.py`` in that folder: tests import from ``conftest``, of which there can be one.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Project
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No name is looked up: a page that asks for anything from elsewhere gets nothing.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without windows where that is installed.

    Where there is none the test is skipped, on a server it fails.
    """
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        why = "no Chromium here: `apt-get install chromium-headless-shell`"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield browser
        browser.close()


LANGUAGES = """
[languages.fa]
[languages.hi]
[languages.ja]
[languages.de]
[languages.zh-hans]
[languages.zh-hant]
"""

# A task with all that a calendar file escapes and folds.
TASKS = (
    "Open with a [video]({{ promote/videos }}).",
    'The principal talks; briefly, of "why" and of back\\\\slashes.',
    "Guests — Ærlege Åse, 漢字 and عمر — talk of the part that technology plays in all our lives.",
    "Code!",
)


@dataclass(frozen=True)
class Plan:
    """A run of show as a page writes it."""

    times: tuple[str, ...] = ("10:00 - 10:05", "10:05 - 10:15", "10:15 - 10:30", "10:30 - 11:05")
    date: str = "2026-12-07"
    is_tidy: bool = True

    @property
    def directive(self) -> str:
        """What stands in the page."""
        pairs = zip(self.times, TASKS, strict=True)
        rows = [
            "| Time | Task |",
            "| --- | --- |",
            *(f"| {time} | {task} |" for time, task in pairs),
        ]
        lines = ["```{run-of-show}", f":date: {self.date}", "", *rows, "```", ""]
        return "\n".join(lines)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and its address over HTTP."""

    folder: Path
    address: str

    @property
    def plan(self) -> str:
        return f"{self.address}/index.html"


@pytest.fixture(scope="session")
def sites(
    tmp_path_factory: pytest.TempPathFactory, new_project: Callable[[Path], Project]
) -> Iterator[Callable[..., Site]]:
    """Build a site with one plan, or give the one that was built for another test."""
    with ExitStack() as stack:

        @cache
        def site(
            *plans: Plan, language: str | None = None, messages: tuple[tuple[str, str], ...] = ()
        ) -> Site:
            project = new_project(tmp_path_factory.mktemp("site"))
            _write_pages(project, plans or (Plan(),))
            if language:
                project.po("index", {"Before.": "…", **dict(messages)}, language)
            strict = ["-W"] if all(plan.is_tidy for plan in plans) else []
            built = project.build(*strict, language=language)
            assert built.code == 0, built.warnings
            return Site(built.outdir, stack.enter_context(served(built.outdir)))

        yield site


def _write_pages(project: Project, plans: tuple[Plan, ...]) -> None:
    campaign = (project.root / "docs/campaign.toml").read_text(encoding="utf-8")
    project.write("docs/campaign.toml", campaign + LANGUAGES)
    plan = "\n".join(plan.directive for plan in plans)
    page = ["# The event", "Before.", "## Run of show", plan, "## Afterwards", *["Share it."] * 40]
    project.write("docs/index.md", "\n\n".join([*page, "```{toctree}\nother\n```\n"]))
    project.write("docs/other.md", "# Another page\n\nWithout a plan.\n")


@dataclass
class Visits:
    """Opens pages, and remembers what went wrong on them."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def context(self, **options: Any) -> BrowserContext:
        """Return a reader with a browser of their own; the options are Playwright's."""
        options = {"locale": "en-US", "timezone_id": "Europe/Oslo", **options}
        context = self.browser.new_context(**options)
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        return context

    def open(self, address: str, **options: Any) -> Page:
        """Open an address as a new reader."""
        page = self.context(**options).new_page()
        self.watch(page)
        page.goto(address)
        return page

    def watch(self, page: Page) -> None:
        """Note each error of a script, and each thing the page asks somebody else for."""
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", self._note_line)
        page.on("request", lambda request: self._note(request.url))

    def _note_line(self, line: ConsoleMessage) -> None:
        # A browser asks for this name by itself; no page does.
        if line.type == "error" and not line.location["url"].endswith("/favicon.ico"):
            self.troubles.append(line.text)

    def _note(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            self.troubles.append(f"asked for {url}")


@pytest.fixture
def visits(chromium: Browser) -> Iterator[Visits]:
    """What opens pages; a script's error or a request to elsewhere fails the test."""
    made = Visits(chromium)
    yield made
    for context in made.contexts:
        context.close()
    assert not made.troubles, made.troubles


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


class _Server(ThreadingHTTPServer):
    # A browser opens more at once than the five that wait by default.
    request_queue_size = 64


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; gives the address, without a slash at its end."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
