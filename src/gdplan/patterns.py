"""Regular expressions compiled when they are first used.

Compiling all that the rules need takes longer than reading a plan, and one document needs half of them.
"""

import re
import sys
from typing import AnyStr, Generic, cast

from gdplan.kept_patterns import compile_pattern

# (…)*+ and (?>…). Before Python 3.11.5 re may match more or less with them (python/cpython#106052): 1.2万 gave 12000.
_GIVES_NOTHING_BACK = re.compile(r"\)(?:[*+?]|\{[^{}]*\})\+|\(\?>")


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that every Python matches alike: `re.compile`, or where that is not sound its match in `regex`."""
    if sys.version_info < (3, 11, 5):
        text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        if _GIVES_NOTHING_BACK.search(text):
            import regex  # noqa: PLC0415, only there

            same = flags & (re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE)
            return cast("re.Pattern[AnyStr]", regex.compile(pattern, same | (regex.ASCII if flags & re.ASCII else 0)))
    return compile_pattern(pattern, flags)


class _Lazy(Generic[AnyStr]):
    """Stands for a pattern; each method, once asked for, is the compiled pattern's own."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # as inspect and doctest ask of whatever a module has
            raise AttributeError(name)
        value: object = getattr(compiled(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern for methods (`found.search(text)`, not `re.search(found, text)`); its errors come with its first use.

    >>> lazy("[0-9]+").findall("2025年5月")
    ['2025', '5']
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))
