"""Text of an OFD page (GB/T 33190-2016, chapter 11): what is painted, once, along its own lines."""

import itertools
import math
import xml.etree.ElementTree as ET
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdplan.sources.archive import local_name
from gdplan.sources.ofd_paint import is_ground, is_painted, is_seen
from gdplan.sources.ofd_values import find_elements, to_number, to_numbers
from gdplan.sources.printed_line import Line, PageSize
from gdplan.sources.raised import raise_text

_SLANT = 0.06  # of a right angle; text turned by more is one, too, unless by a quarter
_LEAST_LAYER = 50  # characters of a page
_GROUNDS = 200  # painted areas, the last ones, that white text may stand on
_SAME_ROW, _SAME_ROW_RAISED = 0.4, 0.6  # em
_WIDE_GAP = 2.0  # em, the next column or cell
_SMALL = 0.75  # of the line's size
_RAISED = 0.15  # em
_BLANK = 0.3  # em between two words of a foreign language
_OVER_ITSELF = 0.4  # of a character's advance; those printed side by side are a whole one apart
_MOST_REMEMBERED = 8  # of one character in one square, as large as that


class Run(NamedTuple):
    """Characters of a TextCode one after another on a base line, as on a page that is turned until they are upright."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turn: int = 0  # quarters, clockwise, by which they are turned on the page


def find_runs(contents: Iterable[ET.Element], page: PageSize) -> list[Run]:
    """The text that a page shows, in the order in which it is painted.

    Left out: what is invisible (not painted, white on white), as faint as a watermark or slanting, and characters that
    are drawn a second time over themselves, as programs do to make them bold. Where a page shows a picture and no
    text, the invisible text is that of the picture.
    """
    shown: list[ET.Element] = []
    unpainted: list[ET.Element] = []
    has_picture = False
    for content in contents:
        grounds: deque[list[float]] = deque(maxlen=_GROUNDS)
        for thing in content.iter():
            kind = local_name(thing.tag)
            if kind == "TextObject" and thing.get("Visible") != "false":
                if not is_painted(thing):
                    unpainted.append(thing)
                elif is_seen(thing, grounds):
                    shown.append(thing)
            elif kind == "ImageObject" or (kind == "PathObject" and is_ground(thing)):
                has_picture = has_picture or kind == "ImageObject"
                grounds.append(to_numbers(thing.get("Boundary")))
    layer = "".join("".join(thing.itertext()) for thing in unpainted if not shown and has_picture)
    drawn: _Drawn = {}
    things = unpainted if len("".join(layer.split())) >= _LEAST_LAYER else shown
    return [run for thing in things for run in _find_runs(thing, page, drawn)]


class _Char(NamedTuple):
    text: str
    x: float
    y: float  # of its base line, both as on the page turned upright
    advance: float


_Drawn = dict[tuple[str, float, int, int], deque[tuple[float, float]]]  # places of a character of one size, by squares


def _find_runs(thing: ET.Element, page: PageSize, drawn: _Drawn) -> Iterator[Run]:
    boundary, em = to_numbers(thing.get("Boundary")), to_number(thing.get("Size"))
    matrix = to_numbers(thing.get("CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    along = math.hypot(a, b)
    size = em * abs(a * d - b * c) / (along or 1)
    quarters = (math.degrees(math.atan2(b, a)) + to_number(thing.get("CharDirection"))) / 90
    if len(boundary) < 2 or not 0 < size < math.inf or abs(quarters - round(quarters)) > _SLANT:
        return
    turn = round(quarters) % 4
    for code in _place_characters(thing, em):
        chars = []
        for char in code:
            x = boundary[0] + a * char.x + c * char.y + e
            y = boundary[1] + b * char.x + d * char.y + f
            x, y = ((x, y), (y, page.width - x), (page.width - x, page.height - y), (page.height - y, x))[turn]
            chars.append(_Char(char.text, x, y, char.advance * along))
        for run in _find_new(chars, size, drawn):
            text = "".join(char.text for char in run)
            if text.strip():
                yield Run(text, run[0].x, run[-1].x + run[-1].advance, run[0].y, size, turn)


def _find_new(chars: list[_Char], size: float, drawn: _Drawn) -> list[list[_Char]]:
    """The stretches of characters that are not drawn already."""
    runs: list[list[_Char]] = [[]]
    for char in chars:
        last = runs[-1][-1] if runs[-1] else None
        if not _is_again(char, size, drawn):
            runs[-1].append(char)
        elif last and last.text == char.text and 0 <= char.x - last.x < size * _OVER_ITSELF:  # 临临江江市市
            runs[-1][-1] = last._replace(advance=max(last.advance, char.x + char.advance - last.x))
        else:
            runs.append([])
    return [run for run in runs if run]


def _place_characters(thing: ET.Element, em: float) -> Iterator[list[_Char]]:
    """The characters of each TextCode, in the space of their TextObject."""
    scale = to_number(thing.get("HScale")) or 1.0
    x = y = 0.0
    for code in find_elements(thing, "TextCode"):
        x, y = to_number(code.get("X"), x), to_number(code.get("Y"), y)
        text = code.text or ""
        advances = [em * scale / (2 if char.isascii() else 1) for char in text]
        across, down = (_steps(code.get(name), len(text) - 1) for name in ("DeltaX", "DeltaY"))
        advances[: len(across)] = across
        is_column = down and not across  # of upright characters
        lefts = itertools.repeat(x) if is_column else itertools.accumulate(advances, initial=x)
        bases = itertools.chain(itertools.accumulate(down, initial=y), itertools.repeat(y))
        yield [_Char(*char) for char in zip(text, lefts, bases, advances, strict=False)]


def _is_again(char: _Char, size: float, drawn: _Drawn) -> bool:
    """Whether the same character is drawn already, hardly beside this one; two that are printed so are 天天."""
    if char.text.isspace() or not (math.isfinite(char.x) and math.isfinite(char.y)):
        return False
    square = size * _OVER_ITSELF
    column, row = int(char.x // square), int(char.y // square)
    near = min(abs(char.advance), size) * _OVER_ITSELF
    for at in itertools.product((column - 1, column, column + 1), (row - 1, row, row + 1)):
        for x, y in drawn.get((char.text, size, *at), ()):
            if abs(char.x - x) < near and abs(char.y - y) < near:
                return True
    drawn.setdefault((char.text, size, column, row), deque(maxlen=_MOST_REMEMBERED)).append((char.x, char.y))
    return False


def _steps(text: str | None, most: int) -> list[float]:
    """DeltaX: distances from character to character; `g 3 5.2` stands for three times 5.2."""
    steps: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count = int(to_number(next(words, None)))
            steps += [to_number(next(words, None))] * min(max(count, 0), most)
        else:
            steps.append(to_number(word))
    return steps[: max(most, 0)]


def find_lines(runs: list[Run], page: int) -> Iterator[Line]:
    """Runs side by side are a line: programs write a run for each word, font or even character, in any order."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and abs(run.base - rows[-1][-1].base) < _same_row(run.size, rows[-1][-1].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
        part = [row[0]]
        for run in row[1:]:
            if run.left - part[-1].right > _WIDE_GAP * run.size:
                yield _to_line(part, page)
                part = []
            part.append(run)
        yield _to_line(part, page)


def _same_row(size: float, other: float) -> float:
    """How far two base lines may be apart; a raised mark stands higher."""
    small, large = sorted((size, other))
    return large * (_SAME_ROW_RAISED if small < large * _SMALL else _SAME_ROW)


def _to_line(runs: list[Run], page: int) -> Line:
    size = max(run.size for run in runs)
    body = next(run for run in runs if run.size == size)
    text = ""
    right = runs[0].left
    for run in runs:
        foreign = text and text[-1].isascii() and run.text[0].isascii() and run.left - right > _BLANK * run.size
        is_raised = run.size < size * _SMALL and body.base - run.base > size * _RAISED
        text += (" " if foreign else "") + (raise_text(run.text) if is_raised else run.text)
        right = run.right
    return Line(text, page, runs[0].left, right, body.base - size, size)
