"""Chains of tasks over several editions: what became of each, in any order of the editions, with bounded cost."""

import itertools
import tracemalloc

import pytest
from histories import make_history, read_chains, score_chains, score_links
from hypothesis import given
from hypothesis import strategies as st
from shared import ROOT

import gdplan
from gdplan.compare import align

NAMES = ("made_up_2023", "made_up_2024", "guangdong_2025", "made_up_2026")
DATA = "开放数据。建设开放平台，编制开放目录，向企业提供数据接口。"
ROADS = "改造公路。改造县道和乡道，加宽桥梁，更新沿线标志标线。"
ROADS_ALIKE = "改造公路。改造县道和乡道，加宽桥梁，安装沿线路灯。"
CARE = "兴办养老院。每镇兴办一所养老院，培训护理员，补贴床位。"
TREES = "植树造林。在荒山植树，抚育中幼林，建设苗圃。"


def plan(year, *tasks, section="一、任务"):
    return gdplan.parse(
        "\n".join([f"某县{year}年工作要点", section, *(f"{n}.{task}" for n, task in enumerate(tasks, 1))])
    )


def tell(found):
    """Of each chain its last heading without its number, and the years with what happened."""
    return {
        chain.heading.partition(".")[2]: " ".join(
            f"{found.editions[step.edition].year % 100}:{'+'.join(filter(None, (step.kind, *step.also)))}"
            for step in chain.steps
        )
        for chain in found.chains
    }


