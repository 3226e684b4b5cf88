"""What a page says about its document beside the text: 索引號, 發文機關, 文號, 成文日期."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gdplan.sources.page import Page
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.page_labels import LABELS, find_label

# <meta> names of the standard for government sites (政府网站发展指引, 2017).
_META = {
    "articletitle": "title",
    "pubdate": "published_on",
    "contentsource": "publisher",
    "og:title": "title",
}
_SENTENCE = re.compile(f"[。；]|^(?:[{TO_TEN}]{{1,3}}、|第[{TO_TEN}]{{1,3}}[章条]|[（(])")
_BESIDE = ("td", "th", "dt", "div", "span", "b", "strong", "label")  # in these, the value has an element of its own
_MOST_BETWEEN = 4  # elements between a row and the value in it
_LEAST_LABELS = 3  # fewer do not make a box
_LONGEST_VALUE = 120
_SITE_AFTER_TITLE = re.compile(r"\s*[-_|—–]+\s*[^-_|—–]{2,30}$")
_SHORTEST_TITLE = 6


class Facts(NamedTuple):
    """Metadata, the title as the page gives it, and the blocks that say no more than this."""

    metadata: tuple[tuple[str, str], ...]
    title: str | None
    used: frozenset[int]


def is_label_line(text: str) -> bool:
    """Whether a line is one entry of such a box.

    >>> is_label_line("索 引 号：000014349/2018-00195"), is_label_line("总体要求：坚持")
    (True, False)
    """
    found = find_label(text)
    return found is not None and found[1] is not None


def find_facts(page: Page, chosen: list[int], named: Iterable[tuple[str, str]]) -> Facts:
    """Read the boxes outside the text, and one of at least three entries at its beginning."""
    metas = dict(reversed([(name, value) for name, value in named if value]))
    inside = set(chosen)
    outside = [at for at in range(len(page.blocks)) if at not in inside and not _is_hidden(page, at)]
    beginning = chosen[:40]
    metadata: list[tuple[str, str]] = []
    used: set[int] = set()
    for run, is_text in ((beginning, True), (outside, False)):
        entries = list(_entries(page, run))
        if len({label for label, _, _ in entries}) < (_LEAST_LABELS if is_text else 1):
            continue
        metadata += [(LABELS[label], value) for label, value, _ in entries if LABELS[label] and value]
        used |= {at for _, _, places in entries for at in places}
    metadata += [(key, metas[name]) for name, key in _META.items() if name in metas]
    title = next((value for key, value in metadata if key == "title"), None)
    if title is None:
        title = _title_of_page(page, chosen, metas.get("<title>"))
    return Facts(tuple(metadata), title, frozenset(used))


def _is_hidden(page: Page, at: int) -> bool:
    return page.elements[page.blocks[at].element].hidden


def _entries(page: Page, run: list[int]) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Label, value and the blocks they stand in; the value follows its label in the line or in the next cell."""
    skip = -1
    for place, at in enumerate(run):
        found = find_label(page.blocks[at].text) if at != skip else None
        if found is None:
            continue
        label, value = found
        following = run[place + 1] if place + 1 < len(run) else -1
        if value:
            yield label, value, (at,)
        elif following == at + 1 and _is_value(page, at):
            skip = following
            yield label, page.blocks[following].text, (at, following)
        elif value is not None:
            yield label, "", (at,)


def _is_value(page: Page, label: int) -> bool:
    """Whether the block after a label stands beside it, in the same row, and is no label or sentence."""
    text = page.blocks[label + 1].text
    if len(text) > _LONGEST_VALUE or find_label(text) or _SENTENCE.search(text):
        return False
    element = page.blocks[label].element
    row = page.elements[element].parent if page.elements[element].tag in _BESIDE else element
    at = page.blocks[label + 1].element
    for _ in range(_MOST_BETWEEN):
        if at == row:
            return True
        at = page.elements[at].parent
    return False


def _title_of_page(page: Page, chosen: list[int], title: str | None) -> str | None:
    """<title> without the name of the site, where a block of the page says the same; or a heading above the text."""
    if title and len(title) <= _LONGEST_VALUE:
        for wanted in (title, _SITE_AFTER_TITLE.sub("", title)):
            squeezed = "".join(wanted.split())
            if len(squeezed) >= _SHORTEST_TITLE and any("".join(b.text.split()) == squeezed for b in page.blocks):
                return wanted
    first = chosen[0] if chosen else 0
    for at in range(first - 1, -1, -1):
        block = page.blocks[at]
        if page.elements[block.element].tag in ("h1", "h2") and len(block.text) >= _SHORTEST_TITLE and not block.linked:
            return block.text
    return None
