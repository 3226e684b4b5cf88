"""How numbers are printed, and what each is read as: value or range, unit, bound, change; or nothing."""

import pytest

import gdplan

# A sentence, and each of its targets as "text | value or low~high unit | comparator | change".
READ = [
    # 多 and 余 inside a scale, a scale behind 个
    ("减轻企业负担3万多亿元。", ["3万多亿元 | 3 万亿元 | > | decrease"]),
    ("产值达到2.1万余亿元。", ["达到2.1万余亿元 | 2.1 万亿元 | > | level"]),
    ("发放贷款三十多万亿元。", ["三十多万亿元 | 30 万亿元 | > | level"]),
    ("完成投资20多个亿。", ["20多个亿 | 20 亿 | > | level"]),
    ("到位资金2.5个亿左右。", ["2.5个亿左右 | 2.5 亿 | ~ | level"]),
    ("建设项目40多个。", ["40多个 | 40 个 | > | level"]),
    # approximations
    ("培育企业十余家。", ["十余家 | 10 家 | > | level"]),
    ("建成泊位十来个。", ["十来个 | 10 个 | ~ | level"]),
    ("培训技师几千人。", ["几千人 | 2000~9000 人 | = | level"]),
    ("培训农民几万人。", ["几万人 | 2~9 万人 | = | level"]),
    ("培训骨干十几名。", ["十几名 | 11~19 名 | = | level"]),
    ("十余年来接续奋斗，几代人努力，违规电动三四轮车减少。", []),
    # numerals of the bank; 伍 and 陆 are names, too
    ("新建驿站卅座。", ["卅座 | 30 座 | = | level"]),
    ("安排资金叁仟伍佰万元。", ["叁仟伍佰万元 | 3500 万元 | = | level"]),
    ("完成投资壹亿元。", ["壹亿元 | 1 亿元 | = | level"]),
    ("在伍家岗、陆家镇、叁里屯新建学校2所。", ["2所 | 2 所 | = | level"]),
    # several parts are one number, or none
    ("培训职工5万4千6百人。", ["5万4千6百人 | 54600 人 | = | level"]),
    ("推动总投资1.17万亿640个项目落地。", ["640个 | 640 个 | = | level"]),
    ("居民存款增加到1亿3千多万元。", ["增加到1亿3千多万元 | 13000 万元 | > | level"]),
    ("投入2万亿5千亿元。", ["2万亿5千亿元 | 25000 亿元 | = | level"]),
    ("查访门市1万5仟余家。", ["1万5仟余家 | 15000 家 | > | level"]),
    ("改造老旧小区2千零5个。", ["2千零5个 | 2005 个 | = | level"]),
    ("改造管网1千零20公里。", ["1千零20公里 | 1020 公里 | = | level"]),
    ("总产值突破1万亿3千亿元。", ["突破1万亿3千亿元 | 13000 亿元 | > | level"]),
    ("培育企业4千6家。", []),
    ("引进企业3万十家、完成产值1.5万千元。", []),
    ("装机达到3万千瓦、铺设管网2万千米。", ["达到3万千瓦 | 3 万千瓦 | = | level", "2万千米 | 2 万千米 | = | level"]),
    ("误差控制在正负5%以内。", []),
    # tenths and halves
    ("空置率降至二成五以下。", ["降至二成五以下 | 2.5 成 | <= | level"]),
    ("占比提高到四成五，建设公园5个。", ["提高到四成五 | 4.5 成 | = | level", "5个 | 5 个 | = | level"]),
    ("农民收入增长两倍半。", ["增长两倍半 | 2.5 倍 | = | multiple"]),
    ("占比提高到四成，5个公园开放。", ["提高到四成 | 4 成 | = | level", "5个 | 5 个 | = | level"]),
    # below zero
    ("外贸增速不低于-1%。", ["不低于-1% | -1 % | >= | level"]),
    ("库存增速控制在负0.5%左右。", ["负0.5%左右 | -0.5 % | ~ | level"]),
    ("进出口总额增长-2.5%。", ["增长-2.5% | -2.5 % | = | increase"]),
    ("能耗下降3%—5%，自负比例为30%。", ["下降3%—5% | 3~5 % | = | decrease", "30% | 30 % | = | level"]),
    # 百分之
    ("城镇化率达到百分之六十七点四。", ["达到百分之六十七点四 | 67.4 百分之 | = | level"]),
    ("就业率提高百分之一到百分之二。", ["提高百分之一到百分之二 | 1~2 百分之 | = | increase"]),
    ("经济增长百分之五到六。", ["增长百分之五到六 | 5~6 百分之 | = | increase"]),
    # a year is a date
    ("人均预期寿命提升至2027年的79.1岁。", ["79.1岁 | 79.1 岁 | = | level"]),
    ("平均受教育年限提高到2028年的10.5年。", ["10.5年 | 10.5 年 | = | level"]),
    ("平均受教育年限达到11年。", ["达到11年 | 11 年 | = | level"]),
    # behind letters: a counted thing, or part of a name
    ("上线APP30个，培育MCN20家以上。", ["30个 | 30 个 | = | level", "20家以上 | 20 家 | >= | level"]),
    ("治理PM2.5，建设G60走廊和T3航站楼，推广5G应用，引进C919飞机。", []),
    # limits of time
    ("审批时限压缩到3日内。", ["压缩到3日内 | 3 日 | <= | level"]),
    ("开办企业时间压缩至1个工作日内。", ["压缩至1个工作日内 | 1 个工作日 | <= | level"]),
    ("3个月内不得重复检查，加强市内交通。", []),
    # units in Latin letters
    ("PM2.5浓度降至28μg/m³。", ["降至28μg/m³ | 28 μg/m³ | = | level"]),
    ("氨氮浓度低于1.0mg/L。", ["低于1.0mg/L | 1.0 mg/L | < | level"]),
    ("新建储能2MW·h，铺设管道50km，新增绿地2000m²。",
     ["2MW·h | 2 MW·h | = | level", "50km | 50 km | = | level", "2000m² | 2000 m² | = | level"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "targets"), READ, ids=[sentence for sentence, _ in READ])
def test_a_number_is_read_whole(sentence, targets):
    document = gdplan.parse(f"某市2026年工作要点\n一、任务\n（一）事项。{sentence}加强管理。")
    found = [target for node in document.walk() for target in node.targets]
    assert [
        f"{one.text} | {one.value or f'{one.low}~{one.high}'} {one.unit} | {one.comparator} | {one.change}"
        for one in found
    ] == targets


@pytest.mark.parametrize(
    ("sentence", "printed"),
    [("培育企业4千6家。", "4千6"), ("培训农民3万5人。", "3万5"), ("引进企业3万十家。", "3万十")],
)
def test_a_number_that_may_be_two_is_left_out_and_told(sentence, printed):
    document = gdplan.parse(f"某市2026年工作要点\n一、任务\n（一）事项。{sentence}加强管理。")
    assert [target for node in document.walk() for target in node.targets] == []
    (found,) = document.diagnostics
    assert (found.code, found.severity, found.values) == ("ambiguous-quantity", "info", {"printed": printed})
    assert gdplan.parse("某市2026年工作要点\n一、任务\n（一）事项。培训3万零5人、3万5千人。").diagnostics == ()


@pytest.mark.parametrize(
    ("head", "cell", "target"),
    [
        ("2026年目标值", "2%", "= 2 % level"),
        ("2026年涨幅", "2%", "= 2 % increase"),
        ("2026年上涨", "2%", "= 2 % increase"),
        ("2026年递增", "2%", "= 2 % increase"),
        ("2026年回落", "2%", "= 2 % decrease"),
        ("目标值", "较上一年提高2个百分点", "= 2 个百分点 increase"),
        ("目标值", "比上年下降5%", "= 5 % decrease"),
        ("目标值", "≥95%", ">= 95 % level"),
    ],
)
def test_a_cell_is_read_with_the_head_of_its_column(head, cell, target):
    document = gdplan.parse(f"某市2026年计划\n一、指标\n指标\t{head}\n受理率\t{cell}\n办结率\t{cell}\n")
    assert [
        f"{one.indicator}: {one.comparator} {one.value} {one.unit} {one.change}"
        for node in document.walk()
        for one in node.targets
    ] == [f"受理率: {target}", f"办结率: {target}"]
