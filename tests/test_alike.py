"""How alike is enough for two editions, and for a promise and its result: the last that is and the next that is not."""

import functools

import pytest
from test_lengths import STEMS, WORDS, Limit, diffed
from test_lineage import CARE, DATA, TREES, plan, tell
from test_outcomes import report
from test_thresholds import NUMBERS, TEA, TOWN, WATER, edition

import gdplan
from gdplan.answers.names import find_names, name_quantities
from gdplan.compare.words import Splitter
from gdplan.vocab.words import words

KEPT = "改造低产老茶园并建设良种繁育基地推广机械化采摘完善灌溉设施"
OTHERS = "整治河道淤积堵点清退违规养殖网箱加固病险水库大坝布设水文监测站"
ALSO = "。守护古茶树，开展茶园普查登记"
BESIDE = "开设老年食堂，发放助餐券"


def evidence(new: str) -> int:
    """How many sentences of the old edition tie its first item to the one that it became."""
    old, new = edition("某市2030年方案", KEPT + ALSO, BESIDE), edition("某市2031年方案", new + ALSO, BESIDE)
    links = gdplan.diff(old, new, explain=True).changes[0].links
    return sum(found.side == "old" for link in links for found in link.sentences)


def kinds(old: gdplan.Document, new: gdplan.Document) -> list[str]:
    return sorted(change.kind for change in gdplan.diff(old, new).changes)


def anew(more: int) -> tuple[str, str]:
    """A task that was written anew, each time with so many characters of its own."""
    return f"河道清淤{''.join(TEA)[:more]}", f"清理河道{''.join(WATER[1:])[:more]}"


def moved(more: int) -> list[str]:
    """The same in another section."""
    was, now = anew(more)
    old = f"某市2030年方案\n一、任务\n1.{BESIDE}。\n2.{was}。\n二、保障\n3.编排地方戏曲。"
    new = f"某市2031年方案\n一、任务\n1.{BESIDE}。\n二、保障\n2.编排地方戏曲。\n3.{now}。"
    return kinds(gdplan.parse(old), gdplan.parse(new))


def answer(promised: str, reported: str) -> str | None:
    """The number that answers a promise."""
    old = report(2025, "一、2025年重点工作", promised)
    (found,) = gdplan.outcomes(old, report(2026, "一、2025年工作回顾", reported)).outcomes
    return found.result.text if found.result else None


def repeats(promised: str) -> int:
    """How many of some promises only say again what one before them says."""
    old = report(2025, "一、2025年重点工作", promised)
    found = gdplan.outcomes(old, report(2026, "一、2025年工作回顾", "")).outcomes
    return sum(one.same_as is not None for one in found)


def steps(was: list[str], now: list[str]) -> list[str]:
    """The steps that link what changed of some tasks."""
    old, new = (edition(f"某市{year}年方案", *tasks, BESIDE) for year, tasks in ((2030, was), (2031, now)))
    changes = gdplan.diff(old, new, explain=True).changes
    return [link.basis for change in changes if change.kind != "same" for link in change.links]


def kept_whole(length: int) -> list[str]:
    """The step that links two tasks of which a sentence of such a length, without its mark, was kept."""
    return steps(*([f"{''.join(others)}。{'守护古茶树名木修缮祠堂'[:length]}"] for others in (TEA[:2], TOWN[:6])))


def kept(length: int) -> list[str]:
    """The step that links two tasks with the same first characters."""
    return steps(*([KEPT[:length] + "".join(others)] for others in (TOWN[:6], WATER)))


def preferred(length: int) -> list[str]:
    """The same beside another task, of which each has these characters and which stayed."""
    return steps(*([KEPT, KEPT[:length] + "".join(others)] for others in (TOWN[:2], WATER[:2])))


def rivalled(length: int) -> list[str]:
    """What becomes of a task that was written anew where another new one has two words of it among so many."""
    was, now = anew(8)
    old = edition("某市2030年方案", was, BESIDE)
    return kinds(old, edition("某市2031年方案", now, BESIDE, f"清淤{''.join(TOWN)[:length]}"))


def phrased(own: int) -> list[str]:
    """The same of a task that is a set phrase and so many characters of its own, each time others."""
    phrase = "以习近平新时代中国特色社会主义思想为指导"
    old, new = (
        edition(f"某市{year}年方案", f"{phrase}{text[:own]}", BESIDE) for year, text in ((2030, WORDS), (2031, OTHERS))
    )
    return kinds(old, new)


def scattered(count: int) -> list[str]:
    """What becomes of a heading with twenty tasks, of which so many went to another one and the rest to a third."""
    tasks = [f"{stem * 3}办理{stem * 4}事项" for stem in f"子丑寅卯辰巳午未申酉{STEMS}"]

    def written(year: int, *parts: tuple[str, ...]) -> gdplan.Document:
        places = iter(range(1, 100))
        lines = [
            f"{NUMBERS[at]}、{name}\n" + "\n".join(f"{next(places)}.{task}。" for task in own)
            for at, (name, *own) in enumerate(parts)
        ]
        return gdplan.parse("\n".join((f"某市{year}年方案", *lines)))

    green, lead = ("推进绿色转型", "组建护林队伍"), ("加强组织领导", "编排地方戏曲")
    old = written(2030, ("夯实发展基础", *tasks), green, lead)
    return sorted(
        change.kind
        for change in gdplan.diff(old, written(2031, (*green, *tasks[:count]), (*lead, *tasks[count:]))).headings
    )


