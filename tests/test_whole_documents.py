"""Short documents of several kinds and issuers as users have them: what they say of themselves, who and by when."""

import pytest
from trees import account, sketch

import gdplan
from gdplan.model import Period

NOTICE = """某市人民政府文件
某府发〔2030〕21 号
          某市人民政府关于印发《某市茶业“一片叶子”
          三年行动计划（2030—2032 年）》的通知
各县、区人民政府，茶山经开区管委会，市政府各部门，市各
直属单位：
    现将《某市茶业“一片叶子”三年行动计划（2030—2032
年）》印发给你们，请认真贯彻执行。
          某市人民政府
          2030 年 5 月 6 日
          某市茶业“一片叶子”
          三年行动计划（2030—2032 年）
    一、总体目标
    到 2032 年，全市茶园机采作业全覆盖，机械化水平指数
达到 75，重点加工企业清洁能源使用比例达到 85%以上，建
成省级标准茶厂 50 家、标准茶园 120 个，带动投入 20 亿
元。
    二、主要任务
    （一）改造茶园。选育适合机采的良种，改造老茶园，提
高亩均产量和优质茶的比例。（市农业农村局牵头，市林业局、
各县、区人民政府按职责分工负责）
    （二）改造茶厂。支持茶厂更新设备，推广清洁能源，降
低加工成本，提高茶叶品质。（市工信局）
"""
REPLY = """国务院关于同意设立某某国家级茶园的批复
国函〔2030〕36号
甲、乙、丙省人民政府，商务部：
你们的请示收悉。现批复如下：
一、同意在某市等12个城市设立国家级茶园。
二、请认真组织实施。
国务院
2030年4月23日
"""
ENCLOSED = """某县人民政府办公室关于印发某县2030年民生实事实施方案的通知
各镇人民政府：
《某县2030年民生实事实施方案》已经县人民政府同意，现印发给你们。
附件：某县2030年民生实事任务分解表
某县人民政府办公室
2030年2月28日
某县2030年民生实事实施方案
1.新建公办幼儿园5所。
责任单位：县教育局
2.改造老旧小区12个。
责任单位：县住建局
"""
JOINT = """中共某市委 某市人民政府
关于振兴茶业的实施意见
（2030年3月10日）
一、改造茶园。
二、改造茶厂。
"""
MINUTES = """某市人民政府专题会议纪要
〔2030〕15号
会议议定事项如下：
一、关于资金保障。会议原则同意筹资方案。
出席：张某、刘某（市政府办）、孙某（市住建局）、周某（市财政局）
"""
TABLE = """某县考核办法
第一条 为考核茶业，制定本办法。
第二条 本办法自印发之日起施行。
附表：
茶业考核指标表
序号 考核指标 目标值 责任单位
1 茶园面积增速 8%以上 县农业局
"""
DATED = """某市2030年茶业工作要点
一、改造茶园
1．改造老茶园。改造老茶园30个。
责任领导：张某
牵头单位：市农业农村局
完成时限：2030年9月底
2．选育良种。选育良种5个。再选育。责任领导：刘某；责任单位：市林业局
"""


@pytest.mark.parametrize(
    "text, said",
    [
        (
            NOTICE,
            {
                "title": "某市茶业“一片叶子”三年行动计划（2030—2032 年）",
                "cover_title": "某市人民政府关于印发《某市茶业“一片叶子”三年行动计划（2030—2032 年）》的通知",
                "addressees": ("各县、区人民政府", "茶山经开区管委会", "市政府各部门", "市各直属单位"),
                "document_number": "某府发〔2030〕21 号",
                "issuers": ("某市人民政府",),
                "issued_on": "2030-05-06",
            },
        ),
        (REPLY, {"addressees": ("甲、乙、丙省人民政府", "商务部"), "kind": "批复", "issued_on": "2030-04-23"}),
        (
            ENCLOSED,
            {"title": "某县2030年民生实事实施方案", "issuer": "某县人民政府办公室", "issued_on": "2030-02-28"},
        ),
        (JOINT, {"issuers": ("中共某市委", "某市人民政府"), "issued_on": "2030-03-10"}),
        (
            "某市振兴茶业行动方案\n（2030—2032年）\n一、改造茶园。\n二、改造茶厂。\n",
            {
                "title": "某市振兴茶业行动方案（2030—2032年）",
                "period": Period(from_=2030, to=2032),
            },
        ),
        (MINUTES, {"document_number": "〔2030〕15号", "kind": "纪要"}),
    ],
    ids=["notice", "reply", "enclosed", "joint", "years", "minutes"],
)
def test_metadata(text, said):
    metadata = gdplan.parse(text).metadata
    assert {name: getattr(metadata, name) for name in said} == said


@pytest.mark.parametrize(
    "text", [NOTICE, REPLY, ENCLOSED, JOINT, MINUTES, TABLE, DATED], ids=lambda text: text.split("\n")[0]
)
def test_account(text):
    document = gdplan.parse(text)
    account(document.model_copy(update={"source": document.source.model_copy(update={"text": text})}))


def test_lines_of_print_are_put_together():
    assert sketch(gdplan.parse(NOTICE))[1:] == [
        (
            "一、 总体目标 | 到 2032 年，全市茶园机采作业全覆盖，机械化水平指数达到 75，重点加工企业清洁能源使用比例"
            "达到 85%以上，建成省级标准茶厂 50 家、标准茶园 120 个，带动投入 20 亿元。"
        ),
        "二、 主要任务",
        "二、/（一） 改造茶园 | 选育适合机采的良种，改造老茶园，提高亩均产量和优质茶的比例。",
        "二、/（二） 改造茶厂 | 支持茶厂更新设备，推广清洁能源，降低加工成本，提高茶叶品质。",
    ]


def test_the_items_of_an_enclosed_plan_are_no_list_of_annexes():
    assert [(task.num, [agency.name for agency in task.agencies]) for task in gdplan.parse(ENCLOSED).tasks()] == [
        ("1.", ["县教育局"]),
        ("2.", ["县住建局"]),
    ]


def test_who_was_there_is_not_who_does_it():
    (node,) = gdplan.parse(MINUTES).body
    assert node.agencies == ()
    assert node.sentences[-1].text.endswith("周某（市财政局）")


def test_the_head_of_a_table_is_no_title_of_its_annex():
    (annex,) = gdplan.parse(TABLE).attachments
    assert annex.title == "茶业考核指标表"


def test_a_line_with_the_date_holds_for_its_item():
    first, second = gdplan.parse(DATED).tasks()
    assert [(target.deadline, target.deadline_basis) for target in first.targets] == [("2030-09", "paragraph")]
    assert [(target.deadline, target.deadline_basis) for target in second.targets] == [("2030", "plan")]
    assert [agency.name for agency in (*first.agencies, *second.agencies)] == ["市农业农村局", "市林业局"]
