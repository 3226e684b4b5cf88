"""Targets: which quantities of a node are promised or reported, what they measure and by when."""

import functools
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from gdplan.extract.context import Passage, Section, TargetContext
from gdplan.extract.deadlines import Basis, fitting, governing_date
from gdplan.extract.deadlines.reach import reaching
from gdplan.extract.quantities import Quantity, find_all_quantities
from gdplan.extract.quantities.amounts import times
from gdplan.extract.quantities.unit_behind import Pieces
from gdplan.extract.spacing import close_up, is_spaced, kept_places, printed_pieces
from gdplan.extract.targets.change import Change, change_of
from gdplan.extract.targets.lead_lines import split_at_leads
from gdplan.extract.targets.lists import Item, list_quantities, own_dates
from gdplan.extract.targets.mere_numbers import find_counting
from gdplan.extract.targets.naming import name_quantities
from gdplan.extract.targets.parts import goes_on
from gdplan.extract.targets.said import said_of
from gdplan.extract.targets.section_so_far import SectionSoFar
from gdplan.extract.targets.tense import Role, Said, find_promise, is_behind, read_heading, role_of
from gdplan.normalize import PlanText
from gdplan.patterns import lazy
from gdplan.terms import Comparator
from gdplan.vocab import cues

__all__ = ["Change", "Normalized", "Passage", "Section", "TargetContext", "TargetReading", "find_targets"]


class Normalized(NamedTuple):
    """A number in base units: 1.24万亿元 is 1240000000000 元."""

    value: str | None
    low: str | None
    high: str | None
    unit: Pieces


class TargetReading(NamedTuple):
    """One target; offsets are into the text of its passage, pieces are to be joined as the source prints them."""

    passage: int
    start: int
    end: int
    role: Role
    indicator: Pieces | None
    comparator: Comparator
    comparator_basis: Literal["printed", "spread"]
    value: str | None
    low: str | None
    high: str | None
    unit: Pieces
    normalized: Normalized
    change: Change
    deadline: str | None
    deadline_basis: Basis | None
    half: int | None = None  # 0: its indicator wants 城镇 before it, 1: 农村; 城乡 was printed


def find_targets(sections: Sequence[Section], context: TargetContext) -> tuple[TargetReading, ...]:
    """Every target and reported result of a document, section by section; passages are counted through all of them.

    >>> from gdplan.normalize import PlanText
    >>> text = PlanText("到2027年,建成示范基地20个以上。")
    >>> (found,) = find_targets([Section((), [Passage(text, True)])], TargetContext(2026, "方案"))
    >>> found.value, found.comparator, text[slice(*found.indicator[0])], found.deadline
    ('20', '>=', '示范基地', '2027')
    """
    printed = [passage.text for section in sections for passage in section.passages]
    if context.is_rule and not any(find_promise(text) for text in printed):
        return ()
    if any(map(is_spaced, printed)):
        sections = [_closed_up(section) for section in sections]
    said = functools.cache(lambda heading: read_heading(heading, context))
    if context.is_report:
        sections = split_at_leads(sections, said)
    places = [(section, place) for section in sections for place in range(len(section.passages))]
    texts = [section.passages[place].text for section, place in places]
    # One step after another over the whole document: a step that stays in the processor's cache is a quarter faster.
    listed = {index: list_quantities(texts[index], found) for index, found in find_all_quantities(texts).items()}
    counting = {index: items for index in listed if (items := find_counting(texts[index], listed[index]))}
    named = {index: name_quantities(texts[index], items) for index, items in counting.items()}
    follows = _follow_goals(sections, said) if context.is_report else frozenset()
    readings: list[TargetReading] = []
    so_far: SectionSoFar | None = None
    for index, items in counting.items():
        section, place = places[index]
        if so_far is None or so_far.section is not section:
            so_far = SectionSoFar(section, context, [said(heading) for heading in section.headings])
            if section.headings and section.headings[0] in follows:
                so_far.role = so_far.role or "target"
        if so_far.sets_conditions:
            continue
        at = place + len(section.before)
        before = (
            readings[-1] if readings and readings[-1].passage == index - 1 and goes_on(so_far.passages, at) else None
        )
        found = _read_passage(index, list(zip(items, named[index], strict=True)), so_far, at, before)
        if len(texts[index]) != len(printed[index]):
            kept = kept_places(printed[index])
            found = [_moved(reading, kept, printed[index]) for reading in found]
        readings += found
    return tuple(readings)


def _follow_goals(sections: Sequence[Section], said: Callable[[PlanText], Said]) -> frozenset[PlanText]:
    """The top-level headings of a report that say nothing of time and follow one that looks ahead."""
    found: set[PlanText] = set()
    is_ahead, reviewed = False, 0
    for heading in dict.fromkeys(section.headings[0] for section in sections if section.headings):
        about = said(heading)
        year = max((date.year for date in about.dates), default=0)
        if about.looks_back or about.looks_ahead:
            is_ahead = about.looks_ahead and not about.looks_back
            reviewed = max(reviewed, 0 if is_ahead else year)
        elif is_ahead or year > reviewed > 0:  # 二、2024年主要工作 behind 一、2023年工作回顾
            is_ahead = True
            found.add(heading)
    return frozenset(found)


