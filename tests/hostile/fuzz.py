# ruff: noqa: E402, T201 - a program of its own, which finds the tests' modules and prints
"""Tries strings as translations, in real builds, for as long as it is told.

    python tests/hostile/fuzz.py --minutes 60

It stops at the first page that is not what every page must be, and prints the seed with which
it comes again. Otherwise it prints how many translations it has tried.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from any_messages import ATTACKS, MARKS, NUMBER, assert_sound, source_of, translated_with
from conftest import CAMPAIGN, Project
from hostile_bypass import NO_GATE


def main() -> int:
    """Fuzz, and say how far it went."""
    arguments = _arguments()
    seed = arguments.seed or random.SystemRandom().randrange(10**9)
    until = time.monotonic() + arguments.minutes * 60
    tried = {True: 0, False: 0}
    with tempfile.TemporaryDirectory() as folder:
        sites = {gated: _site(Path(folder, str(gated)), gated=gated) for gated in tried}
        while time.monotonic() < until:
            gated = seed % 2 == 0
            texts = [_text(random.Random(f"{seed} {number}")) for number in range(NUMBER)]
            project, source = sites[gated]
            try:
                assert_sound(source, translated_with(project, texts), texts, gated=gated)
            except BaseException:
                print(f"seed {seed}, {'with' if gated else 'without'} the gate", flush=True)
                raise
            tried[gated] += NUMBER
            shutil.rmtree(project.root / "_build/nn")
            seed += 1
    print(
        f"{tried[True]} translations with the gate and {tried[False]} without, "
        f"in {arguments.minutes:g} minutes: every page was whole and harmless."
    )
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1)
    parser.add_argument("--seed", type=int, help="begin with the seed of a failure")
    return parser.parse_args()


def _site(root: Path, *, gated: bool):
    project = Project(root)
    project.write("docs/campaign.toml", CAMPAIGN)
    return project, source_of(project, "" if gated else NO_GATE)


def _text(chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return "".join(chance.choices(MARKS, k=chance.randrange(1, 30)))
    if kind == 1:
        return "".join(chance.choices([*MARKS, *ATTACKS], k=chance.randrange(1, 7)))
    if kind == 2:
        return "".join(_sign(chance) for _ in range(chance.randrange(1, 60)))
    return chance.choice(MARKS) * chance.randrange(1, 400)


def _sign(chance: random.Random) -> str:
    number = chance.choice([chance.randrange(1, 0x80), chance.randrange(0x80, 0xD800),
                            chance.randrange(0xE000, 0x110000)])  # fmt: skip
    return chr(number)


if __name__ == "__main__":
    sys.exit(main())