CASES = {
    "kept, new, dropped": (
        [(DATA, ROADS), (DATA, CARE), (DATA, CARE)],
        {"开放数据": "21: 22:same 23:same", "改造公路": "21: 22:dropped", "兴办养老院": "22:new 23:same"},
    ),
    "a pause of one edition": (
        [(DATA, ROADS), (DATA,), (DATA, ROADS)],
        {"开放数据": "21: 22:same 23:same", "改造公路": "21: 23:back-again"},
    ),
    "a pause of two is an end": (
        [(ROADS, DATA), (DATA,), (DATA,), (DATA, ROADS_ALIKE)],
        {"开放数据": "21: 22:same 23:same 24:same", "改造公路": "24:new"},
    ),
    "edited when it comes back": (
        [(DATA, ROADS), (DATA,), (DATA, ROADS_ALIKE)],
        {"开放数据": "21: 22:same 23:same", "改造公路": "21: 23:back-again+edited"},
    ),
    "renamed": (
        [(DATA, ROADS), (DATA, ROADS.replace("改造公路。", "整修农村公路。"))],
        {"开放数据": "21: 22:same", "整修农村公路": "21: 22:renamed"},
    ),
    "nothing in common": (
        [(DATA,), (CARE,)],
        {"开放数据": "21: 22:dropped", "兴办养老院": "22:new"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_became_of_a_task(name):
    editions, expected = CASES[name]
    found = gdplan.lineage([plan(2021 + i, *tasks) for i, tasks in enumerate(editions)])
    assert tell(found) == expected


def test_where_tasks_merge_and_split_one_chain_goes_on():
    long, short = "养护桥梁。逐座检测桥梁，加固危桥，安装限载标志。", "清理河道。清淤疏浚，拆除拦网。"
    both = "养护桥梁。逐座检测桥梁，加固危桥，安装限载标志。清淤疏浚，拆除拦网。"
    editions = [plan(2021, long, short, DATA), plan(2022, both, DATA), plan(2023, long, short, DATA)]
    found = gdplan.lineage(editions)
    first = {chain.heading[2:]: chain for chain in found.chains if chain.steps[0].edition == 0}
    bridges, rivers = first["养护桥梁"], first["清理河道"]
    assert [step.kind for step in bridges.steps] == [None, "merged", "split"]
    assert [(tie.chain, tie.edition) for tie in bridges.steps[1].ties] == [(bridges.number, 0), (rivers.number, 0)]
    assert (rivers.steps[-1].kind, rivers.steps[-1].item, rivers.steps[-1].into) == ("merged", None, bridges.number)
    again = next(chain for chain in found.chains if chain.heading == "2.清理河道" and chain is not rivers)
    assert [(step.kind, [tie.chain for tie in step.ties]) for step in again.steps] == [("split", [bridges.number])]


def test_of_two_parts_the_one_that_keeps_the_heading_goes_on():
    whole = "养护桥梁。安装限载标志。清淤疏浚，拆除拦网，加固堤防，打捞漂浮物。"
    parts = "养护桥梁。安装限载标志。", "清理河道。清淤疏浚，拆除拦网，加固堤防，打捞漂浮物。"
    found = gdplan.lineage([plan(2021, whole, DATA, CARE), plan(2022, *parts, DATA, CARE)])
    assert tell(found) | {"开放数据": "", "兴办养老院": ""} == {
        "养护桥梁": "21: 22:split",
        "清理河道": "22:split",
        "开放数据": "",
        "兴办养老院": "",
    }


def test_a_review_does_not_go_on_as_a_task():
    """Nearly the same words, once of what is to be done and once of what was."""
    done = "\n".join(
        ["某县2022年政府工作报告", "一、2021年工作回顾", f"（一）{ROADS}", "二、2022年重点任务", f"（一）{DATA}"]
    )
    old = "\n".join(["某县2021年政府工作报告", "一、2021年重点任务", f"（一）{DATA}", f"（二）{ROADS}"])
    found = gdplan.lineage([gdplan.parse(old), gdplan.parse(done)])
    assert sorted([str(step.kind) for step in chain.steps] for chain in found.chains if "公路" in chain.heading) == [
        ["None", "dropped"],
        ["new"],
    ]


def test_a_weak_link_gives_way_to_what_comes_back():
    """A neighbour shares a clause with the task that pauses; a year later the task is there again, word for word."""
    other = "整治村庄。安装太阳能灯，拆除危房，整治水塘，更新沿线标志标线。"
    roads = "改造公路。改造县道和乡道，加宽桥梁，修补路面，疏通边沟，栽种行道树，更新沿线标志标线。"
    kept = DATA, CARE, TREES
    editions = [plan(2021, *kept, roads), plan(2022, *kept, other), plan(2023, *kept, other, roads)]
    linked = gdplan.diff(*editions[:2])
    assert ["4."] in [[ref.num for ref in change.old] for change in linked.changes if change.new]  # as diff has it
    told = tell(gdplan.lineage(editions))
    assert (told["改造公路"], told["整治村庄"]) == ("21: 23:back-again", "22:new 23:same")


PAUSED = "改造公路。改造县道和乡道，加宽桥梁，修补路面，疏通边沟，栽种行道树，更新沿线标志标线。"
NEAR = "整修道路。改造县道和乡道，加宽桥梁，修补路面，更新沿线标志标线。"
NEAR_TOO = "养护道路。改造县道和乡道，加宽桥梁，修补路面，疏通边沟，更新标志标线。"
FAR = "整治村庄。改造县道和乡道，加宽桥梁，修补路面，拆除危房，整治水塘，兴建广场。"


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ((NEAR,), "整修道路"),
        ((NEAR_TOO, FAR), "养护道路"),
        ((NEAR, NEAR_TOO), None),  # as much like the one as like the other
        ((NEAR, NEAR_TOO.replace("养护道路", "改造公路")), "改造公路"),  # but for the heading
        ((FAR.replace("改造县道和乡道，加宽桥梁，", ""),), None),
    ],
)
def test_what_comes_back_is_like_no_other(later, expected):
    kept = DATA, CARE, TREES
    found = gdplan.lineage([plan(2021, *kept, PAUSED), plan(2022, *kept), plan(2023, *kept, *later)])
    back = [chain.heading.partition(".")[2] for chain in found.chains if "back-again" in chain.kinds]
    assert back == ([expected] if expected else [])


def test_a_whole_section_goes_on_as_an_item_only_beyond_doubt():
    items = "\n".join(f"（{n}）{task}" for n, task in zip("一二三", (DATA, CARE, TREES), strict=True))
    weak = "整治村庄。安装太阳能灯，拆除危房，整治水塘，更新沿线标志标线。"

    def steps(task):
        old = gdplan.parse(f"某县2021年工作要点\n一、{PAUSED.replace('。', chr(10), 1)}\n二、任务\n{items}")
        new = gdplan.parse(f"某县2022年工作要点\n一、任务\n{items}\n（四）{task}")
        assert [len(change.old) for change in gdplan.diff(old, new).changes] == [
            1
        ] * 4  # to diff both are the same item
        return [step.kind for step in gdplan.lineage([old, new]).chains[-1].steps]

    assert steps(weak) == ["new"]
    assert steps(PAUSED) == [None, "same"]


LINES = {  # what each year promises in one task, and its lines
    "through the years": (
        ["建成平台20个", "建成平台30个", "建成平台不少于50个"],
        ["平台 21:20个 22:30个 23:不少于50个"],
    ),
    "a year without it": (["建成平台20个", "完善平台", "建成平台50个"], ["平台 21:20个 23:50个"]),
    "another name": (["棚改开工20套", "棚户区改造开工30套"], ["棚户区改造开工 21:20套 22:30套"]),
    "another name of it": (["单位国内生产总值能耗下降3%", "能耗强度下降2%"], ["能耗强度 21:下降3% 22:下降2%"]),
    "a scale": (["受理商户9000户", "受理商户1.2万户"], ["受理商户 21:9000户 22:1.2万户"]),
    "another unit": (["建成平台20个", "建成平台30处"], ["平台 21:20个", "平台 22:30处"]),
    "another form": (["粮食产量增长3%", "粮食产量达到60%"], ["粮食产量 21:增长3%", "粮食产量 22:达到60%"]),
    "added and reached": (["新增规上企业50家", "规上企业达到900家"], ["规上企业 21:50家", "规上企业 22:达到900家"]),
    "a qualifier": (["城镇登记失业率4%", "城镇调查失业率5%"], ["城镇登记失业率 21:4%", "城镇调查失业率 22:5%"]),
    "several years": (
        ["粮食产量增长3%", "五年内粮食产量年均增长3%"],
        ["粮食产量 21:增长3%", "粮食产量 22:增长3%"],
    ),
    "two in one task": (
        ["建成平台20个，改造桥梁3座", "改造桥梁4座，建成平台30个"],
        ["平台 21:20个 22:30个", "桥梁 21:3座 22:4座"],
    ),
    "a part of it": (["汽车产量3万辆", "新能源汽车产量2万辆"], ["汽车产量 21:3万辆", "新能源汽车产量 22:2万辆"]),
}


def tell_lines(found):
    return [
        " ".join(
            [
                line.indicator,
                *(
                    f"{found.editions[value.edition].year % 100}:{value.target.text}"
                    + "".join(f"={answer.result.text}:{answer.met}" for answer in value.answers)
                    for value in line.values
                ),
            ]
        )
        for chain in found.chains
        for line in chain.lines
    ]


@pytest.mark.parametrize("name", LINES)
def test_the_line_of_a_target(name):
    promised, expected = LINES[name]
    task = "培育产业。推进示范应用，编制建设目录，开展业务培训，"
    found = gdplan.lineage([plan(2021 + i, f"{task}{words}。", DATA) for i, words in enumerate(promised)])
    assert tell_lines(found) == expected


def test_every_promise_is_on_one_line_once(editions, found):
    spots = [
        (value.edition, value.target.span) for chain in found.chains for line in chain.lines for value in line.values
    ]
    promised = [
        (i, target.span)
        for i, document in enumerate(editions)
        for item in document.items()
        for target in item.targets
        if target.role == "target"
    ]
    assert sorted(spots) == sorted(promised)
    for chain in found.chains:
        own = {step.edition: step.item.targets for step in chain.steps if step.item}
        for line in chain.lines:
            years = [value.edition for value in line.values]
            assert years == sorted(set(years))
            assert all(value.target in own[value.edition] for value in line.values)


REPORTED = "某县2022年政府工作报告\n一、2021年工作回顾\n（一）建设。建成平台{}。\n二、2022年重点任务\n（一）{}"
SUMMARY = "某县2022年工作总结\n一、工作开展情况\n1.建设。建成平台{}。"


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ([REPORTED.format("23个", DATA)], "平台 21:20个以上=23个:True 22:30个以上"),
        ([REPORTED.format("19个", DATA)], "平台 21:20个以上=19个:False 22:30个以上"),
        ([REPORTED.format("约20个", DATA)], "平台 21:20个以上=约20个:None 22:30个以上"),
        (["某县2022年工作要点\n一、任务\n1." + DATA], None),
        ([SUMMARY.format("33个")], "平台 21:20个以上 22:30个以上=33个:True"),
        ([SUMMARY.format("33个"), REPORTED.format("23个", DATA)], "平台 21:20个以上=23个:True 22:30个以上=33个:True"),
        ([SUMMARY.format("29个"), SUMMARY.format("33个")], "平台 21:20个以上 22:30个以上=29个:False=33个:True"),
    ],
)
def test_a_report_says_what_became_of_the_targets_of_its_year(reports, expected):
    task = "培育产业。推进示范应用，编制建设目录，建成平台{}个以上。"
    editions = [plan(2021, task.format(20), DATA), plan(2022, task.format(30), DATA)]
    documents = [gdplan.parse(text) for text in reports]
    if expected is None:
        with pytest.raises(gdplan.GdplanError, match="reports no result of any year"):
            gdplan.lineage(editions, reports=documents)
        return
    found = gdplan.lineage(editions, reports=documents)
    assert tell_lines(found) == [expected]
    assert [one.source for one in found.reports] == [document.source for document in documents]
    for chain in found.chains:
        for value in (value for line in chain.lines for value in line.values):
            for answer in value.answers:
                found_by = gdplan.outcomes(editions[value.edition], documents[answer.report]).outcomes
                assert answer.result in [one.result for one in found_by if one.target == value.target]


