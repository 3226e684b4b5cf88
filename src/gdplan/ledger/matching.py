"""Which line of a new ledger is which of an old one: the same document's first, then as `diff` aligns editions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gdplan.compare.align import YEARS, Link, align, group
from gdplan.compare.reading import Item, Words, fold_all, to_items
from gdplan.compare.targets import likeness_of_words, pair_up
from gdplan.ledger.lines import Lines
from gdplan.ledger.record import Record, RecordedLine

_ALIKE = 0.5  # share of character pairs that the indicators of one target have in common

Became = Mapping[int, tuple[int, ...]]
"""Old lines to new ones, the one most like it first."""


def match_lines(record: Record, lines: Lines) -> dict[str, Became]:
    """What became of the lines of an old ledger, sheet by sheet."""
    links = _link_tasks(record, lines)
    tasks: dict[int, list[int]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.similarity, link.new)):
        tasks[link.old].append(link.new)
    documents = _pair_documents(record, lines)
    paths = {one.path: documents[at] for at, one in enumerate(record.documents) if at in documents}
    sources = enumerate(one.cells.get("文件") for one in record.lines["说明"])
    return {
        "任务台账": {place: tuple(own) for place, own in tasks.items()},
        "指标台账": _match_targets(record.lines["指标台账"], lines, links, documents),
        "单位清单": _match_words(record.lines["单位清单"], ("单位",), [(line.name,) for line in lines.bodies]),
        "疑点": _match_words(
            record.lines["疑点"], ("来源", "疑点"), [(line.source, line.words) for line in lines.doubts]
        ),
        "说明": {old: (paths[path],) for old, path in sources if path in paths},
    }


def _link_tasks(record: Record, lines: Lines) -> list[Link]:
    old, new = record.lines["任务台账"], lines.tasks
    items = (
        to_items([Words(one.cells.get("编号", ""), one.above, one.heading, one.said) for one in old]),
        to_items([Words(one.key, one.above, one.heading, one.said) for one in new]),
    )
    links: list[Link] = []
    for before, after in _pair_documents(record, lines).items():
        sides = (
            [item for item, one in zip(items[0], old, strict=True) if one.document == before],
            [item for item, one in zip(items[1], new, strict=True) if one.document == after],
        )
        titles = record.documents[before].title, lines.sources[after].title
        links += _link(sides, titles)
    if max(len(record.documents), len(lines.sources)) > 1:  # tasks go from one document to another, too
        olds, news = {link.old for link in links}, {link.new for link in links}
        rest = [item for item in items[0] if item.place not in olds], [i for i in items[1] if i.place not in news]
        if all(rest):
            links += _align(rest, (None, None))
    return links


def _link(sides: tuple[list[Item], list[Item]], titles: tuple[str, str]) -> list[Link]:
    """By the key where the words are the same, otherwise by alignment."""
    there = {_key(item): item for item in sides[1]}
    same = {item.place: there[_key(item)].place for item in sides[0] if _key(item) in there}
    links = [Link(old, new, 1.0, "pair") for old, new in same.items()]
    if len(same) < len(sides[0]):
        links += [link for link in _align(sides, titles) if link.old not in same]
    return links


def _key(item: Item) -> tuple[str, str, str]:
    return item.node.eid.rpartition("/")[2], item.heading, item.key


def _align(sides: tuple[list[Item], list[Item]], titles: tuple[str | None, str | None]) -> Iterator[Link]:
    """The links of some items, by the places that these have among all."""
    own = [[item._replace(place=place) for place, item in enumerate(side)] for side in sides]
    for link in align(own[0], own[1], titles=titles).links:
        yield link._replace(old=sides[0][link.old].place, new=sides[1][link.new].place)


def _pair_documents(record: Record, lines: Lines) -> dict[int, int]:
    """Which document is an edition of which: of the same path, of the same title but for its year, the last left."""
    titles = fold_all([*(one.title for one in record.documents), *(one.title for one in lines.sources)])
    plain = [YEARS.sub("", title) for title in titles]
    count = len(record.documents)
    pairs: dict[int, int] = {}
    told = (
        ([one.path for one in record.documents], [one.path for one in lines.sources]),
        (plain[:count], plain[count:]),
    )
    for old, new in told:
        for before, name in enumerate(old):
            after = next((at for at, one in enumerate(new) if one == name and at not in pairs.values()), None)
            if name and before not in pairs and after is not None:
                pairs[before] = after
    left = [at for at in range(count) if at not in pairs]
    free = [at for at in range(len(lines.sources)) if at not in pairs.values()]
    if len(left) == len(free) == 1:
        pairs[left[0]] = free[0]
    return pairs


def _none_of(document: int) -> int:
    """What stands for the task of those targets of a document that belong to none."""
    return -1 - document


def _match_targets(
    old: Sequence[RecordedLine], lines: Lines, links: Iterable[Link], documents: Mapping[int, int]
) -> dict[int, tuple[int, ...]]:
    """Targets of tasks that hang together, the most alike first; those of no task likewise."""
    own: tuple[dict[int, list[int]], dict[int, list[int]]] = defaultdict(list), defaultdict(list)
    for place, one in enumerate(old):
        own[0][_none_of(one.document or 0) if one.task is None else one.task].append(place)
    for place, line in enumerate(lines.targets):
        own[1][_none_of(line.document) if line.at is None else line.at].append(place)
    folded = fold_all([one.cells.get("指标", "") for one in old] + [line.indicator for line in lines.targets])
    units = fold_all([one.cells.get("单位", "") for one in old] + [line.unit for line in lines.targets])
    texts = fold_all([one.cells.get("原文", "") for one in old] + [line.text for line in lines.targets])

    def likeness(one: int, other: int) -> float:
        other += len(old)
        if not (folded[one] and folded[other]):
            return 0.6 if folded[one] == folded[other] and texts[one] == texts[other] else 0.0
        alike = 1.0 if folded[one] == folded[other] else likeness_of_words(folded[one], folded[other])
        return alike + 0.2 * (units[one] == units[other]) + 0.1 * (texts[one] == texts[other]) if alike else 0.0

    became: dict[int, tuple[int, ...]] = {}
    outside = [((_none_of(before),), (_none_of(after),)) for before, after in documents.items()]
    for olds, news in (*group(links), *outside):
        before = [place for task in olds for place in own[0][task]]
        after = [place for task in news for place in own[1][task]]
        for j, i in pair_up(before, after, likeness, _ALIKE).items():
            became[before[i]] = (after[j],)
    return became


def _match_words(
    old: Sequence[RecordedLine], heads: tuple[str, ...], new: Sequence[tuple[str, ...]]
) -> dict[int, tuple[int, ...]]:
    """Lines that say the same under these heads."""
    keys = fold_all(["\t".join(one) for one in new] + ["\t".join(one.cells.get(h, "") for h in heads) for one in old])
    there = {key: at for at, key in reversed([*enumerate(keys[: len(new)])])}
    return {at: (there[key],) for at, key in enumerate(keys[len(new) :]) if key in there}
