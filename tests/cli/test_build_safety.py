"""Whatever ends a build, the published folder is one complete site."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from building import files_of, fill, run_build, site_of, start_build

from sphinx_hoc.build.publish import publish, repair
from sphinx_hoc.core.whole_file import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Project

# Reading this page takes as long as a test needs to interrupt it.
SLOW_CONF = """\
extensions = ["sphinx_hoc"]
import pathlib, time
def setup(app):
    app.connect("html-page-context", wait)
def wait(app, pagename, *rest):
    if app.config.language == "nn" and pagename == "index":
        pathlib.Path(app.confdir, "..", "reached").touch()
        for _ in range(600):
            if not pathlib.Path(app.confdir, "..", "hold").exists():
                break
            time.sleep(0.05)
"""


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    project.write("docs/conf.py", SLOW_CONF)
    return project


def begun(site: Project) -> subprocess.Popen[bytes]:
    """Start a build that waits in the middle of writing Nynorsk."""
    (site.root / "reached").unlink(missing_ok=True)
    (site.root / "hold").touch()
    process = start_build(site, "--jobs", "1")
    until(site.root / "reached")
    return process


def until(path: Path) -> None:
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.02)


def end(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_build_leaves_the_old_site(site: Project) -> None:
    assert run_build(site).returncode == 0
    before = files_of(site.root / "_build/site/nn")
    site.write("docs/index.md", "# Changed\n\nCome in.\n\n```{toctree}\nevents\n```\n")
    end(begun(site))
    assert files_of(site.root / "_build/site/nn") == before
    assert b"Changed" in (site.root / "_build/site/en/index.html").read_bytes()


def test_the_build_after_a_killed_one_is_like_a_first(site: Project) -> None:
    assert run_build(site).returncode == 0
    site.write("docs/index.md", "# Changed\n\nCome in.\n\n```{toctree}\nevents\n```\n")
    end(begun(site))
    (site.root / "hold").unlink()
    assert run_build(site).returncode == 0
    after = site_of(site)
    shutil.rmtree(site.root / "_build")
    assert run_build(site).returncode == 0
    assert site_of(site) == after


def test_a_first_build_that_is_killed_publishes_nothing_of_that_language(site: Project) -> None:
    end(begun(site))
    assert not (site.root / "_build/site/nn").exists()


def test_a_killed_worker_fails_its_language_only(site: Project) -> None:
    site.write(
        "docs/conf.py",
        """\
        extensions = ["sphinx_hoc"]
        def setup(app):
            app.connect("html-page-context", stop)
        def stop(app, *rest):
            import os
            if app.config.language == "nn":
                os.kill(os.getpid(), 9)
        """,
    )
    done = run_build(site)
    assert done.returncode == 1
    assert "nn: failed. The process was ended by signal 9." in done.stderr
    assert (site.root / "_build/site/ar/index.html").is_file()
    assert not (site.root / "_build/site/nn").exists()


def test_of_two_builds_at_once_the_second_says_so(site: Project) -> None:
    first = begun(site)
    second = run_build(site)
    assert second.returncode == 2
    assert f"another build (process {first.pid}) is writing to site" in second.stderr
    (site.root / "hold").unlink()
    assert first.wait() == 0
    assert run_build(site).returncode == 0


def test_two_builds_into_two_folders_do_not_meet(site: Project) -> None:
    first = begun(site)
    (site.root / "hold").unlink()
    assert run_build(site, "--output", "_build/other").returncode == 0
    assert first.wait() == 0
    assert files_of(site.root / "_build/other") == site_of(site)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte: less than the theme's files take."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("only root can make a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_site(site: Project, small_disk: Path) -> None:
    (site.root / "reached").touch()
    output = ("--output", str(small_disk / "site"), "--language", "en")
    assert run_build(site, *output).returncode == 0
    before = files_of(small_disk / "site/en")
    free = shutil.disk_usage(small_disk).free
    (small_disk / "ballast").write_bytes(b"x" * (free - 100_000))
    site.write("docs/index.md", "# Changed\n\nCome in.\n\n```{toctree}\nevents\n```\n")
    done = run_build(site, *output)
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(small_disk / "site/en") == before
    (small_disk / "ballast").unlink()
    assert run_build(site, *output).returncode == 0
    assert b"Changed" in (small_disk / "site/en/index.html").read_bytes()


def test_sphinx_itself_only_warns_of_a_page_that_it_cannot_write(site: Project) -> None:
    """The reason why the build reads its warnings."""
    site.write(
        "docs/conf.py",
        """\
        extensions = ["sphinx_hoc"]
        import pathlib
        def setup(app):
            app.connect("html-page-context", block)
        def block(app, pagename, *rest):
            if pagename == "events" and app.config.language == "nn":
                pathlib.Path(app.outdir, "events.html").mkdir()
        """,
    )
    done = run_build(site)
    assert done.returncode == 1
    assert "nn: failed. the page events was not written." in done.stderr
    assert not (site.root / "_build/site/nn").exists()


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    new, published = tmp_path / "work/new", tmp_path / "site"
    for folder, name in ((new, "new.html"), (published, "old.html")):
        folder.mkdir(parents=True)
        (folder / name).write_text(name, encoding="utf-8")
    publish(new, published)
    assert [path.name for path in published.iterdir()] == ["new.html"]
    assert not new.exists()


def test_where_folders_cannot_be_exchanged_a_gap_is_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What other systems do, and what a crash between the two renames leaves."""
    monkeypatch.setattr("sphinx_hoc.build.publish.sys.platform", "other")
    test_a_folder_is_replaced_as_a_whole(tmp_path)
    new, published = tmp_path / "work/new", tmp_path / "site"
    published.rename(new.with_name("new.old"))
    repair(new, published)
    assert [path.name for path in published.iterdir()] == ["new.html"]


def test_a_file_that_is_right_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    write_whole(path, "one")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    write_whole(path, "one")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    write_whole(path, "two")
    assert path.read_text(encoding="utf-8") == "two"
    assert [item.name for item in tmp_path.iterdir()] == ["index.html"]
