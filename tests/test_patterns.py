"""Patterns compiled on first use: none may wait with an error until a rare text asks for it."""

import importlib
import pkgutil
import re
from typing import Any

import pytest

import gdplan
from gdplan.patterns import lazy


def test_a_lazy_pattern_answers_as_a_compiled_one() -> None:
    found, compiled = lazy("(?P<n>[0-9]+)年", re.VERBOSE), re.compile("(?P<n>[0-9]+)年", re.VERBOSE)
    for method in ("search", "match", "fullmatch", "findall"):
        for text in ("2025年", "到2025年底", "年"):
            expected, answer = getattr(compiled, method)(text), getattr(found, method)(text)
            assert str(answer) == str(expected), (method, text)
    assert found.groupindex == compiled.groupindex
    with pytest.raises(re.error):
        lazy("(").search("")


def _patterns(value: Any) -> list[Any]:
    if isinstance(value, (tuple, list)):
        return [found for part in value for found in _patterns(part)]
    return [value] if type(value) is type(lazy("")) else []


def test_every_pattern_of_the_package_compiles() -> None:
    names = [
        module.name for module in pkgutil.walk_packages(gdplan.__path__, "gdplan.") if "__main__" not in module.name
    ]
    found = [
        (name, pattern)
        for name in names
        for value in vars(importlib.import_module(name)).values()
        for pattern in _patterns(value)
    ]
    assert len(found) > 200
    for name, pattern in found:
        assert re.compile(pattern.pattern, pattern.flags), name
