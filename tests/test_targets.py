"""Targets: made-up sentences (cases/targets.json), the rows of the tables, the plan itself, what always holds."""

import csv
import json
import re
from fractions import Fraction
from pathlib import Path

import opencc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pace import assert_linear

import gdplan
from gdplan.extract.context import Passage, Section, TargetContext
from gdplan.extract.quantities import find_all_quantities, find_quantities
from gdplan.extract.targets import find_targets
from gdplan.extract.targets.town_and_country import name_half
from gdplan.normalize import PlanText, normalize
from gdplan.vocab import bounds, cues, evidence, mere_numbers, promises
from gdplan.vocab.units import Unit

ROOT = Path(__file__).parent.parent
CASES = json.loads((ROOT / "tests" / "cases" / "targets.json").read_text(encoding="utf-8"))
PLAN = (ROOT / "data" / "raw" / "guangdong_2025.txt").read_text(encoding="utf-8")
NO_CONTEXT = TargetContext(None, "方案")
FIELDS = ("text", "role", "indicator", "comparator", "value", "unit", "change", "deadline")


def passages(source):
    """Sentences of the source with the flag of those that begin a line."""
    for line in source.split("\n"):
        for match in re.finditer("[^。]+。?", line):
            yield match[0], match.start() == 0


def find(text, context=NO_CONTEXT, headings=()):
    """The targets of one sentence."""
    return find_targets([Section(headings, [Passage(text, True)])], context)


def read(source, context=NO_CONTEXT, headings=()):
    """Every target as a list in the order of FIELDS, printed words from the source."""
    parts = list(passages(source))
    readings = find_targets([Section(headings, [Passage(normalize(text), starts) for text, starts in parts])], context)
    rows = []
    for reading in readings:
        text = parts[reading.passage][0]
        indicator, unit = (
            None if pieces is None else "".join(text[start:end] for start, end in pieces)
            for pieces in (reading.indicator, reading.unit)
        )
        if reading.half is not None:
            indicator = name_half(indicator, reading.half)
        value = reading.value or f"{reading.low}..{reading.high}"
        printed = text[reading.start : reading.end]
        rows.append(
            [printed, reading.role, indicator, reading.comparator, value, unit, reading.change, reading.deadline]
        )
    return rows


def context_of(case):
    stated = {name: case[name] for name in TargetContext._fields if name in case}
    return TargetContext(**{"year": None, "kind": "方案", **stated})


def as_params():
    for case in CASES:
        known = case["group"] == "known_failure"
        assert known == ("reason" in case), case["id"]
        assert case["group"] in ("tuned_on", "held_out", "negative", "known_failure")
        assert (case["group"] == "negative") == (not case["expected"]) or case["id"].startswith("law")
        assert set(case) <= {"id", "group", "text", "headings", "expected", "reason", *TargetContext._fields}
        assert all(len(row) == len(FIELDS) for row in case["expected"])
        headings = tuple(normalize(heading) for heading in case.get("headings", ()))
        context = context_of(case)
        marks = [pytest.mark.xfail(strict=True, reason=case["reason"])] if known else []
        yield pytest.param(case["text"], context, headings, case["expected"], id=case["id"], marks=marks)


@pytest.mark.parametrize("text, context, headings, expected", list(as_params()))
def test_case(text, context, headings, expected):
    assert read(text, context, headings) == expected


@pytest.mark.parametrize("config", ["s2t", "s2hk", "s2tw"])
def test_every_case_is_the_same_text_in_every_script(config):
    """What is read is folded text: where that is the same, so are its targets. Whole documents: test_properties."""
    convert = opencc.OpenCC(config).convert
    assert [case["id"] for case in CASES if normalize(convert(case["text"])) != normalize(case["text"])] == []


# ------------------------------------------------------------------ tables


def test_units_are_a_clean_table():
    with (ROOT / "src/gdplan/vocab/units.csv").open(encoding="utf-8", newline="") as lines:
        rows = [Unit(**row) for row in csv.DictReader(lines)]
    assert len({row.unit for row in rows}) == len(rows)
    assert [(row.kind, row.unit) for row in rows] == sorted((row.kind, row.unit) for row in rows)
    assert all(value == value.strip() for row in rows for value in row)
    assert all(row.example for row in rows)


