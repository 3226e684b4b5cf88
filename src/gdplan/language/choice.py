"""Which language to speak: what --lang says, otherwise what the system is set to."""

import sys
from collections.abc import Mapping, Sequence

from gdplan.errors import GdplanError
from gdplan.language import Language

_OPTION = "--lang"
_NAMES: Mapping[str, Language] = {"zh": "zh", "中文": "zh", "汉语": "zh", "en": "en", "英文": "en", "英语": "en"}
_CHINESE_OF_WINDOWS = 0x04  # the primary language of a LANGID, its lowest ten bits


def take_language(arguments: Sequence[str]) -> tuple[Language | None, list[str]]:
    """The language that --lang asks for, None without it, before the command or behind it; the rest.

    Raises GdplanError where it names none. What follows `--` is no option.

    >>> take_language(["parse", "plan.txt", "--lang", "zh"])
    ('zh', ['parse', 'plan.txt'])
    """
    language: Language | None = None
    rest = list(arguments)
    kept: list[str] = []
    while rest:
        argument = rest.pop(0)
        if argument == "--":
            return language, [*kept, argument, *rest]
        option, is_joined, value = argument.partition("=")
        if option != _OPTION:
            kept.append(argument)
            continue
        value = value if is_joined else rest.pop(0) if rest else ""
        if value not in _NAMES:
            raise GdplanError(f"--lang takes zh or en, not {value!r}")
        language = _NAMES[value]
    return language, kept


def find_language(environment: Mapping[str, str], windows: int | None) -> Language:
    """The language of the system: LC_ALL, LC_MESSAGES, LANG, the first that is set; otherwise that of Windows.

    `windows` is the LANGID of its user interface, None elsewhere.

    >>> find_language({"LANG": "zh_CN.UTF-8"}, None), find_language({"LC_ALL": "C", "LANG": "zh_TW"}, None)
    ('zh', 'en')
    >>> find_language({}, 0x0804), find_language({}, 0x0409)
    ('zh', 'en')
    """
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), None)
    if named is not None:
        return "zh" if named.lower().startswith("zh") else "en"
    return "zh" if windows is not None and windows & 0x3FF == _CHINESE_OF_WINDOWS else "en"


def language_of_windows() -> int | None:
    """The LANGID of the user interface of Windows, None on other systems."""
    if sys.platform != "win32":
        return None
    import ctypes  # noqa: PLC0415

    return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
