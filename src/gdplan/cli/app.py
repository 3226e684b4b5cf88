"""The commands put together, and what holds for all of them: encodings, errors, closed pipes."""

import io
import sys
from typing import Annotated

import typer

from gdplan import __version__
from gdplan.cli import parse, schema
from gdplan.cli.output import PipeClosed, silence_stdout
from gdplan.errors import GdplanError

FINE, TROUBLE = 0, 2

app = typer.Typer(
    name="gdplan",
    add_completion=False,
    rich_markup_mode=None,  # plain help: no colour to switch off, and Rich need not load
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    parse.parse,
    schema.schema,
)
for command in COMMANDS:
    app.command()(command)


@app.callback(epilog="Exit status: 0 fine, 1 check found problems or diff differences, 2 could not do it.")
def root(
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Chinese policy documents as data: the numbered tree, who is responsible, what is promised."""
    if version:
        typer.echo(f"gdplan {__version__}")
        raise typer.Exit


def run(arguments: list[str]) -> int:
    """The exit status of a command."""
    _write_utf8()
    try:
        app(arguments, prog_name="gdplan")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else FINE
    except PipeClosed:
        return FINE
    except GdplanError as error:
        typer.echo(f"gdplan: {error}", err=True)
        return TROUBLE
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    return status


def _write_utf8() -> None:
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
