"""Markdown and front matter: the text without its marks, line by line."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.sources import SourceText
from gdplan.sources.draft import Draft, DraftCell
from gdplan.sources.markdown_marks import ATTRIBUTES, strip_marks
from gdplan.sources.markdown_tables import find_table
from gdplan.sources.text import read_text
from gdplan.vocab.numerals import TO_TEN

MEDIA_TYPE = "text/markdown"
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*+\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*+(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_KEYS = {  # what people call things in front matter -> the key in the metadata
    "title": "title",
    "标题": "title",
    "標題": "title",
    "document_number": "document_number",
    "number": "document_number",
    "文号": "document_number",
    "文號": "document_number",
    "发文字号": "document_number",
    "issuer": "issuer",
    "发文机关": "issuer",
    "發文機關": "issuer",
    "date": "issued_on",
    "issued_on": "issued_on",
    "成文日期": "issued_on",
    "发文日期": "issued_on",
    "published_on": "published_on",
    "发布日期": "published_on",
    "index_number": "index_number",
    "索引号": "index_number",
    "source": "publisher",
    "发布机构": "publisher",
}
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|[^#\x00-\x7f])")  # many write #标题 without the blank
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")  # a heading's, under it
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})")
# pandoc's ::: {custom-style="标题"}, and the ::: that ends it
_DIV = re.compile(r" {0,3}:{3,}[ \t]*(?:\{[^{}\n]{0,500}\}|[\w-]{0,40})?[ \t]*:*[ \t]*$")
_STYLE = re.compile(r"custom-style=[\"']?(?:标题|Title)\b", re.IGNORECASE)
_PAGE_LINE = re.compile(r" {0,3}\{\d{1,5}\}-{3,}[ \t]*$")  # marker's, where a page ends
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_BULLET = re.compile(r"\s*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_ITEM = re.compile(rf"(?:[-*+]|\d{{1,9}}[.)、])[ \t]|[（(]?[{TO_TEN}\d]{{1,3}}[)）、.．]|[①-⑳]")
_SET_IN = 2  # blanks, at least, before an item of a list within a list
_HEADING_END = re.compile(rf"\s+{ATTRIBUTES}\s*$")
_CAPTION = re.compile(r" {0,3}(?:Table)?: (?=\S)")  # pandoc's, below a table
_BREAK = re.compile(r"(?<!\\)<br\s*/?>", re.IGNORECASE)


class _Line(NamedTuple):
    number: int  # in the file, from 1
    text: str


def read_markdown(data: bytes) -> SourceText:
    r"""The text of a Markdown file, or of plain text with front matter; a line stays a line.

    Marks of headings, emphasis, links, quotations and bullets go, numbers of lists stay; tables become tables.
    Front matter goes to the metadata; what is no valid front matter is text.

    >>> read_markdown("---\ntitle: 工作要点\n---\n# 一、**总体**要求\n".encode())[:2]
    ('一、总体要求', 'text/markdown')
    """
    decoded = read_text(data)
    metadata, body = split_front_matter(decoded.text)
    draft = Draft()
    _write(draft, list(_find_lines(_drop_comments(decoded.text), body)))
    return draft.finish(data, MEDIA_TYPE, decoded.encoding, metadata, decoded.damage, decoded.recoded)


def split_front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    r"""What YAML front matter says, by the keys of SourceText.metadata, and where the text begins.

    >>> split_front_matter("---\n文号: 国发〔2018〕38号\n---\n正文")
    ((('document_number', '国发〔2018〕38号'),), 24)
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return (), 0
    import yaml  # noqa: PLC0415 (slow to load, seldom needed)

    try:
        said = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes strings, lists and dicts only)
    except yaml.YAMLError:
        return (), 0
    if not isinstance(said, dict):
        return (), 0
    known = ((_KEYS.get(str(key).strip().lower()), value) for key, value in said.items())
    return tuple((key, value.strip()) for key, value in known if key and isinstance(value, str) and value), found.end()


def _drop_comments(text: str) -> str:
    """The text with comments (<!-- -->) blanked out; its length and lines stay."""
    pieces: list[str] = []
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (stop := text.find("-->", start)) >= 0:
        pieces += text[end:start], "".join(char if char == "\n" else " " for char in text[start : stop + 3])
        end = stop + 3
    return "".join((*pieces, text[end:])) if pieces else text


