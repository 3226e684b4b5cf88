"""Blanks that printing puts between words and numbers, 达到 300 亿元: no reader of numbers needs to know of them."""

import re

from gdplan.normalize import PlanText

_HAN = r"[^\W\d_a-zA-Z]"
_SIGNS = "≥≧>≤≦<≈"
_SPACING = re.compile(
    rf"(?<=[0-9%‰]) +(?=[%‰]|{_HAN})|(?<={_HAN}) +(?=[0-9{_SIGNS}])|(?<=[,;:。、(“{_SIGNS}]) +(?=[0-9])"
)


def close_up(text: PlanText) -> PlanText:
    """The text without such blanks.

    >>> close_up(PlanText("到 2027 年,AI PC 达到 85 %以上"))
    '到2027年,AI PC 达到85%以上'
    >>> close_up(PlanText("优良率 ≥ 90 %"))
    '优良率≥90%'
    """
    return PlanText(_SPACING.sub("", text)) if " " in text else text


def kept_places(text: PlanText) -> list[int]:
    """Where in a text each character of its closed-up form stands.

    >>> kept_places(PlanText("到 5 家"))
    [0, 2, 4]
    """
    gone = {place for match in _SPACING.finditer(text) for place in range(*match.span())}
    return [place for place in range(len(text)) if place not in gone]
