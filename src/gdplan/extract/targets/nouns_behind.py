"""The noun phrase behind a number that it may count.

behind  = (number) ["的"] NOUN saying                  推动21家 服务业创新发展区 提能升级
"""

from gdplan.extract.targets.shares import without_partner
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.dates import YEAR
from gdplan.vocab.evidence import GOES_ON
from gdplan.vocab.lookup import either, lookup
from gdplan.vocab.numerals import TO_HUNDRED, TO_TEN

_AGE = r"\d?(?:-\d{1,2})?周?岁"  # behind its first digit: 0-3岁婴幼儿
_RATED = r"[\d.]*(?:千伏|兆瓦|万?千瓦|万?吨级|车道)(?=[^\W\d_])"  # 220千伏变电站
_SAYING = lazy(
    rf"[,;:。！？、()]|(?<!\d)\d(?![\d.]*[A-Z]|{_AGE}|{_RATED})|的?(?!{either(vocab.NOT_SAYING)})(?:{either(vocab.SAYING)})(?<!许可)(?<!认可)"
    r"|(?<![发直抵])达(?!标[^,;。、])|(?<![主重需必概纪提首政])要(?![素件点求道塞闻])|来\w{1,2}(?=进行|开展|工作|创业|讲学|交流)|(?<![转出])让(?!利)|(?<![达得受])到(?![期位账岗场])|(?<![较更最颇])为(?!民)|(?<!急)需(?!求)"
    r"|(?<![工合操运当])作为(?!民)|(?<=[^\W\d_上下右内尚余]{2})(?:[均仍都]未|未(?=[按经能及]|完成|落实|建立))"
    r"|中(?=[^,;。\d]{2,16}[有占](?:\d|\Z))"  # 11个重点项目 | 中新兴产业项目有6个
    r"|(?<=[县市区乡镇村)])整[县市区乡镇村](?=推进)"  # 5个县(市、区) | 整县推进试点
    rf"|(?<=[^\W\d_]{{2}})(?:{either(vocab.ENDING)})(?=[,;:。、)]|\Z)"
    rf"|(?<=资金|基金|经费)(?:{either(vocab.FINANCING)})(?=[^,;。、]{{2}})(?!项目|政策|力度|体系|计划|作用|中心)"
)
_ACTORS = (
    r"(?:(?<=[县市区镇乡村校院园所户厂店站社团队港心])|(?<=企业|街道|民企|国企|央企|商户)|(?<=[县市区镇村邻港]\)))"
)
_ADDING = lazy(rf"{_ACTORS}(?:{either(vocab.ADDING)})(?=[^,;。、的\d]{{2,14}}\Z)")
_ACTING = lazy(
    rf"{_ACTORS}(?:{either(vocab.ACTING)})(?=[^,;。、]{{3}})"
    "(?!项目|工程|试点|任务|行动|计划|工作|示范|体系|的|用地|规划|区(?!域)|[性率量型级]|人才|模式|机制|标准|中心|质效|单位|资金|平台|发展|提升)"
)
_NO_ACTOR = "[^,;。、的县市区镇乡村校院园所户厂店站社团队港心企街]"
_OF_ACTORS = lazy(
    rf"(?:{_ACTORS}|(?<=[县市区镇]域))(?![域民级]|人口){_NO_ACTOR}{{2,6}}(?:质效|成效|效能|效益|效率|能力|水平|质量)$"
)  # 12家医院 | 服务能力
_JOINING = "对接"
_JOINED = lazy(rf"(?:规范|全量|统一|实时){_JOINING}(?=[^,;。、]{{2,16}}(?:平台|系统|网|端口)(?:[,;。]|\Z))")
_DEEDS = lookup((*vocab.MAKING, *vocab.ACTING))
_BARE_MEASURE = lazy(
    f"(?:{either((*vocab.MEASURES, *vocab.COUNTED))})+"
    f"|(?:{either(vocab.BEFORE_BARE_HEADS)})*(?:{either(vocab.BARE_HEADS)})"
)
_HAS_NUMBER = lazy(r"[^,;。、]{0,8}\d")
_OF_PEOPLE = lazy("[名位人](?:左右|以上|以下|以内)?(?:[^,;。]{2,40}的)?$")
_NEAR = 48
_AND_ALSO = "以及"
_KINDS = lazy(r"(?:、[^,;。、等\d]{1,14})+等")
_SHORT = 4  # characters: 困境、留守儿童
_LONGEST_LISTED = 24  # characters of one noun of a list
_SHORT_QUOTE = 14
_ASIDE = lazy(r"\([^()]{1,6}\)")  # 县(市、区)
_LONG_QUOTE = lazy("“(?:[^”]{10,}|[^”]*[、,][^”]*)”(?=[^”]{2})")
_SUCH_AS = lazy("[^,;。]*、[^,;。等]*等(?:领域|行业|方面|地区|产业)?(?=[^,;。的]{4})")
_MODIFIER = lazy(r"[^\d,;。:]*[^\d,;。:一]的(?!确)")
_WORK = (
    "(?:综合|全面|系统)?(?:改造|提升|建设|更新|整治|升级|修复|治理|修缮|保护|转型|提质|增效|扩建|开发|利用){1,3}"
    "|(?:生态|绿色)?(?:围合|贯通|连通)"
)
_OF_IT = lazy(
    f"{_WORK}|(?:免征|适用|覆盖|复盖|实施|试点)?范围|(?:批量化?|规模化)?(?:生产|制造|供应|加工|处理|发射)?能力"
)
_QUALITY = lazy(
    r"(?:[^,;。、的\d]{0,10}(?:不[低少高大小多]于|不?超过?|大于|高于|达到?|至少)"
    rf"(?!{YEAR}年)\d[^,;。的]{{1,12}}"
    "(?:,(?:并|且|同时)?(?:具备|具有|拥有|能够|设有|配有|符合|满足)[^;。0-9的]{2,60})?"  # 面积均不少于1万平方米的
    r"|(?:[各均][^,;。、的\d]{1,8})?\d[\d.~—至到-]*[^,;。、的\d]{1,8}"  # 80-150个托位的, 各被困9人的
    r"|[^,;。、的\d]{2,10}(?:并且?|而且|且)[^,;。、的\d]{2,10}"  # 性能先进并成功落地的
    r"|(?:具有|具备|拥有|符合|满足|享受|站在|处于|位于|能够|达到(?![\d%])|在|有)[^,;。]{2,30}?(?:的(?:享受|具有|具备|拥有)[^,;。]{2,30}?)?|(?:[^,;。、的\d]{3,8}、){1,4}[^,;。、\d]{3,8})"
    "的(?=[^,;。的]{2})"
)
_OF_SIZE = (
    rf"(?:{either(vocab.OF_SIZE)})*(?:{either(vocab.MEASURES)}|纳税额?)(?:超过?|达到?|突破|不低于|不少于|过)*[0-9.十百千万亿]+"
    r"(?:元|亩|吨|平方米|公顷|人次?)(?:以上)?"
)
_CLASS_OF_SIZE = lazy(rf"{_OF_SIZE}(?=[^\W\d_a-zA-Z的和与及以]{{2}})")  # 2家 | 营业收入超10亿元 | 企业
# 5家 | 年销售收入过百亿元、2家年销售收入过十亿元的 | 企业: what is told apart by size has one noun.
_CLASSES_OF_SIZE = lazy(
    rf"{_OF_SIZE}(?:、(?:[0-9十百]+[家个户座条所处项片](?:及?以上)?)?{_OF_SIZE})+的(?=[^\W\d_a-zA-Z]{{2}})"
)
_BEGINS_MEASURE = frozenset("年总占规建销主纳" + "".join(word[0] for word in vocab.MEASURES))
_SIZE_CLASS = lazy(
    r"(?:在[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤穗深琼川蓉黔滇陕甘青杭汉华]"  # 在川企业
    r"|(?:规模|限额|[^\W\d_的以]{0,4}级及?|[1-5]A级?及?|[1-5一二三四五]星级?及?|[十百千万亿]+[元亩吨头]"
    "|(?:副高|正高|中级|高级|大专|本科|硕士|博士|研究生)(?:职称|学历|学位)?及?)以[上下])(?=[^\\W\\d_]{2})"
    "|(?:定点|集中|上门|公益|全程)?免费(?![向为对开])(?=[^\\W\\d_]{2})"
)
_BETWEEN = lazy("(?:之间|区间|范围)(?:以?内)?")  # 6%-8%之间
_GOES_ON = lazy(GOES_ON.pattern)  # 提高至40%以上的政策延续到年底 measures what stands before it
_STANDING = lazy(
    "(?:较|合理|相对)?[高低]?(?:水平|速度|区间|增速|目标|幅度|比例|规模|份额|降幅|增幅|要求|规定|底线|红线)"
)
_GOES_BEYOND = lazy(  # 2万个公屋单位 | 的目标, 20条河道 | 的综合治理
    f"的(?:(?:预期|年度|全年|总体|阶段性?)*(?:目标|任务)(?:任务|指标)?|(?<=[^,;。、的]{{2}}的)(?:{_WORK}))$"
)
_NAMED_BY = ("明确", "确定", "部署", "下达", "安排", "批准", "要求", "的")
_NAMED_TOO = lazy(  # 70项举措 | 及省政府明确在我市试点的11项改革
    f"(?:以及|[及和与])(?:国家|中央|[省市区县])(?:委|政府|有关部门)?(?:{either(_NAMED_BY[:-1])})的?$"
)
_BEGINS_NO_NOUN = frozenset(("", *f"　 \t\n,;:。！？、()0123456789%以对和与及并等的左右{TO_TEN}”"))
_NO_WORD = frozenset(("", *",;。、"))
_BEGINS_NOUN = lazy(
    rf"七彩|五金|三农|一体化|一流|一线|四好|百强|和[美谐平]|[0-9]{_AGE}|[0-9]{_RATED}|[一二三四五][星级]|三甲|[0-9]{{1,2}}[A-Z]|[{TO_HUNDRED}千万亿]{{1,4}}级|[十百千万亿]+[元亩吨头只]"
)
_DIVISIONS = ("省", "县", "市", "区", "乡", "镇", "村", "校")
_PLACES = ("乡镇", "街道", "社区", "村", "城区", "县城", "园区", "县", "市", "区")
_IN_NAME = lazy("[^列作成定评选设称分确认命视转变改身因县市区乡镇村校均都各皆]")  # 宏为生态企业, not 县为试点, 列为试点


