"""The command line: data on standard output, words on standard error.

Exit status: 0 fine; 1 `check` found problems or `diff` differences; 2 something could not be done.
"""

import sys

from gdplan import __version__


def main() -> None:
    """Run the command in sys.argv and exit. `--version` by itself loads nothing."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"gdplan {__version__}\n")
        return
    from gdplan.cli.app import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))
