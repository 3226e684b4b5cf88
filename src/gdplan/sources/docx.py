"""Word documents (Office Open XML, ECMA-376): the text as printed, automatic numbers included."""

import functools
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import Archive, local_name, resolve
from gdplan.sources.draft import Draft, find_title
from gdplan.sources.raised import raise_text
from gdplan.sources.word_numbers import Numbering
from gdplan.sources.word_styles import ParagraphFormat, Styles, get, is_on, read_format
from gdplan.sources.word_tables import WRAPPERS, Table, find_wrapped, read_table

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BEGINNING = 20  # lines in which a title stands

_PRINTED = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_HEX = frozenset("0123456789abcdefABCDEF")
_local = functools.lru_cache(1024)(local_name)


def read_docx(data: bytes) -> SourceText:
    """The text of a Word document, a paragraph or soft line a line.

    Numbers that Word makes itself stand in the text as printed. Tracked insertions and moves are in, deletions out, as
    are comments, hidden text, headers and footers; a text box comes once, before the paragraph it is anchored in;
    footnotes come last. Raises CannotReadError for a damaged, encrypted or oversized file.
    """
    archive = Archive(data, "DOCX")
    main = _find_main(archive)
    parts = _relations(archive, main)
    root = archive.parse(main)
    body = next((element for element in root if local_name(element.tag) == "body"), None)
    if body is None:
        raise CannotReadError("damaged DOCX file: its document has no body")
    numbering = archive.parse(parts["numbering"]) if "numbering" in parts else None
    reader = _Reader(Styles(archive, parts.get("styles")), Numbering(numbering))
    try:
        draft = Draft()
        title = _write(draft, reader, body)
        for kind in ("footnotes", "endnotes"):
            if kind in parts and reader.notes[kind]:
                _write_notes(draft, reader, archive.parse(parts[kind]), kind)
    except RecursionError:
        raise CannotReadError("damaged DOCX file: its elements are nested too deep") from None
    return draft.finish(data, MEDIA_TYPE, metadata=title)


def _find_main(archive: Archive) -> str:
    relations = archive.parse("_rels/.rels") if "_rels/.rels" in archive else ()
    for relation in relations:
        if get(relation, "Type").endswith("/officeDocument"):
            return resolve("", get(relation, "Target"))
    return "word/document.xml"


def _relations(archive: Archive, main: str) -> dict[str, str]:
    """Kind of part -> its name."""
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive:
        return {}
    named = (
        (get(relation, "Type").rpartition("/")[2], resolve(main, get(relation, "Target")))
        for relation in archive.parse(relations)
        if get(relation, "TargetMode") != "External"
    )
    return {kind: part for kind, part in named if part in archive}


def _write(draft: Draft, reader: "_Reader", body: ET.Element) -> list[tuple[str, str]]:
    """Write the body and give the title, as metadata."""
    count = 0
    beginning: list[tuple[str, bool]] = []  # lines and whether they are centred
    for block in reader.find_blocks(body):
        if isinstance(block, _Paragraph):
            count += block.is_own
            for line in block.lines:
                if len(beginning) < _BEGINNING and line.strip():
                    beginning.append((line.strip(), block.centred))
                at = count if block.is_own else count + 1
                where = f"paragraph {at}" if block.is_own else f"text box at paragraph {at}"
                draft.add(line, where, block.outline, paragraph=at, depth=block.depth)
        else:
            draft.add_table(block)
    title = find_title(beginning)
    return [("title", title)] if title else []


def _write_notes(draft: Draft, reader: "_Reader", root: ET.Element, kind: str) -> None:
    for note in root:
        if (number := get(note, "id")) in reader.notes[kind]:
            for line in reader.find_lines(note):
                draft.add(line, f"{kind[:-1]} {number}", is_note=True)


class _Paragraph(NamedTuple):
    lines: list[str]
    outline: int | None
    is_own: bool = True  # a paragraph of the body, not of a text box
    centred: bool = False
    depth: int = 0  # of its automatic number, from 1


