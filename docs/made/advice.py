"""What to do about each diagnostic, by its code, in both languages."""

from typing import NamedTuple


class Advice(NamedTuple):
    en: str
    zh: str


ADVICE = {
    # The input
    "empty-document": Advice(
        "Look whether it is the right file; a scan needs OCR first.", "看是否拿错了文件；扫描件要先做文字识别。"
    ),
    "damaged-byte": Advice(
        "Get the file again, or compare the place with the printed text: a character is lost there.",
        "重新取得文件，或对照原件：此处丢了一个字。",
    ),
    "mixed-encodings": Advice(
        "Look at these lines; if they read well, nothing is to be done.", "看一下这几行；读得通就不必处理。"
    ),
    "value-not-saved": Advice(
        "Open the workbook in its program, save it, read it again.", "用原软件打开工作簿，保存后再读。"
    ),
    "cells-unmerged": Advice(
        "Install LibreOffice or save the file as XLSX where cells are merged or rows hidden.",
        "有合并单元格或隐藏行列时，安装 LibreOffice，或另存为 XLSX。",
    ),
    "folded-characters": Advice(
        "Nothing; look at the first of them if the file came from a PDF.", "不必处理；文件来自 PDF 时看一下第一处。"
    ),
    "letter-spaced": Advice("Nothing; the blanks are not read.", "不必处理；这些空格不读。"),
    "text-unwrapped": Advice(
        "Nothing; look whether a paragraph was joined that should be two.", "不必处理；看有没有两段并成一段。"
    ),
    "line-rejoined": Advice(
        "Look at the two lines: one sentence was broken over them.", "看这两行：一句话断在两行里。"
    ),
    "repeated-body": Advice("Nothing; the second copy is in `omitted`.", "不必处理；第二遍列在 `omitted` 中。"),
    "input-cut-off": Advice(
        "Get the text whole, save a page again; what is missing cannot be read.",
        "取得全文，网页重新完整保存；缺的部分读不到。",
    ),
    "script-page": Advice(
        "Open the page in a browser and save it from there, or as PDF.", "用浏览器打开后再保存，或存为 PDF。"
    ),
    "page-part-left-out": Advice(
        "Compare the page with the result; if the part belongs to the document, copy the text into a file of its own.",
        "把网页与结果对照；如果略去的是正文，把文字另存为一个文件。",
    ),
    "table-as-lines": Advice(
        "Read the table from the Word file or workbook, if there is one; do not count on its owners and dates here.",
        "有 Word 或 Excel 原件时读原件；此表的责任单位和时限不可靠。",
    ),
    "text-in-attachment": Advice(
        "Get the attached file and read that; gdplan fetches nothing.", "下载附件，读取附件；gdplan 不会自己下载。"
    ),
    # What was given up on
    "no-title": Advice(
        "Nothing if the text has none; otherwise put the title on a line of its own at the top.",
        "原文没有标题则不必处理；否则把标题单独放在第一行。",
    ),
    "no-structure": Advice(
        "Look whether the numbers of the document are there: a scan or a copied page may have lost them.",
        "看编号是否还在：扫描件或复制的网页可能丢了编号。",
    ),
    "no-heading": Advice("Look at the item: its first sentence may be its heading.", "看这一条：第一句可能就是标题。"),
    "unread-rule": Advice(
        "Read the rule in the document; roles of lists of bodies are not those that it gives.",
        "看原文的规则；并列单位的牵头关系没有按它给出。",
    ),
    # Dates
    "no-such-day": Advice(
        "Ask who wrote it; the last day of the month may be meant.", "问起草单位；可能是指当月最后一天。"
    ),
    "date-repaired": Advice("Look whether the date is right.", "看日期对不对。"),
    "period-backwards": Advice(
        "Look at the title; the years may be the wrong way round.", "看标题；两个年份可能写反了。"
    ),
    # Numbers
    "marker-repaired": Advice("Look whether the number is right.", "看编号对不对。"),
    "number-gap": Advice(
        "Look whether an item is missing in the file or the number was skipped in print.",
        "看是文件缺了一条，还是原文跳了号。",
    ),
    "number-repeat": Advice(
        "Look at both items; the document may number them wrong, or a second list begins.",
        "看这两条；可能原文编号有误，或另起了一组。",
    ),
    "unit-unclear": Advice("Give these figures their unit by hand.", "人工补上这些数字的单位。"),
    "ambiguous-quantity": Advice("Read the place and enter the number by hand.", "看原文，人工填写这个数。"),
    # Marks
    "unbalanced-quote": Advice(
        "Look at the place: a name or title may have lost its end.", "看此处：名称或标题可能缺了一半引号。"
    ),
    "unbalanced-bracket": Advice(
        "Look at the place: a bracket of owners may be read as text.", "看此处：责任单位的括号可能读成了正文。"
    ),
    # Tasks
    "declared-count": Advice(
        "Compare the list of tasks with the document: it may count measures or sections.",
        "把任务清单与原文对照：原文可能按举措或章节计数。",
    ),
    "no-responsibility": Advice(
        "Look whether the document names nobody there; then ask who is responsible.",
        "看原文是否真的没有写；是则确认由谁负责。",
    ),
    "no-due-date": Advice(
        "Look whether the document sets no date there; then agree on one.", "看原文是否真的没有写；是则商定时限。"
    ),
    "due-before-document": Advice(
        "Look at the year: it may be left over from the last edition.", "看年份：可能是上一版留下的。"
    ),
    "overdue": Advice(
        "Ask the bodies named what became of it; it is told for the day that `--as-of` names.",
        "向所列单位了解进展；以 `--as-of` 所给的日期为准。",
    ),
    "unread-lead-rule": Advice("Read the bracket and enter who leads by hand.", "看括号，人工填写牵头单位。"),
    "unread-responsibility": Advice("Read the bracket and enter the bodies by hand.", "看括号，人工填写单位。"),
}
