"""Every code has an entry in the documentation, and every example does what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hostile_bypass import NO_GATE

from sphinx_hoc.core import build_rules
from sphinx_hoc.core.all_rules import ALL_RULES
from sphinx_hoc.core.campaign import parse_campaign
from sphinx_hoc.core.errors import CampaignError
from sphinx_hoc.core.oracle import excess
from sphinx_hoc.core.page_words import DIRECTIVES, OWN_DIRECTIVES

if TYPE_CHECKING:
    from conftest import Project

    from sphinx_hoc.core.rules import Rule

SOURCE = Path(__file__).parents[1] / "sphinx_hoc"
CODES = {rule.code for rule in ALL_RULES}
SCOPES = "page, page name, message, catalogue, folder, campaign, build"
PAGE = f"# Checks\n\n```{{check-list}} {SCOPES}\n```\n"
CONF = 'project = "Scratch"\nextensions = ["sphinx_hoc"]\n'


def test_every_code_has_an_entry(project: Project) -> None:
    project.write("docs/index.md", PAGE)
    article = project.build("-W").article()
    ids = {term.get("id") for term in article.iter("dt")}
    assert ids == CODES
    for entry in article.iter("dd"):
        text = "".join(entry.itertext())
        assert "Bad:" in text
        assert "Good:" in text


def test_the_page_lists_every_scope() -> None:
    text = (SOURCE.parent / "docs/checks.md").read_text(encoding="utf-8")
    listed = re.findall(r"\{check-list\} (.+)", text)
    scopes = {scope.strip() for line in listed for scope in line.split(",")}
    assert scopes == {rule.scope for rule in ALL_RULES}


def test_every_code_in_the_program_is_a_rule() -> None:
    pattern = re.compile(
        r'(?:code=|report\([^()]*?|_report\(|^\s+)"([a-z]+(?:-[a-z]+)+)"', re.MULTILINE
    )
    known = {code.partition("-")[0] for code in CODES}
    used = set()
    for path in SOURCE.rglob("*.py"):
        if path.parent.name in {"ext", "cli"}:
            found = pattern.findall(path.read_text(encoding="utf-8"))
            used |= {code for code in found if code.partition("-")[0] in known - {"page"}}
    assert {"run-of-show-table", "placeholder-kind", "message-locked"} <= used
    assert used <= CODES | OTHER_WORDS


OTHER_WORDS = {"run-of-show", "signup-button", "placeholder-list", "link-type"}
"""Names of directives and the like that look like codes."""


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_an_explanation_is_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z`\d].*[.]", rule.explanation, re.DOTALL)
    assert rule.explanation.count("`") % 2 == 0
    example = rule.example
    assert example.bad != example.good or example.comment or example.flags


def test_the_campaign_examples() -> None:
    example = build_rules.CAMPAIGN.example
    with pytest.raises(CampaignError):
        parse_campaign(str(example.bad), "campaign.toml")
    assert parse_campaign(str(example.good), "campaign.toml")


def test_the_oracle_examples() -> None:
    for example, expected in (
        (build_rules.ACTIVE.example.bad, 1),
        (build_rules.ACTIVE.example.good, 0),
    ):
        source, _, translated = str(example).partition(" -> ")
        assert len(excess(source, translated)) == expected


@pytest.mark.parametrize(
    "rule", [build_rules.SIGNUP_URL, build_rules.FRONT_MATTER], ids=lambda rule: rule.code
)
def test_examples_that_are_pages(project: Project, rule: Rule) -> None:
    for name, text in (("bad", rule.example.bad), ("good", rule.example.good)):
        project.write("docs/index.md", f"{text}\n" if "# " in str(text) else f"# A\n\n{text}\n")
        warnings = project.build(out=name).warnings
        assert (f"[hoc.{rule.code}]" in warnings) == (name == "bad"), warnings


@pytest.mark.parametrize(
    "rule", [build_rules.LOCALE_DIRS, build_rules.CONFIG], ids=lambda rule: rule.code
)
def test_examples_that_are_settings(project: Project, rule: Rule) -> None:
    project.write("docs/index.md", "# A\n")
    for name, text in (("bad", rule.example.bad), ("good", rule.example.good)):
        project.write("docs/conf.py", f"{CONF}{text}\n")
        warnings = project.build(out=name).warnings
        assert (f"[hoc.{rule.code}]" in warnings) == (name == "bad"), warnings


def test_the_example_of_the_lock(project: Project) -> None:
    rule = build_rules.LOCKED
    project.write("docs/conf.py", CONF + NO_GATE)
    for name, text in (("bad", rule.example.bad), ("good", rule.example.good)):
        page, _, translated = str(text).partition(" -> ")
        project.write("docs/index.md", f"{page}\n")
        project.po("index", {page.rpartition("\n")[2]: translated})
        warnings = project.build(language="nn", out=name).warnings
        assert (f"[hoc.{rule.code}]" in warnings) == (name == "bad"), warnings


def test_strict_pages_know_our_own_directives(project: Project) -> None:
    conf = CONF + (
        "def setup(app):\n"
        "    from docutils.parsers.rst import directives\n"
        "    from pathlib import Path\n"
        "    def write(app):\n"
        "        own = [n for n, d in directives._directives.items()\n"
        "               if getattr(d, '__module__', '').startswith('sphinx_hoc.')]\n"
        "        Path(app.confdir, 'own.txt').write_text(' '.join(sorted(own)))\n"
        "    app.connect('builder-inited', write)\n"
    )
    project.write("docs/conf.py", conf)
    project.write("docs/index.md", "# A\n")
    project.build("-W")
    own = set((project.root / "docs/own.txt").read_text().split())
    assert own == OWN_DIRECTIVES
    assert own <= DIRECTIVES
