"""Regular expressions compiled when they are first used.

Compiling all that the rules need takes longer than reading a plan, and one document needs half of them.
"""

import re
from typing import cast


class _Lazy:
    """Stands for a pattern; each method, once asked for, is the compiled pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for methods (`found.search(text)`, not `re.search(found, text)`); its errors come with its first use.

    >>> lazy("[0-9]+").findall("2025年5月")
    ['2025', '5']
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
