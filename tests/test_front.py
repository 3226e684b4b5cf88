"""What stands around the tree: made-up heads and signatures, with what they say and where each line belongs."""

import json
from pathlib import Path

import pytest
from trees import account

import gdplan

CASES = json.loads((Path(__file__).parent / "cases/front.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_front(case):
    text = "\n".join(case["text"])
    document = gdplan.parse(text)
    said = json.loads(document.metadata.model_dump_json(by_alias=True))
    assert {name: said[name] for name in case["metadata"]} == case["metadata"], case["proves"]
    assert [entry.kind for entry in document.front] == case["front"]
    assert [part for part in ("cover", "preamble", "conclusions") if getattr(document, part)] == case["parts"]
    account(document.model_copy(update={"source": document.source.model_copy(update={"text": text})}))


REGIONS = (
    ("广东省人民政府关于支持深圳市发展的意见", ("广东省", "440000")),
    ("深圳市南山区2030年工作要点", ("南山区", "440305")),
    ("中共成都市委 成都市人民政府关于推进某事的意见", ("成都市", "510100")),
    ("2030年北京市政府工作报告", ("北京市", "110000")),
    ("2030年西藏自治区政府工作报告\n各位代表：\n现在，我代表自治区人民政府向大会报告工作。", ("西藏自治区", "540000")),
    ("南沙区2030年工作要点", ("南沙区", "440115")),
    ("鼓楼区2030年工作要点", None),  # there are four
    ("国务院关于支持海南省发展的意见", None),
    ("教育部关于支持新疆维吾尔自治区教育发展的意见", None),
    ("海南自由贸易港建设总体方案", None),  # by whom is not printed
    ("成都高新区2030年工作要点", None),
    ("青山市2030年工作要点", None),  # in no table
    ("某市2030年工作要点", None),
    # Words that end as divisions do, behind the name of a place: no division below it.
    ("上海市绿化和市容管理局关于印发花卉推广行动计划的通知", ("上海市", "310000")),
    ("重庆市城市管理局2030年工作要点", ("重庆市", "500000")),
    ("北京市城市更新行动计划", ("北京市", "110000")),
    ("广州市老旧小区改造行动计划", ("广州市", "440100")),
    ("海南省自然保护区建设行动计划", ("海南省", "460000")),
    ("浙江省山区高质量发展行动计划", ("浙江省", "330000")),
    ("上海市普陀区绿化和市容管理局2030年工作要点", ("普陀区", "310107")),
    ("上海市浦东新区绿化和市容管理局2030年工作要点", ("浦东新区", "310115")),
    ("天津市滨海新区2030年工作要点", ("滨海新区", "120116")),
    ("大连市金普新区2030年工作要点", None),  # no division
    ("广东省青山市城市管理局2030年工作要点", None),
    ("成都市高新区城市更新行动计划", None),
)


@pytest.mark.parametrize(("title", "region"), REGIONS, ids=[title[:20] for title, _ in REGIONS])
def test_whose_paper(title, region):
    found = gdplan.parse(f"{title}\n一、任务\n建设平台。\n二、保障\n加强领导。").metadata.region
    assert (found and (found.name, found.code)) == region


def test_the_place_of_a_title_is_told_by_the_owners():
    plan = "数字广东建设2030年工作要点\n一、任务\n1.建平台。搭建平台。（{0}科技厅）\n2.办展会。举办展会。（{0}教育厅）"
    assert gdplan.parse(plan.format("省")).metadata.region.code == "440000"
    assert gdplan.parse(plan.format("有关")).metadata.region is None


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["临江省2030年数据公开工作要点", "一、公开", "（一）公开目录。发布目录。"], ["临江省2030年数据公开工作要点"]),
        (
            ["临江省2030年数据", "公开工作要点", "为做好公开，制定本要点。", "1.发布目录。"],
            ["临江省2030年数据公开工作要点"],
        ),
        (["附件2", "临江省2030年数据公开工作要点", "一、公开"], ["临江省2030年数据公开工作要点"]),
        (["二、衔接", "临江省2030年数据公开工作要点", "继续实施。", "三、保障"], []),  # no numbers of its own
        (["附件2 全省2030年数据台账（略）"], ["全省2030年数据台账（略）"]),
        (["附件1：数据台账（略）", "附件2：联系名单（略）"], ["数据台账（略）", "联系名单（略）"]),
        (["附件1：数据台账（略）", "附件2：联系名单（略）", "临江省数据局", "2030年4月1日"], []),  # a list
    ],
)
def test_what_stands_behind_the_plan(lines, titles):
    names = "《临江省2030年数据管理工作要点》和《临江省2030年数据公开工作要点》"
    letter = [f"临江省数据局关于印发{names}的通知", f"{names}已经省政府同意，现印发给你们。", "临江省数据局"]
    plan = ["2030年4月1日", "临江省2030年数据管理工作要点", "一、管理", "（一）完善目录。编制目录。"]
    document = gdplan.parse("\n".join([*letter, *plan, *lines]))
    assert document.metadata.title == "临江省2030年数据管理工作要点"
    assert [annex.title for annex in document.attachments] == titles


def test_a_kind_in_wide_letters_is_that_kind():
    report = "政 府 工 作 报 告\n各位代表：\n现在，我代表县人民政府向大会报告工作。\n一、五年工作回顾\n{}\n二、2031年工作安排\n新建公园5个。"
    document = gdplan.parse(report.format("——2026年：产业提速。新建学校3所。\n——2027年：民生改善。新建学校4所。"))
    assert document.metadata.kind == "政府工作报告"
    assert [target.deadline for node in document.walk() for target in node.targets] == ["2026", "2027", "2031"]


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("本政策自印发之日起施行，相关措施有效期截至2033 年12 月31 日。", "2033-12-31"),
        ("本政策有效期截止到2033年12月31日。", "2033-12-31"),
        ("本办法有效期自2030年1月1日至2032年12月31日。", "2032-12-31"),
        ("本办法有效期为2030年1月1日至2032年12月31日。", "2032-12-31"),
        ("本通知有效期至2032年12月31日。", "2032-12-31"),
        ("许可证有效期至2033年6月30日，到期应当换发。", None),
        ("营业执照有效期截至2033年6月30日。", None),
        ("有效期截至2033年6月30日的合同，可以续签。", None),
        ("截至2033年6月30日，共有证书300本。", None),
    ],
)
def test_until_when_a_paper_holds(text, until):
    assert gdplan.parse(f"某市若干措施\n一、措施\n建设平台。\n二、附则\n{text}").metadata.valid_until == until
