"""Numbers that name or describe a thing: classes, sizes, sets, packages, parts of names and of other words.

Each rule is a function of a text and an item of it, as those of `mere_numbers`, which asks them.
"""

from gdplan.extract.indicators import is_made
from gdplan.extract.lists import Item
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import cues

NEAR = 16  # characters looked at on either side
QUOTES = (("“", "”"), ("《", "》"))
_SMALL = 10  # 三个, 十方面: Chinese numerals up to ten name sets
_OF_PEOPLE = ("名", "位", "所")  # no city is counted so
_PARTS = ("类", "批", "大类", "方面")  # 12类45件
_SET_UP = lazy("(?:设立|安排|提供|建成|成立|组建|筹集|投入)[^,;。0-9]{0,6}$")
_NUMBERED = lazy("[^,;。]{0,40}[0-9]")
_ENDS_MEASURE = frozenset("量数值额率积模口员距栏")
_CLASS = lazy(r"\)?[的“]|(?![和并及与])[^\W\d_a-zA-Z]")
_CLASS_COUNTED = lazy(r"的|[^\W\d_a-zA-Z]{2,8}[0-9]")  # 超10亿元企业20家
_PROGRAMME = lazy(
    r"(?!实施|推[行进动]|开展)[^\W\d_a-zA-Z]{0,4}(?:行动|工程|计划|战略|专项(?!资金|债|引导|基金|贷款|经费))"
)
_SIZED = lazy(r"[^\W\d_a-zA-Z的]{1,8}?(?:项目|装置|机组|电站)")
_LONGEST_NAME = 40  # a longer “…” is a sentence someone said


def is_continued(text: PlanText, item: Item) -> bool:
    """30万吨级, 两个方面; 11个市, but 11名市外专家 count."""
    quantity = item.quantity
    if quantity.unit_text not in _OF_PEOPLE and _DIVISIONS.match(text, quantity.end):
        return True
    return _NOT_BEHIND.match(text, quantity.end) is not None


def is_declared(text: PlanText, item: Item) -> bool:
    """部署50项具体任务: what a document says of itself."""
    quantity = item.quantity
    return _DECLARED.match(text, quantity.end) is not None and (
        _DECLARES.search(text, max(0, quantity.start - NEAR), quantity.start) is not None
    )


def is_own_count(text: PlanText, item: Item) -> bool:
    """扩大内需(8项): how many items stand under a heading."""
    return (
        text.startswith(")", item.quantity.end)
        and item.quantity.end + 1 == len(text)
        and (text[item.quantity.start - 1] in "(共")
    )


def is_package(text: PlanText, item: Item) -> bool:
    """落实稳经济41条措施, 等12个领域: what a count names or closes."""
    start, end = item.quantity.start, item.quantity.end
    if text[start - 1 : start] == "等":
        return _AREAS.match(text, end) is not None
    return (
        item.quantity.unit_text == "条"
        and _PACKAGES.match(text, end) is not None
        and _CARRIES_OUT.search(text, max(0, start - NEAR), start) is not None
    )


def is_subtotal(text: PlanText, item: Item) -> bool:
    """12类45件: a grouping of the number that follows."""
    quantity = item.quantity
    return quantity.unit_text in _PARTS and text[quantity.end : quantity.end + 1].isdecimal()


def is_programme(text: PlanText, item: Item) -> bool:
    """0.1微克攻坚行动: a measure that names a campaign; 30项工程 is a count."""
    return _PROGRAMME.match(text, item.quantity.end) is not None


def is_size(text: PlanText, item: Item) -> bool:
    """推进100万千瓦风电项目: how large the one thing is."""
    quantity = item.quantity
    return not quantity.bound and quantity.verb == "" and _SIZED.match(text, quantity.end) is not None


def is_class(text: PlanText, item: Item) -> bool:
    """亿元以上项目 are a class, 100个以上项目 a count."""
    quantity = item.quantity
    if quantity.comparator == "~" or (quantity.kind == "count" and text[quantity.start - 1] not in _ENDS_MEASURE):
        return False
    if _SET_UP.search(text, max(0, quantity.start - NEAR), quantity.start) and not _NUMBERED.match(text, quantity.end):
        return False  # 设立规模不低于1亿元的基金
    if quantity.bound == "before":  # 超千亿元的县域, but 突破千亿元大关
        return _CLASS_COUNTED.match(text, quantity.end) is not None
    return quantity.bound == "after" and _CLASS.match(text, quantity.end) is not None


def is_bare_scale(text: PlanText, item: Item) -> bool:
    """万家灯火, 亿元大关; but 带动万名青年, 十余家, 近百家 and 超万亿元 count."""
    quantity = item.quantity
    if quantity.amount.is_rounded or quantity.amount.value is None or text[slice(*quantity.number)].strip("十百千万亿"):
        return False
    made = quantity.kind in ("count", "area", "scale") and is_made(text, quantity.start)
    return not (quantity.bound or quantity.verb or made)


def is_set(_: PlanText, item: Item) -> bool:
    """三个高地, 十方面实事; but 至少三个 and 新增两所 count."""
    quantity = item.quantity
    number = quantity.amount.number
    if (
        number[:1].isdecimal()
        or quantity.amount.is_rounded
        or quantity.kind in ("ratio", "multiple")
        or "/" in (quantity.amount.value or "")
    ):
        return False
    if quantity.scale == 1 and quantity.unit_text and quantity.amount.top <= _SMALL:
        return not (quantity.bound == "before" or (quantity.amount.top > 1 and quantity.verb in ("reach", "new")))
    return quantity.kind == "scale" and not quantity.bound and not quantity.verb


def is_other_word(text: PlanText, item: Item) -> bool:
    """番 without 翻."""
    quantity = item.quantity
    return quantity.unit_text == "番" and "翻" not in text[quantity.start : quantity.end]


def is_quoted(text: PlanText, item: Item) -> bool:
    """“百千万工程”, 《…2035年…》: part of a name."""
    start = item.quantity.start
    for left, right in QUOTES:
        opened = text.rfind(left, max(0, start - _LONGEST_NAME), start)
        if opened >= 0 and text.find(right, opened, opened + _LONGEST_NAME) > start:
            return True
    return False


_NOT_BEHIND = lazy("|".join(f"(?:{cue.pattern})" for cue in cues.NOT_BEHIND))
_DIVISIONS = lazy(cues.DIVISIONS.pattern)
_PACKAGES, _CARRIES_OUT, _AREAS = (lazy(row.pattern) for row in (cues.PACKAGES, cues.CARRIES_OUT, cues.AREAS))
_DECLARES = lazy(f"(?:{cues.DECLARES.pattern})$")
_DECLARED = lazy(cues.DECLARED.pattern)
