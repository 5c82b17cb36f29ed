"""The command line: ``sphinx-hoc COMMAND``, the same as ``python -m sphinx_hoc COMMAND``.

Each command is a module of its own with two functions, ``add_arguments(parser)`` and
``run(arguments) -> int``. It is imported only when it is asked for.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sphinx_hoc import __version__
from sphinx_hoc.core.errors import HocError

if TYPE_CHECKING:
    from collections.abc import Sequence

FINE = 0
PROBLEMS = 1
WRONG_USAGE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command.

    :param name: what a person types.
    :param help: what it does, in one line.
    :param module: the module below ``sphinx_hoc.cli``; the name by default.
    """

    name: str
    help: str
    module: str = ""

    @property
    def path(self) -> str:
        """The full name of the module."""
        return f"{__name__}.{self.module or self.name}"


COMMANDS = (
    Command(name="build", help="build the site in every language"),
    Command(name="check", help="check the pages, the campaign and the translations"),
    Command(name="languages", help="list the languages, for people and for workflows"),
    Command(name="placeholders", help="list the placeholders, their values and their use"),
    Command(name="status", help="say how far each translation is"),
    Command(name="rename", help="rename a placeholder everywhere"),
    Command(name="import", help="turn a translated page into a catalogue", module="import_page"),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 fine, 1 problems found, 2 wrong usage."""
    argv = sys.argv[1:] if argv is None else list(argv)
    try:
        arguments = _parser(argv).parse_args(argv)
    except SystemExit as stop:  # argparse has printed the help or what is wrong
        return stop.code if isinstance(stop.code, int) else WRONG_USAGE
    try:
        code = int(import_module(arguments.module).run(arguments))
        sys.stdout.flush()
        return code
    except HocError as error:
        print(f"sphinx-hoc: {error}", file=sys.stderr)
        return WRONG_USAGE
    except BrokenPipeError:  # a reader such as `head` has seen enough
        sys.stderr.close()
        return PROBLEMS
    except OSError as error:
        if error.filename:
            raise
        print(f"sphinx-hoc: its words can't be written: {error.strerror}.", file=sys.stderr)
        return PROBLEMS
    except KeyboardInterrupt:
        print("sphinx-hoc: stopped.", file=sys.stderr)
        return 130


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sphinx-hoc", description="A community guide in every language."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        _add(commands, command, wanted=command.name in argv[:1])
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command, wanted: bool
) -> None:
    """Add a command; its module is imported only for the one that is asked for."""
    if find_spec(command.path) is None:
        return
    parser = commands.add_parser(
        command.name, help=command.help, description=f"{command.help.capitalize()}."
    )
    parser.set_defaults(module=command.path)
    if wanted:
        import_module(command.path).add_arguments(parser)
