"""The noun phrase before a number that it may measure.

before  = opening* making* NOUN linking* (number)      新增 高新技术企业 超6000家 · 失业率 控制在 5%
"""

import re

from gdplan.extract.clauses import HOW
from gdplan.extract.targets.noun_ends import behind_bracket, beside_bracket, noun_end
from gdplan.extract.targets.nouns_behind import modifier_end
from gdplan.extract.targets.shares import share_of_those
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.dates import DAY, FISCAL_YEAR, HALF, HAN_YEAR, MONTH, NUMBER, QUARTER, THIRD, TO, YEAR
from gdplan.vocab.lookup import either, lookup
from gdplan.vocab.numerals import COUNTS, ONES, TO_TEN

_NOUNS = frozenset((*vocab.NOT_MAKING, *vocab.NOT_OPENING))
_LEADING = lookup((*vocab.MAKING, *vocab.WINNING, *vocab.OPENING, *_NOUNS))
_MARKED_FIRST = frozenset(
    f"、,;:。 (—-0123456789{COUNTS}了到至截于在期年“未今规第上下主预总发工目向面为给会共先陆相适比较有地县区获按前"
)
_MARKED_WORDS = frozenset(word[:2] for word in (*vocab.MANNERS, *vocab.WORKING_ON, *vocab.WORKING_AT))
_WORKS_ON = (
    f"(?:{either(vocab.WORKING_ON)}|(?:{either(vocab.WORKING_AT)})(?!{either(vocab.PLACES_OF_WORK)}))"
    f"(?!{either(vocab.MAKING_NOUNS)})"
)
_DOES = f"(?:(?:{either(vocab.MAKING)})(?!率|中心)|{_WORKS_ON})"
_MARKED = lazy(
    rf"\([^()\d]{{1,8}}\)|[、,;:。 (—-]|了(?!解)|\(?\d+\)|\d{{1,2}}[.、](?!\d)|[{TO_TEN}]是"
    rf"|(?:到|至|截至|期?[于在])?(?:{YEAR}|1[0-2]\d)年(?:度|年?[底末])?(?:或?[以之]?前|间|期间)?"
    rf"|(?:到|至|截至|[于在])?(?:(?:{NUMBER}月?{TO})?{MONTH}(?:[底末初]|{THIRD}|{DAY})?|{QUARTER}末?|前三季度|{HALF}|年[底末])(?:[以之]?前)?"
    rf"|按照?(?=(?:{MONTH}|{QUARTER}|{HALF}|年[底末])[底末]?[以之]?前)"
    rf"|[到至]?“?十[{ONES}]五”?(?:期间|时期|期?末)|规划期内|(?:主要|预期|总体|发展|工作)*目标[是为]"
    rf"|(?:近|过去)?[\d{COUNTS}]{{1,2}}年(?:内|以?来)|(?:未来|今后)?[\d{COUNTS}]{{1,2}}年(?:间|期间|时间)?(?=累计|共|新|完成|建成|投入|培训|引进|改造|培育|实施|开展|发放|硬化|恢复|安装|招聘|修建)"
    "|[比较](?:改革|调整|实施|改造|建设|以)前|在全?[省市县区国州][^,;。]{0,3}范围内?(?:实行|实施|推行|开展|推广)?"
    r"|在(?![建校园读册岗营编职线])[^,;。:()\d]{2,16}?(?:实施|开展|举办|推广|种植|布设|增补|[新改]建|建[设成]|改造|设立|新?安装)(?![^,;。]{0,8}的)"
    rf"|(?:{either(vocab.ADDING_UP)})(?={_DOES})"
    f"|{_WORKS_ON}|(?:{either(vocab.MANNERS)})(?={_DOES})"
    "|(?:有条件的?)?(?:地区|地方|市县|县区|区县)(?:推进|推动|加快|实现)(?=[^,;。的]{5})"
    "|获(?=(?:国家|国字号|国务院|全国|世界|国际|亚洲|中国|中央|发明|专利|[省市县部区](?:级|字号)?)[^,;。、]{2})"
    r"|适[合于宜](?!度)[^,;。:()\d]{2,24}?(?:的|等)"
    "|会(?=新|再|增加|兴建|有|继续|陆续)"
    rf"|为(?!民)[^,;。:()\d]{{2,24}}?(?:{either(vocab.BUILDING)})(?!项目|工程|标准|水平|用地|规模|方案|[^,;。]{{0,8}}的)"
    rf"|(?:面?向|为|给)[^,;。、:()\d]{{1,12}}?(?:公开)?(?:{either(vocab.GIVING)})(?:共享)?(?![^,;。]{{0,8}}的)"
)
_TOWARDS = lazy(  # 对经济增长的贡献率, 对东盟出口
    "对[^,;。]{1,16}?(?:贡献率|贡献度|依存度)"
    "|对[^,;。]{0,12}?(?:国家|地区|东盟|[美欧日韩俄英德法非港澳台])(?:直接)?(?:投资|贸易|出口|进口|进出口)"
    "(?:额|占比|比重|份额|增速)?"
)
_MAKING = lookup(vocab.MAKING)
_NOT_MAKING = lookup(vocab.NOT_MAKING)
_BARE_MEASURE = lazy(f"(?:{either(vocab.MEASURES)})(?:大?约|近|为|共计?|总计|是)*")
BARE_MEASURES = frozenset((*vocab.MEASURES, *vocab.COUNTED))
_NAMING = frozenset((*vocab.NAMING, *vocab.WORKING_ON, *vocab.WORKING_AT))
_INNER = lazy(
    f"(?P<late>(?<!公)(?:{either(vocab.ADDING_UP)})(?:{_DOES})|(?:{either(vocab.WINNING)})"
    "(?![感者性不]|电力|用[水气热]))?(?(late)(?![^,;。、]{0,12}[的之])|"
    f"(?!新增就业)(?:(?:{either(vocab.INNER)}|(?<![研开突触激萌易])发生(?![产态活物]))|(?:{either(vocab.DRAFTING)})(?=[^,;。、]*(?:{either(vocab.DRAFTED)})\\Z)))(?![率计对工或额量(链]|区(?![域间])|商(?![标品业务贸会铺户场超])|数(?![字据智控码]))"
)
_INNER_DATE = lazy(
    rf"(?:(?:{YEAR}|{HAN_YEAR})年(?:度|{MONTH})?|{FISCAL_YEAR}(?<=[年度]))[底末]?(?:或?[以之]?[前内])?(?!的)"
    rf"|{QUARTER}末(?:[以之]?前)?"
)
_WHO_MUST = lazy(  # 各单位要 | 确保开工率
    r"[^,;。、\d]{0,10}(?:单位|部门|乡镇|街道|各地|[县市]区|[县区局委厅办]|政府)(?:都|均)?要(?=[^,;。、]{4})(?!求|素|点|件|道)"
)
_OF_NOUN = lazy(f"(?:{either(vocab.OF_NOUN)})(?:项目|工程|平台|基地|行动|计划|中心|体系|载体|机构)")  # 专利培育项目
_PLACES = "省市县区州镇乡村"
_BEFORE_VERB = lazy(f"全[国省市县区州镇]|{HOW}")  # 全市 | 新增幼儿园, 按照计划 | 新建公厕
_RATES = ("率", "比", "重", "例")
_HOLDING = ("占", "稳定在", "保持在", "维持在")  # 占全市地区生产总值10%以上, 稳定在全国1/10以上
_SHARE_NOUNS = ("比重", "比例", "比率", "份额", "占比", "比")
_PERCENT = lazy("[^,;。%]{0,8}%")  # of an area: 新建屋顶安装光伏面积(不低于30%)
_AND_ALSO = lazy("(?<=[^\\W\\d_]{4})[并而]?且(?=[^的之]{2,}$)")
_PREDICATE = lazy(rf"[,;:。]|(?<![享接承])受(?![理益教害助检灾众])|{either(vocab.PREDICATING)}")
_EFFORT = lazy(
    "(?:继续|持续|进一步|不断|切实)?加大(?:对)?([^,;。、0-9]{2,16}?)(?:的)?力度"
)  # 加大研发经费投入力度,增长10%
_SPREADING = lazy(either(vocab.SPREADING))
# Dates, verbs and other words that make no noun between them.
_DATE = lazy(
    rf"(?:到|至|截至)?{YEAR}年(?:底|末|年底)?|(?:近|过去)?[今明当每全上半两{TO_TEN}]+年|[近过去]*[0-9]{{1,2}}年(?:[以之]?来|间)?|[{COUNTS}]?年[内底初](?:[以之]?前)?"
    rf"|(?:到|至|截至)?(?:(?:[0-9]{{1,2}}{TO})?{MONTH}(?:{DAY})?|{HALF}|{QUARTER})[底末初]?(?:[以之]?前)?"
)
_MADE = (word for word in vocab.MAKING if not word.startswith(("投资", "投入", "培训", "生产", "销售", "服务")))
_OTHERS = ("年度", "年末", "月末", "期间", "总数", "总计", "合计", "其中", "全年共", "会")
_NO_NOUNS = lookup((*_OTHERS, *vocab.OPENING, *_MADE))
_BEGINS_OTHER = frozenset((*_NO_NOUNS.by_first, *f"到至截2今明当每全上下半第{COUNTS}年截0123456789"))
_DIGIT = lazy("[0-9]")
_CLAUSE_END = lazy(r"(?<!\d),|,(?!\d)|[;:。！？]")  # 3,000 is one number
_LONGEST_CLAUSE = 160  # characters; what names a number stands nearer
_AVERAGE = "平均"
_LONG = 6  # a noun of four characters with a verb before it, and something before that


