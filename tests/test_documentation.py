"""The documentation is tried out: its examples are the inputs, and nothing is left out of it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import polib
import pytest
import yaml
from building import run_build
from conftest import CAMPAIGN, PO_HEADER, REPOSITORY
from markdown_it import MarkdownIt

from sphinx_hoc.cli import COMMANDS
from sphinx_hoc.core.campaign import parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.ext.config import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Project
    from markdown_it.token import Token

DOCS = REPOSITORY / "docs"
GUIDE = {"events.md", "index.md"}
PAGES = sorted(path for path in DOCS.glob("*.md") if path.name not in GUIDE)
TEXTS = [*PAGES, REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md"]
CONF = 'project = "Scratch"\n'
COMMAND_PAGE = "command-line.md"
SETTINGS_PAGE = "configuration.md"
FREE_TABLES = {"signup.parameters", "placeholders"}
"""Tables whose keys are a project's own."""


@dataclass(frozen=True)
class Snippet:
    """A block of code of one of our texts."""

    file: str
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@cache
def tokens_of(path: Path) -> list[Token]:
    text = path.read_text(encoding="utf-8")
    # Blank lines in place of the first ones, so that line numbers stay.
    body = re.sub(r"(?s)\A---\n.*?\n---\n", lambda found: "\n" * found[0].count("\n"), text)
    return MarkdownIt().enable("table").parse(body)


def snippets(*languages: str) -> list[Snippet]:
    return [
        Snippet(path.name, token.map[0] + 1, token.info, token.content)
        for path in TEXTS
        for token in tokens_of(path)
        if token.type == "fence" and token.info in languages and token.map
    ]


def words_of(snippet: Snippet) -> list[str]:
    """The commands of a console or a shell snippet, one each."""
    lines = snippet.text.splitlines()
    if snippet.language == "console":
        assert all(line.startswith("$ ") for line in lines), snippet
        return [line.removeprefix("$ ") for line in lines]
    return [command.strip() for line in lines for command in line.split("&&")]


def program_of(command: str) -> tuple[str, list[str]]:
    first, *rest = command.split()
    return first.rpartition("/")[2], rest


COMMAND_LINES = [
    pytest.param(*program_of(command), id=f"{snippet}-{command}")
    for snippet in snippets("console", "sh")
    for command in words_of(snippet)
]


def ids(snippet: Snippet) -> str:
    return str(snippet)


# ---- The campaign file ----


def completed(text: str) -> str:
    """A part of a campaign file with the rest that it needs."""
    whole = text
    if "[campaign]\n" not in text:
        whole = '[campaign]\nname = "A"\nstart = 2027-03-05\nend = 2027-03-14\n' + whole
    if "[signup]\n" not in text:
        whole += '\n[signup]\nurl = "https://example.org/join"\n'
    if "[languages." in text and "[languages]\n" not in text:
        whole += '\n[languages]\nsource = "en"\n'
    return whole


@pytest.mark.parametrize("snippet", snippets("toml"), ids=ids)
def test_toml_is_a_campaign_file_or_a_part_of_one(snippet: Snippet) -> None:
    assert parse_campaign(completed(snippet.text), "campaign.toml").name


def known_keys(table: str) -> set[str]:
    """The keys that a table may have, as the program says when it meets another."""
    path = table.replace("TAG", "nn")
    header = f"[{path}]\n"
    text = completed(header + "qqqqqqqq = 1\n")
    if table in {"campaign", "signup", "languages"}:
        base = tables_of(CAMPAIGN)[table]
        text = completed(f"{base}\nqqqqqqqq = 1\n")
    with pytest.raises(CampaignError) as caught:
        parse_campaign(text, "campaign.toml")
    listed = [re.findall(r"`([^`]+)`", item.suggestion) for item in caught.value.findings]
    assert len(listed) == 1, caught.value
    return set(listed[0])


def tables_of(text: str) -> dict[str, str]:
    found = re.split(r"(?m)^(?=\[)", text)
    return {part.split("]")[0].removeprefix("["): part.rstrip() for part in found if part.strip()}


