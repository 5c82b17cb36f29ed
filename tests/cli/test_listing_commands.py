"""``languages``, ``placeholders`` and ``status``: what there is, for people and for programs."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from building import COMMAND, fill

if TYPE_CHECKING:
    from conftest import Project


@pytest.fixture
def site(project: Project) -> Project:
    fill(project)
    return project


def run(site: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    return subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)


def answer(site: Project, *arguments: str) -> Any:
    done = run(site, *arguments)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_the_languages_are_a_matrix_for_a_workflow(site: Project) -> None:
    rows = answer(site, "languages", "--json")
    assert [row["tag"] for row in rows] == ["en", "nn", "ar"]
    assert rows[2] == {
        "tag": "ar", "code": "ar", "slug": "ar", "folder": "ar",
        "autonym": "العربية", "direction": "rtl", "source": False,
    }  # fmt: skip
    assert [row["source"] for row in rows] == [True, False, False]


def test_the_languages_for_people(site: Project) -> None:
    assert "nn  nn  ltr  Norsk nynorsk" in run(site, "languages").stdout


def test_each_placeholder_with_its_value_and_its_uses(site: Project) -> None:
    listed = answer(site, "placeholders", "--language", "nn", "--format", "json")
    rows = {row["key"]: row for row in listed["placeholders"]}
    assert rows["promote/press_kit_url"]["uses"] == ["docs/events.md:3"]
    assert rows["promote/press_kit_url"]["kind"] == "URL"
    assert rows["promote/videos"]["uses"] == []
    assert rows["files/letter"]["value"] == "https://example.org/nn/letter.pdf"
    assert rows["campaign_date/start_short"]["value"] == "7. desember"
    assert listed["unknown"] == []


def test_every_place_counts_and_code_does_not(site: Project) -> None:
    page = """\
        ---
        title: About {{ campaign/name }}
        ---

        # {{ country }}

        `{{ promote/videos }}`, \\{{ promote/videos }}, ![{{ campaign/name }}]({{ files/letter }})

        ```{run-of-show}
        :date: {{ campaign_date/start }}

        | Time  | Task |
        | ----- | ---- |
        | 10:00 - 10:05 | [x]({{ promote/stats_url }}) |
        ```

        {{ signup_button }}
        """
    site.write("docs/events.md", page)
    listed = answer(site, "placeholders", "--format", "json")["placeholders"]
    assert {row["key"]: row["uses"] for row in listed if row["uses"]} == {
        "campaign/name": ["docs/events.md:2", "docs/events.md:7"],
        "campaign_date/start": ["docs/events.md:9"],
        "country": ["docs/events.md:5"],
        "files/letter": ["docs/events.md:7"],
        "promote/stats_url": ["docs/events.md:14"],
        "signup_button": ["docs/events.md:17"],
    }


def test_an_unknown_placeholder_is_a_problem(site: Project) -> None:
    site.write("docs/events.md", "# Events\n\n{{ promote/videoz }}\n")
    done = run(site, "placeholders")
    assert done.returncode == 1
    assert (
        "docs/events.md:3: There is no placeholder `{{ promote/videoz }}`. "
        "Did you mean `{{ promote/videos }}`?"
    ) in done.stdout
    assert "{{ promote/videos }}" in done.stdout


def test_the_counts_are_disjoint_and_add_up(site: Project) -> None:
    catalogue = site.po("events", {"Events": "Hendingar", "See": ""})
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(f'{text}\n#, fuzzy\nmsgid "Old"\nmsgstr "Gamal"\n', encoding="utf-8")
    rows = answer(site, "status", "--format", "json")
    assert [row["language"] for row in rows] == ["nn", "ar"]
    for row in rows:
        for count in (row, *row["pages"]):
            parts = count["translated"] + count["fuzzy"] + count["missing"]
            assert parts == count["total"]
        for name in ("translated", "fuzzy", "missing"):
            assert row[name] == sum(page[name] for page in row["pages"])
    events = next(page for page in rows[0]["pages"] if page["page"] == "events")
    assert events == {"page": "events", "translated": 1, "fuzzy": 1, "missing": 1, "total": 3}


def test_a_page_without_a_catalogue_misses_what_others_have(site: Project) -> None:
    (site.root / "locales/ar/LC_MESSAGES/events.po").unlink()
    rows = answer(site, "status", "--format", "json")
    events = next(page for page in rows[1]["pages"] if page["page"] == "events")
    assert events == {"page": "events", "translated": 0, "fuzzy": 0, "missing": 1, "total": 1}


def test_the_status_for_people(site: Project) -> None:
    lines = run(site, "status").stdout.splitlines()
    assert lines[0].split() == ["translated", "fuzzy", "missing"]
    assert lines[1].split() == ["nn", "2", "0", "0"]


@pytest.mark.parametrize(
    "arguments", [(), ("built",), ("status", "--format", "xml"), ("languages", "--source", "no")]
)
def test_wrong_usage_of_a_list(site: Project, arguments: tuple[str, ...]) -> None:
    done = run(site, *arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_the_list_of_commands_imports_none_of_them(site: Project) -> None:
    code = (
        "import sys; from sphinx_hoc.cli import main; main(['--help']);"
        "print([name for name in sys.modules if name.startswith(('sphinx.', 'babel', 'markdown_it',"
        " 'sphinx_hoc.cli.'))])"
    )
    done = subprocess.run([COMMAND[0], "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "build" in done.stdout
