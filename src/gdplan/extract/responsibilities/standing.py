"""Words that make bodies of one bracket hold for all that follows: 下同, 不再列出, 以下任务均由…落实."""

from gdplan.extract.responsibilities import roles
from gdplan.patterns import lazy

_TASKS = "任务|工作|事项|措施|举措|条款|项目|内容|政策"
_SAME_BELOW = lazy(
    rf"(?:以?下均?同|(?:以下(?:所有|全部|各[项条]|{_TASKS})*均?)?不再?(?:一一|逐一|逐项|重复|单独|分别|另行)?"
    r"(?:列出|列举|列明|列示|单列|另列|列|标注|标明|注明|重复|赘述|说明|提及|明确|[做作]?分工))\Z"
)
_SAME_BELOW_ENDS = frozenset("同出举明示列注复述及确工")
_ALL_BELOW = lazy(
    rf"(?:以下|具体|所有|全部|各[项条])(?:所有|全部|各[项条]?|{_TASKS})*(?:[均都皆]|一律)|以下(?:所有|全部|各[项条]|{_TASKS})+\Z"
)
_THEM_ALL = lazy(  # 各镇政府参与[以下所有任务]
    rf"(?<=[{''.join(sorted({word[-1] for word in roles.ROLE_OF}))}])(?:以下|后续)?(?:所有|全部|各[项条])"
    rf"(?:{_TASKS})*\Z"
)
_INNER = lazy(rf"\((?=以下(?:所有|全部|各[项条]|{_TASKS}|(?:责任|牵头)(?:单位|部门)))(?:[^()]|\([^()]*\))*\)")
_SAVE = lazy("除.{0,14}外")  # 除专门列出外


def unfold(text: str) -> str:
    """The text of a bracket whose words for all that follows stand in a bracket of their own, as clauses of it.

    >>> unfold("各区政府(管委会)落实(以下任务均需各区政府(管委会)落实,不再列出)")
    '各区政府(管委会)落实;以下任务均需各区政府(管委会)落实,不再列出;'
    """
    inner = _INNER.search(text)
    if inner is None:
        return text
    start, end = inner.span()
    return f"{text[:start]};{text[start + 1 : end - 1]};{text[end:]}"


def holds_below(text: str) -> bool:
    """Whether a text ends with words that make it hold for what follows."""
    return text[-1:] in _SAME_BELOW_ENDS and _SAME_BELOW.search(text) is not None


def opens(text: str, start: int, end: int) -> bool:
    """Whether a piece begins with words for all that follows: 以下任务均由各区政府落实."""
    return _ALL_BELOW.match(text, start, end) is not None


def part(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Where the names and role words of a piece stand, and whether its words make them hold for what follows.

    >>> part("各镇政府参与以下所有任务", 0, 12), part("市教委,下同", 4, 6), part("除另列外", 0, 4)
    ((0, 6, True), (4, 4, True), (4, 4, False))
    """
    if start == end or _SAVE.fullmatch(text, start, end):
        return end, end, False
    below = opens(text, start, end)
    if text[end - 1] in _SAME_BELOW_ENDS and (same := _SAME_BELOW.search(text, start, end)):
        below, end = True, same.start()
    if them := _THEM_ALL.search(text, start, end):
        below, end = below or opens(text, them.start(), end), them.start()
    return start, end, below
