"""The command line: ``python -m timeline COMMAND``, or ``chronofil COMMAND`` once installed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from timeline.cli.arguments import parse
from timeline.cli.terminal import Terminal, interface_language
from timeline.disk import refused
from timeline.model import ProblemError

__all__ = ["main"]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status: 0 done, 1 could not, 2 wrong arguments, 130 broken off."""
    given = list(sys.argv[1:] if words is None else words)
    terminal = Terminal(interface_language(given, os.environ))
    options = parse(given, terminal)
    try:
        status: int = options.run(options, terminal)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe has gone; nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        terminal.report(refused(error))
        return 1
    except ProblemError as error:
        # Anything else is a fault of the program, and shown as one.
        terminal.report(error.problem)
        return 1
    return status
