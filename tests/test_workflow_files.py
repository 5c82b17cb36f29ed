"""The files that other programs read say what the project promises."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

ROOT = Path(__file__).parent.parent
WORKFLOW = ".github/workflows/ci.yml"
YAML_FILES = (".pre-commit-config.yaml", ".readthedocs.yaml", WORKFLOW)
NAMED_SESSIONS = re.compile(r"nox -s ([a-z]+(?: [a-z]+)*)")
SESSIONS = {
    "builders",
    "docs",
    "gettext",
    "linkcheck",
    "lint",
    "live",
    "minimums",
    "tests-3.11",
    "tests-3.13",
    "typing",
}


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def readme_commands() -> list[str]:
    """The two commands of the README: the site, the tests."""
    tokens = MarkdownIt().parse((ROOT / "README.md").read_text(encoding="utf-8"))
    blocks = [t.content.strip() for t in tokens if t.type == "fence" and t.info == "sh"]
    return blocks[:2]


@pytest.fixture(scope="module")
def sessions() -> set[str]:
    command = [sys.executable, "-m", "nox", "--nocolor", "--list"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(re.findall(r"^[*-] (\S+)", done.stdout, flags=re.MULTILINE))


@pytest.mark.parametrize("name", YAML_FILES)
def test_yaml_is_a_mapping(name: str) -> None:
    assert isinstance(load(name), dict)


def test_every_promised_session_is_there(sessions: set[str]) -> None:
    assert sessions == SESSIONS


@pytest.mark.parametrize("name", [WORKFLOW, "CONTRIBUTING.md"])
def test_sessions_that_are_spoken_of_exist(name: str, sessions: set[str]) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = {word for words in NAMED_SESSIONS.findall(text) for word in words.split()}
    assert named
    assert named <= sessions | {session.partition("-")[0] for session in sessions}


def test_workflow_runs_lint_typing_and_minimums() -> None:
    matrix = load(WORKFLOW)["jobs"]["checks"]["strategy"]["matrix"]
    assert matrix["session"] == ["lint", "typing", "minimums"]


@pytest.mark.parametrize("command", readme_commands())
def test_ci_runs_the_readme_commands_word_for_word(command: str) -> None:
    lines = [line.strip() for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()]
    assert command in lines


def test_readme_has_one_line_for_the_site_and_one_for_the_tests() -> None:
    site, tests = readme_commands()
    assert "\n" not in site + tests
    assert site.endswith("sphinx-hoc build --fail-on-warning")
    assert "pytest" in tests


def test_ci_script_can_be_run_and_read_by_bash() -> None:
    script = ROOT / ".ci/run"
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    assert script.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(script)], check=True)


def test_workflow_may_only_read() -> None:
    workflow = load(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())


def test_workflow_uses_official_actions_at_a_major_version() -> None:
    steps = [step for job in load(WORKFLOW)["jobs"].values() for step in job["steps"]]
    actions = [step["uses"] for step in steps if "uses" in step]
    for action in actions:
        name, _, version = action.partition("@v")
        assert name.startswith("actions/")
        assert version.isdigit()
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_workflow_tests_every_supported_end() -> None:
    matrix = load(WORKFLOW)["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.13"]


def test_read_the_docs_takes_the_language_from_its_own_variable() -> None:
    config = load(".readthedocs.yaml")
    assert config["version"] == 2
    assert config["build"]["tools"]["python"] == "3.13"
    assert config["sphinx"] == {"configuration": "docs/conf.py", "fail_on_warning": True}
    (command,) = config["build"]["jobs"]["build"]["html"]
    assert "language=" not in command
    assert "-W" in shlex.split(command)
    assert '"$READTHEDOCS_OUTPUT/html"' in command


def test_hooks_are_local_and_install_nothing() -> None:
    repos = load(".pre-commit-config.yaml")["repos"]
    assert {repo["repo"] for repo in repos} == {"local"}
    hooks = {hook["id"]: hook for repo in repos for hook in repo["hooks"]}
    assert {hook["language"] for hook in hooks.values()} == {"system", "pygrep", "fail"}
    assert hooks["sphinx-hoc-check"]["entry"] == "sphinx-hoc check --format text"


def test_the_source_package_holds_what_these_tests_read() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    missing = [name for name in included if not (ROOT / name.lstrip("/")).exists()]
    assert not missing
    assert {"/.ci", "/.github", "/.pre-commit-config.yaml", "/.readthedocs.yaml"} <= set(included)
