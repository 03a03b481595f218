"""On the workers of a Dask cluster that runs already, told by the address of its scheduler.

The output must lie where all workers find it under the same name: a folder they share, or an address that
fsspec knows. A worker that dies costs the steps it was at, which others do again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Lock
from typing import Any

from timeline.building.engines import Do
from timeline.building.steps import Task, run
from timeline.building.store import Store
from timeline.building.version import program
from timeline.model import Message, Problem, ProblemError, message

# Waiting tasks for each thread of the cluster, and how often one is tried again.
AHEAD, RETRIES = 3, 3
PATIENCE = "30s"
# A parser serves one thread at a time.
_TURN = Lock()


@contextmanager
def start(store: Store, address: str | None = None) -> Iterator[Do]:
    """Connect to the scheduler at ``address``; ``ProblemError`` when that cannot be."""
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise _refuse(
            "", message("Dask is not installed."), message("Install it: pip install chronofil[dask]")
        ) from error
    if not address:
        says = message("The address of the Dask scheduler is missing.")
        raise _refuse("", says, message("Give it: --scheduler tcp://HOST:8786"))
    try:
        client: Any = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        says = message("The Dask scheduler does not answer ({reason}).", reason=str(error))
        remedy = message("Start one: dask scheduler, and workers: dask worker ADDRESS --nthreads 1")
        raise _refuse(address, says, remedy) from error

    def do(tasks: Iterable[Task]) -> Iterator[str]:
        todo = iter(tasks)
        running: Any = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]
        for task in islice(todo, AHEAD * _threads(client)):
            running.add(_submitted(client, store, task))
        for future in running:
            yield future.result()
            for task in islice(todo, max(AHEAD * _threads(client) - running.count(), 0)):
                running.add(_submitted(client, store, task))

    with client:
        _check(client, address)
        yield do


def run_alone(store: Store, task: Task) -> str:
    """Do a step while no other thread of this process does one."""
    with _TURN:
        return run(store, task)


def _submitted(client: Any, store: Store, task: Task) -> Any:
    return client.submit(run_alone, store, task, key=f"chronofil-{task.key}", retries=RETRIES)


def _threads(client: Any) -> int:
    return max(1, sum(int(threads) for threads in client.nthreads().values()))


def _check(client: Any, address: str) -> None:
    """``ProblemError`` when there is no worker, or one with another program than ours."""
    if not client.nthreads():
        remedy = message("Start workers: dask worker ADDRESS --nthreads 1")
        raise _refuse(address, message("The Dask cluster has no workers."), remedy)
    if set(client.run(program).values()) != {program()}:
        says = message("The workers of the Dask cluster run another version of Chronofil or of its models.")
        raise _refuse(address, says, message("Install the same version everywhere."))


def _refuse(place: str, says: Message, remedy: Message) -> ProblemError:
    return ProblemError(Problem(place, "", says, remedy, fatal=True))
