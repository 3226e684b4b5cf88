"""Terms within which an office promises to close a case: 不动产登记1个工作日内办结."""

from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.vocab import evidence as vocab

_UNITS = ("工作日", "日", "天", "小时", "分钟")
_NEAR = 16  # characters before the number
_ENDS = ("", *",;。、)")
_CLOSED, _PROCEDURE = lazy(vocab.CLOSED_WITHIN.pattern), lazy(vocab.PROCEDURE.pattern)
_DONE, _IN_PROCEDURE = lazy(vocab.DONE.pattern), lazy(vocab.IN_PROCEDURE.pattern)
_RUNS_FROM = lazy(r"(?:后|起|满)(?:的|原则上|一般)?$")  # 受理后, 自…之日起: from each case's own event


def is_term(text: PlanText, start: int, end: int, unit: str) -> bool:
    """Whether a number from `start` to behind 内 is such a term.

    >>> [is_term(PlanText(text), 4, 10, "个工作日") for text in ("企业开办1个工作日内办结", "受理以后1个工作日内办结")]
    [True, False]
    """
    near = max(0, start - _NEAR)
    if not unit.endswith(_UNITS) or _RUNS_FROM.search(text, near, start):
        return False
    if _CLOSED.match(text, end) or (_DONE.match(text, end) and _IN_PROCEDURE.search(text, near, start)):
        return True
    return text[end : end + 1] in _ENDS and _PROCEDURE.search(text, near, start) is not None
