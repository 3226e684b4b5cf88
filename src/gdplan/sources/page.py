"""An HTML page as a flat list of blocks, each knowing the element that holds it."""

import re
from typing import TYPE_CHECKING, NamedTuple

from gdplan.sources.draft import raise_text
from gdplan.sources.word_numbers import format_number

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Block elements of the HTML standard; everything else flows into the line.
_BLOCKS = """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th
thead tr ul"""
BLOCK_TAGS = frozenset(_BLOCKS.split())
# Never text of a document: programs, styles, controls, pictures, the readings of ruby.
_SKIPPED = """script style noscript template head title iframe object embed svg canvas math audio video map select
option button input textarea datalist rp rt"""
_SKIPPED_TAGS = frozenset(_SKIPPED.split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*+[\r\n][ \t\r\n]*+(?=[{_WIDE}])")  # in the file only
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*+:\s*+([\w-]{1,30})", re.IGNORECASE)
_LIST_FORMS = {  # <ol type> or list-style-type -> the w:numFmt of the same look, and what a browser prints after it
    "a": ("lowerLetter", ". "),
    "A": ("upperLetter", ". "),
    "i": ("lowerRoman", ". "),
    "I": ("upperRoman", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
}
_PRINTED_NUMBER = re.compile(  # a list whose numbers are typed has those of the browser switched off by its style sheet
    r"[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,4})[)）、.．]|第[一二三四五六七八九十百0-9]{1,6}[条章节]|[①-⑳]"
)
_COUNT = re.compile(r"\s*+([0-9]{1,9})")
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


_SUPER = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)


class _Outer(NamedTuple):
    """What holds again after an element."""

    here: int
    ends_line: bool
    links: int
    lists: int
    raised: int
    muted: int


class _List:
    """An <ol> and how far it has counted: a browser prints its numbers, the page does not hold them."""

    def __init__(self, form: str, mark: str, start: int) -> None:
        self._form, self._mark, self._next = form, mark, start

    def count(self, value: str | None) -> str:
        number = _to_number(value, self._next)
        self._next = number + 1
        return format_number(number, self._form) + self._mark


def _open_list(given: dict[str, str | None]) -> _List | None:
    style = _LIST_STYLE.search(given.get("style") or "")
    name = style[1].lower() if style else given.get("type") or "1"
    if name == "none":
        return None
    form, mark = _LIST_FORMS.get(name, ("decimal", ". "))
    return _List(form, mark, _to_number(given.get("start"), 1))


def _to_number(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?[0-9]{1,9}", text) else default


class _Walk:
    """Where the walk through the page is: the innermost element, the line so far."""

    def __init__(self) -> None:
        self.elements = [Element("body", "", -1, hidden=False)]
        self.blocks: list[Block] = []
        self._here = 0
        self._links = 0  # how many <a> are open
        self._raised = 0  # the same of <sup>
        self._muted = 0  # the same of hidden words inside a line
        self._line: list[str] = []
        self._linked = 0
        self._lists: list[_List | None] = []  # the lists that are open; None for one without numbers
        self._number = ""  # of a list item that has no text yet

    def enter(self, tag: str, given: dict[str, str | None]) -> _Outer:
        ends_line = tag in BLOCK_TAGS
        if ends_line:
            self.end_line()
        outer = _Outer(self._here, ends_line, self._links, len(self._lists), self._raised, self._muted)
        self._muted = 0 if ends_line else self._muted  # a block is hidden by itself, and told from a copy later
        if tag in ("ol", "ul", "menu"):
            self._lists.append(_open_list(given) if tag == "ol" else None)
        elif tag == "li" and self._lists and (numbers := self._lists[-1]):
            self._number = numbers.count(given.get("value"))
        self._links += tag == "a"
        self._raised += tag == "sup" or _SUPER.search(given.get("style") or "") is not None
        if ends_line or given:
            around = self.elements[self._here]
            element = _make_element(tag, given, self._here, around)
            self._muted += element.hidden and not ends_line and (bool(self._muted) or not around.hidden)
            if ends_line or element.name or element.hidden:
                self.elements.append(element)
                self._here = len(self.elements) - 1
        return outer

    def leave(self, outer: _Outer) -> None:
        if outer.ends_line:
            self.end_line()
        self._here, _, self._links, lists, self._raised, self._muted = outer
        del self._lists[lists:]

    def add(self, text: str) -> None:
        if self._muted:
            return
        if self._links:
            self._linked += len(text.strip())
        if "\n" in text and self.elements[self._here].tag == "pre":
            *lines, text = text.split("\n")
            for line in lines:
                self._line.append(line)
                self.end_line()
        self._line.append(raise_text(text) if self._raised else text)

    def end_line(self) -> None:
        if self._line:
            text = "".join(self._line)
            if "\n" in text or "  " in text or "\t" in text:
                text = _BLANKS.sub(" ", _BREAK.sub("", text))
            if text := text.strip():
                if self._number:
                    text = text if _PRINTED_NUMBER.match(text) else self._number + text
                    self._number = ""
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
    digits = _COUNT.match(value)
    number = int(digits[1]) if digits else 1
    return min(number or most, most)
