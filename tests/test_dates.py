"""Dates and due dates: every spelling of the table, look-alikes, labels, cells, brackets, and what a document lends."""

import pytest

import gdplan
from gdplan.extract.deadlines.due import Calendar, find_due
from gdplan.extract.deadlines.years import find_terms
from gdplan.views import list_tasks
from gdplan.views.filters import due_by
from gdplan.vocab.dates import SPELLINGS

PLAN = "青山市2026年工作方案\n一、任务\n1.出台细则。{}\n青山市人民政府\n2026年3月10日\n"


def due_of(text, num="1."):
    """The due dates of one item: where there is no date, the words."""
    node = next(node for node in gdplan.parse(text).walk() if node.num == num)
    return tuple(due.date or due.text for due in node.deadlines)


@pytest.mark.parametrize("row", SPELLINGS, ids=lambda row: row.what)
def test_a_spelling_is_read_and_its_look_alike_is_not(row):
    assert due_of(PLAN.format(row.example)) == row.reads
    assert due_of(PLAN.format(row.counterexample)) == ()


DUE = [
    ("总结2025年底前开展的试点经验，巩固2024年6月底前形成的成果。", ()),
    ("落实2026年1月1日起施行的条例。", ()),
    ("2026年12月31日前到期的许可证，予以延续。", ()),
    ("对2026年6月30日前新开业的民宿，给予补助。", ()),
    ("到2030年底，建成三座泵站。", ()),
    ("2026年前三季度完成投资五亿元。", ()),
    ("截至2026年6月底前，已建成三所。", ()),
    ("有效期至2026年6月30日。", ()),
    ("6月底前解决存在的问题。", ("2026-06",)),
    ("最迟2026年6月30日提交方案。", ("2026-06-30",)),
    ("各县不得晚于6月底报送。", ("2026-06",)),
    ("2026年3月至6月底前完成。", ("2026-06",)),
    ("每年开展评估，于3月底前报送报告。", ("3月底前",)),
    ("自本办法施行之日起6个月内完成整改。", ("自本办法施行之日起6个月内",)),
    ("《管理规范》印发后3个月内，修订制度。", ()),
    ("本三年行动计划印发之日起1个月内报送。", ("2026-04",)),
    ("本市行动方案印发后30日内报送清单。", ()),
    ("自受理之日起，有关单位要在1个月内办结。", ()),
    ("自本办法施行之日起5年内不得转让。", ()),
    ("对年内开业的旅行社给予奖励。", ()),
    ("对危房年内全部完成改造。", ("2026",)),
    ("可在本通知印发后3个月内提出申请。", ()),
    ("纳税人可在每月15日前申报。", ()),
    ("经市教育局许可在6月底前搬迁。", ("2026-06",)),
    ("预计可在6月底前基本建成。", ("2026-06",)),
    ("2026 年 6 月底前完成。", ("2026-06",)),
    ("２０２６年６月底前完成。", ("2026-06",)),
    ("二零二六年六月底前完成。", ("2026-06",)),
    ("力争在明年上半年前，完成搬迁。", ("2027-06",)),
    ("2026年2月30日前完成。", ("2026-02",)),
    ("到2026年6月底，全面完成整治。", ("2026-06",)),
    ("原则上于5月底前完成，最迟不超过6月底。", ("2026-05", "2026-06")),
    ("2026年6月30日（星期二）下班前报送。", ("2026-06-30",)),
    ("3月底前、6月底前、9月底前分别完成一批。", ("2026-03", "2026-06", "2026-09")),
    ("完成时间：2026年1-12月", ("2026-12",)),
    ("落实“年初签约、过程监督、年底考核”的目标责任考核机制。", ()),
    ("推行“月初计划、月中督促、年底考核”，层层传导压力。", ()),
    ("建立“年初建账、6月底前对账、年底前交账”闭环管理制度。", ()),
    ('按照"年初部署、年中督查、年底考核"的工作机制推进。', ()),
    ("落实“6月底前开工、12月底前完工”的要求。", ("2026-06", "2026-12")),
    ("确保“6月底前全部开工、年底前全部建成”目标实现。", ("2026-06", "2026")),
    ("实行“6月底前完成摸排、12月底前完成整改”两步走。", ("2026-06", "2026-12")),
    ("完善“一事一议”制度，年底前全部完成。", ("2026",)),
    ("打造“数字青山”，12月底前建成平台。", ("2026-12",)),
    ("从现在起至2026年12月底，全市开展消防安全综合治理。", ()),
    ("自即日起至12月底，全市开展排查。", ()),
    ("从现在开始到10月底，集中开展整治行动。", ()),
    ("从现在起到12月底前，完成全部整改。", ("2026-12",)),
    ("从现在起至12月底全面完成整改。", ("2026-12",)),
    ("12月底前完成整治，从现在起抓紧部署。", ("2026-12",)),
    ("责任单位：市水利局 完成时限：2026年9月底", ("2026-09",)),
    ("5月13日验收，预计6月20日通车。", ("2026-06-20",)),
    ("收到申请后5个工作日内办结。", ()),
    ("举办2026年内蒙古青年营。", ()),
    ("推动2027年6月底前建成投用的项目加快建设。", ()),
    ("2025年12月31日前已取得许可的企业，应当在2026年6月30日前换证。", ("2026-06-30",)),
    ("对2025年底前未完成整改的，予以通报。", ()),
    ("拖欠企业的款項年底前要清償一半以上。", ("2026",)),
]


