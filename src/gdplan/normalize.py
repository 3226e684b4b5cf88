"""Source text to plan text: Simplified, half-width, one code point for one code point.

NFKC would turn ①６５．５％ into 165.5% and ㎡ into two characters; every step here is a table instead and keeps the
length, so a span of the plan text is a span of the source.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple, NewType

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
    "％．＋－～〜∼／＝＜＞＆＃＊＠［］｡､『』﹐﹑﹒﹔﹕﹖﹗﹙﹚﹝﹞︹︺❲❳〘〙〖〗﹪︰∶!?" + BLANKS,
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz%.+-~~~/=<>&#*@[]。、‘’,、.;:？！()〔〕〔〕〔〕〔〕【】%::！？"
    + " " * len(BLANKS),
)
_SELDOM.update(dict.fromkeys(_WIDTHLESS, ord(ZERO_WIDTH)))
_SELDOM_ONES = lazy("[" + "".join(re.escape(chr(code)) for code in _SELDOM) + "]")

# Radicals that stand for a character, usual in text copied from PDF files: the CJK Radicals Supplement by Unicode's
# EquivalentUnifiedIdeograph.txt. For Kangxi radicals and compatibility ideographs, Unicode's decomposition says it.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_OTHER_FORMS = lazy("[\u2e81-\u2ef3\u2f00-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d]")

# What t2s leaves of forms that s2hk and s2tw write (found by converting the GB 2312 characters there and back), and
# 覆 枱, which machine conversion writes for 复 台; then what it folds beside some neighbours only (於單 but 于单, 畢昇
# but 毕升), so that both scripts, and a text folded twice, come out the same; then forms that only some
# tables write.
_LEFT_BY_T2S = tuple(
    zip(
        "衞著枱敍覆暱簷睪痺颚鲶馀谘钜锺吒袷陞祕扞徵劄脩釐於谿氾薹昇蒐剋麽濛乾計苧藉揹伕甯瑯濬澂讬瞭薰燄鎗籐觔隄耡菓拏荳甦",
        "卫着台叙复昵檐睾痹腭鲇余咨巨钟咤夹升秘捍征札修厘于溪泛苔升搜克么蒙干计苎借背夫宁琅浚澄托了熏焰枪藤斤堤锄果拿豆苏",
        strict=True,
    )
)

# Characters that only one script has, frequent in official documents; enough of them in any paragraph.
_SIMPLIFIED_ONLY = lazy("[们这国会对为说时过产动来见开关门问题车长发业务设农应进实报经领导]")
_TRADITIONAL_ONLY = lazy("[們這國會對為爲說時過產動來見開關門問題車長發業務設農應進實報經領導]")
_SCRIPT_SAMPLE = 3_000  # characters

# Blanks between characters that stand apart, as OCR and letter-spacing print them.
_GAP = lazy(r"(?<=[^ \n]) +(?=[^ \n])")
_LEAST_BLANKS = 5  # one in so many characters
_FEWEST_GAPS = 8
_NEARLY_ALL = 0.7  # of the Han characters beside each other; blanks between words, mostly of two, part half of them
_HAN = lazy("[\u4e00-\u9fff]")
_HAN_PAIR = lazy("[\u4e00-\u9fff](?=[\u4e00-\u9fff])")


@functools.cache
def _converter(config: str) -> Any:
    return opencc.OpenCC(config)


def to_ideographs(text: str) -> str:
    """Text of the same length with Han characters for the radicals and compatibility forms that look like them.

    >>> to_ideographs("⼈⺠政府，⽅案")
    '人民政府，方案'
    """
    return _OTHER_FORMS.sub(_to_ideograph, text)


def find_other_forms(text: str) -> list[int]:
    """Where such radicals and forms stand."""
    return [match.start() for match in _OTHER_FORMS.finditer(text)]


def _to_ideograph(match: re.Match[str]) -> str:
    return _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])


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


def _to_half_width(text: str) -> str:
    for printed, half in _COMMON:
        text = text.replace(printed, half)
    for printed in sorted(set(_SELDOM_ONES.findall(text))):  # few different ones: faster than str.translate
        text = text.replace(printed, chr(_SELDOM[ord(printed)]))
    return text


class Step(NamedTuple):
    """A step of `normalize`; it keeps the length."""

    apply: Callable[[str], str]
    printed: str  # an example
    plain: str


STEPS = {  # in the order they run: radicals stand for characters of either script
    "ideographs": Step(to_ideographs, "⼀、总体⽬标", "一、总体目标"),
    "simplified": Step(to_simplified, "省科技廳牽頭", "省科技厅牵头"),
    "half width": Step(_to_half_width, "（３０％）\u3000", "(30%) "),
}


def normalize(text: str) -> PlanText:
    """Plan text of the same length: Simplified, ASCII digits and letters, half-width , ; : ( ) % and one kind of blank.

    Quotes become “” and ‘’, sentence ends 。！？. Line breaks stay.

    >>> normalize("（一）不少于３０個，占比至７５％")
    '(一)不少于30个,占比至75%'
    """
    for step in STEPS.values():
        text = step.apply(text)
    return PlanText(text)


def close_letters(plan: PlanText) -> PlanText:
    r"""The same with the blanks made zero-width where nearly every character of a text stands apart.

    >>> close_letters(PlanText("市 数 据 局 牵 头 ， 建 设 20 个 平 台")).replace("\u200b", "")
    '市数据局牵头，建设20个平台'
    """
    if plan.count(" ") * _LEAST_BLANKS < len(plan):  # nearly every text
        return plan
    gaps = [match.span() for match in _GAP.finditer(plan)]
    usual = max(Counter(end - start for start, end in gaps).items(), key=lambda size: size[1], default=(0, 0))[0]
    gaps = [(start, end) for start, end in gaps if end - start <= usual]
    apart = sum(1 for start, end in gaps if _HAN.match(plan, start - 1) and _HAN.match(plan, end))
    if apart < max(_FEWEST_GAPS, _NEARLY_ALL * (apart + len(_HAN_PAIR.findall(plan)))):
        return plan
    pieces: list[str] = []
    at = 0
    for start, end in gaps:
        pieces += plan[at:start], ZERO_WIDTH * (end - start)
        at = end
    return PlanText("".join((*pieces, plan[at:])))


def fold(text: str) -> str:
    """A form for comparing two texts: normalised and without blanks. Spans do not survive it.

    Folding twice gives the same, and so does the same text in another script.

    >>> fold("數字 廣東") == fold("数字广东")
    True
    """
    return "".join(normalize(text).split()).replace(ZERO_WIDTH, "")


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
