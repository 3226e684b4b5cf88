"""Where data goes: standard output, a file, or a folder of files. A file is written whole or not at all."""

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gdplan.errors import GdplanError

STDOUT = "-"

# C0 without tab and line feed, DEL, C1, and the controls of bidirectional text: what could steer a terminal.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class PipeClosed(Exception):  # noqa: N818
    """The reader of standard output has left; there is no one to tell."""


def harmless(text: str) -> str:
    r"""Text with control characters made visible, fit for a terminal.

    >>> harmless("\x1b[31m红")
    '\\x1b[31m红'
    """
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def is_folder(output: str | None) -> bool:
    """Whether -o asks for a file for each input."""
    return output is not None and output != STDOUT and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def write(pieces: Iterable[str], output: str | None, *, byte_order_mark: bool = False, rendered: bool = False) -> None:
    """Write text to a file, or to standard output where none is named; what is rendered is fit for a terminal."""
    if output is None or output == STDOUT:
        if sys.stdout is None:  # closed by the caller
            raise GdplanError("standard output is closed; name a file with -o")
        _write_stdout(pieces, rendered=rendered or not sys.stdout.isatty())
    else:
        _write_file(pieces, output, "utf-8-sig" if byte_order_mark else "utf-8")


def say(words: str) -> None:
    """Words for the user, on standard error."""
    with contextlib.suppress(OSError):
        print(harmless(words), file=sys.stderr)  # noqa: T201


def silence_stdout() -> None:
    """Let nothing fail when Python flushes standard output at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def flush_stdout(status: int) -> int:
    """The status, once all that was written is out; a reader that has left is no trouble, a full disk is."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        say(f"gdplan: standard output cannot be written ({error.strerror})")
        return 2
    return status


def write_utf8() -> None:
    r"""Make the standard streams UTF-8 with \n, whatever the platform's habits."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def name_files(inputs: list[str], suffix: str) -> dict[str, str]:
    """A file name for each input; inputs of one name keep their endings, then get a number.

    >>> name_files(["a/plan.txt", "plan.html", "other.txt", "b/plan.txt"], ".json")["plan.html"]
    'plan.html.json'
    """
    stems = [Path(path).stem if path != STDOUT else "stdin" for path in inputs]
    names: dict[str, str] = {}
    taken: set[str] = set()
    for path, stem in zip(inputs, stems, strict=True):
        name = stem if stems.count(stem) == 1 else Path(path).name
        candidates = (name, *(f"{name}-{number}" for number in range(2, len(inputs) + 1)))
        names[path] = next(file for candidate in candidates if (file := candidate + suffix) not in taken)
        taken.add(names[path])
    return names


def _write_stdout(pieces: Iterable[str], *, rendered: bool) -> None:
    try:
        for piece in pieces:
            sys.stdout.write(piece if rendered else harmless(piece))
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        raise PipeClosed from None
    except OSError as error:
        silence_stdout()
        raise GdplanError(f"standard output cannot be written ({error.strerror}); try -o") from None


def _write_file(pieces: Iterable[str], output: str, encoding: str) -> None:
    try:
        path = Path(output)
        if path.exists() and not path.is_file():  # a device or a pipe, /dev/stdout, cannot be replaced
            _write_all(pieces, path, "w", encoding)
            return
        path = path.resolve()  # a link stays a link
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path) as temporary:
            _write_all(pieces, temporary, "x", encoding)
            temporary.replace(path)
    except BrokenPipeError:
        raise PipeClosed from None
    except OSError as error:
        raise GdplanError(f"{output}: cannot be written ({error.strerror}); try another -o") from None


def _write_all(pieces: Iterable[str], path: Path, mode: str, encoding: str) -> None:
    with path.open(mode, encoding=encoding, newline="\n") as file:
        file.writelines(pieces)


@contextlib.contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A path in the same folder, so that renaming is one step; nothing is left there on failure."""
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
