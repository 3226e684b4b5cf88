"""The way of the data as a picture (SVG) and a list: the rooms of the source in the order of their imports.

The order is that of tests/test_layout.py, which holds imports to it; what a room does is the first sentence on top
of it. A room that is new is drawn where its place in the order says.
"""

import ast
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_FIRST, _JOINED, _LAST = "normalize", "pipeline", "cli"  # where the way begins, gives a document, ends
_BEFORE = "sources"  # rooms before it hold words and values that all others use
_COLUMNS = 4
_WIDTH, _HEIGHT, _GAP = 215, 124, 36  # pixels of a room and between rooms
_LETTERS = 29  # of a line in a room


class Room(NamedTuple):
    name: str
    does: str


def write(root: Path) -> str:
    """A list of all rooms, those of the way first."""
    steps, uses, shared = _read(root)
    parts = [("From bytes to a document", steps), ("What is done with a document", uses), ("Used by all", shared)]
    return "\n\n".join(
        f"**{title}**\n\n" + "\n".join(f"- `{room.name}`: {room.does}" for room in rooms) for title, rooms in parts
    )


def draw(root: Path) -> str:
    """The picture: what makes a document of bytes, the document, what is done with it."""
    steps, uses, _ = _read(root)
    wide = _COLUMNS * (_WIDTH + _GAP) + _GAP
    below = _GAP + _rows(steps) * (_HEIGHT + _GAP)
    high = below + _HEIGHT // 2 + 2 * _GAP + _rows(uses) * (_HEIGHT + _GAP)
    middle = (wide // 2, below + _HEIGHT // 4)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12">',
        (
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
            '<path d="M0 0L8 4L0 8z" fill="#546e7a"/></marker></defs>'
        ),
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
    ]
    places = list(_places(len(steps), _GAP))
    lines += [_arrow(start, end) for start, end in pairwise(places)]
    lines += [line for room, place in zip(steps, places, strict=True) for line in _box(room, place, "#e8eaf6")]
    lines.append(_arrow_to(places[-1], middle))
    lines += [
        f'<rect x="{middle[0] - 110}" y="{below}" width="220" height="{_HEIGHT // 2}" rx="28" fill="#3f51b5"/>',
        f'<text x="{middle[0]}" y="{below + 33}" text-anchor="middle" font-size="17" fill="#fff">Document</text>',
    ]
    under = below + _HEIGHT // 2
    places = list(_places(len(uses), under + _GAP + _GAP // 2))
    lines += [
        f'<path d="M{middle[0]} {under}V{under + _GAP // 2}H{x + _WIDTH // 2}V{y}" {_STROKE}/>'
        for x, y in places[:_COLUMNS]
    ]
    lines += [line for room, place in zip(uses, places, strict=True) for line in _box(room, place, "#e0f2f1")]
    return "\n".join([*lines, "</svg>"])


_STROKE = 'fill="none" stroke="#546e7a" stroke-width="1.5" marker-end="url(#tip)"'

Place = tuple[int, int]


def _read(root: Path) -> tuple[list[Room], list[Room], list[Room]]:
    """The rooms from bytes to a document, those that do something with it, and those that all use."""
    tree = ast.parse((root / "tests/test_layout.py").read_text(encoding="utf-8"))
    order: list[str] = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "ORDER"
    )
    before, joined, last = order.index(_BEFORE), order.index(_JOINED), order.index(_LAST)
    shared = [name for name in order[:before] if name != _FIRST]
    steps = [_BEFORE, _FIRST, *order[before + 1 : joined]]
    return tuple([_room(root, name) for name in names] for names in (steps, order[joined + 1 : last + 1], shared))  # type: ignore[return-value]


def _room(root: Path, name: str) -> Room:
    path = root / "src/gdplan" / name
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return Room(name, said.split("\n\n", 1)[0].replace("\n", " ").split(". ", 1)[0].rstrip("."))


def _rows(rooms: Sequence[Room]) -> int:
    return -(-len(rooms) // _COLUMNS)


def _places(count: int, top: int) -> Iterator[Place]:
    for i in range(count):
        yield _GAP + i % _COLUMNS * (_WIDTH + _GAP), top + i // _COLUMNS * (_HEIGHT + _GAP)


def _arrow(start: Place, end: Place) -> str:
    """From the right of a room to the left of the next, or around to the next row."""
    x, y, middle = start[0] + _WIDTH, start[1] + _HEIGHT // 2, end[1] + _HEIGHT // 2
    if start[1] == end[1]:
        return f'<path d="M{x} {y}H{end[0]}" {_STROKE}/>'
    between = end[1] - _GAP // 2
    return f'<path d="M{x} {y}h{_GAP // 2}V{between}H{_GAP // 2}V{middle}H{end[0]}" {_STROKE}/>'


def _arrow_to(start: Place, end: Place) -> str:
    x, y = start[0] + _WIDTH // 2, start[1] + _HEIGHT
    return f'<path d="M{x} {y}V{end[1]}H{end[0] + (110 if x > end[0] else -110)}" {_STROKE}/>'


def _box(room: Room, place: Place, colour: str) -> Iterator[str]:
    x, y = place
    yield f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="{colour}" stroke="#9fa8da"/>'
    yield f'<text x="{x + 10}" y="{y + 22}" font-size="15" font-weight="bold" fill="#1a237e">{room.name}</text>'
    for i, line in enumerate(_fold(room.does)):
        yield f'<text x="{x + 10}" y="{y + 42 + 15 * i}" fill="#263238">{escape(line.replace("`", ""))}</text>'


def _fold(text: str) -> list[str]:
    """Lines of a room; a Chinese character counts for two letters."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if sum(2 if ord(letter) > 0x2E80 else 1 for letter in longer) > _LETTERS:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
