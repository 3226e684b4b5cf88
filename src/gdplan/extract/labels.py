"""Labels in a responsibility: 责任单位: before the names, and 完成时限:, 适用范围:, 责任领导: beside them."""

import functools
import re

from gdplan.extract import roles
from gdplan.patterns import lazy

OTHER = lazy(r"(?:[^、,;。:()]|\([^()]{0,6}\)){2,10}+:")  # of anything but names: 完成时限:, 联系电话:
SCOPE = lazy(r"适用(?:范围|地区|区域):")
CREDIT = lazy("[主承协][办辦协協]+(?:[单單]位)?[:：]")  # 主办单位：, also under a web page; in any script
# A person or a date may stand before the names: 责任领导:刘某;责任单位:…
_BESIDE_LABEL = r"(?:(?:责任|牵头|分管|包联|包保|联系)(?:领导|人)|完成(?:时限|时间|期限)):"
_BESIDE = lazy(rf"{_BESIDE_LABEL}[^:,。;]{{1,30}}+[,;\n] *")


@functools.cache
def names_label() -> re.Pattern[str]:
    """The pattern of 责任单位:, 牵头单位(列第一位者):, 主(协)办机关:; most documents have none."""
    return lazy(
        rf"(?:[省市区县州总]|国家|中央)?[级直]?"
        rf"(?P<words>(?:{roles.ROLE}|主[(、/]?协\)?办|(?:{roles.LABEL_WORD})(?=[^:]{{0,4}}(?:{roles.BEARER}))"
        rf"|主要|第一|共同|具体|组织|[和或及与、/]){{1,6}})(?:{roles.BEARER}|处室|科室|方)?(?:[和及与、/](?:{roles.BEARER}))?"
        rf"(?P<note>\([^()]*\))?(?::|(?<=[位门体])(?!(?<=具体)为主)[为是])"
    )


def starts_with_label(text: str) -> bool:
    """Whether a text opens with a label of names, or one that stands beside them."""
    return names_label().match(text) is not None or re.match(_BESIDE_LABEL, text) is not None


def is_labelled(sentence: str, *, may_be_credit: bool = True) -> bool:
    """Whether a sentence opens with a label of names and its colon, a person or a date before it left out.

    With `may_be_credit` 主办单位: and its kin, which also stand under web pages, do not count.

    >>> is_labelled("责任领导:刘某;责任单位:市科委"), is_labelled("主办单位:市科委")
    (True, False)
    """
    beside = _BESIDE.match(sentence)
    label = names_label().match(sentence, beside.end() if beside else 0)
    return label is not None and label[0].endswith(":") and not (may_be_credit and CREDIT.match(label[0]))
