"""Who does what a number counts, where both are named: 零就业家庭 | 至少1人就业, 300家商户 | 上传产品."""

from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.targets.indicators import BARE_MEASURES, clause_start, find_making, is_bare_deed, span_before
from gdplan.extract.targets.noun_ends import unlinked
from gdplan.extract.targets.nouns_behind import span_behind
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.lookup import either, lookup

_TAKING = lazy("(?:接受|参加|参与|享受)(?:了|到)?")
_PEOPLE = ("人", "人次", "名", "位", "户")
_MEASURE_OF_THEM = lazy(f"(?:年均|年|总|累计)*(?:{either([word for word in BARE_MEASURES if len(word) > 1])})$")
_DONE_BY_ALL = (
    *("通", "实现", "完成", "达到", "纳入", "接入", "复盖", "上线", "使用", "落实"),
    *("全程", "网上", "办结", "持证", "达标", "公开"),
)
_NEAR = 16  # characters
_COUNT = r"[0-9.]+万?(?:余|多)?[户人名]"
_BRINGS = lazy(rf"(?:{either(vocab.BRINGING)})(?:{_COUNT})?$")
_BROUGHT = lazy(rf"(?:{_COUNT})?(?:稳定|实现)?(?P<to>(?:{either(vocab.BROUGHT_TO)})+)(?=[,;。、)]|\Z)")
_ADDING = lookup(vocab.ADDING)


def adds_at(text: str, start: int, end: int) -> bool:
    """Whether a deed begins at `start` that makes things: 300家商户 | 上传产品; not 产业 | 增加值, 企业 | 新增产值."""
    verb = _ADDING.at(text, start, end)
    return verb != "" and text[start + len(verb) : unlinked(text, start, end)] not in BARE_MEASURES


def without_measure(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Those that are counted, without the measure of them that the next number gives: 17个产业 | 增加值增长5%."""
    is_measure = text[slice(*span)] in BARE_MEASURES
    measure = None if is_measure else _MEASURE_OF_THEM.search(text, span[0] + 2, span[1])
    return (span[0], measure.start()) if measure else span


def find_taken(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """What a number of people take, where they are not named: 70万人次接受 | 职业技能培训."""
    taking = _TAKING.match(text, quantity.end) if quantity.unit_text.endswith(_PEOPLE) else None
    return span_behind(text, taking.end(), len(text)) if taking else None


def find_brought_to(text: str, quantity: Quantity) -> tuple[int, int] | None:
    """What people are brought to whom a number counts and nothing else names: 带动1000户4200人 | 脱贫."""
    brought = _BROUGHT.match(text, quantity.end) if quantity.unit_text.endswith(_PEOPLE) else None
    if brought is None or not _BRINGS.search(text, max(0, quantity.start - _NEAR), quantity.start):
        return None
    return brought.span("to")


def done_by_people(text: str, quantity: Quantity, floor: int, done: tuple[int, int]) -> Pieces | None:
    """Of whom some do what stands behind their number: 家庭 | 至少1人就业, 毕业生 | 100%就业; not 带动至少1人就业."""
    is_share = quantity.kind == "ratio"
    if text[slice(*done)] not in vocab.DONE_BY_PEOPLE or not (is_share or quantity.bound == "before"):
        return None
    floor = max(clause_start(text, quantity.start), floor)
    end = unlinked(text, floor, quantity.start)
    span = None if find_making(text, floor, end) else span_before(text, floor, end)
    if span is None or is_bare_deed(text, span):
        return (done,)
    return (span, done) if is_share else (span,)


def is_rate_of_all(text: str, quantity: Quantity, floor: int) -> bool:
    """行政村100%通客车 and 企业50%以上生成电子印章 measure what stands before them."""
    if quantity.kind != "ratio":
        return False
    if text.startswith(_DONE_BY_ALL, quantity.end):
        return True
    floor = max(clause_start(text, quantity.start), floor)
    return (
        text.startswith(vocab.DONE_BY_A_SHARE, quantity.end)
        and span_before(text, floor, quantity.start) is not None
        and not find_making(text, floor, quantity.start)
    )
