"""Tables that a text prints one cell a line: read like any other where their rows agree, lines where they do not."""

from collections.abc import Iterator

import pytest
from trees import account

import gdplan
from gdplan import Document, Node

HEAD = "序号 重点任务 牵头单位 配合单位 完成时限"
SHORT = "序号 工作任务 责任单位 完成时限"
# What it shows; the text, a blank for a line break and / for an empty line; its rows: number, heading or text, owners,
# due dates and targets. All made up.
TABLES = (
    (
        "an annex behind a signature, the head again on a new page, lines that go on",
        (
            f"青山市2025年工作方案 一、目标 做好工作。 青山市人民政府办公室 2025年3月1日 附件 青山市重点任务分工表 {HEAD} 1 优化审批，新增事项10项。 "
            f"市政务局 市公安局、市司法局 2025年6月底前 — 3 — {HEAD} 2 宣讲政策。 1.举办宣讲20场； 2.编印手册。 市工商联 市工信局、 市商务局 长期坚持"
        ),
        (
            "1 优化审批，新增事项10项。 [lead 市政务局, support 市公安局, support 市司法局] 2025-06; 10项",
            "2 宣讲政策。1.举办宣讲20场；2.编印手册。 [lead 市工商联, support 市工信局, support 市商务局] 长期坚持; 20场",
        ),
    ),
    (
        "a merged first column",
        (
            f"临江县任务清单 类别 {SHORT} 造林 1 造林3万亩。 县林业局 2026年12月 2 抚育。 县林业局、各乡镇 2026年11月 湿地 3 修复湿地。 县水务局 "
            "2026年10月"
        ),
        (
            "造林",
            "1 造林3万亩。 [responsible 县林业局] 2026-12; 3万亩",
            "2 抚育。 [responsible 县林业局, responsible 各乡镇] 2026-11",
            "湿地",
            "3 修复湿地。 [responsible 县水务局] 2026-10",
        ),
    ),
    (
        "more lines name a row than there are columns before its number",
        (
            "河西区重点任务清单 任务类型 序号 工作任务 推进单位 行动一：焕新行动 1 研究规划。 区规划局 行动二：提升行动 旧区改造 2 改造旧里。 区房管局 "
            "3 改造管网。 区水务局"
        ),
        (
            "行动一：焕新行动",
            "1 研究规划。 [implementing 区规划局]",
            "行动二：提升行动",
            "旧区改造",
            "2 改造旧里。 [implementing 区房管局]",
            "3 改造管网。 [implementing 区水务局]",
        ),
    ),
    (
        "names that count stand over the others, also behind a row without an owner",
        (
            "河西区重点任务清单 任务类型 序号 工作任务 推进单位 行动一：焕新行动 1 研究规划。 区规划局 行动二：提升行动 旧区改造 2 改造旧里。 区房管局 "
            "旧房改造 3 改造旧房。 行动三：融合行动 设施提升 4 改造管网。 区水务局 5 检修锅炉。 区城管局"
        ),
        (
            "行动一：焕新行动",
            "1 研究规划。 [implementing 区规划局]",
            "行动二：提升行动",
            "旧区改造",
            "2 改造旧里。 [implementing 区房管局]",
            "旧房改造",
            "3 改造旧房。",
            "行动三：融合行动",
            "设施提升",
            "4 改造管网。 [implementing 区水务局]",
            "5 检修锅炉。 [implementing 区城管局]",
        ),
    ),
    (
        "names with numbers that do not count are names as any other",
        (
            "河西区重点任务清单 任务类型 序号 工作任务 推进单位 行动二：焕新行动 1 研究规划。 区规划局 行动五：提升行动 旧区改造 2 改造旧里。 区房管局 "
            "3 改造管网。 区水务局"
        ),
        (
            "行动二：焕新行动",
            "1 研究规划。 [implementing 区规划局]",
            "行动五：提升行动旧区改造",
            "2 改造旧里。 [implementing 区房管局]",
            "3 改造管网。 [implementing 区水务局]",
        ),
    ),
    (
        "names of groups between the rows, remarks that are empty",
        (
            "江海市任务分解表 序号 重点任务 具体措施 责任单位 备注 一、责任 1 压实责任 制定清单。 市应急局 2 强化考核 每季度通报。 市应急局、市财政局 "
            "二、治理 3 排查隐患 开展排查。 建立台账。 市住建局"
        ),
        (
            "一、 责任",
            "1 压实责任 制定清单。 [responsible 市应急局]",
            "2 强化考核 每季度通报。 [responsible 市应急局, responsible 市财政局]",
            "二、 治理",
            "3 排查隐患 开展排查。建立台账。 [responsible 市住建局]",
        ),
    ),
    (
        "measures of one number, offices in columns of their own",
        (
            "河东区分工表 序号 工作事项 主要内容 牵头单位 配合单位 区卫健局内牵头科室 1 培训医师。 招收学员。 各街道 区财政局 基层科 建设基地。 区卫健局 — "
            "人事科 2 开展巡诊。 上门服务。 各街道 区医保局 基层科"
        ),
        (
            "1 培训医师",
            "招收学员。 [lead 各街道, support 区财政局]",
            "建设基地。 [lead 区卫健局]",
            "2 开展巡诊 上门服务。 [lead 各街道, support 区医保局]",
        ),
    ),
    (
        "no running number, text behind it",
        (
            "河西区安排表 项目名称 建设内容 牵头单位 完成时间 校园食堂提升 新建食堂5个。 区教育局 2025年9月底前 口袋公园 建成公园8个。 区城管局 "
            "2025年10月底前 老旧小区改造 改造小区12个。 区住建局 2025年11月底前 特此公告。 河西区人民政府 2025年1月20日"
        ),
        (
            "校园食堂提升 新建食堂5个。 [lead 区教育局] 2025-09; 5个",
            "口袋公园 建成公园8个。 [lead 区城管局] 2025-10; 8个",
            "老旧小区改造 改造小区12个。 [lead 区住建局] 2025-11; 12个",
        ),
    ),
    (
        "names of columns broken over lines, people",
        (
            "南屏市分解表 序 号 目标任务 责任领导 责任 单位 责任人 1 完成招商引资30亿元。 张某 市商务局 李某 2 新增就业1.2万人。 王某 市人社局 赵某 "
            "市政府督查室 2026年2月3日"
        ),
        ("1 完成招商引资30亿元 [responsible 市商务局]; 30亿元", "2 新增就业1.2万人 [responsible 市人社局]; 1.2万人"),
    ),
    (
        "a name over two columns",
        (
            "临江市分工表 序号 重点任务 责任分工 完成时限 牵头单位 配合单位 1 建设基站500个。 市工信局 市财政局 12月底前 2 培育企业。 市科技局 市商务局 "
            "2026年6月"
        ),
        (
            "1 建设基站500个。 [lead 市工信局, support 市财政局] 12月底前; 500个",
            "2 培育企业。 [lead 市科技局, support 市商务局] 2026-06",
        ),
    ),
    (
        "an empty cell that left an empty line",
        f"临江市任务清单 {HEAD} 1 建立机制。 市教育局 市财政局 2026年3月 2 开展试点。 市教育局 / 2026年6月 3 总结。 市民政局 市财政局 2026年12月",
        (
            "1 建立机制。 [lead 市教育局, support 市财政局] 2026-03",
            "2 开展试点。 [lead 市教育局] 2026-06",
            "3 总结。 [lead 市民政局, support 市财政局] 2026-12",
        ),
    ),
    (
        "indicators with units, names of groups and what is no figure",
        (
            "青山市规划 一、目标 序号 指标 单位 2025年 2030年 属性 环境 1 优良天数比率 % 88 90 约束性 2 重污染天数 天 3 完成省下达任务 约束性 转型 3 "
            "5G基站 个 400 800 预期性 二、任务 做好工作。"
        ),
        ("环境", "优良天数比率; 88%, 90%", "重污染天数; 3天", "转型", "5G基站; 400个, 800个"),
    ),
    (
        "years below one name",
        "青山市规划 一、目标 序号 指标名称 单位 目标值 属性 2025年 2030年 1 5G基站 个 4000 8000 预期性 2 网办率 % 90 98 约束性 二、任务 做好工作。",
        ("5G基站; 4000个, 8000个", "网办率; 90%, 98%"),
    ),
    (
        "numbers that begin anew in each group",
        f"临江市任务清单 {SHORT} （一）教育 1 建学校2所。 市教育局 2026年8月 2 招教师。 市教育局 2026年7月 （二）卫生 1 建医院。 市卫健委 2026年9月",
        (
            "（一） 教育",
            "1 建学校2所。 [responsible 市教育局] 2026-08; 2所",
            "2 招教师。 [responsible 市教育局] 2026-07",
            "（二） 卫生",
            "1 建医院。 [responsible 市卫健委] 2026-09",
        ),
    ),
)
# What stays lines: the text as above, and what is said of it.
LINES = (
    ("labels over sentences", "一、要求 责任单位 市教育局负责统筹，会同市公安局检查。 完成时限 6月底前完成。", ""),
    ("a form without rows", "一、要求 按表填报。 序号 项目名称 责任单位 1 2 3", "序号 项目名称 责任单位 1 2"),
    ("words of columns in a text", "一、要求 项目名称 责任单位 完成时限 以上各项填写后报送。 二、时间 6月底前。", ""),
    ("a list of bodies", "一、参会 参会单位 市教育局 市财政局 市民政局 市公安局 二、议程 听取汇报。", ""),
    ("numbers on lines", "一、任务 1 推进改革 2 推进开放 二、责任单位 市教育局 市财政局 三、完成时限 2026年底", ""),
    (
        "two rows without numbers",
        "一、任务 任务 责任单位 时限 建校 市教育局 6月 建医院 市卫健委 7月 二、要求 抓好落实。",
        "",
    ),
)


