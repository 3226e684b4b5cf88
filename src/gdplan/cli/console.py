"""Rich renderings as text: coloured on a terminal, plain elsewhere and under NO_COLOR."""

import io
import os
import re
import shutil
import sys

from rich.console import Console, RenderableType
from rich.text import Text

_PIPE_WIDTH = 160  # columns where there is no terminal; COLUMNS overrides
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def render(*renderables: RenderableType) -> str:
    """What a console shows of these, ready for standard output."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    console = Console(
        file=io.StringIO(),
        width=shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as shown:
        for renderable in renderables:
            console.print(renderable)
    return "\n".join(line.rstrip() for line in shown.get().splitlines()) + "\n"


def styled(text: str | None, style: str = "") -> Text:
    r"""Text of a document in a style, its control characters made visible.

    >>> styled("\x1b[2J红").plain
    '\\x1b[2J红'
    """
    return Text(_STEERING.sub(lambda found: ascii(found[0])[1:-1], text or ""), style)
