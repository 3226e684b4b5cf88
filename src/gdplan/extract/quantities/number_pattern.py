"""How a number before a unit is printed, as one pattern: Arabic, Chinese, mixed; its scale, 多 and a second end."""

import functools
import re

from gdplan.patterns import lazy
from gdplan.vocab import bounds
from gdplan.vocab.numerals import COUNTS
from gdplan.vocab.units import units

_CN = f"{COUNTS}百千零廿卅卌"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟零"  # as on a cheque; before a scale or 元 only: 伍 and 陆 are surnames, too
_ONES = COUNTS[:-1]
_POINT = "点"  # of an index; of 六十七点四 it is part of the number
_MARK = ",、;。:)和及与的"
# Neither 000 nor the end of 3,000, of 70:30 or of 第1 0条: a numeral is read from its first digit or not at all.
_WHOLE = r"(?<![0-9]:.)(?!(?<=0)\d|(?<=[0-9],.)\d\d(?!\d))(?<!第[0-9][ ].)"
# 5G and G60 are names; behind two letters, APP30个, the unit decides.
_BEHIND_LETTERS = r"(?<![^A-Za-z][A-Za-z].)(?<!^[A-Za-z].)"
_AMBIGUOUS = lazy(
    r"[0-9](?<![0-9.,第].)[0-9]{0,3}[千百仟佰万亿][0-9](?=[^\W0-9_千百十仟佰拾万亿年月日])"
    r"|[0-9](?<![0-9.,第].)[0-9.]*[万亿][十百千](?=[万亿元个家户人名])"
)
INCLUDED = r"\(含[^\W\d_a-zA-Z]?\)"
AFTER = "|".join(bound.text for bound in bounds.AFTER)


@functools.cache
def number_pattern() -> re.Pattern[str]:
    """A number before what may begin a unit, or `bare` of one. Possessive, so that no number is tried twice.

    Built on first use: the table of units is a file.
    """
    singles = re.escape("".join([unit for unit in units() if len(unit) == 1 and unit != _POINT]))
    pairs = "|".join({re.escape(unit[:2]): None for unit in units() if unit[0] not in singles + _POINT})
    own = "|".join(re.escape(unit[1:]) for unit in units() if unit[0] in "十百千")  # 千 of 千瓦 is the unit's
    # Nothing in a number is given back; said without (…)*+, which Python before 3.11.5 does not match as it should.
    arabic = r"(?:\d{0,2}(?:,\d{3})+(?!\d|,\d{3})|\d*+)(?:\.\d++)?"
    place = rf"(?:[十百千拾佰仟](?!{own}|(?<=\.\d.)万|(?<=\.\d\d.)万|(?<=\.\d\d\d.)万))?"
    one = r"[千百十仟佰拾]零?(?=\d)\d{1,3}(?![\d.,])"
    places = f"(?:{one})*(?!{one})"  # 4千6百, 1千零20
    # 1万2000 and 2万亿5千亿 are one number, 1.17万亿640个 are two: behind 亿 a part has a scale of its own.
    of_its_own = r"(?=\d[\d,.]*[十百千]?[多余几]?(?:[万亿]|[美欧日港]?元))"
    scaled = rf"(?:(?:万(?!亿)零?(?=\d)|(?:万亿|[兆亿])零?{of_its_own})\d{arabic}{places})*"
    counted = f"(?:[兆万亿][{_CN}]++(?=[万亿]))*(?:[万亿](?=零|[{_ONES}][十百千])[{_CN}]++)?"
    return lazy(
        rf"""([0-9{_CN}{_FORMAL}万亿几数翻](?<![第0-9./].)(?<![A-Za-z]-.){_BEHIND_LETTERS}
          (?:(?<=[0-9]){_WHOLE}{arabic}
              (?:/\d++(?!万)|{places}(?=(?P<scaled>{scaled}))(?P=scaled){place})
            |(?<=[{_CN}])(?<![{_CN}万亿].)(?:分之)?[{_CN}]*+半?(?:点[{_CN}]++)?
              (?=(?P<counted>{counted}))(?P=counted)
              (?:分之(?P<share>)(?:[0-9.]++|[{_CN}]++(?:点[{_CN}]++)?)
                |(?<=[三四五])(?<![{_CN}].)分[一二三四](?=[{_MARK}]|{AFTER}))?
            |(?<=[{_FORMAL}])(?<![{_FORMAL}].)[{_FORMAL}]*+(?=[万亿元])
            |(?<=[几数])[十百千]?|(?<=翻)(?=番)|(?<=[万亿])(?<![0-9{_CN}万亿].)))
        (?P<more>[多余几]|来(?=个|名|[家人项座所条处万]))?
        (?P<to>[—–~\-至到]{{1,2}}(?:\d{arabic}|[{_CN}]++(?!分之)))?
        (?:个(?=亿(?:[{_MARK}左以]|$)))?
        (?P<scale>兆(?=[多余]?(?:[美欧日港]?元|新?台币))|(?:[百千](?=万))?[万亿]*+)(?P<more2>[多余])?(?P<scale2>(?<=万.)亿)?
        (?P<bare>(?<=[万亿])|(?<=[万亿][多余])|:1(?![\d,.]|:\d)|(?=(?:{INCLUDED})?(?:{AFTER}))
          |(?:(?<=[0-9半])|(?(share)|(?!))|(?<=分[一二三四])|(?<=[万亿][0-9{_ONES}][百千]))
            (?=[{_MARK}]|[—至到]百分之)(?!,\d{{3}}(?!\d)|:\d))?
        (?(bare)|(?=[ ]?(?:[{singles}]|{pairs}|{_POINT}(?![0-9{_CN}]))))""",
        re.VERBOSE | re.DOTALL | re.ASCII,
    )


def find_ambiguous(text: str) -> tuple[tuple[int, int], ...]:
    """The numbers that may be two, 4千6家 (4600 or 4006), or are none, 3万千元: they are left out, and reported.

    >>> find_ambiguous("培育企业4千6家、农户3千零5户")
    ((4, 7),)
    """
    return tuple(match.span() for match in _AMBIGUOUS.finditer(text))
