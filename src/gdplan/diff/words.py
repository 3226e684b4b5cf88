"""A folded text as words, so that a comparison never cuts one: 30个 is one, “粤省事” is one, 省政务和数据局 is one."""

import functools
import re
from collections.abc import Iterable

from gdplan.vocab.units import units
from gdplan.vocab.words import LONGEST_WORD, words

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LONGEST_QUOTE = 40
_COST_OF_CHARACTER = 12  # a word costs 20 less the logarithm of its count, so two characters cost more than one word
_COST_OF_NAME = 1
_COST_OF_NUMBER = 8  # 两个 is a word; 统一 and 个人 are better ones than 一个
_TOP = 20


@functools.cache
def _tokens() -> re.Pattern[str]:
    unit = "|".join(re.escape(unit) for unit in units())
    number = r"\d++(?:[.,:/]\d++)*+"
    return re.compile(
        rf"“[^“”]{{1,{_LONGEST_QUOTE}}}”|《[^《》]{{1,80}}》"
        rf"|{number}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?"
        rf"|{number}(?:[—~-]{number})?[万亿千百]*+[多余]?(?:{unit})"
        rf"|[0-9]*+[A-Za-z][A-Za-z0-9.+-]*+|{number}[万亿千百]*+|{_HAN.pattern}|.",
        re.DOTALL,
    )


@functools.cache
def _chinese_number() -> re.Pattern[str]:
    unit = "|".join(re.escape(unit) for unit in units())
    return re.compile(rf"第?[零〇一二两三四五六七八九十百千]++[万亿]*+(?:{unit}|届|批|期|步)")


class Splitter:
    """Parts texts of two editions into words; the names that these editions use are words, too."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, list[str]] = {}
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            if len(name) > 1 and _HAN.fullmatch(name):
                self._names.setdefault(name[:2], []).append(name)
        self._split: dict[str, list[str]] = {}

    def split(self, text: str) -> list[str]:
        """The words of a folded text; joined they give it back.

        >>> Splitter(["粤省事"]).split("优化粤省事,建设30个“数字乡村”试点。")
        ['优化', '粤省事', ',', '建设', '30个', '“数字乡村”', '试点', '。']
        """
        tokens: list[str] = []
        for token in _tokens().findall(text):
            if len(token) > 1 and _HAN.fullmatch(token):
                tokens += self._split_run(token)
            else:
                tokens.append(token)
        return tokens

    def _split_run(self, run: str) -> list[str]:
        known = self._split.get(run)
        if known is None:
            known = self._split[run] = self._find_cheapest(run)
        return known

    def _find_cheapest(self, run: str) -> list[str]:
        """The words of a run of characters whose counts make it most likely."""
        table, length = words(), len(run)
        numbers = {found.start(): found.end() for found in _chinese_number().finditer(run)}
        cost = [_COST_OF_CHARACTER * i for i in range(length + 1)]
        start = [-1, *range(length)]  # of the word that ends at each place
        for i in range(length):
            here = cost[i]
            _improve(cost, start, i, i + 1, here + _COST_OF_CHARACTER)
            for end in range(i + 2, min(i + LONGEST_WORD, length) + 1):
                count = table.get(run[i:end])
                if count is not None:
                    _improve(cost, start, i, end, here + _TOP - count)
            if i in numbers:
                _improve(cost, start, i, numbers[i], here + _COST_OF_NUMBER)
            for name in self._names.get(run[i : i + 2], ()):
                if run.startswith(name, i):
                    _improve(cost, start, i, i + len(name), here + _COST_OF_NAME)
        found, end = [], length
        while end > 0:
            found.append(run[start[end] : end])
            end = start[end]
        return found[::-1]


def _improve(cost: list[int], start: list[int], begin: int, end: int, price: int) -> None:
    if price < cost[end]:
        cost[end], start[end] = price, begin
