"""Commands in a process of their own, to be killed in the middle of what they do."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

# The calls by which Python code changes what is on a disk; those made in C are met by time alone.
CALLS = ("open", "write", "fsync", "replace", "unlink", "ftruncate", "mkdir")
FAULT = "FAULT"


@dataclass(frozen=True, slots=True)
class Writer:
    """A process that runs commands, the pipe on which their own words come, and whether time kills it."""

    process: int
    pipe: int
    timed: bool = True


def begun(
    commands: Sequence[Callable[[], object]], errors: Path, at_call: int | None, dice: Random
) -> Writer:
    """Fork a process that runs commands one after the other.

    Killed before its ``at_call``-th call that changes a disk, or half-way through it; by time where
    that is None.
    """
    reading, writing = os.pipe()
    halved = dice.random() < 0.5
    process = os.fork()
    if process:
        os.close(writing)
        return Writer(process, reading)
    try:
        os.close(reading)
        _run(commands, writing, errors, at_call, halved)
    finally:
        os._exit(1)


def words_of(writer: Writer) -> tuple[list[str], bool]:
    """The whole lines a writer said before it ended, and whether it was killed."""
    said = bytearray()
    while part := os.read(writer.pipe, 65536):
        said += part
    os.close(writer.pipe)
    _, status = os.waitpid(writer.process, 0)
    whole = said.decode("utf-8", "replace").rpartition("\n")[0]
    return whole.splitlines(), os.WIFSIGNALED(status)


def ended(writer: Writer) -> bool:
    """Whether a writer has come to its end."""
    return os.waitid(os.P_PID, writer.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def kill(writer: Writer) -> None:
    """Kill a writer that may have ended already; it is not waited for."""
    os.kill(writer.process, signal.SIGKILL)


def _run(
    commands: Sequence[Callable[[], object]], pipe: int, errors: Path, at_call: int | None, halved: bool
) -> None:
    complaints = os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    # As in a terminal, a command's words are out when it ends at the latest.
    with os.fdopen(pipe, "w", encoding="utf-8", buffering=1) as out, os.fdopen(complaints, "w") as err:
        sys.stdout, sys.stderr = out, err
        if at_call is not None:
            _count_down(at_call, halved, {pipe, complaints})
        for command in commands:
            try:
                command()
            except BaseException:
                print(FAULT, " | ".join(traceback.format_exc().splitlines()[-6:]), file=out, flush=True)
            out.flush()
            err.flush()
    os._exit(0)


def _count_down(calls: int, halved: bool, spared: set[int]) -> None:
    left = [calls]
    for name in CALLS:
        setattr(os, name, partial(_counted, getattr(os, name), name, left, halved, spared))


def _counted(
    call: Callable[..., Any],
    name: str,
    left: list[int],
    halved: bool,
    spared: set[int],
    *given: Any,
    **named: Any,
) -> Any:
    if given and given[0] in spared:
        return call(*given, **named)
    left[0] -= 1
    if left[0] <= 0:
        if halved and name == "write":
            call(given[0], given[1][: len(given[1]) // 2])
        elif halved:
            call(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return call(*given, **named)
