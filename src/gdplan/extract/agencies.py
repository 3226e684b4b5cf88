"""The bodies that a bracket makes responsible, and their roles.

A bracket is a list of names with role words. A role word at the end of a clause (`…牵头`, `…按职责分工负责`) governs
every name back to the last one; a label (`责任单位:`) governs every name up to the next. Without either it is a
responsibility only where it lists bodies and nothing else.
"""

import bisect
from typing import Literal, NamedTuple

from gdplan.extract import bodies, labels, limits, roles
from gdplan.patterns import lazy
from gdplan.terms import Role, RoleBasis

Part = tuple[int, int]


class AgencyReading(NamedTuple):
    """A body as a bracket names it; offsets count from the bracket's first character."""

    start: int
    end: int
    prefix: Part | None  # where the carried 省 stands
    role: Role
    role_basis: RoleBasis
    open_ended: bool  # 等单位, 各有关单位: no body in particular
    standing: bool  # holds for all later tasks: 下同


class ResponsibilityReading(NamedTuple):
    """What one bracket says; agencies in the order printed, none overlapping another."""

    agencies: tuple[AgencyReading, ...]
    scope: Part | None  # 适用范围:…
    limit: Part | None  # 2025年6月底前: by when
    first_listed_leads: bool  # 列第一位者为牵头单位,下同: holds for later brackets too


_LABEL_ENDS = frozenset(":为是")
_FIRST_LISTED = lazy(r"(?:第一|首[位个列]|[排列]首).{0,10}?(?:牵头|主办|主责)")
_RULE_NOTE = lazy(rf"\([^()]{{0,6}}{_FIRST_LISTED.pattern}[^()]*\)\Z")  # 市教委(列第一位者牵头,下同)、市财政局
_SAME_BELOW = lazy(r"(?:以?下同|不再(?:一一|逐一|重复|单独|分别|另行)?(?:列出|列举|标注|列))\Z")
_MORE_THAN_NAMES = frozenset(":为第首下不")  # in every label, rule of the first listed and 下同


def read_bracket(text: str, *, first_listed_leads: bool) -> ResponsibilityReading | None:
    """What one bracket says, given without its outer marks and without blanks; None where it is no responsibility.

    With `first_listed_leads` the rule 列第一位者为牵头单位 of an earlier bracket holds.
    """
    return _Bracket(text).reading(first_listed_leads=first_listed_leads)


class _Bracket:
    """One bracket while it is read, piece by piece."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: list[bodies.Name] = []
        self.starts: list[int] = []  # of each name, in the bracket
        self.own_roles: dict[int, Role | None] = {}  # by where the name stands: 市科委(牵头)
        self.governed = 0  # how many names have their role
        self.last_governed = 0  # the first of those that got it last
        self.run_ends: list[int] = []  # in the names without role: where a mark other than 、 stands
        self.clause_ends: list[int] = []  # in the bracket: ; and 。
        self.label: Role | None = None
        self.may_have_labels = ":" in text or "为" in text
        self.skipping = False  # behind 适用范围:, 完成时限:
        self.scope: Part | None = None
        self.limit: Part | None = None
        self.first_listed: Literal["here", "below too"] | None = None
        self.last: Literal["names", "rule"] | None = None
        self.standing: set[int] = set()  # clauses closed by 下同
        self.bases: set[RoleBasis] = set()
        self.agencies: list[AgencyReading] = []
        self._read()

    def _read(self) -> None:
        text = self.text
        may_say_more = not _MORE_THAN_NAMES.isdisjoint(text)
        start = 0
        for piece, mark in roles.find_pieces(text):
            end = start + len(piece)
            start, listed = self._names_of(start, end) if may_say_more else (start, piece)
            if listed and limits.is_limit(listed, labelled=self.label is not None):
                self.limit = (start, end)
            elif listed:
                self._read_list(listed, start)
            if mark not in "、/":
                self.run_ends.append(len(self.names))
                if mark in ";。":
                    self.clause_ends.append(end)
                    self.skipping = False
                    self.last = None
            start = end + 1
        self._govern(self.label, "label")

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
        if label := labels.names_label().match(self.text, start, end):
            self._govern(self.label, "label")
            self.label, self.skipping = roles.role_of_label(label["words"]), False
            if label["note"] and _FIRST_LISTED.search(label["note"]):
                self.first_listed = "below too" if "下同" in label["note"] else "here"
            return label.end()
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
        """Where a piece lists names, and the list: without a label, a rule and 下同."""
        if self.may_have_labels and (self.skipping or not _LABEL_ENDS.isdisjoint(self.text[start:end])):
            start = self._after_label(start, end)
        if self.skipping or start == end:
            return start, ""
        if self.text[end - 1] == ")" and (note := _RULE_NOTE.search(self.text, start, end)):
            self.first_listed = "below too" if "下同" in note[0] else "here"
            end = note.start()
        below = _SAME_BELOW.search(self.text, start, end) if self.text[end - 1] in "同出举注列" else None
        end = below.start() if below else end
        if _FIRST_LISTED.search(self.text, start, end):
            self.first_listed, self.last = self.first_listed or "here", "rule"
        elif start < end:
            self.last = "names"
        if below and self.last == "rule":
            self.first_listed = "below too"
        elif below and self.last == "names":
            self.standing.add(len(self.clause_ends))
        return start, "" if self.last == "rule" else self.text[start:end]

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
                self._add_run(self.names[begin:end], self.starts[begin:end], role, basis)
                begin = end
        self.run_ends.clear()

    def _add_run(self, names: list[bodies.Name], starts: list[int], role: Role | None, basis: RoleBasis) -> None:
        """Adds the names that count. One of unknown form counts under a label, and in a run with a body."""
        prefixes = bodies.carried_prefixes(names, starts) if len(names) > 1 else (None,)
        for (_, text, kind, _, _, open_ended), start, prefix in zip(names, starts, prefixes, strict=True):
            if kind == "other" and not (
                (basis == "label" or (role and any(other.kind == "body" for other in names)))
                and bodies.is_nameable(text)
            ):
                continue
            own = self.own_roles.get(start)
            its_role, its_basis = (own, "word") if own else (role or "responsible", basis)
            fields = (start, start + len(text), prefix, its_role, its_basis, open_ended, False)
            self.agencies.append(AgencyReading._make(fields))  # faster than its constructor

    def reading(self, *, first_listed_leads: bool) -> ResponsibilityReading | None:
        """What the bracket says, or None."""
        agencies = self.agencies if self._is_responsibility() else []
        rule_below = first_listed_leads or self.first_listed == "below too"
        if not agencies:
            return ResponsibilityReading((), self.scope, self.limit, rule_below) if self.first_listed else None
        if self.standing:
            agencies = [agency._replace(standing=self._lasts(agency.start)) for agency in agencies]
        first = agencies[0]
        if (
            (first_listed_leads or self.first_listed)
            and first.role == "responsible"
            and not first.open_ended
            and all(agency.role != "lead" for agency in agencies)
        ):
            agencies[0] = first._replace(role="lead", role_basis="first-listed")
        return ResponsibilityReading(tuple(agencies), self.scope, self.limit, rule_below)

    def _is_responsibility(self) -> bool:
        """Whether it names who has the roles, or lists bodies throughout, one of government or Party among them.

        (学校负责) says it of schools in general.
        """
        if "label" in self.bases:
            return True
        kinds = {name.kind for name in self.names}
        if "word" in self.bases:
            return "body" in kinds or "place" in kinds
        return "other" not in kinds and any(
            name.kind == "body" and bodies.is_official(name.text) for name in self.names
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
