"""The standard streams: data on one, words on the other, and what a command's end makes of them."""

import contextlib
import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from gdplan.controls import STEERING
from gdplan.errors import GdplanError
from gdplan.language import tell

STDIN = STDOUT = "-"
FINE, TROUBLE = 0, 2

# Of C0 all but tab and line feed.
_STEERING = re.compile(f"[\x00-\x08\x0b-\x1f{STEERING}]")


class PipeClosed(Exception):  # noqa: N818
    """The reader of standard output has left; there is no one to tell."""


def harmless(text: str) -> str:
    r"""Text with control characters made visible, fit for a terminal.

    >>> harmless("\x1b[31m红")
    '\\x1b[31m红'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def file_of(output: str | None) -> str | None:
    """The file to write; None where that is standard output."""
    return None if output == STDOUT else output


def is_shown(output: str | None) -> bool:
    """Whether what is written goes to a terminal."""
    return file_of(output) is None and sys.stdout is not None and sys.stdout.isatty()


def write(pieces: Iterable[Any], output: str | None, *, encoding: str | None = "utf-8", rendered: bool = False) -> None:
    """Write text to a file, or to standard output where none is named; what is rendered is fit for a terminal.

    Where there is no encoding, the pieces are bytes, which are for files.
    """
    file = file_of(output)
    if file is None:
        if sys.stdout is None:  # closed by the caller
            raise GdplanError("standard output is closed; name a file with -o")
        _write_stdout(pieces, rendered=rendered or not sys.stdout.isatty())
    else:
        from gdplan.export.files import write_file  # noqa: PLC0415, `gdplan --version` writes none

        try:
            write_file(pieces, file, encoding)
        except BrokenPipeError:
            raise PipeClosed from None


def say(words: str) -> None:
    """Words for the user, one line on standard error, in the language spoken."""
    try:
        sys.stderr.write(harmless(f"gdplan: {tell(words)}").replace("\n", "\\n") + "\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def say_no_rows(asked: str, near: Sequence[str]) -> None:
    """That nothing is found of what was asked for, and the names that come nearest to it."""
    say(f"no rows match {asked}; the nearest: {', '.join(near)}" if near else f"no rows match {asked}")


def status_of(work: Callable[[], object]) -> int:
    """The exit status that a piece of work asks for."""
    try:
        work()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else FINE
    return FINE


def settle(work: Callable[[], int]) -> int:
    """The exit status of a piece of work, once all that it wrote is out; what went wrong in it is told."""
    try:
        status = work()
    except PipeClosed:
        status = FINE
    except GdplanError as error:
        say(str(error))
        status = TROUBLE
    except OSError as error:  # of standard output: files are written and read where their own are caught
        if sys.stdout is not None:
            _silence(sys.stdout)
        say(_describe(error))
        status = TROUBLE
    except MemoryError:
        say("there is not enough memory; give fewer inputs at a time, or a folder to write to (-o out/)")
        status = TROUBLE
    return flush_stdout(status)


def flush_stdout(status: int) -> int:
    """The status, once all that was written is out; a reader that has left is no trouble, a full disk is."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        say(_describe(error))
        return TROUBLE
    return status


def write_utf8() -> None:
    r"""Make the standard streams UTF-8 with \n, whatever the platform's habits; words that nobody reads go nowhere."""
    if sys.stderr is None:  # closed by the caller; what prints would take standard output instead
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115, PTH123
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def buffer_stdout() -> None:
    """Give standard output back the buffer that PYTHONUNBUFFERED took.

    Without one, what a full disk takes of a piece counts as all of it. In one step: Ctrl-C finds the one stream or the
    other.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and isinstance(sys.stdout.buffer, io.RawIOBase):
        sys.stdout = open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _write_stdout(pieces: Iterable[str], *, rendered: bool) -> None:
    try:
        for piece in pieces:
            sys.stdout.write(piece if rendered else harmless(piece))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
        raise PipeClosed from None


def _describe(error: OSError) -> str:
    return f"standard output cannot be written ({error.strerror}); make room, or name a file with -o"


def _silence(stream: TextIO) -> None:
    """Let nothing fail when Python flushes a stream at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
