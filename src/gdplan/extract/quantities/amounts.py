"""The number of a quantity as exact digits: one value, or the two ends of a range."""

import functools
from decimal import Context, Decimal
from fractions import Fraction
from typing import NamedTuple

from gdplan.numerals import parse_inexact, parse_numeral

_SOME = "几数"
_TENTHS = 10


class Amount(NamedTuple):
    """What a numeral says in units of its scale: 3亿5000万 is 35000 (万)."""

    number: str  # as printed, without 多 and its scale
    value: str | None  # digits without separators, or a/b; None for a range
    low: str | None
    high: str | None
    is_more: bool  # 30多, 百余
    is_about: bool = False  # 十来

    @property
    def is_rounded(self) -> bool:
        """十余, 十来: nobody counts a set so."""
        return self.is_more or self.is_about

    def in_tenths(self, tenth: str) -> "Amount | None":
        """七成 with 五 behind it, or 半, as 7.5 成; None for more than ten (15成为企业)."""
        return None if self.top > _TENTHS else self.with_tenth(tenth)

    def with_tenth(self, tenth: str) -> "Amount":
        """The same and a tenth, as printed behind the unit: 一倍半 is 1.5."""
        if self.value is None or not tenth:
            return self
        return self._replace(value=f"{self.value}.{5 if tenth == '半' else parse_numeral(tenth)}")

    def negative(self) -> "Amount":
        """The same below zero."""
        value, low, high = (number and f"-{number}" for number in (self.value, self.low, self.high))
        return self._replace(value=value, low=low, high=high)

    @property
    def top(self) -> float:
        """The value or the upper end of a number that is no fraction, for comparing with small ones only."""
        return float(Decimal(self.value or self.high or 0))


def parse_amount(number: str, more: str | None, to: str | None, scale: str, *, is_more: bool) -> Amount | None:
    """The amount of what `quantities` took for a number, in its pieces as printed; None if it is none.

    >>> parse_amount("3", None, "至5", "万", is_more=False)
    Amount(number='3', value=None, low='3', high='5', is_more=False, is_about=False)
    """
    if scale and len(scale) > _LONGEST_SCALE:
        return None
    if more == "来":
        amount = _parse(number, "", to or "", scale, is_more)
        return amount and amount._replace(is_about=True)
    if to is None and more is None and not number.strip("0123456789,."):  # nearly all of them
        return Amount(number, number.replace(",", ""), None, None, is_more)
    return _parse(number, more or "", to or "", scale, is_more)


_LONGEST_SCALE = 3  # 千万亿


@functools.lru_cache(maxsize=1024)  # 一, 两 and 十 come again and again
def _parse(number: str, more: str, to: str, scale: str, is_more: bool) -> Amount | None:  # noqa: FBT001 - a cache's key
    if number in ("翻", "万", "亿"):
        return Amount(number if number == "翻" else "", "1", None, None, is_more)
    try:
        if to:
            low, high = (parse_numeral(end) for end in (number.removeprefix("百分之"), to.lstrip("—–~-至到")))
            # 2018-19年度 is none
            return Amount(number, None, to_digits(low), to_digits(high), is_more) if low <= high else None
        if number in ("数", "几") and scale:  # 数万人
            return Amount(number, None, "2", "9", is_more)
        if more == "几" or number[0] in _SOME:
            return _between(number, number + more)
        return Amount(number, to_digits(_scaled(number, scale)), None, None, is_more)
    except ValueError:
        return _between(number, number)


def _between(number: str, inexact: str) -> Amount | None:
    """十几, 两三千, 数百 as ranges."""
    try:
        read = parse_inexact(inexact)
    except ValueError:
        return None
    if read.low is None or read.high is None:
        return None
    return Amount(number, None, to_digits(read.low), to_digits(read.high), is_more=False)


def _scaled(number: str, scale: str) -> Decimal | Fraction:
    number = number.removeprefix("百分之")
    if "/" in number:
        above, below = number.split("/")
        fraction = parse_numeral(f"{below}分之{above}")
        if fraction >= 1:  # 140/90毫米汞柱 are two numbers
            raise ValueError(f"{number!r} is no fraction")
        return fraction
    if scale and ("万" in number or "亿" in number or "兆" in number):  # 3亿5000万 is 35000 (万)
        whole, unit = Decimal(str(parse_numeral(number + scale))), Decimal(str(parse_numeral(scale)))
        return _exact(whole).divide(whole, unit)
    return parse_numeral(number)


def _exact(number: Decimal) -> Context:
    """Room for every digit of a number times or over a scale."""
    return Context(prec=len(number.as_tuple().digits) + 32)


def to_digits(number: Decimal | Fraction) -> str:
    """Digits without separators, or a/b.

    >>> to_digits(Decimal("1.50")), to_digits(Fraction(1, 3))
    ('1.50', '1/3')
    """
    return str(number) if isinstance(number, Fraction) else f"{number:f}"


def times(number: str, scale: int) -> str:
    """Digits multiplied, without trailing zeros behind the point.

    >>> times("1.24", 10**12), times("0.00005", 10**4), times("1/3", 10**4)
    ('1240000000000', '0.5', '10000/3')
    """
    if "/" in number:
        return str(Fraction(number) * scale)
    zeros = len(str(scale)) - 1  # every scale is a power of ten: the point moves, and no digit is lost
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    whole, _, rest = digits.partition(".")
    moved, left = whole + rest[:zeros].ljust(zeros, "0"), rest[zeros:].rstrip("0")
    return sign + (moved.lstrip("0") or "0") + (f".{left}" if left else "")
