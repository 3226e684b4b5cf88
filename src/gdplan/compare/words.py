"""A folded text as words, so that a comparison never cuts one: 30个 is one, “粤省事” is one, 省政务和数据局 is one."""

import functools
import re
from collections.abc import Iterable

from gdplan.vocab.dates import NUMBER
from gdplan.vocab.numerals import COUNTS
from gdplan.vocab.units import units
from gdplan.vocab.words import lengths, words

_HAN = re.compile(r"[\u3400-\u9fff]+")
_NUMERALS = f"零〇{COUNTS}百千"
_HAS_NUMERAL = re.compile(f"[{_NUMERALS}]")
_LONGEST_QUOTE = 40
_LONGEST_NAME = 12  # characters of a quoted name that is a word also where it stands without its quotes
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
        rf"|{number}年(?:{NUMBER}月)?(?:{NUMBER}日)?"
        rf"|{number}(?:[—~-]{number})?[万亿千百]*+[多余]?(?:{unit})"
        rf"|[0-9]*+[A-Za-z][A-Za-z0-9.+-]*+|{number}[万亿千百]*+|{_HAN.pattern}|.",
        re.DOTALL,
    )


@functools.cache
def _chinese_number() -> re.Pattern[str]:
    unit = "|".join(re.escape(unit) for unit in units())
    return re.compile(
        rf"百分之[{_NUMERALS}点]++|第?[{_NUMERALS}]++(?:点[{_NUMERALS}]++)?[万亿]*+(?:{unit}|届|批|期|步)|第?[{_NUMERALS}]{{2,}}+"
    )


def find_quoted(texts: Iterable[str]) -> set[str]:
    """The names in quotes of folded texts.

    >>> find_quoted(["优化“粤省事”平台,推广“粤商通”。"]) == {"粤省事", "粤商通"}
    True
    """
    quoted = {piece.partition("”")[0] for text in texts for piece in text.split("“")[1:] if "”" in piece}
    return {name for name in quoted if len(name) <= _LONGEST_NAME}


class Splitter:
    """Parts texts of two editions into words; the names that these editions use are words, too."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, list[str]] = {}
        for name in sorted(set(names), key=lambda name: (-len(name), name)):
            if len(name) > 1 and _HAN.fullmatch(name):
                self._names.setdefault(name[:2], []).append(name)
        self._split: dict[str, list[str]] = {}

    def find_tokens(self, text: str) -> list[str]:
        """The quoted names, numbers, Latin words, marks and runs of Chinese characters of a folded text."""
        return _tokens().findall(text)

    def split(self, text: str) -> list[str]:
        """The words of a folded text; joined they give it back.

        >>> Splitter(["粤省事"]).split("优化粤省事,建设30个“数字乡村”试点。")
        ['优化', '粤省事', ',', '建设', '30个', '“数字乡村”', '试点', '。']
        """
        return [word for token in self.find_tokens(text) for word in self.split_token(token)]

    def split_token(self, token: str) -> list[str]:
        """The words of one token: itself, unless it is a run of Chinese characters."""
        if len(token) < 2 or not "\u3400" <= token[0] <= "\u9fff":
            return [token]
        known = self._split.get(token)
        if known is None:
            known = self._split[token] = self._find_cheapest(token)
        return known

    def _find_cheapest(self, run: str) -> list[str]:
        """The words of a run of characters whose counts make it most likely."""
        count_of, longest_at, names_at, length = words().get, lengths().get, self._names.get, len(run)
        numbers = _find_numbers(run)
        cost = [_COST_OF_CHARACTER * i for i in range(length + 1)]
        start = [-1, *range(length)]  # of the word that ends at each place
        for i in range(length - 1):
            here = cost[i]
            if here + _COST_OF_CHARACTER < cost[i + 1]:
                cost[i + 1], start[i + 1] = here + _COST_OF_CHARACTER, i
            pair = run[i : i + 2]
            for end in range(i + 2, min(i + longest_at(pair, 0), length) + 1):
                count = count_of(run[i:end])
                if count and here + _TOP - count < cost[end]:
                    cost[end], start[end] = here + _TOP - count, i
            if numbers and i in numbers and here + _COST_OF_NUMBER < cost[numbers[i]]:
                cost[numbers[i]], start[numbers[i]] = here + _COST_OF_NUMBER, i
            for name in names_at(pair, ()):
                end = i + len(name)
                if run.startswith(name, i) and here + _COST_OF_NAME < cost[end]:
                    cost[end], start[end] = here + _COST_OF_NAME, i
        if cost[length - 1] + _COST_OF_CHARACTER < cost[length]:
            start[length] = length - 1
        found, end = [], length
        while end > 0:
            found.append(run[start[end] : end])
            end = start[end]
        return found[::-1]


def _find_numbers(run: str) -> dict[int, int]:
    """Where numbers with their unit begin and end."""
    if not _HAS_NUMERAL.search(run):
        return {}
    return {found.start(): found.end() for found in _chinese_number().finditer(run)}
