"""Items that differ only in the numbers of the articles that they refer to, the same articles under new numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence

from gdplan.compare.reading import Item, fold_all
from gdplan.vocab.numerals import TO_TEN

_ARTICLE = re.compile(rf"第[^第条]{{1,7}}条(?:之[{TO_TEN}\d]+)?")


class References:
    """The references of two editions to their own articles, and which article became which."""

    def __init__(self, items: tuple[Sequence[Item], Sequence[Item]], links: Iterable[tuple[int, int]]) -> None:
        self._names: tuple[dict[str, str], dict[str, str]] = ({}, {})  # of old, of new: eid -> what both call it
        eids = tuple([item.node.eid for item in side] for side in items)
        for old, new in links:
            name = f"\0{new}\0"
            self._names[0].setdefault(eids[0][old], name)
            self._names[1].setdefault(eids[1][new], name)

    def is_renumbered(self, old: Item, new: Item) -> bool:
        """Whether the texts of two items are the same but for numbers of articles that are linked."""
        if old.key == new.key:
            return False
        return self._neutral(old, self._names[0]) == self._neutral(new, self._names[1])

    def _neutral(self, item: Item, names: Mapping[str, str]) -> str:
        """The text with each reference to an article of the document under the name that both editions share."""
        found = [
            (mention.text, names[mention.target])
            for node in item.nodes
            for mention in node.mentions
            if mention.kind == "reference" and mention.target and mention.target in names
        ]
        text, end = item.key, 0
        pieces: list[str] = []
        for printed, name in zip(fold_all(text for text, _ in found), (name for _, name in found), strict=True):
            start = text.find(printed, end)
            if start < 0:
                continue
            pieces += text[end:start], _ARTICLE.sub(name, printed, count=1)
            end = start + len(printed)
        return "".join((*pieces, text[end:]))
