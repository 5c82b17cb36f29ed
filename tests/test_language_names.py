"""What a build of many languages looks up once for all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from sphinx_hoc.build.names import learn_names
from sphinx_hoc.core import language_facts
from sphinx_hoc.core.languages import language

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = [language(tag) for tag in ("nb", "pt-br", "ar", "ka")]
NAMES = ["Norsk bokmål", "Português (Brasil)", "العربية", "ქართული"]


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_facts, "_known", {})


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "",
        "{}",
        "[]",
        '{"babel": "%s", "names": []}',
        '{"babel": "%s", "names": {"nb": ["only one"]}}',
        '{"babel": "0.1", "names": {"nb": ["from another release", "rtl"]}}',
    ],
)
def test_names_are_looked_up_where_nothing_right_is_kept(tmp_path: Path, kept: str | None) -> None:
    path = tmp_path / "cache" / "names.json"
    if kept is not None:
        path.parent.mkdir()
        path.write_text(kept.replace("%s", version("babel")), encoding="utf-8")
    learn_names(LANGUAGES, path)
    assert [item.autonym for item in LANGUAGES] == NAMES
    assert [item.direction for item in LANGUAGES] == ["ltr", "ltr", "rtl", "ltr"]
    assert json.loads(path.read_text(encoding="utf-8"))["names"]["nb"] == ["Norsk bokmål", "ltr"]


def test_what_is_kept_is_not_looked_up_again(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    learn_names(LANGUAGES, path)
    program = (
        "import sys; from pathlib import Path; from babel import localedata\n"
        "from sphinx_hoc.build.names import learn_names\n"
        "from sphinx_hoc.core.languages import language\n"
        "known = [language(tag) for tag in ('nb', 'pt-br', 'ar', 'ka')]\n"
        "learn_names(known, Path(sys.argv[1]))\n"
        "print(*(item.direction for item in known), sorted(localedata._cache))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "ltr ltr rtl ltr []"


def test_a_language_more_is_looked_up_and_kept_with_the_others(tmp_path: Path) -> None:
    path = tmp_path / "names.json"
    learn_names(LANGUAGES, path)
    learn_names([language("uk")], path)
    assert sorted(json.loads(path.read_text(encoding="utf-8"))["names"]) == [
        "ar",
        "ka",
        "nb",
        "pt_BR",
        "uk",
    ]
