"""An HTML page as a flat list of blocks, each knowing the element that holds it."""

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Block elements of the HTML standard; everything else flows into the line.
_BLOCKS = """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th
thead tr ul"""
_BLOCK_TAGS = frozenset(_BLOCKS.split())
# Never text of a document: programs, styles, controls, pictures, the readings of ruby.
_SKIPPED = """script style noscript template head title iframe object embed svg canvas math audio video map select
option button input textarea datalist rp rt"""
_SKIPPED_TAGS = frozenset(_SKIPPED.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*+[\r\n][ \t\r\n]*+(?=[{_WIDE}])")  # in the file only
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DIGITS = re.compile(r"\s*+([0-9]{1,9})")
_MOST_COLUMNS, _MOST_ROWS = 1_000, 65_534  # as browsers have it


class Element(NamedTuple):
    """A block element, or another one with an id, a class or hidden text."""

    tag: str
    name: str  # its id and classes
    parent: int  # index of the element around it; -1 for the outermost
    hidden: bool
    rows: int = 1
    columns: int = 1


class Block(NamedTuple):
    """A line of text."""

    text: str
    element: int  # index of the innermost element that holds it
    linked: int  # characters of it inside links


class Page(NamedTuple):
    """Elements and blocks, both in the order of the page; a parent stands before its children."""

    elements: list[Element]
    blocks: list[Block]


def find_blocks(body: "LexborNode") -> Page:
    """The page's blocks: a block element or <br> ends a line. Depth is no matter: nothing here recurs."""
    walk = _Walk()
    stack: list[LexborNode | _Outer] = [body.child] if body.child else []
    while stack:
        node = stack.pop()
        if isinstance(node, _Outer):
            walk.leave(node)
            continue
        if following := node.next:
            stack.append(following)
        tag = node.tag or "-"
        if tag == "-text":
            walk.add(node.text_content or "")
        elif tag == "br":
            walk.end_line()
        elif tag not in _SKIPPED_TAGS and not tag.startswith(("-", "!")):
            stack.append(walk.enter(tag, node.attributes))
            if child := node.child:
                stack.append(child)
    walk.end_line()
    return Page(walk.elements, walk.blocks)


class _Outer(NamedTuple):
    """What holds again after an element."""

    here: int
    ends_line: bool
    links: int


class _Walk:
    """Where the walk through the page is: the innermost element, the line so far."""

    def __init__(self) -> None:
        self.elements = [Element("body", "", -1, hidden=False)]
        self.blocks: list[Block] = []
        self._here = 0
        self._links = 0  # how many <a> are open
        self._line: list[str] = []
        self._linked = 0

    def enter(self, tag: str, given: dict[str, str | None]) -> _Outer:
        ends_line = tag in _BLOCK_TAGS
        if ends_line:
            self.end_line()
        outer = _Outer(self._here, ends_line, self._links)
        self._links += tag == "a"
        if ends_line or given:
            element = _make_element(tag, given, self._here, self.elements[self._here])
            if ends_line or element.name or element.hidden:
                self.elements.append(element)
                self._here = len(self.elements) - 1
        return outer

    def leave(self, outer: _Outer) -> None:
        if outer.ends_line:
            self.end_line()
        self._here, _, self._links = outer

    def add(self, text: str) -> None:
        if self._links:
            self._linked += len(text.strip())
        if "\n" in text and self.elements[self._here].tag == "pre":
            *lines, text = text.split("\n")
            for line in lines:
                self._line.append(line)
                self.end_line()
        self._line.append(text)

    def end_line(self) -> None:
        if self._line:
            text = "".join(self._line)
            if "\n" in text or "  " in text or "\t" in text:
                text = _BLANKS.sub(" ", _BREAK.sub("", text))
            if text := text.strip():
                self.blocks.append(Block(text, self._here, self._linked))
            self._line.clear()
        self._linked = 0


def _make_element(tag: str, given: dict[str, str | None], parent: int, outer: Element) -> Element:
    if not given:
        return Element(tag, "", parent, outer.hidden)
    hidden = outer.hidden or "hidden" in given or bool((style := given.get("style")) and _HIDDEN.search(style))
    name = f"{given.get('id') or ''} {given.get('class') or ''}".strip()
    if tag not in ("td", "th"):
        return Element(tag, name, parent, hidden)
    rows, columns = _find_span(given.get("rowspan"), _MOST_ROWS), _find_span(given.get("colspan"), _MOST_COLUMNS)
    return Element(tag, name, parent, hidden, rows, columns)


def _find_span(value: str | None, most: int) -> int:
    """Rows or columns a cell covers; rowspan="0" means to the end of the table."""
    if value is None:
        return 1
    digits = _DIGITS.match(value)
    number = int(digits[1]) if digits else 1
    return min(number or most, most)
