"""Names of places in a text, read against the tables of divisions, regions and waters.

广东省, 广州, 长三角, 西江     a row of places.csv, unless it is read across a word border: 均|衡水|平
永嘉县, 余杭区                 a county by its full name
粤港澳, 京沪; 粤东西北         short forms of provinces in a row, or with a quarter of the sky
援疆, 来粤, 在京               one alone, behind a verb of going or staying
"""

import functools
import re
from collections import defaultdict
from typing import NamedTuple

from gdplan.normalize import normalize
from gdplan.vocab.mentions import words
from gdplan.vocab.places import County, PlaceName, counties, places

# A word can end before these, so a name can begin: punctuation, prepositions, conjunctions.
_EDGE = frozenset(" ,;。:！？、“”《》()\n在于向从到至与和及由赴对以等省市区国—-·及是的经")
# 广州市|场, 南沙区|域, 郑县|域
_NO_SUFFIX = {"市": (*"场值民容级",), "区": (*"域块位间级",), "县": (*"域城级",), "旗": (*"舰帜",), "省": ("级",)}
_SUFFIXES = "县区市旗"
_SHORT = "京津冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕疆澳青"
_SHORT_BEHIND = _SHORT + "港台深穗甬宁甘"  # common words themselves; they count behind one of the others
_ABBREVIATED = re.compile(
    rf"[{_SHORT}](?:(?<!青)[{_SHORT_BEHIND}]++"
    "|(?<=[粤苏浙皖闽赣鲁豫鄂湘桂琼川黔滇藏陕冀辽晋])[东西南北中]++"
    "|(?<=[援赴驻入来返][^蜀澳])|(?<=[进在离][^晋辽苏蜀澳青])(?<![存现正潜所内外实前]..))"
)
# Words that a county name can be cut out of: 滨|海城市
_WORDS = frozenset(
    ("城市", "市区", "城区", "山区", "地区", "郊区", "景区", "新区", "园区", "港区", "湖区", "林区", "库区")
)
SHORT_COUNTY = 2  # 赵县, whose short form is the same
# Only behind the city they lie in, or in a row: 赵县 can be cut out of a sentence, 城区 is no name.
_GENERIC_COUNTY = re.compile("^(?:.[县区市]|[东西南北中新老主]城区|市[中南北]区|新市区|港口区|城[东西南北中关]区)$")


class Found(NamedTuple):
    """A place name; `code` is the GB/T 2260 code that all inside it begin with, empty for regions and waters."""

    start: int
    end: int
    division: str
    code: str


class Gazetteer(NamedTuple):
    """The tables of places as they are looked up."""

    trigger: re.Pattern[str]  # a character that a name may begin with, or a county's end
    by_pair: dict[str, tuple[tuple[str, PlaceName], ...]]  # first two characters -> forms, longest first
    tails: dict[str, tuple[int, ...]]  # last two characters of a county's full name -> lengths, longest first
    by_name: dict[str, County]
    stems: dict[str, tuple[County, ...]]  # short names, without 区县市


@functools.cache
def gazetteer() -> Gazetteer:
    """The tables of places, indexed."""
    by_pair: defaultdict[str, list[tuple[str, PlaceName]]] = defaultdict(list)
    for place in places():
        for form in dict.fromkeys((place.full or place.name, place.name)):
            by_pair[form[:2]].append((form, place))
    measures = words("promote", "verb", "adverb").words
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
    last = "".join(sorted({tail[0] for tail in tails}))
    first, second = ("".join(sorted({pair[i] for pair in by_pair})) for i in (0, 1))
    return Gazetteer(
        re.compile(f"[{first}{_SHORT}{_SUFFIXES}](?:(?=[{second}])|(?<=[{_SHORT}])|(?<=[{_SUFFIXES}])(?<=[{last}].))"),
        {pair: tuple(sorted(forms, key=lambda form: -len(form[0]))) for pair, forms in by_pair.items()},
        {tail: tuple(sorted(lengths, reverse=True)) for tail, lengths in tails.items()},
        by_name,
        {stem: tuple(found) for stem, found in stems.items()},
    )


def find_place_names(text: str) -> list[Found]:
    """The names in a text; a county may overlap a name of places.csv.

    >>> text = "在浙江省永嘉县,粤港澳,均衡水平"
    >>> [text[name.start : name.end] for name in find_place_names(text)]
    ['浙江省', '永嘉县', '粤港澳']
    """
    index = gazetteer()
    found: list[Found] = []
    end = 0  # of the last name
    for trigger in index.trigger.finditer(text):
        start = trigger.start()
        char = text[start]
        if char in _SUFFIXES and (county := _find_county(text, start + 1, index)):
            found.append(county)
        if start < end:
            continue
        forms = index.by_pair.get(text[start : start + 2])
        name = _find_name(text, start, end, forms) if forms else None
        if name is None and char in _SHORT and (short := _ABBREVIATED.match(text, start)):
            name = Found(*short.span(), "province" if short.end() == start + 1 else "region", "")
        if name:
            end = name.end
            found.append(name)
    return found


def _find_name(text: str, start: int, last: int, forms: tuple[tuple[str, PlaceName], ...]) -> Found | None:
    for form, row in forms:
        if text.startswith(form, start) and _stands_alone(text, start, form, row, last):
            return Found(start, start + len(form), row.division, row.code)
    return None


def _find_county(text: str, end: int, index: Gazetteer) -> Found | None:
    tail = text[max(0, end - 2) : end]
    lengths = index.tails.get(tail)
    if lengths is None or text.startswith(_NO_SUFFIX[text[end - 1]], end):
        return None
    for start in [end - length for length in lengths if length <= end]:
        county = index.by_name.get(text[start:end])
        if county and (tail not in _WORDS or _is_edge(text, start)):
            return Found(start, end, county.division, county.code)
    return None


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
    if not before or before in _EDGE:
        return True
    return words("promote", "verb").ends_at(text, start - (before in "好了"))