@pytest.mark.parametrize("negation", bounds.NEGATIONS)
@pytest.mark.parametrize("bound", [row for row in bounds.BEFORE if row.comparator in "<>" and row.text[0] != "不"])
def test_no_bound_is_ever_read_as_its_opposite(negation, bound):
    (quantity,) = find_quantities(PlanText(f"总量{negation}{bound.text}30家"))
    assert quantity.comparator == {">": "<=", "<": ">="}[bound.comparator]


@pytest.mark.parametrize("text", ("用户最多的3个平台", "至少30%的企业和5个园区", "至少一名医生和5名护士"))
def test_bound_reaches_its_own_number_only(text):
    assert find_quantities(PlanText(text))[-1].comparator == "="


GOALS = (PlanText("主要目标"),)


@pytest.mark.parametrize("row", mere_numbers.ROWS, ids=lambda row: row.example)
def test_row_leaves_its_example_out_and_its_look_alike_in(row):
    assert row.why
    assert read(row.example, headings=GOALS) == []
    assert read(row.counterexample, headings=GOALS) != []
    assert not row.signs or any(sign in row.example for sign in row.signs)


SIGNS = {name: sign for name, sign in vars(evidence).items() if isinstance(sign, evidence.Sign)}
HEADINGS_OF_SIGNS = {
    "MEASURE": "重点任务",
    "GOVERNS": "奖励标准",
    "OF_OTHERS": "奖励标准",
    "LEADS_OTHERS": "奖励标准",
    "BY_ALL": "奖励标准",
    "PAYS": "奖励标准",
    "PROMISED_THERE": "奖励标准",
    "STANDARD": "奖励标准",
    "BRINGS_ABOUT": "奖励标准",
    "LENT": "奖励标准",
    "CREDIT": "奖励标准",
    "ANSWERS_FOR": "奖励标准",
    "FOR_WHOM": "奖励标准",
    "PAID_BY": "奖励标准",
    "GOES_ON": "奖励标准",
    "APPLIES": "奖励标准",
    "FOUNDED": "奖励标准",
}


@pytest.mark.parametrize("name", SIGNS)
def test_a_number_counts_because_something_says_so(name):
    headings = (PlanText(HEADINGS_OF_SIGNS.get(name, "空间布局")),)
    assert read(SIGNS[name].example, headings=headings) != []
    assert read(SIGNS[name].counterexample, headings=headings) == []


@pytest.mark.parametrize(
    "word", [word for word in promises.PROMISES if word.counterexample], ids=lambda word: word.counterexample
)
def test_word_of_promise_is_another_word_between_some_characters(word):
    assert [row[1] for row in read(f"{word.counterexample}泊位30个。", TargetContext(2026, "报告"))] == ["achieved"]


@pytest.mark.parametrize("word", [word for word in promises.PROMISES if word.holds], ids=lambda word: word.text)
def test_promise_with_a_year_to_come_holds_in_a_review_and_in_a_rule(word):
    review = (PlanText("2025年工作回顾"),)
    text = f"{'2027' if word.dated else ''}{word.text.removesuffix('20')}2027年底前建成泊位30个。"
    assert [row[1] for row in read(text, TargetContext(2026, "报告"), review)] == ["target"]
    assert [row[1] for row in read(text, TargetContext(2026, "办法"))] == ["target"]


# ------------------------------------------------------------------ the plan


def test_the_plan_holds_two_targets_and_no_more():
    plan = PLAN[PLAN.index("一、") :]
    rows = read(plan, TargetContext(2025, "工作要点"))
    assert [(row[0], row[2], row[3], row[4], row[5], row[7]) for row in rows] == [
        ("不少于30個", "省級中試平臺", ">=", "30", "個", "2025"),
        ("至75%", "有線電視超高清機頂盒占比", "=", "75", "%", "2025"),
    ]


# ------------------------------------------------------------------ what always holds

ALPHABET = (
    "一二两三十百千万亿几数多余约近超不少于低过达到至增长降升建成新的"
    "和、,。:;“”《》()年月日个家项元吨%0123456789.—- 第每从翻番倍成分之以上下内左右业产值"
)


