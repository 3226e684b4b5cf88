"""Which result answers which promise: one to one, the most alike first; the number itself never decides."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.answers.names import Likeness, Named, compare_names
from gdplan.answers.outcome import Form, Obstacle
from gdplan.answers.reading import SHARES, Quantity

LEAST_ALIKE = 0.75  # names that share less are two measures: 公路 and 农村公路 share two thirds
# Forms that answer each other beside their own: what no verb tells may be any of them.
_ALSO: dict[Form, tuple[Form, ...]] = {
    "amount": ("addition", "count", "level", "reduction"),
    "count": ("amount", "addition"),
    "addition": ("amount", "count"),
    "level": ("amount",),
    "reduction": ("amount",),
}
_OTHER_FORM = 0.95  # of the score
_SAME = 0.95
_COUNTERS = frozenset("个项家处座所件种类部条")
_PEOPLE = frozenset(("人", "名", ""))
_SHARES_OR_NONE = frozenset((*SHARES, ""))


class Pair(NamedTuple):
    """A promise and a result by their places, how alike they are, and what forbids it."""

    score: float
    likeness: Likeness
    obstacle: Obstacle | None
    about: str


def judge(promise: Named, result: Named) -> Pair | None:
    """Whether a result may answer a promise; None where nothing is alike."""
    if not _is_of_unit(promise.quantity, result.quantity):
        return None
    likeness = compare_names(promise, result)
    if likeness.score < LEAST_ALIKE:
        return None
    obstacle, about = _find_obstacle(promise.quantity, result.quantity, likeness)
    score = likeness.score * (1.0 if promise.quantity.form == result.quantity.form else _OTHER_FORM)
    return Pair(round(score, 3), likeness, obstacle, about)


def _find_obstacle(promise: Quantity, result: Quantity, likeness: Likeness) -> tuple[Obstacle | None, str]:
    if likeness.parted:
        return "qualifier", likeness.parted
    if result.form != promise.form and result.form not in _ALSO.get(promise.form, ()):
        return "form", f"{promise.form} / {result.form}"
    if {promise.deed, result.deed} == {"starts", "finishes"}:
        return "qualifier", f"{promise.deed} / {result.deed}"
    if promise.year and result.year and promise.year != result.year:
        return "period", f"{promise.year} / {result.year}"
    if not _is_of_time(promise, result):
        return "period", f"{promise.lasting} / {result.lasting}"
    return None, ""


def _is_of_unit(promise: Quantity, result: Quantity) -> bool:
    """元 and 元; 个 and 项; 一半 and 60%."""
    one, other = promise.unit, result.unit
    if one == other:
        return True
    if one in _SHARES_OR_NONE and other in _SHARES_OR_NONE:
        return promise.form in ("growth", "level") and result.form in ("growth", "level")
    return any(one in group and other in group for group in (_COUNTERS, _PEOPLE))


def _is_of_time(promise: Quantity, result: Quantity) -> bool:
    """A year's promise by a year's result; a level that was reached holds however long it took."""
    if promise.lasting == result.lasting:
        return True
    whole = ("year", "years")
    return "level" in (promise.form, result.form) and promise.lasting in whole and result.lasting in whole


def pair_up(pairs: dict[tuple[int, int], Pair]) -> dict[int, int]:
    """The result of each promise that has one, by their places: the most alike first, of equals the first printed."""
    ranked = sorted((-pair.score, i, j) for (i, j), pair in pairs.items() if pair.obstacle is None)
    answers: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in answers and j not in taken:
            answers[i] = j
            taken.add(j)
    return answers


def find_repeated(promises: Sequence[Named], owners: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Promises that only name again what one before them promises: the same measure, form, time, number and bodies."""
    repeated: dict[int, int] = {}
    for at, promise in enumerate(promises):
        for first in range(at):
            if first not in repeated and owners[first] == owners[at] and _is_repeated(promises[first], promise):
                repeated[at] = first
                break
    return repeated


def _is_repeated(first: Named, again: Named) -> bool:
    one, other = first.quantity, again.quantity
    if one.target.normalized != other.target.normalized or (one.year, one.lasting) != (other.year, other.lasting):
        return False
    if not again.names:  # 有6.5%左右的增速就能实现充分就业
        return one.form == "growth" and again.is_bare
    likeness = compare_names(first, again)
    return not likeness.parted and likeness.score >= _SAME and other.form in (one.form, "level")
