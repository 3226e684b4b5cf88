"""What became of the due dates of linked items."""

from collections.abc import Sequence

from gdplan.compare.model import DeadlineChange, PlacedDeadline
from gdplan.compare.reading import Item
from gdplan.compare.targets import find_op, likeness_of_words, pair_all
from gdplan.model import Node
from gdplan.normalize import fold
from gdplan.patterns import lazy
from gdplan.vocab import dates

_ALIKE = 0.3  # share of character pairs that the words which two due dates hold for have in common
_YEAR = lazy(f"{dates.YEAR}|{dates.HAN_YEAR}")
_Placed = tuple[PlacedDeadline, str]  # a due date and the words that it holds for


def compare_deadlines(old: Sequence[Item], new: Sequence[Item]) -> tuple[DeadlineChange, ...]:
    """The due dates of the new items in their order, each with what it was; then those that are gone.

    One is the same where it holds for the same words, or for the whole of its item.
    """
    pairs = pair_all(_find(old), _find(new), _likeness, _ALIKE)
    dates = ((was and was[0], now and now[0]) for was, now in pairs)
    return tuple(DeadlineChange(op=find_op(was, now, _tell), old=was, new=now) for was, now in dates)


def find_deadlines(items: Sequence[Item]) -> tuple[PlacedDeadline, ...]:
    """All due dates of items in the order printed."""
    return tuple(deadline for deadline, _ in _find(items))


def _find(items: Sequence[Item]) -> list[_Placed]:
    return [
        (
            PlacedDeadline.model_construct(eid=node.eid, **dict(deadline)),
            _words(node, deadline.text, deadline.sentences),
        )
        for item in items
        for node in item.nodes
        for deadline in node.deadlines
    ]


def _words(node: Node, printed: str, sentences: tuple[int, int] | None) -> str:
    """The sentences that a due date holds for, without itself; empty for the whole node."""
    if sentences is None or sentences == (0, len(node.sentences)):
        return ""
    return fold("".join(sentence.text for sentence in node.sentences[slice(*sentences)]).replace(printed, ""))


def _likeness(old: _Placed, new: _Placed) -> float:
    same = 0.1 * (_tell(old[0]) == _tell(new[0]))
    if not old[1] or not new[1]:
        return (0.9 if old[1] == new[1] else _ALIKE) + same
    return likeness_of_words(old[1], new[1]) + same


def _tell(deadline: PlacedDeadline) -> tuple[str, str]:
    """What counts as the same: the date where its year is printed; the year of a plan is another one next year."""
    printed = fold(deadline.text)
    date = deadline.date if deadline.date and _YEAR.search(printed) else None
    return deadline.kind, date or printed