@pytest.mark.parametrize("sentence, expected", DUE)
def test_due_dates_of_a_sentence(sentence, expected):
    assert due_of(PLAN.format(sentence)) == expected


BRACKETS = [
    ("（市科技局牵头，2026年12月底前完成）", ("2026-12",)),
    ("（市教育局，长期坚持）", ("长期坚持",)),
    ("（责任单位：市科技局；完成时限：2026年10月）", ("2026-10",)),
    ("（责任单位：市科委，完成时间：2026年6月底前，并持续推进）", ("2026-06", "持续推进")),
    ("（市财政局牵头，6月底前完成；市教育局，每季度末）", ("2026-06", "每季度末")),
    ("（市2025年专班负责）", ()),
    ("（市文物局、市体育局，完成时限：2026年10月）", ("2026-10",)),
    ("（市文物局，完成时限2026年10月）", ("2026-10",)),
    ("（市供电公司 完成时限：2026年10月底）", ("2026-10",)),
    ("（市科技局负责）", ()),
]


@pytest.mark.parametrize("bracket, expected", BRACKETS)
def test_due_dates_of_a_bracket(bracket, expected):
    text = PLAN.format("制定实施细则。" + bracket + "\n2.开展评估。")
    assert due_of(text) == expected
    node = next(node for node in gdplan.parse(text).walk() if node.num == "1.")
    assert node.responsibilities
    assert all(due.sentences == (0, 1) for due in node.deadlines)


def test_basis_and_sentences_tell_where_a_date_stands_and_what_it_covers():
    text = "青山市2026年方案\n一、2026年9月底前完成清查\n清查存量。6月底前建章。整改（2026年7月底前完成）。\n完成时限：2026年10月\n"
    (node,) = gdplan.parse(text).walk()
    assert [(due.text, due.date, due.basis, due.sentences) for due in node.deadlines] == [
        ("2026年9月底前", "2026-09", "heading", None),
        ("6月底前", "2026-06", "clause", (1, 2)),
        ("2026年7月底前", "2026-07", "bracket", (2, 3)),
        ("2026年10月", "2026-10", "label", None),
    ]


CELLS = [
    ("2026年6月底", ("2026-06",)),
    ("长期", ("长期",)),
    ("2026年3月-12月", ("2026-12",)),
    ("2025年12月31日前完成整改，长期坚持", ("2025-12-31", "长期坚持")),
    ("2026-06-30", ("2026-06-30",)),
    ("2026/6/30前", ("2026-06-30",)),
    ("2026.3—2026.12", ("2026-12",)),
    ("2026-06-30，长期坚持", ("2026-06-30", "长期坚持")),
    ("2026-13", ("2026-13",)),
    ("每季度", ("每季度",)),
    ("按省统一部署", ("按省统一部署",)),
    ("—", ()),
]


