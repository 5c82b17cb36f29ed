"""Runs functions in processes of their own, several at once, forked from this one."""

from __future__ import annotations

import gc
import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

# What a build allocates lives until its process ends, so looking for garbage often is waste.
_GARBAGE_THRESHOLD = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A process that has ended.

    :param task: what it was started for.
    :param result: what the function returned; nothing where it was ended from outside.
    :param exit_code: the code of the process; below zero it is a signal.
    """

    task: Any
    result: Any
    exit_code: int


def run_each(
    function: Callable[[Any], Any],
    tasks: Sequence[Any],
    jobs: int,
    started: Callable[[Any], None] = lambda _task: None,
) -> Iterator[Ended]:
    """Run a function for each task in a process that nothing else has used.

    :param function: takes a task and returns what can be pickled.
    :param jobs: how many run at once.
    :param started: is told of each task when its process starts.
    :returns: each as it ends; an exception is ended by its process and has no result.
    """
    context = multiprocessing.get_context("fork" if _can_fork() else "spawn")
    waiting = list(tasks)
    running: dict[Any, tuple[Any, BaseProcess]] = {}
    # The collector would touch, and so copy, everything that the processes share.
    gc.freeze()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                task = waiting.pop(0)
                receiver, process = _start(context, function, task)
                running[receiver] = (task, process)
                started(task)
            for receiver in wait(list(running)):  # type: ignore[assignment]
                task, process = running.pop(receiver)
                yield _end(task, process, receiver)
    finally:
        gc.unfreeze()
        for _task, process in running.values():
            process.terminate()
            process.join()


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _start(
    context: Any, function: Callable[[Any], Any], task: object
) -> tuple[Connection, BaseProcess]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(function, task, sender))
    process.start()
    sender.close()
    return receiver, process


def _run(function: Callable[[Any], Any], task: object, sender: Connection) -> None:
    gc.set_threshold(_GARBAGE_THRESHOLD)
    gc.enable()
    sender.send(function(task))


def _end(task: object, process: BaseProcess, receiver: Any) -> Ended:
    try:
        result = receiver.recv()
    except EOFError:
        result = None
    process.join()
    receiver.close()
    return Ended(task=task, result=result, exit_code=process.exitcode or 0)