@settings(max_examples=300)
@example("“-1成", None, None)
@example("增长-1%", 2025, "报告")
@given(st.text(ALPHABET, max_size=60), st.sampled_from([None, 2025]), st.sampled_from([None, "报告", "方案", "条例"]))
def test_any_text_reads_and_every_value_stands_in_it(text, year, kind):
    plain = normalize(text)
    for reading in find(plain, TargetContext(year, kind), (plain,)):
        assert 0 <= reading.start < reading.end <= len(text)
        assert (reading.value is None) == (reading.low is not None and reading.high is not None)
        for number in (reading.value, reading.low, reading.high):
            assert number is None or Fraction(number) >= 0 or set("-负") & set(plain[reading.start : reading.end])
        for pieces in (reading.indicator or (), reading.unit, reading.normalized.unit):
            assert all(0 <= start < end <= len(text) for start, end in pieces)


@given(st.lists(st.text(ALPHABET, max_size=30), max_size=5))
def test_quantities_of_many_texts_are_those_of_each(texts):
    plain = [normalize(text) for text in texts]
    alone = {index: found for index, text in enumerate(plain) if (found := find_quantities(text))}
    assert find_all_quantities(plain) == alone


@given(st.integers(1, 9_999_999), st.sampled_from(["家", "万千瓦", "亿元", "%", "微克/立方米", "万套(间)", "个百分点"]))
def test_value_and_unit_come_back_as_printed(number, unit):
    ((_, _, _, comparator, value, printed, *_),) = read(f"产业规模不低于{number}{unit}。")
    assert (comparator, value, printed) == (">=", str(number), unit)