@pytest.mark.parametrize("cell, expected", CELLS)
@pytest.mark.parametrize("label", ["完成时限", "办结时限", "整改期限", "时间节点", "实施时间", "计划完成时间"])
def test_a_cell_is_a_limit_and_no_sentence(cell, expected, label):
    text = f"青山市2026年重点任务分工表\n序号\t任务\t责任单位\t{label}\n1\t印发实施细则\t市科技局\t{cell}\n2\t宣传\t市文旅局\t长期\n"
    node = next(node for node in gdplan.parse(text).walk() if node.num == "1")
    assert tuple(due.date or due.text for due in node.deadlines) == expected
    assert {due.basis for due in node.deadlines} <= {"cell"}
    assert [sentence.text for sentence in node.sentences] == ["印发实施细则"]


@pytest.mark.parametrize("label", ["完成时限", "办结时限", "整改期限", "时间节点", "实施时间", "整改时限", "截止日期"])
@pytest.mark.parametrize("kind", ["工作方案", "整改方案"])
def test_the_label_of_a_limit_on_a_line_dates_its_task_and_its_targets(label, kind):
    text = f"青山市2026年{kind}\n一、任务\n（一）建设学校。建成学校30所。\n{label}：2027年6月底\n"
    node = next(node for node in gdplan.parse(text).walk() if node.num == "（一）")
    assert [due.date for due in node.deadlines] == ["2027-06"]
    assert [target.deadline for target in node.targets] == ["2027-06"]


def test_a_heading_dates_the_tasks_below_it():
    text = "青山市2026年工作要点\n一、任务\n（一）2026年6月底前完成的任务\n1.修订章程。\n（二）年底前完成的重点工作\n2.压减层级。\n"
    assert [due_of(text, num) for num in ("（一）", "（二）")] == [("2026-06",), ("2026",)]


def test_rules_and_reports_miss_no_due_dates():
    rule = "青山市管理办法\n第一条　于次年2月底前报送上年度报告。\n第二条　公开报告。\n"
    report = "青山市2026年政府工作报告\n一、2026年工作安排\n1.建设学校。10月建成三所。\n2.建设医院。建成两所。\n"
    assert due_of(rule, "第一条") == ("次年2月底前",)
    assert due_of(report) == ("2026-10",)
    for text in (rule, report):
        assert "no-due-date" not in [found.code for found in gdplan.check(gdplan.parse(text))]


def test_what_a_report_reviews_is_not_due():
    text = "青山市2026年政府工作报告\n一、2025年工作回顾\n年底前建成学校三所。力争2027年6月底前通车。\n二、2026年工作安排\n年底前建成医院两所。\n"
    assert due_of(text, "一、") == ("2027-06",)
    assert due_of(text, "二、") == ("2026",)


def test_without_a_year_and_a_date_of_issue_the_words_remain():
    assert due_of("青山市工作方案\n一、任务\n1.出台细则。9月底前完成首轮评估。印发后3个月内见效。\n") == (
        "9月底前",
        "印发后3个月内",
    )


