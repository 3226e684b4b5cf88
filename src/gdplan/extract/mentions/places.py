"""Places in a text: names of divisions, regions and waters, and whether they stand in the name of something else.

广东省深圳市, 广州南沙         a division and one inside it are one place
海口、琼海、文昌               counties by their short names, in a row behind a place
广州国家实验室, 数字广东       in the name of an institution, a document or a programme: `in_name`
粤事通                         a short form alone in a brand is none
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import is_inside
from gdplan.extract.gazetteer import Found, find_place_names, gazetteer
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.mentions import words

_ITEM = lazy(r"[、和与及(](\w{2,3}?)(?=[、和与及等,;。)]|$)")
_ENDS_NAME = frozenset(",;。:、“”《》()\n的和与及在为对等")
BEFORE_INSTITUTION = 11  # characters behind the place among which the word for the institution begins
RANKS = ("province", "city", "county", "district")


class PlaceReading(NamedTuple):
    """`start` and `end` hold the place as printed; `division` is that of the last part."""

    start: int
    end: int
    division: str
    in_name: bool
    kind: Literal["place"] = "place"


def find_places(text: PlanText) -> tuple[PlaceReading, ...]:
    """The places of a text, in reading order.

    >>> text = PlanText("推进广州南沙、珠海横琴和深圳建设,做好援疆工作。")
    >>> [(text[p.start : p.end], p.division) for p in find_places(text)]
    [('广州南沙', 'district'), ('珠海横琴', 'district'), ('深圳', 'city'), ('疆', 'province')]
    """
    found = find_place_names(text)
    if not found:
        return ()
    found.sort(key=lambda place: (place.start, -place.end))
    return tuple(
        [
            PlaceReading(place.start, place.end, place.division, _is_in_name(text, place))
            for place in _in_rows(text, _chained(found))
        ]
    )


def _chained(found: list[Found]) -> list[Found]:
    """Places that do not overlap, a division with what lies in it as one."""
    chained = found[:1]
    for place in found[1:]:
        last = chained[-1]
        if place.start == last.end and last.code and place.code.startswith(last.code):
            chained[-1] = Found(last.start, place.end, place.division, place.code)
        elif place.start >= last.end:
            chained.append(place)
    return chained


def _in_rows(text: str, places: list[Found]) -> Iterator[Found]:
    """The places, and short names of counties behind them: 浙江|安吉, 海口、|琼海|、|文昌|等."""
    ends = [*(place.start for place in places[1:]), len(text)]
    for place, end in zip(places, ends, strict=True):
        if place.division not in RANKS:
            yield place
            continue
        whole = _with_county(text, place)
        yield whole
        stems, at = gazetteer().stems, whole.end
        while (item := _ITEM.match(text, at, end)) and (counties := stems.get(item[1])):
            at = item.end()
            yield Found(item.start(1), at, counties[0].division, counties[0].code)


def _with_county(text: str, place: Found) -> Found:
    """A place with the short name of a county in it."""
    stems = gazetteer().stems
    for length in (3, 2):
        for county in stems.get(text[place.end : place.end + length], ()):
            if place.code and county.code.startswith(place.code):
                return Found(place.start, place.end + length, county.division, county.code)
    return place


def _is_in_name(text: str, place: Found) -> bool:
    """The place is part of a quotation, a title, or the name of an institution or a programme."""
    return (
        is_inside(text, place.start, "“”")
        or is_inside(text, place.start, "《》")
        or _names_institution(text, place.end)
        or words("brand").before(text, place.start) != ""
    )


def _names_institution(text: str, start: int) -> bool:
    """What makes the name of an institution of a place follows: 广州|国家实验室."""
    institutions = words("institution")
    for place, char in enumerate(text[start : start + BEFORE_INSTITUTION], start):
        if char in institutions.by_first and institutions.at(text, place):
            return not words("promote", "verb").at(text, start)
        if char in _ENDS_NAME:
            return False
    return False
