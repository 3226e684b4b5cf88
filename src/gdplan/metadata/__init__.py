"""What a document says of itself: from its front matter, its title and its signature."""

import re
from collections.abc import Sequence

from gdplan.fields import FrontFields, MetadataFields, RegionFields
from gdplan.metadata.addressees import read_addressees
from gdplan.metadata.declared import find_declared
from gdplan.metadata.force import find_force
from gdplan.metadata.region import find_region
from gdplan.metadata.reports import SPEAKS_FOR, date_of_meeting, reporter, year_ahead, year_of_meeting
from gdplan.metadata.signers import find_signature, owner_of_title, signers, split_names, stands_for
from gdplan.normalize import normalize, to_ideographs
from gdplan.outline import Outline, Paragraph
from gdplan.outline.particulars import enactment_of, is_body, is_document_number, iso_date, iso_month, letterhead_end
from gdplan.outline.titles import bare_title, edition_of, number_of, title_kind, years_of
from gdplan.patterns import lazy
from gdplan.sources import SourceText
from gdplan.vocab.kinds import KIND_OF

_TITLE_ISSUER = lazy(r"(.{2,60}?)(?:办公厅)?(?=关于|印发|转发|批转|令(?:第\d+号)?$)", re.DOTALL)
# 近日，中共某省委办公厅、某省人民政府办公厅印发了《…》: the news names the bodies.
_NEWS_ISSUERS = lazy(r"(?:^|[,。 日]|近日|日前)(?P<bodies>[^,。;: ]{4,60}?)(?:联合)?(?:印发|发布|公布)了?《")
_FORWARDS = lazy("转发|批转")
_LEVEL = lazy(r"[省市县区州旗镇乡]")  # 县人大常委会, whose county the title tells
_REPORTS = lazy(r"(?:向(?:大会|[^。,;]{2,16}会议)|现在)[^。;]{0,6}?(?P<kind>报告)[^。,;]{0,6}?工作")


