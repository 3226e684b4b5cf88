"""Places in a text: names of divisions, regions and waters, short forms in a row (粤港澳), 援疆.

    广东省深圳市, 广州南沙   a division and one inside it are one place
    粤港澳, 京沪             short forms of provinces in a row; alone only in 援疆, 来粤
    粤东西北, 苏南           a part of a province
In the name of an institution (广州国家实验室), a document or a programme (数字广东) a place counts with `in_name`; a
short form alone in a brand (粤省事) is none.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import is_inside
from gdplan.normalize import PlanText, normalize
from gdplan.vocab.mentions import either, firsts, words
from gdplan.vocab.places import County, PlaceName, counties, places

# A word can end before these, so a name can begin: punctuation, prepositions, conjunctions.
_EDGE = frozenset(" ,;。:！？、“”《》()\n在于向从到至与和及由赴对以等省市区国—-·及是的经")
# 广州市|场, 南沙区|域, 郑县|域
_NO_SUFFIX = {"市": (*"场值民容级",), "区": (*"域块位间级",), "县": (*"域城级",), "旗": (*"舰帜",), "省": ("级",)}
_SUFFIX = re.compile("[县区市旗]")
_SHORT = "京津冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕疆澳"
_SHORT_BEHIND = _SHORT + "港台深穗甬宁青甘"  # common words themselves; they count behind one of the others
_ABBREVIATED = re.compile(
    rf"[{_SHORT}青](?:(?<=[{_SHORT}])[{_SHORT_BEHIND}]++"
    "|(?<=[粤苏浙皖闽赣鲁豫鄂湘桂琼川黔滇藏陕冀辽晋])[东西南北中]++"
    "|(?<=[援赴驻入来返][^蜀澳])|(?<=[进在离][^晋辽苏蜀澳青])(?<![存现正潜所内外实前]..))"
)
# Words that a county name can be cut out of: 滨|海城市
_WORDS = frozenset(
    ("城市", "市区", "城区", "山区", "地区", "郊区", "景区", "新区", "园区", "港区", "湖区", "林区", "库区")
)
_ITEM = re.compile("[、和与及(]([\u4e00-\u9fff]{2,3}?)(?=[、和与及等,;。)]|$)")
SHORT_COUNTY = 2  # 赵县, whose short form is the same
DIVISIONS = ("province", "city", "county", "district")
# Only behind the city they lie in, or in a row: 赵县 can be cut out of a sentence, 城区 is no name.
_GENERIC_COUNTY = re.compile("^(?:.[县区市]|[东西南北中新老主]城区|市[中南北]区|新市区|港口区|城[东西南北中关]区)$")


class PlaceReading(NamedTuple):
    """`start` and `end` hold the place as printed; `division` is that of the last part."""

    start: int
    end: int
    division: str
    in_name: bool
    kind: Literal["place"] = "place"


class _Found(NamedTuple):
    start: int
    end: int
    division: str
    code: str


class _Gazetteer(NamedTuple):
    trigger: re.Pattern[str]
    by_pair: dict[str, tuple[tuple[str, PlaceName], ...]]  # first two characters -> forms, longest first
    tails: dict[str, tuple[int, ...]]  # last two characters of a county's full name -> lengths, longest first
    by_name: dict[str, County]
    stems: dict[str, tuple[County, ...]]  # short names, without 区县市


@functools.cache
def _gazetteer() -> _Gazetteer:
    by_pair: defaultdict[str, list[tuple[str, PlaceName]]] = defaultdict(list)
    for place in places():
        for form in dict.fromkeys((place.full or place.name, place.name)):
            by_pair[form[:2]].append((form, place))
    measures = words("promote") | words("verb") | words("adverb")
    by_name: dict[str, County] = {}
    stems: defaultdict[str, list[County]] = defaultdict(list)
    tails: defaultdict[str, set[int]] = defaultdict(set)
    names = normalize(" ".join(county.name for county in counties())).split()  # 乾安县 is 干安县 in plan text
    for county, name in zip(counties(), names, strict=True):
        if len(name) == SHORT_COUNTY or name[:-1] not in measures:
            stems[name if len(name) == SHORT_COUNTY else name[:-1]].append(county)
        if not _GENERIC_COUNTY.match(name):
            by_name[name] = county
            tails[name[-2:]].add(len(name))
    first, second = ("".join(sorted({pair[i] for pair in by_pair})) for i in (0, 1))
    return _Gazetteer(
        re.compile(f"[{first}](?=[{second}])"),
        {pair: tuple(sorted(forms, key=lambda form: -len(form[0]))) for pair, forms in by_pair.items()},
        {tail: tuple(sorted(lengths, reverse=True)) for tail, lengths in tails.items()},
        by_name,
        {stem: tuple(found) for stem, found in stems.items()},
    )


@functools.cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(f"(?:{either('promote', 'verb')})(?:好|了)?$")


@functools.cache
def _institution() -> re.Pattern[str]:
    """What makes the name of an institution of a place."""
    return re.compile(
        rf"(?!(?={firsts('promote', 'verb')}){either('promote', 'verb')})"
        rf"[^,;。:、“”《》()\n的和与及在为对等]{{0,10}}?(?={firsts('institution')}){either('institution')}"
    )


@functools.cache
def _brand() -> re.Pattern[str]:
    return re.compile(f"(?:{either('brand')})$")


def find_places(text: PlanText) -> tuple[PlaceReading, ...]:
    """The places of a text, in reading order.

    >>> text = PlanText("推进广州南沙、珠海横琴和深圳建设,做好援疆工作。")
    >>> [(text[p.start : p.end], p.division) for p in find_places(text)]
    [('广州南沙', 'district'), ('珠海横琴', 'district'), ('深圳', 'city'), ('疆', 'province')]
    """
    found = [*_names(text), *_counties(text), *_abbreviations(text)]
    if not found:
        return ()
    found.sort(key=lambda place: (place.start, -place.end))
    return tuple(
        [
            PlaceReading(place.start, place.end, place.division, _is_in_name(text, place))
            for place in _in_rows(text, _chained(found))
        ]
    )


def _chained(found: list[_Found]) -> list[_Found]:
    """Places that do not overlap, a division with what lies in it as one."""
    chained = found[:1]
    for place in found[1:]:
        last = chained[-1]
        if place.start == last.end and last.code and place.code.startswith(last.code):
            chained[-1] = _Found(last.start, place.end, place.division, place.code)
        elif place.start >= last.end:
            chained.append(place)
    return chained


def _in_rows(text: str, places: list[_Found]) -> Iterator[_Found]:
    """The places, and short names of counties behind them: 浙江|安吉, 海口、|琼海|、|文昌|等."""
    ends = [*(place.start for place in places[1:]), len(text)]
    for place, end in zip(places, ends, strict=True):
        if place.division not in DIVISIONS:
            yield place
            continue
        whole = _with_county(text, place)
        yield whole
        stems, at = _gazetteer().stems, whole.end
        while (item := _ITEM.match(text, at, end)) and (counties := stems.get(item[1])):
            at = item.end()
            yield _Found(item.start(1), at, counties[0].division, counties[0].code)


def _with_county(text: str, place: _Found) -> _Found:
    """A place with the short name of a county in it."""
    stems = _gazetteer().stems
    for length in (3, 2):
        for county in stems.get(text[place.end : place.end + length], ()):
            if place.code and county.code.startswith(place.code):
                return _Found(place.start, place.end + length, county.division, county.code)
    return place


def _names(text: str) -> list[_Found]:
    gazetteer = _gazetteer()
    found: list[_Found] = []
    end = 0
    for trigger in gazetteer.trigger.finditer(text):
        start = trigger.start()
        if start < end or (forms := gazetteer.by_pair.get(text[start : start + 2])) is None:
            continue
        for form, row in forms:
            if text.startswith(form, start) and _stands_alone(text, start, form, row, end):
                end = start + len(form)
                found.append(_Found(start, end, row.division, row.code))
                break
    return found


def _stands_alone(text: str, start: int, form: str, row: PlaceName, last: int) -> bool:
    """The name is not read across a word border."""
    before, behind = text[start - 1 : start], text[start + len(form) : start + len(form) + 1]
    if before and before in row.not_after and start != last:
        return False
    if form == row.full:
        return behind not in _NO_SUFFIX.get(form[-1], ())
    if behind and behind in row.not_before:
        return False
    return row.edge != "clean" or start == last or _is_edge(text, start)


def _is_edge(text: str, start: int) -> bool:
    """A word ends before `start`."""
    before = text[start - 1 : start]
    return not before or before in _EDGE or _verb_before().search(text, max(0, start - 6), start) is not None


def _counties(text: str) -> list[_Found]:
    gazetteer = _gazetteer()
    found: list[_Found] = []
    for suffix in _SUFFIX.finditer(text):
        end = suffix.end()
        lengths = gazetteer.tails.get(text[end - 2 : end])
        if lengths is None or text.startswith(_NO_SUFFIX[suffix[0]], end):
            continue
        for start in [end - length for length in lengths if length <= end]:
            county = gazetteer.by_name.get(text[start:end])
            if county and (text[end - 2 : end] not in _WORDS or _is_edge(text, start)):
                found.append(_Found(start, end, county.division, county.code))
                break
    return found


def _abbreviations(text: str) -> list[_Found]:
    found = [short.span() for short in _ABBREVIATED.finditer(text)]
    return [_Found(start, end, "province" if end - start == 1 else "region", "") for start, end in found]


def _is_in_name(text: str, place: _Found) -> bool:
    """The place is part of a quotation, a title, or the name of an institution or a programme."""
    return (
        is_inside(text, place.start, "“”")
        or is_inside(text, place.start, "《》")
        or _institution().match(text, place.end) is not None
        or _brand().search(text, max(0, place.start - 2), place.start) is not None
    )
