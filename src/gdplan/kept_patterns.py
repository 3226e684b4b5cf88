"""What compiling made of patterns, kept for the next process in `__pycache__`, where Python keeps modules compiled.

Half the time of a short command would go into compiling. `re` has no public way to keep what it makes, so this goes the
way of `re.compile` in Python 3.11 to 3.14: a pattern's code is a list of numbers, which `_sre.compile` checks before it
takes it. Another build of Python keeps its own; what is missing, damaged or not as expected is compiled.
"""

import contextlib
import importlib
import marshal
import os
import re
import sys
from array import array
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, AnyStr

# (pattern, flags) and what `_sre.compile` takes for it: (flags, code, groups, index of groups, names of groups).
_Kept = dict[tuple[str | bytes, int], tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]]
# Patterns of older versions of the rules are kept with the rest; beyond so many all are forgotten. One version has 800.
_MOST = 4_000

_sre: Any = importlib.import_module("_sre")
_compiled_here: list[tuple[str | bytes, int]] = []


def compile_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, sooner where the pattern was kept."""
    if kept := _held().get((pattern, int(flags))):
        all_flags, code, groups, index, names = kept
        with contextlib.suppress(RuntimeError, TypeError, ValueError, OverflowError):  # no code that this Python takes
            found: re.Pattern[AnyStr] = _sre.compile(
                pattern, all_flags, array("I", code).tolist(), groups, index, names
            )
            return found
    _compiled_here.append((pattern, int(flags)))
    return re.compile(pattern, flags)


def keep_patterns() -> None:
    """Keep what this process had to compile, where Python would write bytecode too; done at the end of a command."""
    if sys.dont_write_bytecode or not _compiled_here:
        return
    held = _read()  # again, for other processes keep theirs
    if made := {key: _make(*key) for key in _compiled_here if key not in held}:
        if len(held) + len(made) <= _MOST:
            made = held | made
        _write(made)


def _place() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".re")


def _stamp() -> tuple[str, int, int]:
    """The build of Python; code of another would mean another pattern."""
    return sys.version, _sre.MAGIC, _sre.CODESIZE


def _read() -> _Kept:
    with contextlib.suppress(
        OSError, ValueError, EOFError, TypeError, NotImplementedError
    ):  # a Python without bytecode
        stamp, kept = marshal.loads(_place().read_bytes())  # noqa: S302, as trusted as the bytecode beside it
        if stamp == _stamp():
            held: _Kept = kept
            return held
    return {}


_held = cache(_read)


def _make(pattern: str | bytes, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """The arguments that `re.compile` would call `_sre.compile` with."""
    parser: Any = importlib.import_module("re._parser")
    compiler: Any = importlib.import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    code = array("I", map(int, compiler._code(parsed, flags))).tobytes()  # noqa: SLF001
    index = dict(parsed.state.groupdict)
    names = [None] * parsed.state.groups
    for name, group in index.items():
        names[group] = name
    return int(flags | parsed.state.flags), code, parsed.state.groups - 1, index, tuple(names)


def _write(kept: _Kept) -> None:
    """The file, whole or not at all; a folder that cannot be written to is left as it is."""
    place = _place()
    beside = place.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(marshal.dumps((_stamp(), kept)))
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
