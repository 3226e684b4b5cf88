"""What a document says of itself: from its front matter, its title and its signature."""

import re
from collections.abc import Sequence

from gdplan.normalize import normalize
from gdplan.outline import Outline, Paragraph
from gdplan.outline.front import LETTERHEAD, declared_tasks
from gdplan.outline.particulars import enactment_of, is_document_number, is_signature, iso_date
from gdplan.outline.titles import edition_of, kind_of, years_of
from gdplan.sources import SourceText
from gdplan.terms import Fields

_TITLE_ISSUER = re.compile(r"(.{2,40}?)(?:办公厅)?(?=关于|印发|转发)")
_BODY = re.compile(r"(?:府|厅|局|委|部|院|办|署|会|行|社|公司|集团|中心|总队|学校|大学|组|室|所|处)$")
_LEVEL = re.compile(r"[省市县区州旗镇乡]")  # 县人大常委会, whose county the title tells
_WIDE_GAP = re.compile(r"\s{2,}")
_SHORTEST_NAME = 3
_ADDRESSEE_SEPARATOR = re.compile(r"[,;]")


class MetadataReader:
    """Reads metadata and front matter of one outline; text comes out as printed.

    What the document says of itself comes first; what its format states (`source.metadata`) fills the gaps.
    """

    def __init__(self, source: SourceText, outline: Outline) -> None:
        self.text = source.text
        self.outline = outline
        self.head = outline.head
        self._stated = dict(reversed(source.metadata))  # of several, the first

    def front_matter(self) -> list[Fields]:
        """The front lines, those of one title joined; a line inside the cover or the preamble is text of that."""
        kinds = self.outline.front.own
        return [
            Fields(kind=kinds[i], text=self._printed(self.head[i]), span=self.head[i].span(0, len(self.head[i].text)))
            for i in sorted(kinds)
        ]

    def metadata(self) -> Fields:
        """All that can be read; fields that nothing states are None."""
        front, head = self.outline.front, self.head
        title, cover_title = self._joined(front.title), self._joined(front.cover_title)
        plan_title = "".join(head[i].text for i in front.title)
        if not title and (title := self._stated.get("title", "")):
            plan_title = normalize(title)
        cover_plan = "".join(head[i].text for i in front.cover_title)
        kind, edition = kind_of(plan_title), edition_of(plan_title)
        year, period = years_of(plan_title)
        by_kind = {kind: i for i, kind in reversed(front.kinds.items())}
        number, line, note = (by_kind.get(k) for k in ("document_number", "date", "edition"))
        issuers, date = self._signature()
        if not issuers and not date:
            issuers, date = self._enactment()
        issuers = issuers or self._letterhead()
        if not issuers or (len(issuers) == 1 and _LEVEL.match(normalize(issuers[0]))):
            first = self._title_issuer(plan_title, title) or self._title_issuer(cover_plan, cover_title)
            if first and (not issuers or _stands_for(issuers[0], first)):
                several = first.split()
                issuers = several if all(len(name) >= _SHORTEST_NAME for name in several) else [first]
        issuers = issuers or self._stated.get("issuer", "").split()
        return Fields(
            title=title or None,
            cover_title=cover_title or None,
            kind=title[kind[0] : kind[1]] if kind else None,
            edition=title[edition[0] : edition[1]] if edition else self._edition(note),
            year=year,
            period=Fields({"from": period[0], "to": period[1]}) if period else None,
            document_number=self._stated_number() if number is None else self._printed(head[number]),
            issuer=issuers[0] if issuers else None,
            issuers=tuple(issuers),
            addressees=self._addressees(),
            issued_on=date
            or (iso_date(head[line].text.strip("()")) if line is not None else None)
            or self._stated_date(),
            declared_tasks=self._declared(),
        )

    def _printed(self, paragraph: Paragraph) -> str:
        return paragraph.source(self.text, 0, len(paragraph.text))

    def _joined(self, lines: Sequence[int]) -> str:
        return "".join(self._printed(self.head[i]) for i in lines)

    def _edition(self, note: int | None) -> str | None:
        return None if note is None else self._printed(self.head[note]).strip("（()） ")

    def _stated_number(self) -> str | None:
        number = self._stated.get("document_number", "")
        return number if is_document_number(normalize(number)) else None

    def _stated_date(self) -> str | None:
        """2025-06-30 10:12 and 2025年6月30日."""
        words = normalize(self._stated.get("issued_on", "")).split()
        return next((date for text in ("".join(words), *words[:1]) if (date := iso_date(text))), None)

    def _title_issuer(self, plan_title: str, title: str) -> str | None:
        """国务院关于…: a title that begins with the body that issues the document."""
        match = _TITLE_ISSUER.match(plan_title)
        end = match.end() if match else 0
        return title[:end] if end and _BODY.search(plan_title[:end]) else None

    def _signature(self) -> tuple[list[str], str | None]:
        """The bodies that sign and the date they sign on: at the end, or under the notice that encloses the plan."""
        closing = self.outline.closing
        dates = [i for i, p in enumerate(closing) if iso_date(p.text)]
        if dates:
            start = dates[0]
            while start and is_signature(closing[start - 1].text) and _BODY.search(closing[start - 1].text):
                start -= 1
            return self._names(closing[start : dates[0]]), iso_date(closing[dates[0]].text)
        return self._names([p for p in self._issuer_lines() if not p.text.endswith(LETTERHEAD)]), None

    def _issuer_lines(self) -> list[Paragraph]:
        return [self.head[i] for i, kind in sorted(self.outline.front.kinds.items()) if kind == "issuer"]

    def _names(self, lines: Sequence[Paragraph]) -> list[str]:
        """One name a line, or several with wide gaps between them; 国　务　院 is one name with wide letters."""
        names: list[str] = []
        for line in lines:
            printed = self._printed(line)
            several = _WIDE_GAP.split(printed)
            names += several if all(len(name) >= _SHORTEST_NAME for name in several) else [printed]
        return names

    def _letterhead(self) -> list[str]:
        return [self._printed(p)[: -len(LETTERHEAD)] for p in self._issuer_lines() if p.text.endswith(LETTERHEAD)]

    def _enactment(self) -> tuple[list[str], str | None]:
        """Who passed a law and when, from the note under its title."""
        first = self.head[self.outline.front.preamble[0]] if self.outline.front.preamble else None
        if first is None or not (found := enactment_of(first.text)):
            return [], None
        date, pieces = found
        return ["".join(first.source(self.text, *piece) for piece in pieces)], date

    def _addressees(self) -> tuple[str, ...]:
        found: list[str] = []
        for i, kind in sorted(self.outline.front.kinds.items()):
            if kind == "addressee":
                printed = self._printed(self.head[i]).rstrip("：: ！!")
                plan = self.head[i].text
                start = 0
                for cut in [*(m.start() for m in _ADDRESSEE_SEPARATOR.finditer(plan)), len(printed)]:
                    found.append(printed[start:cut].strip())
                    start = cut + 1
        return tuple(dict.fromkeys(name for name in found if name))

    def _declared(self) -> int | None:
        front = self.outline.front
        for i in (*front.cover, *front.preamble):
            if found := declared_tasks(self.head[i].text):
                return found[0]
        return None


def _stands_for(short: str, full: str) -> bool:
    """Whether a name that only its level opens is short for one that the title prints in full.

    >>> _stands_for("县人大常委会", "某县人民代表大会常务委员会"), _stands_for("县政府办公室", "某县人民政府")
    (True, False)
    """
    characters = iter(full)
    return len(short) < len(full) and all(character in characters for character in short)
