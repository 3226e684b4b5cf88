"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML): the tree as hierarchical elements, each with its eid."""

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gdplan.export.writer import write_each
from gdplan.model import Document, Node
from gdplan.terms import Span
from gdplan.views.printed import Printed

_NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_LEVELS = ("part", "chapter", "section", "subsection", "paragraph", "subparagraph", "point", "article")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNKNOWN_DATE = "0001-01-01"  # the schema wants one
_SCRIPTS = {"hans": "zho-Hans", "hant": "zho-Hant", None: "zho"}
_FRONT = {"title": "docTitle", "cover_title": "docTitle", "document_number": "docNumber", "date": "docDate"}
_COUNTRIES = {"71": "tw", "81": "hk", "82": "mo"}  # GB/T 2260 -> ISO 3166-1
_PLACE = re.compile(r"[^\w.-]+")


def to_akoma_ntoso(document: Document) -> str:
    """The XML of a document, valid against the schema of the standard. Wants the source text.

    Numbers, headings and text stand as printed; what is omitted stays out. The notice before a plan is its cover page,
    boxes, tables, their rows and what has no number are `hcontainer`, annexes are documents attached to it.
    """
    root = Element("akomaNtoso", xmlns=_NAMESPACE)
    _Writer(document).write(root)
    indent(root)
    for line in root.iter("p"):  # what is inside a line is text
        for inside in line:
            line.text = inside.tail = None
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._printed = Printed(document)
        place = document.metadata.document_number or document.metadata.title or document.source.sha256[:16]
        self._uri = f"/akn/cn/doc/{document.metadata.issued_on or document.metadata.year or 'undated'}/" + (
            _PLACE.sub("-", place).strip("-") or document.source.sha256[:16]
        )

    def write(self, root: Element) -> None:
        document = self._document
        doc = SubElement(root, "doc", name=_clean(document.metadata.kind or "doc"))
        self._meta(doc, "main")
        if document.cover:
            self._around(doc, "coverPage", document.cover)
        if document.front:
            self._front(doc)
        if document.preamble:
            self._around(doc, "preamble", document.preamble)
        self._body(doc, document.body)
        if document.conclusions:
            self._around(doc, "conclusions", document.conclusions)
        if document.attachments:
            attached = SubElement(doc, "attachments")
            for annex in document.attachments:
                attachment = SubElement(attached, "attachment", eId=annex.eid)
                SubElement(attachment, "heading").text = _clean(annex.title)
                inside = SubElement(attachment, "doc", name="annex")
                self._meta(inside, annex.eid)
                self._body(inside, annex.body)

    def _meta(self, doc: Element, part: str) -> None:
        """Who made it and when, for the work, this text of it and this file."""
        data, source = self._document.metadata, self._document.source
        identification = SubElement(SubElement(doc, "meta"), "identification", source="#gdplan")
        language = _SCRIPTS[source.script]
        expression = f"{self._uri}/{language}@"
        for level, uri in (("Work", self._uri), ("Expression", expression), ("Manifestation", f"{expression}.akn")):
            about = SubElement(identification, f"FRBR{level}")
            SubElement(about, "FRBRthis", value=f"{uri}/!{part}")
            SubElement(about, "FRBRuri", value=uri)
            name = "issued" if data.issued_on else "unknown"
            SubElement(about, "FRBRdate", date=data.issued_on or _UNKNOWN_DATE, name=name)
            author = "gdplan" if level == "Manifestation" else "issuer" if data.issuer else "unknown"
            SubElement(about, "FRBRauthor", href=f"#{author}")
            if level == "Work":
                code = data.region.code[:2] if data.region else ""
                SubElement(about, "FRBRcountry", value=_COUNTRIES.get(code, "cn"))
            elif level == "Expression":
                SubElement(about, "FRBRlanguage", language="zho")
        if part == "main":
            references = SubElement(doc[0], "references", source="#gdplan")
            issuer = {"issuer": data.issuer} if data.issuer else {"unknown": "unknown"}
            for eid, name in {"gdplan": "gdplan", **issuer}.items():
                href = f"/ontology/organization/{_PLACE.sub('-', _clean(name))}"
                SubElement(references, "TLCOrganization", eId=eid, href=href, showAs=_clean(name))

    def _front(self, doc: Element) -> None:
        preface = SubElement(doc, "preface")
        for kind, entries in groupby(self._document.front, key=lambda entry: entry.kind):
            for entry in entries:
                line = SubElement(preface, "p")
                inside = SubElement(line, _FRONT[kind]) if kind in _FRONT else line
                if kind == "date" and (date := self._document.metadata.issued_on):
                    inside.set("date", date)
                elif kind == "date":
                    line.remove(inside)
                    inside = line
                inside.text = _clean(entry.text)

    def _around(self, doc: Element, name: str, node: Node) -> None:
        """Cover page, preamble or conclusions: paragraphs."""
        part = SubElement(doc, name, eId=node.eid)
        for one in node.walk():
            for segment in self._printed.segments(one):
                self._paragraphs(part, segment.span, one)

    def _body(self, doc: Element, nodes: Iterable[Node]) -> None:
        body = SubElement(doc, "mainBody")
        for node in nodes:
            self._node(body, node)
        if not len(body):
            SubElement(body, "p")

    def _node(self, above: Element, node: Node) -> None:
        is_level = node.level in _LEVELS and node.num
        element = SubElement(above, node.level if is_level else "hcontainer", eId=node.eid)  # type: ignore[arg-type]
        if not is_level:
            element.set("name", node.level or "unnumbered")
        for name, words in (("num", node.num), ("heading", node.heading)):
            if words:
                SubElement(element, name).text = _clean(words)
        children = sorted(node.children, key=lambda child: child.span)
        last = children[-1].span[0] if children else 0
        head = self._printed.end_of_heading(node)
        texts = [(max(start, head), end) for start, end in self._own_spans(node) if end > head]
        for number, span in enumerate(texts):
            while children and children[0].span[0] < span[0]:
                self._node(element, children.pop(0))
            self._paragraphs(_make_part(element, node, number, is_last=span[0] > last), span, node)
        for child in children:
            self._node(element, child)
        if not node.children and not texts:
            SubElement(SubElement(element, "content"), "p")

    def _own_spans(self, node: Node) -> list[Span]:
        return [segment.span for segment in self._printed.segments(node)]

    def _paragraphs(self, part: Element, span: Span, node: Node) -> None:
        for line in self._printed.lines(span, node):
            SubElement(part, "p").text = _clean(line)


def _make_part(element: Element, node: Node, number: int, *, is_last: bool) -> Element:
    """What holds a stretch of a node's own text: all of it, or what stands before, between or behind its children."""
    if not node.children:
        return SubElement(element, "content")
    if all(child.tag in ("num", "heading") for child in element):
        return SubElement(element, "intro")
    if is_last:
        return SubElement(element, "wrapUp")
    between = SubElement(element, "hcontainer", eId=f"{node.eid}__text_{number}", name="text")
    return SubElement(between, "content")


AKOMA_NTOSO = write_each(to_akoma_ntoso)
