"""What earlier passages of a section leave for later ones: its role, the words of tense and the dates that carry."""

from collections.abc import Sequence
from functools import cached_property

from gdplan.dates import year_of
from gdplan.extract.context import Section, TargetContext
from gdplan.extract.deadlines import Deadline, find_deadlines
from gdplan.extract.deadlines.behind import LONGEST_CLOSING, closing_sentence, date_behind, find_closing
from gdplan.extract.deadlines.limits import line_limit
from gdplan.extract.deadlines.reach import is_aside
from gdplan.extract.deadlines.years import has_period
from gdplan.extract.targets.evidence import Stance
from gdplan.extract.targets.paragraph_labels import LABEL, ParagraphLabels
from gdplan.extract.targets.tense import Role, Said, Tense, holds_both, read_about, read_tense, section_role
from gdplan.patterns import lazy
from gdplan.vocab import cues
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import TO_TEN


class SectionSoFar:
    """What earlier passages of a section leave for later ones; each is read once, and only where a number asks."""

    def __init__(self, section: Section, context: TargetContext, headings: Sequence[Said]) -> None:
        self.section = section
        self.context = context
        self.passages = (
            [*section.before, *(passage._replace(starts_paragraph=False) for passage in section.passages)]
            if section.before
            else section.passages
        )
        self.about = next((said.about for said in reversed(headings) if said.about), "")
        self.role = section_role(headings)
        both = self.role is None and any(map(holds_both, headings))
        self.reviews = context.is_report or both
        self._is_challenge = self.about == "challenges" and not context.corrects
        if self._is_challenge:  # 面临的挑战 tells how things are
            self.role = self.role or "achieved"
        self.sets_conditions = any(said.about == "conditions" for said in headings)
        self.in_headings = [date for said in reversed(headings) for date in said.dates]
        own = f"{section.headings[-1]}:" if section.headings else ""  # 整改措施 may be a heading, too
        # Without any such label all of it is what will be done.
        self._will_correct = context.corrects and (
            _WILL_CORRECT.match(own) is not None
            or not any(_WILL_CORRECT.match(each.text) and not line_limit(each.text) for each in self.passages)
        )
        self.labels = ParagraphLabels(self.passages)
        self._corrected: list[bool] = []  # of each passage read so far, where the document is a plan of correction
        self._dates: dict[int, tuple[Deadline, ...]] = {}
        self._tenses: dict[int, Tense] = {}
        self._closing: dict[int, list[Deadline]] = {}
        self._word: Role | None = None
        # Passages whose words of tense are in _word; a heading over both says nothing of what follows it.
        self._worded = int(both and [passage.text for passage in self.passages[:1]] == [section.headings[-1]])
        self._date: Deadline | None = None
        self._dated = 0
        self._run = 0  # where the paragraph of _date begins
        self._listed = False  # a list has begun in it
        self._year: Deadline | None = None  # that opens a sentence of the paragraph, up to _opened
        self._opened = 0

    @cached_property
    def _own_year(self) -> int | None:
        """The year that 年底 and 9月底前 mean: in a plan of several years that of the heading above, 2027年目标."""
        above = () if self.context.is_report else self.section.headings[-2:]
        return next((year for words in reversed(above) if (year := year_of(words))), self.context.own_year)

    @cached_property
    def _leads(self) -> list[int]:
        """The passages that lead in what follows them."""
        ends = [i for i, passage in enumerate(self.passages) if passage.text.rstrip().endswith(":")]
        return sorted(ends + self._dates_alone) if self._dates_alone else ends

    @cached_property
    def _dates_alone(self) -> list[int]:
        """Those that are nothing but a date: 2026年."""
        return [
            i
            for i, passage in enumerate(self.passages)
            if passage.starts_paragraph and _DATE_ALONE.fullmatch(passage.text)
        ]

    def dates(self, index: int) -> tuple[Deadline, ...]:
        """The dates of one passage."""
        if index not in self._dates:
            text = self.passages[index].text
            own_year = self.labels.at(index).year or self._own_year
            found = find_deadlines(text, own_year, issued=self.context.issued)
            wrong = {at for match in _PROBLEM.finditer(text) for at in range(*match.span())} if found else set()
            self._dates[index] = tuple(date for date in found if date.start not in wrong)
        return self._dates[index]

    def tense(self, index: int) -> Tense:
        """The words of tense of one passage."""
        if index not in self._tenses:
            self._tenses[index] = read_tense(self.passages[index].text, self.context, self.dates(index), self.role)
        return self._tenses[index]

    def stance(self, index: int) -> Stance | None:
        """What a number in one passage needs to count; None where it needs nothing."""
        if self.context.is_report or (self.role == "achieved" and not self._is_challenge):
            return None
        label = LABEL.match(self.passages[index].text)
        about = (label and read_about(label["says"])) or self.about
        if about == "goals":
            return "goals"
        if self.context.corrects and (self.about == "challenges" or not self._corrects(index)):
            return "problem"
        if about == "gives" or self.context.gives:
            return "gives"
        return "ahead" if self.role == "target" or self.context.is_work_plan else "unsaid"

    def _corrects(self, index: int) -> bool:
        """Whether the last label up to a passage of a plan of correction says what will be done, not what is wrong."""
        for passage in self.passages[len(self._corrected) : index + 1]:
            will = _WILL_CORRECT.match(passage.text) is not None
            before = self._corrected[-1] if self._corrected else self._will_correct
            goes_on = before and not _IS_WRONG.match(passage.text)
            self._corrected.append(will or goes_on)
        return self._corrected[index]

    def word(self, index: int) -> Role | None:
        """What the last word of tense before a passage says."""
        for before in range(index - 1, self._worded - 1, -1):
            roles = self.tense(before).roles
            if roles and roles[-1]:
                self._word = roles[-1]
                break
        self._worded = max(self._worded, index)
        return self._word

    def behind(self, index: int, end: int, numbers: Sequence[int]) -> Deadline | None:
        """The date behind a number that ends at `end` of a passage, in its sentence or one that says nothing else."""
        text, year = self.passages[index].text, self._own_year
        if index not in self._closing:
            self._closing[index] = find_closing(text, self.dates(index), year, numbers) if _DATES.search(text) else []
        found = date_behind(text, end, self._closing[index])
        after = self.passages[index + 1] if found is None and index + 1 < len(self.passages) else None
        if after and not after.starts_paragraph and len(after.text) <= LONGEST_CLOSING:
            found = closing_sentence(after.text, self.dates(index + 1), year)
        return found if found and self.context.fits(found.year, is_past=False) else None

    def date(self, index: int) -> Deadline | None:
        """The last firm date of the paragraph before a passage, otherwise its limit."""
        is_ahead = has_period(self.passages[index].text, is_past=False)
        return (None if is_ahead else self._date_before(index)) or self._limit(index)

    def reviewed(self, index: int) -> Deadline | None:
        """The date that a sentence of the paragraph before a passage opens with: 2024年,…。…"""
        if not (self.context.is_dated or self.context.is_report) or has_period(self.passages[index].text, is_past=True):
            return None
        for before in range(self._opened, index):
            passage, dates = self.passages[before], self.dates(before)
            self._year = self._alone(before) if self._opens(before) else self._year
            first = dates[0] if dates and dates[0].date.isdecimal() else None  # a whole year
            if (
                first
                and _OPENS_SENTENCE.fullmatch(passage.text, 0, first.start)
                and _GOES_ON.match(passage.text, first.end)
            ):
                self._year = first
        self._opened = max(self._opened, index)
        return self._alone(index) if self._opens(index) else self._year

    def _limit(self, index: int) -> Deadline | None:
        limit = self.passages[index].limit
        dates = find_deadlines(limit, self.context.own_year, is_limit=True) if limit else ()
        return dates[-1] if dates else None

    def _date_before(self, index: int) -> Deadline | None:
        """The last firm date of the paragraph; the points of a list share the one before it."""
        if index == self._dated:
            return self._date
        first = index
        while first > self._dated and not self._opens(first):
            first -= 1
        if first > self._dated or self._opens(first):
            above = self._lead(first) or self._horizon_over(first)
            self._date, self._dated, self._run, self._listed = above, first, first, False
        for before in range(self._dated, index):
            text = self.passages[before].text
            for date in self.dates(before):
                self._date = date if date.is_firm and not is_aside(text, date, len(text)) else self._date
            if not self._listed and self._lists(before + 1):
                self._listed = True
                self._date = self._horizon(before + 1) or self._date
        self._dated = index
        return self._date

    def _alone(self, index: int) -> Deadline | None:
        """The date of the last line before a passage that is nothing else."""
        before = [line for line in self._dates_alone if line < index]
        return self.dates(before[-1])[0] if before and self.dates(before[-1]) else None

    def _lead(self, index: int) -> Deadline | None:
        """The date of the last line before a passage that leads in what follows it: 到2028年,主要目标如下:"""
        before = [lead for lead in self._leads if lead < index]
        firm = [date for date in self.dates(before[-1]) if date.is_firm] if before else ()
        return firm[-1] if firm else None

    def _horizon_over(self, index: int) -> Deadline | None:
        """The horizon of goals that were begun paragraphs before: 到2030年,体系建成。"""
        if self.in_headings or not self.section.headings or "目标" not in self.section.headings[-1]:
            return None
        far = [date for before in range(index) for date in self._horizons(before)]
        own = [date for date in far if date.year == self.context.until] or far
        return own[0] if len({date.date for date in own}) == 1 else None

    def _horizons(self, index: int) -> list[Deadline]:
        """The horizons that a passage names: 到2030年."""
        text = self.passages[index].text
        return [date for date in self.dates(index) if date.is_firm and _HORIZON.search(text, 0, date.start)]

    def _lists(self, index: int) -> bool:
        """Whether a list begins there, whose points share the date before it."""
        if index == len(self.section.before):
            return index > 0
        passage = self.passages[index]
        return passage.starts_paragraph and bool(_DASH.match(passage.text)) and index - 1 not in self._leads

    def _horizon(self, stop: int) -> Deadline | None:
        """Of two horizons before a list the plan's own: 到2030年…。到2035年…。 A line that leads in says which."""
        if stop - 1 in self._leads:
            return None
        firm = [date for index in range(self._run, stop) for date in self.dates(index) if date.is_firm]
        far = [date for index in range(self._run, stop) for date in self._horizons(index)]
        if len(far) < 2 or far[-1] is not firm[-1]:
            return None
        return next((date for date in far if date.year == self.context.until), far[0])

    def _opens(self, index: int) -> bool:
        passage = self.passages[index]
        return passage.starts_paragraph and not _POINT.match(passage.text)


_DATES = lazy("[年月季]")
_PROBLEM = lazy(cues.PROBLEM.pattern)  # its date is that of what was wrong
_OPENS_SENTENCE = lazy(r"\s*[—-]{0,2}(?:在|回顾|过去的?|刚刚过去的?)?")
_GOES_ON = lazy("[,:]|全年|全[省市县区国]|我[国省市县区]")
_HORIZON = lazy("(?:[到至]|展望)“?$")
_DATE_ALONE = lazy(rf"\s*(?:到|至|截至)?{YEAR}年(?:[底末度]|年底)?前?\s*")  # a line that leads in, too
_DASH = lazy(r"\s*[—-]")
_WILL_CORRECT, _IS_WRONG = (lazy(rf"\s*{cue.pattern}") for cue in (cues.WILL_CORRECT, cues.IS_WRONG))
_POINT = lazy(rf"\s*(?:[—-]|[{TO_TEN}]是|[(①-⑨])")  # a point of a list shares the date before it