def _find_lines(text: str, start: int) -> Iterator[_Line]:
    first = text.count("\n", 0, start) + 1
    for number, line in enumerate(text[start:].split("\n"), first):
        yield _Line(number, line)


def _write(draft: Draft, lines: list[_Line]) -> None:
    texts = [line.text for line in lines]
    fenced = is_title = is_note = False
    lists = _Lists()
    at = 0
    while at < len(lines):
        number, text = lines[at]
        found = None if fenced else find_table(texts, at)
        if found:
            rows, at = found
            draft.add_table([[_without_marks(cell) for cell in row] for row in rows])
            at = _write_caption(draft, lines, at)
            continue
        at += 1
        if _FENCE.match(text):
            fenced = not fenced
        elif fenced:
            draft.add(text, f"line {number}")
        elif _DIV.match(text):
            is_title = _STYLE.search(text) is not None
        elif note := _NOTE.match(text):
            is_note = True
            draft.add(strip_marks(text[note.end() :]), f"line {number}", is_note=True)
        elif is_note and text.startswith((" ", "\t")):
            draft.add(strip_marks(text), f"line {number}", is_note=True)
        elif not (_RULE.match(text) or _PAGE_LINE.match(text) or _is_underline(lines, at - 1)):
            is_note = is_note and not text.strip()
            _write_line(draft, number, text, 1 if is_title else _level_below(lines, at), lists.enter(text))


def _write_caption(draft: Draft, lines: list[_Line], at: int) -> int:
    """What pandoc writes below a table: `: 表1 任务`; the line behind it."""
    below = next((i for i in range(at, min(at + 2, len(lines))) if lines[i].text.strip()), at)
    caption = _CAPTION.match(lines[below].text) if below < len(lines) else None
    if caption is None:
        return at
    draft.add(strip_marks(lines[below].text[caption.end() :]), f"line {lines[below].number}")
    return below + 1


def _without_marks(cell: DraftCell) -> DraftCell:
    parts = (part for line in cell.lines for part in _BREAK.split(line))
    return cell._replace(lines=tuple(strip_marks(part) for part in parts))


class _Lists:
    """The items that are open around a line, by how far each is set in."""

    def __init__(self) -> None:
        self._indents: list[int] = []
        self._is_after_blank = False

    def enter(self, text: str) -> int:
        """The depth of the item that a line begins, 0 where it begins none."""
        inside = text.expandtabs(4).lstrip(" ")
        indent = len(text.expandtabs(4)) - len(inside)
        is_blank, was_blank = not inside, self._is_after_blank
        self._is_after_blank = is_blank
        if is_blank:
            return 0
        if not _ITEM.match(inside):
            if _HEADING.match(text) or (was_blank and not indent):
                self._indents.clear()
            return 0
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent >= self._indents[-1] + _SET_IN:
            self._indents.append(indent)
        return len(self._indents)


def _write_line(draft: Draft, number: int, text: str, level: int | None, depth: int) -> None:
    if text.endswith("\\") and not text.endswith("\\\\"):  # the end of a line, to pandoc
        text = text[:-1]
    if quote := _QUOTE.match(text):
        text = text[quote.end() :]
    if heading := _HEADING.match(text):
        level, text = len(heading[1]), text[heading.end() :].strip()
        if (open_text := text.rstrip("#")) != text and open_text.endswith((" ", "\t")):
            text = open_text
        text = _HEADING_END.sub("", text)
    elif bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    for part in _BREAK.split(text):
        draft.add(strip_marks(part), f"line {number}", level, depth=depth)


def _is_underline(lines: list[_Line], at: int) -> bool:
    return at > 0 and bool(_UNDERLINE.match(lines[at].text)) and bool(lines[at - 1].text.strip())


def _level_below(lines: list[_Line], at: int) -> int | None:
    """The level of the heading that the line before `at` is, where it is underlined."""
    if at < len(lines) and lines[at - 1].text.strip() and (found := _UNDERLINE.match(lines[at].text)):
        return 1 if found[1][0] == "=" else 2
    return None
