"""The bodies that a bracket makes responsible, and their roles.

A bracket is a list of names with role words. A role word at the end of a clause (`…牵头`, `…按职责分工负责`) governs
every name back to the last one; a label (`责任单位:`) governs every name up to the next. Without either it is a
responsibility only where it lists bodies and nothing else.
"""

import bisect
from collections.abc import Callable
from typing import Literal, NamedTuple

from gdplan.extract import bodies, labels, leading, lending, limits, roles
from gdplan.extract.leading import LeadRule
from gdplan.patterns import lazy
from gdplan.terms import Role
from gdplan.vocab.owner_labels import Owners

RoleBasis = Literal["word", "label", "first-listed", "position", "bare-list"]
Part = tuple[int, int]


class AgencyReading(NamedTuple):
    """A body as a bracket names it; offsets count from the bracket's first character."""

    start: int
    end: int
    prefix: Part | None  # where the carried 省 stands
    tail: Part | None  # where the carried 海关 stands
    role: Role
    role_basis: RoleBasis
    open_ended: bool  # 等单位, 各有关单位: no body in particular
    standing: bool  # holds for all later tasks: 下同


class OfficeReading(NamedTuple):
    """A unit inside a body: 供水科 under 责任处室:, or in 市水务局供水科."""

    start: int
    end: int
    role: Role
    role_basis: RoleBasis
    within: Part | None  # the body, where it is printed with it


class PersonReading(NamedTuple):
    """Who is named behind a label of people: 责任领导:刘某."""

    label: Part
    start: int
    end: int


class ResponsibilityReading(NamedTuple):
    """What one bracket says; agencies in the order printed, none overlapping another."""

    agencies: tuple[AgencyReading, ...]
    offices: tuple[OfficeReading, ...] = ()
    people: tuple[PersonReading, ...] = ()
    scope: Part | None = None  # 适用范围:…
    limit: Part | None = None  # 2025年6月底前: by when
    rule: LeadRule | None = None  # of who leads, stated here: holds for later brackets too
    unread_rule: Part | None = None  # a clause about who leads that could not be read

    def moved(self, move: Callable[[Part], Part]) -> "ResponsibilityReading":
        """The same with its offsets in another text."""

        def at(part: Part | None) -> Part | None:
            return part and move(part)

        agencies, offices, people = [], [], []
        for agency in self.agencies:
            start, end = move((agency.start, agency.end))
            agencies.append(agency._replace(start=start, end=end, prefix=at(agency.prefix), tail=at(agency.tail)))
        for office in self.offices:
            start, end = move((office.start, office.end))
            offices.append(office._replace(start=start, end=end, within=at(office.within)))
        for person in self.people:
            start, end = move((person.start, person.end))
            people.append(PersonReading(move(person.label), start, end))
        return self._replace(
            agencies=tuple(agencies),
            offices=tuple(offices),
            people=tuple(people),
            scope=at(self.scope),
            limit=at(self.limit),
            unread_rule=at(self.unread_rule),
        )


_LABEL_ENDS = frozenset(":为是")
_SAME_BELOW = lazy(
    r"(?:以?下均?同|不再?(?:一一|逐一|逐项|重复|单独|分别|另行)?"
    r"(?:列出|列举|列明|列示|单列|另列|列|标注|标明|注明|重复|赘述|说明|提及|明确|[做作]?分工))\Z"
)
_SAME_BELOW_ENDS = frozenset("同出举明示列注复述及确工")
_TASKS = "任务|工作|事项|措施|举措|条款|项目|内容|政策"
_ALL_BELOW = lazy(
    rf"(?:以下|具体|所有|全部|各[项条])(?:所有|全部|各[项条]?|{_TASKS})*(?:[均都皆]|一律)|以下(?:所有|全部|各[项条]|{_TASKS})+\Z"
)
_THEM_ALL = lazy(  # 各镇政府参与[以下所有任务]
    rf"(?<=[{''.join(sorted({word[-1] for word in roles.ROLE_OF}))}])(?:以下|后续)?(?:所有|全部|各[项条])"
    rf"(?:{_TASKS})*\Z"
)
_SAVE = lazy("除.{0,14}外")  # 除专门列出外
_LONGEST_PERSON = 16
_TITLES = ("常委", "委员", "书记", "省长", "市长", "县长", "区长", "主任", "部长", "局长", "厅长", "主席", "秘书长", "成员", "组长")
_MORE_THAN_NAMES = frozenset(":为第首下不以所全各号牵")  # in every label, clause about leading and 下同


def holds_below(text: str) -> bool:
    """Whether a text ends with words that make it hold for what follows: 下同, 不再列出."""
    return text[-1:] in _SAME_BELOW_ENDS and _SAME_BELOW.search(text) is not None


def read_bracket(text: str, *, rule: LeadRule | None = None) -> ResponsibilityReading | None:
    """What one bracket says, given without its outer marks and without blanks; None where it is no responsibility.

    `rule` is what an earlier bracket says of who leads: 列第一位者为牵头单位.
    """
    return _Bracket(text).reading(rule)


