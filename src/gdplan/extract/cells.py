"""Values in the cells of a table: 指标, 单位, 2025年目标值 and their rows."""

import re
from typing import NamedTuple

from gdplan.extract.quantities import Quantity, find_quantities
from gdplan.extract.quantities.amounts import times
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.responsibilities import find_responsibility
from gdplan.extract.responsibilities.bodies import kind_of
from gdplan.extract.responsibilities.readings import PersonReading, ResponsibilityReading
from gdplan.extract.targets import Change, Normalized
from gdplan.normalize import PlanText
from gdplan.terms import Comparator
from gdplan.vocab import bounds
from gdplan.vocab.dates import YEAR

_SIGNS: dict[str, Comparator] = {
    "≥": ">=", "＞": ">", ">": ">", ">=": ">=", "≤": "<=", "＜": "<", "<": "<", "<=": "<=", "≈": "~", "~": "~",
}  # fmt: skip
# Patterns that compile when first used: few documents have tables.
_VALUE = (
    rf" *[\[(〔【]? *(?:累计|合计)? *(?:[较比](?:上一?年度?|去年|{YEAR}年)(?:同期)?)? *"
    r"(?P<sign>[<>]=|[≥≤><＞＜≈~])? *(?P<body>.*?) *[\])〕】]? *"
)
_LAST_DIGIT = r"\d[万亿]*(?=\D*$)"
_LONGEST_NAME = 4  # characters of a person
_FIGURE = r"[+-]?\d[\d,]*(?:\.\d+)?"
_MOVES = f"(?P<up>{bounds.RISES}|{bounds.RATES}|新增)|(?P<down>{bounds.FALLS})"
_UNIT_BEHIND = r"[\[(〔](?P<unit>[^\[\]()〔〕]{1,12})[\])〕] *$"


class ValueReading(NamedTuple):
    """A value; offsets are into the cell, those of `unit_beside` into the text that states the unit."""

    start: int
    end: int
    comparator: Comparator
    value: str | None
    low: str | None
    high: str | None
    unit: Pieces
    unit_beside: Pieces
    normalized: Normalized  # its unit is given by the same two fields, without the scale
    base: Pieces
    base_beside: Pieces
    change: Change


def find_unit(indicator: PlanText) -> tuple[int, int] | None:
    """Where an indicator states its unit: 研发经费投入强度(%).

    >>> find_unit(PlanText("人均收入(万元)"))
    (5, 7)
    """
    match = re.search(_UNIT_BEHIND, indicator)
    return match.span("unit") if match else None


def read_value(cell: PlanText, unit: PlanText, about: PlanText) -> ValueReading | None:
    """The one quantity of a cell, None where it holds anything else; `about` is the indicator and the column's header.

    `unit` is what the row or the header says; a unit in the cell itself comes first.

    >>> reading = read_value(PlanText("≥3.5"), PlanText("%"), PlanText("研发经费投入强度"))
    >>> reading.value, reading.comparator, reading.unit_beside
    ('3.5', '>=', ((0, 1),))
    """
    match = re.fullmatch(_VALUE, cell)
    if match is None or not match["body"]:
        return None
    start, end = match.span("body")
    text = match["body"]
    moves = list(re.finditer(_MOVES, about))  # the last of 增速回落 decides
    change: Change = "level" if not moves else "increase" if moves[-1]["up"] else "decrease"
    sign = _SIGNS.get(match["sign"] or "")
    begin = match.start("sign") if sign else start
    last = re.search(_LAST_DIGIT, text)
    place = last.end() if last else len(text)
    own = _find_whole(text)
    length = len(unit) if own is None or own.kind == "scale" else 0
    found = _find_whole(text[:place] + unit + text[place:]) if length else own
    if found:
        amount = found.amount
        low, high, value = (
            number if number is None or found.scale == 1 else times(number, found.scale)
            for number in (amount.low, amount.high, amount.value)
        )
        if found.verb in ("increase", "decrease"):
            change = "increase" if found.verb == "increase" else "decrease"
        inside, beside = _split(found.unit, place, length, start)
        base, base_beside = _split(found.base, place, length, start)
        return ValueReading(
            begin,
            end,
            sign or found.comparator,
            amount.value,
            amount.low,
            amount.high,
            inside,
            beside,
            Normalized(value, low, high, ()),
            base,
            base_beside,
            "multiple" if found.kind == "multiple" else change,
        )
    if re.fullmatch(_FIGURE, text):  # an index, or a unit that the table of units does not know
        digits = text.replace(",", "").lstrip("+")
        beside = ((0, len(unit)),) if unit else ()
        in_base = Normalized(digits, None, None, ())
        return ValueReading(begin, end, sign or "=", digits, None, None, (), beside, in_base, (), beside, change)
    return None


def _find_whole(text: str) -> Quantity | None:
    """The quantity that a text is, with its unit."""
    found = find_quantities(PlanText(text))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and found[0].unit_text
    return found[0] if whole else None


def _split(pieces: Pieces, place: int, length: int, shift: int) -> tuple[Pieces, Pieces]:
    """Pieces of a cell that has had a unit of some length put in at a place: those of the cell, those of the unit."""
    inside = [(low, min(high, place)) for low, high in pieces if low < place]
    inside += [(max(low, place + length) - length, high - length) for low, high in pieces if high > place + length]
    beside = [(max(low, place) - place, min(high, place + length) - place) for low, high in pieces]
    return (
        tuple((low + shift, high + shift) for low, high in inside),
        tuple((low, high) for low, high in beside if low < high),
    )


def read_owners(cell: PlanText, label: str, *, with_people: bool = False) -> ResponsibilityReading | None:
    """The bodies of a cell, read as if the label stood before them: 牵头单位:.

    With people in the same column, what is short and no body's name is one.

    >>> [(a.role, a.start, a.end) for a in read_owners(PlanText("市科技局"), "牵头单位:").agencies]
    [('lead', 0, 4)]
    """
    if with_people:
        cell = PlanText(cell.replace(" ", "、").replace("\n", "、"))  # 县水务局 李某
    reading = find_responsibility(PlanText(label + cell))
    if reading is None:
        return None
    shift = len(label)
    reading = reading.moved(lambda part: (part[0] - shift, part[1] - shift))
    if with_people:
        people = [
            a
            for a in reading.agencies
            if a.end - a.start <= _LONGEST_NAME and kind_of(cell[a.start : a.end]) == "other"
        ]
        agencies = tuple(agency for agency in reading.agencies if agency not in people)
        named = tuple(PersonReading((0, 0), agency.start, agency.end) for agency in people)
        reading = reading._replace(agencies=agencies, people=(*reading.people, *named))
    return reading
