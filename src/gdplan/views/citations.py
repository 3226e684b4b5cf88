"""How to cite a place of a document: 《…》三、（二）5，第4页."""

import re

from gdplan.model import Document, Node
from gdplan.views.positions import Place
from gdplan.views.printed import Printed
from gdplan.vocab.numerals import TO_TEN

_ANNEX = re.compile(rf"附\s*[件錄录表]\s*[0-9０-９{TO_TEN}]{{0,3}}")  # the label of an annex
_PAGE = {"hant": "頁", "hans": "页", None: "页"}


class Citations:
    """The citations of one document."""

    def __init__(self, document: Document, printed: Printed) -> None:
        self._document = document
        self._printed = printed
        self._annexes = {annex.eid: annex.span[0] for annex in document.attachments}

    def of(self, place: Place, pages: tuple[int, ...]) -> str:
        """The title, in an annex its label, the numbers from the top, and the pages where there are any."""
        data, source = self._document.metadata, self._document.source
        title = data.cover_title if place.node is self._document.cover and data.cover_title else data.title
        cited = f"《{title}》" if title else source.name or ""
        numbers = _numbers((*place.above, place.node))
        start = self._annexes.get(place.node.eid.partition("__")[0])
        if start is not None:
            label = _ANNEX.match(self._printed.text, start)
            cited += "".join(label[0].split()) if label else "附件"
            numbers = f"，{numbers}" if numbers else ""
        cited += numbers
        if pages:
            shown = f"{pages[0]}—{pages[-1]}" if len(pages) > 1 else f"{pages[0]}"
            cited += f"，第{shown}{_PAGE[source.script]}"
        return cited


def _numbers(nodes: tuple[Node, ...]) -> str:
    """Numbers from the top: 三、（二）5; of a node without one its heading, where it is the last."""
    printed = [(node.num or "").strip().rstrip(".．") for node in nodes]
    last = nodes[-1]
    return "".join((*printed, "" if last.num else last.heading or "")).rstrip("、")
