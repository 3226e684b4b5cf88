"""YAML as far as gdplan writes it: JSON's values in another dress. Nothing is expanded, nothing is guessed."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import events as seen

from gdplan.errors import BadDocumentError

_DEEPEST = 200  # levels, as in JSON
_NULL = ("", "~", "null", "Null", "NULL")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")  # more digits are no count of anything here


def read_yaml(text: str) -> tuple[Any, ...]:
    """The value of each YAML document in a text: mappings, sequences, strings, whole numbers, truths and nulls.

    Raises BadDocumentError, with the line, for damage and for what gdplan never writes: aliases, tags, a key twice.

    >>> read_yaml("{a: 1, b: 2025-02-30, c: [~, true, 'no']}")
    ({'a': 1, 'b': '2025-02-30', 'c': [None, True, 'no']},)
    """
    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return tuple(_read(next(events), events, 0) for event in events if isinstance(event, seen.DocumentStartEvent))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _refuse(line, error.problem or "it cannot be read") from None
    except yaml.YAMLError as error:
        raise BadDocumentError(f"damaged YAML ({' '.join(str(error).split())}); write it again") from None


def _read(event: Any, events: Iterator[Any], depth: int) -> Any:
    line = event.start_mark.line + 1
    if isinstance(event, seen.AliasEvent):
        raise _refuse(line, "an alias, which gdplan never writes")
    if event.tag:
        raise _refuse(line, f"a tag {event.tag}, which gdplan never writes")
    if isinstance(event, seen.ScalarEvent):
        return _resolve(event.value) if event.implicit[0] else event.value
    if depth > _DEEPEST:
        raise _refuse(line, f"more than {_DEEPEST} levels")
    if isinstance(event, seen.SequenceStartEvent):
        return [_read(item, events, depth + 1) for item in _until(seen.SequenceEndEvent, events)]
    found: dict[str, Any] = {}
    for item in _until(seen.MappingEndEvent, events):
        key = _read(item, events, depth + 1)
        if not isinstance(key, str):
            raise _refuse(item.start_mark.line + 1, "a key that is no name")
        if key in found:
            raise _refuse(item.start_mark.line + 1, f"{key} twice in one mapping")
        found[key] = _read(next(events), events, depth + 1)
    return found


def _until(end: type, events: Iterator[Any]) -> Iterator[Any]:
    while not isinstance(event := next(events), end):
        yield event


def _resolve(plain: str) -> Any:
    """What a scalar without quotes stands for; what is neither null, truth nor whole number is a string."""
    if plain in _NULL:
        return None
    if plain in _TRUTH:
        return _TRUTH[plain]
    return int(plain) if _WHOLE.fullmatch(plain) else plain


def _refuse(line: int, what: str) -> BadDocumentError:
    return BadDocumentError(f"line {line}: damaged YAML ({what}); write it again with `gdplan parse -f yaml`")
