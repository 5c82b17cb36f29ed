"""Makes the sites that are measured: the guide, repeated, with catalogues in many languages.

The stock site has the same pages with every placeholder replaced by its value and without
the directives, so that Sphinx, MyST and furo build it alone.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from sphinx_hoc.core.campaign import read_campaign

if TYPE_CHECKING:
    from collections.abc import Sequence

REPOSITORY = Path(__file__).parent.parent

TAGS = tuple(  # in the order in which sites get them
    "nn nb es fr de pt-br ar fa hi ja zh-hans uk tr it nl sv da fi pl cs sk hu ro bg el he ko "  # noqa: SIM905
    "th vi id ms ta te bn ml kn mr gu ur sr hr sl lt lv et is ga cy eu ca gl sq mk bs ka hy az "
    "kk uz sw".split()
)

_CONF = """\
project = "Benchmark"
extensions = [{extension!r}]
html_theme = "furo"
html_copy_source = False
html_show_sourcelink = False
suppress_warnings = ["myst.header"]
"""

_VOWELS = "aeiouåéïøü"
# What a translator leaves alone: placeholders, addresses, code, and the number of a heading.
_KEPT = re.compile(r"(\{\{.*?\}\}|\]\([^)]*\)|`[^`]*`|https?://\S+|#\w+|\d+\.)")


def make_site(root: Path, pages: int, languages: int, *, stock: bool) -> None:
    """Write a site and, where it has translations, their catalogues."""
    docs = root / "docs"
    docs.mkdir(parents=True)
    extension = "myst_parser" if stock else "sphinx_hoc"
    conf = _CONF.format(extension=extension) + ('locale_dirs = ["../locales"]\n' if stock else "")
    (docs / "conf.py").write_text(conf, encoding="utf-8")
    tags = TAGS[:languages]
    (docs / "campaign.toml").write_text(campaign_text(tags), encoding="utf-8")
    names = [f"page{number:03}" for number in range(pages)]
    toctree = "\n".join(["```{toctree}", *names, "```"])
    (docs / "index.md").write_text(f"# Benchmark\n\n{toctree}\n", encoding="utf-8")
    guide = (REPOSITORY / "docs/events.md").read_text(encoding="utf-8")
    for number, name in enumerate(names):
        text = guide.replace("# How to organize", f"# Part {number}: how to organize", 1)
        (docs / f"{name}.md").write_text(plain(text) if stock else text, encoding="utf-8")
    if tags:
        make_catalogues(root, tags)


def campaign_text(tags: Sequence[str]) -> str:
    """Return the guide's own campaign file with the languages of the benchmark."""
    text = (REPOSITORY / "docs/campaign.toml").read_text(encoding="utf-8")
    head = text.partition("[languages]")[0]
    return head + '[languages]\nsource = "en"\n' + "".join(f"[languages.{tag}]\n" for tag in tags)


def plain(text: str) -> str:
    """Return a page as one would write it for MyST alone."""
    campaign = read_campaign(REPOSITORY / "docs/campaign.toml")

    def value(match: re.Match[str]) -> str:
        found = campaign.lookup(match[1], campaign.source)
        return "" if found is None else found.text

    text = re.sub(r"```\{run-of-show\}\n(?::.*\n)*\n?((?:\|.*\n)+)```", r"\1", text)
    text = re.sub(r"```\{tick-list\}\n((?:.*\n)*?)```", r"\1", text)
    text = text.replace("{{ signup_button }}", f"[Sign up]({campaign.signup.url})")
    return re.sub(r"\{\{ *([\w/-]+) *\}\}", value, text)


def make_catalogues(root: Path, tags: Sequence[str]) -> None:
    """Collect the messages with the site's own extension and translate them, in a way."""
    templates = root / "templates"
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "gettext", "-d", str(root / "gettext")]
    subprocess.run([*command, str(root / "docs"), str(templates)], check=True)
    for number, tag in enumerate(tags):
        folder = root / "locales" / folder_of(tag) / "LC_MESSAGES"
        folder.mkdir(parents=True)
        for template in templates.glob("*.pot"):
            catalogue = polib.pofile(str(template))
            catalogue.metadata.update({"Language": folder.parent.name})
            catalogue.metadata_is_fuzzy = False
            catalogue.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
            for entry in catalogue:
                entry.msgstr = pseudo(entry.msgid, number)
            catalogue.save(str(folder / f"{template.stem}.po"))


def folder_of(tag: str) -> str:
    """Return what Sphinx calls a language."""
    from sphinx_hoc.core.languages import language

    return language(tag).code


def pseudo(text: str, number: int) -> str:
    """Return a text with other vowels, the same for the same language."""
    turn = number % (len(_VOWELS) - 1) + 1
    table = str.maketrans(_VOWELS, _VOWELS[turn:] + _VOWELS[:turn])
    pieces = _KEPT.split(text)
    pieces[::2] = [piece.translate(table) for piece in pieces[::2]]
    return "".join(pieces)
