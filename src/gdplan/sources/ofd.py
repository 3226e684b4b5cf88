"""OFD files (GB/T 33190-2016), what Chinese offices issue: a zip archive of XML, read by hand."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.archive import Archive, local_name, resolve
from gdplan.sources.draft import Draft
from gdplan.sources.lines import Paragraph, to_paragraphs
from gdplan.sources.ofd_text import Run, find_lines, find_runs
from gdplan.sources.ofd_values import find_elements, to_numbers
from gdplan.sources.printed_facts import Entry, find_levels, find_printed_title
from gdplan.sources.printed_line import Line, PageSize

MEDIA_TYPE = "application/ofd"
_A4 = PageSize(210, 297)  # mm
_MOST_PAGES = 5_000
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
    runs: list[Run]


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
    for body in find_elements(archive.parse("OFD.xml"), "DocBody"):
        metadata += [
            (_CUSTOM[name], (custom.text or "").strip())
            for custom in find_elements(body, "CustomData")
            if (name := custom.get("Name", "")) in _CUSTOM and custom.text
        ]
        root = next(find_elements(body, "DocRoot"), None)
        if root is not None and root.text:
            paragraphs = _write_document(draft, archive, _place(archive, "OFD.xml", root.text))
            metadata += find_printed_title(paragraphs)
    source = draft.finish(data, MEDIA_TYPE, None, metadata)
    if not source.text:
        raise CannotReadError(
            "OFD file without usable text: its pages are pictures; save it as PDF and run `ocrmypdf -l chi_sim` on that"
        )
    return source


def _write_document(draft: Draft, archive: Archive, name: str) -> list[Paragraph]:
    document = archive.parse(name)
    pages = _read_pages(archive, name, document)
    paragraphs = _find_paragraphs(pages)
    numbers = {page.identity: number for number, page in enumerate(pages, 1)}
    levels = find_levels(paragraphs, _find_entries(document, numbers))
    for at, paragraph in enumerate(paragraphs):
        draft.add(paragraph.text, f"page {paragraph.page}", levels.get(at), page=paragraph.page)
    return paragraphs


def _find_paragraphs(pages: list[_Page]) -> list[Paragraph]:
    """Text that is turned by quarters is read along its own lines, as a page of its own behind the rest of its page."""
    lines: list[Line] = []
    sizes: list[PageSize] = []
    printed_on: list[int] = []
    for number, page in enumerate(pages, 1):
        turns = Counter[int]()
        for run in page.runs:
            turns[run.turn] += len(run.text)
        for turn, _ in turns.most_common():
            width, height = page.size
            sizes.append(PageSize(height, width) if turn % 2 else page.size)
            printed_on.append(number)
            lines += find_lines([run for run in page.runs if run.turn == turn], len(sizes))
    return [found._replace(page=printed_on[found.page - 1]) for found in to_paragraphs(lines, sizes)]


# ---------------------------------------------------------------- pages


def _read_pages(archive: Archive, name: str, document: ET.Element) -> list[_Page]:
    common = next(find_elements(document, "PageArea"), None)
    size = (_size(common) if common is not None else None) or _A4
    templates = {
        template.get("ID", ""): _place(archive, name, template.get("BaseLoc", ""))
        for template in find_elements(document, "TemplatePage")
    }
    entries = [page for pages in find_elements(document, "Pages") for page in pages if local_name(page.tag) == "Page"]
    if len(entries) > _MOST_PAGES:
        raise CannotReadError(f"OFD file with {len(entries)} pages; gdplan reads up to {_MOST_PAGES}")
    contents = [_read_page(archive, name, entry, number) for number, entry in enumerate(entries, 1)]
    used = [[use.get("TemplateID", "") for use in find_elements(content, "Template")] for content in contents]
    uses_of = Counter(template for uses in used for template in uses)
    pages: list[_Page] = []
    for entry, content, uses in zip(entries, contents, used, strict=True):
        drawn = [
            archive.parse(templates[template])
            for template in uses  # one that several pages have holds their header or watermark
            if template in templates and uses_of[template] == 1
        ]
        own = _size(content) or size
        pages.append(_Page(entry.get("ID", ""), own, find_runs([*drawn, content], own)))
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
    box = next(find_elements(element, "PhysicalBox"), None)
    numbers = to_numbers(box.text if box is not None else None)
    return PageSize(numbers[2], numbers[3]) if len(numbers) == 4 and numbers[3] > 0 else None


def _find_entries(document: ET.Element, pages: dict[str, int]) -> Iterator[Entry]:
    """The lines of the outline."""
    stack = [(element, 1) for outlines in find_elements(document, "Outlines") for element in reversed(outlines)]
    while stack:
        element, level = stack.pop()
        stack += [(child, level + 1) for child in reversed(element) if local_name(child.tag) == "OutlineElem"]
        target = next((dest.get("PageID", "") for dest in find_elements(element, "Dest")), "")
        yield Entry(element.get("Title", ""), pages.get(target, 0), level)
