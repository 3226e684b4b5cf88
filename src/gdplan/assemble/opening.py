"""What stands before the points of a list and holds for them: 到2025年: over —— items, 总体目标 over other goals."""

from collections.abc import Sequence

from gdplan.assemble.values import Text
from gdplan.extract.context import Passage
from gdplan.extract.targets.tense import read_about
from gdplan.outline import Draft, Paragraph, Row
from gdplan.patterns import lazy
from gdplan.vocab import cues
from gdplan.vocab.dates import TO, YEAR

_GOALS = lazy("目标|(?:主要|核心|具体|发展|规划)指标$")
_DASHES = "——"
_INSETS = ("box", "table")
_DATE = lazy("年|十.五")
_IS_OVER_GOALS = lazy("[^,;。、]{0,6}目标")
_OPENS_STAGE = lazy(rf"\s*{YEAR}年?(?:{TO}{YEAR}年?)?[,:]")  # 2026年,…。2027年,…。: one behind the other, none over all
_REVIEWS = lazy("(?:完成|执行|进展|落实|实施)情况$")
_AS_OF = lazy(rf"(?:^|[,;])(?:截?[至止]|截止到|到)(?P<year>{YEAR})年[底末],")
_IS_STATE = lazy(rf"(?!{cues.DOES.pattern})[^,;。]{{2,}}(?:{cues.STATE.pattern})[^,;。的]{{1,6}}")


class Opening:
    """What a node says before its children, and what their sisters add to it, in the order printed."""

    def __init__(
        self,
        draft: Draft,
        heading: Paragraph | None,
        texts: Sequence[Text],
        before: Sequence[Passage],
        *,
        is_among_goals: bool = False,
    ) -> None:
        """`before` is what holds for the node itself; a list of goals and the rows of a table take it over.

        `is_among_goals`: it stands under a heading of goals; its paragraphs, unmarked, are goals of its own.
        """
        self.passages: Sequence[Passage] = ()
        self._is_goals = heading is not None and _GOALS.search(heading.text) is not None
        self._carries: Sequence[Draft] = ()
        self._goals: list[Passage] = []
        self._lists_goals = False
        children = draft.children
        if carries := [
            child
            for child in children
            if self._is_goals or (is_among_goals and child.marker is None) or child.heading_text.startswith(_DASHES)
        ]:
            begin = carries[0].span[0]
            self._carries = carries
            self.passages = _passages([text for text in texts if text.paragraph.place(text.start) < begin])
        elif draft.paragraphs and draft.paragraphs[-1].text.rstrip().endswith(":"):
            self._carries, self.passages = children, _passages(texts[-1:])
        takes_over = self._is_goals or (is_among_goals and self._carries) or draft.level in _INSETS
        if before and takes_over and not _names_date(heading, self.passages):
            self._carries = self._carries or [child for child in children if isinstance(child, Row)]
            self.passages = [*before, *(own._replace(starts_paragraph=False) for own in self.passages)]

    @property
    def is_of_conditions(self) -> bool:
        """Whether it leads in conditions: 符合下列条件之一的:"""
        last = self.passages[-1].text if self.passages else ""
        return last.endswith(":") and read_about(last) == "conditions"

    def over(self, child: Draft) -> Sequence[Passage]:
        """What holds for a child."""
        own = self.passages if child in self._carries else ()
        self._lists_goals = self._lists_goals and self._is_goal(child)
        return [*own, *self._goals] if self._lists_goals else own

    def pass_on(self, heading: Paragraph | None, texts: Sequence[Text]) -> None:
        """Take in what a child says that is over its sisters: 总体目标:到2025年,…"""
        if heading is None or not is_over_goals(heading.text):
            return
        if not any(_OPENS_STAGE.match(text.text) for text in texts):
            self._goals += _passages(texts)
            self._lists_goals = True

    def _is_goal(self, child: Draft) -> bool:
        """Whether a child behind 总体目标 is one of its goals."""
        heading = child.heading_text.rstrip("。: ")
        if child.marker is not None:
            return _GOALS.search(heading) is not None
        return (
            self._is_goals
            or child.level in _INSETS
            or heading.startswith(_DASHES)
            or _GOALS.search(heading) is not None
            or _IS_STATE.fullmatch(heading) is not None
        )


def year_reviewed(heading: str, says: str) -> int | None:
    """The year that a section of what was carried out looks back from, said first: 至2025年底,各项指标均已完成。

    >>> year_reviewed("规划执行情况", "至2025年底,指标均已完成。"), year_reviewed("主要任务", "至2025年底,完成。")
    (2025, None)
    """
    match = _AS_OF.search(says) if _REVIEWS.search(heading) and not _DATE.search(heading) else None
    return int(match["year"]) if match else None


def is_over_goals(heading: str) -> bool:
    """Whether what a heading is over holds for the goals behind it: 总体目标."""
    return _IS_OVER_GOALS.fullmatch(heading) is not None


def _passages(texts: Sequence[Text]) -> list[Passage]:
    return [Passage(text.text, text.starts) for text in texts]


def _names_date(heading: Paragraph | None, passages: Sequence[Passage]) -> bool:
    """Whether a list has a date of its own, that nothing before it may take the place of."""
    above = heading.text if heading is not None else ""
    return any(_DATE.search(text) for text in (above, *(passage.text for passage in passages)))
