"""``sphinx-hoc check``: what it reads, what it prints, and that Sphinx is not needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_hoc.cli import main
from sphinx_hoc.cli.check import CODES
from sphinx_hoc.cli.report_formats import as_github, as_json, as_text
from sphinx_hoc.core.conf_file import read_conf
from sphinx_hoc.core.errors import HocError
from sphinx_hoc.core.findings import Finding, Severity

if TYPE_CHECKING:
    from conftest import Project

REPOSITORY = Path(__file__).parents[2]
HOSTILE_TEXT = "a\n::error::b\r%0A\x1b[31m,c:d\u202e"


def finding(**changes: object) -> Finding:
    given_values = {
        "path": "docs/a.md", "line": 3, "code": "page-html", "severity": Severity.ERROR,
        "message": "No.", "suggestion": "Yes.",
    }  # fmt: skip
    return Finding(**{**given_values, **changes})


@pytest.fixture
def site(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write("docs/index.md", "# Page\n\nSee [it]({{ promote/videos }}).\n")
    project.po("index", {"Page": "Side"})
    monkeypatch.chdir(project.root)
    return project


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["check", *arguments])
    return code, capsys.readouterr().out


def as_list(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    return list(json.loads(checked(capsys, "--format", "json", *arguments)[1]))


def test_nothing_wrong(site: Project, capsys) -> None:
    assert checked(capsys) == (0, "0 errors, 0 warnings\n")
    assert checked(capsys, "--format", "json") == (0, "[]\n")
    assert checked(capsys, "--format", "github") == (0, "")


def test_a_page_a_message_and_the_campaign(site: Project, capsys) -> None:
    site.write("docs/index.md", "# Page\n\nSee [it]({{ promotion/videos }}).\n")
    site.po("index", {"Page": "Side <script>"})
    code, text = checked(capsys)
    assert code == 1
    assert (
        "docs/index.md:3: warning: There is no placeholder `{{ promotion/videos }}`. "
        "Did you mean `{{ promote/videos }}`? [placeholder-unknown]"
    ) in text
    assert "locales/nn/LC_MESSAGES/index.po:10: error: " in text
    found = as_list(capsys)
    assert {tuple(item) for item in found} == {
        ("path", "line", "code", "severity", "message", "suggestion")
    }
    assert {item["code"] for item in found} <= CODES
    site.write("docs/campaign.toml", "[campaign]\nname = 3\n")
    assert {item["code"] for item in as_list(capsys)} == {"campaign"}
    assert checked(capsys)[0] == 1


def test_one_language(site: Project, capsys) -> None:
    site.po("index", {"Page": "Side <script>"})
    assert as_list(capsys, "--language", "ar") == []
    assert len(as_list(capsys, "--language", "NN")) == 1


def test_other_folders(site: Project, capsys) -> None:
    (site.root / "docs").rename(site.root / "guide")
    (site.root / "locales").rename(site.root / "po")
    assert checked(capsys, "--source", "guide", "--locales", "po")[0] == 0
    site.root.joinpath("po/nn/LC_MESSAGES/sphinx.js").write_text("alert(1)")
    assert [item["code"] for item in as_list(capsys, "--source", "guide", "--locales", "po")] == [
        "catalogue-foreign"
    ]


@pytest.mark.parametrize(
    "arguments", [("--source", "nowhere"), ("--language", "xx"), ("--format", "xml")]
)
def test_wrong_usage(site: Project, capsys, arguments: tuple[str, ...]) -> None:
    assert main(["check", *arguments]) == 2
    assert capsys.readouterr().err


def test_a_note_is_no_failure(site: Project, capsys) -> None:
    path = site.root / "locales/nn/LC_MESSAGES/index.po"
    text = path.read_text().replace('msgid "Page"', '#, fuzzy\nmsgid "Page"')
    path.write_text(text)
    assert checked(capsys) == (0, "0 errors, 0 warnings (1 note, see --format json)\n")
    assert [item["severity"] for item in as_list(capsys)] == ["note"]


def test_a_strict_site(site: Project, capsys) -> None:
    site.write("docs/index.md", "# Page\n\n<b>x</b> {{ promote/videos }}\n")
    assert as_list(capsys) == []
    conf = site.root / "docs/conf.py"
    conf.write_text(conf.read_text() + "hoc_strict = True\n")
    assert {item["code"] for item in as_list(capsys)} == {"page-html"}


def test_the_same_findings_as_the_build(site: Project, capsys) -> None:
    site.write(
        "docs/index.md",
        """\
        ---
        title: Tab {{ no/title }}
        ---
        # Page

        {{ not/there }} {{ 7*7 }} [x]({{ campaign/name }}) [y]( {{ promote/videos }} z

        % hoc: ignore placeholder-unknown because it comes later
        {{ not/yet }}

        ```{run-of-show}
        :date: tomorrow

        | Time | Task |
        | ---- | ---- |
        | 10;00 - 10:05 | {{ not/here }} |
        | 10:10 - 10:05 | x |
        ```

        % hoc: ignore placeholder-unknown
        """,
    )
    built = site.build()
    here = {(item["line"], item["code"], item["message"]) for item in as_list(capsys)}
    for line, code, message in here:
        assert f"index.md:{line}: WARNING: {message}" in built.warnings, (line, code)
    assert built.warnings.count("[hoc.") == len(here) == 10


def test_sphinx_is_not_imported(site: Project) -> None:
    site.write("docs/conf.py", "raise SystemExit('conf.py was run')\n")
    program = (
        "import sys; from sphinx_hoc.cli import main; code = main(['check']); "
        "print(code, sorted(sys.modules.keys() & {'sphinx', 'docutils', 'myst_parser', 'jinja2'}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=site.root, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "0 []"


def test_annotations_hold_no_command_of_a_stranger() -> None:
    text = as_github([finding(message=HOSTILE_TEXT, path="a,b:c%d.md")])
    assert text.count("\n") == 0
    assert text.startswith("::error file=a%2Cb%3Ac%25d.md,line=3,title=page-html::a%0A::error::b")
    assert "%250A" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_terminal_is_safe() -> None:
    text = as_text([finding(message=HOSTILE_TEXT)])
    assert text.count("\n") == 1
    assert text.replace("\n", "").isprintable()
    assert json.loads(as_json([finding(message=HOSTILE_TEXT)]))[0]["message"] == HOSTILE_TEXT
    assert as_json([finding(message="\udcff\u202e")]).isascii()


def test_conf_is_read_and_not_run(tmp_path: Path) -> None:
    path = tmp_path / "conf.py"
    path.write_text(
        'hoc_strict: bool = True\nexclude_patterns = ["a", 3]\nsource_suffix = {".md": "x"}\n'
        'hoc_locales = open("/etc/passwd").read()\nhoc_campaign = "b" "c"\nhoc_untranslated = 3\n'
    )
    conf = read_conf(path)
    assert (conf.hoc_strict, conf.exclude_patterns, conf.source_suffix) == (True, ("a",), (".md",))
    assert (conf.hoc_locales, conf.hoc_campaign) == ("../locales", "bc")
    path.write_text("this is no python")
    with pytest.raises(HocError, match=r"conf\.py that can be read"):
        read_conf(path)


def test_the_hook_for_users() -> None:
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())
    assert hook["id"] == "sphinx-hoc-check"
    assert hook["entry"].split()[:2] == ["sphinx-hoc", "check"]
    assert main([*hook["entry"].split()[1:], "--source", str(REPOSITORY / "docs")]) in {0, 1}


ANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
PIECES = st.lists(
    st.one_of(
        st.binary(max_size=20),
        st.sampled_from(
            [b'msgid "', b'msgstr "', b'"\n', b"msgid ", b"\n", b"#, fuzzy\n", b"#~ ", b"\\n",
             b"[campaign]\n", b"name = ", b"start = 2026-12-07\n", b"[[placeholders]]\n",
             b"msgctxt ", b"msgid_plural ", b"msgstr[0] ", b"\xef\xbb\xbf", b"\x00", b"\r\n",
             b"[languages.nn]\n", b"{{ a }}", b"<script>", b"checks.max_nesting = 9999999999\n"]
        ),
    ),
    max_size=30,
).map(b"".join)  # fmt: skip


@ANY
@given(content=PIECES)
def test_any_bytes_as_a_catalogue(site: Project, capsys, content: bytes) -> None:
    (site.root / "locales/nn/LC_MESSAGES/index.po").write_bytes(content)
    found = as_list(capsys)
    assert {item["code"] for item in found} <= CODES
    assert all(str(item["path"]).endswith("index.po") for item in found)


@ANY
@given(content=PIECES)
def test_any_bytes_as_the_campaign(site: Project, capsys, content: bytes) -> None:
    (site.root / "docs/campaign.toml").write_bytes(content)
    found = as_list(capsys)
    assert {item["code"] for item in found} == {"campaign"}
    assert all(item["message"] for item in found)


@ANY
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_as_a_page(site: Project, capsys, content: bytes) -> None:
    (site.root / "docs/index.md").write_bytes(content)
    (site.root / "docs/conf.py").write_text("hoc_strict = True\n")
    assert {item["code"] for item in as_list(capsys)} <= CODES