def retitled(length: int) -> list[str]:
    """What becomes of the heading of a section that was written anew, so many characters of its title, too."""
    old, new = (
        gdplan.parse(
            f"某市{year}年方案\n一、{title}\n（一）推进。{'，'.join(tasks)}。\n二、强化保障\n（二）协同。{'，'.join(TOWN)}。"
        )
        for year, title, tasks in ((2030, KEPT[:21], TEA), (2031, f"{KEPT[: 21 - length]}{OTHERS[:length]}", WATER))
    )
    return sorted(change.kind for change in gdplan.diff(old, new).headings)


def score(promised: str, reported: str) -> float | None:
    """How alike the names of a promise and of its answer are."""
    (found,) = gdplan.outcomes(
        report(2025, "一、2025年重点工作", promised), report(2026, "一、2025年工作回顾", reported)
    ).outcomes
    return found.evidence.score


def also_near(count: int) -> int:
    """How many of so many like results are told as not being the answer."""
    results = "".join(f"茶叶产量达到{31 + at}万吨。" for at in range(count))
    old, new = report(2025, "一、2025年重点工作", "茶叶产量达到30万吨。"), report(2026, "一、2025年工作回顾", results)
    return len(gdplan.outcomes(old, new, explain=True).outcomes[0].evidence.candidates)


def name_of(clause: str) -> str:
    """What a bare number in such a clause measures."""
    (named,) = name_quantities(report(2025, "一、2025年重点工作", "今年开工30万套。"))
    ((name,), _) = find_names(named.quantity._replace(before=clause))
    return name


KEEP = (DATA, CARE, TREES)
ROADS = "加宽桥梁，修补路面，疏通边沟，栽种行道树，更新沿线标志标线，设置护栏，刷新里程碑，增设停车港湾"


def values_on_a_line(length: int) -> list[int]:
    """The lines of a target that one year names by so many characters, the next by one more among them."""
    task = "培育产业。推进示范应用，编制建设目录，开展业务培训，"
    names = f"{WORDS[: length - 2]}产量", f"{WORDS[:2]}绿{WORDS[2 : length - 2]}产量"
    editions = [plan(2021 + at, f"{task}{name}达到3{at}万吨。", DATA) for at, name in enumerate(names)]
    return [len(line.values) for chain in gdplan.lineage(editions).chains for line in chain.lines]


def comes_back(length: int) -> list[str]:
    """Which of two tasks is the one of two years before; the second has so much of it."""
    later = f"整修道路。改造县道和乡道，{ROADS[:20]}。", f"养护道路。改造县道和乡道，{ROADS[:length]}。"
    found = gdplan.lineage(
        [plan(2021, *KEEP, f"改造公路。改造县道和乡道，{ROADS}。"), plan(2022, *KEEP), plan(2023, *KEEP, *later)]
    )
    return [chain.heading for chain in found.chains if "back-again" in chain.kinds]


def gives_way(length: int) -> str:
    """The years of a task of which another has a little one year, and one that has so much of it the next."""
    other = f"整治村庄。安装太阳能灯，拆除危房，整治水塘，{ROADS[:17]}。"
    again = f"改造公路。{'，'.join(TOWN[:3])}{ROADS[:length]}。"
    return tell(
        gdplan.lineage(
            [plan(2021, *KEEP, f"改造公路。{ROADS}。"), plan(2022, *KEEP, other), plan(2023, *KEEP, other, again)]
        )
    )["改造公路"]


@functools.cache
def of_two(count: int) -> list[str]:
    """Words of two characters of which there are 2 to the power of `count`."""
    return [
        word
        for word, known in words().items()
        if known == count and len(word) == 2 and not set(word) & set(f"{NUMBERS}百千万零两半")
    ]


def parted(count: int) -> int:
    """How many words a word of four characters is whose halves are 2 to the power of `count` times as frequent."""
    known = words()
    whole = (word for word in known if len(word) == 4 and {word[:2], word[2:]} <= known.keys())
    free = (word for word in whole if not {word[1:3], word[:3], word[1:]} & known.keys())
    return len(
        Splitter().split(next(word for word in free if known[word[:2]] + known[word[2:]] - known[word] == count))
    )


def number_before(count: int) -> str:
    """The first word of 一 and a word of 2 to the power of `count` that begins with a unit."""
    return Splitter().split("一" + next(word for word in of_two(count) if word[0] in "个人"))[0]


