"""Help pages in the language spoken, folded by the width of the characters: Typer's own break Chinese nowhere."""

import inspect
import re
import shutil
from collections.abc import Iterator, Sequence
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from gdplan.export.wrap import wrap
from gdplan.language import phrase, spoken, tell
from gdplan.language.values import name_values

_WIDEST, _NARROWEST = 100, 40  # columns
_INDENT = 2
_LONGEST_NAME = 32  # columns; what a longer one means begins on the next line
_METAVAR = re.compile(r"(?<![\w<-])[A-Z]{2,}(?![\w>])")  # stands for a value: --agency NAME, [FILE]...
_TYPE = re.compile(r"(?<=[A-Z]) <(?:list\[)?str\]?>$")
_BESIDE = re.compile(
    r"(?P<help>.*?) *\[(?:(?P<default>default: [^;]*)(?:; x>=[\d.]+)?|required|x>=[\d.]+)\]", re.DOTALL
)

Row = tuple[str, str]

LANGUAGE: Row = ("--lang LANGUAGE", "Language of words, zh or en; data is the same in both.")


def write_help(command: Any, ctx: Any, examples: Sequence[str]) -> str:
    """The help page of a command, or of all: examples, usage, what it does, its arguments, options or commands."""
    width = max(_NARROWEST, min(shutil.get_terminal_size().columns, _WIDEST)) - _INDENT
    usage = " ".join(map(tell_metavars, command.collect_usage_pieces(ctx)))
    parts = [[tell("Examples:"), *(" " * _INDENT + example for example in examples)]]
    parts.append([phrase("Usage: {usage}", usage=f"{ctx.command_path} {usage}")])
    parts.append(list(_fold(tell(inspect.cleandoc(command.help or "").replace("\n", " ")), width)))
    records = [(param, param.get_help_record(ctx)) for param in command.get_params(ctx)]
    for title, kind in (("Arguments:", "argument"), ("Options:", "option")):
        rows = [_tell_row(param.opts[0], *row) for param, row in records if row and param.param_type_name == kind]
        rows += [_tell_row("--lang", *LANGUAGE)] if kind == "option" else []
        if rows:
            parts.append([tell(title), *_list(rows, width)])
    if commands := getattr(command, "commands", None):
        rows = [(name, tell(inspect.cleandoc(one.help or "").replace("\n", " "))) for name, one in commands.items()]
        parts.append([tell("Commands:"), *_list(rows, width)])
    if command.epilog:
        parts.append(list(_fold(tell(command.epilog), width)))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _tell_row(option: str, name: str, about: str) -> Row:
    """An option or argument, what it does, and what it is without being given; in Chinese its values in Chinese, too.

    What must be given stands in the usage line.
    """
    found = _BESIDE.fullmatch(about)
    words = found["help"] if found else about
    told = tell(words)
    if spoken() == "zh" and (values := name_values(option, f"{name} {words}")):
        told += f"也可写{values}。"
    if found and found["default"]:
        told = phrase("{name} ({words})", name=told, words=tell(found["default"]))
    return _name(name), told


def _name(name: str) -> str:
    """An option or argument with what stands for its value: --agency NAME."""
    return tell_metavars(_TYPE.sub("", name))


def tell_metavars(words: str) -> str:
    """What stands for values, in the language spoken: 文件 for FILE."""
    return _METAVAR.sub(lambda found: tell(found[0]), words)


def _list(rows: Sequence[Row], width: int) -> Iterator[str]:
    """Names and what they mean in two columns."""
    column = min(max(cell_len(name) for name, _ in rows), _LONGEST_NAME) + _INDENT
    for name, about in rows:
        lines = [line.strip() for line in _fold(about, width - column - _INDENT)]
        begin = name + " " * (column - cell_len(name))
        if cell_len(name) > _LONGEST_NAME or not lines:
            yield " " * _INDENT + name
        else:
            yield " " * _INDENT + begin + lines.pop(0)
        yield from (" " * (_INDENT + column) + line for line in lines)


def _fold(text: str, width: int) -> Iterator[str]:
    yield from (" " * _INDENT + line.plain.rstrip() for line in wrap(Text(text), width))