class _Bracket:
    """One bracket while it is read, piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.notes = leading.find_notes(text)
        self.names: list[bodies.Name] = []
        self.starts: list[int] = []  # of each name, in the bracket
        self.own_roles: dict[int, Role | None] = {}  # by where the name stands: 市科委(牵头)
        self.governed = 0  # how many names have their role
        self.last_governed = 0  # the first of those that got it last
        self.run_ends: list[int] = []  # in the names without role: where a mark other than 、 stands
        self.clause_ends: list[int] = []  # in the bracket: ; and 。
        self.label: Role | None = None
        self.owners: Owners = "bodies"  # under the label
        self.label_part: Part = (0, 0)
        self.within: Part | None = None
        self.may_have_labels = ":" in text or "为" in text
        self.skipping = False  # behind 适用范围:, 完成时限:
        self.scope: Part | None = None
        self.limit: Part | None = None
        self.last: Literal["names", "rule"] | None = None
        self.standing: set[int] = set()  # clauses closed by 下同
        self.bases: set[RoleBasis] = set()
        self.agencies: list[AgencyReading] = []
        self.offices: list[OfficeReading] = []
        self.people: list[PersonReading] = []
        self._read()

    def _read(self) -> None:
        text = self.text
        may_say_more = self.may_have_labels or not _MORE_THAN_NAMES.isdisjoint(text)
        start = 0
        for piece, mark in roles.find_pieces(text):
            end = start + len(piece)
            start, listed = self._names_of(start, end) if may_say_more else (start, piece)
            if listed and limits.is_limit(listed, labelled=self.label is not None):
                self.limit = (start, end)
            elif listed and not (self.owners == "people" and self._read_person(listed, start)):
                self._read_list(listed, start)
            if mark not in "、/":
                self.run_ends.append(len(self.names))
                if mark in ";。":
                    self.clause_ends.append(end)
                    self.skipping = False
                    self.last = None
            start = end + 1
        self._govern(self.label, "label")

    def _read_person(self, listed: str, start: int) -> bool:
        """Whether a piece under 责任领导: is a person; a body ends what the label says."""
        end = start + len(listed)
        last = self.people[-1] if self.people else None
        if last and self.text[start - 1] == "、" and last.end == start - 1 and self.text.endswith(_TITLES, 0, last.end):
            self.people[-1] = last._replace(end=end)  # 县委常委、副县长张某
            return True
        names = [name for phrase in roles.read_phrases(listed[:_LONGEST_PERSON]) for name in phrase.names]
        if len(listed) > _LONGEST_PERSON or (
            not listed.endswith(_TITLES) and any(name.kind == "body" for name in names)
        ):
            self.owners, self.label = "bodies", None
            return False
        self.people.append(PersonReading(self.label_part, start, end))
        return True

    def _read_list(self, listed: str, start: int) -> None:
        """A piece's names and role words."""
        names, starts = self.names, self.starts
        for found, role, alone in roles.read_phrases(listed[: roles.LONGEST_PIECE + 1]):
            for name in found:
                names.append(name)
                starts.append(start + name.start)
            if alone:
                self.own_roles.update(dict.fromkeys(starts[len(starts) - len(found) :], role))
            elif role:
                if self.label and self.run_ends:  # 责任单位:市科委;市税务局配合: only the last segment
                    self._govern(self.label, "label", self.run_ends[-1])
                self._govern(role, "word")

    def _after_label(self, start: int, end: int) -> int:
        """Where the piece goes on behind its label."""
        if label := labels.read_label(self.text, start, end):
            self._govern(self.label, "label")
            self.label, self.skipping = label.role or "responsible", False
            self.owners, self.within, self.label_part = label.owners, label.within, (start, label.stop)
            return label.end
        if other := labels.OTHER.match(self.text, start, end):
            self.skipping = True
            if labels.SCOPE.match(self.text, start, end):
                self.scope = (other.end(), end)
            elif limits.LABEL.match(self.text, start, end):
                self.limit = (other.end(), end)
        elif self.skipping and self.scope and self.scope[1] == start - 1 and self.text[start - 1] == "、":
            self.scope = (self.scope[0], end)
        return start

    def _names_of(self, start: int, end: int) -> tuple[int, str]:
        """Where a piece lists names, and the list: without a label, a clause about leading and 下同."""
        text = self.text
        if self.may_have_labels and (self.skipping or not _LABEL_ENDS.isdisjoint(text[start:end])):
            start = self._after_label(start, end)
        if self.skipping or start == end:
            return start, ""
        for note in self.notes:
            if note.start <= start < note.end:
                self.last = "rule"
                return start, ""
            if start < note.start < end:  # 市教委(列第一位者牵头,下同)
                end = note.start
        below = _SAME_BELOW.search(text, start, end) if text[end - 1] in _SAME_BELOW_ENDS else None
        end = below.start() if below else end
        if _ALL_BELOW.match(text, start, end):
            self._govern(self.label, "label")
            self.label, below = None, below or _ALL_BELOW.match(text, start, end)
        if all_of_them := _THEM_ALL.search(text, start, end):
            below = below or _ALL_BELOW.match(text, all_of_them.start(), end)
            end = all_of_them.start()
        if start < end:
            self.last = "names"
        if below and self.last == "names":
            self.standing.add(len(self.clause_ends))
        return start, "" if _SAVE.fullmatch(text, start, end) else text[start:end]

    def _govern(self, role: Role | None, basis: RoleBasis, stop: int | None = None) -> None:
        """Gives the names that have no role yet theirs, all or those before `stop`."""
        begin = self.governed
        stop = len(self.names) if stop is None else stop
        if begin == stop:
            return
        self.last_governed, self.governed = begin, stop
        basis = basis if role else "bare-list"
        self.bases.add(basis)
        for end in (*self.run_ends, self.governed):
            if begin < end:
                self._add_run(begin, end, role, basis)
                begin = end
        self.run_ends.clear()

    def _add_run(self, begin: int, end: int, role: Role | None, basis: RoleBasis) -> None:
        """Adds the names that count. One of unknown form counts under a label, and in a run with a body."""
        names, starts = self.names[begin:end], self.starts[begin:end]
        lents = [lending.NOTHING]
        if len(names) > 1:
            lents = lending.lend(names, starts)
            names = self.names[begin:end] = lending.with_places(names, lents)
        has_body = role is not None and any(name.kind == "body" for name in names)
        for name, start, lent in zip(names, starts, lents, strict=True):
            text = name.text
            if name.kind == "other" and not ((basis == "label" or has_body) and bodies.is_nameable(text)):
                continue
            own = self.own_roles.get(start)
            its_role, its_basis = (own, "word") if own else (role or "responsible", basis)
            stop = start + len(text)
            if self.owners == "offices" and basis == "label":
                self.offices.append(OfficeReading(start, stop, its_role, its_basis, self.within))
                continue
            if office := bodies.find_office(text):
                stop = start + office[0]
                within = (start, stop)
                self.offices.append(
                    OfficeReading(start + office[1], start + office[2], its_role, its_basis, within)
                )
            fields = (start, stop, lent.prefix, lent.tail, its_role, its_basis, name.open_ended, False)
            self.agencies.append(AgencyReading._make(fields))  # faster than its constructor

    def reading(self, rule: LeadRule | None) -> ResponsibilityReading | None:
        """What the bracket says, or None; `rule` holds where it states none itself."""
        own = next((note.rule for note in self.notes if note.rule), None)
        unread = next(((note.start, note.end) for note in self.notes if note.unread), None)
        found = self._is_responsibility()
        if not (found or own or unread):
            return None
        agencies = self.agencies if found else []
        if self.standing:
            agencies = [agency._replace(standing=self._lasts(agency.start)) for agency in agencies]
        if (own or rule) and not (unread and not own):
            agencies = _led(own or rule, self.text, agencies)
        return ResponsibilityReading(
            tuple(agencies),
            tuple(self.offices) if found else (),
            tuple(self.people),
            self.scope,
            self.limit,
            own,
            None if own else unread,
        )

    def _is_responsibility(self) -> bool:
        """Whether it names who has the roles, or lists bodies throughout, one of government or Party among them.

        (学校负责) says it of schools in general.
        """
        if "label" in self.bases or self.people:
            return True
        kinds = {name.kind for name in self.names}
        if "word" in self.bases:
            return "body" in kinds or "place" in kinds
        return "other" not in kinds and any(bodies.is_official(name) for name in self.names)

    def _lasts(self, start: int) -> bool:
        """Whether 下同 reaches a name: of several roles in a clause, 各市… at its end is meant alone."""
        clause = bisect.bisect(self.clause_ends, start)
        last = self.starts[self.last_governed]
        return clause in self.standing and not (
            start < last
            and self.text.startswith(("各", "地方"), last)
            and clause == bisect.bisect(self.clause_ends, last)
        )


def _led(rule: LeadRule, text: str, agencies: list[AgencyReading]) -> list[AgencyReading]:
    """The agencies with the roles that a rule gives those that have none of their own; none where a word names leaders."""
    if any(agency.role == "lead" for agency in agencies):
        return agencies
    leads = leading.leads(rule, text, [(agency.start, agency.end) for agency in agencies])
    basis: RoleBasis = "first-listed" if rule.by == "first" and rule.count == 1 else "position"
    led = []
    for agency, first in zip(agencies, leads, strict=True):
        role = "lead" if first else rule.others
        changes = agency.role == "responsible" and role != "responsible" and not (first and agency.open_ended)
        led.append(agency._replace(role=role, role_basis=basis) if changes else agency)
    return led
