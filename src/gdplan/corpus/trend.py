"""One measure over the years: a series for each place, promised or achieved, kind of number, unit and span of time.

What is alike is brought together by names alone, and what came near and was left out is told with the reason.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.corpus.measured import Measured, Row
from gdplan.corpus.points import By, Kind, Name, Point
from gdplan.normalize import fold
from gdplan.patterns import lazy
from gdplan.vocab.dates import YEAR
from gdplan.vocab.report_words import Lasting

_NEAR = 0.5  # a name that shares so much is told, and why it is left out
_SHARES = {"%": "%", "﹪": "%", "百分之": "%"}
_POINTS = "个百分点"
_SAME_UNITS = {one: group[0] for group in ("人名", "个项处家座所件种类部条") for one in group}
_YEARS = lazy(rf"[(（]?(?:{YEAR}|[0-9]{{2,3}})(?:[年—~至到-]*{YEAR})?年?度?[)）]?")
_RATES = ("growth", "decline", "points up", "points down", "multiple")  # that hold of each thing listed
_LISTS = lazy("城乡|[、和与及]")
_REACHES = lazy("(?:完成|实现)[^,;]{0,16}$")  # says only that there is so much: 完成地区生产总值5000亿元
_ADDS = "新增"  # in a name it says what every number of the measure is: 城镇新增就业


def find_trend(found: Iterable[Measured], by: By) -> tuple[tuple[Point, ...], tuple[Name, ...]]:
    """What was found of a measure, told apart by region, issuer or title, and the names it has."""
    alike = _name_people(list(found))
    reasons = _find_reasons(alike)
    told = [(one, _find_kind(one)) for one, reason in zip(alike, reasons, strict=True) if reason is None]
    unsure = _settle_amounts(told)
    keyed = [(_key(one, unsure.get(_unit(one), kind) if kind == "amount" else kind, by), one) for one, kind in told]
    keyed.sort(key=lambda pair: (pair[0], *_order(pair[1])))
    places = {fold(place): place for place in (_find_place(one.row, by) for _, one in reversed(keyed))}
    numbers = {key: number for number, key in enumerate(dict.fromkeys(key for key, _ in keyed), 1)}
    return tuple(_to_point(key, places[key.place], numbers[key], one) for key, one in keyed), tuple(
        _tell_names(alike, reasons)
    )


def _find_reasons(alike: Sequence[Measured]) -> list[str | None]:
    """Why each is left out, "" where its name is another; None where it is the measure."""
    stocks = any(_find_kind(one) == "level" and _unit(one) != "%" for one in alike if _is_same(one))
    shared: dict[Hashable, set[str]] = {}
    for one in alike:
        shared.setdefault(_sentence_of(one), set()).add(one.row["text"])
    reasons = [_find_reason(one, shared[_sentence_of(one)]) for one in alike]
    shares = [
        stocks and _find_kind(one) == "level" and _unit(one) == "%" for one in alike
    ]  # 高铁里程达到世界的三分之二
    return [
        "share" if is_share and reason is None else reason for reason, is_share in zip(reasons, shares, strict=True)
    ]


def _is_same(one: Measured) -> bool:
    return one.likeness.old == one.likeness.new and not one.likeness.parted


def _sentence_of(one: Measured) -> Hashable:
    row, sentence = one.row, one.quantity.sentence
    return row["path"], row["eid"], sentence and sentence.span, row["indicator"], _find_kind(one) in _RATES, _unit(one)


def _find_reason(one: Measured, texts: Collection[str]) -> str | None:
    likeness = one.likeness
    if not _is_same(one):
        return likeness.parted
    if likeness.score < 1 and _find_kind(one) not in _RATES:
        return "sum of several"  # 减税降费及退税超800亿元 says of neither how much
    if len(texts) > 1 and _LISTS.search(fold(one.row["indicator"] or "")):
        return "one number each"  # 城乡居民收入增长5%、6%、7%
    return None


def _find_kind(one: Measured) -> Kind:
    """What the number says of the measure; `amount` where its words do not tell."""
    form, falls = one.quantity.form, one.row["change"] == "decrease" or one.quantity.deed == "cuts"
    if form == "growth":
        return "decline" if falls else "growth"
    if form == "points":
        return "points down" if falls else "points up"
    if _unit(one) == _POINTS:
        return "difference"
    if form in ("amount", "count") and _ADDS in one.likeness.new:
        return "addition"
    if form == "count":
        return "amount" if _REACHES.search(one.quantity.before) else "done"
    return form


def _settle_amounts(told: Sequence[tuple[Measured, Kind]]) -> dict[str, Kind]:
    """For each unit what an amount is, where the other numbers of that unit are all of one kind."""
    kinds: dict[str, set[Kind]] = {}
    for one, kind in told:
        if kind in ("level", "done", "addition", "reduction"):
            kinds.setdefault(_unit(one), set()).add(kind)
    return {unit: next(iter(found)) for unit, found in kinds.items() if len(found) == 1}


class _Key(NamedTuple):
    """What the points of one series have in common, in the order in which series come."""

    place: str
    kind: Kind
    lasting: Lasting
    unit: str
    role: str


def _key(one: Measured, kind: Kind, by: By) -> _Key:
    lasting = one.quantity.lasting
    if kind in ("level", "amount") and lasting == "years":
        lasting = "year"  # a level holds however long it took
    return _Key(fold(_find_place(one.row, by)), kind, lasting, _unit(one), one.row["role"])


def _name_people(alike: list[Measured]) -> list[Measured]:
    """The same, where people are counted beside numbers without a unit (减少1000万) these as people."""
    if "人" not in map(_unit, alike):
        return alike
    return [one if _unit(one) else one._replace(row={**one.row, "normalized_unit": "人"}) for one in alike]


def _unit(one: Measured) -> str:
    unit = fold(one.row["normalized_unit"]).replace("每", "/")
    if not unit and "/" in (one.row["printed_value"] or ""):
        return "%"
    return _SHARES.get(unit) or _SAME_UNITS.get(unit, unit)


def _find_place(row: Row, by: By) -> str:
    """Whose paper it is; without a region or issuer, what the title tells beside its year."""
    title = _YEARS.sub("", row["document_title"] or "").strip()
    title = "" if title == row["document_kind"] else title
    named = {"region": row["region"] or row["issuer"], "issuer": row["issuer"], "title": None}[by]
    return named or title


def _order(one: Measured) -> tuple[int, str, int]:
    return _year(one)[0] or 0, one.row["path"], one.row["start"]


def _year(one: Measured) -> tuple[int | None, str | None]:
    if one.quantity.year is not None:
        return one.quantity.year, one.row["deadline_basis"]
    year = one.row["year"]
    return year, "document" if year is not None else None


def _to_point(key: _Key, place: str, number: int, one: Measured) -> Point:
    row, (year, basis) = one.row, _year(one)
    share = 100.0 if key.unit == "%" and not row["normalized_unit"] else 1.0
    figures = {name: _times(row[f"normalized_{name}"], share) for name in ("value", "low", "high")}
    same = {name: row[name] for name in _SAME}
    sentence = one.quantity.sentence
    return Point(
        series=number,
        place=place,
        kind=key.kind,
        lasting=key.lasting,
        unit=key.unit,
        year=year,
        year_basis=basis,
        sentence=sentence.text if sentence else row["task"],
        **figures,
        **same,
    )


_SAME = ("role", "comparator", "text", "indicator", "path", "document_title", "eid", "page", "line", "start", "end")


def _times(figure: float | None, factor: float) -> float | None:
    return None if figure is None else figure * factor


def _tell_names(alike: Sequence[Measured], reasons: Sequence[str | None]) -> Iterator[Name]:
    """Those that were joined, most frequent first, then those that came near, nearest first."""
    names: dict[tuple[str, str, str | None], list[Measured]] = {}
    for one, reason in zip(alike, reasons, strict=True):
        if one.likeness.score >= _NEAR:
            names.setdefault((fold(one.row["indicator"] or one.row["text"]), one.likeness.new, reason), []).append(one)
    told = sorted(
        names.items(), key=lambda named: (named[0][2] is not None, -named[1][0].likeness.score, -len(named[1]))
    )
    for (_, name, reason), found in told:
        first = found[0]
        printed = Counter(one.row["indicator"] or one.row["text"] for one in found)
        yield Name(
            indicator=printed.most_common(1)[0][0],
            name=name,
            joined=reason is None,
            score=round(first.likeness.score, 2),
            reason=reason or "",
            points=len(found),
            path=first.row["path"],
            line=first.row["line"],
        )
