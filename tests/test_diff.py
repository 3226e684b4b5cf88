"""Comparing editions: what became of every item, and what changed in it."""

import json
import random

import pytest
from editions import Plan, Task, make_plan, read_plan, revise, score
from office_files import make_docx, paragraph
from shared import PLAN, ROOT, SHARED
from written_numbers import to_chinese

import gdplan
from gdplan.normalize import convert

MADE_UP = ROOT / "data/raw/made_up_2024.txt"
CORPUS, GOLD = SHARED / "corpus", SHARED / "gold"
HALF_WIDTH = str.maketrans("，；：（）％", ",;:()%")


@pytest.fixture(scope="module")
def plan():
    return gdplan.load(PLAN)


@pytest.fixture(scope="module")
def comparison(plan):
    return gdplan.diff(gdplan.load(MADE_UP), plan)


def told(comparison):
    """(kind, old numbers, new numbers) of every change that links or drops."""
    return {(c.kind, tuple(r.num for r in c.old), tuple(r.num for r in c.new)) for c in comparison.changes}


def edit(old, new, bodies=("省科技厅牵头", "省科技厅牵头")):
    """The change of one task, given its text and bodies in both editions."""
    documents = [
        gdplan.parse(f"标题\n一、任务\n1.推进试点。开展平台建设和推广应用。{text}（{body}）")
        for text, body in zip((old, new), bodies, strict=True)
    ]
    return gdplan.diff(*documents).changes[0]


def test_every_item_stands_once_on_each_side(comparison, plan):
    old = [ref.eid for change in comparison.changes for ref in change.old]
    new = [ref.eid for change in comparison.changes for ref in change.new]
    assert sorted(old) == sorted(node.eid for node in gdplan.load(MADE_UP).items())
    assert new == sorted(new, key=[node.eid for node in plan.items()].index)
    assert sorted(new) == sorted(node.eid for node in plan.items())
    assert sum(comparison.summary.model_dump().values()) == len(comparison.changes)


def test_merges_splits_moves_and_drops_of_the_made_up_edition(comparison):
    wanted = {
        ("merged", ("（三）", "（四）"), ("3.",)),
        ("split", ("（六）",), ("5.", "6.")),
        ("removed", ("（七）",), ()),
        ("merged", ("（一）", "（二）"), ("19.",)),
        ("merged", ("（二）", "（三）"), ("31.",)),
        ("moved", ("（四）",), ("40.",)),
        ("split", ("（一）",), ("42.", "43.")),
    }
    assert wanted <= told(comparison)


def test_depth_of_numbering_is_no_move(comparison):
    moved = [change for change in comparison.changes if "moved" in (change.kind, *change.also)]
    assert [[ref.num for ref in change.new] for change in moved] == [["40."]]


def test_exchanged_editions_exchange_the_kinds(comparison, plan):
    back = gdplan.diff(plan, gdplan.load(MADE_UP))
    other = {"merged": "split", "split": "merged", "added": "removed", "removed": "added"}
    assert told(back) == {(other.get(kind, kind), new, old) for kind, old, new in told(comparison)}


@pytest.mark.parametrize("script", ["hans", "hant", "hk", "tw"])
def test_neither_script_nor_width_nor_wrapping_is_a_change(plan, script):
    text = PLAN.read_text(encoding="utf-8")
    for version in (convert(text, script), text.translate(HALF_WIDTH), text.replace(",", "，").replace(":", "：")):
        found = gdplan.diff(plan, gdplan.parse(version))
        assert found.is_same
        assert {change.kind for change in found.changes} == {"same"}
        assert not found.moved_sentences


def test_only_order_and_section_change_when_a_plan_is_shuffled(plan):
    old = read_plan(plan)
    rng = random.Random(5)
    within = Plan(old.title, [(title, rng.sample(tasks, len(tasks))) for title, tasks in old.sections])
    before = gdplan.parse(old.render())
    assert {c.kind for c in gdplan.diff(before, gdplan.parse(within.render())).changes} == {"same"}
    tasks = iter(rng.sample(old.tasks, len(old.tasks)))
    across = Plan(old.title, [(title, [next(tasks) for _ in own]) for title, own in old.sections])
    kinds = {(c.kind, c.also) for c in gdplan.diff(before, gdplan.parse(across.render())).changes}
    assert kinds == {("same", ()), ("moved", ())}


