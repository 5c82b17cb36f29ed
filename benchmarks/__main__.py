"""Measures the extension and the build of all languages, and prints Markdown tables.

    python benchmarks extension --pages 1 10 100
    python benchmarks languages --pages 10 --languages 60
    python benchmarks translated
    python benchmarks growth
    python benchmarks again --pages 10 --languages 60
    python benchmarks memory

Everything is built in a temporary folder. CPU seconds count every process; wall clock time
says little on a machine that others use. The programs are run by turns, since a machine is
slower in one minute than in the next, and what is printed are medians.
"""

from __future__ import annotations

import argparse
import compileall
import math
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from content import REPOSITORY, TAGS, folder_of, make_site
from measure import Cost, cost_of, ratios

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PYTHON = sys.executable


def main() -> None:
    """Measure one thing."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=sorted(MEASURES))
    parser.add_argument("--pages", type=int, nargs="+", default=[10])
    parser.add_argument("--languages", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    # As an installer does; a checkout that is never compiled is read anew by each process.
    compileall.compile_dir(REPOSITORY / "sphinx_hoc", quiet=1)
    with tempfile.TemporaryDirectory(prefix="hoc-benchmark-") as folder:
        MEASURES[arguments.what](Path(folder), arguments)


def extension(folder: Path, arguments: argparse.Namespace) -> None:
    """What the extension costs over Sphinx, MyST and furo, in the source language."""
    rows = []
    for pages in arguments.pages:
        ours, stock = sites(folder, pages, 0)
        first, second, cpu, _wall = ratios(
            partial(loop, ours, ["en"]), partial(loop, stock, ["en"]), arguments.rounds
        )
        rows.append([pages, first.cpu, second.cpu, cpu])
    table(["pages", "with sphinx_hoc, CPU s", "without, CPU s", "ratio"], rows)


def languages(folder: Path, arguments: argparse.Namespace) -> None:
    """All languages in one command, against the loops that people write today."""
    rows = []
    for pages in arguments.pages:
        ours, stock = sites(folder, pages, arguments.languages)
        codes = codes_of(arguments.languages)
        for name, site in (("stock loop", stock), ("loop with sphinx_hoc", ours)):
            first, second, cpu, wall = ratios(
                partial(build, ours), partial(loop, site, codes), arguments.rounds
            )
            size = f"{len(codes)} x {pages}"
            rows.append([size, name, first.cpu, second.cpu, cpu, first.wall, second.wall, wall])
    heads = ["languages x pages", "against", "CPU s", "its CPU s", "ratio"]
    table([*heads, "wall s", "its wall s", "ratio"], rows)


def translated(folder: Path, arguments: argparse.Namespace) -> None:
    """What a translated page costs against the same page in the source language."""
    rows = []
    for pages in arguments.pages:
        ours, stock = sites(folder, pages, 2)
        for name, site in (("sphinx_hoc", ours), ("stock", stock)):
            first, second, cpu, _wall = ratios(
                partial(loop, site, ["nb"]), partial(loop, site, ["en"]), arguments.rounds
            )
            rows.append([pages, name, first.cpu, second.cpu, cpu])
    table(["pages", "with", "translated, CPU s", "source, CPU s", "ratio"], rows)


def growth(folder: Path, arguments: argparse.Namespace) -> None:
    """How the cost grows with the number of pages: the exponent between two sizes."""
    rows, before = [], None
    for pages in arguments.pages:
        ours, _stock = sites(folder, pages, arguments.languages)
        cost = min((build(ours) for _ in range(arguments.rounds)), key=lambda item: item.cpu)
        exponent = "" if before is None else exponent_of(before, (pages, cost.cpu))
        rows.append([pages, cost.cpu, cost.cpu / pages, exponent])
        before = (pages, cost.cpu)
    table(["pages", "CPU s", "CPU s a page", "exponent since the row above"], rows)


def again(folder: Path, arguments: argparse.Namespace) -> None:
    """What a second build costs, as a part of the first."""
    rows = []
    for pages in arguments.pages:
        ours, _stock = sites(folder, pages, arguments.languages)
        first = build(ours)
        for name, change in CHANGES.items():
            costs = []
            for number in range(arguments.rounds):
                change(ours, number)
                costs.append(build(ours, keep=True).cpu)
            cost = sorted(costs)[len(costs) // 2]
            size = f"{arguments.languages + 1} x {pages}"
            rows.append([size, name, cost, first.cpu, cost / first.cpu])
    table(["languages x pages", "changed", "CPU s", "first build, CPU s", "ratio"], rows)


def memory(folder: Path, arguments: argparse.Namespace) -> None:
    """The most memory: of one plain build, of one worker, and of all processes together."""
    rows = []
    for pages in arguments.pages:
        ours, _stock = sites(folder, pages, arguments.languages)
        plain = loop(ours, ["nb"], memory=True)
        whole = build(ours, memory=True)
        ratio = whole.worker / plain.worker
        rows.append([pages, plain.worker, whole.worker, ratio, whole.memory])
    heads = ["pages", "one plain build, MB", "one worker, MB", "ratio", "the whole, MB"]
    table(heads, rows)


MEASURES = {
    item.__name__: item for item in (extension, languages, translated, growth, again, memory)
}


def sites(folder: Path, pages: int, count: int) -> tuple[Path, Path]:
    """Make a site with the extension and the same one without."""
    made = []
    for name in ("ours", "stock"):
        root = folder / f"{name}-{pages}-{count}"
        make_site(root, pages, count, stock=name == "stock")
        made.append(root)
    return made[0], made[1]


def codes_of(count: int) -> list[str]:
    """Return what Sphinx calls the languages."""
    return ["en", *(folder_of(tag) for tag in TAGS[:count])]


def loop(site: Path, codes: Sequence[str], *, memory: bool = False) -> Cost:
    """Build languages one after the other, as a shell script does."""
    put_aside(site)
    line = "-m sphinx -q -b html -d _build/doctrees/{0} -D language={0} docs _build/{0}"
    script = " && ".join(f"{PYTHON} {line.format(code)}" for code in codes)
    return cost_of(script, site, memory=memory)


def build(site: Path, *, keep: bool = False, memory: bool = False) -> Cost:
    """Build every language in one command."""
    if not keep:
        put_aside(site)
    return cost_of([PYTHON, "-m", "sphinx_hoc", "build"], site, memory=memory)


def put_aside(site: Path) -> None:
    """Make room for a first build without removing a file.

    A file system is slow to make new files for some seconds after it has lost thousands.
    """
    if (site / "_build").exists():
        (site / "_build").rename(site / f"_build.{len([*site.glob('_build.*')])}")


def _change_nothing(_site: Path, _number: int) -> None:
    """Leave everything as it is."""


def _change_catalogue(site: Path, number: int) -> None:
    path = sorted(site.glob("locales/*/LC_MESSAGES/page000.po"))[number]
    text = path.read_text(encoding="utf-8")
    head, mark, tail = text.rpartition('msgstr "')
    path.write_text(f"{head}{mark}A {tail}", encoding="utf-8")


def _change_page(site: Path, number: int) -> None:
    path = site / "docs/page000.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\nOne more sentence, {number}.\n", encoding="utf-8")


def _change_value(site: Path, number: int) -> None:
    path = site / "docs/campaign.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("promote/press-kit", f"promote/press-kit{number}"), "utf-8")


CHANGES: dict[str, Callable[[Path, int], None]] = {
    "nothing": _change_nothing,
    "one catalogue": _change_catalogue,
    "one page": _change_page,
    "one value that every page uses": _change_value,
}


def exponent_of(before: tuple[int, float], now: tuple[int, float]) -> float:
    """Return by which power of the number of pages the cost has grown."""
    return math.log(now[1] / before[1]) / math.log(now[0] / before[0])


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    for line in lines:
        cells = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in line)
        print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
