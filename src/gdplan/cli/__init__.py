"""The command line: data on standard output, words on standard error.

Exit status: 0 fine; 1 `check` found problems or `diff` differences; 2 something could not be done.
"""

import gc
import os
import sys

from gdplan import __version__


def main() -> None:
    """Run the command in sys.argv and exit. `--version` by itself loads nothing."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"gdplan {__version__}\n")
        return
    # Loading is most of the time of a short command. What is loaded stays to the end: looking through it for garbage,
    # above all at exit, is a tenth of that time; looking for plugins of pydantic is another twentieth.
    gc.set_threshold(100_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    status = _run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)


def _run(arguments: list[str]) -> int:
    from gdplan.cli.output import PipeClosed, flush_stdout, say, write_utf8  # noqa: PLC0415
    from gdplan.cli.plain import parse_plainly  # noqa: PLC0415
    from gdplan.errors import GdplanError  # noqa: PLC0415

    write_utf8()
    try:
        if parse_plainly(arguments):
            return flush_stdout(0)
    except PipeClosed:
        return 0
    except GdplanError as error:
        say(f"gdplan: {error}")
        return 2
    from gdplan.cli.app import run  # noqa: PLC0415

    return run(arguments)
