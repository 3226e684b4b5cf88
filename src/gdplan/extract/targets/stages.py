"""Numbers of one noun that count what is begun and what is finished: 新开工 | 住房30套、 | 竣工 | 20套."""

from collections.abc import Sequence

from gdplan.extract.quantities import Quantity
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.patterns import lazy
from gdplan.vocab import indicators as vocab
from gdplan.vocab.lookup import either, lookup

_STAGES = lookup(vocab.BUILDING_STAGES)
_ROW = lazy(rf"(?:{either(vocab.BUILDING_STAGES)})(?:[、和及](?:{either(vocab.BUILDING_STAGES)}))+$")
_IN_ROW = lazy("[^、和及]+")
_LONGEST_ROW = 40  # characters


def with_stages(text: str, span: tuple[int, int], count: int) -> tuple[Pieces, ...]:
    """A noun with each stage of a row before it, for a 分别 list of as many numbers; () where there is no such row.

    >>> text = "新开工、竣工住房"
    >>> ["".join(text[a:b] for a, b in pieces) for pieces in with_stages(text, (6, 8), 2)]
    ['新开工住房', '竣工住房']
    """
    span = span[0] + len(_STAGES.at(text, *span)), span[1]
    row = _ROW.search(text, max(0, span[0] - _LONGEST_ROW), span[0])
    stages = [stage.span() for stage in _IN_ROW.finditer(text, *row.span())] if row else []
    return tuple((stage, span) for stage in stages) if len(stages) == count else ()


def tell_stages(text: str, quantities: Sequence[Quantity], found: list[Pieces | None]) -> None:
    """Puts their stages before the nouns of neighbours that are the same one: 新开工住房, 竣工住房."""
    for place, noun in enumerate(found[:-1]):
        if noun and noun == found[place + 1]:
            one, two = quantities[place], quantities[place + 1]
            (start, stop), *rest = noun
            end = max(noun[-1][1], one.end)
            second = _STAGES.at(text, end + 1, two.start) if text[end : end + 1] in ("、", ",") else ""
            if not second or end + 1 + len(second) != two.start:
                continue
            if first := _STAGES.at(text, start, stop):  # 投产 | 风电场, with the verb
                stage, what = (start, start + len(first)), ((start + len(first), stop), *rest)
            else:
                start = min(start, one.start)
                stage, what = (start - len(_STAGES.before(text, start)), start), noun
            if stage[0] < stage[1] and what[0][0] < what[0][1]:
                found[place], found[place + 1] = (stage, *what), ((end + 1, two.start), *what)
