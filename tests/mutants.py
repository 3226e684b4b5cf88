"""Whether the tests can say no: one row or threshold changed at a time (mutants.toml), and some test must fail.

    python tests/mutants.py [--some N] [--jobs N] [WORD …]

Each change is made in a copy of src/, in a process forked with everything but gdplan imported; the working tree stays
as it is. The tests named for it run first, then all others, up to the first that fails. WORD picks changes by name.
"""

import argparse
import ast
import csv
import functools
import importlib
import io
import os
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe, get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
WARM = ("pytest", "hypothesis", "pydantic", "opencc", "regex", "typer", "rich.console", "yaml", "jsonschema", "selectolax.lexbor", "pypdfium2")  # fmt: skip


class UnclearError(Exception):
    """A change that fits no place, or several."""


# ------------------------------------------------------------------ what is changed


def describe(mutant: dict[str, Any]) -> str:
    """`BEFORE 逾 comparator -> '>='`, `FLOOR -> 0.1`."""
    named = [str(mutant[part]) for part in ("name", "table", "key", "field") if part in mutant]
    return f"{' '.join(named)} -> {'gone' if mutant.get('gone') else repr(mutant['to'])}"


def change(mutant: dict[str, Any], source: Path) -> tuple[Path, str]:
    """The file of `source` that the change is in, and its new text. Raises UnclearError where that is not one place."""
    if str(mutant.get("table", "")).endswith(".csv"):
        return _change_csv(mutant, source)
    wanted = mutant.get("name") or mutant["table"]
    texts = {path: text for path, text in _texts(source).items() if mutant.get("module", "") in _dotted(path, source)}
    found = [
        (path, node)
        for path, text in texts.items()
        if wanted in text
        for value in _assigned(_parse(text), wanted)
        for node in ([value] if "name" in mutant else _rows(value, mutant["key"]))
    ]
    if len(found) != 1:
        raise UnclearError(f"{describe(mutant)}: {len(found)} places, 1 wanted; `module` may narrow them")
    path, node = found[0]
    if "field" in mutant:
        node = _field(node, mutant["field"], [texts[path], *_texts(source).values()])
    return path, _replaced(texts[path], node, None if mutant.get("gone") else repr(mutant["to"]))


@functools.cache
def _texts(source: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.py"))}


_parse = functools.cache(ast.parse)


def _dotted(path: Path, source: Path) -> str:
    return ".".join((*path.relative_to(source).with_suffix("").parts, ""))  # a dot ends a name that begins others


def _assigned(tree: ast.Module, name: str) -> Iterator[ast.expr]:
    """What the module gives the name; of several names at once its own part."""
    for node in tree.body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                yield from (
                    value
                    for part, value in zip(target.elts, node.value.elts, strict=True)
                    if isinstance(part, ast.Name) and part.id == name
                )


def _rows(value: ast.expr, key: str) -> list[ast.expr]:
    """The rows of a table with this key: calls and tuples that begin with it, values of a dictionary, bare words."""
    if isinstance(value, ast.Dict):
        return [row for known, row in zip(value.keys, value.values, strict=True) if _says(known, key)]
    rows = []
    for node in ast.walk(value):
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            for row in node.elts:
                first = row.args[0] if isinstance(row, ast.Call) and row.args else row
                first = first.elts[0] if isinstance(first, ast.Tuple) and first.elts else first
                rows += [row] if _says(first, key) else []
    return rows


def _says(node: ast.expr | None, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def _field(row: ast.expr, name: str, texts: Sequence[str]) -> ast.expr:
    if isinstance(row, ast.Call) and isinstance(row.func, ast.Name):
        for keyword in row.keywords:
            if keyword.arg == name:
                return keyword.value
        fields = _fields(row.func.id, texts)
        if name in fields and fields.index(name) < len(row.args):
            return row.args[fields.index(name)]
    raise UnclearError(f"no field {name} in {ast.unparse(row)}")


def _fields(kind: str, texts: Sequence[str]) -> list[str]:
    """The fields of a row's class, in order; the files are asked one after another."""
    for text in texts:
        if f"class {kind}(" in text:
            for node in _parse(text).body:
                if isinstance(node, ast.ClassDef) and node.name == kind:
                    return [part.target.id for part in node.body if isinstance(part, ast.AnnAssign)]  # type: ignore[union-attr]
    return []


def _replaced(text: str, node: ast.expr, by: str | None) -> str:
    """The text with another node there; without `by` the row and its comma are gone."""
    lines = text.encode().splitlines(keepends=True)  # ast counts bytes
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: (node.end_lineno or 0) - 1])) + (node.end_col_offset or 0)
    data = text.encode()
    behind = data[end:].lstrip() if by is None else data[end:]
    return (data[:start] + (by or "").encode() + (behind.removeprefix(b",") if by is None else behind)).decode()


