"""How many tasks a document says that it has."""

from collections.abc import Iterator

from gdplan.outline import Draft, Outline, Paragraph
from gdplan.outline.front import declared_tasks


def find_declared(outline: Outline) -> int | None:
    """The count that stands before the first number, or over the items of the section of work; None without one."""
    front = outline.front
    lines = [outline.head[i] for i in (*front.cover, *front.preamble)]
    found = (declared_tasks(line.text) for line in (*lines, *_lead_of_work(outline.body)))
    return next((count for count, _ in filter(None, found)), None)


def _lead_of_work(roots: list[Draft]) -> Iterator[Paragraph]:
    """What stands over the items of the one section that parts them: elsewhere a count is that of its section."""
    parted = [root for root in roots if any(child.children for child in root.children)]
    if len(parted) == 1:
        begin = parted[0].children[0].start
        yield from (paragraph for paragraph in parted[0].paragraphs if paragraph.place(0) < begin)
