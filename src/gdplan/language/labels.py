"""Words of tables, trees and comparisons in Chinese, by their English."""

from gdplan.language import spoken

_PLACES = {
    "page {}": "第{}页",
    "text box at paragraph {}": "文本框（第{}段）",
    "paragraph {}": "第{}段",
    "table {}": "表{}",
    "sheet {}": "工作表{}",
    "row {}": "第{}行",
    "cell {}": "第{}格",
    "title": "标题",
    "note": "注",
    "footnote {}": "脚注{}",
    "endnote {}": "尾注{}",
}


def tell_place(where: str | None) -> str | None:
    """A place in the input, as `where` has it, in the language spoken: page 3, or 第3页."""
    return where if where is None or spoken() == "en" else place_in_chinese(where)


def place_in_chinese(where: str) -> str:
    """A place in Chinese; one that is no place of these, such as an element of a page, as it is."""
    told = []
    for part in where.split(", "):
        name, number = (part, "") if part in _PLACES else part.rpartition(" ")[::2]
        known = _PLACES.get(name if name in _PLACES else f"{name} {{}}")
        if known is None:
            return where
        told.append(known.format(number))
    return "".join(told)


LABELS = {
    # Heads of tables
    "task": "任务",
    "lead": "牵头",
    "responsible": "责任",
    "support": "配合",
    "implementing": "落实",
    "targets": "目标",
    "line": "行",
    "indicator": "指标",
    "value": "数值",
    "unit": "单位",
    "deadline": "期限",
    "role": "角色",
    "with": "同列单位",
    "kind": "类别",
    "text": "文字",
    "what": "内容",
    "severity": "程度",
    "code": "代码",
    "where": "位置",
    "message": "说明",
    "line {line}": "第 {line} 行",
    # Roles, severities, kinds
    "target": "目标",
    "achieved": "已完成",
    "info": "提示",
    "warning": "警告",
    "error": "错误",
    "initiative": "行动工程",
    "place": "地名",
    "citation": "引用文件",
    "instrument": "拟出台文件",
    "fuzzy": "模糊数量",
    "reference": "条款引用",
    "{division} (in a name)": "{division}（名称中）",
    # The tree
    "(no title)": "（无标题）",
    "cover": "封面",
    "preamble": "前言",
    "conclusions": "结尾",
    "1 sentence": "1 句",
    "{count} sentences": "{count} 句",
    "by {date}": "期限 {date}",
    # Comparisons
    "same": "未变",
    "edited": "修改",
    "renamed": "改名",
    "moved": "移动",
    "merged": "合并",
    "split": "拆分",
    "removed": "删除",
    "added": "新增",
    "changed": "变更",
    "unchanged": "未变",
    "{count} {kind}": "{kind} {count}",
    "no items": "没有条目",
    "warning: {words}": "注意：{words}",
    "only {kinds}: {count} of {all} entries, counted by their first kind": (
        "只含 {kinds}：共 {all} 处中的 {count} 处，按主要变化计数"
    ),
    "targets of items in both": "两版共有条目的目标",
    "agencies of items in both": "两版共有条目的单位",
    "in another role": "角色改变",
    "sentences moved: {count}": "移动的句子：{count}",
    "section  {old} → {new}": "章节  {old} → {new}",
    "agency   {words}": "单位  {words}",
    "target   {op}: {told}": "目标  {op}：{told}",
    "due      {op}: {told}": "时限  {op}：{told}",
    "because  {old} – {new}: similarity {score} ({basis})": "依据  {old} – {new}：相似度 {score}（{basis}）",
    "old": "旧版",
    "new": "新版",
    "moved sentences": "移动的句子",
    "Moved sentences": "移动的句子",
    "headings": "标题",
    "Headings": "标题",
    "other text": "其他文字",
    "Other text": "其他文字",
    "section: {old} → {new}": "章节：{old} → {new}",
    "agency: {words}": "单位：{words}",
    "agency added: {name} ({role})": "新增单位：{name}（{role}）",
    "agency removed: {name} ({role})": "删除单位：{name}（{role}）",
    "role: {name} {old} → {new}": "角色：{name} {old} → {new}",
    "name: {old} → {new}": "名称：{old} → {new}",
    "target {op}: {told}": "目标{op}：{told}",
    "due {op}: {told}": "时限{op}：{told}",
    "similarity {score} ({basis}): {old} – {new}": "相似度 {score}（{basis}）：{old} – {new}",
    "{old} – {new}: similarity {score} ({basis})": "{old} – {new}：相似度 {score}（{basis}）",
    "filters": "筛选",
    "agency": "单位",
    "all": "全部",
    "targets only": "只看目标变化",
    "previous": "上一处",
    "next change": "下一处",
    "shown": "处显示",
    "link to this change": "此处变化的链接",
    # Outcomes
    "promised": "承诺",
    "reported": "结果",
    "relation": "高低",
    "outcome": "完成情况",
    "lines": "行",
    "why": "依据",
    "met": "完成",
    "missed": "未完成",
    "undecided": "未定",
    "unanswered": "无结果",
    "not-reported": "没有报告",
    "not-due": "未到期",
    "repeated": "重复",
    "above": "高于",
    "equal": "等于",
    "below": "低于",
    "by": "类别",
    "name": "名称",
    "section": "章节",
    "body": "单位",
    # Chains
    "lineage": "沿革",
    "chain": "沿革",
    "chains": "条沿革",
    "edition": "版本",
    "editions": "个版本",
    "steps": "逐年",
    "search": "搜索",
    "new task": "新增",
    "dropped": "取消",
    "back-again": "重现",
    "choose an item to see its texts side by side": "点选条目，可对照各年文字",
}
