"""What a result says of its promise: above, equal or below, and whether the promise was met."""

from fractions import Fraction
from typing import Literal

from gdplan.answers.outcome import Relation
from gdplan.answers.reading import SHARES
from gdplan.model import Target
from gdplan.patterns import lazy
from gdplan.terms import Comparator
from gdplan.views.rows import is_lowered_to
from gdplan.vocab.report_words import STATEMENTS

_STATEMENTS = tuple((lazy(row.pattern), row.met) for row in STATEMENTS)


def relate(promise: Target, result: Target) -> Relation | None:
    """Where the printed number of the result lies: of what is to fall, by how much it fell; in a range it is equal.

    >>> from types import SimpleNamespace as Row
    >>> three, five = ({"value": n, "low": None, "high": None, "unit": "%"} for n in ("3", "5"))
    >>> relate(*(Row(change="decrease", normalized=Row(**figures)) for figures in (three, five)))
    'above'
    """
    low, high = _ends(promise)
    least, most = _ends(result)
    if low is None or high is None or least is None or most is None:
        return None
    if {promise.change, result.change} == {"increase", "decrease"}:
        least, most = -most, -least
    if most < low:
        return "below"
    return "above" if least > high else "equal"


def find_met(
    promise: Target, result: Target, relation: Relation | None, said: str
) -> tuple[bool | None, Literal["bound", "text"] | None]:
    """Whether the promise was met, and what says so: its printed bound, or else the folded words around the result."""
    bound = promise.comparator
    if bound == "=" and is_lowered_to(promise.text):  # 压缩至3个工作日: less is better
        bound = "<="
    by_bound = _by_bound(bound, result.comparator, relation)
    if by_bound is not None:
        return by_bound, "bound"
    for pattern, met in _STATEMENTS:
        if pattern.search(said):
            return met, "text"
    return None, None


def _by_bound(bound: Comparator, printed: Comparator, relation: Relation | None) -> bool | None:
    """`=`, `~` and a range are met when equal; a bound by the number on its side, unless its own bound blurs it."""
    if relation is None:
        return None
    if bound in ("=", "~"):
        return True if relation == "equal" and printed not in ("<=", "<") else None  # 控制在3%以内 may be less
    upward = bound in (">=", ">")
    if relation != "equal":
        blurred = ("<=", "<") if relation == "above" else (">=", ">")  # 不到90 may be anything below
        return None if printed in blurred else (relation == "above") == upward
    towards, away = ((">=", ">"), ("<=", "<")) if upward else (("<=", "<"), (">=", ">"))
    if printed == away[1]:
        return False
    if bound == towards[0]:
        return True if printed in ("=", *towards) else None
    return {towards[1]: True, "=": False}.get(printed)


def _ends(target: Target) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most that a printed number says; shares as parts of one, 一半 and 50% alike."""
    figures = target.normalized
    scale = Fraction(1, 100) if figures.unit in SHARES else Fraction(1)
    if figures.value is not None:
        value = Fraction(figures.value) * scale
        return value, value
    if figures.low is None or figures.high is None:
        return None, None
    return Fraction(figures.low) * scale, Fraction(figures.high) * scale
