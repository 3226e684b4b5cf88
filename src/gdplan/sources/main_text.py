"""Which blocks of a page are the document, and which are the site around it."""

import functools
import re

from gdplan.sources.page import Block, Page
from gdplan.sources.page_parts import find_parts
from gdplan.vocab.numerals import TO_HUNDRED, TO_TEN

# A name for the text proper, as the content systems of government sites give it.
_MAIN_NAME = re.compile(
    r"ucap-content|zoom|trs_|editor|article-?_?(?:con|text|body|main)|content-?_?(?:body|text|main)|^content$",
    re.IGNORECASE,
)
# Names for what stands around or beside it.
_SITE_NAME = re.compile(
    r"""(?ix) (?:^|[\s_-]) (?:
      nav | \w*nav(?:bar|igation)? | menu | header | head | footer | foot | copyright | login | banner | wza | slh
    | bread\w* | crumb\w* | cur[bm]\w* | position | location | toolbar | tools? | search\w* | attr
    | share\w* | bdshare\w* | print(?:er)? | qr\w* | ewm | erweima | visit\w* | modal | dialog | popup
    | (?:set)?font(?:size)? | pag(?:er|ination|ing)
    | relat\w* | xgxw | xgwd | xgjd | side\w* | aside | comment\w* | friend\w* | hot\w* | rank\w* | recommend\w*
    | rich_media_(?:meta|tool)\w* | meta_content
    ) (?=$|[\s_-]|\d)"""
)
_SITE_TAGS = ("nav", "footer", "aside", "menu", "dialog")
_CONTAINER_TAGS = "article body center dd div dl fieldset font form html main section span table tbody td th tr"
_CONTAINERS = frozenset(_CONTAINER_TAGS.split())
_PROSE = re.compile("[，。；：、,;:]")
_SENTENCE = re.compile(
    f"[。；;：:！？]$|^[（(]?[{TO_TEN}]{{1,3}}[)）、.]|^第[{TO_HUNDRED}]{{1,6}}[章节条]|^[0-9]{{1,2}}[.．、]"
)
_NEARLY_ALL = 0.9
_MOST = 0.6
_FEW = 3  # paragraphs
_LONG = 20  # characters; several lines this long that come again are no coincidence


def find_main(page: Page) -> list[int]:
    """The blocks that are the document, as indices.

    The way down from <body> goes on while one child holds nearly all of the running text, or most of it under a name
    that content systems give to the text proper; it ends before an element that has paragraphs of its own.
    """
    elements, blocks = page
    visible = [not elements[block.element].hidden for block in blocks]
    weights = [_weight(block) for block in blocks]
    if not _is_hidden_copy(blocks, visible) and (
        sum(w for w, seen in zip(weights, visible, strict=True) if seen) * 2 < sum(weights)
    ):
        visible = [True] * len(blocks)  # a page that shows its text by a script
    repeated = _find_repeated(blocks, visible)
    site = _find_site(page, weights)
    taken = [seen and at not in repeated for at, seen in enumerate(visible)]
    score, paragraphs = [0] * len(elements), [0] * len(elements)
    for block, weight, take in zip(blocks, weights, taken, strict=True):
        if take and not site[block.element]:
            score[block.element] += weight
            paragraphs[block.element] += bool(_SENTENCE.search(block.text))
    main = _descend(page, score, paragraphs)
    inside = [False] * len(elements)
    for part in {main, *find_parts(page, main, taken, site)}:
        inside[part] = True
    for at in range(1, len(elements)):
        inside[at] = inside[at] or inside[elements[at].parent]
    return [at for at, block in enumerate(blocks) if taken[at] and inside[block.element] and not site[block.element]]