class _Reader:
    """Walks through a part in reading order, which is also the order in which automatic numbers count."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.notes: dict[str, set[str]] = {"footnotes": set(), "endnotes": set()}  # ids referred to
        self._styles = styles
        self._numbering = numbering
        self._carried = ""  # text of a paragraph whose end mark is deleted: the next one goes on with it

    def find_blocks(self, parent: ET.Element) -> Iterator[_Paragraph | Table]:
        for element in parent:
            name = _local(element.tag)
            if name == "p":
                yield from self._read_paragraph(element)
            elif name == "tbl":
                yield read_table(element, self.find_lines)
            elif name in WRAPPERS:
                yield from self.find_blocks(element)
            elif name == "AlternateContent":
                yield from self.find_blocks(_choose(element))

    def find_lines(self, parent: ET.Element) -> Iterator[str]:
        """All lines of a cell, a text box or a note; a table within gives its cells' lines."""
        for block in self.find_blocks(parent):
            if isinstance(block, _Paragraph):
                yield from block.lines
            else:
                yield from (line for row in block for cell in row for line in cell.lines)

    def _read_paragraph(self, element: ET.Element) -> Iterator[_Paragraph]:
        properties = next((child for child in element if _local(child.tag) == "pPr"), None)
        style, mark_deleted = None, False
        for child in properties if properties is not None else ():
            name = _local(child.tag)
            if name == "pStyle":
                style = get(child, "val")
            elif name == "rPr":
                mark_deleted = any(_local(mark.tag) in ("del", "moveFrom") for mark in child)
        own = read_format(element)
        form = own.over(self._styles.find(style))
        pieces: list[str] = []
        boxes: list[ET.Element] = []
        self._read_runs(element, pieces, boxes, hidden=bool(form.hidden))
        for box in boxes:
            yield from (block._replace(is_own=False) for block in self._box_blocks(box))
        text = "".join(pieces)
        if mark_deleted:
            self._carried += text
            yield _Paragraph([], None)
            return
        text, self._carried = self._carried + text, ""
        number, depth = self._count(form)
        if number and text.strip():
            text = number + text.lstrip()
        yield _Paragraph(text.split("\n"), form.outline, centred=bool(form.centred), depth=depth)

    def _count(self, form: ParagraphFormat) -> tuple[str, int]:
        """The number of a paragraph and its depth, 0 where it has none; one without text counts, too."""
        if form.num_id is None or form.num_id == "0":
            return "", 0
        level = form.num_level
        if level is None:
            level = self._numbering.level_of_style(form.num_id, form.num_style) if form.num_style else 0
        return self._numbering.count(form.num_id, level), level + 1

    def _box_blocks(self, box: ET.Element) -> Iterator[_Paragraph]:
        carried, self._carried = self._carried, ""
        yield _Paragraph(list(self.find_lines(box)), None)
        self._carried = carried

    def _read_runs(self, parent: ET.Element, pieces: list[str], boxes: list[ET.Element], *, hidden: bool) -> None:
        for element in parent:
            name = _local(element.tag)
            if name == "r":
                self._read_run(element, pieces, boxes, hidden=hidden)
            elif name in WRAPPERS:
                self._read_runs(element, pieces, boxes, hidden=hidden)
            elif name == "AlternateContent":
                self._read_runs(_choose(element), pieces, boxes, hidden=hidden)
            elif name in ("oMath", "oMathPara"):
                pieces.extend(child.text or "" for child in element.iter() if _local(child.tag) == "t")

    def _read_run(self, run: ET.Element, pieces: list[str], boxes: list[ET.Element], *, hidden: bool) -> None:
        raised = False
        for element in run:
            name = _local(element.tag)
            if name == "rPr":
                hidden = self._is_hidden(element, hidden=hidden)
                raised = any(_local(p.tag) == "vertAlign" and get(p, "val") == "superscript" for p in element)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                boxes.extend(_find_boxes(_choose(element) if name == "AlternateContent" else element))
            elif name == "ruby":
                for base in find_wrapped(element, "rubyBase"):
                    self._read_runs(base, pieces, boxes, hidden=hidden)
            elif name in ("footnoteReference", "endnoteReference"):
                self.notes[name.removesuffix("Reference") + "s"].add(get(element, "id"))
            elif not hidden:
                text = _to_text(name, element)
                pieces.append(raise_text(text) if raised and text else text)

    def _is_hidden(self, properties: ET.Element, *, hidden: bool) -> bool:
        for element in properties:
            name = _local(element.tag)
            if name == "vanish":
                return is_on(element)
            if name == "rStyle" and (of_style := self._styles.find(get(element, "val")).hidden) is not None:
                hidden = of_style
        return hidden


def _choose(alternatives: ET.Element) -> ET.Element:
    """Of mc:AlternateContent one: they are the same thing drawn for newer and older programs."""
    return next(iter(alternatives), alternatives)


def _find_boxes(parent: ET.Element) -> Iterator[ET.Element]:
    for element in parent:
        name = _local(element.tag)
        if name == "txbxContent":
            yield element
        elif name == "AlternateContent":
            yield from _find_boxes(_choose(element))
        else:
            yield from _find_boxes(element)


def _to_text(name: str, element: ET.Element) -> str:
    """What an element of a run prints; a character of a symbol font stays in the private use area, as Word has it."""
    if name == "t":
        return element.text or ""
    if name == "sym" and (code := get(element, "char")) and len(code) == 4 and set(code) <= _HEX:
        return chr(int(code, 16))
    return _PRINTED.get(name, "")
