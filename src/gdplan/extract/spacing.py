"""Blanks that printing puts between words and numbers, 达到 300 亿元, or between thousands, 77 100个.

No reader of numbers needs to know of them.
"""

from gdplan.normalize import PlanText
from gdplan.patterns import lazy

_HAN = r"[^\W\d_a-zA-Z]"
_SIGNS = "≥≧>≤≦<≈"
# 77 100个, but 2025 100个 and 表1 200家 are two numbers each, and so is a row of a table.
_THOUSANDS = (
    r"(?<![0-9.,%/A-Za-z表图栏第])(?<![0-9%] )[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]+)?(?![0-9.])"
    rf"(?= ?(?![年月日]){_HAN})"
)
_SPACING = lazy(
    rf"(?<=[0-9%‰]) +(?=[%‰]|{_HAN})|(?<={_HAN}) +(?=[0-9{_SIGNS}])|(?<=[,;:。、(“{_SIGNS}]) +(?=[0-9])"
    rf"|{_THOUSANDS}"
)


def close_up(text: PlanText) -> PlanText:
    """The text without such blanks.

    >>> close_up(PlanText("到 2027 年,AI PC 达到 85 %以上"))
    '到2027年,AI PC 达到85%以上'
    >>> close_up(PlanText("优良率 ≥ 90 %")), close_up(PlanText("提供77 100个单位"))
    ('优良率≥90%', '提供77100个单位')
    """
    return PlanText(_SPACING.sub(lambda match: match[0].replace(" ", ""), text)) if " " in text else text


def kept_places(text: PlanText) -> list[int]:
    """Where in a text each character of its closed-up form stands.

    >>> kept_places(PlanText("到 5 家"))
    [0, 2, 4]
    """
    gone = {place for match in _SPACING.finditer(text) for place in range(*match.span()) if text[place] == " "}
    return [place for place in range(len(text)) if place not in gone]
