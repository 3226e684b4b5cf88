"""The language of words for people, English or Chinese; data is the same in both.

What is shown is written in English where it arises, and that English is its key in the tables of this room, as the
message id is in gettext. gettext itself was not taken: it needs a build step and binary files in the package, and it
cannot translate an error that has been filled in already, which is all that a library's exception carries.

The language is chosen once for a run of the command line; from Python everything is English.
"""

import contextlib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeVar

T = TypeVar("T")
Language = Literal["en", "zh"]

_FIELD = re.compile(r"\{(\w+)\}")
_SPOT = re.compile(r"(?:[a-z ]+ \d+, )*[a-z ]+ \d+|(?:[a-z ]+ \d+, )+(?:title|note)")  # table 1, row 2
_RANGE = re.compile(r"(\d+) to (\d+)")
_spoken: list[Language] = ["en"]


def speak(language: Language) -> None:
    """From now on, words for people are in this language."""
    _spoken[0] = language


@contextlib.contextmanager
def speaking(language: Language) -> Iterator[None]:
    """In this language as long as it lasts: a table for Chinese offices is Chinese, whatever its maker speaks."""
    before = spoken()
    speak(language)
    try:
        yield
    finally:
        speak(before)


def as_data(values: Iterable[T]) -> list[T]:
    """Values that are made where they are asked for, with English in them: as data is in either language."""
    with speaking("en"):
        return list(values)


def spoken() -> Language:
    """The language that was chosen."""
    return _spoken[0]


def phrase(english: str, /, **values: object) -> str:
    """Words with their values filled in, in the language spoken; a value that is a word of the tables is spoken, too.

    >>> phrase("{count} {kind}", count=3, kind="edited")
    '3 edited'
    """
    if spoken() == "en":
        return english.format(**values) if values else english
    known = _phrases()
    told = {name: known.get(value, value) if isinstance(value, str) else value for name, value in values.items()}
    return known.get(english, english).format(**told) if values else known.get(english, english)


def tell(message: str) -> str:
    """A message that was filled in where it arose, in the language spoken; one that no table has stays as it is."""
    return message if spoken() == "en" else _translate(message)


@functools.cache
def _messages() -> Mapping[str, str]:
    from gdplan.language.diagnostics import DIAGNOSTICS  # noqa: PLC0415, only where Chinese is spoken
    from gdplan.language.messages import MESSAGES, OF_LIBRARIES  # noqa: PLC0415
    from gdplan.language.usage import USAGE  # noqa: PLC0415
    from gdplan.vocab.messages import MESSAGES as WORDINGS  # noqa: PLC0415

    said = {code: message.wordings for code, message in WORDINGS.items()}
    diagnostics = {
        english: chinese for code in DIAGNOSTICS for english, chinese in zip(said[code], DIAGNOSTICS[code], strict=True)
    }
    return {**diagnostics, **USAGE, **MESSAGES, **OF_LIBRARIES}


@functools.cache
def _phrases() -> Mapping[str, str]:
    from gdplan.language.labels import LABELS  # noqa: PLC0415

    return {**_messages(), **LABELS}


@functools.cache
def _templates() -> tuple[tuple[tuple[str, ...], str], ...]:
    """What stands around the values of each message, and the message; those that say most come first."""
    found = [(tuple(_FIELD.split(english)[::2]), english) for english in _messages() if "{" in english]
    return tuple(sorted(found, key=lambda row: -sum(map(len, row[0]))))


def _translate(message: str) -> str:
    known = _messages()
    if message in known:
        return known[message]
    if _SPOT.fullmatch(message):
        from gdplan.language.labels import spot_in_chinese  # noqa: PLC0415, likewise

        if (told := spot_in_chinese(message)) != message:
            return told
    if numbers := _RANGE.fullmatch(message):
        from gdplan.language.diagnostics import RANGE  # noqa: PLC0415, only where Chinese is spoken

        return RANGE.format(*numbers.groups())
    for fixed, english in _templates():
        if not all(part in message for part in fixed):
            continue
        if match := re.fullmatch("(.*?)".join(map(re.escape, fixed)), message, re.DOTALL):
            values = zip(_FIELD.findall(english), map(_translate, match.groups()), strict=True)
            return known[english].format(**dict(values))
    whose, colon, rest = message.partition(": ")  # of a file: what is told of it
    return f"{whose}: {_translate(rest)}" if colon else message
