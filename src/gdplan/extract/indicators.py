"""What a number measures: the noun phrase before it, behind it, or shared with its neighbours."""

import re

Pieces = tuple[tuple[int, int], ...]

# Verbs that open a clause of work and are no part of the thing it makes.
_MAKES = (
    "开工建设|开工改造|建设改造|改造提升|筹集建设|新建改建|启动建设|布局建设|建设提升|提升建设|整合提升|更新改造|签约落地|招引落地|加快建设|"
    "建成投用|成功创建|成功举办|累计|新建|改建|扩建|续建|建成|建设|改造|新增|新培育|新认定|新入选|新开发|培育|打造|形成|推动|推进|支持|实施|开展|完成|举办|组织|"
    "引进|引育|选派|选送|出台|制定|修订|印发|发布|安排|争取|供应|办理|推介|招引|组建|开设|开行|开通|开发|盘活|筹集|交付|更新|关闭|压缩|淘汰|整治|治理|"
    "下达|拨付|发放|提供|帮扶|带动|吸纳|服务|培训|认定|授权|创建|获批|遴选|评选|命名|布局|部署|落实|实现|保障|发展|取得|突破|推出|构建|建立|设立|成立|"
    "储备|生产|销售|投入|投资|拆除|清退|化解|查处|收集|归集|开放|上线|接入|部署|应用|推广|覆盖|惠及|减轻|减免|降低|提高|提升|增加|扩大|扩大到|"
    "使用|利用|记录|建|开|育|使|将|把|让|为|向|对|令"
)
_LEADING = re.compile(
    rf"(?:[、,;:。 ]|其中|同时|并且?|以及|及|和|与|还|再|又|即|也|全年|今年|当年|年内|年均|每年|全部|分别|到?20\d\d年(?:底|末)?前?|"
    rf"力争|争取|确保|预计|预期|计划|努力|着力|积极|大力|加快|继续|持续|深入|稳步|有序|全面|进一步|率先|成功|首批|"
    rf"{_MAKES})"
)
_INNER = re.compile(
    "举办|选派|选送|培育|打造|出台|争取|安排|供应|办理|推介|招引|引育|引进|组建|开设|建成|开通|完成|下达|新增(?!长)|新建|筹集|记录|组织|发放|带动|达到|实现(?!率)|开展"
)
_TRAILING = re.compile(
    "(?:分别|均|都|各|也|为|是|达到|达|完成|建成|实现|累计|总计|合计|共计|共|约|将|已|年均|平均每?年?|同比|比上年|较上年|"
    "预期目标|稳定|保持|维持|控制|巩固|总体|基本|力争|预计|预期|在|至|到|由|从|开行|新认定|的|建设|再|有|最|:|,|、| |\\()$"
)
# A noun phrase behind a number ends where something is said of it.
_SAYS = re.compile(
    r"[,;:。！？、()\d]|的?(?:提能|提档|升级|入选|入围|上榜|开工|建成|投产|投用|实现|纳入|进行|开展|喝上|提请|获批|获评|获|落地|落户|入乡|化解|通过|"
    r"达到|达|进社区|进乡村|完成|启动|取得|向|集中|全部|均|已|实施|受益|参加|参与|享受|脱贫|搬迁|迁入|增长|下降|提高|提升|成为|被|正式|顺利|相继|陆续|在|为|由|与|可|需|将|以|用于|按)"
)
_LONG_QUOTE = re.compile("“[^”]{10,}”(?=[^”]{2})")
_MODIFIER = re.compile(r"[^\d,;。:]*[^\d,;。:一]的(?!确)")
_TIME = re.compile("(?:今年|明年|全年|全年共|当年|每年|年度|年末|年内|年底|[上下]半年|期间|总数|总计|合计|其中)+")
_HAS = re.compile(r"(?:具有|具备|拥有|符合|满足)[^,;。]{2,30}?的(?=[^,;。的]{2})")
_MEASURE = re.compile(
    "(?:增加值|总产值|产值|产量|吞吐量|发电量|人数|件数|起数|比重|占比|比例|覆盖率|普及率|入学率|参保率|率|收入|支出|投资|总额|余额|规模|面积|数量|数|额|量|值)$"
)
_NOUN = re.compile(r"[^\s,;:。！？、()\d%以和与及并等的左右一二三四五六七八九十”]")


def span_before(text: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int] | None:
    """The noun phrase that ends before `end` and begins not before `start`."""
    while match := _TRAILING.search(text, start, end):
        if match.end() != end:
            break
        end = match.start()
    if whole:
        inner = iter(())
    else:
        inner = _INNER.finditer(text, start + 1, end)
    for match in inner:
        if end - match.end() >= 4:
            start = match.end()
    while (match := _LEADING.match(text, start, end)) and end - match.end() >= 2:
        start = match.end()
    start = _modifier_end(text, start, end)
    return (start, end) if end - start >= 2 and not _TIME.fullmatch(text, start, end) else None


def _modifier_end(text: str, start: int, end: int) -> int:
    """Where a long “…” or a clause with 的 in front of the noun ends; start where there is none."""
    if match := _LONG_QUOTE.match(text, start, end):
        start = match.end()
    match = _MODIFIER.match(text, start, end)
    return match.end() if match and end - match.end() >= 4 else start


def span_behind(text: str, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `start`, 的 left out, up to what is said of it."""
    if text[start : start + 1] == "的":
        start += 1
    if match := _HAS.match(text, start):
        start = match.end()
    if not _NOUN.match(text, start):
        return None
    end = _SAYS.search(text, start)
    stop = end.start() if end else len(text)
    if (
        text[stop : stop + 1] == "、"
        and 2 <= stop - start <= 4
        and (more := _SAYS.search(text, stop + 1))
        and more.start() - stop > 3
    ):
        stop = more.start()  # 困境、留守儿童
    start = _modifier_end(text, start, stop)
    return (start, stop) if stop - start >= 2 else None


def respectively(text: str, span: tuple[int, int], count: int) -> tuple[Pieces, ...]:
    """Each part of A、B和C, for a 分别 list of as many numbers; the shared head noun stands in all of them.

    >>> [[text[a:b] for a, b in pieces] for text in ["城镇和农村居民人均可支配收入"] for pieces in respectively(text, (0, 14), 2)]
    [['城镇', '居民人均可支配收入'], ['农村居民人均可支配收入']]
    """
    cuts = [m.span() for m in re.finditer("、|和|与|及|以及", text[span[0] : span[1]])]
    if len(cuts) + 1 != count:
        return ()
    edges = [span[0]] + [span[0] + edge for cut in cuts for edge in cut] + [span[1]]
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    if any(a >= b for a, b in parts):
        return ()
    last = parts[-1]
    heads = []
    for part in parts[:-1]:
        length = part[1] - part[0]
        measure = _MEASURE.search(text, *last)
        if _MEASURE.search(text, *part) or measure is None:
            heads.append((part,))
        elif length <= 3 and last[1] - last[0] > length + 2:
            heads.append((part, (last[0] + length, last[1])))
        else:
            heads.append((part, (measure.start(), last[1])))
    return (*heads, (last,))
