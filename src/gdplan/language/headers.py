"""Names of the columns of rows in Chinese, by the names of their fields."""

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
    # Doubts
    "code": "代码",
    "severity": "程度",
    "message": "说明",
}


def name_column(field: str) -> str:
    """What the column of a field is called in the language spoken."""
    return COLUMN_NAMES.get(field, field) if spoken() == "zh" else field
