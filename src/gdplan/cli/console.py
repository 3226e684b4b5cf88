"""Rich renderings as text: coloured on a terminal, plain elsewhere and under NO_COLOR."""

import io
import os
import re
import shutil
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.text import Text

from gdplan.cli.output import file_of, is_shown

_PIPE_WIDTH = 160  # columns where there is no terminal; COLUMNS overrides
_NARROWEST = 40  # columns: a tree is never drawn in fewer; a terminal that has fewer breaks the lines
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def find_width() -> int:
    """The columns of the terminal, or of what a reader of a pipe has."""
    return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns


class Look(NamedTuple):
    """What the reader of standard output sees; found where it is, for a worker has another."""

    width: int  # columns
    coloured: bool


def find_look(output: str | None = None) -> Look:
    """As wide as the terminal; in colour only where standard output is written to, and is a terminal that shows it."""
    return Look(find_width(), file_of(output) is None and is_coloured())


def render(renderable: RenderableType, look: Look, *, width: int = 0) -> str:
    """What a console shows of it, ready for standard output; wider than the terminal where `width` is more."""
    console = Console(
        file=io.StringIO(),
        width=max(look.width, _NARROWEST, width),
        force_terminal=look.coloured,
        color_system="standard" if look.coloured else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as shown:
        console.print(renderable)
    return "\n".join(line.rstrip() for line in shown.get().splitlines()) + "\n"


def is_coloured() -> bool:
    """Whether standard output is a terminal that shows colour, and the user has not said no (no-color.org)."""
    return is_shown(None) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def styled(text: str | None, style: str = "") -> Text:
    r"""Text of a document in a style, its control characters made visible.

    >>> styled("\x1b[2J红").plain
    '\\x1b[2J红'
    """
    return Text(_STEERING.sub(lambda found: ascii(found[0])[1:-1], text or ""), style)
