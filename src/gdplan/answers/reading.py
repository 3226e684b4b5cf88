"""A document as `outcomes` reads it: each quantity with the words that say what it measures, over which time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gdplan.answers.outcome import Form
from gdplan.answers.periods import (
    is_point,
    lasting_from_base,
    lasting_in,
    lasting_of_heading,
    lasting_of_opening,
    lasting_of_sentence,
    leads_on,
)
from gdplan.answers.placed import Told, by_sentence, locate, texts_of
from gdplan.compare.model import PlacedTarget
from gdplan.compare.reading import fold_all
from gdplan.extract.context import first_year_of_plan
from gdplan.model import Document, Sentence, Target
from gdplan.normalize import normalize
from gdplan.patterns import lazy
from gdplan.views.positions import Place, find_places
from gdplan.vocab.report_words import DEEDS, DIFFERENCE, HELD, QUOTED, STANDS, Deed, Lasting

SHARES = ("%", "百分之")
_CLAUSE_MARKS = ",;:。？！"
_UP_TO_MARK = lazy("[^,;:。、？！0-9]*")
_REST = lazy("[^,;]*(?:,[^,;0-9]*(?![^,;]))?")
_FRACTION = lazy("一半|分之|成")
_CHANGES_TO = lazy("^(?:[^0-9]{0,4}[到至]|达|突破)")
_MOVES_TO = lazy("^[^0-9达]{0,4}[到至]")
_DIFFERENCE = lazy(DIFFERENCE.pattern)
_QUOTED = lazy(QUOTED.pattern)
_STANDS = lazy(STANDS.pattern)
_HELD = lazy(HELD.pattern)
_GROWTH = lazy("(?:增速|增幅|涨幅|增长)[^,;:。0-9〇]{0,8}$")
_DEEDS = tuple((lazy(row.pattern), row.deed) for row in DEEDS)
_ANY_DEED = lazy("|".join(row.pattern for row in DEEDS))


class Quantity(NamedTuple):
    """A target or a result and the folded words around it."""

    target: Target
    eid: str  # of its node
    sentence: Sentence | None
    unit: str  # folded, without its scale
    indicator: str  # "" where there is none
    before: str  # its clause up to the number, other numbers taken out
    behind: str  # its clause from the number on
    ahead: str  # its sentence up to the number, from the last ; on
    said: str  # its clause, and the one behind where that has no number
    around: str  # sentence, the one before and headings: what may name what the indicator leaves out
    deed: Deed | None
    form: Form
    lasting: Lasting
    year: int | None

    def placed(self) -> PlacedTarget:
        """The target, and where it stands."""
        return PlacedTarget.model_construct(eid=self.eid, **dict(self.target))


def read_quantities(document: Document, places: Iterable[Place] | None = None) -> tuple[Quantity, ...]:
    """All targets and results in the order printed; a promise of a later year than the document's takes several.

    `places` are those of the document, where somebody has found them.
    """
    metadata = document.metadata
    spans_years = metadata.period is not None or first_year_of_plan(normalize(metadata.title or "")) is not None
    found = tuple(_find(places or find_places(document), "years" if spans_years else "year"))
    promised = [one.year for one in found if one.year and one.target.role == "target"]
    own = metadata.year or min(promised, default=None)
    return tuple(_over_years(one, own) for one in found)


def _over_years(quantity: Quantity, own: int | None) -> Quantity:
    is_later = quantity.target.role == "target" and own is not None and quantity.year and quantity.year > own
    return quantity._replace(lasting="years") if is_later and quantity.lasting == "year" else quantity


def _find(found: Iterable[Place], default: Lasting) -> Iterator[Quantity]:
    """What names no time of its own takes as long as told."""
    openings: dict[int, list[tuple[int, Lasting]]] = {}  # what a node says, from where, of the time of those below it
    folded: dict[int, str] = {}  # headings
    # Where there are no targets and no children, there is nothing to read, and nobody to tell.
    places = [(node, above) for node, above, *_ in found if node.targets or node.children]
    words = iter(fold_all(text for node, _ in places for text in texts_of(node)))
    for node, above in places:
        folded[id(node)] = next(words)
        lines = [next(words) for _ in node.sentences]
        targets = [Told(target, next(words), next(words), next(words)) for target in node.targets]
        headings = [folded[id(one)] for one in (*above, node)]
        before = [lasting for at, lasting in openings[id(above[-1])] if at < node.span[0]] if above else [default]
        told = lasting_of_heading(headings[-1]) or before[-1]
        own = openings[id(node)] = [(-1, told)]
        carried = told
        inside, loose = by_sentence(targets, node.sentences)
        for i, (sentence, line) in enumerate(zip(node.sentences, lines, strict=True)):
            if i == 0 or (sentence.span[0] > node.sentences[i - 1].span[1] and not is_point(line)):
                carried = told  # a new paragraph
            if opening := lasting_of_opening(line):
                carried = opening
                told = opening if leads_on(line) else told
                own.append((sentence.span[0], opening))
            if not inside[i]:
                if not node.children and node.targets[-1].span[1] <= sentence.span[0]:
                    break  # what follows tells nobody
                continue
            around = "".join((*headings, lines[i - 1] if i else "", line))
            yield from _read(node.eid, inside[i], sentence, line, around, lasting_of_sentence(line) or carried)
        yield from (_quantity(node.eid, one, None, around="".join(headings), carried=told) for one in loose)


def _read(
    eid: str, targets: Sequence[Told], sentence: Sentence, line: str, around: str, carried: Lasting
) -> Iterator[Quantity]:
    """The quantities of one sentence."""
    places = locate(targets, sentence, line)
    taken = [place for place in places if place]
    for one, place in zip(targets, places, strict=True):
        if place is None:
            yield _quantity(eid, one, sentence, around=around, carried=carried)
            continue
        start, end = place
        opens = max((line.rfind(mark, 0, start) for mark in _CLAUSE_MARKS), default=-1) + 1
        pieces, at = [], opens
        for other_start, other_end in taken:
            if opens <= other_start < start:
                pieces.append(line[at:other_start])
                at = other_end
        pieces.append(line[at:start])
        before = "〇".join(pieces)
        if one.target.role == "achieved" and _QUOTED.search(before):
            continue
        behind, rest = _UP_TO_MARK.match(line, end), _REST.match(line, end)
        yield _quantity(
            eid,
            one,
            sentence,
            around=around,
            carried=carried,
            before=before,
            behind=behind[0] if behind else "",
            ahead=line[line.rfind(";", 0, start) + 1 : start],
            said=line[opens:start] + (rest[0] if rest else ""),
        )


def _quantity(
    eid: str,
    one: Told,
    sentence: Sentence | None,
    *,
    around: str,
    carried: Lasting,
    before: str = "",
    behind: str = "",
    ahead: str = "",
    said: str = "",
) -> Quantity:
    target, text, indicator, unit = one
    year = int(target.deadline[:4]) if target.deadline else None
    deed = _find_deed(before, indicator, text, behind)
    lasting = lasting_from_base(before, year) or lasting_in(before) or carried
    return Quantity(
        target=target,
        eid=eid,
        sentence=sentence,
        unit=unit,
        indicator=indicator,
        before=before,
        behind=behind,
        ahead=ahead,
        said=said,
        around=around,
        deed=deed,
        form=_find_form(target, text, unit, deed, before, ahead),
        lasting="year" if lasting == "years" and _HELD.search(before) else lasting,
        year=year,
    )


def _find_deed(before: str, indicator: str, text: str, behind: str) -> Deed | None:
    """The last deed before the number, otherwise the one that its indicator or the words behind it name.

    What is named by its deed (易地扶贫搬迁) says nothing of what is done to it.
    """
    before = before.replace(indicator, "") + text  # 新增23家
    for words in (before, indicator, behind):
        if _ANY_DEED.search(words):
            found = [(match.end(), deed) for pattern, deed in _DEEDS for match in pattern.finditer(words)]
            deed = max(found, key=lambda one: one[0])[1]
            if deed == "does" and words is before:  # 完成1000万农村贫困人口脱贫: the noun says more
                more = [deed for pattern, deed in _DEEDS if deed == "cuts" and pattern.search(behind)]
                return more[0] if more else deed
            return None if deed == "does" and words is indicator else deed
    return None


def _find_form(target: Target, text: str, unit: str, deed: Deed | None, before: str, ahead: str) -> Form:
    """Growth, points, a level and so on: which forms answer each other is said in `pairing`."""
    if target.change == "multiple":
        return "multiple"
    is_share = unit in SHARES or (not unit and _FRACTION.search(text) is not None)
    is_move = target.change in ("increase", "decrease")
    if not is_share and (_DIFFERENCE.search(before) or (is_move and ahead and not before)):
        return "difference"  # 完成580万套,增加110万套
    if is_move:
        if "百分点" in unit:
            return "points"
        if is_share:
            return "growth"
        return "addition" if target.change == "increase" else "reduction"
    if is_share or _MOVES_TO.match(text):
        grows = _GROWTH.search(before) or (deed == "cuts" and not _CHANGES_TO.match(text))
        return "growth" if is_share and grows else "level"
    if _STANDS.search(before):
        return "level"
    by_deed: dict[Deed | None, Form] = {"adds": "addition", "cuts": "reduction", None: "amount"}
    if deed is None and (_CHANGES_TO.match(text) or "/" in unit):  # 30微克/立方米
        return "level"
    return by_deed.get(deed, "count")
