"""``sphinx-hoc build``: what it makes, and what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from building import COMMAND, ENVIRONMENT, files_of, fill, run_build, site_of

if TYPE_CHECKING:
    from conftest import Project


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    return project


def test_every_language_is_what_sphinx_build_makes_of_it(site: Project) -> None:
    done = run_build(site)
    assert (done.returncode, done.stderr) == (0, "")
    for tag in ("en", "nn", "ar"):
        plain = site.build(language=tag, out=f"plain/{tag}")
        assert plain.code == 0
        assert files_of(plain.outdir) == files_of(site.root / "_build/site" / tag)


def test_the_root_page_lists_the_languages(site: Project) -> None:
    assert run_build(site).returncode == 0
    root = (site.root / "_build/site/index.html").read_text(encoding="utf-8")
    for address in ("en/index.html", "nn/index.html", "ar/index.html"):
        assert f'href="{address}"' in root
        assert (site.root / "_build/site" / address).is_file()


def test_each_language_alone_and_joined_is_the_same_site(site: Project) -> None:
    """What a workflow does with a machine for each language."""
    campaign = (site.root / "docs/campaign.toml").read_text(encoding="utf-8")
    site.write("docs/campaign.toml", campaign + '[site]\nurl = "https://example.org/guide/"\n')
    assert run_build(site).returncode == 0
    listed = subprocess.run(
        [*COMMAND, "languages", "--json"], cwd=site.root, capture_output=True, text=True, check=True
    )
    for row in json.loads(listed.stdout):
        tag = row["tag"]
        machine = site.root / "machines" / tag
        shutil.copytree(site.root / "docs", machine / "docs")
        shutil.copytree(site.root / "locales", machine / "locales")
        done = subprocess.run(
            [*COMMAND, "build", "--language", tag],
            cwd=machine, env=ENVIRONMENT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        shutil.copytree(machine / "_build/site" / tag, site.root / "parts" / f"site-{tag}")
    done = run_build(site, "--join", "parts", "--output", "_build/joined")
    assert (done.returncode, done.stderr) == (0, "")
    joined = files_of(site.root / "_build/joined")
    assert joined == site_of(site)
    assert b"https://example.org/guide/nn/events.html" in joined["sitemap.xml"]


def test_a_part_that_is_missing_is_named(site: Project) -> None:
    assert run_build(site, "--language", "en").returncode == 0
    (site.root / "_build/site").rename(site.root / "parts")
    done = run_build(site, "--join", "parts")
    assert done.returncode == 1
    assert "nn: failed. There is no folder parts/nn and no site-nn." in done.stderr
    assert (site.root / "_build/site/en/index.html").is_file()
    root = (site.root / "_build/site/index.html").read_text(encoding="utf-8")
    assert "en/index.html" in root
    assert "nn/index.html" not in root
    assert run_build(site, "--join", "elsewhere").returncode == 2


def test_one_language_that_fails_stops_no_other(site: Project) -> None:
    assert run_build(site).returncode == 0
    before = files_of(site.root / "_build/site/nn")
    shutil.rmtree(site.root / "locales/nn")
    site.write("docs/index.md", "# Hello\n\nCome in.\n\n```{toctree}\nevents\n```\n")
    done = run_build(site)
    assert done.returncode == 1
    assert "nn: failed." in done.stderr
    assert "there is no catalogue of a page for `nn` in locales/nn/LC_MESSAGES" in done.stderr
    assert files_of(site.root / "_build/site/nn") == before
    assert "Hello" in (site.root / "_build/site/en/index.html").read_text(encoding="utf-8")


def test_what_an_extension_raises_ends_its_language_only(site: Project) -> None:
    site.write(
        "docs/conf.py",
        """\
        extensions = ["sphinx_hoc"]
        def setup(app):
            app.connect("env-updated", stumble)
        def stumble(app, env):
            if app.config.language == "nn":
                raise KeyError("not there")
        """,
    )
    done = run_build(site)
    assert done.returncode == 1
    assert "nn: failed." in done.stderr
    assert "Traceback (" not in done.stderr
    assert (site.root / "_build/site/ar/index.html").is_file()
    assert not (site.root / "_build/site/nn").exists()


def test_a_broken_catalogue_is_named_and_the_rest_is_published(site: Project) -> None:
    site.write("locales/nn/LC_MESSAGES/events.po", 'msgid "Events\nmsgstr "Hendingar"\n')
    done = run_build(site)
    assert "locales/nn/LC_MESSAGES/events.po:1" in done.stderr
    assert (site.root / "_build/site/ar/events.html").is_file()
    assert "Velkomen" in (site.root / "_build/site/nn/index.html").read_text(encoding="utf-8")


def test_a_warning_is_told_once_and_again_in_every_build(site: Project) -> None:
    site.write("docs/events.md", "# Events\n\n{{ promote/videoz }}\n")
    first, second = run_build(site), run_build(site)
    assert first.returncode == second.returncode == 0
    assert first.stderr.count("docs/events.md:3: WARNING:") == 1
    assert second.stderr == first.stderr
    assert "0 built, 3 unchanged" in second.stdout


def test_with_fail_on_warning_nothing_wrong_goes_live(site: Project) -> None:
    assert run_build(site).returncode == 0
    before = site_of(site)
    site.write("docs/events.md", "# Events\n\n{{ promote/videoz }}\n")
    done = run_build(site, "--fail-on-warning")
    assert done.returncode == 1
    assert site_of(site) == before


def test_an_unknown_language_names_what_there_is(site: Project) -> None:
    done = run_build(site, "--language", "nx")
    assert done.returncode == 2
    assert "`nx` is not in the campaign file, which has `en`, `nn`, `ar`" in done.stderr
    assert not (site.root / "_build/site").exists()


def test_a_language_answers_to_any_of_its_names(site: Project) -> None:
    assert run_build(site, "--language", "NN").returncode == 0
    assert {path.name for path in (site.root / "_build/site").iterdir()} == {"nn", "index.html"}


@pytest.mark.parametrize(
    "arguments",
    [("--jobs", "0"), ("--jobs", "many"), ("--colour",), ("--source", "nowhere"),
     ("--output", "docs"), ("--output", "."), ("--source", "locales")],
)  # fmt: skip
def test_wrong_usage(site: Project, arguments: tuple[str, ...]) -> None:
    done = run_build(site, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_wrong_configuration(site: Project) -> None:
    site.write("docs/campaign.toml", "[campaign]\nname = 1\n")
    done = run_build(site)
    assert done.returncode == 2
    assert "docs/campaign.toml:2" in done.stderr
    site.write("docs/conf.py", "extensions = [\n")
    done = run_build(site)
    assert done.returncode == 2
    assert "conf.py" in done.stderr


def test_a_folder_with_something_else_in_it_is_not_replaced(site: Project) -> None:
    site.write("_build/site/nn/letters.txt", "Dear mayor")
    done = run_build(site)
    assert done.returncode == 2
    assert "letters.txt" not in done.stderr
    assert "is not the output of a build" in done.stderr
    assert (site.root / "_build/site/nn/letters.txt").is_file()


def test_a_language_that_is_gone_is_taken_down(site: Project) -> None:
    assert run_build(site).returncode == 0
    campaign = (site.root / "docs/campaign.toml").read_text(encoding="utf-8")
    site.write("docs/campaign.toml", campaign.replace("[languages.ar]\n", ""))
    assert run_build(site).returncode == 0
    assert not (site.root / "_build/site/ar").exists()
    assert "ar/index.html" not in (site.root / "_build/site/index.html").read_text("utf-8")


def test_nothing_is_written_into_the_source(site: Project) -> None:
    before = {*files_of(site.root / "docs"), *files_of(site.root / "locales")}
    assert run_build(site).returncode == 0
    assert {*files_of(site.root / "docs"), *files_of(site.root / "locales")} == before


def test_the_published_folder_holds_nothing_of_the_build(site: Project) -> None:
    assert run_build(site).returncode == 0
    names = {path.name for path in (site.root / "_build/site").iterdir()}
    assert names == {"en", "nn", "ar", "index.html"}
    assert not [name for name in site_of(site) if name.endswith((".doctree", ".pickle", ".mo"))]


def test_another_builder(site: Project) -> None:
    done = run_build(site, "--builder", "text", "--output", "_build/words")
    assert (done.returncode, done.stderr) == (0, "")
    text = (site.root / "_build/words/nn/events.txt").read_text(encoding="utf-8")
    assert text.startswith("Hendingar")
