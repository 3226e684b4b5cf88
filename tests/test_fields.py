"""The document in the making has the shape of the model, and a misspelt name in it is an error."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import is_typeddict

import pytest
from shared import ROOT

from gdplan import fields, model

SHAPES = {name.removesuffix("Fields"): shape for name, shape in vars(fields).items() if name.endswith("Fields")}
SHAPES = {name: shape for name, shape in SHAPES.items() if name not in ("", "Mention")}
NAMES = {"Front": "FrontMatter"}  # the others are called as in the model


@pytest.mark.parametrize("name", SHAPES)
def test_a_mapping_holds_what_its_value_holds_in_that_order(name):
    value = getattr(model, NAMES.get(name, name))
    keys = [field.alias or key for key, field in value.model_fields.items()]
    assert list(SHAPES[name].__annotations__) == keys
    assert is_typeddict(SHAPES[name]) or issubclass(SHAPES[name], fields.Fields)


# Room, what it says, and a slip of the pen: made or asked for, in every step from the metadata to what is written.
MISSPELT = [
    ("metadata", "cover_title=cover_title", "cover_titel=cover_title"),
    ("metadata", '"text": self._printed(self', '"txt": self._printed(self'),
    ("extract", "metadata.issued_on[:4]", "metadata.isued_on[:4]"),
    ("assemble", "responsibilities=read.own", "responsibilites=read.own"),
    ("assemble", 'title="".join', 'titel="".join'),
    ("assemble", '"open_ended": agency.open_ended', '"openended": agency.open_ended'),
    ("assemble", '"text": paragraph.source', '"txt": paragraph.source'),
    ("assemble", '"comparator_basis": "printed"', '"comparator_bases": "printed"'),
    ("diagnostics", "not child.heading", "not child.headng"),
    ("diagnostics", '"severity": severity', '"severety": severity'),
    ("pipeline", "preamble=tree.preamble", "preambel=tree.preamble"),
    ("pipeline", '"media_type": source', '"mediatype": source'),
]  # fmt: skip


def find_file(source: Path, room: str, words: str) -> Path:
    """The first file of a room that says so."""
    files = [source / f"{room}.py", *sorted((source / room).rglob("*.py"))]
    return next(path for path in files if path.exists() and words in path.read_text(encoding="utf-8"))


def test_a_misspelt_name_is_an_error_before_anything_runs(tmp_path):
    """One run over a copy of the source with all of them."""
    source = tmp_path / "src/gdplan"
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    wanted = set()
    for room, right, wrong in MISSPELT:
        path = find_file(source, room, right)
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
        wanted.add((path.relative_to(tmp_path).as_posix(), text[: text.index(right)].count("\n") + 1))
    files = sorted({name for name, _ in wanted})
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--hide-error-context", *files]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    found = [line.split(":") for line in run.stdout.splitlines()]
    told = {(parts[0], int(parts[1])) for parts in found if parts[2].strip() == "error"}
    missed = {slip for slip in wanted if not any(name == slip[0] and abs(line - slip[1]) < 20 for name, line in told)}
    assert missed == set(), run.stdout + run.stderr
