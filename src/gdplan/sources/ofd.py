"""OFD files (GB/T 33190-2016), what Chinese offices issue: a zip archive of XML, read by hand."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import Archive, local_name, resolve
from gdplan.sources.draft import Draft, find_title
from gdplan.sources.lines import Line, PageSize, Paragraph, to_paragraphs

MEDIA_TYPE = "application/ofd"
_A4 = PageSize(210, 297)  # mm
_MOST_PAGES = 5_000
_BEGINNING = 20  # paragraphs in which a title stands
_FAINT = 128  # of 255; text as transparent as this is a watermark
_UPRIGHT = 0.1  # text turned by more than some six degrees is one, too
_SAME_ROW = 0.4  # em
_WIDE_GAP = 2.0  # em, the next column or cell
_BLANK = 0.3  # em between two words of a foreign language
_CUSTOM = {  # names of custom data that offices write
    "标题": "title",
    "文号": "document_number",
    "发文字号": "document_number",
    "发文机关": "issuer",
    "成文日期": "issued_on",
    "主送机关": "addressee",
    "索引号": "index_number",
}


class _Page(NamedTuple):
    identity: str
    size: PageSize
    runs: list["_Run"]


class _Run(NamedTuple):
    """A TextCode: some characters on one base line."""

    text: str
    left: float
    right: float
    base: float
    size: float


def read_ofd(data: bytes) -> SourceText:
    """The text of an OFD file, a paragraph a line.

    Left out: page numbers, running headers, watermarks, seals and annotations, and a template that several pages have.
    Raises CannotReadError for a damaged, encrypted or oversized file and for one that holds pictures only.
    """
    archive = Archive(data, "OFD")
    if any(name in archive for name in ("Encryptions.xml", "Encryption.xml", "Decryptseed.dat")):
        raise CannotReadError("encrypted OFD file; save a copy without a password")
    draft = Draft()
    metadata: list[tuple[str, str]] = []
    for body in _find(archive.parse("OFD.xml"), "DocBody"):
        metadata += [
            (_CUSTOM[name], (custom.text or "").strip())
            for custom in _find(body, "CustomData")
            if (name := custom.get("Name", "")) in _CUSTOM and custom.text
        ]
        root = next(_find(body, "DocRoot"), None)
        if root is not None and root.text:
            paragraphs = _write_document(draft, archive, _place(archive, "OFD.xml", root.text))
            title = find_title((paragraph.text, paragraph.is_large) for paragraph in paragraphs[:_BEGINNING])
            metadata += [("title", title)] if title else []
    source = draft.finish(data, MEDIA_TYPE, None, metadata)
    if not source.text:
        raise CannotReadError("OFD file without usable text: its pages are pictures; run OCR on it first")
    return source


def _write_document(draft: Draft, archive: Archive, name: str) -> list[Paragraph]:
    document = archive.parse(name)
    pages = _read_pages(archive, name, document)
    lines = [line for number, page in enumerate(pages, 1) for line in _find_lines(page.runs, number)]
    paragraphs = to_paragraphs(lines, [page.size for page in pages])
    levels = _find_levels(document, paragraphs, {page.identity: number for number, page in enumerate(pages, 1)})
    for at, paragraph in enumerate(paragraphs):
        draft.add(paragraph.text, f"page {paragraph.page}", levels.get(at), page=paragraph.page)
    return paragraphs


# ---------------------------------------------------------------- pages


def _read_pages(archive: Archive, name: str, document: ET.Element) -> list[_Page]:
    common = next(_find(document, "PageArea"), None)
    size = (_size(common) if common is not None else None) or _A4
    templates = {
        template.get("ID", ""): _place(archive, name, template.get("BaseLoc", ""))
        for template in _find(document, "TemplatePage")
    }
    entries = [page for pages in _find(document, "Pages") for page in pages if local_name(page.tag) == "Page"]
    if len(entries) > _MOST_PAGES:
        raise CannotReadError(f"OFD file with {len(entries)} pages; gdplan reads up to {_MOST_PAGES}")
    contents = [_read_page(archive, name, entry, number) for number, entry in enumerate(entries, 1)]
    used = [[use.get("TemplateID", "") for use in _find(content, "Template")] for content in contents]
    uses_of = Counter(template for uses in used for template in uses)
    pages: list[_Page] = []
    for entry, content, uses in zip(entries, contents, used, strict=True):
        runs = list(_find_runs(content))
        for template in uses:  # one that several pages have holds their header or watermark
            if template in templates and uses_of[template] == 1:
                runs += _find_runs(archive.parse(templates[template]))
        pages.append(_Page(entry.get("ID", ""), _size(content) or size, runs))
    return pages


def _read_page(archive: Archive, name: str, entry: ET.Element, number: int) -> ET.Element:
    try:
        return archive.parse(_place(archive, name, entry.get("BaseLoc", "")))
    except CannotReadError as error:
        raise CannotReadError(f"page {number}: {error}") from None


def _place(archive: Archive, base: str, location: str) -> str:
    """The part a location names: from the folder of the part that names it or, as some write, from the root."""
    place = resolve(base, location.strip())
    return place if place in archive else resolve("", location.strip())


def _size(element: ET.Element) -> PageSize | None:
    box = next(_find(element, "PhysicalBox"), None)
    numbers = _numbers(box.text if box is not None else None)
    return PageSize(numbers[2], numbers[3]) if len(numbers) == 4 and numbers[3] > 0 else None


# ---------------------------------------------------------------- text


def _find_runs(content: ET.Element) -> Iterator[_Run]:
    for thing in _find(content, "TextObject"):
        boundary = _numbers(thing.get("Boundary"))
        em = _number(thing.get("Size"))
        a, b, c, d, e, f = matrix if len(matrix := _numbers(thing.get("CTM"))) == 6 else [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        turned = abs(b) > _UPRIGHT * abs(a) or abs(c) > _UPRIGHT * abs(d)
        if len(boundary) < 2 or em <= 0 or turned or thing.get("Visible") == "false" or _is_faint(thing):
            continue
        wide = a * (_number(thing.get("HScale")) or 1.0)
        x = y = 0.0
        for code in _find(thing, "TextCode"):
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = code.text or ""
            if not text.strip():
                continue
            steps = _steps(code.get("DeltaX"), len(text) - 1)
            last = em * (_number(thing.get("HScale")) or 1.0) / (2 if text[-1].isascii() else 1)
            left = boundary[0] + a * x + e
            width = a * sum(steps) + a * last if steps else wide * sum(em / (2 if c.isascii() else 1) for c in text)
            yield _Run(text, left, left + width, boundary[1] + d * y + f, em * abs(d))


def _is_faint(thing: ET.Element) -> bool:
    colours = [thing, *(child for child in thing if local_name(child.tag) == "FillColor")]
    return any(_number(colour.get("Alpha"), 255) < _FAINT for colour in colours)


def _steps(text: str | None, most: int) -> list[float]:
    """DeltaX: distances from character to character; `g 3 5.2` stands for three times 5.2."""
    steps: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if len(steps) >= most:
            break
        if word == "g":
            count = int(_number(next(words, None)))
            steps += [_number(next(words, None))] * min(max(count, 0), most)
        else:
            steps.append(_number(word))
    return steps[:most]


def _find_lines(runs: list[_Run], page: int) -> Iterator[Line]:
    """Runs side by side are a line: programs write a run for each word, font or even character, in any order."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if rows and abs(run.base - rows[-1][-1].base) < _SAME_ROW * max(run.size, rows[-1][-1].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
        part = [row[0]]
        for run in row[1:]:
            if run.left - part[-1].right > _WIDE_GAP * run.size:
                yield _to_line(part, page)
                part = []
            part.append(run)
        yield _to_line(part, page)