class MetadataReader:
    """Reads metadata and front matter of one outline; text comes out as printed.

    What the document says of itself comes first; what its format states (`source.metadata`) fills the gaps.
    """

    def __init__(self, source: SourceText, outline: Outline) -> None:
        self.text = source.text
        self.outline = outline
        self.head = outline.head
        printed = [(key, source.text[slice(*place)]) for key, place in outline.stated]
        self._stated = dict(reversed([*printed, *source.metadata]))  # of several, the first

    def front_matter(self) -> list[FrontFields]:
        """The front lines, those of one title joined; a line inside the cover or the preamble is text of that."""
        kinds = self.outline.front.own
        return [
            {
                "kind": kinds[i],
                "text": self._printed(self.head[i]),
                "span": self.head[i].span(0, len(self.head[i].text)),
            }
            for i in sorted(kinds)
        ]

    def metadata(self) -> MetadataFields:
        """All that can be read; fields that nothing states are None."""
        front, head = self.outline.front, self.head
        title, plan_title = self._title()
        cover_title, cover_plan = self._printed_title(front.cover_title)
        kind, edition = title_kind(plan_title), edition_of(plan_title)
        by_kind = {kind: i for i, kind in reversed(front.kinds.items())}
        number, line, note = (by_kind.get(k) for k in ("document_number", "date", "edition"))
        year, period = years_of(plan_title)
        if note is not None and not (year or period):  # （2030年版）
            year, period = years_of(head[note].text)
        report = None if title else self._report()
        reports = bool(report) or (kind is not None and KIND_OF[plan_title[slice(*kind)].replace(" ", "")].is_report)
        issuers, date = self._issuers(number)
        dated = "" if line is None else head[line].text.strip("()")
        opening = self._opening() if reports else []
        issued_on = date or iso_date(dated) or self._stated_date() or iso_month(dated)
        issued_on = issued_on or date_of_meeting(p.text for p in opening)
        issuers = issuers or self._reporter(opening)
        force = find_force([p.text for p in self.outline.paragraphs], issued_on)
        return MetadataFields(
            title=title or None,
            cover_title=cover_title or None,
            kind="".join(title[kind[0] : kind[1]].split()) if kind else report,
            edition=title[edition[0] : edition[1]] if edition else self._edition(note),
            year=year if year or period or not reports else self._report_year(),
            period={"from": period[0], "to": period[1]} if period else None,
            document_number=self._printed(head[number]).strip("（()）")
            if number is not None
            else self._title_number(plan_title, title)
            or self._title_number(cover_plan, cover_title)
            or self._stated_number(),
            issuer=issuers[0] if issuers else None,
            issuers=tuple(issuers),
            addressees=read_addressees(self._lines("addressee", of_notice=True) or self._lines("addressee"), self.text),
            issued_on=issued_on,
            declared_tasks=find_declared(self.outline),
            region=self._region(issuers, plan_title, title),
            effective_on=force.effective_on,
            valid_until=force.valid_until,
        )

    def _title(self) -> tuple[str, str]:
        """The title as printed and as plan text, without marks around it; both empty where there is none."""
        front = self.outline.front
        title, plan_title = self._printed_title(front.title)
        if quoted := front.quoted:
            lead, *place = self.head[quoted.paragraph], quoted.start, quoted.end
            title, plan_title = lead.source(self.text, *place), lead.text[slice(*place)]
        if not title and (title := self._stated.get("title", "")):
            plan_title = normalize(title)
        bare = slice(*bare_title(plan_title))
        return title[bare], plan_title[bare]

    def _printed_title(self, lines: Sequence[int]) -> tuple[str, str]:
        """The lines of a title joined, as printed and as plan text, without the number that a collection gives it."""
        plan_title = "".join(self.head[i].text for i in lines)
        begin = bare_title(plan_title)[0] if plan_title[:1].isdecimal() else 0
        return self._joined(lines)[begin:], plan_title[begin:]

    def _report(self) -> str | None:
        """The kind of a text that only says that it is a report: 我代表县人民政府，向大会报告政府工作."""
        for line in self._opening():
            if found := _REPORTS.search(line.text):
                return line.source(self.text, *found.span("kind"))
        return None

    def _speaker(self) -> list[str]:
        """For whom a report speaks: 我代表某市人民政府."""
        return [found["body"] for line in self._opening() if (found := SPEAKS_FOR.search(line.text))][:1]

    def _report_year(self) -> int | None:
        """The year of a report whose title names none."""
        ahead = year_ahead(p.text for p in self.outline.paragraphs)
        return ahead or year_of_meeting(p.text for p in self._opening())

    def _opening(self) -> list[Paragraph]:
        """What stands around the title of a report, without its sections."""
        return [self.head[i] for i in (*self.outline.front.cover, *self.outline.front.preamble)]

    def _reporter(self, opening: Sequence[Paragraph]) -> list[str]:
        """The body that a report speaks for."""
        found = reporter([p.text for p in opening])
        return [to_ideographs(opening[found[0]].source(self.text, *found[1:]))] if found else []

    def _issuers(self, number: int | None) -> tuple[list[str], str | None]:
        """Who issues the document, and the date that stands below their names."""
        front = self.outline.front
        issuers, date = self._signature()
        if not issuers and not date:
            issuers, date = self._enactment()
        issuers = issuers or self._letterhead() or self._news_issuers()
        if not issuers or (len(issuers) == 1 and _LEVEL.match(normalize(issuers[0]))):
            named = self._title_issuers(front.cover_title) or self._title_issuers(front.title)
            named = named or self._title_issuers([] if number is None else [number])  # 某省人民政府令第15号
            if named and (not issuers or stands_for(issuers[0], named[0])):
                issuers = named
        issuers = issuers or self._stated.get("issuer", "").split() or self._title_owner()
        return [to_ideographs(name) for name in issuers], date

    def _title_owner(self) -> list[str]:
        """Whose paper the title says it is: 某市财政局2030年工作要点."""
        title, plan_title = self._title()
        end = owner_of_title(plan_title)
        return [title[:end]] if end else []

    def _region(self, issuers: Sequence[str], plan_title: str, title: str) -> RegionFields | None:
        """Whose paper it is; its name in the characters of the document."""
        texts = [p.text for p in self.outline.paragraphs]
        place = find_region(map(normalize, issuers or self._speaker()), plan_title, texts)
        if place is None:
            return None
        line = next((p for p in self.outline.paragraphs if place.name in p.text), None)
        if line:
            start = line.text.find(place.name)
            name = line.source(self.text, start, start + len(place.name))
        else:  # 數字廣東: the title prints the short name
            start = plan_title.find(place.short)
            name = title[start : start + len(place.short)] + place.name[len(place.short) :]
        return {"name": name, "code": place.code}

    def _printed(self, paragraph: Paragraph) -> str:
        return paragraph.source(self.text, 0, len(paragraph.text))

    def _joined(self, lines: Sequence[int]) -> str:
        return "".join(self._printed(self.head[i]) for i in lines)

    def _edition(self, note: int | None) -> str | None:
        return None if note is None else self._printed(self.head[note]).strip("（()） ")

    def _title_number(self, plan_title: str, title: str) -> str | None:
        place = number_of(plan_title)
        return title[slice(*place)] if place else None

    def _stated_number(self) -> str | None:
        number = self._stated.get("document_number", "")
        return number if is_document_number(normalize(number)) else None

    def _stated_date(self) -> str | None:
        """2025-06-30 10:12 and 2025年6月30日."""
        words = normalize(self._stated.get("issued_on", "")).split()
        return next((date for text in ("".join(words), *words[:1]) if (date := iso_date(text))), None)

    def _title_issuers(self, lines: Sequence[int]) -> list[str]:
        """国务院关于…, 甲局 ⏎ 乙局 ⏎ 关于…: a title that begins with the bodies that issue the document."""
        plan = "\n".join(self.head[i].text for i in lines)
        match = _TITLE_ISSUER.match(plan, bare_title(plan)[0])
        if not match or not is_body(match[0].rstrip()):
            return []
        printed = "\n".join(self._printed(self.head[i]) for i in lines)[slice(*match.span())].rstrip()
        return [name.replace("\n", "") for name in split_names(printed)]

    def _signature(self) -> tuple[list[str], str | None]:
        """The bodies that sign and the date they sign on: at the end, or under the notice that encloses the plan."""
        lines = self._signers(of_notice=True) if self._lines("date", of_notice=True) else []
        forwards = _FORWARDS.search("".join(self.head[i].text for i in self.outline.front.cover_title))
        if not (lines or forwards):  # at the end stands the signature of the report that a notice hands on
            names, date = find_signature(self.outline.closing, self.text)
            if date:
                return names, iso_date(date.text)
        return signers(lines or self._signers(), self.text), None

    def _signers(self, *, of_notice: bool = False) -> list[Paragraph]:
        return [p for p in self._lines("issuer", of_notice=of_notice) if not letterhead_end(p.text)]

    def _lines(self, kind: str, *, of_notice: bool = False) -> list[Paragraph]:
        """The lines of a kind; `of_notice`: those above the title of what a notice hands over."""
        front = self.outline.front
        end = (front.title[0] if front.title and front.cover else 0) if of_notice else len(self.head)
        return [self.head[i] for i, its_kind in sorted(front.kinds.items()) if its_kind == kind and i < end]

    def _letterhead(self) -> list[str]:
        heads = ((p, letterhead_end(p.text)) for p in self._lines("issuer"))
        return [p.source(self.text, 0, end) for p, end in heads if end]

    def _news_issuers(self) -> list[str]:
        """Who issued what 《…》全文如下 hands over."""
        front = self.outline.front
        for lead in [self.head[i] for i in front.cover] if front.quoted else []:
            if found := _NEWS_ISSUERS.search(lead.text):
                names = lead.source(self.text, *found.span("bodies")).split("、")
                return names if all(is_body(normalize(name)) for name in names) else []
        return []

    def _enactment(self) -> tuple[list[str], str | None]:
        """Who passed a law and when, from the note under its title."""
        front = self.outline.front
        for line in [self.head[i] for i in (*front.preamble[:1], *front.cover[-1:])]:
            if found := enactment_of(line.text):
                date, pieces = found
                return ["".join(line.source(self.text, *piece) for piece in pieces)], date
        return [], None
