"""The list of `make mutants` stays true: each change has its one place in src/, and tests that run first."""

import tomllib

from mutants import ROOT, SOURCE, change, describe

MUTANTS = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))["mutant"]


def test_each_change_has_its_place_and_every_room_is_tried():
    rooms = set()
    for mutant in MUTANTS:
        path, text = change(mutant, SOURCE)
        assert text != path.read_text(encoding="utf-8"), describe(mutant)
        assert [name for name in mutant["tests"] if not (ROOT / "tests" / name).is_file()] == []
        rooms.add(path.relative_to(SOURCE / "gdplan").parts[0].removesuffix(".py"))
    assert {"vocab", "extract", "outline", "compare", "sources", "export", "cli"} <= rooms
    assert len(MUTANTS) >= 60
