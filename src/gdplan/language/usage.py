"""Help and complaints about how a command was called, in Chinese, by their English wording."""

HELP = {
    # Help pages
    "Usage: {usage}": "用法：{usage}",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Examples:": "示例：",
    "Exit status: 0 fine, 1 check found problems or diff differences, 2 could not do it.": (
        "退出状态：0 正常，1 check 发现问题或 diff 发现差异，2 未能完成。"
    ),
    "FILE": "文件",
    "PATH": "路径",
    "FOLDER": "文件夹",
    "TITLE": "标题",
    "MEASURE": "指标",
    "OLD": "旧版",
    "NEW": "新版",
    "NAME": "名称",
    "DATE": "日期",
    "WORDS": "文字",
    "KIND": "类别",
    "NUMBER": "数值",
    "NAMES": "列名",
    "LANGUAGE": "语言",
    # Commands
    "Chinese policy documents as data: the numbered tree, who is responsible, what is promised.": (
        "把公文变成数据：编号层级、责任单位、量化目标。"
    ),
    "Read documents and write all that they say: one as an object, several as an array.": (
        "读取文件，写出其中全部内容：一份为一个对象，多份为一个数组。"
    ),
    "Show the tree: headings, who is responsible, and the targets (◆; ◇ those already achieved).": (
        "显示层级：标题、责任单位和量化目标（◆；◇ 为已完成的）。"
    ),
    "List the tasks with the bodies that lead, are responsible, support and implement.": (
        "列出任务及其牵头、责任、配合、落实单位。"
    ),
    "List what is promised: task, indicator, bound and value, unit, deadline, lead agency.": (
        "列出量化目标：任务、指标、要求和数值、单位、期限、牵头单位。"
    ),
    "List the bodies, and what each of them leads and shares.": "列出单位，以及每个单位牵头和参与的任务。",
    "List named things: initiatives, citations, instruments, places, quantities without a number.": (
        "列出提及的事物：行动工程、引用文件、拟出台文件、地名、模糊数量。"
    ),
    "Compare two editions, item by item. Exit status 0 where nothing changed but numbers, 1 where anything did.": (
        "逐条比较两个版本。除编号外没有变化，退出状态为 0；有变化为 1。"
    ),
    "List what a careful editor would query. Exit status 1 where anything is a warning or worse.": (
        "列出细心的编辑会提出的疑点。有警告或错误时，退出状态为 1。"
    ),
    "Pair each target of OLD with what NEW reports of it: a year's report and the next, a plan and its summary.": (
        "旧文件的每个目标，新文件报告完成得如何：上一年与下一年的报告，或计划与总结。"
    ),
    "The document that promises, or gdplan's own JSON; - is standard input.": (
        "作出承诺的文件，或 gdplan 自己的 JSON；“-”为标准输入。"
    ),
    "The documents that report; each answers OLD by itself.": "报告结果的文件；每份各自对照旧文件。",
    "Counts by section and body instead; table, csv, tsv, xlsx or jsonl.": (
        "改为按章节和单位计数；table、csv、tsv、xlsx 或 jsonl。"
    ),
    "What was compared, and what came near and is no answer.": "比较了什么，以及哪些相近而不算答复。",
    "Follow each task over several editions: kept, edited, moved, merged, split, new, dropped or back again.": (
        "逐年追踪每项任务：保留、修改、移动、合并、拆分、新增、取消或重现。"
    ),
    "EDITION": "版本",
    "Two to thirty editions of one document, in any order, folders of them, or gdplan's own JSON; "
    "- is standard input.": (
        "同一文件的二至三十个版本，顺序不限，也可以是存放它们的文件夹，或 gdplan 自己的 JSON；“-”为标准输入。"
    ),
    "A report that tells which targets of a year were met, as that of the next year; may be given again.": (
        "写明某年目标是否完成的报告，如次年的报告；可多次给出。"
    ),
    "A regular expression that is found in the title of each edition, in either script.": (
        "各版本标题中能找到的正则表达式，简繁均可。"
    ),
    "The folder that the corpus was built of, where its files are read again.": (
        "建立语料库的文件夹，从中重新读取文件。"
    ),
    "Follow each task over the editions of a document: those whose titles match, in the order of their years.": (
        "逐年追踪一种文件各版本的每项任务：标题匹配的各份，按年份排列。"
    ),
    "Keep the order given, whatever years the editions are of.": "保持给出的顺序，不按年份排列。",
    "The sentences that tie each item to what it comes from.": "列出把每个条目与其来源联系起来的句子。",
    "Write the ledger of tasks, targets and bodies as a workbook to fill in (XLSX), or its tasks as a table (DOCX).": (
        "把任务、目标和单位写成可填报的台账（XLSX 工作簿），或把任务写成 Word 表格（任务分解表，DOCX）。"
    ),
    "A line for each task, or for each measure where owners or dates differ.": (
        "每项任务一行，或在责任单位、时限不同时每条举措一行。"
    ),
    "A ledger that people filled in, also one of an earlier edition, or a folder of them: what they typed "
    "comes to stand at the same tasks, or in the sheet 未承接; may be given again.": (
        "填报过的台账，也可以是上一版文件的，或存放它们的文件夹：填报内容放到相同的任务上，没有对应之处的列入“未承接”工作表；"
        "可以重复给出。"
    ),
    "A later document that reports what became of the targets: its values fill 当前值; may be given again.": (
        "报告目标完成情况的后续文件：其中的数值填入“当前值”；可以重复给出。"
    ),
    "Where to write a workbook for each body (交办单).": "为每个单位各写一个工作簿（交办单）的文件夹。",
    "Write a document as one page (HTML): facts, dates, bodies, tasks, targets, and the text with all of it marked.": (
        "把一份文件写成一个网页（HTML）：基本信息、时限、单位、任务、目标，以及逐处标注的正文。"
    ),
    "Cut documents into pieces for search: each with the headings above it, how to cite it, and what it sets.": (
        "把文件切成供检索的片段：各附上级标题、引用格式和所定事项。"
    ),
    "Print the JSON Schema of a document, of the rows of a view, or of a comparison.": (
        "输出文件、各命令的行或比较结果的 JSON Schema。"
    ),
    # Arguments and options
    "Print the version and exit.": "显示版本并退出。",
    "Language of words, zh or en; data is the same in both.": "说明文字的语言，zh 或 en；数据不受影响。",
    "Documents, folders of them, or gdplan's own JSON; - is standard input.": (
        "文件、文件夹，或 gdplan 自己的 JSON；“-”为标准输入。"
    ),
    "A document, or gdplan's own JSON; - is standard input.": "一份文件，或 gdplan 自己的 JSON；“-”为标准输入。",
    "Its later edition, likewise.": "它的后一版本，同上。",
    "A document, one row of a view, or a comparison.": "文件、各命令输出的一行，或比较结果。",
    "Without it, by the ending of -o, otherwise json.": "不写时按 -o 的扩展名，否则为 json。",
    "Without it, by the ending of -o, otherwise table.": "不写时按 -o 的扩展名，否则为表格。",
    "Without it, by the ending of -o, otherwise text.": "不写时按 -o 的扩展名，否则为文本。",
    "File to write. A folder, out/, gets a file for each input: plan.json; of inputs with one stem plan.txt.json and"
    " plan.md.json; of inputs with one name plan.txt.json, plan.txt-2.json and so on, as given.": (
        "要写的文件。写成文件夹 out/ 时，每个输入各写一个文件：plan.json；"
        "主名相同的写成 plan.txt.json 和 plan.md.json；全名相同的依次写成 plan.txt.json、plan.txt-2.json。"
    ),
    "The one file to write.": "要写的一个文件。",
    "Script of the output; spans stay those of the source.": "输出的字体（简繁）；位置仍按原文计算。",
    "Inputs read at once, each in a process of its own; what is written is the same.": (
        "同时读取的文件数，各用一个进程；输出不变。"
    ),
    "Only files of folders with such a name or path; may be given again.": (
        "文件夹中只取这种名称或路径的文件；可多次给出。"
    ),
    "No files of folders with such a name or path; may be given again.": (
        "文件夹中不取这种名称或路径的文件；可多次给出。"
    ),
    "Where to list the inputs that failed.": "把未能处理的文件列在这里。",
    "PATTERN": "模式",
    "Only where this regular expression is found in the task's heading or the row's own words, in either script.": (
        "只要任务标题或本行文字含有此正则表达式的，简繁均可。"
    ),
    "Put the source text into the result.": "把原文放入结果。",
    "Every sentence instead of their number.": "显示每个句子，而不是句数。",
    "Only where a body has a part whose name has this in it, in either script. May be given again: any of them.": (
        "只要有名称含此文字的单位参与的，简繁均可。可多次给出，符合其一即可。"
    ),
    "Only where a body leads whose name has this in it, in either script. May be given again: any of them.": (
        "只要由名称含此文字的单位牵头的，简繁均可。可多次给出，符合其一即可。"
    ),
    "Only below a heading that has this in it, in either script.": "只要在含此文字的标题之下的，简繁均可。",
    "Only bodies whose name has this in it, in either script. May be given again: any of them.": (
        "只要名称含此文字的单位，简繁均可。可多次给出，符合其一即可。"
    ),
    "Only these columns, in this order: task,lead,due.": (
        "只要这些列，按此顺序，如 task,lead,due 或 任务,牵头单位,完成时限。"
    ),
    "Rows of all inputs by these columns; -value goes from the last to the first.": (
        "把所有输入的行按这些列排序；-value 为从后到前。"
    ),
    "So many rows at most.": "最多这么多行。",
    "Language of the names of columns; without it en in CSV and TSV, that of words in XLSX.": (
        "列名的语言；不写时 CSV 和 TSV 为英文（en），XLSX 与说明文字相同。"
    ),
    "CSV, TSV and XLSX without the line of names.": "CSV、TSV 和 XLSX 不带列名行。",
    "Without it, by the ending of -o, otherwise jsonl.": "不写时按 -o 的扩展名，否则为 jsonl。",
    "Characters of a piece at most; a single sentence is never cut.": "每个片段最多的字数；单个句子不截断。",
    "Only what is due by 2025, 2025-12 or 2025-12-31.": "只要在此之前到期的，如 2025、2025-12、2025-12-31。",
    "What is overdue by 2025, 2025-12 or 2025-12-31 is told; without it nothing is, whatever day it is.": (
        "标出截至此日已逾期的，如 2025、2025-12、2025-12-31；不写则不标，与当天日期无关。"
    ),
    "What is promised, what has been reached, or both.": "承诺的、已完成的，或两者都要。",
    "Only this kind ({kinds}); may be given again.": "只要这一类（{kinds}）；可多次给出。",
    "Only items to which this happened ({kinds}), first or also; may be given again. Counts are of these, each under"
    " its first kind. Moved sentences come with moved; text outside the items is left out.": (
        "只要发生这种变化的条目（{kinds}），主要或兼有均可；可多次给出。计数只算这些，各按其主要变化。"
        "移动的句子随 moved 给出；条目之外的文字略去。"
    ),
    "Counts instead of the changes; always text.": "只给计数，不列变化；总是文本。",
    "Nothing on standard output, only the exit status; -o is still written.": (
        "标准输出没有内容，只有退出状态；-o 照写。"
    ),
    "The scores and sentences that tie the items of each change.": "每处变化为何相配：得分和句子。",
    "When to colour the text.": "何时给文本加颜色。",
    "Least similarity of linked items, above 0 and at most 1.": "相配条目的最低相似度，大于 0、不大于 1。",
    "CORPUS": "语料库",
    "WORD": "词",
    "SQL": "语句",
    "SECONDS": "秒数",
    "YEAR": "年份",
    "Many documents as the tables of one database: build it, then ask it.": (
        "把许多文件变成一个数据库的各表：先建库，再提问。"
    ),
    "Bring a corpus up to date: only new and changed files are parsed, and a run that was ended goes on.": (
        "建立或更新语料库：只解析新的和改过的文件，中断的可以接着做。"
    ),
    "Ask one question in SQL; nothing can be changed, and files, network and extensions are closed to it.": (
        "用 SQL 提一个问题；不能修改，也不能读写文件、访问网络或加载扩展。"
    ),
    "List the sentences and headings in which all of the words stand, in either script.": (
        "列出同时含有这些词的句子和标题，简繁均可。"
    ),
    "Count documents, tasks, targets and the rest: in all, by year, by region and by kind.": (
        "统计文件、任务、目标等的数量：合计，并按年份、地区、文种。"
    ),
    "Documents, and folders of them.": "文件和文件夹。",
    "The database to make or to bring up to date; a folder, plans/, gets the same tables as Parquet files.": (
        "要建立或更新的数据库；写成文件夹 plans/ 时，同样的各表写成 Parquet 文件。"
    ),
    "Processes that parse; without it one for each processor.": "解析用的进程数；不写时每个处理器一个。",
    "local, or spark: FILE is then one folder and PATH another, as Spark takes them (hdfs://, s3a://).": (
        "local 本机，或 spark：这时“文件”是一个文件夹，“路径”也是文件夹，写法同 Spark（hdfs://、s3a://）。"
    ),
    "Where Spark runs; without it where it is configured to, or on this machine: local[*,3].": (
        "Spark 在哪里运行；不写时按 Spark 的配置，没有配置则在本机：local[*,3]。"
    ),
    "Remove the rows of files that are not among those named.": "移除不在所给文件之中的文件的内容。",
    "Try the files again that could not be read before.": "再试以前无法读取的文件。",
    "Parse all files again; what is there is removed first.": "全部重新解析；先清空原有内容。",
    "No progress, no files that failed, no summary.": "不显示进度、失败的文件和小结。",
    "One SELECT, DESCRIBE or SHOW of DuckDB's SQL.": "一条 DuckDB 的 SELECT、DESCRIBE 或 SHOW。",
    "What gdplan corpus build made: plans.duckdb, or a folder of Parquet.": (
        "gdplan corpus build 生成的 plans.duckdb 或 Parquet 文件夹。"
    ),
    "Words that stand in one sentence.": "同在一句中的词。",
    "Show one measure over the years, under all its names: promised and achieved, levels and changes apart.": (
        "列出一个指标历年的数值，各种名称合在一起：目标与完成分开，水平与增减分开。"
    ),
    "Its name, in either script: 城镇新增就业, GDP.": "指标名称，简繁均可：城镇新增就业、GDP。",
    "What series are told apart by: region (without one, the issuer), issuer, or title and no year.": (
        "各序列按什么分开：region 地区（没有地区的按发文机关），issuer 发文机关，title 去掉年份的标题。"
    ),
    "Tell which printed names were joined, and which came near and were left out.": (
        "说明哪些原文名称合并在一起，哪些相近而未合并。"
    ),
    "What the question may take at most.": "提问最多用时。",
    "Only documents of this year; may be given again.": "只要这一年的文件；可多次给出。",
    "Only papers of a place whose name has this in it, in either script.": "只要名称含此文字的地区的文件，简繁均可。",
    "Only papers of a body whose name has this in it, in either script.": (
        "只要名称含此文字的机关所发的文件，简繁均可。"
    ),
    "Only sentences in which this regular expression is found, in either script.": (
        "只要含有此正则表达式的句子，简繁均可。"
    ),
    "{complaint}; {command} -h tells more": "{complaint}；详见 {command} -h",
}