def span_behind(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `start`, 的 left out, up to what is said of it or the `limit`."""
    if beside := _BETWEEN.match(text, start):
        start = beside.end()
    first = text[start : start + 1]
    if first in _NO_WORD or _GOES_ON.match(text, start):
        return None
    if first == "的":
        start += 1
        if _STANDING.match(text, start):
            return None
    start, limit = _behind_quality(text, start, limit)
    if text[start : start + 1] in _BEGINS_NO_NOUN and not _BEGINS_NOUN.match(text, start):
        return None
    stop = _stop(text, start, limit)
    if text[stop : stop + 1] == "、":
        stop = _listed(text, start, stop, limit)
    stop = _and_also(text, stop, limit)
    stop = without_partner(text, start, stop)
    stop = _without_others(text, start, stop)
    if text.count("“", start, stop) > text.count("”", start, stop):
        stop = text.rfind("“", start, stop)
    start = modifier_end(text, start, stop)
    while stop > start and text[stop - 1] in "和与及、并或的“":
        stop -= 1
    return (start, stop) if stop - start >= 2 or text[start:stop] in _DIVISIONS else None


def _behind_quality(text: str, start: int, limit: int) -> tuple[int, int]:
    """Where a noun begins behind what it is like, and the limit of it: of classes in a list all have the one noun."""
    may_be_size = text[start : start + 1] in _BEGINS_MEASURE
    if may_be_size and (classes := _CLASSES_OF_SIZE.match(text, start)):
        return classes.end(), max(limit, min(len(text), classes.end() + _LONGEST_LISTED))
    match = _QUALITY.match(text, start) or (may_be_size and _CLASS_OF_SIZE.match(text, start))
    if match and match.end() <= limit:  # not 老园区和至少1个新园区的…
        start = match.end()
    return start, limit


def _without_others(text: str, start: int, stop: int) -> int:
    """Where a noun ends, without what it is the goal of, what is done to it and what others named beside it."""
    if beyond := _GOES_BEYOND.search(text, start, stop):
        return beyond.start()
    if whose := _OF_ACTORS.search(text, start + 1, stop):
        return whose.start()
    named = _NAMED_TOO.search(text, start, stop) if text.endswith(_NAMED_BY, start, stop) else None
    return named.start() if named else stop


def _and_also(text: str, stop: int, limit: int) -> int:
    """Where a noun ends that 以及 puts beside the one before: 50家企业研发中心 | 以及院士专家工作站."""
    start = stop + len(_AND_ALSO)
    if not text.startswith(_AND_ALSO, stop) or _DEEDS.at(text, start, limit):
        return stop
    further = _stop(text, start, limit)
    if kinds := _KINDS.match(text, further, limit):  # 以及律师、公证等专门人才
        further = _stop(text, kinds.end(), limit)
    return stop if further - start < 2 or _HAS_NUMBER.match(text, further) else further


def _listed(text: str, start: int, stop: int, limit: int) -> int:
    """Where the last noun ends of a list of people: 200名 获奖者、院士和专家; of a short one also of things.

    Not 近亲属、共济金额达69亿元, nor 绿道、优化布局.
    """
    is_of_people = _OF_PEOPLE.search(text, max(0, start - _NEAR), start) is not None
    is_of_deeds = text[start:stop] in _DEEDS.words
    while text[stop : stop + 1] == "、" and (is_of_deeds or not _DEEDS.at(text, stop + 1, limit)):
        further = _stop(text, stop + 1, limit)
        is_modifier = (  # 规模化、品牌化企业; 市、县福利院; 补短板工程乡镇、街道项目; 招聘、推介活动
            text[stop - 1] in "化型"
            or text[start:stop] in _DIVISIONS
            or (text.endswith(_PLACES, start, stop) and text.startswith(_PLACES, stop + 1))
            or is_of_deeds
        )
        if not is_of_people and not is_modifier and not 2 <= stop - start <= _SHORT:
            break
        if (
            not 2 <= further - stop - 1 <= _LONGEST_LISTED
            or "的" in text[stop:further]
            or _HAS_NUMBER.match(text, further)
        ):
            break
        stop = further
    return stop


def _stop(text: str, start: int, limit: int) -> int:
    """Where the noun phrase from `start` ends: at what is said of it, or at what it does."""
    stop = _said_at(text, start, limit)
    if text.find(_JOINING, start, stop) >= 0 and (joined := _JOINED.search(text, start + 1)):
        stop = min(stop, joined.start())  # 自建系统 | 规范对接省一体化平台
    acting = _ACTING.search(text, start + 1, stop)
    if acting is None and text[stop : stop + 1].isdigit():
        acting = _ADDING.search(text, start + 1, stop)
    return acting.start() if acting else stop


def _said_at(text: str, start: int, limit: int) -> int:
    """Where something is said of the noun from `start`, a class (规模以上) and an aside in brackets passed over."""
    if size := _SIZE_CLASS.match(text, start, limit):
        start = size.end()
    place = start
    while match := _SAYING.search(text, place, limit):
        if match[0] == "为" and _IN_NAME.fullmatch(text, start, match.start()):
            place = match.end()  # 宏为生态企业: no noun stands before it
            continue
        if closed := _inside_quote(text, start, match.start()):
            place = closed  # “15分钟”生活圈
            continue
        aside = _ASIDE.match(text, match.start(), limit)
        if aside is None:
            return match.start()
        place = aside.end()
    return limit


def _inside_quote(text: str, start: int, place: int) -> int:
    """Where the short “…” ends that a place is inside of; 0 where it is in none."""
    opened = text.rfind("“", start, place)
    if opened < 0 or text.find("”", opened, place) >= 0:
        return 0
    return text.find("”", place, opened + _SHORT_QUOTE) + 1


def modifier_end(text: str, start: int, end: int) -> int:
    """Where a long “…” or a clause with 的 in front of the noun ends; start where there is none."""
    noun = text[start:end]
    if "”" in noun or ("等" in noun and _AND_ALSO not in noun):
        quoted = _LONG_QUOTE.match(text, start, end) or _SUCH_AS.match(text, start, end)
        start = quoted.end() if quoted else start
    match = _MODIFIER.match(text, start, end) if "的" in noun else None
    if (
        match is None
        or end - match.end() < 4
        or text.count("(", start, match.end()) > text.count(")", start, match.end())
        or _BARE_MEASURE.fullmatch(text, match.end(), end)
        or _OF_IT.fullmatch(text, match.end(), end)
    ):
        return start  # 安装光伏的面积比例
    return match.end()
