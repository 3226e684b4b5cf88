"""What targets are read from: the texts of the nodes of a document, and what stands around them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gdplan.fields import MetadataFields
from gdplan.normalize import PlanText, normalize
from gdplan.patterns import lazy
from gdplan.vocab import cues
from gdplan.vocab.dates import YEAR
from gdplan.vocab.kinds import KIND_OF
from gdplan.vocab.numerals import ONES

_EMPTY = PlanText("")
_OPENING = 600  # characters in which a report says that it is one


class Passage(NamedTuple):
    """One sentence, or a heading."""

    text: PlanText
    starts_paragraph: bool  # the first of a printed paragraph
    limit: PlanText | None = None  # 2025年6月底前: by when what covers it wants it done


class Section(NamedTuple):
    """The texts of one node: its heading, where it has one, and its sentences."""

    headings: tuple[PlanText, ...]  # of the sections above, outermost first, and the node's own last
    passages: Sequence[Passage]
    before: Sequence[Passage] = ()  # texts of the paragraph that these go on with; their dates hold here


class TargetContext(NamedTuple):
    """What a document tells of itself."""

    year: int | None  # the one year its title names
    kind: str | None  # the last word of the title, Simplified
    since: int | None = None  # the first year of the title's period, or the year of issue
    issued: int | None = None
    reviews: bool = False  # 2023年计划执行情况的报告 looks back at that year
    gives: bool = False  # 若干措施, 扶持政策: states what is given, to whom
    corrects: bool = False  # 整改方案: states what is wrong, then what will be done
    until: int | None = None  # the last year that the title names
    is_under_way: bool = False  # 2023年上半年…: the year of the title is not over

    @property
    def own_year(self) -> int | None:
        """The year that 今年 and 年底 mean."""
        return self.year or self.issued

    @property
    def is_dated(self) -> bool:
        """Whether anything tells when the plan was made."""
        return bool(self.year or self.since)

    @property
    def is_work_plan(self) -> bool:
        """The work of one year or period (2026年工作要点): all of its body is ahead where no heading says otherwise."""
        return self.is_dated and self.kind in KIND_OF and KIND_OF[self.kind].is_plan

    @property
    def is_report(self) -> bool:
        """A report looks back where nothing else is said, any other kind ahead."""
        return self.reviews or (self.kind in KIND_OF and KIND_OF[self.kind].is_report)

    @property
    def is_rule(self) -> bool:
        """In a law or a rule numbers are conditions, unless it promises them: 到2025年, 力争."""
        return self.kind in KIND_OF and KIND_OF[self.kind].is_rule

    @property
    def reviewed(self) -> int | None:
        """The last year that a report looks back at."""
        return self.year if self.year is None or self.reviews else self.year - 1

    def is_past(self, year: int) -> bool:
        """Whether a year was over when the plan was made; False where nothing tells when that was."""
        made = self.year or self.since
        return made is not None and (year < made or (self.reviews and year == self.year))

    def fits(self, year: int, *, is_past: bool) -> bool:
        """Whether a year may date a result, or a target; any year where nothing tells when the plan was made."""
        if self.is_under_way and year == self.year:
            return True
        return not self.is_dated or self.is_past(year) == is_past


def read_context(metadata: MetadataFields, text: PlanText = _EMPTY) -> TargetContext:
    """The context that the metadata of a document give, and the way its text begins.

    >>> title = "某市2023年计划执行情况的报告"
    >>> rest = {"kind": "報告", "period": None, "issued_on": None, "document_number": None}
    >>> read_context(MetadataFields(title=title, year=2023, **rest))[:5]
    (2023, '报告', None, None, True)
    >>> title = "某市2023年计划执行情况与2024年计划草案的报告"
    >>> read_context(MetadataFields(title=title, year=2024, **rest)).reviews
    False
    """
    title = normalize(metadata.title or "")
    issued = int(metadata.issued_on[:4]) if metadata.issued_on else _year_of_number(metadata.document_number)
    kind = normalize(metadata.kind).replace(" ", "") if metadata.kind else None
    if kind is None and any(cue.search(text, 0, _OPENING) for cue in _REPORTS):
        kind = "报告"  # 各位代表:现在,我代表县人民政府,向大会报告政府工作
    return TargetContext(
        year=metadata.year,
        kind=kind,
        since=metadata.period["from"] if metadata.period else first_year_of_plan(title) or issued,
        issued=issued,
        reviews=_REVIEWS.search(title) is not None,
        gives=(kind in KIND_OF and KIND_OF[kind].grants) or _SUPPORTS.search(title) is not None,
        corrects=_CORRECTS.search(title) is not None,
        until=metadata.period["to"] if metadata.period else _last_year_of_plan(title) or metadata.year,
        is_under_way=_UNDER_WAY.search(title) is not None,
    )


def _year_of_number(number: str | None) -> int | None:
    """The year that a document was numbered in, which is that of its issue: 2018 of 某政发〔2018〕38号."""
    match = _NUMBERED_IN.search(number) if number else None
    return int(match[1]) if match else None


def first_year_of_plan(title: str) -> int | None:
    """2021 of “十四五”规划 and of 第十四个五年规划."""
    match = _PLAN.search(title)
    return _FIRST_PLAN + 5 * ONES.index(match[1]) if match else None


def _last_year_of_plan(title: str) -> int | None:
    first = first_year_of_plan(title)
    return first and first + 4


_UNDER_WAY = lazy(f"{YEAR}年(?:上半年|第?[一二三]季度|前三季度)")
_PLAN = lazy(f"十([{ONES}])(?:五|个五年)")
_NUMBERED_IN = lazy(rf"[\[〔【(（［]({YEAR})年?[\]〕】)）］]", re.ASCII)
_FIRST_PLAN = 2006  # of 十一五
_REPORTS = tuple(lazy(cue.pattern) for cue in cues.REPORTS)
_REVIEWS, _SUPPORTS, _CORRECTS = (lazy(cue.pattern) for cue in (cues.REVIEWS, cues.SUPPORTS, cues.CORRECTS))
