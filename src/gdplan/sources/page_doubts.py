"""What a page may have and its text has not: the end of a saved page, text that a script shows, parts left out."""

import re
from collections.abc import Iterator, Sequence

from gdplan.sources import Notice
from gdplan.sources.page import Page

_WHOLE = re.compile(r"<html\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_IN_TAG = re.compile(r"<[a-zA-Z/!][^<>]*$")
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script\s*>", re.IGNORECASE)
_TERMINAL = "。！？；：…）)】〕”》.!?;:"
_SENTENCE = re.compile("[，。；].*[。；！？]$")
_LEAST = 30  # characters of a paragraph that may be one of the document
_LITTLE = 40  # characters: a page with less is a frame
_QUOTED = 24  # characters that a message repeats


def find_doubts(html: str, page: Page, chosen: Sequence[int], text_length: int) -> Iterator[Notice]:
    """All of a page; `chosen` are its blocks that were taken for the document, a text of so many characters."""
    length = sum(len(page.blocks[at].text) for at in chosen)
    if length < _LITTLE and _SCRIPT.search(html):
        yield Notice("script-page", {"characters": length}, 0, 0)
    elif _is_cut_off(html, page.blocks[chosen[-1]].text if chosen else ""):
        yield Notice("input-cut-off", {}, text_length, text_length)
    kept = {page.blocks[at].text for at in chosen}
    left = [
        block.text
        for block in page.blocks
        if len(block.text) >= _LEAST
        and not page.elements[block.element].hidden
        and block.linked * 2 < len(block.text)
        and block.text not in kept
        and _SENTENCE.search(block.text)
    ]
    if left:
        values: dict[str, str | int] = {"printed": left[0][:_QUOTED], "characters": sum(map(len, left))}
        yield Notice("page-part-left-out", values, 0, 0)


def _is_cut_off(html: str, last: str) -> bool:
    """Whether a page that began as a whole one ends inside a tag, a script or a sentence."""
    if not _WHOLE.search(html) or _ENDS.search(html):
        return False
    if _IN_TAG.search(html) or len(_SCRIPT.findall(html)) > len(_SCRIPT_END.findall(html)):
        return True
    return bool(last) and html.rstrip().endswith(last[-4:]) and last[-1] not in _TERMINAL
