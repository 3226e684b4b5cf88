"""Which lines may be which cells of a row, in a table that a text prints one cell a line.

An empty cell and one merged with the one above leave no line, a cell of two texts leaves two. So what a line is must
say where it stands: a list of bodies, a date, a figure or anything else. A row that can be read two ways is not read.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby, islice, pairwise
from operator import itemgetter
from typing import Literal, NamedTuple

from gdplan.dates import read_figures
from gdplan.extract.cells import read_value
from gdplan.extract.deadlines.limits import find_limit
from gdplan.extract.responsibilities.bodies import find_names, is_nameable, is_official_name
from gdplan.extract.responsibilities.offices import OFFICE
from gdplan.normalize import PlanText
from gdplan.outline.insets.columns import Kind, is_quantity
from gdplan.patterns import lazy
from gdplan.vocab.agencies import MANNER_WORDS, any_of
from gdplan.vocab.dates import AT_ONCE, DONE, EVERY, RECURRING, STEADILY, TO, YEAR
from gdplan.vocab.indicators import MAKING, OPENING
from gdplan.vocab.lookup import lookup
from gdplan.vocab.owner_labels import ROLE, TITLES

Nature = Literal["bodies", "date", "figure", "none", "text"]
Lines = tuple[int, int]  # of a row, half-open; an empty cell has none
Reading = tuple[Lines, ...]  # one for each column

_EMPTY = ("-", "—", "——", "--", "/", "\\", "无", "暂无")  # what stands in a cell that holds nothing
_LONGEST_CELL, _LONGEST_WORD, _LONGEST_LIST = 60, 12, 200  # characters: of an indicator, a unit or date, bodies
_LONGEST_LONE_NAME = 16
_MOST_LINES = 30  # of a cell
_SURE, _MAYBE, _NOT = 2, 1, 0
_BY_FORM = ("number", "text", "indicator", "owner", "deadline")  # columns whose cells are told without counting
_ROLE_BEHIND = lazy(rf"(?:{any_of(tuple(MANNER_WORDS))})*(?:{ROLE})+$")
_DOES = lookup((*MAKING, *OPENING))
_BETWEEN = lazy(r"[、,;:/ ](?![^()]*\))")  # not in 各县(市、区)
_WHEN = lazy(
    rf"(?:(?:{STEADILY})+(?:{DONE})*|{AT_ONCE}|(?:{RECURRING}|{EVERY})(?:{DONE})*|{YEAR}年?(?:{TO}{YEAR}年?)?[底末前]*)\Z"
)
_NO_CELL_END = "。;:"
_GOES_ON = ("、", ",")  # 市教育局、⏎市财政局
_ENDS_TEXT = "。;:,"


class Columns(NamedTuple):
    """The columns of a table: what they hold, and which stand side by side with others of their kind."""

    kinds: tuple[Kind, ...]
    groups: tuple[tuple[str, tuple[int, ...]], ...]  # what it holds, and its columns
    by_form: bool  # a row may have more or fewer lines than columns


def group_columns(kinds: Sequence[Kind]) -> Columns:
    """Columns in groups; those of texts and indicators are of one kind, those of owners and people of another."""
    names = ["text" if kind == "indicator" else kind for kind in kinds]
    groups = [(name, tuple(i for i, _ in members)) for name, members in groupby(enumerate(names), key=itemgetter(1))]
    return Columns(tuple(kinds), tuple(groups), all(kind in _BY_FORM for kind in kinds))


@lru_cache(4096)
def nature_of(text: str) -> Nature:
    """What a line is by its form.

    >>> [nature_of(text) for text in ("市教育局、各区(县)", "2026年6月底前", "≥90%", "—", "建设图书馆。")]
    ['bodies', 'date', 'figure', 'none', 'text']
    """
    if text in _EMPTY:
        return "none"
    if _is_date(text):
        return "date"
    if is_quantity(text):
        return "figure"
    return "bodies" if _are_bodies(text) else "text"


def _is_date(text: str) -> bool:
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    return (
        len(text) <= 2 * _LONGEST_WORD
        and text[-1] != "。"
        and bool(pieces)
        and all(
            _WHEN.match(piece) or read_figures(piece) or find_limit(piece, labelled=True) is not None
            for piece in pieces
        )
    )


def _are_bodies(text: str) -> bool:
    """Whether a line is nothing but bodies or offices, with or without their parts: 市教育局牵头,各区配合.

    Beside them may stand fewer names of unknown form: 市教育局、临江智算.
    """
    if len(text) > _LONGEST_LIST or text[-1] == "。":
        return False
    if _DOES.at(text, 0) and not is_official_name(_BETWEEN.split(text)[0]) and "银行" not in text:
        return False  # 新建区文化馆
    known = unknown = 0
    for piece in _BETWEEN.split(text):
        names = find_names(_ROLE_BEHIND.sub("", piece))
        others = [] if OFFICE.fullmatch(piece) else [name.text for name in names if name.kind == "other"]
        if not all(map(is_nameable, others)):
            return False
        known += bool(piece) and not others and (len(names) != 1 or names[0].kind != "generic")
        unknown += bool(others)
    return known > unknown


def _fits(kind: Kind, text: str) -> int:
    """How well a line suits a column where nothing but their number says that it is its cell."""
    if not text or text in _EMPTY:
        return _SURE if kind not in ("number", "indicator") else _NOT
    nature = nature_of(text)
    if kind == "owner":
        return _SURE if nature == "bodies" else _NOT
    if kind == "people":
        is_name = nature == "text" and len(text) <= _LONGEST_LONE_NAME and text[-1] not in _ENDS_TEXT
        return _SURE if is_name or text.endswith(TITLES) else _NOT
    if kind == "deadline":
        possible = nature not in ("bodies", "figure") and len(text) <= _LONGEST_WORD and text[-1] not in _ENDS_TEXT
        return _SURE if nature == "date" else _MAYBE if possible else _NOT
    if kind in ("value", "base"):
        is_said = nature == "text" and len(text) <= _LONGEST_WORD and text[-1] not in _NO_CELL_END  # 完成上级下达任务
        return _SURE if nature == "figure" else _MAYBE if is_said else _NOT
    if kind in ("unit", "attribute", "indicator"):
        longest = _LONGEST_CELL if kind == "indicator" else _LONGEST_WORD
        is_figure = nature == "figure" and (
            kind != "indicator" or read_value(PlanText(text), PlanText(""), PlanText(""))
        )
        return _SURE if not is_figure and len(text) <= longest and text[-1] not in _NO_CELL_END else _NOT
    return _SURE if nature in ("text", "figure") else _MAYBE


def _is_value(text: str) -> bool:
    """Whether a line that begins with a number is one with its unit: 5G基站 is none."""
    return read_value(PlanText(text), PlanText(""), PlanText("")) is not None


def read_counted(texts: Sequence[str], columns: Columns) -> tuple[Reading, bool] | None:
    """A row of as many lines as columns, and whether all are what their columns hold; None where one cannot be.

    An empty line is an empty cell and counts for none in what is given.

    >>> read_counted(("建食堂", "市教育局", "长期坚持"), group_columns(("text", "owner", "deadline")))
    (((0, 1), (1, 2), (2, 3)), True)
    """
    if len(texts) != len(columns.kinds):
        return None
    fits = [_fits(kind, text) if kind != "number" else _SURE for kind, text in zip(columns.kinds, texts, strict=True)]
    ends = list(accumulate(int(text != "") for text in texts))
    return (tuple(pairwise([0, *ends])), _MAYBE not in fits) if _NOT not in fits else None


def read_by_form(texts: Sequence[str], columns: Columns) -> Reading | None:
    """A row of any number of lines, where there is one way to read it; the first line is its number, if it has any.

    >>> read_by_form(("建食堂", "选址。", "市教育局"), group_columns(("text", "owner", "deadline")))
    ((0, 2), (2, 3), (3, 3))
    """
    if not columns.by_form:
        return None
    starts = [i for i in range(len(texts)) if not (i and texts[i - 1].endswith(_GOES_ON) and _are_bodies(texts[i]))]
    ends = [*starts[1:], len(texts)]
    natures = [nature_of("".join(texts[start:end])) for start, end in zip(starts, ends, strict=True)]
    found = list(islice(_place(natures, columns.groups, 0, is_lead=True), 2))
    places = [*starts, len(texts)]
    return tuple((places[start], places[end]) for start, end in found[0]) if len(found) == 1 else None


def _place(
    natures: Sequence[Nature], groups: Sequence[tuple[str, tuple[int, ...]]], at: int, *, is_lead: bool
) -> Iterator[Reading]:
    """The ways to read the lines from `at` on as cells of groups of columns; the first text is never missing."""
    if not groups:
        if at == len(natures):
            yield ()
        return
    name, members = groups[0]
    is_needed = name == "number" or (name == "text" and is_lead)
    for count in range(is_needed, min(len(natures) - at, 1 if name == "number" else _MOST_LINES) + 1):
        if count and not _may_hold(name, natures[at + count - 1]):
            return
        for cells in _share(name, len(members), at, count):
            for rest in _place(natures, groups[1:], at + count, is_lead=is_lead and name != "text"):
                yield (*cells, *rest)


def _may_hold(name: str, nature: Nature) -> bool:
    if name in ("owner", "deadline"):
        return nature in ("none", "bodies" if name == "owner" else "date")
    return nature in ("text", "figure")


def _share(name: str, width: int, at: int, count: int) -> tuple[Reading, ...]:
    """The ways to share out the lines of a group among its columns, two at most.

    Of texts each has one line and the last the rest; where one is missing it is the first (产业发展), which is merged.
    """
    least = min(width, count)
    first, last = ([at + max(0, i - shift) for i in range(width)] for shift in (width - least, 0))
    ways = [first] if name == "text" or count in (0, width) or width == 1 else [first, last]
    stop = at + count
    return tuple(tuple((min(s, stop), min(e, stop)) for s, e in pairwise([*starts, stop])) for starts in ways)