@given(st.integers(1, 10**6), st.sampled_from([("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]))
def test_normalized_is_exact(number, scale):
    text = normalize(f"产值达到{number}.25{scale[0]}元。")
    (reading,) = find(text)
    assert Fraction(reading.normalized.value) == (number + Fraction(1, 4)) * scale[1]
    assert [text[start:end] for start, end in reading.normalized.unit] == ["元"]


HOSTILE = "1 一 万 1, 1. 3个 从1 增长5%、 分别 “3个 《3个 3个的 到2027年 不 超过 之 ( 约近 数十 1:1 /1 3个、"


@pytest.mark.parametrize("unit", HOSTILE.split(" "))
def test_hostile_text_takes_linear_time(unit):
    context = TargetContext(2025, "报告")
    assert_linear(lambda text: find(text, context), lambda length: normalize(unit * (length // len(unit))), 2_000)


@pytest.mark.parametrize("digit", ["7", "一", "十", "1,234", "1万", "٣"])
def test_numbers_of_any_length_read(digit):
    for text in (f"建成{digit * 5000}个。", f"产值达到{digit * 5000}.5万亿元。"):
        find(normalize(text))


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        *((kind, "achieved") for kind in ("政府工作报告", "施政报告", "工作报告", "执行情况", "工作总结", "统计公报")),
        *(
            (kind, "target")
            for kind in ("工作要点", "实施方案", "行动计划", "施政方针", "责任清单", "实施意见", "通知")
        ),
    ],
)
def test_a_report_looks_back_and_a_plan_ahead(kind, role):
    assert [row[1] for row in read("建设泊位30个。", TargetContext(2026, kind))] == [role]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("发展基础", "achieved"),
        ("建设成就", "achieved"),
        ("上年工作总结", "achieved"),
        ("夯实数字基础", "target"),
        ("持续夯实产业基础", "target"),
        ("数字基础", "target"),
        ("提升建设成效", "target"),
        ("总结推广经验", "target"),
    ],
)
def test_a_heading_that_begins_with_a_deed_looks_ahead(heading, role):
    document = gdplan.parse(
        f"某市2026年工作要点\n一、{heading}\n（一）网络。新建5G基站200个。\n二、保障\n（一）人才。引进30人。"
    )
    assert [target.role for node in document.walk() for target in node.targets] == [role, "target"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # of what happened in a part of a year: told of that year, which its work ahead is of, too
        ("关于2029年上半年全市消防安全形势的通报", ["achieved 2029", "target 2029-09"]),
        ("关于全市消防安全形势的通报", ["achieved None", "target 2029-09"]),
        ("关于全市消防安全形势的通报|有关工作要求", ["achieved None", "target 2029-09"]),
        ("关于2029年上半年全市消防安全形势的通报|工作要求", ["achieved 2029", "target 2029-09"]),
        ("关于2029年第二季度检查结果的通报", ["achieved 2029", "target 2029-09"]),
        # of praise, and other kinds
        ("关于表扬先进单位的通报", ["target None", "target 2029-09"]),
        ("关于2029年消防工作的通知", ["target 2029", "target 2029-09"]),
    ],
)
def test_a_circular_on_what_happened_tells_it(title, expected):
    title, _, ahead = title.partition("|")
    document = gdplan.parse(
        f"某市安全委{title}\n各县：\n一、主要情况\n新增消防站2座。\n二、{ahead or '下一步工作'}\n9月底前新增消防栓300个。\n某市安全委\n2029年7月12日"
    )
    targets = [target for node in document.walk() for target in node.targets]
    assert [f"{target.role} {target.deadline}" for target in targets] == expected


@pytest.mark.parametrize(
    ("title", "chapeau", "values"),
    [
        ("工作方案", "符合下列任何一条的，及时转诊：", []),
        ("工作方案", "申报单位应具备以下条件：", []),
        ("工作方案", "有下列情形之一的，不予支持：", []),
        ("工作方案", "各地要完成以下任务：", ["30", "5"]),
        ("工作方案", "到2031年，实现以下目标：", ["30", "5"]),
        ("诊疗方案", "有关要求如下：", []),
    ],
)
def test_what_opens_a_list_says_what_its_numbers_are(title, chapeau, values):
    document = gdplan.parse(
        f"某市2026年某某{title}\n一、工作\n{chapeau}\n（一）建成中心不少于30个。\n（二）机构\n1.新增站点不少于5个。"
    )
    assert [target.value for node in document.walk() for target in node.targets] == values


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # the shared head goes to what lacks one, not beside what is named whole
        (
            "进口货值、过夜游客、新设外资企业、免税销售额分别增长3%、4%、5%、6%。",
            "进口货值 过夜游客 新设外资企业 免税销售额",
        ),
        ("生产总值、建筑业、固定资产投资分别增长3%、4%、5%。", "生产总值 建筑业投资 固定资产投资"),
        ("工业、建筑业增加值分别增长5%、6%。", "工业增加值 建筑业增加值"),
        # examples of a class, its measure for each
        (
            "二氧化硫(SO2)、氮氧化物(NOX)和有机物等主要污染物排放总量比2015年分别下降15%、10%和26%。",
            "二氧化硫排放总量 氮氧化物排放总量 有机物排放总量",
        ),
        ("稻谷、小麦等粮食产量分别达到3万吨、4万吨。", "稻谷产量 小麦产量"),
        # half a word
        ("金融机构本外币存、贷款余额分别增长5%、6%。", "金融机构本外币存款余额 金融机构本外币贷款余额"),
        ("进、出口额分别增长5%、6%。", "进口额 出口额"),
        ("乡村自来水、卫生户厕普及率分别提升至97%、98%。", "乡村自来水普及率 卫生户厕普及率"),
        # stages of the same work
        ("亿元以上项目新开工43个以上、竣工38个以上。", "亿元以上项目新开工 亿元以上项目竣工"),
        ("棚户区改造开工1.2万套,基本建成1万套。", "棚户区改造开工 棚户区改造基本建成"),
        ("新建泊位30个、改建20个。", "泊位 泊位"),
        # bare measures of the same thing
        ("林下经济面积达到26万亩、产值达到13亿元。", "林下经济面积 林下经济产值"),
        ("粮食播种面积稳定在30万亩、产量达到12万吨。", "粮食播种面积 粮食产量"),
        ("电动汽车产量达到2万辆、出口5000辆。", "电动汽车产量 电动汽车出口"),
        ("城镇新增就业5万人、旅游收入达到90亿元。", "城镇新增就业 旅游收入"),
        # what is said of the noun is no part of it
        ("办好事项并使10件实事圆满完成。", "实事"),
        ("推动17条产业链开局起步。", "产业链"),
        ("认定跨境集中运营中心7家、推动6家跨境集中运营中心提前启用。", "跨境集中运营中心 跨境集中运营中心"),
        ("惠民工程、健身工程分别惠及350万、230万人次。", "惠民工程 健身工程"),
        ("课题立项数量和获资助额实现翻番。", "课题立项数量和获资助额"),
        ("对农村危房实施改造1000户、对老旧管网更新300公里。", "农村危房改造 老旧管网更新"),
        ("在临江镇实施公路防护工程30公里。在建公路里程达到30公里。", "公路防护工程 在建公路里程"),
        ("新开办托育机构30家,企业开办时间压缩至1天。", "托育机构 企业开办时间"),
        # what is worked on, for whom and how
        ("走访企业500家、依法关停自备井50眼、及时化解矛盾纠纷60件。", "企业 自备井 矛盾纠纷"),
        ("检查站达到20个,对接活动达到30场,检查发现隐患30处。", "检查站 对接活动 隐患"),
        ("新增集中供热面积20万平方米,集中供养率达到60%。", "新增集中供热面积 集中供养率"),
        ("强力整治“散乱污”企业,依法取缔35家、整改提升8家。", "“散乱污”企业 “散乱污”企业"),
        ("为失能、部分失能老年人建设护理床位3万张。为社区配备急救设备20台。", "护理床位 急救设备"),
        ("全市募集适合青年的见习岗位50个以上。适龄儿童入学率达到100%。", "见习岗位 适龄儿童入学率"),
        ("加大研发经费投入力度,全年增长10%。", "研发经费投入"),
        # adverbs and bases before the verb
        ("担保费率统一下降至1%以下。用时在现行基础上整体压缩40%以上。", "担保费率 用时"),
        ("统一大市场建设项目达到12个,整体推进县达到5个。", "统一大市场建设项目 整体推进县"),
        # a bare head wants what stands before 的
        ("将正常出口退税的平均时间压缩至3个工作日。", "正常出口退税的平均时间"),
        ("推广适用率达到100%,二级以上医院的电子病历普及率达到90%。", "推广适用率 电子病历普及率"),
        # the size of a thing stands between it and its count
        ("至少建有1个建筑面积不少于1000平方米,具备照护功能的养老服务中心。", "养老服务中心"),
        ("每县建设1所80-150个托位的托育机构,新建3座220千伏变电站。", "托育机构 220千伏变电站"),
        # brackets
        ("为老服务志愿组织(队伍)达8000支以上。", "为老服务志愿组织(队伍)"),
        (
            "将工程建设项目(不包括特殊工程和交通、水利等领域的重大工程)审批时限压减至60个工作日以内。",
            "工程建设项目审批时限",
        ),
        # who is served, in whole words
        (
            "推进588个省、市级美丽乡村建设,推动4个国家级、8个省级外贸基地提档升级。",
            "省、市级美丽乡村建设 国家级外贸基地 省级外贸基地",
        ),
        ("推动3个县(市)创成省级卫生县城。", "县(市)"),
        ("用水、用气报装时限分别压缩至2.5、5个工作日以内。", "用水报装时限 用气报装时限"),
        (
            "节能环保、汽车及零部件、新材料等产业增加值分别增长2%、6%和3%。",
            "节能环保增加值 汽车及零部件增加值 新材料增加值",
        ),
        ("一般政务服务事项100%全程网办,利用三年时间完成植树2.3万亩。", "一般政务服务事项 植树"),
        ("政府投资项目审批时限不超过70个工作日,社会投资项目不超过40个工作日。", "政府投资项目审批时限 社会投资项目"),
        ("实施54个补短板工程乡镇、街道项目,组织40场招聘、推介活动。", "补短板工程乡镇、街道项目 招聘、推介活动"),
        ("今年新创建市级载体10家,在全市范围实行告知承诺事项增加50%。", "市级载体 告知承诺事项"),
        # halves
        ("地表水、近岸海域水质优良比例分别达到95%、92%。", "地表水水质优良比例 近岸海域水质优良比例"),
        ("加快总投资15亿元的能源项目务实合作,推进总投资60亿元的15个项目。", "能源项目总投资 总投资 项目"),
    ],
)
def test_each_number_of_a_row_is_named_as_a_ledger_would(text, indicators):
    assert [row[2] for row in read(text)] == indicators.split()


