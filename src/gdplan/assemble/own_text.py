"""A node's own text: its heading, its sentences, and the responsibilities in brackets and labelled lines among them."""

from collections.abc import Sequence

from gdplan.assemble.due import Stretch
from gdplan.assemble.responsibilities import Bracket, Responsibilities, settle_offices
from gdplan.assemble.values import Text
from gdplan.extract.responsibilities import is_responsibility
from gdplan.extract.responsibilities.duties import are_bodies, find_heading_duty, find_listed_duty, may_tell
from gdplan.extract.responsibilities.readings import ResponsibilityReading
from gdplan.fields import ResponsibilityFields, SentenceFields
from gdplan.normalize import PlanText
from gdplan.outline import Paragraph
from gdplan.outline.sentences import INSIDE_ROUND
from gdplan.patterns import lazy
from gdplan.terms import Span

_TITLE = lazy("《(?:[^《》]|《[^《》]*》)*》")
_BRACKET = lazy(rf"\(({INSIDE_ROUND})\)|〔([^〔〕]*)〕|【([^【】]*)】|\[([^\[\]]*)\]")
_ENDS_SENTENCE = lazy(r" *[。；;]? *$")
_ENDS_CLAUSE = lazy(r" *(?:[,;:。！？]|$)")
_CLOSERS = (")", "〕", "】", "]")
_MARK = lazy(r"[)〕】\]:]")  # of brackets and labels
_LONGEST_BODY = 24
_LABEL_WITHIN = 14  # characters: a label, 责任单位:, ends so early in its sentence


class OwnText:
    """A node's own text, as far as it has been read."""

    def __init__(self, eid: str, responsibilities: list[ResponsibilityFields]) -> None:
        self.eid = eid
        self.texts: list[Text] = []  # the sentences as they are read; figures of a table are none
        self.limits: dict[int, PlanText] = {}  # by text: by when a bracket wants it done
        self.sentences: list[SentenceFields] = []
        self.responsibilities = responsibilities
        self.tells = False  # some of them in its prose
        self.brackets: list[Stretch] = []  # the insides of the responsibilities that are printed as text
        self._covered = 0  # sentences that a responsibility covers already
        self._last = 0  # the first of those that the last one covers

    def uncovered(self, more: int = 0) -> Span:
        """The sentences since the last responsibility, and `more` that are still to come.

        Where there are none (牵头单位:… and below it 配合单位:…) it holds for those that the last one covers.
        """
        end = len(self.sentences) + more
        self._last = self._covered if self._covered < end else self._last
        return self._last, end

    def limit(self, limit: PlanText, last: int, more: int = 0) -> None:
        """By when a bracket wants done what the last texts say, and `more` that are still to come."""
        end = len(self.texts)
        self.limits.update(dict.fromkeys(range(end - last, end + more), limit))

    def join(self, line: "OwnText") -> None:
        """Add what a line of a cell says; its brackets hold for the whole row."""
        self.limits.update({len(self.texts) + place: limit for place, limit in line.limits.items()})
        self.texts += line.texts
        self.sentences += line.sentences
        self.responsibilities += line.responsibilities
        self.brackets += [bracket._replace(covers=None) for bracket in line.brackets]

    def add(self, responsibility: ResponsibilityFields, *, through: bool = False) -> None:
        """Add a responsibility for all sentences so far; with `through`, also for the one at hand."""
        self.responsibilities.append(responsibility)
        self._covered = len(self.sentences) + through


