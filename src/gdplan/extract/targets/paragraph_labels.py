"""What the labels inside a paragraph say of the sentences behind them: 2027年:, 完成情况:"""

from collections.abc import Sequence
from typing import NamedTuple

from gdplan.extract.context import Passage
from gdplan.patterns import lazy
from gdplan.vocab import cues
from gdplan.vocab.dates import YEAR

LABEL = lazy(rf"\s*(?:[(\d]{{0,2}}[.、)])?(?:(?P<year>{YEAR})年)?(?P<says>[^,;:。\d]{{2,10}}):")
_YEAR_LABEL = lazy(rf"\s*[—(]*({YEAR})年[^,;。:0-9]{{0,8}}:")
_LONGEST = 20  # characters of a label
_TOLD = lazy(cues.TOLD_LABEL.pattern)


class Labelled(NamedTuple):
    """What holds for one passage."""

    year: int | None  # that 6月底前 means there, where its paragraph has one
    is_told: bool  # the last label is over what was done


_NOTHING = Labelled(None, is_told=False)


class ParagraphLabels:
    """The labels of the passages of one section, each read once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._has_any = any(passage.text.find(":", 0, _LONGEST) >= 0 for passage in passages)
        self._read: list[Labelled] = []

    def at(self, index: int) -> Labelled:
        """What the labels up to a passage, of its paragraph, say."""
        if not self._has_any:
            return _NOTHING
        for passage in self._passages[len(self._read) : index + 1]:
            year, is_told = (None, False) if passage.starts_paragraph or not self._read else self._read[-1]
            if passage.starts_paragraph and (named := _YEAR_LABEL.match(passage.text)):
                year = int(named[1])
            if label := LABEL.match(passage.text):
                is_told = _TOLD.search(label["says"]) is not None
            self._read.append(Labelled(year, is_told))
        return self._read[index]
