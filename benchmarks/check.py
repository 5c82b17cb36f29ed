"""How long ``sphinx-hoc check`` takes, and what the guard costs a build.

python benchmarks/check.py            # 60 languages of 100 pages
python benchmarks/check.py --guard    # the build with the guard and without it
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PAGES = 100
MESSAGES = 20
LANGUAGES = [
    "af",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "eo",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "my",
    "nb",
    "ne",
    "nl",
    "nn",
    "pa",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
]
CAMPAIGN = """\
[campaign]
name = "Hour of Code"
start = 2026-12-07
end = 2026-12-13
[signup]
url = "https://example.org/join"
[placeholders.promote]
videos = "https://example.org/videos"
[languages]
source = "en"
"""
NO_LOCK = """
from sphinx_hoc.ext import messages
messages.refusal = lambda *_: ""
messages.too_much = lambda *_: ""
"""
NO_GATE = """
import sphinx_hoc.core.catalogue as catalogue
from sphinx_hoc.core.checks import Verdict
catalogue.check_pair = lambda pair: Verdict(pair.msgstr, [])
"""
VARIANTS = {
    "everything": "hoc_strict = True\n",
    "without the lock and strict pages": NO_LOCK,
    "without the gate's checks": f"hoc_strict = True\n{NO_GATE}",
}


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guard", action="store_true", help="measure builds instead")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of builds [%(default)s]")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.guard:
            measure_guard(Path(folder), arguments.rounds)
        else:
            measure_check(Path(folder))


def measure_check(root: Path) -> None:
    """Check more and more languages: the time for a message stays the same."""
    for number in (15, 30, 60):
        site = root / str(number)
        write_site(site, LANGUAGES[:number], PAGES)
        seconds = cpu([sys.executable, "-m", "sphinx_hoc", "check"], site)
        messages = number * PAGES * (MESSAGES + 1)
        per_message = seconds / messages * 1e6
        print(f"{number:3} languages, {messages:7} messages: {seconds:6.2f} s CPU, "
              f"{per_message:5.1f} µs a message")  # fmt: skip


def measure_guard(root: Path, rounds: int) -> None:
    """Build with the whole guard and without parts of it, in turn, and compare CPU times."""
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html",
               "-D", "language=nn", "docs", "out"]  # fmt: skip
    for number, conf in enumerate(VARIANTS.values()):
        write_site(root / str(number), ["nn"], 40, conf)
    times: list[list[float]] = []
    for number in range(rounds + 1):
        order = range(len(VARIANTS)) if number % 2 else reversed(range(len(VARIANTS)))
        taken = {variant: _first_build(command, root / str(variant)) for variant in order}
        if number:  # the first round fills the caches of the machine
            times.append([taken[variant] for variant in range(len(VARIANTS))])
    for variant, name in enumerate(VARIANTS):
        median = statistics.median(row[variant] for row in times)
        cost = statistics.median(row[0] / row[variant] for row in times) - 1
        note = f", which saves {100 * cost:.1f} %" if variant else ""
        print(f"{name}: {median:.2f} s CPU (median of {rounds}){note}")


def _first_build(command: list[str], site: Path) -> float:
    """What a later build does not check again is checked in this one."""
    (site / "out/.doctrees/hoc-gate.pickle").unlink(missing_ok=True)
    return cpu(command, site)


def write_site(root: Path, languages: list[str], pages: int, conf: str = "") -> None:
    """Write a site whose every page is translated into every language."""
    listed = "".join(f"[languages.{tag}]\n" for tag in languages)
    write(root / "docs/campaign.toml", CAMPAIGN + listed)
    write(root / "docs/conf.py", f'project = "Site"\nextensions = ["sphinx_hoc"]\n{conf}')
    names = "\n".join(f"page{number}" for number in range(pages))
    write(root / "docs/index.md", f"# Site\n\n```{{toctree}}\n{names}\n```\n")
    for number in range(pages):
        texts = [sentence(number, line, "Take the") for line in range(MESSAGES)]
        page = "\n\n".join([f"# Page {number}", *texts])
        write(root / f"docs/page{number}.md", f"{page}\n")
        for language in languages:
            write(
                root / f"locales/{language}/LC_MESSAGES/page{number}.po",
                catalogue(language, number, texts),
            )


def sentence(page: int, line: int, words: str) -> str:
    """A sentence with what sentences of guides have."""
    return (
        f"{words} **{page}.{line}** *kit* from [here](https://example.org/{page}/{line}) or see "
        "the [videos]({{ promote/videos }}) before you begin with the others."
    )


def catalogue(language: str, page: int, texts: list[str]) -> str:
    """A catalogue in which every sentence is translated."""
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
    header += '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    entries = [f'msgid "Page {page}"\nmsgstr "Side {page}"\n']
    entries += [
        f'msgid "{text}"\nmsgstr "{sentence(page, line, "Ta med")}"\n'
        for line, text in enumerate(texts)
    ]
    return "\n".join([header, *entries])


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def cpu(command: list[str], folder: Path) -> float:
    """Run a command, and return the CPU time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False,
                         env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"})  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode:
        sys.exit(f"{command} failed:\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
