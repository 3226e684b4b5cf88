"""The list of `make mutants` stays true: each change has its one place in src/, and tests that run first."""

import tomllib

import pytest
from mutants import ROOT, SOURCE, change, describe

MUTANTS = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))["mutant"]


@pytest.mark.parametrize("mutant", MUTANTS, ids=describe)
def test_a_change_has_its_place(mutant):
    path, text = change(mutant, SOURCE)
    assert text != path.read_text(encoding="utf-8")
    assert [name for name in mutant["tests"] if not (ROOT / "tests" / name).is_file()] == []


def test_every_room_is_tried():
    rooms = {
        change(mutant, SOURCE)[0].relative_to(SOURCE / "gdplan").parts[0].removesuffix(".py") for mutant in MUTANTS
    }
    assert {"vocab", "extract", "outline", "compare", "sources", "export", "cli"} <= rooms
    assert len(MUTANTS) >= 60
