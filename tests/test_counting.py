"""What counts as a target in whole documents: sections of goals, support, conditions, faults; made-up ones."""

import pytest

import gdplan

DOCUMENTS = {
    "measures promise too, and give": (
        (
            "东河县促进旅游业高质量发展若干措施\n一、总体目标\n到2028年，接待游客突破2000万人次。\n"
        "二、支持措施\n（一）培育主体。对新评定的五星级酒店奖励200万元，四星级100万元。\n（二）办好节会。每年举办节会12场。\n"
        ),
        ["突破2000万人次", "12场"],
    ),
    "money moved in all, and paid to each": (
        "东河区2026年工作方案\n一、保障措施\n安排专项资金500万元，给予培训机构每人800元补助。\n",
        ["500万元"],
    ),
    "sections of conditions": (
        (
            "南屏市科技园区实施方案\n一、认定条件\n（一）建筑面积不少于1万平方米。\n二、建设要求\n座位不少于40个。\n"
        "三、工作目标\n年底前建成园区5个。\n"
        ),
        ["5个"],
    ),
    "a standard that is stated, and one that is raised": (
        "青山市节水行动方案\n一、用水定额标准\n居民每人每日不超过150升。\n二、重点任务\n将定额标准降低到140升。\n",
        ["降低到140升"],
    ),
    "what is wrong, then what will be done": (
        (
            "东河区督察反馈问题整改方案\n一、工作目标\n森林覆盖率达到45%。\n二、整改清单\n1.污水直排。2024年全区污水处理率仅为62%，有15个村未建管网。\n"
        "整改措施：新建管网30公里。\n"
        ),
        ["达到45%", "30公里"],
    ),
    "a fact that exists, and a deed": (
        "东河区创新区建设方案\n一、空间布局\n规划面积约60平方公里，主要分为四个功能区。\n选育良种5个。\n", ["5个"]
    ),
    "an annex is read under its title": (
        "东河区2026年行动方案\n一、任务\n新建学校3所。\n附件\n名词解释\n1.“八廊”：东西南北4个方向的8条走廊。\n",
        ["3所"],
    ),
    "classes, sizes, sets and permissions": (
        (
            "东河区2026年方案\n一、任务\n1.推进18米口径射电望远镜建设，新建日处理400吨的焚烧厂1座。\n"
        "2.落实低保、孤儿等6类困难群体政策，消费者可通过手机支付补贴2次。\n"
        ),
        ["1座"],
    ),
    "a table of statistics": (
        "# 临江市2026年事项统计表\n\n| 序号 | 单位名称 | 完成率 |\n|---|---|---:|\n| 1 | 市教育局 | 93.7% |\n",
        ["93.7%"],
    ),
}  # fmt: skip


def targets(nodes):
    for node in nodes:
        yield from node.targets
        yield from targets(node.children)


@pytest.mark.parametrize("text, wanted", DOCUMENTS.values(), ids=DOCUMENTS)
def test_document_holds_these_targets_and_no_more(text, wanted):
    document = gdplan.parse(text, name="made_up.md" if text.startswith("#") else None)
    nodes = [node for node in (document.cover, document.preamble, document.conclusions) if node]
    nodes += [*document.body, *(node for annex in document.attachments for node in annex.body)]
    assert [target.text for target in targets(nodes)] == wanted


def test_a_figure_is_named_by_the_head_of_its_column():
    text, _ = DOCUMENTS["a table of statistics"]
    (target,) = targets(gdplan.parse(text, name="made_up.md").body)
    assert (target.indicator, target.value, target.role) == ("完成率", "93.7", "achieved")


def test_an_aside_leaves_the_indicator_in_two_pieces():
    (target,) = targets(gdplan.parse("东河区方案\n一、目标\n小店（以下简称店）数量突破100家。\n").body)
    assert target.indicator == "小店数量"


@pytest.mark.parametrize(
    ("title", "targets"),
    [
        ("某市2031年工作要点", ["95%"]),  # the work of a year: all of it is ahead
        ("某市行动方案（2031—2033年）", ["95%"]),
        ("某市关于优化服务的意见", []),  # nothing says that it is promised
    ],
)
def test_a_bare_measure_is_promised_in_the_work_of_a_year(title, targets):
    document = gdplan.parse(f"{title}\n一、优化服务\n（一）网办。网办率95%。\n（二）帮办。设立窗口。")
    assert [target.text for node in document.walk() for target in node.targets] == targets
