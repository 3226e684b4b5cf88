"""Where text was given up on: no title, no structure, a rule or bracket of owners unread, a heading out of its row."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gdplan.assemble import Tree
from gdplan.assemble.links import walk
from gdplan.dates import days_of
from gdplan.diagnostics.finding import Finding
from gdplan.fields import NodeFields
from gdplan.normalize import normalize
from gdplan.outline import Outline, Paragraph
from gdplan.outline.insets.captions import states_units
from gdplan.outline.particulars import is_slip, iso_date
from gdplan.outline.titles import backward_period
from gdplan.patterns import lazy
from gdplan.sources import SourceText
from gdplan.terms import DiagnosticValue, Severity, Span
from gdplan.vocab.dates import YEAR
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.page_labels import HANDS_ON

_SMALL = 200  # characters: a text of no more may well be a note
_LONGEST = 60  # characters of a heading
_QUOTED = 24  # characters of the document that a message repeats
_END = 12  # characters of it where it ends
_PAIRS = (("“", "”"), ("《", "》"), ("(", ")"))
_TERMINAL = "。！？;:"
_LATE_DAY = lazy(r"(?<![\d.])(?P<month>\d{1,2}) *月 *(?P<day>29|3\d|[4-9]\d) *[日号]")
_YEAR_BEFORE = lazy(rf"(?P<year>{YEAR}) *年 *$")
# A bracket that ends with what someone is to do, at the end of a sentence or line.
_OWNED = lazy(
    r"\((?P<inside>[^()。]{2,160}(?:牵头|负责|配合|落实)(?:负责|实施|办理|执行)?)\)"
    rf"(?=[ 。;]*(?:$|[(\d{TO_TEN}]))"
)
# 加粗的为牵头单位, 带※号的是责任单位: who leads, by a sign.
_RULE = lazy(
    r"(?:^|[,;:。(])(?P<rule>[^,;:。()、]{1,20}(?:为|是|系|即|作为)(?:第一)?(?:牵头|主办|主责|责任|负责)(?:单位|部门|处室|机构)?)"
)


def find_given_up(source: SourceText, parts: Outline, tree: Tree) -> Iterator[Finding]:
    """All of it; a document without text is another finding."""
    if not parts.paragraphs:
        return
    yield from _find_shape(source, parts, tree)
    yield from _find_cut(source, parts)
    yield from _find_dates(source, parts)
    yield from _find_owners(source, parts, tree)
    for annex in tree.attachments:
        yield from _find_rows(annex.body)
    yield from _find_rows(tree.body)
    yield from _find_units(tree)


def _find_shape(source: SourceText, parts: Outline, tree: Tree) -> Iterator[Finding]:
    first = parts.paragraphs[0]
    stated = {key for key, _ in (*source.metadata, *parts.stated)}
    if not (parts.front.title or parts.front.quoted or "title" in stated):
        yield Finding("no-title", {}, first.span(0, len(first.text)))
    attached = next((value for key, value in source.metadata if key == "attachment"), None)
    may_hand_on = parts.paragraphs if attached and not tree.body else ()
    if attached and (handed_on := next((p for p in may_hand_on if HANDS_ON.search(p.text)), None)):
        yield Finding("text-in-attachment", {"file": attached}, handed_on.span(0, len(handed_on.text)))
        return
    around = sum(_length(node.span) for node in (tree.cover, tree.preamble, tree.conclusions) if node)
    inside = sum(_length(node.span) for node in tree.body) + sum(_length(annex.span) for annex in tree.attachments)
    if around > inside:
        severity: Severity = "warning" if around + inside >= _SMALL else "info"
        values: dict[str, DiagnosticValue] = {"around": around, "characters": around + inside}
        yield Finding("no-structure", values, (first.place(0), parts.paragraphs[-1].place(0)), severity)


def _find_cut(source: SourceText, parts: Outline) -> Iterator[Finding]:
    """An end inside a sentence, 坚持“地, or 建设平台,: that of the page was found before."""
    last = parts.paragraphs[-1]
    text = last.text
    opened = any(text.rfind(opener) > text.rfind(closer) for opener, closer in _PAIRS) and text[-1] not in _TERMINAL
    if (opened or text.endswith((",", "、"))) and not any(notice[0] == "input-cut-off" for notice in source.notices):
        printed = last.source(source.text, max(0, len(text) - _END), len(text))
        yield Finding("input-cut-off", {"printed": printed}, last.span(len(text) - 1, len(text)))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _find_dates(source: SourceText, parts: Outline) -> Iterator[Finding]:
    """Days that do not exist, slips in dates, a period that runs backwards."""
    for paragraph in parts.paragraphs:
        text = paragraph.text
        for match in _LATE_DAY.finditer(text) if "月" in text else ():
            before = _YEAR_BEFORE.search(text, max(0, match.start() - 8), match.start())
            year, month = int(before["year"]) if before else 2000, int(match["month"])
            if 1 <= month <= 12 and int(match["day"]) > days_of(year, month):
                start = before.start() if before else match.start()
                yield _at("no-such-day", paragraph, start, match.end(), source.text)
        if len(text) <= _QUOTED and is_slip(text):
            values: dict[str, DiagnosticValue] = {
                "printed": paragraph.source(source.text, 0, len(text)),
                "date": iso_date(text) or "",
            }
            yield Finding("date-repaired", values, paragraph.span(0, len(text)))
    for i in parts.front.title:
        line = parts.head[i]
        if period := backward_period(line.text):
            yield _at("period-backwards", line, *period, source.text)


def _find_owners(source: SourceText, parts: Outline, tree: Tree) -> Iterator[Finding]:
    """Brackets that end in a word of role and rules of who leads, from which nobody was read."""
    read: list[Span] | None = None
    for paragraph in parts.paragraphs:
        text = paragraph.text
        for match in _OWNED.finditer(text) if "(" in text else ():
            if read is None:
                read = sorted(found["span"] for node in tree.walk() for found in node.responsibilities)
            if not _overlaps(read, paragraph.span(*match.span("inside"))):
                yield _at("unread-responsibility", paragraph, *match.span("inside"), source.text)
        for match in _RULE.finditer(text) if "下同" in text else ():
            if not _knows_rule(tree):
                yield _at("unread-rule", paragraph, *match.span("rule"), source.text)


def _knows_rule(tree: Tree) -> bool:
    """Whether anyone leads by a rule of the document."""
    agencies = (agency for node in tree.walk() for found in node.responsibilities for agency in found["agencies"])
    return any(agency["role_basis"] in ("first-listed", "position") for agency in agencies)


def _overlaps(spans: Sequence[Span], wanted: Span) -> bool:
    """Whether one of some spans, which are in order, overlaps another one."""
    before = bisect_right(spans, (wanted[1], 0)) - 1
    return before >= 0 and spans[before][1] > wanted[0]


def _find_rows(siblings: Sequence[NodeFields]) -> Iterator[Finding]:
    """Items whose heading broke the row: their siblings have one, they begin as if they had (推动计划,服务企业:…)."""
    stack = [siblings]
    while stack:
        children = stack.pop()
        stack += [child.children for child in children if child.children]
        without = [child for child in children if child.num and not child.heading]
        for level in {child.level for child in without} - {"article", "point", None}:
            row = [child for child in children if child.level == level and child.num]
            bare = [child for child in without if child.level == level]
            if len(bare) * 4 <= len(row):
                for child in filter(_begins_with_name, bare):
                    yield Finding("no-heading", {"num": child.num or ""}, child.span)


def _find_units(tree: Tree) -> Iterator[Finding]:
    """Tables over which units stand, where some figure has none: of 单位：亿元、% either, of 单位：亿元 a 增速."""
    for table in tree.walk():
        stated = table.sentences if table.level == "table" else []
        line = next((line for line in stated if states_units(normalize(line["text"]))), None)
        if line and any(not target["unit"] for row in walk(table.children) for target in row.targets):
            yield Finding("unit-unclear", {"printed": line["text"]}, line["span"])


def _begins_with_name(node: NodeFields) -> bool:
    """Whether a few words and a colon begin the text, or a short sentence that others follow."""
    if not node.sentences:
        return False
    first = normalize(node.sentences[0]["text"])
    return 0 < first.find(":", 0, _LONGEST) < len(first) - 1 or (len(node.sentences) > 1 and len(first) <= _QUOTED)


def _at(code: str, paragraph: Paragraph, start: int, end: int, source: str) -> Finding:
    printed = paragraph.source(source, start, min(end, start + _QUOTED))
    return Finding(code, {"printed": printed}, paragraph.span(start, end))