class OwnTextReader:
    """Reads the own text of the nodes of one document, in the order printed."""

    def __init__(self, text: str, responsibilities: Responsibilities) -> None:
        self.text = text
        self.responsibilities = responsibilities

    def heading(self, heading: Paragraph) -> tuple[Paragraph | None, list[Bracket]]:
        """The heading without its end mark and responsibility bracket."""
        end = len(heading.text.rstrip("。: "))
        brackets = []
        if heading.text[:end].endswith(_CLOSERS):
            *_, last = [None, *_BRACKET.finditer(heading.text, 0, end)]
            inside = heading.cut(*last.span(last.lastindex or 1)) if last and last.end() == end else None
            alone = last and last.start() <= _LONGEST_BODY and are_bodies(heading.text[: last.start()])
            if last and inside and (reading := self.responsibilities.read(inside.text, bare=not alone)):
                brackets.append((inside, reading))
                end = len(heading.text[: last.start()].rstrip("。: "))
        return heading.cut(0, end) if end else None, brackets

    def read(
        self,
        paragraphs: Sequence[Paragraph],
        eid: str,
        brackets: Sequence[Bracket] = (),
        heading: Paragraph | None = None,
        *,
        is_duty: bool = False,
    ) -> OwnText:
        """The sentences of the node `eid`, and its responsibilities with the sentences that each covers.

        `brackets` are those of its heading, which may name the bodies that the text tells of: 市公安局。负责治安。
        `is_duty`: it stands in a list of duties, where the heading alone says whose the text is.
        """
        make = self.responsibilities.make
        own = OwnText(eid, [make(inside, reading, (0, 0), eid) for inside, reading in brackets])
        if (
            heading
            and paragraphs
            and (
                reading := find_heading_duty(heading.text, paragraphs[0].text)
                or (find_listed_duty(heading.text) if is_duty else None)
            )
        ):
            own.responsibilities.append(make(heading, reading, (0, len(paragraphs[0].sentences)), eid))
        own.brackets += [Stretch(inside.text, inside, 0) for inside, _ in brackets]
        for paragraph in paragraphs:
            if _MARK.search(paragraph.text):
                self._read_marked(paragraph, own)
            else:  # most paragraphs of a report
                self._read_plain(paragraph, own)
        if own.tells:
            own.responsibilities.sort(key=lambda responsibility: responsibility["span"])
        if any(responsibility["offices"] for responsibility in own.responsibilities):
            settle_offices(own.responsibilities)
        return own

    def _read_marked(self, paragraph: Paragraph, own: OwnText) -> None:
        """A paragraph with brackets or labels. A bracket that names nobody begins the next sentence."""
        begin: int | None = None
        for start, end, is_bracket in paragraph.sentences:
            if is_bracket:
                inside = paragraph.cut(start + 1, len(paragraph.text[:end].rstrip(" 。")) - 1)
                if reading := self.responsibilities.read(inside.text):
                    if begin is not None:
                        own.sentences.append(self._sentence(paragraph, begin, start, [], own))
                        begin = None
                    self._add(inside, reading, own)
                elif begin is None:
                    begin = start
            else:
                self._read_sentence(paragraph, start if begin is None else begin, end, own)
                begin = None
        if begin is not None:
            own.sentences.append(self._sentence(paragraph, begin, len(paragraph.text), [], own))

    def _read_sentence(self, paragraph: Paragraph, start: int, end: int, own: OwnText) -> None:
        """A sentence that may be a labelled line (责任单位:…) or hold brackets before its end mark."""
        text = paragraph.text
        if text.find(":", start, start + _LABEL_WITHIN) >= 0 and (
            reading := self.responsibilities.read_labelled(PlanText(text[start:end]))
        ):
            self._add(paragraph.cut(start, end), reading, own)
            return
        brackets: list[Span] = []
        titles = [title.span() for title in _TITLE.finditer(text, start, end)]
        listed = False  # a bracket before tells whose someone is: 刘某(市住建局)、周某(市财政局)
        for match in _BRACKET.finditer(text, start, end):
            if any(low < match.start() < high for low, high in titles):  # 《…办法（市财政局负责部分）》
                continue
            last = _ENDS_SENTENCE.match(text, match.end(), end) is not None
            group = match.lastindex or 1
            alone = match.start() - start <= _LONGEST_BODY and are_bodies(text[start : match.start()])
            # 市委组织部(市公务员局) is one body of two names
            if reading := self.responsibilities.read(match[group].strip(), bare=last and not listed and not alone):
                self._add(paragraph.cut(*match.span(group)), reading, own, more=1, through=last)
                brackets.append(match.span())
            elif not last:
                listed = listed or is_responsibility(PlanText(match[group]))
        own.sentences.append(self._sentence(paragraph, start, end, brackets, own))

    def _add(
        self,
        inside: Paragraph,
        reading: ResponsibilityReading,
        own: OwnText,
        *,
        more: int = 0,
        through: bool = False,
    ) -> None:
        """Add a responsibility to a node's own text; what it says of time holds for the sentences that it covers."""
        first, end = covers = own.uncovered(more)
        if reading.limit:
            own.limit(PlanText(inside.text[slice(*reading.limit)]), end - more - first, more)
        own.brackets.append(Stretch(inside.text, inside, 0, covers if first < end else None))
        own.add(self.responsibilities.make(inside, reading, covers, own.eid), through=through)

    def _read_duties(self, paragraph: Paragraph, start: int, end: int, place: int, own: OwnText) -> None:
        """What a sentence of its prose makes bodies responsible for; `place` is the sentence's among the node's."""
        for duty in self.responsibilities.read_duties(PlanText(paragraph.text[start:end])):
            inside = paragraph.cut(start + duty.start, start + duty.end)
            own.responsibilities.append(self.responsibilities.make(inside, duty.reading, (place, place + 1), own.eid))
            own.tells = True

    def _read_plain(self, paragraph: Paragraph, own: OwnText) -> None:
        """A paragraph that holds nothing but sentences: the most frequent case, so the shortest way."""
        if len(paragraph.places) > 1:
            for start, end, _ in paragraph.sentences:
                own.sentences.append(self._sentence(paragraph, start, end, [], own))
            return
        text, plan, place = self.text, paragraph.text, paragraph.places[0]
        if may_tell(plan):
            for at, (start, end, _) in enumerate(paragraph.sentences, len(own.sentences)):
                self._read_duties(paragraph, start, end, at, own)
        own.texts += [
            Text(PlanText(plan[start:end]), paragraph, start, start == 0) for start, end, _ in paragraph.sentences
        ]
        own.sentences += [
            {"text": text[place + start : place + end], "span": (place + start, place + end)}
            for start, end, _ in paragraph.sentences
        ]

    def _sentence(self, paragraph: Paragraph, start: int, end: int, taken: list[Span], own: OwnText) -> SentenceFields:
        """A sentence, printed without its brackets of responsibility, and what its prose says.

        Such a bracket closes what it is about. What stands right behind one is read apart from that, as behind a 。, so
        that no number, name or duty reaches over it.
        """
        span = paragraph.span(start, end)
        printed = paragraph.source(self.text, start, end)
        if taken:
            paragraph = paragraph.cut(start, end)
            taken = [(low - start, high - start) for low, high in taken]
            marks = ["" if _ENDS_CLAUSE.match(paragraph.text, high) else "。" for _, high in taken]
            whole, paragraph = paragraph.without(taken), paragraph.without(taken, marks)
            printed = whole.source(self.text, 0, len(whole.text))
            start, end = 0, len(paragraph.text)
        self._read_duties(paragraph, start, end, len(own.sentences), own)
        own.texts.append(Text(PlanText(paragraph.text[start:end]), paragraph, start, start == 0))
        return {"text": printed, "span": span}
