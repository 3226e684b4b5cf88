"""What the project's own papers name is there: files of CONTRIBUTING, tests of SECURITY, the lock, the hooks."""

import ast
import re
import tomllib
from importlib import import_module

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from shared import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"^([\w.-]+)==(\S+)( ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md"])
def test_the_files_that_it_names_are_there(name):
    text = read(name)
    named = set(re.findall(r"(?<![\w/])(?:(?:src|tests|data|benchmarks)/[\w./-]*|[\w-]+\.(?:md|toml|lock))", text))
    assert len(named) > 10
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("paper, least", [("SECURITY.md", 20), ("docs/pages/trust/promises.md", 15)])
def test_the_tests_that_hold_the_promises_are_there(paper, least):
    named = re.findall(r"(tests/\w+\.py)::(\w+)", read(paper))
    assert len(named) > least
    gone = [
        f"{path}::{name}"
        for path, name in named
        if name not in {node.name for node in ast.parse(read(path)).body if isinstance(node, ast.FunctionDef)}
    ]
    assert gone == []


def test_the_recipes_are_up_to_date():
    """What a recipe says to add to has the names that it says, and its rows have the shape that it shows."""
    text = read("CONTRIBUTING.md")
    steps = re.findall(r"^\d\. `([\w./-]+\.py)`: (.*(?:\n   .*)*)", text, re.MULTILINE)
    names = [(path, name) for path, step in steps for name in re.findall(r"`([A-Z]\w+)`", step)]
    assert {path for path, _ in names} >= {"src/gdplan/model/mention.py", "src/gdplan/sources/read.py"}
    assert [
        (path, name) for path, name in names if not re.search(rf"^(class )?{name}\b", read(path), re.MULTILINE)
    ] == []
    assert read("src/gdplan/vocab/units.csv").startswith("unit,kind,unless,example,")


@pytest.mark.parametrize(
    ("name", "extras"),
    [
        ("requirements-dev.lock", ["dev", "html", "pdf", "xlsx", "xls", "docx", "ofd"]),
        ("requirements-spark.lock", ["spark", "corpus"]),
    ],
)
def test_the_lock_holds_all_that_developing_needs_with_hashes_and_no_address(name, extras):
    lock = read(name)
    wanted = [*PROJECT["dependencies"], *(one for extra in extras for one in PROJECT["optional-dependencies"][extra])]
    versions = {canonicalize_name(name): version for name, version, _, _ in PINNED.findall(lock)}
    unmet = [
        one
        for one in map(Requirement, wanted)
        if not one.specifier.contains(versions.get(canonicalize_name(one.name), ""))
    ]
    assert unmet == [], "run `make lock`"
    rest = PINNED.sub("", lock)
    assert [line for line in rest.splitlines() if not line.lstrip().startswith("#")] == []
    assert "://" not in lock


def test_hooks_run_what_is_there_and_fetch_nothing():
    config = yaml.safe_load(read(".pre-commit-config.yaml"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    hooks = config["repos"][0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    targets = read("Makefile")
    for hook in hooks:
        command = re.sub(r"^\.venv/bin/| --force-exclude$", "", hook["entry"])
        assert f"$(BIN)/{command}" in targets, "a gate of `make lint types`"


@pytest.mark.parametrize("path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.name)
def test_a_benchmark_finds_what_it_takes_from_gdplan(path):
    imports = (
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    )
    own = [node for node in imports if (node.module or "").split(".")[0] == "gdplan"]
    missing = [one.name for node in own for one in node.names if not hasattr(import_module(node.module), one.name)]
    assert missing == []
