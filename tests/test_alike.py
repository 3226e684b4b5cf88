"""How alike is enough for two editions, and for a promise and its result: the last that is and the next that is not."""

import pytest
from test_lengths import WORDS, Limit, diffed
from test_outcomes import report
from test_thresholds import TEA, WATER, edition

import gdplan

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


LIMITS = [
    # editions
    Limit("characters at the end of a sentence that were rewritten", lambda n: evidence(f"{KEPT[:-n]}{OTHERS[:n]}"), 6, 2, 1),
    Limit("characters of a sentence that stand in another", lambda n: evidence(f"{KEPT[:n]}{OTHERS[:9]}。{OTHERS[9:18]}{KEPT[n - 1 :]}"), 18, 1, 2),
    Limit("characters that two items do not share, in one place", lambda n: kinds(*(edition(f"某市{year}年方案", text, BESIDE) for year, text in zip((2030, 2031), anew(n), strict=True))), 13, ["edited", "same"], ["added", "removed", "same"]),
    Limit("characters that two items do not share, in two places", moved, 8, ["moved", "same", "same"], ["added", "removed", "same", "same"]),
    Limit("characters of a clause that were rewritten as it moved", lambda n: len(diffed(f"1.建设平台。{KEPT[:20]}。完善制度体系。\n2.推广良种。培育茶苗。", f"1.建设平台。完善制度体系。\n2.推广良种。培育茶苗。{KEPT[: 20 - n]}{OTHERS[:n]}。").moved_sentences), 9, 1, 0),
    # promises and results
    Limit("a name that is too short to hold what narrows it", lambda n: answer(f"高山{WORDS[:n]}产量达到30万吨。", f"{WORDS[:n]}产量达到31万吨。"), 2, None, "达到31万吨"),
    Limit("things that a promise lists", lambda n: answer(f"{'、'.join(['锡矿石', '茶叶', '陶瓷', '稻谷', '甘蔗'][:n])}产量达到30万吨。", "茶叶产量达到31万吨。"), 4, "达到31万吨", None),
    Limit("the opening of a sentence that says over which years", lambda n: answer("农村公路新建300公里。", f"五年来{WORDS[: n - 4]}，经济实力跃上新台阶。农村公路新建300公里。"), 31, None, "300公里"),
    Limit("characters before the years of a sentence", lambda n: answer("农村公路新建300公里。", f"{WORDS[:n]}今明两年职业技能培训3500万人次，农村公路新建300公里。"), 1, None, "300公里"),
    Limit("a name that is too short to be said again in other words", lambda n: repeats(f"{WORDS[:n]}产量达到30万吨。{WORDS[:n]}总产量达到30万吨。"), 7, 0, 1),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_the_last_that_counts_and_the_next(limit):
    assert [limit.read(limit.last), limit.read(limit.last + 1)] == [limit.within, limit.beyond]
