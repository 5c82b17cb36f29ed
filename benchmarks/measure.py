"""Runs a program and says what it cost, its children included."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a program has cost.

    :param cpu: seconds of processor time, user and system, of all its processes.
    :param wall: seconds.
    :param memory: the most that all its processes held at once, in megabytes, shared
        pages counted once; 0 where it was not asked for.
    :param worker: the most that one of its processes held.
    """

    cpu: float
    wall: float
    memory: float = 0
    worker: float = 0


def cost_of(command: Sequence[str] | str, folder: Path, *, memory: bool = False) -> Cost:
    """Run a command to its end and return its cost."""
    before, start = _children(), time.perf_counter()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        shell=isinstance(command, str),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    peak = _watch(process.pid) if memory else (lambda: (0.0, 0.0))
    output, _ = process.communicate()
    wall, cpu = time.perf_counter() - start, _children() - before
    if process.returncode:
        raise RuntimeError(output.decode())
    total, worker = peak()
    return Cost(cpu=cpu, wall=wall, memory=total, worker=worker)


def ratios(
    first: Callable[[], Cost], second: Callable[[], Cost], rounds: int
) -> tuple[Cost, Cost, float, float]:
    """Run two programs by turns; return their median costs and the medians of their ratios.

    Pairs, since a machine that others use is slower in one minute than in the next.
    """
    pairs = [(first(), second()) for _ in range(rounds)]
    return (
        _median([pair[0] for pair in pairs]),
        _median([pair[1] for pair in pairs]),
        median(one.cpu / two.cpu for one, two in pairs),
        median(one.wall / two.wall for one, two in pairs),
    )


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        memory=median(cost.memory for cost in costs),
        worker=median(cost.worker for cost in costs),
    )


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _watch(session: int) -> Callable[[], tuple[float, float]]:
    """Watch the memory of a session until it is asked for."""
    most = [0.0, 0.0]
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            found = [_proportional(pid) for pid in _members(session)]
            most[0] = max(most[0], sum(pss for pss, _rss in found))
            most[1] = max(most[1], *(rss for _pss, rss in found), 0)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()

    def stop() -> tuple[float, float]:
        ended.set()
        thread.join()
        return most[0], most[1]

    return stop


def _members(session: int) -> list[int]:
    members = []
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) == session:
                    members.append(int(entry.name))
            except ProcessLookupError:
                continue
    return members


def _proportional(pid: int) -> tuple[float, float]:
    """A process's share of its memory (PSS) and all that it maps (RSS), in megabytes."""
    found = {}
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in {"Pss", "Rss"}:
                found[name] = int(rest.split()[0]) / 1024
    except OSError:
        return 0.0, 0.0
    return found.get("Pss", 0.0), found.get("Rss", 0.0)
