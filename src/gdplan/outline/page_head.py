"""The box of labels that a page prints over a document: 发文字号：…, 成文日期：… in the first lines of a text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy
from gdplan.terms import Span
from gdplan.vocab.page_labels import LABELS, find_label

_WITHIN = 12  # lines among which the box begins
_FEWEST = 2  # labels that make a box
_CELL = lazy(r"[^|\t]+")
# A label between blanks, itself perhaps with some between its characters, and a blank or a colon behind it.
_LABEL = lazy(rf"(?:^|(?<= ))(?P<label>{'|'.join(' {0,4}'.join(label) for label in LABELS)})(?:: *| +)(?=[^ :])")


class PageHead(NamedTuple):
    """The lines of the box, by index, and what its labels state: a key of the metadata and where the value stands."""

    lines: frozenset[int]
    stated: tuple[tuple[str, Span], ...]


NO_HEAD = PageHead(frozenset(), ())


def find_page_head(lines: Sequence[Line]) -> PageHead:
    """The first lines in a row that hold nothing but labels and their values.

    At least two labels make a box, of which one says what the metadata keep.
    """
    run: list[int] = []
    stated: list[tuple[str, Span]] = []
    labels = 0
    for i, line in enumerate(lines):
        entries = _entries(line)
        if entries is None:
            if run or i >= _WITHIN:
                break
            continue
        run.append(i)
        labels += len(entries)
        stated += [(LABELS[label], span) for label, span in entries if LABELS[label] and span[0] < span[1]]
    return PageHead(frozenset(run), tuple(stated)) if labels >= _FEWEST and stated else NO_HEAD


def _entries(line: Line) -> list[tuple[str, Span]] | None:
    """The labels of a line and the places of their values; None where it holds anything else.

    In cells of a row, and where a blank parts them, labels need no colon: 索 引 号 甲1 发文日期 2030-01-03.
    """
    may_be_bare = "|" in line.text or "\t" in line.text
    if ":" not in line.text and not may_be_bare and (len(_LABEL.findall(line.text)) < _FEWEST or "。" in line.text):
        return None
    found: list[tuple[str, Span]] = []
    open_label = ""
    for start, text in _pieces(line.text):
        end = line.start + start + len(text)
        if label := find_label(text):
            name, value = label
            if value is None and not may_be_bare:
                return None
            found.append((name, (end - len(value or ""), end)))
            open_label = "" if value else name
        elif open_label:
            found[-1] = (open_label, (end - len(text), end))
            open_label = ""
        elif bare := _LABEL.match(text):
            found.append(("".join(bare["label"].split()), (end - len(text) + bare.end(), end)))
        else:
            return None
    return found or None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The cells of a line, those with several labels parted before each, and where they begin."""
    for cell in _CELL.finditer(text):
        cuts = [0, *(match.start("label") for match in _LABEL.finditer(cell[0]) if match.start("label")), len(cell[0])]
        for start, end in pairwise(cuts):
            piece = cell[0][start:end]
            if piece.strip():
                yield cell.start() + start + len(piece) - len(piece.lstrip()), piece.strip()
