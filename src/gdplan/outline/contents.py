"""Tables of contents (目录): entries that come again as headings, or that lead to page numbers."""

from collections.abc import Iterator, Sequence

from gdplan.outline.paragraphs import Line
from gdplan.patterns import lazy

SHORT = 60  # characters: longer lines are text
_LEADER = lazy(r"(?:[.·・-]{3}|[…⋯])[ .…·・⋯-]*\(? *\d{1,4} *\)?$")
_PAGE_AT_END = lazy(r"[ .…·・⋯-]*\(?\d{0,4}\)?$")
_FIRST_ENTRY = lazy("[一第壹(]|1[一-鿿]")
_CONTENTS_LINES = 400  # short lines from the beginning among which a table of contents is looked for
_BEFORE_HEADING = "\n。)"  # a heading may be glued to the line before it


def find_contents(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """A table of contents: under 目录 lines that come again as headings, or lines with leaders and page numbers."""
    found: set[int] = set()
    titles = [i for i in short if lines[i].text[0] == "目" and lines[i].text.replace(" ", "") in ("目录", "目次")]
    if titles:
        compact = [line.text.replace(" ", "") for line in lines]
        for title in titles[:2]:
            found |= _entries(compact, title)
    leaders = [i for i, line in enumerate(lines) if line.text[-1] in "0123456789)" and _LEADER.search(line.text[-60:])]
    for run in _runs([i for i in leaders if i not in found]):
        if len(run) >= 3:
            found |= set(run)
    return found or _bare_contents(lines, short)


def _entries(compact: Sequence[str], title: int) -> set[int]:
    """The lines after 目录 that are printed again below, or have leaders."""
    found, later = {title}, "\n" + "\n".join(compact[title + 1 :]) + "\n"
    position = last = 0
    for i in range(title + 1, len(compact)):
        entry = _PAGE_AT_END.sub("", compact[i]) if _PAGE_AT_END.search(compact[i]) else compact[i]
        position += len(compact[i]) + 1
        again = _find_heading(later, entry or compact[i], max(position, last))
        if again < 0:
            again = _find_heading(later, entry or compact[i], position)
        if again < 0 and not _LEADER.search(compact[i]):
            break
        last = max(last, again)  # headings come in the order of their entries: nothing is looked through twice
        found.add(i)
    return found


def _find_heading(text: str, heading: str, start: int) -> int:
    """Where a heading stands from `start` on, at the beginning of a line or glued to what ends one; -1 if nowhere."""
    at = text.find(heading, start + 1)
    while at >= 0 and text[at - 1] not in _BEFORE_HEADING:
        at = text.find(heading, at + 1)
    return at - 1 if at >= 0 else -1


def _bare_contents(lines: Sequence[Line], short: Sequence[int]) -> set[int]:
    """A table without title or page numbers: short lines near the beginning that all come again in that order."""
    first: dict[str, int] = {}
    for i in short[:_CONTENTS_LINES]:
        text = lines[i].text.replace(" ", "")
        start = first.setdefault(text, i)
        if i - start < 3 or not _FIRST_ENTRY.match(text):
            continue
        run = [lines[k].text.replace(" ", "") for k in range(start, i)]
        if all(len(entry) <= SHORT and entry[-1] not in "。;" for entry in run):
            below = iter([line.text.replace(" ", "") for line in lines[i:]])
            if all(any(line.startswith(entry.rstrip(":")) for line in below) for entry in run):
                return set(range(start, i))
            return set()
    return set()


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring indexes, a stray line between two of them allowed."""
    run: list[int] = []
    for i in indexes:
        if run and i - run[-1] > 2:
            yield run
            run = []
        run.append(i)
    if run:
        yield run
