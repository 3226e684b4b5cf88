"""Decimal numbers: 1, 1.1, 1.1.1, as standards (GB/T 1.1-2020, 7.2) and emergency plans (应急预案) have them.

A decimal at the start of a paragraph is a quantity or a reference in most texts (1.2亿千瓦, 11.5.14.2的试验). It is a
marker where nearly all decimals of a text that stand so follow one another: 1.1, 1.2, 2.1, 2.1.1.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from gdplan.outline.families import DECIMAL, FAMILIES, RANK
from gdplan.outline.markers import Marker
from gdplan.outline.paragraphs import Paragraph
from gdplan.patterns import lazy

_DECIMAL = lazy(
    r"(?P<path>\d{1,2}(?:\.\d{1,2}){1,3})(?P<mark>(?![\d万亿倍])(?:\.(?!\d)|、)?)"
    r"(?: +(?=[^\d\W]|[《“(]|\d{1,5}[^\W\d_])|(?=[一-鿿《“])(?![的至和与及或]|(?:条|款|项|规定|所[述列])))"
)
_CHAPTER = lazy(r"(?P<path>\d{1,2})(?P<mark>[.、]?) *(?=[一-鿿])")
_LONGEST_HEADING = 40  # characters of a chapter's line
_ITEM, _ARABIC = RANK["（一）"], RANK["1."]
_BELOW_ARABIC = RANK["（1）"]  # the rank of 1.1 below 1.; that of 1.1.1 is the next
_FEWEST = 3  # chapters and decimals
_FAR = 5  # chapters that may be missing

_Path = tuple[int, ...]


class _Found(NamedTuple):
    """A number at the start of a paragraph, and what follows it."""

    paragraph: int
    path: _Path
    end: int
    style: str | bool  # 1. 1、, or whether a blank follows


def number_decimals(paragraphs: Sequence[Paragraph], markers: list[list[Marker]]) -> list[list[Marker]]:
    """The markers of the paragraphs, with those that are decimals, and their chapters (1 总则), read as such."""
    digits = [i for i, paragraph in enumerate(paragraphs) if paragraph.text[0] in "123456789"]
    decimals = _chain(_of_one_style([found for i in digits if (found := _read(_DECIMAL, i, paragraphs[i].text))]))
    if not decimals:
        return markers
    if _stand_below(decimals, markers):
        return _inner_lists(_numbered(markers, decimals, _BELOW_ARABIC - 1), {item.paragraph for item in decimals})
    short = [i for i in digits if len(text := paragraphs[i].text) <= _LONGEST_HEADING and text[-1] not in "。;:,"]
    chapters = _chapters([found for i in short if (found := _read(_CHAPTER, i, paragraphs[i].text))], decimals)
    first = min(item.paragraph for item in [*decimals, *chapters])
    below = any(marker.firm and marker.rank == _ITEM for found in markers[:first] for marker in found)
    if below or len(decimals) + len(chapters) < _FEWEST:  # in （一）⏎1.⏎1.1 the levels are others
        return markers
    return _numbered(markers, [*decimals, *chapters], DECIMAL)


def _numbered(markers: list[list[Marker]], found: Sequence[_Found], first_rank: int) -> list[list[Marker]]:
    """The markers with those found among them; a number of one part has the first rank."""
    numbered = list(markers)
    for paragraph, path, end, _ in found:
        rank = min(first_rank + len(path) - 1, len(FAMILIES) - 1)
        marker = Marker(paragraph, 0, end, rank, path[-1], well_formed=True, glued=False)
        numbered[paragraph] = [marker, *(m for m in markers[paragraph] if m.glued)]
    return numbered


def _inner_lists(markers: list[list[Marker]], decimals: Container[int]) -> list[list[Marker]]:
    """The markers, （1） below 2.1 as a list within the list: both stand right below 2."""
    is_below = False
    for i, found in enumerate(markers):
        for k, marker in enumerate(found):
            is_below = i in decimals or (is_below and marker.rank >= _BELOW_ARABIC)
            if is_below and i not in decimals and marker.rank == _BELOW_ARABIC:
                markers[i] = [*found[:k], marker._replace(nesting=marker.nesting + 1), *found[k + 1 :]]
    return markers


def _of_one_style(found: list[_Found]) -> list[_Found]:
    """Without those that have no blank behind them where most have one: 2.2的要求适用于… refers to 2.2 验收."""
    spaced = [item for item in found if item.style is True]
    bare = sum(item.style is False for item in found)
    return [item for item in found if item.style is not False] if len(spaced) > bare else found


def _stand_below(decimals: Sequence[_Found], markers: Sequence[Sequence[Marker]]) -> bool:
    """Whether each stands below the Arabic number that it begins with: （一）⏎1.⏎1.1⏎（1）⏎1.2⏎2.⏎2.1."""
    above = {item.paragraph: item.path[0] for item in decimals}
    last = None
    for i, found in enumerate(markers):
        if i in above and above[i] != last:
            return False
        firm = next((marker for marker in found if marker.firm), None)
        if firm and i not in above and firm.rank <= _ARABIC:
            last = firm.number if firm.rank == _ARABIC else None
    return True


def _read(pattern: re.Pattern[str], paragraph: int, text: str) -> _Found | None:
    match = pattern.match(text)
    if match is None:
        return None
    path = tuple(int(part) for part in match["path"].split("."))
    return _Found(paragraph, path, match.end("mark"), match["mark"] or text[match.end("mark")] == " ")


def _chain(found: list[_Found]) -> list[_Found]:
    """Those decimals that follow one another; none where too many do not."""
    chain: list[_Found] = []
    last: _Path = ()
    for item, following in zip(found, [*found[1:], None], strict=False):
        begins = set(item.path[1:]) == {1}
        near = bool(last) and last < item.path and item.path[0] <= last[0] + _FAR
        goes_on = following is not None and _follows(item.path, following.path)
        if (_follows(last, item.path) if last else begins) or (goes_on and (begins or near)):
            chain.append(item)
            last = item.path
    return chain if len(chain) * 4 >= len(found) * 3 else []


def _follows(last: _Path, path: _Path) -> bool:
    """Whether a number is the next one on some level, or the first below it: 1.3, 2.1 and 1.2.1 after 1.2."""
    same = next((k for k, (old, new) in enumerate(zip(last, path, strict=False)) if old != new), len(last))
    if same < len(last):
        return len(path) > same and path[same] == last[same] + 1 and set(path[same + 1 :]) <= {1}
    return len(path) > same and set(path[same:]) == {1}


def _chapters(found: list[_Found], decimals: list[_Found]) -> list[_Found]:
    """The chapters of the decimals: 4 over 4.1, and those without decimals, 5 between 4.3 and 6.1 or at the end."""
    places = [item.paragraph for item in found]
    cuts = [0, *(bisect_left(places, item.paragraph) for item in decimals), len(found)]
    runs = [found[start:stop] for start, stop in pairwise(cuts)]
    heads = [head for run, first in zip(runs, decimals, strict=False) if (head := _head(run, first.path))]
    chapters = {head.paragraph: head for head in heads if head.style == heads[0].style}
    for run, last, following in zip(runs, [None, *decimals], [*decimals, None], strict=True):
        number = last.path[0] if last else 0
        for item in run:
            if not heads or item.path[0] <= number:  # 1. 2. 3. in the text of 4.3
                break
            if (
                item.style == heads[0].style
                and item.path[0] == number + 1
                and (following is None or number + 1 < following.path[0])
            ):
                number += 1
                chapters[item.paragraph] = item
    return list(chapters.values())


def _head(run: list[_Found], first: _Path) -> _Found | None:
    """The chapter right over its first decimal."""
    return next((item for item in reversed(run) if item.path == first[:1]), None) if set(first[1:]) == {1} else None