def _closed_up(section: Section) -> Section:
    """A section without the blanks between words and numbers, and without asides."""
    return Section(
        tuple(close_up(heading) for heading in section.headings),
        [_without(passage) for passage in section.passages],
        [_without(passage) for passage in section.before],
    )


def _without(passage: Passage) -> Passage:
    return passage._replace(text=close_up(passage.text)) if is_spaced(passage.text) else passage


def _moved(reading: TargetReading, places: Sequence[int], text: PlanText) -> TargetReading:
    """The reading of a closed-up text, its offsets in the text as given."""

    def moved(pieces: Pieces) -> Pieces:
        return tuple(piece for start, end in pieces for piece in printed_pieces(places, start, end, text))

    amount = reading.normalized
    return reading._replace(
        start=places[reading.start],
        end=places[reading.end - 1] + 1,
        indicator=reading.indicator and moved(reading.indicator),
        unit=moved(reading.unit),
        normalized=amount._replace(unit=moved(amount.unit)),
    )


_NO_NAME = lazy(
    "[且按]|指(?![导标数示挥引])|可(?!行性|追溯|持续|再生|视|支配|降解|循环|回收|比|及|达|靠|控|容|承|停)|比(?![例重率较亚])"
)
_DID = lazy(cues.DID.pattern)
_TELLS = lazy(cues.TELLS_RESULTS.pattern)
_PART = 200  # characters of a part of a sentence, at most


def _is_told() -> Role:
    return "achieved"


def _read_passage(
    index: int,
    items: Sequence[tuple[Item, Pieces | None]],
    so_far: SectionSoFar,
    place: int,
    before: TargetReading | None,
) -> list[TargetReading]:
    """The readings of the passage at `place` of what has been read of its section, whose items have been named.

    `before` is the last reading of the sentence that it tells parts of.
    """
    readings: list[TargetReading] = []
    text = so_far.passages[place].text
    dates, tense = so_far.dates(place), so_far.tense(place)
    fitting_dates = {is_past: fitting(dates, so_far.context, is_past=is_past) for is_past in (False, True)}
    starts = [item.quantity.start for item, _ in items]
    word = functools.partial(so_far.word, place)
    told, is_told = _TELLS.search(text), so_far.labels.at(place).is_told
    said = said_of([item for item, _ in items], so_far, place, goes_on=before is not None)
    for (item, indicator), is_so in zip(items, said, strict=True):
        quantity = item.quantity
        if not is_so:
            continue
        if so_far.context.is_rule and (tense.promise is None or tense.promise > quantity.start):
            continue  # a condition of the rule
        carried = _is_told if told and told.end() <= quantity.end else word
        role = role_of(quantity.start, tense, so_far.role, carried, reviews=so_far.reviews)
        if not so_far.context.is_report and role == "target" and indicator and _NO_NAME.match(text, indicator[0][0]):
            continue  # 可按规定享受: who it begins with is given something
        if so_far.role is None and (text[quantity.number[0] - 1] == cues.JUST_DONE or _DID.match(text, quantity.end)):
            role = "achieved"  # 下降了17.7%, 在37个县开展了试点
        if before and tense.before(quantity.start) is None:
            role = before.role
        by_label = is_told and role == "target" and tense.before(quantity.start) != "target"
        role = "achieved" if by_label or is_behind(text, quantity.start) else role
        is_past, own = role == "achieved", own_dates(text, item, dates)
        fit = fitting_dates[is_past] if own is dates else fitting(own, so_far.context, is_past=is_past)
        apart = text.rfind(";", max(0, quantity.start - _PART), quantity.start)
        reach = reaching(text, fit, quantity.start, apart=apart)
        behind = functools.partial(so_far.behind, place, quantity.end, starts)
        deadline, basis = governing_date(
            quantity.start,
            reach,
            behind,
            functools.partial(so_far.reviewed if is_past and not by_label else so_far.date, place),
            so_far.in_headings,
            so_far.context,
            apart=apart,
            is_past=is_past,
        )
        if before and basis != "clause" and role == before.role:
            deadline, basis = before.deadline, before.deadline_basis
        readings.append(
            TargetReading(
                passage=index,
                start=quantity.start,
                end=quantity.end,
                role=role,
                indicator=indicator,
                comparator=item.comparator,
                comparator_basis="printed" if item.comparator == quantity.comparator else "spread",
                value=quantity.amount.value,
                low=quantity.amount.low,
                high=quantity.amount.high,
                unit=quantity.unit,
                normalized=_normalized(quantity),
                change=change_of(text, quantity, item.first),
                deadline=deadline,
                deadline_basis=basis,
                half=item.half,
            )
        )
    return readings


def _normalized(quantity: Quantity) -> Normalized:
    """In base units: the scale goes into the number."""
    value, low, high = quantity.amount.value, quantity.amount.low, quantity.amount.high
    if quantity.scale != 1:
        value = value and times(value, quantity.scale)
        low, high = low and times(low, quantity.scale), high and times(high, quantity.scale)
    return Normalized(value, low, high, quantity.base)
