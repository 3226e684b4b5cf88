"""Files that are written whole or not at all."""

import contextlib
import errno
import functools
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from gdplan.errors import GdplanError

WITH_MARK = "utf-8-sig"  # a spreadsheet takes CSV without the mark for another encoding
# Names of what is open already: a file behind them is added to, for its beginning was written by others.
_OPEN = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")


def write_file(pieces: Iterable[str] | Iterable[bytes], output: str, encoding: str | None) -> None:
    """Write text, or bytes where there is no encoding, to a file that takes its name once it is complete.

    A device or a pipe is written to as they come.

    Raises GdplanError where it cannot be written, BrokenPipeError where who reads the pipe has left.
    """
    _write(functools.partial(_put_pieces, pieces, encoding), output)


def write_by(put: Callable[[Path], None], output: str) -> None:
    """Have a file written by a function that is given a path, likewise."""
    _write(lambda path, _mode: put(path), output)


def _write(put: Callable[[Path, str], None], output: str) -> None:
    try:
        before = _find_status(output)
        if output.startswith(_OPEN):
            put(Path(output), "a")
        elif before and not stat.S_ISREG(before.st_mode):
            put(Path(output), "w")
        else:
            _replace(put, output, before)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise GdplanError(f"{output}: cannot be written ({error.strerror}); name another place") from None


def _replace(put: Callable[[Path, str], None], output: str, before: os.stat_result | None) -> None:
    if before and not os.access(output, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    path = Path(os.path.realpath(output))  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path) as temporary:
        put(temporary, "x")
        if before:
            temporary.chmod(stat.S_IMODE(before.st_mode))
        temporary.replace(path)


def _put_pieces(pieces: Iterable[Any], encoding: str | None, path: Path, mode: str) -> None:
    how: dict[str, Any] = {"mode": mode, "encoding": encoding, "newline": "\n"} if encoding else {"mode": f"{mode}b"}
    with path.open(**how) as file:
        file.writelines(pieces)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path in the same folder that nobody else uses, so that renaming is one step; gone again on failure."""
    temporary = path.with_name(f".gdplan-{os.urandom(8).hex()}.part")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _find_status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116, like fstat below
    except FileNotFoundError:
        return None
