"""What a document says of itself: from its front matter, its title and its signature."""

import re
from collections.abc import Sequence

from gdplan.outline import Outline, Paragraph
from gdplan.outline.front import declared_tasks, edition_of, is_signature, iso_date, kind_of, years_of
from gdplan.terms import Fields

_TITLE_ISSUER = re.compile(r"(.{2,40}?)(?:办公厅)?(?=关于|印发|转发)")
_BODY = re.compile(r"(?:府|厅|局|委|部|院|办|署|会|行|社|公司|集团|中心|总队|学校|大学|组|室|所|处)$")
_ADDRESSEE_SEPARATOR = re.compile(r"[,;]")


class MetadataReader:
    """Reads metadata and front matter of one outline; text comes out as printed."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text = text
        self.outline = outline
        self.head = outline.head

    def front_matter(self) -> list[Fields]:
        """The front lines, those of one title joined; a line inside the cover or the preamble is text of that."""
        kinds = self.outline.front.own
        return [
            Fields(kind=kinds[i], text=self._printed(self.head[i]), span=self.head[i].span(0, len(self.head[i].text)))
            for i in sorted(kinds)
        ]

    def metadata(self) -> Fields:
        """All that can be read; fields that the document does not state are None."""
        front, head = self.outline.front, self.head
        title = self._joined(front.title)
        plan_title = "".join(head[i].text for i in front.title)
        kind, edition = kind_of(plan_title), edition_of(plan_title)
        year, period = years_of(plan_title)
        issuers, date = self._signature()
        cover_title = self._joined(front.cover_title)
        cover_plan = "".join(head[i].text for i in front.cover_title)
        by_kind = {kind: i for i, kind in reversed(front.kinds.items())}
        number, line, note = (by_kind.get(k) for k in ("document_number", "date", "edition"))
        issuer = issuers[0] if issuers else self._title_issuer(plan_title, title) or self._title_issuer(cover_plan, cover_title)
        return Fields(
            title=title or None,
            cover_title=cover_title or None,
            kind=title[kind[0] : kind[1]] if kind else None,
            edition=title[edition[0] : edition[1]] if edition else self._printed(head[note]).strip("（()） ") if note is not None else None,
            year=year,
            period=Fields({"from": period[0], "to": period[1]}) if period else None,
            document_number=self._printed(head[number]) if number is not None else None,
            issuer=issuer,
            issuers=tuple(issuers) or ((issuer,) if issuer else ()),
            addressees=self._addressees(),
            issued_on=date or (iso_date(head[line].text) if line is not None else None),
            declared_tasks=self._declared(),
        )

    def _printed(self, paragraph: Paragraph) -> str:
        return paragraph.source(self.text, 0, len(paragraph.text))

    def _joined(self, lines: Sequence[int]) -> str:
        return "".join(self._printed(self.head[i]) for i in lines)

    def _title_issuer(self, plan_title: str, title: str) -> str | None:
        """国务院关于…: a title that begins with the body that issues the document."""
        match = _TITLE_ISSUER.match(plan_title)
        end = match.end() if match else 0
        return title[:end] if end and _BODY.search(plan_title[:end]) else None

    def _signature(self) -> tuple[list[str], str | None]:
        """The bodies that sign and the date they sign on: at the end, or under the notice that encloses the plan."""
        closing = self.outline.conclusions
        dates = [i for i, p in enumerate(closing) if iso_date(p.text)]
        if dates:
            start = dates[0]
            while start and is_signature(closing[start - 1].text) and _BODY.search(closing[start - 1].text):
                start -= 1
            return [self._printed(p) for p in closing[start : dates[0]]], iso_date(closing[dates[0]].text)
        kinds = self.outline.front.kinds
        signed = [self._printed(self.head[i]) for i, kind in sorted(kinds.items()) if kind == "issuer"]
        return signed, None

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
