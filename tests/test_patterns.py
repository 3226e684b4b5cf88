"""Patterns compiled on first use: none may wait with an error until a rare text asks for it."""

import importlib
import pkgutil
import re
import subprocess
import sys
from importlib.util import find_spec
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
    if find_spec("pyspark") is None:  # an extra of its own, that not everybody who develops installs
        names = [name for name in names if name not in ("gdplan.corpus.spark", "gdplan.corpus.spark_session")]
    found = [
        (name, pattern)
        for name in names
        for value in vars(importlib.import_module(name)).values()
        for pattern in _patterns(value)
    ]
    assert len(found) > 200
    for name, pattern in found:
        assert re.compile(pattern.pattern, pattern.flags), name


def test_an_interpreter_whose_own_patterns_are_not_sound_reads_the_same() -> None:
    """Under 3.11.4 and older `regex` matches what repeats and gives nothing back: (…)*+."""
    plan = "某市2031年工作要点\n一、目标\n新建5G基站1.2万个，产值达到2.1万余亿元，城镇化率达到百分之六十七点四。（市发展改革委、市科技局等按职责分工负责）"
    script = (
        "import re, sys, types\n"
        "from gdplan import patterns\n"
        "patterns.sys = types.SimpleNamespace(version_info=(3, 11, 2))\n"  # for it alone: libraries go by theirs
        "assert not isinstance(patterns.compiled('(?:ab?)*+c'), re.Pattern)\n"
        "from gdplan import parse\n"
        "sys.stdout.buffer.write(parse(sys.stdin.buffer.read().decode()).model_dump_json().encode())"
    )
    done = subprocess.run([sys.executable, "-c", script], input=plan.encode(), capture_output=True, check=True)
    document = gdplan.parse(plan)
    assert done.stdout.decode() == document.model_dump_json()
    assert [target.normalized.value for target in document.body[0].targets] == ["12000", "2100000000000", "67.4"]
