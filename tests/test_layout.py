"""The layout shows the way of the data: imports run one way, files stay small, the public names are there."""

import ast
from collections import Counter
from pathlib import Path

import pytest

import gdplan

SOURCE = Path(gdplan.__file__).parent
# In the order of the data; a module imports from its own room and from those before it.
ORDER = [
    "errors", "workers", "collector", "kept_patterns", "patterns", "controls", "terms", "fields", "items", "model", "normalize", "vocab", "language", "numerals", "ordinals", "dates", "sources", "extract", "outline",
    "assemble", "metadata", "diagnostics", "pipeline", "saved", "documents", "compare", "views", "answers", "chains", "workbook", "word", "ledger", "export", "corpus", "schema", "cli", "__main__",
]  # fmt: skip
# Names of the package itself, loaded lazily: only the command line, their first user, asks for them.
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 250  # lines of a file, tables apart


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms that a file imports from when it runs; what only type checkers read does not count."""
    rooms = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] + [f"{node.module}.{alias.name}" for alias in node.names if node.module == "gdplan"]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("gdplan.")}
    return rooms - {"__version__"}


def test_imports_run_one_way():
    back = [
        f"{path.relative_to(SOURCE)} imports {name}"
        for path in FILES
        if path != SOURCE / "__init__.py"
        for name in imported_rooms(path)
        if name in ORDER and ORDER.index(name) > ORDER.index(room(path))
        # The outline's way to the model of a document is through pipeline.parse alone.
        if (room(path), name) != ("pipeline", "model")
    ]
    assert back == []


def test_every_room_has_its_place():
    assert {room(path) for path in FILES} - {"__init__"} <= set(ORDER)


def test_no_name_of_a_file_stands_in_three_rooms():
    names = Counter(path.stem for path in FILES if path.stem != "__init__")
    names.update(path.parent.stem for path in FILES if path.stem == "__init__")
    assert {name: count for name, count in names.items() if count > 2} == {}


def test_files_stay_small():
    lines = {
        str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in FILES
        if not {"vocab", "language"} & set(path.parts)  # tables are as long as they are
    }
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


@pytest.mark.parametrize("name", [name for name in gdplan.__all__ if name != "__version__"])
def test_public_names_are_documented(name):
    assert (getattr(gdplan, name).__doc__ or "").strip()


def test_unknown_names_are_refused():
    with pytest.raises(AttributeError, match="no attribute 'pares'"):
        gdplan.pares  # noqa: B018
