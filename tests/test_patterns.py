"""Patterns compiled on first use: none may wait with an error until a rare text asks for it. What was compiled is kept."""

import importlib
import marshal
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import gdplan
from gdplan import kept_patterns
from gdplan.patterns import lazy


def test_a_lazy_pattern_answers_as_a_compiled_one() -> None:
    found, compiled = lazy("(?P<n>[0-9]+)年", re.VERBOSE), re.compile("(?P<n>[0-9]+)年", re.VERBOSE)
    for method in ("search", "match", "fullmatch", "findall"):
        for text in ("2025年", "到2025年底", "年"):
            expected, answer = getattr(compiled, method)(text), getattr(found, method)(text)
            assert str(answer) == str(expected), (method, text)
    assert found.groupindex == compiled.groupindex
    assert not hasattr(lazy("("), "__wrapped__"), "what looks through a module compiles none"
    with pytest.raises(re.error):
        lazy("(").search("")


def _patterns(value: Any) -> list[Any]:
    if isinstance(value, (tuple, list)):
        return [found for part in value for found in _patterns(part)]
    return [value] if type(value) is type(lazy("")) else []


def every_pattern() -> list[tuple[str, Any]]:
    """(module, pattern) of each lazy pattern that a module holds."""
    names = [
        module.name for module in pkgutil.walk_packages(gdplan.__path__, "gdplan.") if "__main__" not in module.name
    ]
    if find_spec("pyspark") is None:  # an extra of its own, that not everybody who develops installs
        names = [name for name in names if name not in ("gdplan.corpus.spark", "gdplan.corpus.spark_session")]
    return [
        (name, pattern)
        for name in names
        for value in vars(importlib.import_module(name)).values()
        for pattern in _patterns(value)
    ]


def test_every_pattern_of_the_package_compiles() -> None:
    found = every_pattern()
    assert len(found) > 200
    for name, pattern in found:
        assert re.compile(pattern.pattern, pattern.flags), name


PLAN = "某市2031年工作要点\n一、目标\n新建基站20个。（市科技局牵头）\n"
# A command in a process of its own; how many patterns it had to compile goes to standard error.
COMMAND = (
    "import sys, gdplan.cli as cli, gdplan.kept_patterns as kept\n"
    "sys.argv[1:] = ['parse', '-']\n"
    "try: cli.main()\n"
    "finally: print(len(kept._compiled_here), file=sys.stderr)"
)


class FirstRun(NamedTuple):
    folder: Path  # of bytecode
    kept: Path
    data: bytes
    given: tuple[str, int]


def parse_in(folder: Path, **environment: str) -> tuple[str, int]:
    """What `gdplan parse` prints where bytecode goes to the folder, and how many patterns it compiled."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", COMMAND],
        input=PLAN.encode(),
        capture_output=True,
        check=True,
        env={**settings, "PYTHONPYCACHEPREFIX": str(folder), **environment},
    )
    return done.stdout.decode(), int(done.stderr)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> FirstRun:
    """A command that had to compile its patterns, and what it kept."""
    folder = tmp_path_factory.mktemp("bytecode")
    given = parse_in(folder)
    (kept,) = (path for path in folder.rglob("kept_patterns.*") if path.suffix != ".pyc")
    return FirstRun(folder, kept, kept.read_bytes(), given)


def test_a_second_process_compiles_nothing(first_run: FirstRun) -> None:
    printed, compiled = first_run.given
    first_run.kept.write_bytes(first_run.data)
    assert compiled > 100
    assert parse_in(first_run.folder) == (printed, 0)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"no such thing",
        lambda data: marshal.dumps(("another Python", marshal.loads(data)[1])),
        lambda data: marshal.dumps(
            (
                marshal.loads(data)[0],
                {key: (0, b"\xff" * 8, *rest) for key, (_, _, *rest) in marshal.loads(data)[1].items()},
            )
        ),
    ],
    ids=["empty", "cut", "other bytes", "of another Python", "no code"],
)
def test_what_is_kept_and_damaged_is_compiled(harm: Callable[[bytes], bytes], first_run: FirstRun) -> None:
    first_run.kept.write_bytes(harm(first_run.data))
    assert parse_in(first_run.folder) == first_run.given


def test_nothing_is_kept_where_python_writes_no_bytecode(first_run: FirstRun) -> None:
    first_run.kept.unlink(missing_ok=True)
    assert parse_in(first_run.folder, PYTHONDONTWRITEBYTECODE="1") == first_run.given
    assert not first_run.kept.exists()


def test_where_nothing_can_be_written_nothing_is_kept(first_run: FirstRun) -> None:
    first_run.kept.unlink(missing_ok=True)
    first_run.kept.mkdir()
    assert parse_in(first_run.folder) == first_run.given
    assert {path.suffix for path in first_run.kept.parent.glob("kept_patterns.*")} == {".pyc", ".re"}
    first_run.kept.rmdir()


def test_a_kept_pattern_is_the_compiled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = {(pattern.pattern, pattern.flags) for _, pattern in every_pattern()}
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(kept_patterns, "_compiled_here", [])
    monkeypatch.setattr(kept_patterns, "_held", dict)
    for pattern, flags in patterns:
        kept_patterns.compile_pattern(pattern, flags)
    kept_patterns.keep_patterns()
    held = kept_patterns._read()
    assert held.keys() == patterns
    monkeypatch.setattr(kept_patterns, "_held", lambda: held)
    kept_patterns._compiled_here.clear()
    for pattern, flags in patterns:
        assert kept_patterns.compile_pattern(pattern, flags) == re.compile(pattern, flags), pattern
    assert kept_patterns._compiled_here == []


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
