"""What each diagnostic says in Chinese, by its code: as many wordings as in English, over the same values."""

from collections.abc import Mapping

from gdplan.language import spoken
from gdplan.terms import DiagnosticValue
from gdplan.vocab.messages import fill

RANGE = "{} 至 {}"
_OPEN = {"clause": "分句", "sentence": "句子"}

DIAGNOSTICS = {
    # The input
    "empty-document": ("文件没有文字",),
    "damaged-byte": ("第 {byte} 字节（{raw}）不是字符", "此处不是字符"),
    "mixed-encodings": ("{file} 文件中有 {encoding} 编码的行，已按该编码读取",),
    "value-not-saved": ("有 {count} 个公式没有保存结果；请用原软件打开后重新保存",),
    "cells-unmerged": ("未用 LibreOffice 读取：合并单元格、隐藏的行列和数字格式未知",),
    "folded-characters": ("{count} 个部首或兼容字符（如 {printed}）按形近的字读取",),
    "letter-spaced": ("几乎每个字都隔开；{gaps} 个空格未读",),
    "text-unwrapped": ("文字按行硬换行；去掉段内 {breaks} 处换行",),
    "line-rejoined": ("第 {line} 行接下一行：{mark} 未闭合", "第 {line} 行接下一行：{open}未完"),
    "repeated-body": ("正文印了两遍；略去第二遍 {lines} 行",),
    "input-cut-off": ("文字在{printed}之后中断；请取得全文", "网页中途截断；请重新保存"),
    "script-page": ("网页用脚本显示正文；请从浏览器保存，或存为 PDF",),
    "page-part-left-out": ("网页中有 {characters} 字未读，开头为 {printed}",),
    "text-in-attachment": ("正文在附件 {file} 中；请读取附件",),
    "table-as-lines": (
        "第 {page} 页看来是表格，按行读取，开头为 {printed}",
        "看来是表格的单元格，按行读取，开头为 {printed}",
    ),
    # What was given up on
    "no-title": ("没有找到标题",),
    "no-structure": ("{characters} 字中有 {around} 字在导语、前言和结尾，不属于任何条目",),
    "no-heading": ("{num} 没有标题，而同级条目都有",),
    "unread-rule": ("这条牵头规则无法读懂：{printed}",),
    # Dates
    "no-such-day": ("{printed} 不存在；只给出月份",),
    "date-repaired": ("{printed} 不是日期；读作 {date}",),
    "period-backwards": ("期间 {printed} 前后颠倒；未给出",),
    # Numbers
    "marker-repaired": ("{printed} 不是数字；读作 {number}",),
    "number-gap": ("{printed} 接在 {after} 之后：缺 {missing}", "{printed} 是第一个编号：缺 {missing}"),
    "number-repeat": ("{printed} 在 {after} 之后，应为 {expected}",),
    "unit-unclear": ("有些数字没有写单位，{printed} 也没有说明",),
    "ambiguous-quantity": ("{printed} 可能是两个数；未取",),
    # Marks
    "unbalanced-quote": ("{mark} 不成对：{printed}",),
    "unbalanced-bracket": ("{mark} 不成对：{printed}",),
    # Tasks
    "declared-count": ("文件称有 {declared} 项任务，找到 {found} 项",),
    "no-responsibility": ("{task} 没有写明责任单位，而同级任务都有",),
    "no-due-date": ("{task} 没有写明完成时限，而同级任务都有",),
    "due-before-document": ("{task}：{printed} 早于文件形成的时间 {made}", "{printed} 早于文件形成的时间 {made}"),
    "overdue": ("期限 {date} 已过：{task}，{printed}", "期限 {date} 已过：{printed}"),
    "unread-lead-rule": ("无法由 {printed} 得知谁牵头",),
    "unread-responsibility": ("未能从 {printed} 读出单位",),
}


def tell_diagnostic(code: str, values: Mapping[str, DiagnosticValue], message: str) -> str:
    """A diagnostic in the language spoken; its message in English is what it says where nothing else is known."""
    return message if spoken() == "en" else in_chinese(code, values, message)


def in_chinese(code: str, values: Mapping[str, DiagnosticValue], message: str) -> str:
    """A diagnostic in Chinese, or its message where a code or its values are not known."""
    told = {name: _OPEN.get(str(value), value) if name == "open" else value for name, value in values.items()}
    return fill(DIAGNOSTICS.get(code, ()), told, RANGE) or message