def test_a_report_of_another_year_is_told():
    report = gdplan.parse(REPORTED.format("23个", DATA))
    found = gdplan.lineage([plan(2023, DATA), plan(2024, DATA)], reports=[report])
    assert found.warnings == ("某县2022年政府工作报告: reports of 2021; no edition is of that year",)
    with pytest.raises(TypeError, match=r"lineage\(\) takes a Document, not str"):
        gdplan.lineage([plan(2023, DATA), plan(2024, DATA)], reports=["report.txt"])


@pytest.fixture(scope="module")
def editions():
    return [gdplan.load(ROOT / f"data/raw/{name}.txt") for name in NAMES]


@pytest.fixture(scope="module")
def found(editions):
    return gdplan.lineage(editions, explain=True)


@given(st.permutations(range(4)))
def test_the_order_given_does_not_matter(editions, order):
    assert gdplan.lineage([editions[i] for i in order]) == gdplan.lineage(editions)


def test_editions_given_one_by_one_are_the_same(editions):
    assert gdplan.lineage(iter(editions)) == gdplan.lineage(editions)


def test_every_item_is_in_one_chain_once(editions, found):
    spots = [(step.edition, step.item.eid) for chain in found.chains for step in chain.steps if step.item]
    assert sorted(spots) == sorted((i, node.eid) for i, document in enumerate(editions) for node in document.items())
    for chain in found.chains:
        years = [step.edition for step in chain.steps]
        assert years == sorted(set(years))
        assert all(step.item for step in chain.steps[:-1])
    assert [chain.number for chain in found.chains] == list(range(1, len(found.chains) + 1))


