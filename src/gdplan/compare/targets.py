"""What became of the targets of linked items."""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from gdplan.compare.model import Became, PlacedTarget, TargetChange
from gdplan.compare.reading import Item
from gdplan.normalize import fold

_ALIKE = 0.5  # share of character pairs that the indicators of one target have in common
_PRINTED_DEADLINES = ("clause", "paragraph", "heading")  # the year of the plan is another one in every edition
_FIELDS = set(PlacedTarget.model_fields)  # one set for all: values do not change
T = TypeVar("T")
_fold = functools.lru_cache(8192)(fold)


def compare_targets(old: Sequence[Item], new: Sequence[Item]) -> tuple[TargetChange, ...]:
    """The targets of the new items in their order, each with what it was; then those that are gone.

    A target is the same one where its indicator is, or most of its words are; the unit tells between several.
    """
    pairs = pair_all(find_targets(old), find_targets(new), _likeness, _ALIKE)
    return tuple(TargetChange(op=find_op(was, now, _tell), old=was, new=now) for was, now in pairs)


def pair_all(
    before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float], least: float
) -> Iterator[tuple[T | None, T | None]]:
    """Those after in their order, each with what it was; then those that are gone."""
    was_of = pair_up(before, after, likeness, least)
    yield from ((before[was_of[j]] if j in was_of else None, now) for j, now in enumerate(after))
    kept = set(was_of.values())
    yield from ((was, None) for i, was in enumerate(before) if i not in kept)


def find_op(was: T | None, now: T | None, tell: Callable[[T], object]) -> Became:
    """What became of one of such a pair; `tell` says what counts as the same."""
    if was is None or now is None:
        return "added" if was is None else "removed"
    return "unchanged" if tell(was) == tell(now) else "changed"


def pair_up(before: Sequence[T], after: Sequence[T], likeness: Callable[[T, T], float], least: float) -> dict[int, int]:
    """Which of those after was which before, by their places: the most alike first."""
    ranked = sorted(
        (-alike, abs(i - j), i, j)
        for i, was in enumerate(before)
        for j, now in enumerate(after)
        if (alike := likeness(was, now)) >= least
    )
    was_of: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ranked:
        if i not in taken and j not in was_of:
            was_of[j] = i
            taken.add(i)
    return was_of


def find_targets(items: Iterable[Item]) -> tuple[PlacedTarget, ...]:
    """All targets of items in the order printed, achieved quantities included."""
    return tuple(
        PlacedTarget.model_construct(_FIELDS, eid=node.eid, **dict(target))
        for item in items
        for node in item.nodes
        for target in node.targets
    )


def _likeness(old: PlacedTarget, new: PlacedTarget) -> float:
    """From 0 to 1 how alike the indicators are; a little more where unit and value are the same."""
    if old.role != new.role:
        return 0.0
    same_unit = _fold(old.unit) == _fold(new.unit)
    same_value = same_unit and (old.value, old.low, old.high) == (new.value, new.low, new.high)
    if not old.indicator or not new.indicator:
        return 0.6 if same_value and old.indicator == new.indicator else 0.0
    first, second = _fold(old.indicator), _fold(new.indicator)
    alike = 1.0 if first == second else likeness_of_words(first, second)
    if not same_unit and alike < 0.8:  # another unit and another indicator: another target
        return 0.0
    return alike + 0.2 * same_unit + 0.1 * same_value if alike >= _ALIKE - 0.1 * same_unit else 0.0


def likeness_of_words(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common."""
    first, second = ({text[i : i + 2] for i in range(max(len(text) - 1, 1))} for text in (one, other))
    return 2 * len(first & second) / (len(first) + len(second))


def _tell(target: PlacedTarget) -> tuple[object, ...]:
    deadline = target.deadline if target.deadline_basis in _PRINTED_DEADLINES else None
    figures = target.normalized
    return figures.value, figures.low, figures.high, _fold(figures.unit), target.comparator, target.change, deadline
