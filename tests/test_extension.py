"""What the extension promises Sphinx, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import sphinx_hoc
from sphinx_hoc.ext.config import OPTIONS

if TYPE_CHECKING:
    from conftest import Project

METADATA = """\
from pathlib import Path
from sphinx.application import Sphinx
app = Sphinx("docs", "docs", "_build", "_build/doctrees", "html", status=None)
extension = app.extensions["sphinx_hoc"]
print(extension.version, extension.parallel_read_safe, extension.parallel_write_safe)
print(extension.metadata["env_version"])
print(sorted({"myst_parser", "sphinx_design"} & set(app.extensions)))
"""


def test_metadata_and_what_it_loads(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    done = subprocess.run(
        [sys.executable, "-c", METADATA],
        cwd=project.root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    version, env_version, loaded = done.stdout.splitlines()
    assert version == f"{sphinx_hoc.__version__} True True"
    assert int(env_version) >= 1
    assert loaded == "['myst_parser', 'sphinx_design']"


def test_importing_the_package_imports_no_sphinx() -> None:
    code = "import sys, sphinx_hoc; print('sphinx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_every_option_is_documented_and_typed(option: object, project: Project) -> None:
    assert option.help.endswith(".")  # type: ignore[attr-defined]
    assert option.name.startswith("hoc_")  # type: ignore[attr-defined]
    project.write("docs/index.md", "# Home\n")
    project.write(
        "docs/conf.py", f'extensions = ["sphinx_hoc"]\n{option.name} = {{"not": "this"}}\n'
    )  # type: ignore[attr-defined]
    assert option.name in project.build().warnings  # type: ignore[attr-defined]


def test_furo_is_the_theme_where_none_is_named(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    assert "Furo" in project.build().read("index.html")
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nhtml_theme = "alabaster"\n')
    built = project.build("-W", out="other")
    assert built.code == 0
    assert "Furo" not in built.read("index.html")


def test_a_campaign_with_faults_stops_the_build_without_a_traceback(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.write("docs/campaign.toml", '[campaign]\nname = 7\n[signup]\nurl = "x"\n')
    built = project.build("-q")
    assert built.code == 2
    for piece in (
        "docs/campaign.toml:2: `campaign.name`: found the number `7`",
        "`campaign.start`: is missing",
        "docs/campaign.toml:4: `signup.url`: `x` is not an address",
    ):
        assert piece in built.warnings


@pytest.mark.parametrize(
    ("language", "said"),
    [("xx", "has `en`, `nn`, `ar`"), ("sv", "has `en`, `nn`, `ar`"), ("ar", "no catalogue")],
)
def test_a_language_that_can_not_be_built_never_is_english(
    project: Project, language: str, said: str
) -> None:
    project.write("docs/index.md", "# Home\n")
    project.po("index", {"Home": "Heim"})
    built = project.build(language=language)
    assert built.code == 2
    assert said in built.warnings
    assert not (built.outdir / "index.html").exists()


def test_read_the_docs_names_the_language(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.po("index", {"Home": "Heim"})
    project.environment.update({"READTHEDOCS": "True", "READTHEDOCS_LANGUAGE": "nn"})
    assert ">Heim<" in project.build().read("index.html")


def test_locale_dirs_of_a_project_are_not_used_in_silence(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nlocale_dirs = ["elsewhere"]\n')
    built = project.build()
    assert "[hoc.locale-dirs]" in built.warnings
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nlocale_dirs = ["../locales"]\n')
    assert project.build("-W", out="other").code == 0


def test_an_unknown_untranslated_page_is_told(project: Project) -> None:
    project.write("docs/index.md", "# Home\n")
    project.write("docs/conf.py", 'extensions = ["sphinx_hoc"]\nhoc_untranslated = ["indx"]\n')
    assert "Did you mean `index`?" in project.build().warnings