def test_ties_are_the_links_of_diff_and_are_explained(editions, found):
    said = {
        (tie.edition, tie.eid, step.edition, step.item.eid): (tie.similarity, tie.basis, tie.sentences)
        for chain in found.chains
        for step in chain.steps
        if step.item
        for tie in step.ties
    }
    for old, pair in enumerate(itertools.pairwise(editions)):
        changes = gdplan.diff(*pair, explain=True).changes
        links = {
            (old, link.old, old + 1, link.new): (link.similarity, link.basis, link.sentences)
            for change in changes
            for link in change.links
        }
        assert {key: value for key, value in said.items() if key[0] == old and key[2] == old + 1} == links
        steps = {
            step.item.eid: (step.kind, step.also)
            for chain in found.chains
            for step in chain.steps
            if step.item and step.edition == old + 1 and step.kind not in ("new", "back-again")
        }
        assert steps == {ref.eid: (c.kind, c.also) for c in changes if c.old for ref in c.new}
    assert {value[1] for key, value in said.items() if key[2] - key[0] == 2} == {"over-gap"}
    plain = gdplan.lineage(editions)
    assert not any(tie.sentences for chain in plain.chains for step in chain.steps for tie in step.ties)


def test_each_item_has_its_heading_owners_dates_and_targets(found):
    chain = next(chain for chain in found.chains if "关键核心技术" in chain.heading)
    items = [step.item for step in chain.steps]
    assert [item.heading for item in items] == ["攻关关键核心技术"] * 2 + [
        "實施關鍵核心技術攻關",
        "实施关键核心技术攻关",
    ]
    assert [[target.value for target in item.targets] for item in items] == [["15"], ["20"], ["30"], ["50"]]
    assert [item.agencies[0].role for item in items] == ["lead", "lead", "responsible", "lead"]
    low = next(chain for chain in found.chains if "低空" in chain.heading).steps[-1].item
    assert [deadline.date for deadline in low.deadlines] == ["2026-06"]
    assert low.section == ("二、推动数字经济高质量发展",)