def test_unrelated_documents_have_no_links(plan):
    law = "".join(
        f"第{n}条 {text}\n"
        for n, text in (
            ("一", "为了规范渔港管理，根据有关法律、法规，结合本省实际，制定本办法。"),
            ("二", "渔港经营者应当按照规定报告安全情况。"),
            ("三", "违反本办法规定，构成犯罪的，依法追究刑事责任。"),
            ("四", "本办法自2024年1月1日起施行。"),
        )
    )
    other = law.replace("渔港", "图书馆").replace("经营者", "读者").replace("安全情况", "借阅情况")
    for old, new in ((gdplan.parse(law), plan), (gdplan.parse(make_plan(1).render()), plan)):
        assert {change.kind for change in gdplan.diff(old, new).changes} <= {"removed", "added"}
    assert gdplan.diff(gdplan.parse(law), gdplan.parse(law)).summary.same == 4
    assert gdplan.diff(gdplan.parse(law), gdplan.parse(other)).summary.same <= 2


def test_set_phrases_alone_link_nothing():
    first = gdplan.parse(
        "渔港办法\n第一条 渔港应当设置灯塔。\n第二条 本办法自印发之日起施行。\n第三条 渔船须登记造册。"
    )
    other = gdplan.parse(
        "阅览规则\n第一条 读者凭证借阅图书。\n第二条 本办法自印发之日起施行。\n第三条 图书馆周一闭馆。"
    )
    assert {change.kind for change in gdplan.diff(first, other).changes} == {"removed", "added"}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("source", ["made up", "published"])
def test_rewritten_editions_are_recovered(plan, source, seed):
    old = make_plan(seed) if source == "made up" else read_plan(plan)
    new = revise(old, seed + 100)
    found = score(gdplan.diff(gdplan.parse(old.render()), gdplan.parse(new.render())), old, new)
    assert found.pairs >= 0.95
    assert found.merges >= 0.8  # 4 of 5; the benchmark tells the mean over ten seeds
    assert found.splits >= 0.8


def test_a_moved_sentence_is_told():
    tasks = [
        Task("推进港口建设", ("改造三个老旧码头的装卸设备。", "建立引航员夜间值班制度。"), ("省交通运输厅",), (0,)),
        Task("培育海洋牧场", ("投放人工鱼礁修复近海生境。", "开展深水网箱养殖示范。"), ("省农业农村厅",), (1,)),
    ]
    going = "组建省级渔业种质资源保存中心。"
    old = [tasks[0].__class__(tasks[0].title, (*tasks[0].sentences, going), tasks[0].bodies), tasks[1]]
    new = [tasks[0], Task(tasks[1].title, (*tasks[1].sentences, going), tasks[1].bodies)]
    found = gdplan.diff(*(gdplan.parse(Plan("标题", [("任务", own)]).render()) for own in (old, new)))
    assert [(m.old.text, m.new.text) for m in found.moved_sentences] == [(going, going)]
    assert {change.kind for change in found.changes} == {"edited"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("新建30个服务站。", "新建50个服务站。", [("changed", "30", "50")]),
        ("新建不少于30个服务站。", "新建30个服务站。", [("changed", "30", "30")]),
        ("新建30个服务站。", "新建30个服务站。", [("unchanged", "30", "30")]),
        ("新建30个服务站。", "新建一批服务站。", [("removed", "30", None)]),
        ("新建一批服务站。", "新建30个服务站。", [("added", None, "30")]),
        ("在2025年底前新建30个服务站。", "在2026年底前新建30个服务站。", [("changed", "30", "30")]),
    ],
    ids=["value", "bound", "same", "lost its number", "new number", "deadline"],
)
def test_targets(old, new, expected):
    found = edit(old, new).targets
    assert [(t.op, t.old and t.old.value, t.new and t.new.value) for t in found] == expected


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("省科技厅牵头", "省科技厅牵头，省财政厅配合", "added", [("省财政厅", "support")]),
        ("省科技厅、教育厅按职责分工负责", "省科技厅按职责分工负责", "removed", [("省教育厅", "responsible")]),
        ("省科技厅牵头", "省科技厅按职责分工负责", "role_changed", [("省科技厅", "lead", "responsible")]),
        ("省供销社牵头", "省供销合作联社牵头", "renamed", [("省供销社", "省供销合作联社")]),
        ("省科技厅牵头，各有关单位按职责分工负责", "省科技厅牵头，省有关单位按职责分工负责", None, None),
        ("省科技厅负责", "省科技厅、省国资委等单位负责", "added", [("省国资委", "responsible")]),
        ("省科技厅等部门负责", "省科技厅负责", None, None),
        ("省科技厅负责", "省科技厅、各有关单位负责", "added", [("各有关单位", "responsible")]),
    ],
)
def test_agencies(old, new, field, expected):
    found = edit("组织培训。", "组织培训。", (old, new)).agencies.model_dump()
    for name, values in found.items():
        assert [tuple(value.values()) for value in values] == (expected if name == field else [])


