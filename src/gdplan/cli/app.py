"""The commands put together, and what holds for all of them: encodings, errors, closed pipes."""

import importlib
import io
import sys
from typing import Annotated

import typer

from gdplan import __version__
from gdplan.cli.output import PipeClosed, say, silence_stdout
from gdplan.errors import GdplanError

FINE, TROUBLE = 0, 2

COMMANDS = {  # and the module of each, loaded when the command is called or listed
    "parse": "parse",
    "show": "show",
    "tasks": "ledgers",
    "targets": "ledgers",
    "agencies": "ledgers",
    "mentions": "ledgers",
    # "diff": "diff",
    "check": "check",
    "schema": "schema",
}


def run(arguments: list[str]) -> int:
    """The exit status of a command."""
    _write_utf8()
    try:
        build_app(arguments)(arguments, prog_name="gdplan")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else FINE
    except PipeClosed:
        return FINE
    except GdplanError as error:
        say(f"gdplan: {error}")
        return TROUBLE
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    return status


def build_app(arguments: list[str]) -> typer.Typer:
    """The application with the command that is called; with all of them where help or a complaint is due."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,  # plain help: no colour to switch off, and Rich need not load
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(epilog="Exit status: 0 fine, 1 check found problems or diff differences, 2 could not do it.")(_root)
    called = [name for name in arguments[:1] if name in COMMANDS]
    for name in called or COMMANDS:
        app.command(name)(getattr(importlib.import_module(f"gdplan.cli.{COMMANDS[name]}"), name))
    return app


def _root(
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Chinese policy documents as data: the numbered tree, who is responsible, what is promised."""
    if version:
        typer.echo(f"gdplan {__version__}")
        raise typer.Exit


def _write_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
