"""Pages nested thousands deep made shallow before a parser sees them: it walks up to the root at nearly every tag.

Browsers do the same, 512 deep. Tags within that depth stay as they are; of deeper ones only the end of a line is left.
Tags that a parser ignores become comments, for it would join the text on both sides anew each time.
"""

import re

from gdplan.sources.page import BLOCK_TAGS

_DEEPEST = 500  # elements; a page of some site is 20 to 60 deep
_MOST_OPEN = 16  # of those that say how text looks: each paragraph opens all of them again
_MOST_STRAYS = 500
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NAME = re.compile(r"(/?)([a-zA-Z][^\s/>]*)")
# Elements that hold none of their own kind, for they have no content or the next one ends them.
_VOID = "area base body br col embed frame head hr html img input link meta param source track wbr"
_SHALLOW = frozenset([*_VOID.split(), "p", "li", "dt", "dd", "option", "optgroup", "rt", "rp", "rb", "rtc"])
_OF_TABLES = frozenset(["caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"])  # ignored outside of one
_LOOKS = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)  # the standard's formatting elements
_RAW = frozenset(["iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"])
_BREAK, _NOTHING = "<br>", "<!---->"


def limit_depth(page: str) -> str:
    """The page, with all of its text, and no element more than 500 deep.

    >>> limit_depth("<p>一、<b>目标</b></p>")
    '<p>一、<b>目标</b></p>'
    >>> limit_depth("<div>" * 20_000 + "目标").count("<div>")
    500
    """
    return _rewrite(page) if _is_deep(page) else page


def _is_deep(page: str) -> bool:
    """Whether a page may be deep or full of tags that are ignored; nearly no page is."""
    depth = looks = strays = 0
    count = {"table": 0}
    for slash, name in _TAG.findall(page.lower()):
        if name in _SHALLOW:
            continue
        if name in _OF_TABLES:
            strays += not count["table"]
        elif not slash:
            count[name] = count.get(name, 0) + 1
            depth += 1
            looks += name in _LOOKS
            if depth > _DEEPEST or looks > _MOST_OPEN:
                return True
        elif count.get(name):
            count[name] -= 1
            depth -= 1
            looks -= name in _LOOKS
        else:
            strays += 1
    return strays > _MOST_STRAYS


def _rewrite(page: str) -> str:
    """One pass over the tags; what is no tag stays as it is."""
    pieces: list[str] = []
    elements = _Open()
    end = 0
    while (start := page.find("<", end)) >= 0:
        pieces.append(page[end:start])
        found = _NAME.match(page, start + 1)
        if found:
            stop = page.find(">", found.end()) + 1
        elif page.startswith("<!--", start):
            at = page.find("-->", start + 2)
            stop = at + 3 if at >= 0 else 0
        else:
            stop = start + 1
        if stop <= start:  # it never ends
            end = start
            break
        end = stop
        tag = page[start:end]
        if found and (name := found[2].lower()) in _RAW and not found[1]:
            closed = re.compile(f"</{name}", re.IGNORECASE).search(page, end)
            end = closed.start() if closed else len(page)
            pieces.append(page[start:end])
        elif found:
            pieces.append(elements.leave(name, tag) if found[1] else elements.enter(name, tag))
        else:
            pieces.append(tag)
    pieces.append(page[end:])
    return "".join(pieces)


class _Open:
    """The elements that are open, each with whether it is left out."""

    def __init__(self) -> None:
        self._elements: list[tuple[str, bool]] = []
        self._count: dict[str, int] = {}  # of each name
        self._depth = self._looks = 0  # of those that are not left out

    def enter(self, name: str, tag: str) -> str:
        """What to write for a tag that opens an element."""
        if name in _OF_TABLES:
            return tag if self._count.get("table") else _instead_of(name)
        if name in _SHALLOW:
            return tag
        is_look = name in _LOOKS
        is_out = self._depth >= _DEEPEST or (is_look and self._looks >= _MOST_OPEN)
        self._elements.append((name, is_out))
        self._count[name] = self._count.get(name, 0) + 1
        self._depth += not is_out
        self._looks += is_look and not is_out
        return _instead_of(name) if is_out else tag

    def leave(self, name: str, tag: str) -> str:
        """What to write for a tag that closes one."""
        if name in _SHALLOW or (name in _OF_TABLES and self._count.get("table")):
            return tag
        if not self._count.get(name):
            return tag + _NOTHING if name in _RAW else _NOTHING
        last, is_out = "", False
        while last != name:
            last, is_out = self._elements.pop()
            self._count[last] -= 1
            self._depth -= not is_out
            self._looks -= last in _LOOKS and not is_out
        return _instead_of(name) if is_out else tag


def _instead_of(name: str) -> str:
    return _BREAK if name in BLOCK_TAGS else _NOTHING