def _change_csv(mutant: dict[str, Any], source: Path) -> tuple[Path, str]:
    (path,) = source.rglob(mutant["table"])
    header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    found = [row for row in rows if mutant["key"] in row]
    if len(found) != 1:
        raise UnclearError(f"{describe(mutant)}: {len(found)} rows, 1 wanted")
    if mutant.get("gone"):
        rows.remove(found[0])
    else:
        found[0][header.index(mutant["field"])] = mutant["to"]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([header, *rows])
    return path, written.getvalue()


# ------------------------------------------------------------------ whether a test says no


def judge(mutant: dict[str, Any], *, quick: bool) -> str:
    """`noticed`, `survived`, or why the change could not be tried; without one the tests it names, as they are."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "src"
        shutil.copytree(SOURCE, copy)
        try:
            if mutant.keys() != {"tests"}:
                path, text = change(mutant, copy)
                path.write_text(text, encoding="utf-8")
        except UnclearError as error:
            return str(error)
        return _try(mutant, copy, quick=quick)


def _try(mutant: dict[str, Any], source: Path, *, quick: bool) -> str:
    """Run the tests in this process, which ends after them."""
    import pytest

    sys.path.insert(0, str(source))
    os.environ.update(PYTHONPATH=str(source), GDPLAN_HYPOTHESIS="fixed")
    os.chdir(ROOT)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    first = [str(ROOT / "tests" / name) for name in mutant["tests"]]
    rest = [str(path) for path in sorted((ROOT / "tests").glob("test_*.py")) if str(path) not in first]
    options = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
    for file in first if quick or mutant.keys() == {"tests"} else first + rest:
        status = pytest.main([*options, file])
        if not str(sys.modules["gdplan"].__file__).startswith(str(source)):
            return "another copy of gdplan was tested"
        if status not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            return "noticed" if file in first else f"noticed late, by {Path(file).name}"
    return "survived"


class Trial:
    """One change in a process of its own."""

    def __init__(self, mutant: dict[str, Any], *, quick: bool) -> None:
        self.mutant, self.begin = mutant, time.monotonic()
        self.answer, end = Pipe(duplex=False)
        self.process = get_context("fork").Process(target=lambda: end.send(judge(mutant, quick=quick)))
        self.process.start()
        end.close()

    def end(self) -> str:
        try:
            said = self.answer.recv()
        except EOFError:  # the change ended the process itself
            said = "noticed"
        self.process.join()
        return str(said)


def try_all(mutants: Sequence[dict[str, Any]], jobs: int, *, quick: bool) -> Iterator[tuple[Trial, str]]:
    """Each change with what came of it, as they end."""
    waiting, running = list(reversed(mutants)), {}
    while waiting or running:
        while waiting and len(running) < jobs:
            trial = Trial(waiting.pop(), quick=quick)
            running[trial.answer] = trial
        for answer in wait(list(running)):
            trial = running.pop(answer)
            yield trial, trial.end()


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every change was noticed."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("words", nargs="*", metavar="WORD")
    cli.add_argument("--some", type=int, help="every so many-th change only, so that about N are tried")
    cli.add_argument("--quick", action="store_true", help="only the tests named for a change")
    cli.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = cli.parse_args(arguments)
    mutants = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))["mutant"]
    mutants = [one for one in mutants if all(word in describe(one) for word in asked.words)]
    if asked.some:
        mutants = mutants[:: max(1, len(mutants) // asked.some)]
    for name in WARM:
        importlib.import_module(name)
    unchanged = {"tests": sorted({test for one in mutants for test in one["tests"]})}
    lost = 0
    for trial, how in try_all([unchanged, *mutants], asked.jobs, quick=asked.quick):
        wanted = "survived" if trial.mutant is unchanged else "noticed"
        lost += not how.startswith(wanted)
        told = "nothing changed" if trial.mutant is unchanged else describe(trial.mutant)
        print(f"{time.monotonic() - trial.begin:6.1f} s  {told}: {how}", flush=True)
    print(f"{len(mutants)} changes, {lost} not as it should be")
    return bool(lost or not mutants)


if __name__ == "__main__":
    sys.exit(main())