def lay_out(text: str) -> str:
    return text.replace(" / ", "\n\n").replace("— 3 —", "—3—").replace(" ", "\n").replace("—3—", "— 3 —")


def read(text: str) -> Document:
    document = gdplan.parse(lay_out(text), with_source=True)
    account(document)
    return document


def rows(node: Node) -> Iterator[str]:
    """The rows of a table, those of a group behind it."""
    for row in node.children:
        texts = (
            [s.text for s in row.sentences] if node.level != "table" or row.responsibilities or not row.targets else []
        )
        said = " ".join(filter(None, (row.num, row.heading, "".join(texts))))
        owners = ", ".join(f"{a.role} {a.name}" for r in row.responsibilities for a in r.agencies)
        due = ", ".join(d.date or d.text for d in row.deadlines)
        targets = ", ".join(f"{t.value}{t.unit}" for t in row.targets)
        yield (
            said + (f" [{owners}]" if owners else "") + (f" {due}" if due else "") + (f"; {targets}" if targets else "")
        )
        yield from rows(row)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in TABLES], ids=[case[0] for case in TABLES])
def test_cells_on_lines_are_a_table(text, expected):
    document = read(text)
    tables = [node for node in document.walk() if node.level == "table"]
    assert [tuple(rows(table)) for table in tables] == [expected]
    assert [one for one in document.diagnostics if one.code == "table-as-lines"] == []


@pytest.mark.parametrize(("text", "told"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines_that_are_no_table(text, told):
    document = read(text)
    assert "table" not in {node.level for node in document.walk()}
    assert [one.values["printed"] for one in document.diagnostics if one.code == "table-as-lines"] == [told] * bool(
        told
    )


def test_a_row_that_reads_two_ways_names_nobody():
    rest = "2 开展试点。 市教育局 2026年6月 3 总结。 市民政局 市财政局 2026年12月 4 评估。 市民政局 市人社局 2026年12月"
    document = read(f"临江市任务清单 {HEAD} 1 建立机制。 市教育局 市财政局 2026年3月 {rest}")
    (table,) = (node for node in document.walk() if node.level == "table")
    assert [len(row.agencies) for row in table.children] == [2, 0, 2, 2]
    assert "".join(sentence.text for sentence in table.children[1].sentences) == "开展试点。市教育局2026年6月"
    assert [(one.code, one.line) for one in document.diagnostics if one.code == "table-as-lines"] == [
        ("table-as-lines", 12)
    ]