def test_the_lead_of_the_heading_above_is_compared_with_its_items():
    text = "某市2030年工作方案\n一、任务（牵头单位：{}）\n1.新建学校。（责任单位：市教委）\n2.迁建医院。（责任单位：市卫健委）"
    found = gdplan.diff(*(gdplan.parse(text.format(lead)) for lead in ("市发改委", "市住建委")))
    assert [[body.name for body in change.agencies.added] for change in found.changes] == [["市住建委"]] * 2


def test_sections_and_headings(comparison):
    kinds = {
        (h.kind, h.old[0].heading if h.old else None, h.new[0].heading if h.new else None) for h in comparison.headings
    }
    assert ("renamed", "推进数字社会建设", "加快推進數字社會建設") in kinds
    assert ("same", "深化数字政府改革建设", "深化數字政府改革建設") in kinds
    assert ("added", None, "優化數字廣東建設環境") in kinds


def test_a_heading_moves_with_its_items():
    tasks = "（一）修建码头\n1.改造泊位。拓宽三处泊位。\n2.增设灯塔。新建两座灯塔。\n"
    rest = "（二）培训船员\n1.举办讲习。开设夜间课程。\n2.更新教材。编写避碰读本。\n"
    old = gdplan.parse(f"标题\n一、港口建设\n{tasks}二、队伍培养\n{rest}")
    moved = rest.replace("（二）", "（一）") + tasks.replace("（一）", "（二）")
    new = gdplan.parse(f"标题\n一、航运保障\n{moved}二、党的建设\n1.学习。组织学习。")
    found = gdplan.diff(old, new)
    assert {(h.kind, h.old[0].heading) for h in found.headings if h.old} >= {
        ("moved", "修建码头"),
        ("moved", "培训船员"),
    }
    assert {c.kind for c in found.changes if c.old} == {"same"}


def test_text_outside_the_items_is_compared():
    old = gdplan.parse("标题\n为了发展渔业，制定本计划。\n一、任务\n总的要求不变。\n1.修码头。改造泊位。")
    new = gdplan.parse("标题\n为了发展渔业，制定本计划。\n一、任务\n总的要求提高。\n1.修码头。改造泊位。")
    assert [(part.part, part.kind) for part in gdplan.diff(old, new).other if part.kind != "same"] == [
        ("introduction", "edited")
    ]


def test_a_gap_in_the_numbers_is_a_warning():
    old = gdplan.parse("标题\n一、任务\n1.修码头。改造泊位。\n4.建航标。增设灯塔。")
    new = gdplan.parse("标题\n一、任务\n1.修码头。改造泊位。\n2.建航标。增设灯塔。")
    assert ["old edition" in warning and "added" in warning for warning in gdplan.diff(old, new).warnings] == [True]