@pytest.mark.parametrize("cue", cues.REPORTED, ids=lambda cue: cue.example)
def test_what_a_sentence_reports_is_reached(cue):
    assert {row[1] for row in read(f"{cue.example}。")} == {"achieved"}


@pytest.mark.parametrize(
    "text",
    [
        "力争增加值增长5%,排名全省第一。",
        "投资完成率要达到98%以上。",
        "确保完成投资5亿元。",
        "计划完成率达到目标。建成泊位3个。",
    ],
)
def test_what_is_promised_with_words_of_reports_is_promised(text):
    assert {row[1] for row in read(text)} == {"target"}


@pytest.mark.parametrize("cue", cues.REPORTS, ids=lambda cue: cue.example)
@pytest.mark.parametrize("opening", ["", "各地要抓好落实。"])
def test_a_text_without_title_that_opens_as_a_report_is_one(cue, opening):
    document = gdplan.parse(f"{opening}{cue.example}。\n一、城乡供水\n新建管网30公里。\n二、城乡交通\n改造道路5公里。")
    role = "target" if opening and cue.pattern.startswith("^") else "achieved"
    assert {target.role for node in document.body for target in node.targets} == {role}


def test_a_rate_in_the_next_clause_is_of_the_same_thing():
    assert [row[2] for row in read("农村改厕完成3万座,完成率101%,占比5%;增加值完成97亿元,增速5.2%。")] == [
        "农村改厕",
        "农村改厕完成率",
        "农村改厕占比",
        "增加值",
        "增加值增速",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # classes, by people, households and sums
        ("在3000人以上的行政村建设寄宿制学校。", ""),
        ("支持年产值过亿元的龙头企业、过10亿元的园区上市。", ""),
        ("培育主营业务收入过10亿元企业5家。", "5"),
        ("产业规模过千亿元、税收过百亿元。", "1000 100"),
        # what is there already, and where it lies
        ("利用省内15所高校的科研资源开展攻关,服务企业200家。", "200"),
        ("充分发挥全市26家产业联盟的桥梁纽带作用。", ""),
        ("盘活利用15处闲置资源,发挥龙头作用带动企业50家。", "15 50"),
        ("我县距省会城市85公里,与邻省接壤51.2公里。", ""),
        ("服务距离缩短到3公里,打通与邻县接壤的断头路3条。", "3 3"),
        ("境内有3条高速贯穿全境且有5个出入口。", ""),
        ("海岸线长120公里,整治修复海岸线50公里。", "50"),
        # how large a work is
        ("加快日处理污水6万吨的三期扩容工程建设。", ""),
        ("加快占地1200亩、总投资20亿元的产业园建设。", "20"),
        ("建设可容纳3000人的体育馆1座,形成年产100万吨的生产能力。", "1 100"),
        ("推进甲公司20万吨印染、乙公司10万台电机等一批项目,投产10万片晶片项目。", ""),
        ("其中涉及我县的有5项,现有20万吨污水厂深度治理,针对剩余的490名贫困人口施策。", ""),
        ("依托甲、乙等50家龙头企业,打造农产品加工集群3个。", "3"),
        ("体现1000万临江人民的愿望,落实十大任务、55项具体行动,惠及群众1000万人。", "1000"),
        # what someone is given on a condition
        ("入驻率超过80%的孵化器,房租补贴标准提高到50%。", ""),
        ("对留用率达到50%以上的单位,补贴标准提高到最低工资标准的100%。", ""),
        ("毕业3年内返乡创业的,贷款额度提高至30万元。", ""),
        ("实行0.8—1.2倍的差别化电价。", ""),
        ("加大对困难群众的帮扶力度,低保补助标准提高到800元。", "800"),
    ],
)
def test_what_only_describes_is_no_target(text, values):
    assert [reading.value for reading in find(normalize(text), TargetContext(2026, "工作要点"))] == values.split()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("国有企业计划招聘高校毕业生不少于5000人。", "5000"),
        ("事业单位面向应届毕业生的岗位不得低于40%,预留份额阶段性提高至45%。", "40 45"),
        ("全年培育专精特新企业120家,年内新增授信50亿元。", "120 50"),
        ("依法取缔“散乱污”企业351家、整改提升87家。", "351 87"),
        ("企业计划新增用工不少于100人的,给予补助。企业计划招用50人以上的,可申请服务。", ""),
        ("贷款利率不得高于4%,见习期不得少于3个月,申报企业研发投入占比不得低于3%。", ""),
        ("引进总部企业3家以上,奖励招商单位。培育企业5家以上的园区优先支持。", ""),
    ],
)
def test_measures_promise_by_their_own_words_alone(text, values):
    found = [
        reading
        for part in text.split("。")
        for reading in find(normalize(part), TargetContext(2026, "若干措施", gives=True))
    ]
    assert [reading.value for reading in found] == values.split()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("推动餐饮、便利店等28个行业分步实施。", "28"),
        ("推进餐饮、便利店等28个行业。", ""),
        ("聚焦交通、能源等5个领域开展整治。", ""),
    ],
)
def test_a_set_of_trades_counts_where_something_is_done_by_them(text, values):
    assert [reading.value for reading in find(normalize(text), TargetContext(2026, "工作要点"))] == values.split()
