"""Chinese, Arabic and mixed numerals to numbers (GB/T 15835-2011 《出版物上数字用法》).

number   = section+ with scales falling from left to right: 兆 亿 万
section  = (digit 千) (digit 百) (digit 十) digit | Arabic digits
fraction = number 分之 number | digit 分 digit | number 成 (半 | digit) | 半 | 一半
multiple = number 倍 | 翻 number 番
"""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal, NamedTuple

from gdplan.normalize import normalize
from gdplan.patterns import lazy

# 〇 and 零; 两 for 二; 幺 is speech only. The formal row is what cheques and Taiwan's chapters use (大写).
_DIGITS = {
    c: n
    for n, row in enumerate(("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for c in row
}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = (("万亿", 10**12), ("兆", 10**12), ("亿", 10**8), ("万", 10**4))
_PLAIN = str.maketrans("拾佰仟参〇", "十百千叁零")  # after OpenCC, which writes 参 for 參
_CONTRACTED = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))

_ARABIC = lazy(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_SECTION = lazy("零?(?:([^零]?)千)?零?(?:([^零]?)百)?零?(?:([^零]?)十)?零?([^零]?)")  # of digits and places
_MIXED = lazy(r"(?:(\d+)千)?零?(?:(\d+)百)?零?(?:(\d+)十)?零?(\d+)?", re.ASCII)  # 4千6百, 1千零20
_SPOKEN = frozenset((*_DIGITS, *_PLACES))
_SIMPLIFIED = _SPOKEN.union("万亿拾佰仟点分之成半倍翻番几多余近约上数0123456789,.")


class Inexact(NamedTuple):
    """What an inexact numeral says: a value with its bound, or a range."""

    comparator: Literal[">=", ">", "~", "="]
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def parse_numeral(text: str) -> Decimal | Fraction:
    """The number that the whole text is, in either script; fractions that are no round tenth come as Fraction.

    >>> parse_numeral("一千零二十"), parse_numeral("1.24万亿"), parse_numeral("7萬7,115")
    (Decimal('1020'), Decimal('1240000000000'), Decimal('77115'))
    >>> parse_numeral("三分之一"), parse_numeral("三成五"), parse_numeral("翻两番")
    (Fraction(1, 3), Decimal('0.35'), Decimal('4'))

    Raises ValueError, with the reason, for anything else: inexact ones are `parse_inexact`'s.
    """
    plain = _plain(text)
    if not plain:
        raise ValueError("an empty text is no numeral")
    if "分之" in plain:
        below, above = (parse_numeral(part) for part in plain.split("分之", 1))
        if not below:
            raise ValueError(f"{text!r} divides by zero")
        return Fraction(above) / Fraction(below)
    if plain in ("半", "一半"):
        return Decimal("0.5")
    if match := re.fullmatch(f"({_D})分({_D})", plain):  # 三分二, as Hong Kong writes it
        return Fraction(_DIGITS[match[2]], _DIGITS[match[1]])
    if match := re.fullmatch(f"(.+)成(半|{_D}|[1-9])?", plain):
        tenths = Decimal(5) if match[2] == "半" else _number(match[2] or "零", text)
        return _number(match[1], text) / 10 + tenths / 100
    if match := re.fullmatch(r"翻(.*)番", plain):
        times = _number(match[1] or "一", text)
        if times > 64 or times % 1:
            raise ValueError(f"{text!r} doubles {times} times")
        return Decimal(2) ** int(times)
    value = _number(plain.removesuffix("倍"), text)
    return Decimal(int(value)) if value == value.to_integral_value() else value


def parse_inexact(text: str) -> Inexact:
    """What an inexact numeral says, in either script.

    >>> parse_inexact("十几").low, parse_inexact("十几").high
    (Decimal('11'), Decimal('19'))
    >>> parse_inexact("两三千")[2:], parse_inexact("30多")[:2]
    ((Decimal('2000'), Decimal('3000')), ('>', Decimal('30')))

    近百 ~ 100 · 上百 >= 100 · 百余, 30多, 六千多万 > · 数十 20 to 90 · 五六十 50 to 60. Raises ValueError otherwise.
    """
    plain = _plain(text)
    for signs, pattern, read in _INEXACT:
        if (not signs or set(signs) & set(plain)) and (match := re.fullmatch(pattern, plain)):
            try:
                return read(*match.groups())
            except ValueError:
                break
    raise ValueError(f"{text!r} is no inexact numeral")


def _bound(comparator: Literal[">=", ">", "~"], number: str, scale: str = "") -> Inexact:
    return Inexact(comparator, _number(number, number) * _number(scale or "1", scale), None, None)


def _between(base: str, low: int, high: int, factor: str) -> Inexact:
    """十 and 5, 6 are 15 to 16; with a factor, 五六 and 十 are 50 to 60."""
    start, step = _number(base or "零", base), _number(factor or "1", factor)
    return Inexact("=", None, (start + low) * step, (start + high) * step)


def _pair(base: str | None, low: str, high: str, factor: str) -> Inexact:
    """Neighbours in counting, 五六十 or 十五六; 三五 are none."""
    if _DIGITS[high] - _DIGITS[low] != 1:
        raise ValueError(f"{low}{high} does not count on")
    return _between(base or "", _DIGITS[low], _DIGITS[high], factor)


_D = "[一二三四五六七八九壹贰叁肆伍陆柒捌玖两]"
_S = "([十百千万亿]*)"
# Characters of which a form has one, its pattern, which is compiled when first met, and what reads it.
_INEXACT: tuple[tuple[str, str, Callable[..., Inexact]], ...] = (
    ("几数", "[几数]([十百千万亿]+)", lambda factor: _between("", 2, 9, factor)),  # from two to nine of them
    ("几", f"(.?十)几{_S}", lambda tens, factor: _between(tens, 1, 9, factor)),
    ("", rf"(?:([十百])(?=..$))?({_D})({_D}){_S}", _pair),
    ("多余", f"(.+)[多余]{_S}", lambda number, factor: _bound(">", number, factor)),
    ("来", f"(.+)来{_S}", lambda number, factor: _bound("~", number, factor)),
    ("近约", "[近约](.+)", lambda number: _bound("~", number)),
    ("上成", "[上成](.+)", lambda number: _bound(">=", number)),
)


def _plain(text: str) -> str:
    """Simplified, half-width, plain characters for formal ones; most numerals are that already."""
    plain = text if _SIMPLIFIED.issuperset(text) else "".join(normalize(text).split())
    plain = plain.translate(_PLAIN)
    for printed, spoken in _CONTRACTED:
        plain = plain.replace(printed, spoken)
    return plain


def _number(plain: str, printed: str) -> Decimal:
    """Scales from the largest down: what stands before one counts it, what stands behind is added."""
    for scale, worth in _SCALES:
        head, found, tail = plain.rpartition(scale)
        if not found:
            continue
        if scale in head:
            raise ValueError(f"{printed!r}: {scale} stands twice")
        count = _number(head, printed) if head else Decimal(1)
        if not tail:
            return count * worth
        rest = _tail(tail, worth, printed)
        if rest >= worth:
            raise ValueError(f"{printed!r}: {tail} does not fit behind {scale}")
        return count * worth + rest
    return _section(plain, printed)


def _tail(tail: str, worth: int, printed: str) -> Decimal:
    """What follows a scale; a lone digit means a tenth of it: 两万五 is 25000."""
    if tail[0] in _PLACES:
        raise ValueError(f"{printed!r}: {tail} counts nothing")
    if len(tail) == 1 and tail.isascii():
        raise ValueError(f"{printed!r}: {tail} may be ones or tenths")
    if len(tail) == 1 and tail in _DIGITS and tail != "零":
        return Decimal(_DIGITS[tail] * worth // 10)
    return _number(tail, printed)


def _section(plain: str, printed: str) -> Decimal:
    """Up to four places, digits one by one (二〇二五), a decimal (三点五) or Arabic, 6千 too."""
    if plain and plain[-1] in _PLACES and _ARABIC.fullmatch(plain[:-1]):
        return Decimal(plain[:-1].replace(",", "")) * _PLACES[plain[-1]]
    if _ARABIC.fullmatch(plain):
        return Decimal(plain.replace(",", ""))
    if plain[:1].isdecimal() and (mixed := _MIXED.fullmatch(plain)):
        return _mixed(mixed, printed)
    whole, point, fraction = plain.partition("点")
    if point and fraction and all(c in _DIGITS for c in fraction):
        return _section(whole, printed) + Decimal("0." + "".join(str(_DIGITS[c]) for c in fraction))
    if _is_one_by_one(plain):
        return Decimal("".join(str(_DIGITS[c]) for c in plain))
    match = _SECTION.fullmatch(plain) if plain and _SPOKEN.issuperset(plain) else None
    bare = any(c in _PLACES and d in _PLACES for c, d in pairwise(plain))
    if not match or bare or match[4] in _PLACES or (plain.endswith("零") and plain != "零"):
        raise ValueError(f"{printed!r} is no numeral")
    thousands, hundreds, tens, ones = match.groups()
    total = sum(
        (_DIGITS[digit] if digit else 1) * worth
        for digit, worth in ((thousands, 1000), (hundreds, 100), (tens, 10))
        if digit is not None
    )
    if not ones:
        return Decimal(total)
    # 一百五 is 150 and 两千三 is 2300, in speech and in headlines; 一百零五 is 105
    place = 1 if plain[-2:-1] == "零" or tens is not None or not total else 10 if hundreds is not None else 100
    return Decimal(total + _DIGITS[ones] * place)


def _mixed(match: re.Match[str], printed: str) -> Decimal:
    """Thousands, hundreds, tens and ones in Arabic digits: 4千6百, 1千零20. 4千6 may be 4600 or 4006: it is none."""
    total, last = 0, 10**4
    for part, worth in zip(match.groups(), (1000, 100, 10, 1), strict=True):
        if part is None:
            continue
        amount = int(part) * worth
        if amount >= last or (worth == 1 and amount < 10 < last < 10**4 and "零" not in match[0]):
            raise ValueError(f"{printed!r}: {part} does not fit")
        total, last = total + amount, worth
    return Decimal(total)


def _is_one_by_one(plain: str) -> bool:
    """二零, 二零二五; but 五六 is inexact."""
    digits = "两" not in plain and not plain.startswith("零") and all(c in _DIGITS for c in plain)
    return digits and (len(plain) > 2 or plain[1:] == "零")
