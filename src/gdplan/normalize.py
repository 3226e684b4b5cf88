"""Source text to plan text: Simplified, half-width, one code point for one code point.

NFKC would turn ①６５．５％ into 165.5% and ㎡ into two characters; every step here is a table instead and keeps the
length, so a span of the plan text is a span of the source.
"""

import functools
import re
from typing import Any, NewType

import opencc

from gdplan.patterns import lazy
from gdplan.terms import Script

PlanText = NewType("PlanText", str)
"""Text that has been through `normalize`; nothing else makes it."""

BLANKS = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
BLANKS += "\u2028\u2029\u202f\u205f\u3000"

# Characters without width: soft hyphen, joiners, marks of direction, BOM. All become ZERO_WIDTH.
_WIDTHLESS = (0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))
ZERO_WIDTH = "\u200b"

# In nearly every document: str.replace is the fastest.
_COMMON = tuple(zip("，；：（）\u3000「」", ",;:() “”", strict=True))
# Seldom: looked for first. ！ ？ 。 、 stay as they are, sentences end with the full-width forms.
_SELDOM = str.maketrans(
    "０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "％．＋－～〜∼／＝＜＞＆＃＊＠［］｡､『』﹐﹑﹒﹔﹕﹖﹗﹙﹚﹪︰∶!?" + BLANKS,
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%.+-~~~/=<>&#*@[]。、‘’,、.;:？！()%::！？"
    + " " * len(BLANKS),
)
_SELDOM.update(dict.fromkeys(_WIDTHLESS, ord(ZERO_WIDTH)))
_SELDOM_ONES = lazy("[" + "".join(re.escape(chr(code)) for code in _SELDOM) + "]")

# What t2s leaves of forms that s2hk and s2tw write (found by converting the GB 2312 characters there and back), and
# 覆 枱, which machine conversion writes for 复 台.
_LEFT_BY_T2S = tuple(zip("衞著枱敍覆暱簷睪痺颚鲶馀谘钜锺", "卫着台叙复昵檐睾痹腭鲇余咨巨钟", strict=True))

# Characters that only one script has, frequent in official documents; enough of them in any paragraph.
_SIMPLIFIED_ONLY = lazy("[们这国会对为说时过产动来见开关门问题车长发业务设农应进实报经领导]")
_TRADITIONAL_ONLY = lazy("[們這國會對為爲說時過產動來見開關門問題車長發業務設農應進實報經領導]")
_SCRIPT_SAMPLE = 3_000  # characters


@functools.cache
def _converter(config: str) -> Any:
    return opencc.OpenCC(config)


def to_simplified(text: str) -> str:
    """Text of the same length in Simplified characters; punctuation and digits stay as printed.

    >>> to_simplified("衞生健康委牽頭")
    '卫生健康委牵头'
    """
    converted: str = _converter("t2s").convert(text)
    if len(converted) != len(text):  # no entry of OpenCC 1.4's t2s tables does this; hold to it whatever comes
        converted = "".join(c if len(c) == 1 else s for s in text for c in (_converter("t2s").convert(s),))
    for printed, plain in _LEFT_BY_T2S:
        converted = converted.replace(printed, plain)
    return converted


def normalize(text: str) -> PlanText:
    """Plan text of the same length: Simplified, ASCII digits and letters, half-width , ; : ( ) % and one kind of blank.

    Quotes become “” and ‘’, sentence ends 。！？. Line breaks stay.

    >>> normalize("（一）不少于３０個，占比至７５％")
    '(一)不少于30个,占比至75%'
    """
    plain = to_simplified(text)
    for printed, half in _COMMON:
        plain = plain.replace(printed, half)
    for printed in sorted(set(_SELDOM_ONES.findall(plain))):  # few different ones: faster than str.translate
        plain = plain.replace(printed, chr(_SELDOM[ord(printed)]))
    return PlanText(plain)


def fold(text: str) -> str:
    """A form for comparing two texts: normalised and without blanks. Spans do not survive it.

    >>> fold("數字 廣東") == fold("数字广东")
    True
    """
    return "".join(normalize(text).split())


def detect_script(text: str) -> Script | None:
    """Hant or hans, by which has more characters of its own near the beginning; None where neither has any.

    >>> detect_script("數字廣東"), detect_script("目标"), detect_script("一、二、")
    ('hant', 'hans', None)
    """
    sample = text[:_SCRIPT_SAMPLE]
    traditional, simplified = len(_TRADITIONAL_ONLY.findall(sample)), len(_SIMPLIFIED_ONLY.findall(sample))
    if not traditional and not simplified:  # a short text without the frequent ones
        traditional = int(_converter("t2s").convert(sample) != sample)
        simplified = int(_converter("s2t").convert(sample) != sample)
        if traditional == simplified:
            return None
    return "hant" if traditional > simplified else "hans"


def convert(text: str, script: str) -> str:
    """Text in another script for reading: hans, hant, hk or tw. Its length may differ; spans do not hold in it."""
    config = {"hans": "t2s", "hant": "s2t", "hk": "s2hk", "tw": "s2tw"}[script]
    if script != "hans":  # s2… wants Simplified input
        text = str(_converter("t2s").convert(text))
    return str(_converter(config).convert(text))
