"""The commands put together, and what holds for all of them: encodings, errors, closed pipes."""

import importlib
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from gdplan import __version__
from gdplan.cli.commands import COMMANDS, EXAMPLES, Command, understand
from gdplan.cli.help import tell_metavars, write_help
from gdplan.cli.output import TROUBLE, say, settle, status_of, write_utf8
from gdplan.language import phrase, spoken, tell
from gdplan.language.values import in_english, name_values


class _PlainCommand(TyperCommand):
    """A command whose usage, help and complaints are in a user's words: FILE, not {FILE} or FILE <list[str]>."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [piece.replace("{", "").replace("}", "") for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Any) -> str:
        return write_help(self, ctx, _find_examples(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # pydantic's, in which Typer checks choices
            raise


class _PlainGroup(TyperGroup):
    """All commands, whose help is in a user's words, too."""

    def get_help(self, ctx: Any) -> str:
        return write_help(self, ctx, _find_examples(ctx))


def _find_examples(ctx: Any) -> Sequence[str]:
    """Those of the command or group of commands that help is asked for."""
    examples: Sequence[str] = EXAMPLES
    inside: Mapping[str, Command] = COMMANDS
    for name in ctx.command_path.split()[1:]:
        if name in inside:
            examples, inside = inside[name].examples, inside[name].inside
    return examples


def run(arguments: list[str]) -> int:
    """The exit status of a command, whatever happens in it."""
    write_utf8()
    return settle(lambda: call(understand(arguments)))


def call(arguments: list[str]) -> int:
    """The exit status of a command that ends as it should; its arguments are as `understand` gives them."""
    return status_of(lambda: _call(in_english(arguments)))


def _call(arguments: list[str]) -> None:
    """Call the command; how it was called wrongly is told in a line, in the language spoken."""
    try:
        status = build_app(arguments)(arguments, prog_name="gdplan", standalone_mode=False)
    except TyperException as error:
        _complain(error)
        status = TROUBLE
    if status:
        raise SystemExit(status)


def _complain(error: TyperException) -> None:
    words = error.format_message()
    if "\n" in words:  # a command without arguments: its help
        typer.echo(words, err=True)
        return
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "gdplan"
    about, colon, reason = words.rstrip(".").partition(": ")
    if about.startswith(("Missing argument", "Invalid value")):  # arguments have no names of their own
        about = tell_metavars(about)
    complaint = tell(about + colon + reason)
    param = getattr(error, "param", None)
    if spoken() == "zh" and param and (values := name_values(param.opts[0], reason.partition(" is not one of ")[2])):
        complaint += f"，也可写{values}"
    say(phrase("{complaint}; {command} -h tells more", complaint=complaint, command=command))


def build_app(arguments: list[str]) -> typer.Typer:
    """The application with the command that is called; with all of them where help or a complaint is due."""
    app = _make_group()
    app.callback(epilog="Exit status: 0 fine, 1 check found problems or diff differences, 2 could not do it.")(_root)
    _add_commands(app, COMMANDS, arguments)
    return app


def _add_commands(app: typer.Typer, commands: Mapping[str, Command], arguments: list[str]) -> None:
    called = [name for name in arguments[:1] if name in commands]
    for name in called or commands:
        command = commands[name]
        function = getattr(importlib.import_module(f"gdplan.cli.{command.module}"), name)
        if command.inside:
            group = _make_group()
            group.callback()(function)
            _add_commands(group, command.inside, arguments[1:] if called else [])
            app.add_typer(group, name=name)
        else:
            app.command(name, cls=_PlainCommand)(function)


def _make_group() -> typer.Typer:
    return typer.Typer(
        cls=_PlainGroup,
        add_completion=True,
        rich_markup_mode=None,  # plain help: no colour to switch off, and Rich need not load
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", "-V", is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Chinese policy documents as data: the numbered tree, who is responsible, what is promised."""
    if version:
        typer.echo(f"gdplan {__version__}")
        raise typer.Exit
