"""Rich renderings as text: coloured on a terminal, plain elsewhere and under NO_COLOR."""

import os
import shutil
from typing import NamedTuple

from rich.console import RenderableType

from gdplan.cli.output import file_of, is_shown
from gdplan.export.terminal import show_lines

_PIPE_WIDTH = 160  # columns where there is no terminal; COLUMNS overrides
_NARROWEST = 40  # columns: a tree is never drawn in fewer; a terminal that has fewer breaks the lines


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
    lines = show_lines([renderable], coloured=look.coloured, width=max(look.width, _NARROWEST, width))
    return "\n".join(lines) + "\n"


def is_coloured() -> bool:
    """Whether standard output is a terminal that shows colour, and the user has not said no (no-color.org)."""
    return is_shown(None) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