def test_links_are_explained_when_asked(plan):
    found = gdplan.diff(gdplan.load(MADE_UP), plan, explain=True)
    merged = next(change for change in found.changes if change.kind == "merged")
    assert [link.basis for link in merged.links] == ["pair", "attached"] or len(merged.links) == 2
    assert all(link.sentences and 0 < link.similarity <= 1 for link in merged.links)
    assert not any(change.links for change in gdplan.diff(plan, plan).changes)


@pytest.mark.parametrize("threshold", [0, -1, 1.5])
def test_a_threshold_out_of_range_is_refused(plan, threshold):
    with pytest.raises(gdplan.GdplanError, match="threshold"):
        gdplan.diff(plan, plan, threshold=threshold)


def test_a_higher_threshold_links_less(plan, comparison):
    strict = gdplan.diff(gdplan.load(MADE_UP), plan, threshold=0.5)
    assert strict.summary.added > comparison.summary.added


@pytest.mark.parametrize("text", ["", "一、甲", "没有编号的文字。", "1.甲\n1.甲\n1.甲"])
def test_small_and_strange_texts_compare(text):
    document = gdplan.parse(text)
    assert gdplan.diff(document, document).is_same
    assert gdplan.diff(document, gdplan.parse("一、乙\n1.丙丁。")).old.source == document.source


def test_equal_input_gives_equal_output(comparison, plan):
    assert gdplan.diff(gdplan.load(MADE_UP), plan).model_dump_json() == comparison.model_dump_json()


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared gold data is not here")
def test_the_draft_and_the_final_edition():
    draft, final = (gdplan.load(CORPUS / f"guangdong_2025{end}.txt") for end in ("_draft", ""))
    gold = json.loads((GOLD / "guangdong_draft_to_final.alignment.json").read_text(encoding="utf-8"))
    want = {(tuple(row["old"]), tuple(row["new"])) for row in gold}
    said = {
        (tuple(ref.number for ref in change.old), tuple(ref.number for ref in change.new))
        for change in gdplan.diff(draft, final).changes
    }
    assert len(want - said) <= 1


FRAME = (  # a made-up ordinance around the articles at hand
    "为了加强湖泊管理，保障供水安全，制定本条例。",
    "在湖泊保护范围内建设取水口、栈桥的，应当报送工程方案，经审查同意后方可开工。",
    "禁止向湖泊排放油类、酸液，禁止围湖造地、投肥养鱼。",
    "本条例自公布之日起施行。",
)


def _ordinance(*articles):
    text = [*FRAME[:2], *articles, *FRAME[2:]]
    return gdplan.parse(
        "某市湖泊保护条例\n" + "\n".join(f"第{to_chinese(i)}条　{one}" for i, one in enumerate(text, 1))
    )


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        (  # written anew: hardly three characters in a row remain
            ["市水行政部门应当每季度组织打捞湖面蓝藻，并向社会公布打捞结果。"],
            ["水行政主管部门建立蓝藻防控制度，定期开展清捞，结果依法公开。"],
            ["edited"],
        ),
        (
            ["湖长应当按照规定巡查湖泊，发现问题及时处理或者上报。"],
            ["各级湖长负责责任湖泊的巡湖工作，督促整改巡湖发现的问题。"],
            ["edited"],
        ),
        (  # another subject in the same place
            ["市水行政部门应当每季度组织打捞湖面蓝藻，并向社会公布打捞结果。"],
            ["鼓励单位和个人检举偷猎候鸟行为，经查实的给予表彰。"],
            ["removed", "added"],
        ),
        (  # two that are as near as each other: neither is ahead
            ["市水行政部门应当每季度组织打捞湖面蓝藻，公布结果。"],
            ["打捞蓝藻的费用列入预算。", "打捞蓝藻的船只应当登记。"],
            ["removed", "added", "added"],
        ),
        (  # a penalty is common to articles about other things
            ["擅自采挖水生植物的，责令停止违法行为，没收工具，可以并处一千元以上五千元以下罚款。"],
            ["渡船超载的，责令停止违法行为，没收工具，可以并处一千元以上五千元以下罚款。"],
            ["removed", "added"],
        ),
        (
            ["取土单位应当复绿。擅自取土的，由市林业局责令限期改正，可以并处五千元以上一万元以下罚款。"],
            [
                "取土单位应当复绿，按期验收。",
                "岸线由管护单位更新。擅自占用的，由市水利局责令限期改正，可以并处五千元以上一万元以下罚款。",
            ],
            ["edited", "added"],
        ),
        (  # the sentence itself in an article of its own
            ["取土单位应当复绿。擅自取土的，由市林业局责令限期改正，可以并处五千元以上一万元以下罚款。"],
            ["取土单位应当复绿。", "擅自取土的，由市林业局责令限期改正，可以并处五千元以上一万元以下罚款。"],
            ["split"],
        ),
    ],
    ids=["anew", "anew, few words", "another subject", "rivals", "penalty", "penalty behind", "penalty set apart"],
)
def test_what_little_remains_decides_only_without_a_rival(old, new, kinds):
    changes = gdplan.diff(_ordinance(*old), _ordinance(*new)).changes
    assert sorted(change.kind for change in changes if change.kind != "same") == sorted(kinds)
    exchanged = gdplan.diff(_ordinance(*new), _ordinance(*old)).changes
    mirror = {"removed": "added", "added": "removed", "split": "merged"}
    assert sorted(change.kind for change in exchanged if change.kind != "same") == sorted(
        mirror.get(k, k) for k in kinds
    )


