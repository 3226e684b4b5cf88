"""Names of the columns of rows in Chinese, by the names of their fields."""

from collections.abc import Iterable

from gdplan.language import spoken

COLUMN_NAMES = {
    # Whose a row is, and where it stands
    "document": "文件",
    "path": "路径",
    "document_title": "文件标题",
    "year": "年份",
    "issuer": "发文机关",
    "region": "地区",
    "issued_on": "成文日期",
    "section": "章节",
    "eid": "编号",
    "task": "任务",
    "page": "页",
    "where": "位置",
    "line": "行",
    "start": "起",
    "end": "止",
    # Tasks
    "num": "序号",
    "number": "序号数值",
    "heading": "标题",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "implementing": "落实单位",
    "offices": "责任处室",
    "people": "责任领导",
    "due": "完成时限",
    "targets": "量化目标",
    "deadlines": "目标期限",
    "text": "文字",
    # Targets
    "indicator": "指标",
    "comparator": "要求",
    "value": "数值",
    "low": "下限",
    "high": "上限",
    "unit": "单位",
    "change": "变化",
    "deadline": "期限",
    "deadline_basis": "期限依据",
    "role": "角色",
    "normalized_value": "基本数值",
    "normalized_low": "基本下限",
    "normalized_high": "基本上限",
    "normalized_unit": "基本单位",
    # Agencies
    "agency": "责任主体",
    "shared_with": "同列单位",
    "open_ended": "未列全",
    "as_written": "原文写法",
    "role_basis": "角色依据",
    "name_basis": "名称依据",
    "scope": "适用范围",
    # Mentions
    "kind": "类别",
    "phrase": "短语",
    "title": "文件名",
    "document_number": "文号",
    "act": "处理",
    "verb": "动词",
    "object": "对象",
    "division": "区划",
    "in_name": "名称中",
    "marker": "数量词",
    "target": "指向",
    # Chains
    "chain": "沿革",
    "chain_heading": "现称",
    "also": "另有变化",
    "came_from": "来自",
    "similarity": "相似度",
    "basis": "比对步骤",
    "into": "并入",
    "target_lines": "目标沿革",
    "target_line": "目标序号",
    "form": "形式",
    # Outcomes
    "result_document": "报告文件",
    "result_path": "报告路径",
    "result_document_title": "报告标题",
    "result_year": "报告年份",
    "result_issuer": "报告发文机关",
    "result_region": "报告地区",
    "result_issued_on": "报告成文日期",
    "promised": "承诺",
    "agencies": "单位名称",
    "result_indicator": "报告指标",
    "unanswered": "未答原因",
    "score": "名称相似度",
    "why": "依据",
    "sentence": "原文",
    "name": "名称",
    "missed": "未完成",
    "undecided": "未定",
    "reported": "结果",
    "relation": "高低",
    "met": "完成",
    "result_sentence": "报告原文",
    "result_eid": "报告编号",
    "result_page": "报告页",
    "result_where": "报告位置",
    "result_line": "报告行",
    "result_start": "报告起",
    "result_end": "报告止",
    # Comparisons
    "old": "旧版",
    "new": "新版",
    "old_document": "旧版文件",
    "old_path": "旧版路径",
    "old_document_title": "旧版标题",
    "old_year": "旧版年份",
    "old_issuer": "旧版发文机关",
    "old_region": "旧版地区",
    "old_issued_on": "旧版成文日期",
    "old_section": "旧版章节",
    "new_section": "新版章节",
    "agencies_added": "新增单位",
    "agencies_removed": "删除单位",
    "agencies_role_changed": "角色改变",
    "agencies_renamed": "单位改名",
    "targets_added": "新增目标",
    "targets_removed": "删除目标",
    "targets_changed": "目标变更",
    "deadlines_added": "新增时限",
    "deadlines_removed": "删除时限",
    "deadlines_changed": "时限变更",
    "old_eid": "旧版编号",
    "new_eid": "新版编号",
    "old_line": "旧版行",
    "new_line": "新版行",
    # Pieces
    "id": "片段编号",
    "context": "上级标题",
    "citation": "引用格式",
    "achieved": "已完成",
    "pages": "页码",
    "span": "起止",
    # Doubts
    "code": "代码",
    "severity": "程度",
    "message": "说明",
    # Trends
    "series": "序列",
    "place": "主体",
    "lasting": "时段",
    "year_basis": "年份依据",
    "joined": "已合并",
    "reason": "不同之处",
    "points": "数值个数",
}

# What else stands over columns that people read, in a table on the terminal, by the field that it is told of.
_PRINTED = {
    **{name: name for name in ("lead", "responsible", "support", "implementing", "targets", "unanswered")},
    "with": "shared_with",
    "outcome": "met",
    "lines": "line",
    "by": "kind",
}


def list_columns(fields: Iterable[str]) -> str:
    """The names of columns to choose from, in Chinese with their names in Chinese."""
    return ", ".join(f"{field} {name_column(field)}" if spoken() == "zh" else field for field in fields)


def find_column(name: str) -> str:
    """The field of a column that is named by it, or by what is printed over it in either language and script.

    Any other name stays as it is.

    >>> find_column("牵头单位"), find_column("-数值"), find_column("lead"), find_column("牽頭"), find_column("with")
    ('lead', '-value', 'lead', 'lead', 'shared_with')
    """
    column = name.removeprefix("-")
    return name.removesuffix(column) + _find_field(column)


def _find_field(column: str) -> str:
    if column.isascii():
        return _PRINTED.get(column, column)
    from gdplan.language.labels import LABELS  # noqa: PLC0415, only where a name is Chinese
    from gdplan.normalize import fold  # noqa: PLC0415

    printed = {LABELS[head]: field for head, field in _PRINTED.items()}
    names = printed | {chinese: field for field, chinese in COLUMN_NAMES.items()}
    return names.get(fold(column), column)


def name_column(field: str) -> str:
    """What the column of a field is called in the language spoken."""
    return COLUMN_NAMES.get(field, field) if spoken() == "zh" else field