def documented_keys() -> dict[str, set[str]]:
    """The tables of the settings page: the first column of what follows each heading."""
    found: dict[str, set[str]] = {}
    for title, rows in sections(DOCS / SETTINGS_PAGE):
        if match := re.fullmatch(r"`\[(.+)\]`", title):
            keys = [re.fullmatch(r"`([^`]+)`", row[0]) for row in rows if row[0] != "Key"]
            found[match[1]] = {key[1] for key in keys if key}
    return found


def sections(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Each heading with the rows of the first table below it."""
    title, rows, tables = "", [], 0
    for number, token in enumerate(tokens := tokens_of(path)):
        if token.type == "heading_open":
            yield title, rows
            title, rows, tables = tokens[number + 1].content, [], 0
        elif token.type == "table_open":
            tables += 1
        elif token.type == "tr_open" and tables == 1:
            rows.append([])
        elif token.type in {"th_open", "td_open"} and tables == 1:
            rows[-1].append(tokens[number + 1].content)
    yield title, rows


@pytest.mark.parametrize("table", sorted(documented_keys().keys() - FREE_TABLES - {"languages"}))
def test_every_key_is_documented(table: str) -> None:
    assert documented_keys()[table] == known_keys(table)


def test_every_table_is_documented() -> None:
    with pytest.raises(CampaignError) as caught:
        parse_campaign(completed("[qqqqqqqq]\n"), "campaign.toml")
    (finding,) = caught.value.findings
    known = set(re.findall(r"`([^`]+)`", finding.suggestion))
    assert {name.partition(".")[0] for name in documented_keys()} == known
    assert {"signup.labels", "signup.targets", "signup.parameters"} <= documented_keys().keys()


def test_every_key_of_the_languages_is_documented() -> None:
    """Any other key is a language, so the program can't list them; each must do what it says."""
    assert documented_keys()["languages"] == {"source", "threshold"}
    text = completed('[languages]\nsource = "nn"\nthreshold = 40\n')
    campaign = parse_campaign(text, "campaign.toml")
    assert (campaign.source.tag, campaign.publishing.threshold) == ("nn", 40)
    assert list(campaign.languages) == ["nn"]


def test_computed_placeholders_are_named() -> None:
    text = (DOCS / SETTINGS_PAGE).read_text(encoding="utf-8")
    minimal = parse_campaign(completed(""), "campaign.toml")
    for key in minimal.definitions:
        assert f"`{key}`" in text or f"`{key.rpartition('/')[2]}`" in text


@pytest.mark.parametrize("name", ["max_po_bytes", "max_nesting", "length_factor", "length_extra"])
def test_defaults_of_the_checks_are_true(name: str) -> None:
    default = getattr(parse_campaign(completed(""), "campaign.toml").checks, name)
    (row,) = [
        row
        for title, rows in sections(DOCS / SETTINGS_PAGE)
        if title == "`[checks]`"
        for row in rows
        if row[0] == f"`{name}`"
    ]
    assert row[1].startswith(f"number, {default}")


# ---- conf.py ----


def test_every_option_of_conf_py_is_documented(project: Project) -> None:
    project.write("docs/index.md", (DOCS / SETTINGS_PAGE).read_text(encoding="utf-8"))
    for page in ("checks", "placeholders"):
        project.write(f"docs/{page}.md", f"---\norphan: true\n---\n# {page}\n")
    article = project.build("-W").article()
    terms = {term.get("id") for term in article.iter("dt")}
    assert terms == {option.name for option in OPTIONS}
    text = "".join(article.itertext())
    for option in OPTIONS:
        assert " ".join(option.help.replace("`", "").split()[:6]) in text


def test_the_options_are_no_messages(project: Project) -> None:
    project.write("docs/index.md", "# Settings\n\n```{option-list}\n```\n")
    built = project.build("-W", builder="gettext")
    assert [entry.msgid for entry in polib.pofile(built.read("index.pot"))] == ["Settings"]


@pytest.mark.parametrize("snippet", snippets("python"), ids=ids)
def test_python_is_a_conf_py(snippet: Snippet, project: Project) -> None:
    project.write("docs/conf.py", CONF + snippet.text)
    project.write("docs/index.md", "# A page\n\n{{ signup_button }}\n")
    assert project.build("-W").code == 0


# ---- Pages and messages ----


def written_page(snippet: Snippet) -> str:
    """A snippet as a page: with a title where it has none of its own."""
    return snippet.text if "# " in snippet.text else f"# A page\n\n{snippet.text}"


@pytest.fixture
def guide_campaign(project: Project) -> Project:
    """A project with the guide's own campaign, whose placeholders the examples use."""
    project.write("docs/campaign.toml", (DOCS / "campaign.toml").read_text(encoding="utf-8"))
    project.write("docs/translating.md", "---\norphan: true\n---\n# Help\n")
    return project


SILENCED = [item for item in snippets("markdown") if "hoc: ignore" in item.text]
"""Examples that show how a finding is silenced have one."""


@pytest.mark.parametrize("snippet", SILENCED, ids=ids)
def test_silenced_findings_are_silent(snippet: Snippet, guide_campaign: Project) -> None:
    project = guide_campaign
    project.write("docs/index.md", written_page(snippet))
    assert sphinx_hoc(project, "check").returncode == 0
    project.write("docs/index.md", written_page(snippet).replace("hoc: ignore", "hoc:"))
    assert sphinx_hoc(project, "check").returncode == 1


@pytest.mark.parametrize(
    "snippet", [item for item in snippets("markdown", "rst") if item not in SILENCED], ids=ids
)
def test_pages_build_without_a_warning(snippet: Snippet, guide_campaign: Project) -> None:
    project = guide_campaign
    if snippet.file == "README.md":
        (campaign,) = [item for item in snippets("toml") if item.file == "README.md"]
        project.write("docs/campaign.toml", campaign.text)
    if snippet.language == "rst":
        project.write("docs/index.rst", f"A page\n======\n\n{snippet.text}")
    else:
        project.write("docs/index.md", written_page(snippet))
    built = project.build("-W")
    assert built.code == 0, built.warnings
    assert "{{" not in "".join(built.article().itertext())


@pytest.mark.parametrize(
    "snippet", [item for item in snippets("yaml") if item.text.startswith("---")], ids=ids
)
def test_first_lines_of_a_page(snippet: Snippet, project: Project) -> None:
    project.write("docs/index.md", f"{snippet.text}\n# A page\n")
    built = project.build("-W")
    assert built.code == 0, built.warnings
    assert "What the tab of the browser says" in built.read("index.html")


@pytest.mark.parametrize(
    "snippet", [item for item in snippets("yaml") if not item.text.startswith("---")], ids=ids
)
def test_hooks_that_are_shown_exist(snippet: Snippet) -> None:
    offered = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (repository,) = yaml.safe_load(snippet.text)
    shown = {hook["id"] for hook in repository["hooks"]}
    assert shown
    assert shown <= {hook["id"] for hook in offered}


@pytest.mark.parametrize("snippet", snippets("po"), ids=ids)
def test_messages_pass_the_gate(snippet: Snippet, guide_campaign: Project) -> None:
    project = guide_campaign
    (message,) = polib.pofile(snippet.text)
    project.write("docs/index.md", f"# A\n\n{message.msgid}\n")
    project.write("locales/nn/LC_MESSAGES/index.po", f"{PO_HEADER}\n{snippet.text}")
    built = project.build("-W", language="nn")
    assert built.code == 0, built.warnings
    assert message.msgstr.split("[")[0] in "".join(built.article().itertext())


def test_the_report_of_a_broken_translation_is_a_real_one(guide_campaign: Project) -> None:
    (shown,) = [item for item in snippets("text") if item.file == "translating.md"]
    (good,) = [item for item in snippets("po") if item.file == "translating.md"]
    (message,) = polib.pofile(good.text)
    project = guide_campaign
    project.write("docs/events.md", f"# A\n\n{message.msgid}\n")
    project.po("events", {message.msgid: message.msgstr.replace("promote/", "promotion/")})
    done = sphinx_hoc(project, "check", "--language", "nn")
    assert done.returncode == 1
    place = re.compile(r"\.po:\d+: ")
    assert place.sub(".po: ", shown.text.strip()) in place.sub(".po: ", done.stdout)


# ---- Commands ----


def sphinx_hoc(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx_hoc", *arguments]
    return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)


@cache
def help_of(command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_hoc", command, "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def options_of(command: str) -> set[str]:
    return set(re.findall(r"--[a-z-]+", help_of(command))) - {"--help"}


def existing() -> set[str]:
    return {command.name for command in COMMANDS if find_spec(command.path)}


@cache
def sessions() -> set[str]:
    text = (REPOSITORY / "noxfile.py").read_text(encoding="utf-8")
    return set(re.findall(r"@nox\.session[^\n]*\ndef (\w+)", text))


PROGRAMS = {"sphinx-hoc", "sphinx-build", "sphinx-intl", "nox", "pip", "python", "python3"}


@pytest.mark.parametrize(("program", "arguments"), COMMAND_LINES)
def test_commands_exist_and_know_their_options(program: str, arguments: list[str]) -> None:
    assert program in PROGRAMS
    if program == "sphinx-hoc":
        assert arguments[0] in existing()
        assert {word for word in arguments if word.startswith("--")} <= options_of(arguments[0])
    elif program == "nox":
        assert arguments[0] == "-s"
        assert arguments[1] in sessions()


def test_inline_commands_exist() -> None:
    named = set()
    for path in TEXTS:
        named |= set(re.findall(r"`sphinx-hoc ([a-z]+)", path.read_text(encoding="utf-8")))
    assert {"build", "check"} <= named
    assert named <= existing()


def documented_commands() -> dict[str, set[str]]:
    found = {}
    for title, rows in sections(DOCS / COMMAND_PAGE):
        if match := re.fullmatch(r"`sphinx-hoc ([a-z]+)`", title):
            found[match[1]] = {row[0].strip("`").split()[0] for row in rows[1:]}
    return found


def test_every_command_is_documented() -> None:
    assert documented_commands().keys() == existing()


@pytest.mark.parametrize("command", sorted(existing()))
def test_every_option_of_a_command_is_documented(command: str) -> None:
    assert documented_commands()[command] == options_of(command)


def test_exit_codes_are_as_documented(project: Project) -> None:
    project.write("docs/index.md", "# A\n\n{{ signup/url }}\n")
    for command in ("check", "status", "languages", "placeholders"):
        assert sphinx_hoc(project, command).returncode == 0, command
        assert sphinx_hoc(project, command, "--source", "nowhere").returncode == 2, command
    project.write("docs/index.md", "# A\n\n{{ signup/address }}\n")
    assert sphinx_hoc(project, "check").returncode == 1
    assert sphinx_hoc(project, "placeholders").returncode == 1
    assert run_build(project, "--language", "en").returncode == 0
    assert run_build(project, "--language", "en", "--fail-on-warning").returncode == 1
    project.write("docs/campaign.toml", "[campaign]\n")
    assert sphinx_hoc(project, "check").returncode == 1
    for command in ("build", "status", "languages", "placeholders"):
        assert sphinx_hoc(project, command).returncode == 2, command


def test_the_readme_example_is_built_in_every_language(project: Project) -> None:
    """As the README says: in the folder of ``conf.py``, again and again."""
    for name, language in {
        "conf.py": "python",
        "campaign.toml": "toml",
        "index.md": "markdown",
    }.items():
        (block,) = [item for item in snippets(language) if item.file == "README.md"]
        project.write(name, block.text)
    first = run_build(project, "--source", ".", "--fail-on-warning")
    assert first.returncode == 0, first.stderr
    assert (project.root / "_build/site/en/index.html").is_file()
    again = run_build(project, "--source", ".", "--fail-on-warning")
    assert "0 built, 1 unchanged, 0 failed" in again.stdout


# ---- Nothing points nowhere ----


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([\w./-]+\.md)\)", text):
        assert (path.parent / target).is_file(), target


def test_every_page_is_in_the_menu_and_untranslated() -> None:
    menu = (DOCS / "index.md").read_text(encoding="utf-8")
    conf = (DOCS / "conf.py").read_text(encoding="utf-8")
    for path in PAGES:
        assert f"\n{path.stem}\n" in menu
        assert f'"{path.stem}"' in conf
