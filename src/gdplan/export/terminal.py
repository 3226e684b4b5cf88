"""What Rich shows on a terminal, as lines; the text of a document is never an order to it."""

import io
import re
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from gdplan.controls import STEERING

_STEERING = re.compile(f"[\x00-\x1f{STEERING}]")


def styled(text: str | None, style: str = "", *, keeps_lines: bool = False) -> Text:
    r"""Text of a document in a style, its control characters made visible.

    >>> styled("\x1b[2J红\n").plain, styled("红\n", keeps_lines=True).plain
    ('\\x1b[2J红\\n', '红\n')
    """
    lines = (text or "").split("\n") if keeps_lines else [text or ""]
    return Text("\n".join(_STEERING.sub(lambda found: ascii(found[0])[1:-1], line) for line in lines), style)


def show_lines(shown: Iterable[RenderableType], *, coloured: bool, width: int | None = None) -> list[str]:
    """The lines that a console so many columns wide shows, without blanks at their ends; none is folded without one."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=coloured,
        color_system="standard" if coloured else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as captured:
        for one in shown:
            console.print(one, soft_wrap=width is None)
    return [line.rstrip() for line in captured.get().splitlines()]
