"""Containers beside the one that holds the text, and hold parts of the document: pages, notice, signature, annexes."""

import re
from collections.abc import Sequence

from gdplan.sources.page import Block, Page
from gdplan.vocab.dates import WITH_YEAR
from gdplan.vocab.numerals import TO_TEN
from gdplan.vocab.page_labels import HANDS_ON

_LONGEST_LINE = 40  # characters of a line of a signature
_FEW = 6  # lines of a signature
_DATE = re.compile(rf"[（(]?{WITH_YEAR}[）)]?$")
_ADDRESSEE = re.compile(r"^[^，。；！？]{2,120}[：:]$")
_ANNEX = re.compile(rf"^附\s*[件表录錄](?:\s*[0-9{TO_TEN}]{{1,3}})?\s*(?:[：:]|$)")


def find_parts(page: Page, main: int, taken: Sequence[bool], site: Sequence[bool]) -> list[int]:
    """The elements beside `main`, or beside one around it, that hold a part of the document.

    A part bears the name of the main container (pages), hands the text on (现将…印发给你们), signs it or is an annex.
    """
    elements = page.elements
    way = {main}
    here = main
    while here:
        here = elements[here].parent
        way.add(here)
    beside: dict[int, list[Block]] = {}  # by element next to the way down to main, the blocks that it holds
    next_to = [-1] * len(elements)
    for at in range(1, len(elements)):
        parent = elements[at].parent
        if at not in way:
            next_to[at] = at if parent in way and parent != main else next_to[parent]
    for at, block in enumerate(page.blocks):
        part = next_to[block.element]
        if part >= 0 and taken[at] and not site[block.element]:
            beside.setdefault(part, []).append(block)
    name = elements[main].name
    return [
        part
        for part, blocks in beside.items()
        if (part > main and _ANNEX.match(blocks[0].text))  # a list of annexes is one of links
        or (
            _is_text(blocks)
            and (
                (name and elements[part].name == name and elements[part].parent == elements[main].parent)
                or (part < main and _is_notice(blocks))
                or (part > main and _is_signature(blocks))
            )
        )
    ]


def _is_text(blocks: Sequence[Block]) -> bool:
    return sum(block.linked for block in blocks) * 5 < sum(len(block.text) for block in blocks)


def _is_notice(blocks: Sequence[Block]) -> bool:
    return any(_ADDRESSEE.match(block.text) for block in blocks) and any(HANDS_ON.search(b.text) for b in blocks)


def _is_signature(blocks: Sequence[Block]) -> bool:
    short = len(blocks) <= _FEW and all(len(block.text) <= _LONGEST_LINE for block in blocks)
    return short and any(_DATE.match("".join(block.text.split())) for block in blocks)
