"""What became of the promises of a document: `outcomes` pairs each with what a later document reports as reached."""

from collections.abc import Iterable, Sequence

from gdplan.answers.names import Named, name_quantities
from gdplan.answers.outcome import Candidate, Count, Outcome, OutcomeEvidence, Outcomes, Unanswered, Words
from gdplan.answers.pairing import find_repeated, judge, pair_up
from gdplan.answers.reading import Quantity
from gdplan.answers.relation import find_met, relate
from gdplan.compare.reading import to_edition
from gdplan.errors import not_a_document
from gdplan.model import Document
from gdplan.views import Locations, list_targets
from gdplan.views.filters import bodies_of

__all__ = ["Outcomes", "outcomes"]

_MOST_CANDIDATES = 3


def outcomes(old: Document, new: Document, *, explain: bool = False) -> Outcomes:
    r"""What the new document reports of each target of the old one.

    A result answers a promise of the same measure, form and time; names may differ, the number never decides. Every
    target of `old` comes once, in the order printed; `explain` adds what came near and why it is not the answer.

    >>> import gdplan
    >>> old = gdplan.parse("某市2025年政府工作报告\n一、2025年重点工作\n城镇新增就业5万人以上,新建学校3所。")
    >>> new = gdplan.parse("某市2026年政府工作报告\n一、2025年工作回顾\n新增城镇就业5.2万人。")
    >>> [(one.target.indicator, one.relation, one.met) for one in outcomes(old, new).outcomes]
    [('城镇新增就业', 'above', True), ('学校', None, None)]
    """
    for document in (old, new):
        if not isinstance(document, Document):
            raise not_a_document("outcomes", document)
    answers = _Answers(old, new, explain=explain)
    made = tuple(map(answers.outcome, range(len(answers.promises))))
    return Outcomes(
        old=to_edition(old),
        new=to_edition(new),
        total=count("", made),
        sections=_count_by(made, [(*one.section, one.task)[:1] for one in made]),
        bodies=_count_by(made, [one.agencies for one in made]),
        outcomes=made,
    )


def read_named(document: Document, role: str) -> tuple[Named, ...]:
    """The promises of a document, or its results."""
    return tuple(one for one in name_quantities(document) if one.quantity.target.role == role)


class _Answers:
    """The promises of one document and the results of another, and which of these answers which of those."""

    def __init__(self, old: Document, new: Document, *, explain: bool) -> None:
        self.promises, self.results = read_named(old, "target"), read_named(new, "achieved")
        rows = {(row.start, row.end): row for row in list_targets(old)}
        self._rows = [rows[promise.quantity.target.span] for promise in self.promises]
        self._owners = [tuple(dict.fromkeys(bodies_of(row))) for row in self._rows]
        self._repeated = find_repeated(self.promises, self._owners)
        self._locations = Locations(old.source.locators), Locations(new.source.locators)
        self._due = max((result.quantity.year for result in self.results if result.quantity.year), default=None)
        self._pairs = {
            (i, j): pair
            for i, promise in enumerate(self.promises)
            if i not in self._repeated
            for j, result in enumerate(self.results)
            if (pair := judge(promise, result))
        }
        self._answers = pair_up(self._pairs)
        self._explain = explain

    def outcome(self, i: int) -> Outcome:
        """What became of a promise, by its place."""
        named, row = self.promises[i], self._rows[i]
        promise, j = named.quantity, self._answers.get(i)
        result = self.results[j].quantity if j is not None else None
        pair = self._pairs[i, j] if j is not None else None
        relation = relate(promise.target, result.target) if result else None
        met, met_by = find_met(promise.target, result.target, relation, result.said) if result else (None, None)
        first = self._repeated.get(i)
        name = pair.likeness.old if pair else next(iter(named.names), "")
        return Outcome(
            target=promise.placed(),
            result=result.placed() if result else None,
            relation=relation,
            met=met,
            same_as=None if first is None else self.promises[first].quantity.target.span,
            section=row.section,
            task=row.task,
            agencies=self._owners[i],
            evidence=OutcomeEvidence(
                unanswered=None if result else self._find_reason(i),
                score=pair.score if pair else None,
                met_by=met_by,
                old=_to_words(promise, name, self._locations[0]),
                new=_to_words(result, pair.likeness.new, self._locations[1]) if result and pair else None,
                candidates=self._find_candidates(i) if self._explain else (),
            ),
        )

    def _find_reason(self, i: int) -> Unanswered:
        """Why a promise has no answer."""
        year = self.promises[i].quantity.year
        is_later = bool(self._due and year and year > self._due)
        return "repeated" if i in self._repeated else "not-due" if is_later else "not-reported"

    def _find_candidates(self, i: int) -> tuple[Candidate, ...]:
        """What came nearest beside the answer, and why it is none."""
        others = [
            (pair, self.results[j].quantity, j)
            for (at, j), pair in self._pairs.items()
            if at == i and self._answers.get(i) != j
        ]
        others.sort(key=lambda one: (one[0].obstacle is not None, -one[0].score, one[2]))
        return tuple(
            Candidate(
                eid=result.eid,
                text=result.target.text,
                span=result.target.span,
                name=pair.likeness.new,
                score=pair.score,
                obstacle=pair.obstacle or "taken",
                about=pair.about,
            )
            for pair, result, _ in others[:_MOST_CANDIDATES]
        )


def _to_words(quantity: Quantity, name: str, locations: Locations) -> Words:
    sentence = quantity.sentence
    year = str(quantity.year) if quantity.year else "?"
    return Words(
        text=sentence.text if sentence else "",
        span=sentence.span if sentence else None,
        **locations.find(quantity.target.span),
        name=name,
        form=quantity.form,
        period=year if quantity.lasting == "year" else f"{quantity.lasting} to {year}",
    )


def count(name: str, made: Iterable[Outcome]) -> Count:
    """What became of some promises; those that repeat another are left out."""
    own = [one for one in made if one.same_as is None]
    answered = [one for one in own if one.result]
    return Count(
        name=name,
        targets=len(own),
        met=sum(one.met is True for one in answered),
        missed=sum(one.met is False for one in answered),
        undecided=sum(one.met is None for one in answered),
        unanswered=len(own) - len(answered),
    )


def _count_by(made: Sequence[Outcome], names: Sequence[tuple[str, ...]]) -> tuple[Count, ...]:
    groups: dict[str, list[Outcome]] = {}
    for one, own in zip(made, names, strict=True):
        for name in own:
            groups.setdefault(name, []).append(one)
    return tuple(count(name, group) for name, group in groups.items())