def test_a_known_history_is_found():
    history = make_history(3, years=6, tasks=40)
    links, chains = read_chains(gdplan.lineage(gdplan.parse(plan.render()) for plan in history.plans))
    assert score_links(links, history) >= 0.97
    assert score_chains(chains, history) >= 0.9
    returns = {pair for pair in history.links if pair[1][0] - pair[0][0] == 2}
    assert len(returns & links) >= 0.8 * len(returns) > 0


def test_only_neighbours_are_compared(monkeypatch):
    """Ten editions are aligned nine times, and no two texts are compared word by word."""
    calls = []
    real = align.align
    monkeypatch.setattr(
        "gdplan.compare.linking.align", lambda *args, **kwargs: calls.append(1) or real(*args, **kwargs)
    )
    monkeypatch.delattr("gdplan.compare.compare_texts")
    history = make_history(1, years=10, tasks=20)
    gdplan.lineage([gdplan.parse(plan.render()) for plan in history.plans])
    assert len(calls) == 9


def test_thirty_editions_take_the_memory_of_ten():
    texts = [plan.render() for plan in make_history(1, years=30, tasks=20, events=1).plans]

    def peak(work):
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        work()
        return tracemalloc.get_traced_memory()[1] - before

    gdplan.lineage(gdplan.parse(text) for text in texts)  # what is loaded, and remembered, on first use
    tracemalloc.start()
    ten = peak(lambda: gdplan.lineage([gdplan.parse(text) for text in texts[:10]]))
    thirty = peak(lambda: gdplan.lineage(gdplan.parse(text) for text in texts))
    tracemalloc.stop()
    assert thirty < ten


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([], "0 editions; lineage takes two to thirty"),
        (["某县2021年工作要点"], "1 editions; lineage takes two to thirty"),
        ([f"某县{1990 + i}年工作要点" for i in range(31)], "31 editions"),
        (
            ["某县2021年工作要点", "某县工作要点"],
            r"no year in its title or date; give the editions in their order, and --in-order",
        ),
        (
            ["某县2021年工作要点", "某县2022年工作要点", "某县2021年工作要点"],
            "both of 2021, and no date tells which is first",
        ),
    ],
)
def test_what_cannot_be_followed_is_told(texts, words):
    with pytest.raises(gdplan.GdplanError, match=words):
        gdplan.lineage([gdplan.parse(text) for text in texts])


def test_the_order_given_can_be_kept():
    one, other = plan(2022, DATA, ROADS), plan(2021, DATA)
    found = gdplan.lineage([one, other], in_order=True)
    assert [edition.year for edition in found.editions] == [2022, 2021]
    assert tell(found)["改造公路"] == "22: 21:dropped"
    nameless = gdplan.lineage([gdplan.parse("一、任务\n1." + DATA)] * 2, in_order=True)
    assert [edition.year for edition in nameless.editions] == [None, None]
    assert [step.kind for step in nameless.chains[0].steps] == [None, "same"]


def test_a_period_or_a_date_tells_the_year():
    period = gdplan.parse("某县茶业三年行动计划（2023—2025年）\n一、任务\n1." + DATA)
    dated = gdplan.parse("某县茶业工作方案\n一、任务\n1." + DATA + "\n某县人民政府\n2022年3月5日")
    assert [edition.year for edition in gdplan.lineage([period, dated]).editions] == [2022, 2023]


def test_only_documents_are_taken():
    with pytest.raises(TypeError, match=r"lineage\(\) takes a Document, not str"):
        gdplan.lineage(["plan.txt", "plan.txt"])


def test_what_speaks_for_caution_is_told():
    gap = gdplan.parse("某县2022年工作要点\n一、任务\n1.建设平台。新建平台。\n3.加强宣传。开展宣传。")
    prose, other = gdplan.parse("某县2021年工作要点\n没有条目。"), plan(2023, CARE)
    warnings = gdplan.lineage([gap, prose, other]).warnings
    assert len(warnings) == 3
    assert warnings[0].endswith("no numbered items")
    assert "line 4: 3. follows 1: 2 missing; what is dropped may be missing" in warnings[1]
    assert "no item resembles one of the edition before it" in warnings[2]
