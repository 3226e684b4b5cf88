"""One measure over the years: a series for each place, promised or achieved, kind of number, unit and span of time.

What is alike is brought together by names alone, and what came near and was left out is told with the reason.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gdplan.answers.names import Likeness
from gdplan.corpus.alike import Row
from gdplan.corpus.points import By, Kind, Name, Point
from gdplan.normalize import fold
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.report_words import Lasting

_SHARES = {"%": "%", "﹪": "%", "百分之": "%"}
_SAME_UNITS = {one: group[0] for group in ("人名", "个项处家座所件种类部条") for one in group}
_YEARS = lazy(rf"[(（]?(?:{YEAR}|[0-9]{{2,3}})(?:[年—~至到-]*{YEAR})?年?度?[)）]?")
_RATES = ("growth", "decline", "points up", "points down", "multiple")  # that hold of each thing listed
_LISTS = lazy("城乡|[、和与及]")
_ADDS = "新增"  # in a name it says what every number of the measure is: 城镇新增就业
_STATE = {"__pydantic_fields_set__": set(Point.model_fields), "__pydantic_extra__": None, "__pydantic_private__": None}
"""Of a point beside its fields."""

_folded = lru_cache(4096)(fold)


class _Told(NamedTuple):
    """One that is alike, and what its number says."""

    row: Row
    likeness: Likeness
    kind: Kind
    unit: str


def find_trend(
    found: Sequence[Row], likenesses: Mapping[str, Likeness], by: By
) -> tuple[tuple[Point, ...], tuple[Name, ...]]:
    """What was found of a measure, told apart by region, issuer or title, and the names it has."""
    told = _tell(found, likenesses)
    reasons = _find_reasons(told)
    joined = [one for one, reason in zip(told, reasons, strict=True) if reason is None]
    unsure = _settle_amounts(joined)
    series: dict[_Key, list[Row]] = {}
    for one in joined:
        series.setdefault(_key(one, unsure, by), []).append(one.row)
    points: list[Point] = []
    places: dict[str, str] = {}
    for number, key in enumerate(sorted(series), 1):
        rows = sorted(series[key], key=lambda row: row.year or 0)
        place = places.setdefault(key.place, _find_place(rows[0], by))
        points += [_describe(key, place, number, row) for row in rows]
    return tuple(points), tuple(_tell_names(told, reasons))


def _tell(found: Sequence[Row], likenesses: Mapping[str, Likeness]) -> list[_Told]:
    """Each with the kind of its number and its unit; beside people, numbers without a unit (减少1000万) are people."""
    pairs = [(row, likenesses[row.names]) for row in found]
    told = [_Told(row, likeness, _find_kind(row, likeness), _find_unit(row)) for row, likeness in pairs]
    if not any(one.unit == "人" for one in told):
        return told
    return [one if one.unit else one._replace(unit="人") for one in told]


def _find_kind(row: Row, likeness: Likeness) -> Kind:
    return "addition" if row.kind in ("amount", "done") and _ADDS in likeness.new else row.kind


def _find_unit(row: Row) -> str:
    unit = _to_unit(row.normalized_unit)
    return "%" if not unit and row.is_fraction else unit


@lru_cache(1024)
def _to_unit(printed: str) -> str:
    unit = fold(printed).replace("每", "/")
    return _SHARES.get(unit) or _SAME_UNITS.get(unit, unit)


def _find_reasons(told: Sequence[_Told]) -> list[str | None]:
    """Why each is left out, "" where its name is another; None where it is the measure."""
    has_levels = any(one.kind == "level" and one.unit != "%" and _is_same(one.likeness) for one in told)
    lists = [_LISTS.search(_folded(one.row.indicator or "")) is not None for one in told]
    shared: dict[tuple[object, ...], set[str]] = {}
    for one, is_list in zip(told, lists, strict=True):
        if is_list:
            shared.setdefault(_sentence_of(one), set()).add(one.row.text)
    return [
        _find_reason(one, shared[_sentence_of(one)] if is_list else (), has_levels=has_levels)
        for one, is_list in zip(told, lists, strict=True)
    ]


def _is_same(likeness: Likeness) -> bool:
    """Whether a name is that of the measure."""
    return likeness.old == likeness.new and not likeness.parted


def _sentence_of(told: _Told) -> tuple[object, ...]:
    row = told.row
    return row.path, row.eid, row.sentence, row.indicator, told.kind in _RATES, told.unit


def _find_reason(told: _Told, texts: Collection[str], *, has_levels: bool) -> str | None:
    likeness = told.likeness
    if not _is_same(likeness):
        return likeness.parted
    if likeness.score < 1 and told.kind not in _RATES:
        return "sum of several"  # 减税降费及退税超800亿元 says of neither how much
    if len(texts) > 1:
        return "one number each"  # 城乡居民收入增长5%、6%、7%
    if has_levels and told.kind == "level" and told.unit == "%":
        return "share"  # 高铁里程达到世界的三分之二
    return None


def _settle_amounts(told: Sequence[_Told]) -> dict[str, Kind]:
    """For each unit what an amount is, where the other numbers of that unit are all of one kind."""
    kinds: dict[str, set[Kind]] = {}
    for one in told:
        if one.kind in ("level", "done", "addition", "reduction"):
            kinds.setdefault(one.unit, set()).add(one.kind)
    return {unit: next(iter(found)) for unit, found in kinds.items() if len(found) == 1}


class _Key(NamedTuple):
    """What the points of one series have in common, in the order in which series come."""

    place: str
    kind: Kind
    lasting: Lasting
    unit: str
    role: str


def _key(told: _Told, unsure: dict[str, Kind], by: By) -> _Key:
    row = told.row
    lasting = row.lasting
    kind = unsure.get(told.unit, told.kind) if told.kind == "amount" else told.kind
    if kind in ("level", "amount") and lasting == "years":
        lasting = "year"  # a level holds however long it took
    return _Key(_folded(_find_place(row, by)), kind, lasting, told.unit, row.role)


def _find_place(row: Row, by: By) -> str:
    """Whose paper it is; without a region or issuer, what the title tells beside its year."""
    named = None if by == "title" else row.issuer if by == "issuer" else row.region or row.issuer
    return named or _shorten(row.document_title or "", row.document_kind)


@lru_cache(4096)
def _shorten(title: str, kind: str | None) -> str:
    title = _YEARS.sub("", title).strip()
    return "" if title == kind else title


def _describe(key: _Key, place: str, number: int, row: Row) -> Point:
    value, low, high = row.normalized_value, row.normalized_low, row.normalized_high
    if key.unit == "%" and not row.normalized_unit:
        value, low, high = (figure and figure * 100.0 for figure in (value, low, high))
    told = {
        "series": number,
        "place": place,
        "role": row.role,
        "kind": key.kind,
        "lasting": key.lasting,
        "year": row.year,
        "year_basis": row.year_basis,
        "comparator": row.comparator,
        "value": value,
        "low": low,
        "high": high,
        "unit": key.unit,
        "text": row.text,
        "indicator": row.indicator,
        "path": row.path,
        "document_title": row.document_title,
        "eid": row.eid,
        "page": row.page,
        "line": row.line,
        "start": row.start,
        "end": row.end,
        "sentence": row.sentence,
    }
    point = Point.__new__(Point)  # as when it is unpickled: to check it again would take longer than all the rest
    point.__setstate__({"__dict__": told, **_STATE})
    return point


def _tell_names(told: Sequence[_Told], reasons: Sequence[str | None]) -> Iterator[Name]:
    """Those that were joined, most frequent first, then those that came near, nearest first."""
    names: dict[tuple[str, str, str | None], list[_Told]] = {}
    for one, reason in zip(told, reasons, strict=True):
        name = _folded(one.row.indicator or one.row.text)
        names.setdefault((name, one.likeness.new, reason), []).append(one)
    ranked = sorted(
        names.items(), key=lambda named: (named[0][2] is not None, -named[1][0].likeness.score, -len(named[1]))
    )
    for (_, name, reason), alike in ranked:
        first = alike[0]
        printed = Counter(one.row.indicator or one.row.text for one in alike)
        yield Name(
            indicator=printed.most_common(1)[0][0],
            name=name,
            joined=reason is None,
            score=round(first.likeness.score, 2),
            reason=reason or "",
            points=len(alike),
            path=first.row.path,
            line=first.row.line,
        )
