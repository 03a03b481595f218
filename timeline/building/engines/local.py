"""On this machine, by as many processes as it has processors for us."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice

from timeline.building.engines import Do
from timeline.building.steps import Task, run
from timeline.building.store import Store
from timeline.model import Problem, ProblemError, message

# So few tasks are done at once here: starting processes would take longer.
FEW = 4
# Waiting tasks for each process.
AHEAD = 2
# A process that dies, killed by someone or for want of memory, is replaced; a task is not tried for ever.
TRIES = 3


@contextmanager
def start(store: Store, address: str | None = None) -> Iterator[Do]:
    """Make ready; processes start when there is enough for them to do and end with the context."""
    pool = _Pool(int(address) if address else len(os.sched_getaffinity(0)))

    def do(tasks: Iterable[Task]) -> Iterator[str]:
        todo = iter(tasks)
        first = list(islice(todo, FEW + 1))
        if pool.size == 1 or (len(first) <= FEW and not pool.started):
            yield from (run(store, task) for task in chain(first, todo))
        else:
            yield from _shared(pool, store, chain(first, todo))

    try:
        yield do
    finally:
        pool.stop()


class _Pool:
    def __init__(self, size: int) -> None:
        self.size = size
        self._processes: ProcessPoolExecutor | None = None

    @property
    def started(self) -> bool:
        return self._processes is not None

    def submit(self, store: Store, task: Task) -> Future[str]:
        if self._processes is None:
            # Not forked: threads of libraries would be copied halfway.
            context = multiprocessing.get_context("spawn")
            self._processes = ProcessPoolExecutor(self.size, mp_context=context)
        try:
            return self._processes.submit(run, store, task)
        except BrokenProcessPool as error:
            # A process died since results were last looked at: told as by a task that was under way.
            failed: Future[str] = Future()
            failed.set_exception(error)
            return failed

    def stop(self) -> None:
        if self._processes is not None:
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None


def _shared(pool: _Pool, store: Store, tasks: Iterator[Task]) -> Iterator[str]:
    running: dict[Future[str], Task] = {}
    tries: dict[str, int] = {}
    while True:
        for task in islice(tasks, pool.size * AHEAD - len(running)):
            running[pool.submit(store, task)] = task
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        failed: list[Task] = []
        for future in done:
            task = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                tries[task.key] = tries.get(task.key, 0) + 1
                if tries[task.key] >= TRIES:
                    says = message("The processes that build were killed again and again.")
                    remedy = message("Free some memory, then build again: it goes on where it was.")
                    raise ProblemError(Problem(store.root, "", says, remedy, fatal=True)) from None
                failed.append(task)
        if failed:
            pool.stop()
            tasks = chain([*failed, *running.values()], tasks)
            running = {}
