"""Instruments in a text: documents that are promised, such as 印发数据开发利用实施意见.

    制定|省数据条例            verb, then what ends in a kind of document; 制定出台 is one verb
    编制|工作指引|和|办事指南  two objects where each ends in a kind of document
    加快|数据条例|立法         the object before its verb, behind a verb that promotes
A document that is there already is not promised: 已印发…, 印发了…, 印发的….
"""

import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from gdplan.extract.clauses import CLAUSE, Slice, find_opening
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab.mentions import either, words

_RUN = lazy(r"(?:《[^《》]*+》|“[^“”]*+”|\([^()]{0,40}+\)|[^,;。:！？()《》“”\n])++")
OBJECT = 120  # characters; what is longer is no object
# Before and behind a verb that does not promise: 已印发, 印发了, 印发的, 编制单位, 编制工作.
_DONE_BEFORE = ("已", "已经", "曾", "所", "关于", "机构", "人员", "事业", "行政", "未得", "不得", "不再")
_CLOSES = lazy("[》。]")
_OUT_OF = ("提", "推", "输", "付", "支")  # 提出|台北市报告
_THIS = lazy("、|[以如]下|本(?![省市区县])")  # this document itself
_SETS_UP = lazy(r"(?:建立|健全|完善|构建|推行|实行|落实|形成|执行)[^,;。、:！？《》\n\d]{2,}$")
_SYSTEM = lazy(r"[^,;。、:！？《》\n\d]{0,10}(?:制度|机制|体系|流程|程序|平台|系统)")
_SYSTEM_REACH = 24
_COUNTED = lazy(r"(?:不少于|不低于|至少|超过|约|近)?[\d一二三四五六七八九十百]+[余多]?[项个部件]")  # 制定10项国家标准
_DONE_BEHIND = (*"了过的者于后时", "单位", "部门", "机关", "机构", *(f"工作{mark}" for mark in ",;。、\n"))


class InstrumentReading(NamedTuple):
    """`start` and `end` hold verb and object."""

    start: int
    end: int
    verb: Slice
    object: Slice
    kind: Literal["instrument"] = "instrument"


@functools.cache
def _verb() -> re.Pattern[str]:
    verb = f"(?:{either('issue')})"
    return lazy(
        rf"(?P<verb>{verb}(?:[、和并与或]?{verb})*+)"
        r"(?:[、和并]?(?:有序|全面|组织)?(?:实施(?!方案|意见|细则|办法|计划|规划|纲要|条例|规定)|落实|完善|执行|推行|实行|形成|完成|下达|好))*+"
    )


@functools.cache
def _document() -> re.Pattern[str]:
    """A kind of document and what may stand behind it."""
    return lazy(
        rf"(?:(?:{either('document')})++(?:\([^()]{{1,12}}\))?|》(?:\([^()]{{1,30}}\))?|(?<=[^方办立司守合])法(?=$|[,;。、和]))"
        rf"(?:(?P<next>以及|[、和及或](?!其))|(?P<end>$|(?=等|并|后|时|前|以|来|,|对|在|推动|支持|引导|鼓励|加强|明确|推进|促进)))?"
    )


@functools.cache
def _enacted() -> re.Pattern[str]:
    """Verbs; `end` tells whether they stand at the end of a clause. No verb of a row is tried by itself."""
    verb = f"(?:{either('enact')})"
    return lazy(rf"{verb}(?:[、和]?{verb})*+(?P<end>(?=$|[,;。:\n和及与并]|工作))?")


def find_instruments(text: PlanText) -> tuple[InstrumentReading, ...]:
    """The instruments of a text, in reading order.

    >>> text = PlanText("编制工作指引和办事指南,已印发《数据办法》。")
    >>> [(text[slice(*i.verb)], text[slice(*i.object)]) for i in find_instruments(text)]
    [('编制', '工作指引'), ('编制', '办事指南')]
    """
    promised = tuple(_promised(text))
    taken = {i.object[1] for i in promised}
    return tuple(sorted((*promised, *(e for e in _enacted_ones(text) if e.object[1] not in taken))))


def _promised(text: str) -> Iterator[InstrumentReading]:
    end = 0
    for verb in _verb().finditer(text):
        if verb.start() < end or _is_done(text, *verb.span()) or _is_in_title(text, verb.start()):
            continue
        for objects in _find_objects(text, verb.end()):
            if _THIS.match(text, objects[0]):
                continue
            end = objects[1]
            yield InstrumentReading(verb.start(), end, verb.span("verb"), objects)


def _is_in_title(text: str, start: int) -> bool:
    """《…发布管理办法》 promises nothing."""
    opened = text.rfind("《", max(0, start - OBJECT), start)
    return opened >= 0 and not _CLOSES.search(text, opened, start)


def _is_done(text: str, start: int, end: int) -> bool:
    """What the verb from `start` to `end` makes is there already, or the verb is part of a name."""
    return (
        text.endswith(_DONE_BEFORE, 0, start)
        or (text.startswith("出台", start) and text.endswith(_OUT_OF, 0, start))
        or text.startswith(_DONE_BEHIND, end)
        or text[end : end + 3] == "工作"  # at the end
        or _is_in_system(text, start, end)
    )


def _is_in_system(text: str, start: int, end: int) -> bool:
    """建立信息|发布|制度: what is set up is a system, of whose name the verb is part."""
    return (
        _SETS_UP.search(text, max(0, start - _SYSTEM_REACH), start) is not None and _SYSTEM.match(text, end) is not None
    )


def _find_objects(text: str, start: int) -> Iterator[Slice]:
    """The documents that the run of a clause from `start` names; () where it does not end in one."""
    if counted := _COUNTED.match(text, start):
        start = counted.end()
    run = _RUN.match(text, start, start + OBJECT)
    if run is None or run.end() == start + OBJECT or text.startswith("如下", run.end() - 2):
        return
    begin, last = start, None
    for document in _document().finditer(text, start, run.end()):
        kind_end = document.start("next") if document["next"] is not None else document.end()
        if document["next"] is not None:
            yield begin, kind_end
            begin, last = document.end(), None
        elif document["end"] is not None:
            last = kind_end
            if document.end() == run.end() or text[document.end() : document.end() + 1] != "的":
                break
    if last is not None and last - begin > 1:
        yield begin, last


def _enacted_ones(text: str) -> Iterator[InstrumentReading]:
    for verb in _enacted().finditer(text):
        start = verb.start()
        if verb["end"] is None or not _ends_in_document(text, start):
            continue
        opening = find_opening(text, start, stops=CLAUSE)
        if opening.promotes and opening.object < start - 2:
            yield InstrumentReading(opening.object, verb.end(), verb.span(), (opening.object, start))


def _ends_in_document(text: str, end: int) -> bool:
    """A kind of document or a title ends at `end`, or has only a bracket and 等 behind it."""
    end -= text.endswith("等", 0, end)
    if text.endswith(")", 0, end):
        end = max(text.rfind("(", max(0, end - 10), end), 0)
    return text.endswith("》", 0, end) or words("document").before(text, end) != ""