def name_between(count: int) -> int:
    """How many words four characters are, two words of together 2 to the power of `count`, between them a name."""
    known = words()
    one, other = next(
        (one, other)
        for one in of_two(7)
        for other in of_two(count - 7)
        if not {one[1] + other[0], one + other, one + other[0], one[1] + other} & known.keys()
    )
    return len(Splitter([one[1] + other[0]]).split(one + other))


LIMITS = [
    # editions
    Limit("characters at the end of a sentence that were rewritten", lambda n: evidence(f"{KEPT[:-n]}{OTHERS[:n]}"), 6, 2, 1),
    Limit("characters of a sentence that stand in another", lambda n: evidence(f"{KEPT[:n]}{OTHERS[:9]}。{OTHERS[9:18]}{KEPT[n - 1 :]}"), 18, 1, 2),
    Limit("characters that two items do not share, in one place", lambda n: kinds(*(edition(f"某市{year}年方案", text, BESIDE) for year, text in zip((2030, 2031), anew(n), strict=True))), 13, ["edited", "same"], ["added", "removed", "same"]),
    Limit("characters that two items do not share, in two places", moved, 8, ["moved", "same", "same"], ["added", "removed", "same", "same"]),
    Limit("characters of a clause that were rewritten as it moved", lambda n: len(diffed(f"1.建设平台。{KEPT[:20]}。完善制度体系。\n2.推广良种。培育茶苗。", f"1.建设平台。完善制度体系。\n2.推广良种。培育茶苗。{KEPT[: 20 - n]}{OTHERS[:n]}。").moved_sentences), 9, 1, 0),
    Limit("a sentence with its mark that is too short to tie two tasks", kept_whole, 6, ["remaining"], ["pair"]),
    Limit("characters of two tasks that do not link them by themselves", kept, 11, ["remaining"], ["pair"]),
    Limit("characters of another task with which two tasks still prefer one another", preferred, 26, ["pair"], ["remaining"]),
    Limit("a rival of a task that was written anew", rivalled, 9, ["added", "added", "removed", "same"], ["added", "edited", "same"]),
    Limit("what a set phrase has beside it", phrased, 7, ["edited", "same"], ["added", "removed", "same"]),
    Limit("tasks of twenty that do not show where a heading went", scattered, 10, ["removed", "same", "same"], ["merged", "same"]),
    Limit("pairs of twenty that a title and its rewording do not share", retitled, 10, ["renamed", "same"], ["added", "removed", "same"]),
    # words of editions
    Limit("how much more frequent halves are of a word that stays whole", parted, 20, 1, 2),
    Limit("how frequent a word is of which a number keeps the unit", number_before, 11, "一个", "一"),
    Limit("how frequent two words are between which a name is one", name_between, 14, 3, 2),
    # editions of several years
    Limit("the name of a target that is too short for one more character", values_on_a_line, 4, [1, 1], [2]),
    Limit("a task that is as much like the one of two years before as another is", comes_back, 26, [], ["5.养护道路"]),
    Limit("a task that is not so much more alike than its neighbour's", gives_way, 38, "23:new", "21: 23:back-again+edited"),
    # promises and results
    Limit("other results that are told", also_near, 4, 3, 3),
    Limit("a clause that names what a bare number counts", lambda n: len(name_of(WORDS[:n])), 24, 24, 24),
    Limit("a name beside a bare number that is too short", lambda n: score(f"改造{WORDS[:n]}，今年开工30万套。", f"{WORDS[:n]}开工31万套。"), 2, None, 0.815),
    Limit("a name of which the words around supply what it leaves out", lambda n: score(f"发展陶瓷。{WORDS[:n]}产量达到30万吨。", f"{WORDS[:n]}陶瓷产量达到31万吨。"), 3, 0.97, 0.97),
    Limit("a name that is too short to hold what narrows it", lambda n: answer(f"高山{WORDS[:n]}产量达到30万吨。", f"{WORDS[:n]}产量达到31万吨。"), 2, None, "达到31万吨"),
    Limit("things that a promise lists", lambda n: score(f"{'、'.join(['锡矿石', '茶叶', '陶瓷', '稻谷', '甘蔗'][:n])}产量达到30万吨。", "茶叶产量达到31万吨。"), 4, 0.9, None),
    Limit("a result that does not say that it was reached", lambda n: score(f"{WORDS[:n]}产量达到30万吨。", f"{WORDS[:n]}产量30万吨。"), 3, 0.95, 0.95),
    Limit("the opening of a sentence that says over which years", lambda n: answer("农村公路新建300公里。", f"五年来{WORDS[: n - 4]}，经济实力跃上新台阶。农村公路新建300公里。"), 31, None, "300公里"),
    Limit("characters before the years of a sentence", lambda n: answer("农村公路新建300公里。", f"{WORDS[:n]}今明两年职业技能培训3500万人次，农村公路新建300公里。"), 1, None, "300公里"),
    Limit("a name that is too short to be said again in other words", lambda n: repeats(f"{WORDS[:n]}产量达到30万吨。{WORDS[:n]}总产量达到30万吨。"), 7, 0, 1),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