OF_TYPER = {
    # What Typer says: how a command is used, and that it was called wrongly
    "OPTIONS": "选项",
    "COMMAND": "命令",
    "ARGS": "参数",
    "Install completion for the current shell.": "为当前 shell 安装补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前 shell 的补全脚本，供复制或自行安装。"
    ),
    "Show this message and exit.": "显示本说明并退出。",
    "default: {value}": "默认：{value}",
    "No such option: {option}": "没有 {option} 这个选项",
    "No such option: {option} (Possible options: {options})": "没有 {option} 这个选项（是否为：{options}）",
    "No such command {command}": "没有 {command} 这个命令",
    "No such command {command}. Did you mean {commands}?": "没有 {command} 这个命令（是否为：{commands}）",
    "Missing command": "缺少命令",
    "Missing argument {argument}": "缺少参数 {argument}",
    "Missing option {option}": "缺少选项 {option}",
    "Option {option} requires an argument": "选项 {option} 需要一个值",
    "Option {option} does not take a value": "选项 {option} 不带值",
    "Got unexpected extra argument(s) ({arguments})": "多余的参数（{arguments}）",
    "Invalid value for {option}: {reason}": "{option} 的值无效：{reason}",
    "Input should be greater than or equal to {least}": "不能小于 {least}",
    "{value} is not one of {values}": "{value} 不是 {values} 之一",
    "Input should be a valid number, unable to parse string as a number": "应为数值",
    "Input should be a valid integer, unable to parse string as an integer": "应为整数",
}

USAGE = {**HELP, **OF_TYPER}
