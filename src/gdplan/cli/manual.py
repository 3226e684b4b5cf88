"""The manual page, made of the help pages: python -m gdplan.cli.manual, or `make man`."""

import os
import sys
from collections.abc import Iterator
from typing import Any

import typer

from gdplan import __version__
from gdplan.cli.app import build_app
from gdplan.language import speak


def help_pages() -> Iterator[tuple[str, str]]:
    """Each command by its name, gdplan itself first, and its help page, in the language spoken."""
    app = typer.main.get_command(build_app([]))
    for name, command in _list_commands("gdplan", app):
        with typer.Context(command, info_name=name, help_option_names=["-h", "--help"]) as ctx:
            yield name, command.get_help(ctx)


def write_manual() -> Iterator[str]:
    """The page in the language of man(7), in English: what the command is, then the help page of each command."""
    speak("en")
    yield f'.TH GDPLAN 1 "" "gdplan {__version__}" "User Commands"\n'
    yield ".SH NAME\ngdplan \\- Chinese policy documents as data\n"
    for name, help_page in help_pages():
        yield f'.SH "{name.upper()}"\n.nf\n'
        for line in help_page.splitlines():
            plain = line.replace("\\", "\\e").replace("-", "\\-")
            yield ("\\&" if plain.startswith((".", "'")) else "") + plain + "\n"
        yield ".fi\n"
    yield ".SH FILES\nREADME.md and README.zh.md of the project tell more.\n"


def _list_commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command and those inside it."""
    yield name, command
    for inside, one in getattr(command, "commands", {}).items():
        yield from _list_commands(f"{name} {inside}", one)


if __name__ == "__main__":
    os.environ["COLUMNS"] = "76"
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(write_manual())