def test_a_penalty_is_no_moved_sentence():
    penalty = "的，责令改正，没收违法所得，可以并处二万元以下的罚款。"
    rules = "取水单位应当计量用水，按期报送台账并保存两年。", "渡船应当经检验合格后方可下水，船员应当持证上岗。"
    old = _ordinance(rules[0] + "擅自撕毁取水封条" + penalty, rules[1])
    new = _ordinance(rules[0], rules[1] + "渡船未经检验擅自下水" + penalty)
    assert gdplan.diff(old, new).moved_sentences == ()


def test_other_numbers_for_the_same_articles_are_told_apart():
    penalty = "违反第{}条规定的，由市水利局责令改正，并处一千元罚款。"
    old = _ordinance(
        "取水单位应当安装计量设施。", penalty.format("三"), penalty.format("一") + "拒不改正的，停止供水。"
    )
    new = _ordinance(
        "湖泊名录由市水利局公布。",
        "取水单位应当安装计量设施。",
        penalty.format("四"),
        penalty.format("二") + "拒不改正的，停止供水。",
    )
    changes = {change.new[0].num: (change.kind, change.also) for change in gdplan.diff(old, new).changes if change.new}
    assert changes["第三条"] == ("added", ())
    assert changes["第五条"] == ("same", ("renumbered",))  # 第三条 became 第四条
    assert changes["第六条"] == ("edited", ())  # 第二条 is another article than 第一条


def notice(year, count):
    """A notice whose only work is a table in its annex: its items stand there."""
    head = [
        f"关于做好{year}年工作的通知",
        "各区政府：",
        "请按附件抓好落实。",
        "某市人民政府",
        f"{year}年1月5日",
        "附件",
        "重点任务分工表",
    ]
    rows = [["序号", "重点任务", "牵头单位"], ["1", f"新建学校{count}所", "市教委"], ["2", "改建医院", "市卫健委"]]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return gdplan.load(make_docx("".join(map(paragraph, head)) + f"<w:tbl>{cells}</w:tbl>"))


def test_items_of_an_annex_are_compared_and_told_once():
    old, new = notice(2030, 3), notice(2031, 5)
    assert (old.body, [item.eid for item in old.items()]) == ((), ["att_1__table_1__para_1", "att_1__table_1__para_2"])
    found = gdplan.diff(old, new)
    assert [change.kind for change in found.changes] == ["edited", "same"]
    assert [(part.part, part.kind) for part in found.other if part.part == "attachment"] == [("attachment", "same")]