def span_before(text: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends before `end` and begins not before `start`; `whole` keeps A、B和C together."""
    number, (start, end) = end, beside_bracket(text, start, end)
    end = noun_end(text, start, end)
    if (those := share_of_those(text, start, end)) is not None:
        return those, end
    start = behind_bracket(text, _behind_inner(text, start, end), end)
    if text.startswith(_HOLDING, start) and not text.endswith(_SHARE_NOUNS, start, end):
        return None
    is_rate = text[end - 1 : end] in _RATES or (
        text.endswith(("面积", "度"), start, end) and _PERCENT.match(text, number) is not None
    )
    for match in () if whole or end - start < _LONG else _INNER.finditer(text, start + 1, end):
        if (
            end - match.end() >= (2 if _may_be_short(text, start, match) else 4)
            and not (is_rate and match[0][0] == "新")
            and not (text[end - 1] == "率" and match[0] in vocab.OF_RATE)
            and _stands_free(text, start, match)
        ):
            start = match.end()
    while end - start >= 2 and (size := _leading(text, start, end)) and end - start - size >= 2:
        if is_rate and text[start] == "新":
            return (start, end)  # 新建住宅绿色建筑占比
        is_measure = text[end - 1] in _RATES or text[start + size : end] in BARE_MEASURES
        if is_measure and text[start : start + size] in _NAMING:
            return (start, end)  # 投资总额, 回收利用率, 采购本地产品比例
        if _is_extent_of(text, start, start + size, end):
            return (start, end)  # 治理水土流失面积, not all that there is
        if text[start : start + size] == _AVERAGE and not _leading(text, start + size, end):
            return (start, end)  # 平均用时, but 平均|新增企业
        start += size
    start = modifier_end(text, start, end)
    return (start, end) if end - start >= 2 and _has_noun(text, start, end) else None


def _is_extent_of(text: str, start: int, noun: int, end: int) -> bool:
    """Whether an extent is of one deed, which then belongs to its name; not 新增、改造 | 绿地面积."""
    if text[start:noun] not in vocab.CHANGING or not text.endswith(vocab.EXTENTS, noun, end):
        return False
    is_first = text[noun] == "、" and _MAKING.at(text, noun + 1, end) != ""
    return not is_first and not (text[start - 1 : start] == "、" and _MAKING.before(text, start - 1) != "")


def _behind_inner(text: str, start: int, end: int) -> int:
    """Where a noun begins behind a date or a 且: 全市2026年 | 新增充电桩, 纳入考核体系且 | 分值权重."""
    words = text[start:end]
    if "要" in words and (must := _WHO_MUST.match(text, start, end)):
        start = must.end()
    if ("年" in words or "季" in words) and (dates := list(_INNER_DATE.finditer(text, start, end))):
        start = dates[-1].end()
    joined = _AND_ALSO.search(text, start, end)
    return joined.end() if joined else start


def _may_be_short(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether two characters behind a verb in the middle are a noun: 行动、完成 | 投资, 南山镇先后建成 | 道路."""
    before = text[verb.start() - 1]
    is_of_place = verb["late"] is not None and before in _PLACES
    if verb[0] in vocab.DRAFTING:
        return True
    return before == "、" or is_of_place or _BEFORE_VERB.fullmatch(text, start, verb.start()) is not None


def _stands_free(text: str, start: int, verb: re.Match[str]) -> bool:
    """Whether a verb in the middle is one of the clause: not of 每千人口拥有, nor inside “…”, nor of 专利培育项目."""
    within = text[start : verb.start()]
    if (verb["late"] and "、" in within) or (within[-1:] not in _PLACES and _OF_NOUN.match(text, verb.start())):
        return False
    return not within.startswith("每") and within.count("“") == within.count("”")


def subject(text: str, start: int, end: int, *, said: bool = False) -> tuple[int, int] | None:
    """What a clause says something of: its first noun phrase, if it counts nothing; `said`: only before a predicate."""
    match = _PREDICATE.search(text, start, end)
    if said and match is None:
        return None
    if effort := _EFFORT.match(text, start, match.start() if match else end):
        return effort.span(1)
    span = span_before(text, start, match.start() if match else end)
    return None if span is None or _DIGIT.search(text, *span) else span


def spreading_subject(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The subject of a clause that says how far it reaches: 班列 of 班列通达30个城市."""
    match = _SPREADING.search(text, start, end)
    return subject(text, start, match.start()) if match else None


def is_bare_deed(text: str, span: tuple[int, int]) -> bool:
    """Whether a noun phrase is only what is done to something that it does not name: 依法 | 取缔 | 351家."""
    return text[slice(*span)] in vocab.WORKING_ON


def is_made(text: str, start: int) -> bool:
    """Whether a verb of making ends at `start`: 培育百家, 带动万名."""
    return _MAKING.before(text, start) != ""


def find_making(text: str, start: int, end: int) -> bool:
    """Whether a verb of making stands between two places and has something to make: not 建设面积(约30平方公里).

    >>> find_making("省市县举办论坛", 0, 7), find_making("总规划建设面积", 0, 7)
    (True, False)
    """
    place = start
    while place < end:
        if noun := _NOT_MAKING.at(text, place, end):
            place += len(noun)
        elif (verb := _MAKING.at(text, place, end)) and not _BARE_MEASURE.fullmatch(text, place + len(verb), end):
            return True
        else:
            place += max(1, len(verb))
    return False


def _has_noun(text: str, start: int, end: int) -> bool:
    """Whether more stands between two places than dates, verbs and the like."""
    while start < end:
        if text[start] not in _BEGINS_OTHER or _NOT_MAKING.at(text, start, end):
            return True
        date = _DATE.match(text, start, end)
        size = date.end() - start if date else len(_NO_NOUNS.at(text, start, end))
        if not size:
            return True
        start += size
    return False


def _leading(text: str, start: int, end: int) -> int:
    """The length of the word, mark or date that leads to a noun from `start`; 0 where the noun begins."""
    first = text[start]
    if first == "对" and _TOWARDS.fullmatch(text, start, end):
        return 0
    may_be = first in _MARKED_FIRST or text[start : start + 2] in _MARKED_WORDS  # few are: a match takes long
    if may_be and (match := _MARKED.match(text, start, end)):
        return match.end() - start
    if first == "“" and text.find("”", start, end) < 0:
        return 1  # 实现“引进人才达到300名,…”的目标
    for word in _LEADING.by_first.get(first, ()):
        if text.startswith(word, start, end):
            if word in _NOUNS:
                if not text.startswith(vocab.OTHER_NOUNS, start + len(word) - 1):
                    return 0
            elif text[start + len(word) : start + len(word) + 1] not in ("性", "率"):
                return len(word)
    return 0


def clause_start(text: str, end: int) -> int:
    """Where the clause that reaches to `end` begins."""
    floor = max(0, end - _LONGEST_CLAUSE)
    mark = _CLAUSE_END.search(text[floor:end][::-1])
    return end - mark.start() if mark else floor
