"""The bodies that a bracket makes responsible, and their roles.

A bracket is a list of names with role words. A role word at the end of a clause (`…牵头`, `…按职责分工负责`) governs
every name back to the last one; a label (`责任单位:`) governs every name up to the next. Without either it is a
responsibility only where it lists bodies and nothing else.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Literal

from gdplan.extract.deadlines import limits
from gdplan.extract.responsibilities import bodies, labels, leading, lending, roles, standing
from gdplan.extract.responsibilities.offices import may_be_office
from gdplan.extract.responsibilities.readings import (
    AgencyReading,
    OfficeReading,
    Part,
    PersonReading,
    ResponsibilityReading,
    with_leaders,
)

if TYPE_CHECKING:
    from gdplan.extract.responsibilities.leading import LeadRule
    from gdplan.terms import Role, RoleBasis
    from gdplan.vocab.owner_labels import Owners

_LABEL_ENDS = frozenset(":为是")
_MORE_THAN_NAMES = frozenset(":为第首下不以所全各号牵")  # in every label, clause about leading and 下同


def read_bracket(text: str, *, rule: LeadRule | None = None) -> ResponsibilityReading | None:
    """What one bracket says, given without its outer marks and without blanks; None where it is no responsibility.

    `rule` is what an earlier bracket says of who leads: 列第一位者为牵头单位.
    """
    return _Bracket(standing.unfold(text)).reading(rule)


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
        self.clause_names = 0  # how many names stand before the last of them
        self.label: Role | None = None
        self.owners: Owners = "bodies"  # under the label
        self.label_part: Part = (0, 0)
        self.within: Part | None = None
        self.may_have_labels = ":" in text or "为" in text
        self.skipping = False  # behind 适用范围:, 完成时限:
        self.scope: Part | None = None
        self.limit: Part | None = None
        self.unread: list[Part] = []  # what stands among names and is too long for one
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
            limit = limits.find_limit(listed, labelled=self.label is not None) if listed else None
            if limit is not None:
                self.limit = (start + limit, end)
            elif listed and not (self.owners == "people" and self._read_person(listed, start)):
                self._read_list(listed, start)
            if mark not in "、/":
                self.run_ends.append(len(self.names))
                if mark in ";。":
                    self.clause_ends.append(end)
                    self.clause_names = len(self.names)
                    self.skipping = False
                    self.last = None
            start = end + 1
        self._govern(self.label, "label")

    def _read_person(self, listed: str, start: int) -> bool:
        """Whether a piece under 责任领导: is a person; a body ends what the label says."""
        last = self.people[-1] if self.people else None
        if last and last.end == start - 1 and labels.is_title(self.text, last.end):  # 县委常委、副县长张某
            self.people[-1] = last._replace(end=start + len(listed))
        elif labels.may_be_person(listed):
            self.people.append(PersonReading(self.label_part, start, start + len(listed)))
        else:
            self.owners, self.label = "bodies", None
            return False
        return True

    def _read_list(self, listed: str, start: int) -> None:
        """A piece's names and role words; 牵头单位:市科委、市教委按职责分工负责 leaves them what the label says."""
        names, starts = self.names, self.starts
        for found, role, alone in roles.read_phrases(listed[: roles.LONGEST_PIECE + 1]):
            for name in found:
                names.append(name)
                starts.append(start + name.start)
            if alone:
                self.own_roles.update(dict.fromkeys(starts[len(starts) - len(found) :], role))
            elif role and not (role == "responsible" and self.label == "lead" and not self.run_ends):
                if self.label and self.run_ends:  # 责任单位:市科委;市税务局配合: only the last segment
                    self._govern(self.label, "label", self.run_ends[-1])
                elif role != "responsible" and self.governed < self.clause_names:  # 市科委;市税务局配合
                    self._govern(None, "bare-list", self.clause_names)
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
        if self.may_have_labels and (other := labels.OTHER_BEHIND.search(self.text, start, end)):
            end, self.skipping = other.start(), True
        for note in self.notes:
            if note.start <= start < note.end:
                self.last = "rule"
                return start, ""
            if start < note.start < end:  # 市教委(列第一位者牵头,下同)
                end = note.start
        if standing.opens(text, start, end):  # 以下任务均由…: what a label says ends before it
            self._govern(self.label, "label")
            self.label = None
        start, end, below = standing.part(text, start, end)
        if start < end:
            self.last = "names"
        if below and self.last == "names":
            self.standing.add(len(self.clause_ends))
        return start, text[start:end]

    def _govern(self, role: Role | None, basis: RoleBasis, stop: int | None = None) -> None:
        """Gives the names that have no role yet theirs, all or those before `stop`."""
        begin = self.governed
        stop = len(self.names) if stop is None else stop
        if begin == stop:
            return
        self.last_governed, self.governed = begin, stop
        basis = basis if role else "bare-list"
        self.bases.add(basis)
        for end in (*(end for end in self.run_ends if end < stop), stop):
            if begin < end:
                self._add_run(begin, end, role, basis)
                begin = end
        self.run_ends = [end for end in self.run_ends if end > stop]

    def _add_run(self, begin: int, end: int, role: Role | None, basis: RoleBasis) -> None:
        """Adds the names that count. One of unknown form counts under a label, and in a run with a body."""
        names, starts = self.names[begin:end], self.starts[begin:end]
        lents = [lending.NOTHING]
        if len(names) > 1:
            lents = lending.lend(names, starts)
            names = self.names[begin:end] = lending.with_places(names, lents)
        host: Part | None = None  # the body that offices are named with
        has_body = role is not None and any(bodies.is_body_or_departments(name) for name in names)
        is_own = basis == "word" and not has_body  # a body's own plan: 政策法规科、办公室牵头
        for name, start, lent in zip(names, starts, lents, strict=True):
            text = name.text
            may_be = bodies.is_nameable(text) if basis == "label" or has_body else is_own and may_be_office(text)
            if name.kind == "other" and not may_be:
                if (basis == "label" or has_body) and bodies.is_too_long(text):
                    self.unread.append((start, start + len(text)))
                continue
            own = self.own_roles.get(start)
            its_role: Role = own or role or "responsible"
            its_basis: RoleBasis = "word" if own else basis
            stop = start + len(text)
            if self.owners == "offices" and basis == "label":
                self.offices.append(OfficeReading(start, stop, its_role, its_basis, self.within))
                continue
            if office := bodies.find_office(text):
                stop = start + office[0]
                host = (start, stop)
                self.offices.append(OfficeReading(start + office[1], start + office[2], its_role, its_basis, host))
            elif host and not name.prefix and (may_be_office(text) or lending.is_within(self.text[slice(*host)], text)):
                self.offices.append(OfficeReading(start, stop, its_role, its_basis, host))
                continue
            else:
                host = None
            fields = (start, stop, lent.prefix, lent.tail, its_role, its_basis, name.open_ended, False)
            self.agencies.append(AgencyReading._make(fields))  # faster than its constructor

    def reading(self, rule: LeadRule | None) -> ResponsibilityReading | None:
        """What the bracket says, or None; `rule` holds where it states none itself."""
        own = next((note.rule for note in self.notes if note.rule), None)
        unread = next(((note.start, note.end) for note in self.notes if note.unread), None)
        given = bool(self.people) or roles.give(self.bases, self.names, is_due=self.limit is not None)
        found = given and bool(self.agencies or self.offices or self.people)
        if not (found or own or unread):
            return None
        agencies = self.agencies if found else []
        if self.standing:
            agencies = [agency._replace(standing=self._lasts(agency.start)) for agency in agencies]
        rule = own or (None if unread else rule)
        if rule:
            agencies = with_leaders(agencies, rule, self.text)
        return ResponsibilityReading(
            tuple(agencies),
            tuple(self.offices) if found else (),
            tuple(self.people),
            self.scope,
            self.limit,
            own,
            None if own else unread,
            tuple(self.unread),
        )

    def _lasts(self, start: int) -> bool:
        """Whether 下同 reaches a name: of several roles in a clause, 各市… at its end is meant alone."""
        clause = bisect.bisect(self.clause_ends, start)
        last = self.starts[self.last_governed]
        return clause in self.standing and not (
            start < last
            and self.text.startswith(("各", "地方"), last)
            and clause == bisect.bisect(self.clause_ends, last)
        )