def _is_hidden_copy(blocks: list[Block], visible: list[bool]) -> bool:
    """Whether what a page hides holds most of what it shows: a copy to be read aloud or printed."""
    hidden = "".join("".join(block.text.split()) for block, seen in zip(blocks, visible, strict=True) if not seen)
    shown = [
        "".join(block.text.split())
        for block, seen in zip(blocks, visible, strict=True)
        if seen and _PROSE.search(block.text)
    ]
    return bool(shown) and sum(len(text) for text in shown if text in hidden) >= _MOST * sum(map(len, shown))


def _weight(block: Block) -> int:
    """Characters of running text: neither links nor labels."""
    return (
        max(len(block.text) - block.linked, 0)
        if _PROSE.search(block.text) and block.linked * 2 < len(block.text)
        else 0
    )


def _find_site(page: Page, weights: list[int]) -> list[bool]:
    """For each element whether it belongs to the site: by its tag or name, unless it holds most of the text."""
    total = list(_sum_up(page, weights))
    much = total[0] / 2
    site = [False] * len(page.elements)
    for at, element in enumerate(page.elements[1:], 1):
        if site[element.parent]:
            site[at] = True
        elif total[at] <= much:
            site[at] = element.tag in _SITE_TAGS or (bool(element.name) and _is_site_name(element.name))
    return site


@functools.lru_cache(1024)
def _is_site_name(name: str) -> bool:
    return bool(_SITE_NAME.search(name)) and not _MAIN_NAME.search(name)


def _sum_up(page: Page, weights: list[int]) -> list[int]:
    total = [0] * len(page.elements)
    for block, weight in zip(page.blocks, weights, strict=True):
        total[block.element] += weight
    for at in range(len(total) - 1, 0, -1):  # children stand after their parents
        total[page.elements[at].parent] += total[at]
    return total


def _descend(page: Page, own: list[int], paragraphs: list[int]) -> int:
    elements = page.elements
    total, count = own.copy(), paragraphs.copy()
    best = [-1] * len(elements)
    direct = paragraphs.copy()  # sentences in the element itself or in a paragraph of it
    for at in range(len(elements) - 1, 0, -1):
        parent = elements[at].parent
        total[parent] += total[at]
        count[parent] += count[at]
        if elements[at].tag not in _CONTAINERS:
            direct[parent] += count[at]
        elif best[parent] < 0 or total[at] >= total[best[parent]]:
            best[parent] = at
    here = passed = 0
    while (child := best[here]) > 0 and total[child]:
        element = elements[child]
        named = bool(_MAIN_NAME.search(element.name))
        passed += direct[here]
        if passed >= _FEW or total[child] < total[here] * (_MOST if named else _NEARLY_ALL):
            break
        if element.tag == "table" and not _is_layout(page, child, best, total, count):
            break
        here = child
    return here


def _is_layout(page: Page, table: int, best: list[int], total: list[int], count: list[int]) -> bool:
    """Whether one cell of a table holds nearly all of its text, and that is several paragraphs."""
    at = table
    while page.elements[at].tag not in ("td", "th"):
        inner = best[at]
        if inner < 0 or total[inner] < total[table] * _NEARLY_ALL:
            return False
        at = inner
    return count[at] >= _FEW


def _find_repeated(blocks: list[Block], visible: list[bool]) -> set[int]:
    """Blocks of a second copy of the text: a page may hold one for screens and one for paper or telephones."""
    first: dict[str, int] = {}
    again: list[int] = []
    for at, block in enumerate(blocks):
        is_long = visible[at] and len(block.text) >= _LONG and block.linked * 2 < len(block.text)
        if is_long and first.setdefault(block.text, at) != at:
            again.append(at)
    if len(again) < _FEW or len(again) < _MOST * len(first):
        return set()
    met: dict[str, int] = {}
    for at, block in enumerate(blocks):
        met.setdefault(block.text, at)
    start = again[0]
    while start > 0 and met[blocks[start - 1].text] < start - 1:
        start -= 1
    return {at for at in range(start, len(blocks)) if met[blocks[at].text] < start}
