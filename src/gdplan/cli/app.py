"""The commands put together, and what holds for all of them: encodings, errors, closed pipes."""

import importlib
import re
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from gdplan import __version__
from gdplan.cli.output import settle, status_of, write_utf8

_TYPE = re.compile(r"(?<=[A-Z]) <(?:list\[)?str\]?>")


class Command(NamedTuple):
    """Where a command is, loaded when it is called or listed, and how it is used."""

    module: str  # under gdplan.cli; the function has the name of the command
    example: str


COMMANDS = {
    "parse": Command("parse", "gdplan parse plan.txt | jq .metadata"),
    "show": Command("show", "gdplan show plan.txt --full | less"),
    "tasks": Command("ledgers", "gdplan tasks plan.txt --lead 省科技厅"),
    "targets": Command("ledgers", "gdplan targets plan.txt --due-by 2025-12 -o targets.csv"),
    "agencies": Command("ledgers", "gdplan agencies plan.txt --agency 省政务和数据局"),
    "mentions": Command("ledgers", "gdplan mentions plan.txt --kind citation -f jsonl"),
    "diff": Command("diff", "gdplan diff old.txt new.txt -o changes.html"),
    "outcomes": Command("outcomes", "gdplan outcomes report-2025.txt report-2026.txt -o outcomes.csv"),
    "check": Command("check", "gdplan check plan.txt && echo clean"),
    "schema": Command("schema", "gdplan schema targets"),
}


class _PlainCommand(TyperCommand):
    """A command whose usage, help and complaints are in a user's words: FILE, not {FILE} or FILE <list[str]>."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Any) -> str:
        return _TYPE.sub(lambda found: " " * len(found[0]), super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # pydantic's, in which Typer checks choices
            raise


def run(arguments: list[str]) -> int:
    """The exit status of a command, whatever happens in it."""
    write_utf8()
    return settle(lambda: call(arguments))


def call(arguments: list[str]) -> int:
    """The exit status of a command that ends as it should."""
    return status_of(lambda: build_app(arguments)(arguments, prog_name="gdplan"))


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
        module, example = COMMANDS[name]
        function = getattr(importlib.import_module(f"gdplan.cli.{module}"), name)
        app.command(name, cls=_PlainCommand, epilog=f"Example: {example}")(function)
    return app


def _root(
    *,
    version: Annotated[bool, typer.Option("--version", is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Chinese policy documents as data: the numbered tree, who is responsible, what is promised."""
    if version:
        typer.echo(f"gdplan {__version__}")
        raise typer.Exit