TARGETS = [
    # Behind the number: in its sentence, in a bracket, in a sentence that says nothing else.
    ("改造泵房12座，2027年9月底前全部完成。", ["2027-09"]),
    ("新建书屋12家、驿站5座，力争2027年全部投用。", ["2027", "2027"]),
    ("新建书屋12家，改造厂房5座（2027年6月底前完成）。", ["2026", "2027-06"]),
    ("新建书屋12家。2027年底前全部建成。", ["2027"]),
    ("新建书屋12家。年底前完成投资3亿元。", ["2026", "2026"]),
    ("新建书屋12家；推进老街改造，2027年底前完工。", ["2026"]),
    ("新建书屋12家，2027年底前达到40家。", ["2026", "2027"]),
    ("到2028年，新建书屋12家，2027年底前开工。", ["2028"]),
    ("新建书屋12家，推广2027年试点方案，修订2028年规划。", ["2026"]),
    ("新建书屋12家，9月完成。", ["2026-09"]),
    ("更新管网60公里，2027年6月底前完成；建成泵站2座（2026年11月底前投用）。", ["2027-06", "2026-11"]),
    ("到2028年，更新管网60公里；建成泵站2座。", ["2028", "2028"]),
    # A month of one clause does not reach past its ; where no comma sets it over all, nor a date out of a bracket.
    ("2027年6月底前新建书屋12家；改造驿站5座。", ["2027-06", "2026"]),
    ("2027年6月底前，新建书屋12家；改造驿站5座。", ["2027-06", "2027-06"]),
    ("2027年新建书屋12家；改造驿站5座。", ["2027", "2027"]),
    ("老街（2028年前拆迁的两个片区，名单见附表）新建书屋12家，驿站5座。改造泵房3座。", ["2026", "2026", "2026"]),
    ("第一阶段（2027年）新建书屋12家。", ["2027"]),
    ("近期（2026—2028年）：新建书屋12家。", ["2028"]),
    ("书屋（2027年底前新建5家、改造3家）达到12家。", ["2027", "2027", "2026"]),
    ("按照9月底前，完成25%以上，10月底前，完成50%以上的要求，新建书屋。", ["2026-09", "2026-10"]),
    # Periods that name a plan or a base date nothing.
    ("编制“十五五”供水专项规划，新建水厂2座。", ["2026"]),
    ("“十五五”规划收官之年，新建水厂2座。", ["2030"]),
    ("“十五五”期间，新建水厂2座。", ["2030"]),
    ("到2035年，在“十五五”基础上翻一番，水厂达到9座。", ["2035", "2035"]),
]


# Of a plan without a year, issued on 2024-03-05.
PERIODS = [
    ("2024年起5年内改造小区100个。", ["2028"]),
    ("力争5年内建成充电桩1万个；三年内新建学校10所。", ["2029", "2027"]),
    ("未来十年内建成公园20个，今年建成公园2个。", ["2034", "2024"]),
    ("两年以内新建书屋5家。", ["2026"]),
    ("年内新建书屋5家。", ["2024"]),
    ("支持毕业后3年内创业，新建书屋5家。", [None]),
    ("对3年内未发生事故的单位加强指导，新建书屋5家。", [None]),
]


@pytest.mark.parametrize("sentence, expected", PERIODS)
def test_periods_that_end(sentence, expected):
    text = f"青山市住房发展方案\n一、任务\n1.抓好建设。{sentence}\n青山市人民政府\n2024年3月5日\n"
    assert [target.deadline for node in gdplan.parse(text).walk() for target in node.targets] == expected


@pytest.mark.parametrize("sentence, expected", TARGETS)
def test_deadlines_of_targets(sentence, expected):
    (*_, node) = gdplan.parse(f"青山市2026年工作方案\n一、任务\n1.抓好建设。{sentence}\n").walk()
    assert [target.deadline for target in node.targets] == expected


