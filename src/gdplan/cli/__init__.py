"""The command line: data on standard output, words on standard error.

Exit status: 0 fine; 1 `check` found problems or `diff` differences; 2 something could not be done; 128 and its number
where a signal ended it, 130 for Ctrl-C.
"""

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command in sys.argv and exit.

    Ctrl-C may come before the signals are looked after; so nothing loads outside, what is there already excepted.
    """
    try:
        from gdplan.cli.process import run_process  # noqa: PLC0415

        status = run_process(sys.argv[1:])
    except KeyboardInterrupt:
        status = _INTERRUPTED
    sys.exit(status)
