"""Words of tables, trees and comparisons in Chinese, by their English."""

import re
from typing import TypeGuard

from gdplan.language import spoken

_PLACES = {
    "page {}": "第{}页",
    "line {}": "第{}行",
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


_LINE = re.compile(r"line (\d+)")


def name_spot(where: str | None, line: int) -> str:
    """Where a reader finds something, in English: page, cell or paragraph, otherwise the line of the text.

    An element of a web page is no place that a reader sees.

    >>> name_spot("table 1, row 2, cell 4", 7), name_spot("p[2]", 3), name_spot(None, 3)
    ('table 1, row 2, cell 4', 'line 3', 'line 3')
    """
    return where if is_seen(where) else f"line {line}"


def is_seen(where: str | None) -> TypeGuard[str]:
    """Whether a place is one that a reader sees: a page, a cell, a paragraph."""
    return where is not None and place_in_chinese(where) != where


def tell_spot(where: str | None, line: int) -> str:
    """The same in the language spoken."""
    spot = name_spot(where, line)
    return spot if spoken() == "en" else spot_in_chinese(spot)


def spot_in_chinese(spot: str) -> str:
    """The same in Chinese; other words as they are."""
    match = _LINE.fullmatch(spot)
    return f"第 {match[1]} 行" if match else place_in_chinese(spot)


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
    # Marks of punctuation
    ", ": "、",
    "; ": "；",
    "{name}: {words}": "{name}：{words}",
    "{name} ({words})": "{name}（{words}）",
    "{name}: {old} → {new}": "{name}：{old} → {new}",
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
    "documents": "文件",
    "characters": "字数",
    "nodes": "条目",
    "responsibilities": "责任分工",
    "agencies": "单位",
    "mentions": "提及",
    "errors": "未读出",
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
    "title": "标题",
    "cover": "导语",
    "preamble": "前言",
    "introduction": "引言",
    "conclusions": "结尾",
    "attachment": "附件",
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
    "agency added: {name} ({role})": "新增单位：{name}（{role}）",
    "agency removed: {name} ({role})": "删除单位：{name}（{role}）",
    "role: {name} {old} → {new}": "角色：{name} {old} → {new}",
    "name: {old} → {new}": "名称：{old} → {new}",
    "target {op}: {told}": "目标{op}：{told}",
    "due {op}: {told}": "时限{op}：{told}",
    "text: {words}": "文字：{words}",
    "sentence moved to {place}: {text}": "句子移至 {place}：{text}",
    "sentence moved here from {place}: {text}": "句子移自 {place}：{text}",
    "similarity {score} ({basis}): {old} – {new}": "相似度 {score}（{basis}）：{old} – {new}",
    "{old} – {new}: similarity {score} ({basis})": "{old} – {new}：相似度 {score}（{basis}）",
    "pair": "一一对应",
    "attached": "归并",
    "remaining": "余下配对",
    "ahead": "提前配对",
    "set-phrases": "套话相同",
    "over-gap": "隔版对应",
    "renumbered": "条号变化",
    "filters": "筛选",
    "all": "全部",
    "targets only": "只看目标变化",
    # Trends
    "level": "水平",
    "amount": "数量",
    "done": "完成量",
    "addition": "新增量",
    "reduction": "减少量",
    "difference": "增减差额",
    "growth": "增长",
    "decline": "下降",
    "points up": "上升幅度",
    "points down": "下降幅度",
    "multiple": "倍数",
    "over several years": "多年合计",
    "average of several years": "年均",
    "part of a year": "年内部分时段",
    "a day, a month": "日均或月均",
    "exactly": "等于",
    "about": "左右",
    "at least": "不低于",
    "more than": "超过",
    "at most": "不高于",
    "less than": "低于",
    "whose": "主体",
    "trend": "走势",
    "no year": "无年份",
    "joined": "已合并",
    "compared as": "比对名称",
    "alike": "相似度",
    "differs in": "不同之处",
    "numbers": "数值个数",
    "sum of several": "几项合计",
    "one number each": "分别列数",
    "share": "占比",
    "previous": "上一处",
    "next change": "下一处",
    "{count} shown": "显示 {count} 处",
    "only punctuation differs": "只有标点变化",
    "changed targets": "目标变化",
    "changed bodies": "责任单位变化",
    "added and removed": "新增与取消",
    "item": "条目",
    "further": "其余",
    "sentence moved to": "句子移至",
    "sentence moved here from": "句子移自",
    "link to this change": "此处变化的链接",
    # Pages
    "cover title": "印发通知",
    "edition": "版次",
    "document number": "文号",
    "issuer": "发文机关",
    "addressees": "主送机关",
    "region": "地区",
    "issued on": "成文日期",
    "in force from": "施行日期",
    "in force until": "有效期至",
    "years": "年份",
    "file": "来源",
    "tasks": "任务",
    "bodies": "单位",
    "overdue": "逾期",
    "overdue on {date}": "项任务截至 {date} 已逾期",
    "search": "搜索",
    "due": "时限",
    "no date": "未写时限",
    "with targets only": "只看有量化目标的",
    "show all": "显示全部",
    "due dates": "时间轴",
    "{count} due by {date}": "{count} 处 {date} 到期",
    "A dot is a date of tasks or targets, its number how many entries have it; it leads to what is due by then.": (
        "圆点为任务或目标的期限，数字为有此期限的条目数；点击查看到此为止应完成的条目。"
    ),
    "tasks of bodies": "各单位任务数",
    "{name}: {all} tasks, leads {lead}": "{name}：任务 {all} 项，其中牵头 {lead} 项",
    "leads": "牵头",
    "in other roles": "其他角色",
    "contents": "目录",
    "no.": "序号",
    "figure": "数值",
    "evidence": "原文",
    "full text": "正文",
    "left out": "略去的文字",
    "what is no text of the document: {count}": "不属于正文的文字：{count} 处",
    "page-number": "页码",
    "running-header": "页眉页脚",
    "table-of-contents": "目录",
    "repeated-body": "重复的正文",
    "markup": "标记",
    "rubric": "栏目名",
    "note-mark": "注号",
    "note": "注",
    "standing": "长期",
    "recurring": "定期",
    "cite": "引用",
    "copied:": "已复制：",
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
    "the report says so": "报告已写明",
    "named before, at {place}": "前文已提及，位于第 {place} 字",
    "not {text} of {name} ({reason})": "不取 {name} {text}（{reason}）",
    "{lasting} to {year}": "截至 {year} 年，{lasting}",
    # Chains
    "lineage": "沿革",
    "chain": "沿革",
    "chains": "条沿革",
    "editions": "个版本",
    "steps": "逐年",
    "targets by year": "历年目标",
    "new task": "新增",
    "dropped": "取消",
    "back-again": "重现",
    "choose an item to see its texts side by side": "点选条目，可对照各年文字",
}