LISTS = [
    # The year of a paragraph is that of its months.
    (
        "青山市2026年行动方案\n一、任务\n1.书屋。\n2027年：新建书屋5家。按照9月底前，完成25%以上，10月底前，完成50%以上推进。年底前达到9家。\n2028年：6月底前新建书屋7家。\n年底前新建驿站3座。\n",
        ["2027", "2027-09", "2027-10", "2027", "2028-06", "2026"],
    ),
    ("青山市2026年行动方案\n一、任务\n1.书屋。\n规划到2028年：6月底前新建书屋7家。\n", ["2026-06"]),
    # Without a date the number of a document tells when it was issued; one that it cites does not.
    *(
        (
            f"青山市改厕工作方案\n{number}\n各镇：\n一、任务\n1.改厕。{text}9月底前新建公厕5座，明年6月底前建成9座。\n",
            expected,
        )
        for number, text, expected in (
            ("青山政发〔2018〕38号", "", ["2018-09", "2019-06"]),
            ("青山政发[2018]38号", "", ["2018-09", "2019-06"]),
            ("青山政发〔2018〕38号", "2016年建成公厕3座，", ["2016", "2018-09", "2019-06"]),
            ("青山", "按照省政发〔2018〕38号文件要求，", [None, None]),
        )
    ),
    # A line that leads in; the next section is not governed.
    (
        "青山市行动方案\n一、目标\n到2028年，实现以下目标：\n书屋超过50家。\n驿站达到30座。\n二、任务\n新建学校3所。\n",
        ["2028", "2028", None],
    ),
    (
        "青山市行动方案\n一、总体要求\n到2028年，实现：\n书屋更多：书屋超过50家。\n驿站更优：驿站达到30座。\n",
        ["2028", "2028"],
    ),
    # Of two horizons the plan's own; a line that leads in says which.
    (
        "青山市“十五五”阅读规划\n一、目标\n到2030年，体系建成。到2035年，书香满城。\n——书屋达到50家。\n——驿站达到30座。\n",
        ["2030", "2030"],
    ),
    ("青山市阅读规划\n一、目标\n到2030年，体系建成。到2035年，实现以下目标：\n——书屋达到50家。\n", ["2035"]),
    ("青山市阅读规划\n一、目标\n到2030年，书屋达到50家。到2035年，书屋达到90家。\n", ["2030", "2035"]),
    # A goal over the others, beside them; not what is none, nor stages one behind the other.
    *(
        (f"青山市阅读规划（2026—2030年）\n一、总体要求\n{text}\n二、保障\n做好服务。\n", expected)
        for text, expected in (
            ("（一）发展目标。\n总体目标：到2030年，体系建成。\n服务更加便利。书屋达到50家。", ["2030"]),
            ("（一）发展目标\n总体目标：到2030年，体系建成。到2035年，书香满城。\n服务更优。书屋达到50家。", ["2030"]),
            (
                "（一）发展目标\n总体目标：到2030年，体系建成。\n服务更优。到2028年，书屋达到50家。\n队伍更强。馆员达到9名。",
                ["2028", "2030"],
            ),
            ("指导思想。以人为本。\n主要目标。到2030年，体系建成。\n服务体系更加完善。书屋达到50家。", ["2030"]),
            ("指导思想。以人为本。\n主要目标。到2030年，体系建成。\n——服务体系。书屋达到50家。", ["2030"]),
            ("（一）总体目标。到2030年，体系建成。\n（二）具体目标。书屋达到50家。", ["2030"]),
            (
                "（一）总体目标。到2030年，体系建成。\n（二）具体目标。\n1.书屋达到50家。\n2.到2028年，馆员达到9名。",
                ["2030", "2028"],
            ),
            ("（一）总体目标。到2030年，体系建成。\n（二）重点工作。书屋达到50家。", [None]),
            ("主要目标。到2030年，体系建成。\n工作步骤。新建书屋50家。\n服务更加便利。馆员达到9名。", [None, None]),
            (
                "（一）总体目标\n2027年，新建书屋5家。2028年，新建书屋9家。\n（二）具体目标。\n1.书屋达到50家。",
                ["2027", "2028", None],
            ),
            ("主要目标。到2030年，体系建成。\n加强建设。新建书屋50家。", [None]),
        )
    ),
    # In a section of goals what stands before unmarked paragraphs, which are goals of it, holds for them; in one of work not.
    *(
        (f"青山市阅读意见\n一、{heading}\n{text}\n二、主要任务\n2.做好服务。新建驿站9座。\n", [*expected, None])
        for heading, text, expected in (
            (
                "发展目标",
                "1.打响品牌，建设书香城市。到2030年，体系建成。\n阵地取得新突破。书屋达到50家。\n队伍加速集聚。到2028年，馆员达到9名。",
                ["2030", "2028"],
            ),
            (
                "发展目标\n到2030年，体系建成。",
                "1.打响品牌，建设书香城市。\n阵地取得新突破。书屋达到50家。\n队伍加速集聚。馆员达到9名。",
                ["2030", "2030"],
            ),
            (
                "主要任务",
                "1.打响品牌，建设书香城市。到2030年，体系建成。\n阵地取得新突破。书屋达到50家。\n队伍加速集聚。馆员达到9名。",
                [None, None],
            ),
        )
    ),
    # 总体目标 holds for 主要指标 beside it or beside the section it opens; not for works, what is done about 指标, or another year.
    *(
        (f"青山市阅读规划（2026—2030年）\n{text}\n第二部分 主要任务\n（一）书屋\n新建书屋9家。\n", [*expected, None])
        for text, expected in (
            (
                "第一部分 发展目标\n一、发展目标\n（一）总体目标\n到2030年，体系建成。\n（二）具体目标\n书香更浓。\n二、主要指标\n1、书屋50家，馆员9名。\n2、到2028年，读者达到9万人。\n3、驿站30座。",
                ["2030", "2030", "2028", "2030"],
            ),
            ("第一部分 总体要求\n一、发展目标\n到2030年，体系建成。\n二、主要指标\n1、书屋50家。", ["2030"]),
            (
                "第一部分 总体要求\n一、发展目标\n（一）具体目标\n到2030年，体系建成。\n二、主要指标\n书屋50家。",
                ["2030"],
            ),
            (
                "第一部分 总体要求\n一、基本原则\n（一）以人为本\n到2030年，体系建成。\n二、主要指标\n书屋50家。",
                [None],
            ),
            ("第一部分 总体要求\n一、发展目标\n到2030年，体系建成。\n二、重点工程\n1、新建书屋50家。", [None]),
            ("第一部分 总体要求\n一、发展目标\n到2030年，体系建成。\n二、完善考核指标\n1、新建书屋50家。", [None]),
            ("第一部分 总体要求\n一、发展目标\n到2030年，体系建成。\n二、2028年主要指标\n1、书屋50家。", ["2028"]),
            (
                "第一部分 总体要求\n一、发展目标\n（一）总体目标\n2027年，书香初显。2028年，体系建成。\n二、主要指标\n1、书屋50家。",
                [None],
            ),
        )
    ),
    # A review of a plan that is over is of its last year, and of the year that it says first; not one that is under way.
    *(
        (
            f"青山市“十五五”阅读规划\n一、{text}\n（一）书屋\n1、建好书屋\n建设书屋50家。\n截至2024年底，建成驿站9座。\n",
            [of, "2024"],
        )
        for text, of in (
            ("“十四五”规划执行情况", "2025"),
            ("“十四五”阅读规划主要指标完成情况", "2025"),
            ("“十四五”规划纲要实施成效", "2025"),
            ("“十五五”规划执行情况", None),
            ("规划执行情况", None),
            ("规划执行情况\n“十四五”时期，全市聚焦阅读，至2025年底，任务均已完成。", "2025"),
            ("规划执行情况\n截至2025年底，任务均已完成。", "2025"),
            ("规划执行情况\n至2026年底，任务均将完成。", None),
            ("规划执行情况\n任务均已完成。截至2025年底，读者满意。", None),
            ("发展基础\n至2025年底，任务均已完成。", None),
            ("开展“十四五”规划总结评估", None),
        )
    ),
]


