"""The command line's arguments, in the reader's language."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import timeline
from timeline.cli import commands
from timeline.cli.terminal import LANGUAGES, Terminal

# What argparse says in English when arguments are wrong; the catalogue holds the translations.
COMPLAINTS = (
    "the following arguments are required: {names}",
    "unrecognized arguments: {names}",
    "argument {name}: invalid choice: {value} (choose from {choices})",
    "argument {name}: invalid {type} value: {value}",
    "argument {name}: expected one argument",
    "argument {name}: expected at least one argument",
    "argument {name}: not allowed with argument {other}",
    "one of the arguments {names} is required",
    "ambiguous option: {name} could match {names}",
)


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that speaks the terminal's language."""

    def __init__(self, *, terminal: Terminal, description: str, prog: str) -> None:
        translate = terminal.translate
        super().__init__(prog=prog, description=translate(description), add_help=False)
        self.terminal = terminal
        self._positionals.title = translate("arguments")
        self._optionals.title = translate("options")
        self.add_argument("-h", "--help", action="help", help=translate("show this help and stop"))
        self.add_argument(
            "--language-of-interface",
            choices=LANGUAGES,
            default=terminal.language,
            help=translate("language of what is said here (default: the locale's)"),
        )

    def option(self, *names: str, explain: str, **settings: object) -> None:
        """Add an argument; ``explain`` is its help, in English, to be translated."""
        self.add_argument(*names, help=self.terminal.translate(explain), **settings)  # type: ignore[arg-type]

    def format_usage(self) -> str:
        """The usage line with its first word translated."""
        return super().format_usage().replace("usage:", self.terminal.translate("usage:"), 1)

    def format_help(self) -> str:
        """The help text with the usage line's first word translated."""
        return super().format_help().replace("usage:", self.terminal.translate("usage:"), 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments in one line and stop with status 2."""
        hint = self.terminal.translate("See {command} --help.", command=self.prog)
        error = self.terminal.translate("error")
        self.exit(2, f"{error}: {_complaint(message, self.terminal)} {hint}\n")


def parse(words: list[str], terminal: Terminal) -> argparse.Namespace:
    """The arguments of one call; its ``run`` is the command's function."""
    prog = Path(sys.argv[0]).name
    prog = "python -m timeline" if prog in ("__main__.py", "-c", "-m") else prog
    parser = Parser(terminal=terminal, description="From news articles to a sourced timeline.", prog=prog)
    parser.add_argument(
        "--version",
        action="version",
        version=f"chronofil {timeline.__version__}",
        help=terminal.translate("show the version and stop"),
    )
    group = parser.add_subparsers(
        title=terminal.translate("commands"),
        metavar=terminal.translate("COMMAND"),
        required=True,
        dest="command",
    )
    for name, module in all_commands().items():
        summary: str = module.SUMMARY
        # The class argparse makes subparsers with takes the arguments given here.
        sub: Parser = group.add_parser(
            name,
            help=terminal.translate(summary),
            description=summary,
            terminal=terminal,
        )
        # Some arguments take long to know, such as the names of formats.
        if name in words:
            module.arguments(sub)
        sub.set_defaults(run=module.run)
    return parser.parse_args(words)


def all_commands() -> dict[str, ModuleType]:
    """The commands by name; a module of the folder ``commands`` is one."""
    found = sorted(info.name for info in pkgutil.iter_modules(commands.__path__))
    return {name: importlib.import_module(f"{commands.__name__}.{name}") for name in found}


def _complaint(text: str, terminal: Terminal) -> str:
    for template in COMPLAINTS:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(template))
        if match := re.fullmatch(pattern, text):
            return terminal.translate(template, **match.groupdict()) + "."
    return text + "."
