"""A second build does what is needed, and ends in what a first one would make."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from building import fill, run_build, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    project.write("docs/alone.md", "# Alone\n\nNobody names this page.\n")
    project.write("docs/events.md", "# Events\n\nThe [kit]({{ promote/press_kit_url }}).\n")
    index = "# Welcome\n\nSee [](events.md).\n\n```{toctree}\nevents\nalone\n```\n"
    project.write("docs/index.md", index)
    assert run_build(project).returncode == 0
    return project


def times(site: Project) -> dict[str, int]:
    root = site.root / "_build/site"
    return {
        path.relative_to(root).as_posix(): path.stat().st_mtime_ns for path in root.rglob("*.html")
    }


def written(before: dict[str, int], site: Project) -> set[str]:
    """The pages that were written since, without those that Sphinx always writes."""
    now = times(site)
    always = ("genindex.html", "search.html")
    return {name for name in now if now[name] != before.get(name) and not name.endswith(always)}


def is_like_a_first_build(site: Project) -> bool:
    now = site_of(site)
    shutil.rmtree(site.root / "_build")
    assert run_build(site).returncode == 0
    first = site_of(site)
    assert now.keys() == first.keys()
    return not [name for name in now if now[name] != first[name]]


def test_nothing_changed_nothing_built(site: Project) -> None:
    before = times(site)
    done = run_build(site)
    assert "0 built, 3 unchanged, 0 failed" in done.stdout
    assert times(site) == before


def test_sphinx_is_not_even_imported_then(site: Project) -> None:
    site.write("sphinx/__init__.py", "raise SystemExit('imported')")
    assert run_build(site).returncode == 0
    site.write("docs/alone.md", "# Alone\n\nChanged.\n")
    assert "imported" in run_build(site).stderr


def test_one_catalogue_is_one_page_of_one_language(site: Project) -> None:
    before = times(site)
    site.po("alone", {"Nobody names this page.": "Ingen nemner denne sida."})
    done = run_build(site)
    assert "1 built, 2 unchanged" in done.stdout
    assert written(before, site) == {"nn/alone.html"}
    assert is_like_a_first_build(site)


def test_one_value_is_the_pages_that_use_it(site: Project) -> None:
    before = times(site)
    campaign = (site.root / "docs/campaign.toml").read_text(encoding="utf-8")
    site.write("docs/campaign.toml", campaign.replace("org/press-kit", "org/kit"))
    done = run_build(site)
    assert "3 built" in done.stdout
    assert written(before, site) == {f"{tag}/events.html" for tag in ("en", "nn", "ar")}
    assert is_like_a_first_build(site)


def test_one_page_is_that_page_in_each_language(site: Project) -> None:
    before = times(site)
    site.write("docs/alone.md", "# Alone\n\nStill nobody.\n")
    run_build(site)
    assert written(before, site) == {f"{tag}/alone.html" for tag in ("en", "nn", "ar")}
    assert is_like_a_first_build(site)


def test_a_page_that_shows_its_sections_elsewhere_is_written_with_those(site: Project) -> None:
    site.write("docs/alone.md", "# Alone\n\n## Below\n\n## Beside\n")
    assert run_build(site).returncode == 0
    assert "Beside" in (site.root / "_build/site/en/index.html").read_text(encoding="utf-8")
    site.write("docs/alone.md", "---\ntocdepth: 1\n---\n\n# Alone\n\n## Below\n\n## Beside\n")
    assert run_build(site).returncode == 0
    assert "Beside" not in (site.root / "_build/site/en/index.html").read_text(encoding="utf-8")
    assert is_like_a_first_build(site)


def test_a_warning_of_another_page_is_told_after_an_update_too(site: Project) -> None:
    site.write("docs/events.md", "# Events\n\n[A plan](plan.md)\n\n{{ promote/videoz }}\n")
    first = run_build(site)
    assert "'myst' cross-reference target not found: 'plan.md'" in first.stderr
    before = times(site)
    site.write("docs/alone.md", "# Alone\n\nStill nobody.\n")
    second = run_build(site)
    assert sorted(second.stderr.splitlines()) == sorted(first.stderr.splitlines())
    assert written(before, site) == {
        f"{tag}/{name}.html" for tag in ("en", "nn", "ar") for name in ("alone", "events")
    }
    site.write("docs/alone.md", "# Alone\n\nNobody at all.\n")
    assert run_build(site, "--fail-on-warning").returncode == 1


def test_pages_with_findings_of_ours_only_stay_as_they_are(site: Project) -> None:
    site.write("docs/events.md", "# Events\n\n{{ promote/videoz }}\n")
    first = run_build(site)
    before = times(site)
    site.write("docs/alone.md", "# Alone\n\nStill nobody.\n")
    second = run_build(site)
    assert second.stderr.count("There is no placeholder") == 1
    assert second.stderr == first.stderr
    assert written(before, site) == {f"{tag}/alone.html" for tag in ("en", "nn", "ar")}


def test_an_older_file_with_other_words_is_noticed(site: Project) -> None:
    path = site.write("docs/alone.md", "# Alone\n\nStill nobody.\n")
    os.utime(path, (0, 0))
    run_build(site)
    assert "Still nobody" in (site.root / "_build/site/en/alone.html").read_text("utf-8")


def test_a_new_title_is_shown_on_every_page(site: Project) -> None:
    site.po("events", {"Events": "Arrangement"})
    assert run_build(site).returncode == 0
    for name in ("index", "alone"):
        page = (site.root / f"_build/site/nn/{name}.html").read_text(encoding="utf-8")
        assert "Arrangement" in page
        assert "Hendingar" not in page
    assert is_like_a_first_build(site)


def test_plain_sphinx_shows_a_new_title_on_every_page_too(site: Project) -> None:
    site.build(out="plain")
    site.write("docs/events.md", "# Happenings\n\nThe [kit]({{ promote/press_kit_url }}).\n")
    built = site.build(out="plain")
    assert "Happenings" in built.read("alone.html")
    assert "Events" not in built.read("alone.html")


def test_a_page_that_is_gone_is_gone(site: Project) -> None:
    (site.root / "docs/alone.md").unlink()
    site.write("docs/index.md", "# Welcome\n\n```{toctree}\nevents\n```\n")
    assert run_build(site).returncode == 0
    assert not (site.root / "_build/site/nn/alone.html").exists()
    assert is_like_a_first_build(site)


def test_a_new_page_is_in_every_sidebar(site: Project) -> None:
    site.write("docs/new.md", "# Brand new\n")
    site.write("docs/index.md", "# Welcome\n\n```{toctree}\nevents\nalone\nnew\n```\n")
    assert run_build(site).returncode == 0
    assert "Brand new" in (site.root / "_build/site/ar/alone.html").read_text("utf-8")
    assert is_like_a_first_build(site)


def test_an_image_that_is_shown_no_more_is_gone(site: Project) -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    site.write("docs/picture.svg", picture)
    site.write("docs/alone.md", "# Alone\n\n![A picture](picture.svg)\n")
    assert run_build(site).returncode == 0
    assert (site.root / "_build/site/nn/_images/picture.svg").is_file()
    site.write("docs/alone.md", "# Alone\n\nNobody names this page.\n")
    assert run_build(site).returncode == 0
    assert not (site.root / "_build/site/nn/_images/picture.svg").exists()


def test_words_that_are_gone_are_not_found_any_more(site: Project) -> None:
    site.write("docs/alone.md", "# Alone\n\nAbracadabra.\n")
    assert run_build(site).returncode == 0
    assert b"abracadabra" in (site.root / "_build/site/en/searchindex.js").read_bytes()
    site.write("docs/alone.md", "# Alone\n\nNobody names this page.\n")
    assert run_build(site).returncode == 0
    assert b"abracadabra" not in (site.root / "_build/site/en/searchindex.js").read_bytes()


@pytest.mark.parametrize("name", ["docs/conf.py", "docs/_static/own.css"])
def test_what_no_page_names_builds_everything_anew(site: Project, name: str) -> None:
    conf = site.root / "docs/conf.py"
    text = conf.read_text(encoding="utf-8") + 'html_static_path = ["_static"]\n'
    site.write("docs/_static/own.css", "p { color: red }\n")
    conf.write_text(text, encoding="utf-8")
    assert run_build(site).returncode == 0
    path = site.root / name
    path.write_text(path.read_text("utf-8") + {"py": 'html_title = "Own"\n', "css": "b {}"}[
        path.suffix[1:]
    ], encoding="utf-8")  # fmt: skip
    assert "3 built" in run_build(site).stdout
    assert is_like_a_first_build(site)


def test_a_variable_of_the_environment_counts_where_conf_py_names_it(site: Project) -> None:
    conf = site.root / "docs/conf.py"
    text = conf.read_text(encoding="utf-8") + 'import os\nhtml_title = os.getenv("OWN_TITLE")\n'
    conf.write_text(text + "html_context = {_: _ for _ in ()}\n", encoding="utf-8")
    assert run_build(site, OWN_TITLE="One", _="/bin/sphinx-hoc", OWN="a").returncode == 0
    assert "0 built" in run_build(site, OWN_TITLE="One", _="/bin/python", OWN="b").stdout
    assert "3 built" in run_build(site, OWN_TITLE="Two", _="/bin/python", OWN="b").stdout


def test_a_published_page_that_somebody_removed_comes_back(site: Project) -> None:
    (site.root / "_build/site/nn/events.html").unlink()
    assert "1 built, 2 unchanged" in run_build(site).stdout
    assert (site.root / "_build/site/nn/events.html").is_file()


def test_a_file_from_outside_is_watched(site: Project) -> None:
    outside: Path = site.write("outside.md", "Shared words.\n")
    site.write("docs/alone.md", "# Alone\n\n```{include} ../outside.md\n```\n")
    assert run_build(site).returncode == 0
    outside.write_text("Other words.\n", encoding="utf-8")
    assert "3 built" in run_build(site).stdout
    assert "Other words" in (site.root / "_build/site/nn/alone.html").read_text("utf-8")