@pytest.mark.parametrize("text, expected", LISTS)
def test_deadlines_that_are_carried_into_a_list(text, expected):
    assert [target.deadline for node in gdplan.parse(text).walk() for target in node.targets] == expected


def test_tasks_show_what_is_due_and_are_filtered_by_it():
    text = "青山市2026年工作方案\n一、任务\n1.印发细则。9月底前印发。（市科技局牵头，长期坚持）\n2.开展评估。6月底前评估，12月底前公布。（市教育局）\n"
    rows = list_tasks(gdplan.parse(text))
    assert [row.due for row in rows] == [("2026-09", "长期坚持"), ("2026-06", "2026-12")]
    assert [row.num for row in due_by(rows, "2026-06")] == ["2."]


CHECKS = [
    ("1.印发细则。9月底前印发。\n2.开展评估。9月底前评估。\n3.公布结果。公布评估结果。\n", [("no-due-date", "info")]),
    ("1.印发细则。9月底前印发。\n2.开展评估。9月底前评估。\n", []),
    ("1.印发细则。\n2.开展评估。\n", []),
    ("1.印发细则。印发细则（2025年9月底前完成）。\n", [("due-before-document", "warning")]),
    ("1.印发细则。2026年2月30日前印发。\n", [("no-such-day", "warning"), ("due-before-document", "warning")]),
    ("1.印发细则。2026年3月31日前印发。\n", []),
]


