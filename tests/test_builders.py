"""The project's own pages in every builder, with warnings as errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import REPOSITORY, sphinx_build

if TYPE_CHECKING:
    from pathlib import Path

BUILDERS = ("html", "dirhtml", "singlehtml", "epub", "text", "man", "latex", "texinfo", "gettext")


@pytest.mark.parametrize("language", ["en", "nn"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_the_site_builds_without_a_warning(tmp_path: Path, builder: str, language: str) -> None:
    argv = ["-q", "-W", "-b", builder, "-D", f"language={language}"]
    argv += [str(REPOSITORY / "docs"), str(tmp_path)]
    code, _status, warnings = sphinx_build(argv, REPOSITORY, {})
    assert (code, warnings) == (0, "")


def test_what_other_builders_show(tmp_path: Path) -> None:
    shown = {}
    for builder, name in (("text", "events.txt"), ("latex", "*.tex"), ("man", "*.1")):
        out = tmp_path / builder
        sphinx_build(["-q", "-b", builder, str(REPOSITORY / "docs"), str(out)], REPOSITORY, {})
        shown[builder] = "".join(path.read_text(encoding="utf-8") for path in out.glob(name))
    assert "https://hourofcode.com/#join" in shown["text"]
    assert "10:00 – 10:05" in shown["text"].replace("\u2009", " ").replace("\u202f", " ")
    assert r"\sphinxhref{https://hourofcode.com/\#join}{Sign up" in shown["latex"]
    assert "hourofcode.com/#join" in shown["man"].replace("\\", "")
    assert "{{" not in shown["text"]


def test_linkcheck_collects_every_address(tmp_path: Path) -> None:
    """Nothing is fetched: every address is on the list of those to leave alone."""
    argv = ["-q", "-b", "linkcheck", "-D", "linkcheck_ignore=.*"]
    sphinx_build([*argv, str(REPOSITORY / "docs"), str(tmp_path)], REPOSITORY, {})
    output = (tmp_path / "output.json").read_text(encoding="utf-8")
    for address in (
        "https://hourofcode.com/#join",
        "https://hourofcode.com/promote/press-kit",
        "https://hourofcode.com/files/elected-official.pdf",
        "https://hourofcode.com/promote/stats",
    ):
        assert address in output
