"""A title that the text names in 《》: that of what a news paragraph hands over to."""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.normalize import PlanText
from gdplan.outline.titles import is_title
from gdplan.patterns import lazy

CITED = lazy("《([^《》]{4,80})》")
TITLE_WITHIN = 20  # paragraphs from the beginning
# A news paragraph that hands over to the text: 《关于某事的意见》全文如下。
_QUOTED = lazy(r"《(?P<title>[^《》]{4,80})》(?:的?(?:主要内容|全文|正文))?(?:公布|发布|刊登)?如下 *[:。]$")
_FULL_TEXT = lazy(r"(?:全文|正文|原文)(?:公布|发布|刊[登发])?如下 *[:。]$")
_MADE_PUBLIC = lazy(r"(?:印发|发布|公布|出台|下发|通过|批准)了?$")


class Quoted(NamedTuple):
    """A title that only the news paragraph before the text prints: where, by paragraph and characters."""

    paragraph: int
    start: int
    end: int
    last: int  # the paragraph that hands over, which may be the next one


def find_quoted(texts: Sequence[PlanText]) -> Quoted | None:
    """The title in 《…》全文如下。

    >>> find_quoted([PlanText("《关于推进某事的意见》全文如下。"), PlanText("为推进某事,提出以下意见。")])
    Quoted(paragraph=0, start=1, end=10, last=0)
    """
    for i, text in enumerate(texts[:TITLE_WITHIN]):
        if "如下" not in text:
            continue
        if (match := _QUOTED.search(text)) and is_title(match["title"]):
            return Quoted(i, *match.span("title"), i)
        if full := _FULL_TEXT.search(text):
            lead = i - (full.start() == 0 and i > 0)  # 全文如下： on a line of its own
            found = [match for match in CITED.finditer(texts[lead]) if is_title(match[1])]
            found.sort(key=lambda match: _MADE_PUBLIC.search(texts[lead], 0, match.start()) is None)
            if found:
                return Quoted(lead, *found[0].span(1), i)
    return None