@pytest.mark.parametrize("tasks, expected", CHECKS)
def test_what_check_says_of_due_dates(tasks, expected):
    text = f"青山市2026年工作方案\n一、任务\n{tasks}青山市人民政府\n2026年3月10日\n"
    assert [(found.code, found.severity) for found in gdplan.check(gdplan.parse(text))] == expected


def test_due_dates_are_compared_like_targets():
    old = "青山市2025年工作方案\n一、任务\n1.建设学校。6月底前选址，完善手续。9月底前开工建设。（市教育局，长期坚持）\n"
    new = "青山市2026年工作方案\n一、任务\n1.建设学校。6月底前选址，完善手续。10月底前开工建设。（市教育局，12月底前完成）\n"
    (change,) = gdplan.diff(gdplan.parse(old), gdplan.parse(new)).changes
    told = [(due.op, due.old and due.old.text, due.new and due.new.text) for due in change.deadlines]
    assert told == [
        ("unchanged", "6月底前", "6月底前"),
        ("changed", "9月底前", "10月底前"),
        ("changed", "长期坚持", "12月底前"),
    ]


@pytest.mark.parametrize(
    "text, date",
    [
        ("系统将于6月5日上线。", "2026-06-05"),
        ("要于6月5日完成验收。", "2026-06-05"),
        ("拟于6月5日完成验收。", "2026-06-05"),
        ("预计6月5日完成验收。", "2026-06-05"),
        ("预定6月5日完成验收。", "2026-06-05"),
        ("预估6月5日完成验收。", "2026-06-05"),
        ("系统于6月5日上线。", None),
        ("设计工作于6月5日完成。", None),
        ("预算于6月5日完成审核。", None),
        ("主要工程于6月5日完成。", None),
        ("模拟舱于6月5日完成。", None),
        ("统计报表按要求于6月5日上报。", None),
    ],
)
def test_in_a_report_a_day_is_a_limit_only_where_it_is_promised(text, date):
    assert [due.date for due in find_due(text, Calendar(2026, looks_back=True))] == [date] * (date is not None)


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            "三年方案",
            ["2027年：开工。按照9月底前完成25%、10月底前完成50%的进度，年底完工。"],
            ("2027-09", "2027-10", "2027"),
        ),
        ("三年方案", ["2027年：9月底前开工。", "2028年：10月底前完工。"], ("2027-09", "2028-10")),
        ("三年方案", ["2027年：", "铺路。", "9月底前开工。", "2028年：", "10月底前完工。"], ("2027-09", "2028-10")),
        ("三年方案", ["2027年工作目标：铺路。9月底前开工。"], ("2027-09",)),
        ("三年方案", ["2027年铺路265公里。9月底前完成25%。"], ("2027-09",)),
        ("三年方案", ["到2027年，铺路265公里。9月底前开工。"], ("9月底前",)),
        ("2026年方案", ["2027年：铺路。9月底前开工。", "10月底前完成整改。"], ("2027-09", "2026-10")),
        ("2026年方案", ["2025年以来，成效明显。9月底前完成整改。"], ("2026-09",)),
        ("2026年方案", ["2025年开展试点。9月底前完成整改。"], ("2026-09",)),
        ("2026年方案", ["2027年6月底前印发细则。", "9月底前完成评估。"], ("2027-06", "2027-09")),
    ],
)
def test_a_year_over_a_paragraph_is_that_of_its_dates(title, lines, expected):
    text = "\n".join(["青山市" + title, "一、任务", "（一）建设公路", *lines])
    assert due_of(text, "（一）") == expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("三年内给予定额税费减免", []),
        ("五年内可享受补贴", []),
        ("3年内减征房产税", []),
        ("3年内建成5座", [2022]),
        ("5年内减少排放3万吨", [2024]),
        ("2024年起5年内补齐短板", [2028]),
    ],
)
def test_for_how_long_something_is_given_is_no_date(text, years):
    assert [year for _, _, year in find_terms(text, 2019)] == years
