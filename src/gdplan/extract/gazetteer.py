"""Names of places in a text, read against the tables of divisions, regions and waters.

广东省, 广州, 长三角, 西江     a row of places.csv, unless it is read across a word border: 均|衡水|平
永嘉县, 余杭区                 a county by its full name
粤港澳, 京沪; 粤东西北         short forms of provinces in a row, or with a quarter of the sky
援疆, 来粤, 在京               one alone, behind a verb of going or staying
"""

import functools
import re
from typing import NamedTuple

from gdplan.normalize import normalize
from gdplan.patterns import lazy
from gdplan.vocab.mentions import words
from gdplan.vocab.places import County, PlaceName, counties, places

# A word can end before these, so a name can begin: punctuation, prepositions, conjunctions.
_EDGE = frozenset(" ,;。:！？、“”《》()\n在于向从到至与和及由赴对以等省市区国—-·及是的经")
# 广州市|场, 南沙区|域, 郑县|域
_NO_SUFFIX = {"市": (*"场值民容级",), "区": (*"域块位间级",), "县": (*"域城级",), "旗": (*"舰帜",), "省": ("级",)}
_SUFFIXES = "县区市旗"
_SHORT = "京津冀晋辽沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔滇藏陕疆澳青"
_SHORT_BEHIND = _SHORT + "港台深穗甬宁甘"  # common words themselves; they count behind one of the others
_WITH_QUARTER = frozenset("粤苏浙皖闽赣鲁豫鄂湘桂琼川黔滇藏陕冀辽晋")  # 粤东西北
_QUARTERS = "东西南北中"
_PREFECTURE = "自治州"
_CHINA = ("中国", "中央", "中共")  # 新晋|中国工程院院士
# Verbs before one alone; with some short forms, and behind some characters, they are other words: 在辽阔, 潜在.
_GOING = (*"援赴驻入来返",)
_NOT_GONE_TO = "蜀澳"
_STAYING = (*"进在离",)
_NOT_STAYED_IN = "晋辽苏蜀澳青"
_NOT_STAYING = (*"存现正潜所内外实前",)
# Words that a county name can be cut out of: 滨|海城市
_WORDS = frozenset(
    ("城市", "市区", "城区", "山区", "地区", "郊区", "景区", "新区", "园区", "港区", "湖区", "林区", "库区")
)
SHORT_COUNTY = 2  # 赵县, whose short form is the same
# Only behind the city they lie in, or in a row: 赵县 can be cut out of a sentence, 城区 is no name.
_GENERIC_COUNTIES = frozenset(
    (
        *(f"{which}城区" for which in "东西南北中新老主"),
        *(f"城{which}区" for which in "东西南北中关"),
        *("市中区", "市南区", "市北区", "新市区", "港口区"),
    )
)


class Found(NamedTuple):
    """A place name; `code` is the GB/T 2260 code that all inside it begin with, empty for regions and waters."""

    start: int
    end: int
    division: str
    code: str


class Gazetteer(NamedTuple):
    """The tables of places as they are looked up."""

    trigger: re.Pattern[str]  # a character that a name may begin with, or a county's end
    by_pair: dict[str, list[tuple[str, PlaceName]]]  # first two characters -> forms, longest first
    by_name: dict[str, County]  # by full name
    tails: frozenset[str]  # the last two characters of those names
    lengths: tuple[int, ...]  # of those names, longest first
    stems: dict[str, list[County]]  # by short name, without 区县市


@functools.cache
def gazetteer() -> Gazetteer:
    """The tables of places, indexed."""
    by_pair: dict[str, list[tuple[str, PlaceName]]] = {}
    forms = [(form, place) for place in places() for form in {place.full or place.name, place.name}]
    for form, place in sorted(forms, key=lambda row: -len(row[0])):
        by_pair.setdefault(form[:2], []).append((form, place))
    names = normalize(" ".join([county.name for county in counties()])).split()  # 乾安县 is 干安县 in plan text
    named = list(zip(names, counties(), strict=True))
    by_name = {name: row for name, row in named if len(name) > SHORT_COUNTY and name not in _GENERIC_COUNTIES}
    measures = words("promote", "verb", "adverb").words
    stems: dict[str, list[County]] = {}
    for name, county in named:
        stem = name if len(name) == SHORT_COUNTY else name[:-1]
        if stem not in measures:
            stems.setdefault(stem, []).append(county)
    first, second = ("".join(sorted({pair[i] for pair in by_pair})) for i in (0, 1))
    return Gazetteer(
        lazy(f"[{first}{_SHORT}{_SUFFIXES}](?:(?=[{second}])|(?<=[{_SHORT}{_SUFFIXES}]))"),
        by_pair,
        by_name,
        frozenset([name[-2:] for name in by_name]),
        tuple(sorted(set(map(len, by_name)), reverse=True)),
        stems,
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
        if name is None and char in _SHORT:
            name = _find_abbreviated(text, start)
        if name:
            end = name.end
            found.append(name)
    return found


def _find_name(text: str, start: int, last: int, forms: list[tuple[str, PlaceName]]) -> Found | None:
    for form, row in forms:
        if text.startswith(form, start) and _stands_alone(text, start, form, row, last):
            end = start + len(form)
            if form != row.full and row.full.endswith(_PREFECTURE):  # 恩施州
                end += next((len(suffix) for suffix in (_PREFECTURE, "州") if text.startswith(suffix, end)), 0)
            return Found(start, end, row.division, row.code)
    return None


def _find_abbreviated(text: str, start: int) -> Found | None:
    """Short forms in a row or with a quarter of the sky, or one behind a verb of going or staying."""
    char, end = text[start], start + 1
    behind = text[end : end + len(_SHORT_BEHIND)]
    if char != "青":
        end += len(behind) - len(behind.lstrip(_SHORT_BEHIND))
    if end == start + 1 and char in _WITH_QUARTER and not text.startswith(_CHINA, end):
        end += len(behind) - len(behind.lstrip(_QUARTERS))
    if end > start + 1:
        return Found(start, end, "region", "")
    goes = text.endswith(_GOING, 0, start) and char not in _NOT_GONE_TO
    stays = text.endswith(_STAYING, 0, start) and not text.endswith(_NOT_STAYING, 0, start - 1)
    return Found(start, end, "province", "") if goes or (stays and char not in _NOT_STAYED_IN) else None


def _find_county(text: str, end: int, index: Gazetteer) -> Found | None:
    tail = text[max(0, end - 2) : end]
    if tail not in index.tails or text.startswith(_NO_SUFFIX[text[end - 1]], end):
        return None
    for start in [end - length for length in index.lengths if length <= end]:
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
    return words("promote", "verb").before(text, start - (before in "好了")) != ""


def is_known_place(name: str) -> bool:
    """Whether a whole text is the name of a division, long or short.

    >>> is_known_place("呼和浩特"), is_known_place("鹏城云脑")
    (True, False)
    """
    index = gazetteer()
    forms = index.by_pair.get(name[:2], ())
    return name in index.by_name or name in index.stems or any(form == name for form, _ in forms)


def opens_with_city_or_zone(name: str) -> bool:
    """Whether a name opens with that of a city or a zone: whose body it is needs no word.

    >>> opens_with_city_or_zone("前海管理局"), opens_with_city_or_zone("港澳办"), opens_with_city_or_zone("公路管理局")
    (True, False, False)
    """
    return any(
        place.division in ("city", "district")
        and name.startswith(form)
        and name[len(form) : len(form) + 1] not in place.not_before
        for form, place in gazetteer().by_pair.get(name[:2], ())
    )
