"""An indicator completed from the one before: 县(市) | 入园率, 林下经济 | 产值, 项目 | 竣工."""

from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.indicators import BARE_MEASURES
from gdplan.extract.targets.noun_ends import unlinked
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.lookup import either, lookup

_UNDER_WAY = ("在建", "拟建", "待建")
_YEARLY = "年均"
_ALL_OF = lazy("全[国省市县区州]")
_OUTPUT = lazy(
    "(?:实现|完成)(?P<what>(?:(?:工业|农业)?总?产值|增加值|(?:营业|销售|主营业务)收入|利润总?额?|税收|进出口总?额?|交易额|销售额|零售额))$"
)
_ALREADY = lazy(f"已(?:经|累计|全部)*(?P<deed>{either(vocab.BUILDING_STAGES)})$")
_DOING = lazy(either(vocab.DOING))
_STAGES = lookup((*vocab.MAKING, *vocab.STAGES))
_CASE = lazy(rf"(?:{either(vocab.CASES)})[^,;。、的]{{2,6}}")
_MEASURED_CASE = lazy(rf"[^,;。、]+?(?:时间|时限|时长|用时|周期|期限|费用)(?P<case>{_CASE.pattern})$")
_MEASURE = lookup((*vocab.MEASURES, *vocab.COUNTED))
_NAMES_MEASURE = lookup((*vocab.NAMING, "总", "年", "播种"))  # 粮食 | 播种面积


def completed(text: str, span: tuple[int, int] | None, before: Pieces | None, floor: int, start: int) -> Pieces | None:
    """The indicator that a noun phrase and the number before it make together; without a phrase, that number's."""
    if span and before and text[slice(*span)] in vocab.WHERE and text[span[0] - 1] != "的":
        return (span, *_without_place(text, before))
    if span:
        if (case := _MEASURED_CASE.match(text, *span)) or (before and len(before) > 1 and _CASE.fullmatch(text, *span)):
            return _of_case(text, span, case.start("case") if case else 0, before)
        if before and text[slice(*span)] in _UNDER_WAY:
            return (span, *before)  # 建成过江通道4座、在建8座
        if (done := _ALREADY.search(text, *span)) and done.start() - span[0] >= 2:
            return ((span[0], done.start()), done.span("deed"))  # 重点项目 | 已 | 开工
        if (output := _OUTPUT.search(text, *span)) and output.start() - span[0] >= 2:
            return ((span[0], output.start()), (output.start("what"), span[1]))  # 百强企业 | 实现 | 总产值
        return _also_measured(text, before, span) if before else _without_doing(text, span)
    if before and text.startswith(("、", ","), floor):
        return _also_done(text, before, floor + 1, start)
    return before


def _of_case(text: str, span: tuple[int, int], case: int, before: Pieces | None) -> Pieces:
    """A limit with the case it holds for: 一般事项 | 办理时限, and 复杂事项 of the same limit behind it."""
    if case:
        return ((case, span[1]), (span[0], case))
    return (span, *before[1:]) if before and _CASE.fullmatch(text, *before[0]) else (span,)


def _without_place(text: str, indicator: Pieces) -> Pieces:
    """What an indicator measures, without where: 市区 | 入园率, for 县(市) that goes on with 达到30%."""
    (start, end), *others = indicator
    if all_of := _ALL_OF.match(text, start, end):
        start = all_of.end()
    place = max((word for word in vocab.WHERE if text.startswith(word, start, end)), key=len, default="")
    if text.startswith("化", start + len(place)):  # 城镇化率 is of no place
        return ()
    return ((start + len(place), end), *others) if start + len(place) < end else tuple(others)


def _without_doing(text: str, span: tuple[int, int]) -> Pieces:
    """A noun phrase without the verb in it that says only that work is done: 对农村危房 | 实施 | 改造1000户."""
    doing = _DOING.search(text, span[0] + 2, span[1] - 1) if text[span[0] - 1] == "对" else None
    return ((span[0], doing.start()), (doing.end(), span[1])) if doing else (span,)


def _also_done(text: str, indicator: Pieces, start: int, end: int) -> Pieces:
    """An indicator that ends in what is done (项目 | 新开工), with what else is done with as many: 项目 | 竣工.

    >>> text = "项目新开工43个、竣工38个"
    >>> ["".join(text[a:b] for a, b in _also_done(text, ((0, 5),), 9, 11))]
    ['项目竣工']
    """
    deed = _STAGES.before(text, indicator[-1][1], indicator[-1][0])
    also = _STAGES.at(text, start, end)
    if not deed or not also or unlinked(text, start + len(also), end) != start + len(also):
        return indicator
    *others, (first, last) = indicator
    return (*others, (first, last - len(deed)), (start, start + len(also))) if last - len(deed) > first else indicator


def _also_measured(text: str, indicator: Pieces, measure: tuple[int, int]) -> Pieces:
    """A bare measure (产值) with what the indicator before it measures (林下经济 | 面积), where that says it.

    >>> text = "林下经济面积260万亩、产值130亿元"
    >>> ["".join(text[a:b] for a, b in _also_measured(text, ((0, 6),), (12, 14)))]
    ['林下经济产值']
    """
    words = text[slice(*measure)]
    mark = text[measure[0] - (1 + len(_YEARLY) * text.endswith(_YEARLY, 0, measure[0]))]
    if mark == "," and words in vocab.OF_THE_SAME:  # 增加值完成97亿元,增速5%
        same = len(indicator) > 1 and text[slice(*indicator[-1])] in vocab.OF_THE_SAME
        return (*(indicator[:-1] if same else indicator), measure)
    *others, (first, last) = indicator
    if mark != "、" or words not in BARE_MEASURES or not (size := len(_MEASURE.before(text, last, first))):
        return _without_doing(text, measure)
    whose = last - size
    while whose > first and (more := len(_NAMES_MEASURE.before(text, whose, first))):
        whose -= more
    return (*others, (first, whose), measure) if whose - first >= 2 else (measure,)