def _to_line(runs: list[_Run], page: int) -> Line:
    text = ""
    right = runs[0].left
    for run in runs:
        foreign = text and text[-1].isascii() and run.text[0].isascii() and run.left - right > _BLANK * run.size
        text += (" " if foreign else "") + run.text
        right = run.right
    size = max(run.size for run in runs)
    return Line(text, page, runs[0].left, right, runs[0].base - size, size)


def _find_levels(document: ET.Element, paragraphs: list[Paragraph], pages: dict[str, int]) -> dict[int, int]:
    """Which paragraphs the outline points at, with its depth."""
    by_page: dict[int, list[int]] = {}
    for at, paragraph in enumerate(paragraphs):
        by_page.setdefault(paragraph.page, []).append(at)
    levels: dict[int, int] = {}
    stack = [(element, 1) for outlines in _find(document, "Outlines") for element in reversed(outlines)]
    while stack:
        element, level = stack.pop()
        stack += [(child, level + 1) for child in reversed(element) if local_name(child.tag) == "OutlineElem"]
        target = next((dest.get("PageID", "") for dest in _find(element, "Dest")), "")
        words = "".join(element.get("Title", "").split())
        for at in by_page.get(pages.get(target, 0), ()):
            if words and at not in levels and "".join(paragraphs[at].text.split()).startswith(words):
                levels[at] = level
                break
    return levels


def _find(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """All elements of a name below, in the order of the document."""
    return (found for found in element.iter() if local_name(found.tag) == name)


_FLOAT = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")


def _numbers(text: str | None) -> list[float]:
    return [float(number) for number in _FLOAT.findall(text or "")]


def _number(text: str | None, default: float = 0.0) -> float:
    return next(iter(_numbers(text)), default)
