"""What can go wrong, in Chinese: errors and remarks by their English wording, with a place for each value.

A test reads the source and finds a message that is missing here, or one that nothing says any more.
"""

MESSAGES = {
    # The command line
    "--lang takes zh or en, not {value}": "--lang 只接受 zh 或 en，不接受 {value}",
    "nothing to query": "没有发现疑点",
    "no rows match {asked}": "没有符合 {asked} 的行",
    "left out as no documents: {names}; name a file to have it read": "以下不是公文，未读：{names}；要读请写明文件名",
    "left out as no documents: {names} and {more} more; name a file to have it read": (
        "以下不是公文，未读：{names} 等，另有 {more} 个；要读请写明文件名"
    ),
    "no rows match {asked}; the nearest: {names}": "没有符合 {asked} 的行；相近的有：{names}",
    "the name is empty; leave the option out, or name a file": "文件名为空；请写明文件，或去掉这个选项",
    "standard output is closed; name a file with -o": "标准输出已关闭；请用 -o 指定文件",
    "standard output cannot be written ({reason}); make room, or name a file with -o": (
        "无法写到标准输出（{reason}）；请腾出空间，或用 -o 指定文件"
    ),
    "there is not enough memory; give fewer inputs at a time, or a folder to write to (-o out/)": (
        "内存不足；请减少一次处理的文件，或指定输出文件夹（-o out/）"
    ),
    "{done} done, {failed} failed": "完成 {done} 个，失败 {failed} 个",
    "not enough memory to read it; split it": "内存不足，无法读取；请拆分文件",
    "standard input can be read once only; name - once": "标准输入只能读一次；“-”只写一次",
    "no text in it; the result is empty": "其中没有文字，结果为空",
    "gdplan's own data without the source text; give the document itself": (
        "这是 gdplan 自己的数据，不含原文；请给出文件本身"
    ),
    "gdplan's own data without the source text; give the document itself, or parse it --with-source": (
        "这是 gdplan 自己的数据，不含原文；请给出文件本身，或用 --with-source 解析"
    ),
    "{written} would be written over {read}; nothing is written, name another place": (
        "{written} 会覆盖输入文件 {read}；没有写任何文件，请换一个位置"
    ),
    "{output}: cannot be written ({reason}); name another place": "{output}：无法写入（{reason}）；请换一个位置",
    "{count} documents where one is wanted": "其中有 {count} 份文件，这里只要一份",
    "{path}: {count} documents where one is wanted": "{path}：其中有 {count} 份文件，这里只要一份",
    "{output}: this is a folder; {command} writes one file, name it": (
        "{output}：这是文件夹；{command} 只写一个文件，请写明文件名"
    ),
    "writing a workbook needs xlsxwriter: pip install xlsxwriter, or pipx inject gdplan xlsxwriter": (
        "写工作簿需要 xlsxwriter：pip install xlsxwriter，或 pipx inject gdplan xlsxwriter"
    ),
    "{count} editions; lineage takes two to thirty": "给出了 {count} 个版本；lineage 需要二至三十个",
    "{name}: no year in its title or date; give the editions in their order, and --in-order "
    "(in Python in_order=True)": (
        "{name}：标题和日期中都没有年份；请按先后顺序给出各版本，并加上 --in-order（Python 中为 in_order=True）"
    ),
    "{one} and {other} are both of {year}, and no date tells which is first; leave one out, or give the editions in "
    "their order, and --in-order (in Python in_order=True)": (
        "{one} 和 {other} 都是 {year} 年的，且没有日期可分先后；请去掉一份，或按先后顺序给出各版本，并加上 --in-order"
        "（Python 中为 in_order=True）"
    ),
    "{name}: reports of {year}; no edition is of that year": "{name}：报告的是 {year} 年；没有该年的版本",
    "{name}: reports no result of any year; name a report that tells what was reached": (
        "{name}：没有报告任何年份的结果；请给出写明完成情况的报告"
    ),
    "{corpus}: no document has {title} in its title; gdplan corpus sql 'FROM documents' tells the titles": (
        "{corpus}：没有标题含 {title} 的文件；gdplan corpus sql 'FROM documents' 可列出标题"
    ),
    "{path}: not in {folder}, and a corpus holds no whole texts; name the folder that it was built of: "
    "--files FOLDER": ("{path}：不在 {folder} 中，而语料库不存全文；请用 --files 文件夹 指明建库时的文件夹"),
    "{place}: not the file that the corpus was built of; gdplan corpus build brings the corpus up to date": (
        "{place}：不是建库时的文件；请用 gdplan corpus build 更新语料库"
    ),
    "{name}: no numbered items": "{name}：没有编号条目",
    "{name}: no item resembles one of the edition before it; are they editions of one document?": (
        "{name}：没有条目与前一版本相似；是同一文件的不同版本吗？"
    ),
    "{gap}; what is dropped may be missing from this text only": "{gap}；标为取消的条目可能只是这份文本缺失",
    "{name}, at {place}: {message}": "{name}（{place}）：{message}",
    "{output}: a report is a page; name it, as in -o 报告.html": "{output}：报告是网页；请写明文件名，如 -o 报告.html",
    "writing a Word file needs python-docx: pip install python-docx, or pipx inject gdplan python-docx": (
        "写 Word 文件需要 python-docx：pip install python-docx，或 pipx inject gdplan python-docx"
    ),
    "{format} is no text; name a file for it, as in -o 对照表.{ending}": (
        "{format} 不是文本；请指定文件，如 -o 对照表.{ending}"
    ),
    "writing a page needs jinja2: pip install jinja2, or pipx inject gdplan jinja2": (
        "写网页需要 jinja2：pip install jinja2，或 pipx inject gdplan jinja2"
    ),
    "--stat is a table of counts, not {format}; name one of {formats}": (
        "--stat 输出计数表，不是 {format}；请用 {formats} 之一"
    ),
    "--stat is text, not {format}; leave --format out or name a .txt file": (
        "--stat 输出文本，不是 {format}；请去掉 --format，或指定 .txt 文件"
    ),
    "threshold {threshold} is not above 0 and at most 1; the default is {default}": (
        "阈值 {threshold} 应大于 0、不大于 1；默认为 {default}"
    ),
    "no date: {date}; write a year, month or day such as 2025, 2025-12 or 2025-12-31": (
        "{date} 不是日期；请写年、月或日，如 2025、2025-12、2025-12-31"
    ),
    "{argument}: its dashes are no hyphens, as word processors and Chinese keyboards make them; write {option}": (
        "{argument}：横线不是半角连字符，文字处理软件和中文输入法会把它改掉；请写 {option}"
    ),
    "no column {name}; there are {columns}": "没有 {name} 这一列；现有 {columns}",
    "columns, order and heads are those of rows ({formats}), not of {format}": (
        "选列、排序、表头只用于逐行输出（{formats}），不用于 {format}"
    ),
    "{document}, {column} ({words}…): more than 32,767 characters, which no cell of a workbook takes; write csv or "
    "jsonl, or leave the column out": (
        "{document}，{column} 列（{words}…）超过 32,767 字，工作簿的单元格放不下；请写成 csv 或 jsonl，或不要这一列"
    ),
    "{option} is for csv, tsv and xlsx, not for {format}": "{option} 只用于 csv、tsv 和 xlsx，不用于 {format}",
    "{format} is no text; save() writes it to a file": "{format} 不是文本；请用 save() 写入文件",
    "{format} is one document a file; name a folder to write to (-o out/)": (
        "{format} 一个文件只放一份公文；请指定输出文件夹（-o out/）"
    ),
    "several documents, and this format has one a file; name the files that hold one each": (
        "其中有多份公文，而这种格式一个文件只放一份；请给出各自单独的文件"
    ),
    "no pattern: {pattern}: {reason}; put \\ before ( [ . * + ? that stand for themselves": (
        "{pattern} 不是正则表达式：{reason}；( [ . * + ? 作普通字符时，前面加 \\"
    ),
    "the pattern {pattern} takes more than {seconds} seconds; write a repeat within a repeat, as in (a+)+, as one": (
        "正则表达式 {pattern} 用时超过 {seconds} 秒；重复之内再重复的，如 (a+)+，请合写为一个"
    ),
    # Formats of the output
    "no format {name}; gdplan writes {formats}": "没有 {name} 格式；gdplan 可输出 {formats}",
    "no format {name}; a lineage is written as {formats}": "没有 {name} 格式；沿革可输出为 {formats}",
    "no format {name}; a comparison is written as {formats}": "没有 {name} 格式；比较结果可输出为 {formats}",
    "no schema {name}; there are {names}": "没有 {name} 的结构说明；现有 {names}",
    "{path}: give it one of the endings {endings}, or --format; a folder ends with /": (
        "{path}：请加上扩展名 {endings} 之一，或用 --format；文件夹以 / 结尾"
    ),
    "{path}: {what}; use one of {endings}, or --format": "{path}：{what}；请用 {endings} 之一，或用 --format",
    "{path}: its ending names no format; use one of {endings}, or --format": (
        "{path}：扩展名不代表任何格式；请用 {endings} 之一，或用 --format"
    ),
    "documents are not written as {ending}": "文件不能写成 {ending}",
    "rows are not written as {ending}": "表格的行不能写成 {ending}",
    "its ending names no format": "扩展名不代表任何格式",
    # Reading
    "this is an empty name; name a file, or - for standard input": "文件名为空；请写文件名，或用“-”表示标准输入",
    "standard input is closed; name a file": "标准输入已关闭；请写文件名",
    "no such file; check the path": "没有这个文件；请检查路径",
    "a folder where a document is wanted; name a file": "这里要文件，而这是文件夹；请写文件名",
    "no documents in this folder; its JSON and YAML is left out, unless it is named, as in {example}": (
        "文件夹中没有可读的文件；其中的 JSON 和 YAML 不会自动读取，需要时请写明，如 {example}"
    ),
    "no documents in this folder; name files, or a folder that holds some": (
        "文件夹中没有可读的文件；请写文件名，或换一个文件夹"
    ),
    "cannot be read ({reason}); check the path": "无法读取（{reason}）；请检查路径",
    "more than {size} MB; split it into documents": "超过 {size} MB；请拆分为多个文件",
    "an address, and gdplan fetches nothing; save the page or file and give its name": (
        "这是网址，gdplan 不联网；请把网页或文件保存下来，再给出文件名"
    ),
    "the file is empty, it has 0 bytes; fetch or save it again": "文件是空的（0 字节）；请重新下载或保存",
    "an image, archive or program, no document; give a text, HTML, DOCX, PDF or OFD file": (
        "这是图片、压缩包或程序，不是文件正文；请给出文本、HTML、DOCX、PDF 或 OFD 文件"
    ),
    "a WPS workbook (.et); save it as XLSX and try again": "这是 WPS 表格（.et）；请另存为 XLSX 后重试",
    "an XML file{root}, no document; save its text as DOCX, HTML or plain text": (
        "这是 XML 文件{root}，不是文件正文；请另存为 DOCX、HTML 或纯文本"
    ),
    "the bytes are no text; give a text, HTML, DOCX, PDF or OFD file": (
        "内容不是文字；请给出文本、HTML、DOCX、PDF 或 OFD 文件"
    ),
    "the bytes are no text in any encoding known here; save the file as UTF-8 and try again": (
        "内容不是任何已知编码的文字；请另存为 UTF-8 后重试"
    ),
    "unknown encoding {encoding}; try one of {encodings}": "未知编码 {encoding}；请试用 {encodings} 之一",
    "reading HTML needs selectolax: pip install selectolax, or pipx inject gdplan selectolax": (
        "读取 HTML 需要 selectolax：pip install selectolax，或 pipx inject gdplan selectolax"
    ),
    "reading PDF needs pypdfium2: pip install pypdfium2, or pipx inject gdplan pypdfium2": (
        "读取 PDF 需要 pypdfium2：pip install pypdfium2，或 pipx inject gdplan pypdfium2"
    ),
    "reading {format} needs {package}: pip install {package_again}, or pipx inject gdplan {package_too}": (
        "读取 {format} 需要 {package}：pip install {package_again}，或 pipx inject gdplan {package_too}"
    ),
    "reading XLS and ODS needs LibreOffice, or python-calamine: pip install python-calamine, or pipx inject gdplan"
    " python-calamine": (
        "读取 XLS 和 ODS 需要 LibreOffice，或 python-calamine：pip install python-calamine，"
        "或 pipx inject gdplan python-calamine"
    ),
    "a ledger is a workbook, or a table in Word; name it, as in -o 台账.xlsx or -o 任务分解表.docx": (
        "台账是工作簿或 Word 表格；请写明文件名，如 -o 台账.xlsx 或 -o 任务分解表.docx"
    ),
    "the table in Word holds what the documents set, nothing that was filled in or reported; "
    "name a workbook for that, as in -o 台账.xlsx": (
        "Word 表格只写文件部署的内容，不含填报和完成情况；请另写工作簿，如 -o 台账.xlsx"
    ),
    "what was filled in and belongs to no body has its place in the whole ledger; name it with -o": (
        "不属于任何单位的填报内容只有总台账能放；请用 -o 写明总台账的文件名"
    ),
    "no ledger that gdplan wrote; give the workbook (XLSX) that was filled in": (
        "不是 gdplan 生成的台账；请给出填报过的工作簿（XLSX）"
    ),
    "a ledger of another version of gdplan ({version}), whose account of what it wrote cannot be read; "
    "copy what was filled in to a ledger that this version ({own}) writes": (
        "这是另一版 gdplan（{version}）的台账，读不出它当时写了什么；请把填报内容复制到本版（{own}）生成的台账里"
    ),
    "an earlier one": "较早的一版",
    "the hidden sheet that holds what gdplan wrote is damaged; give a copy of the ledger from before that": (
        "记录 gdplan 所写内容的隐藏工作表已损坏；请给出损坏之前的台账副本"
    ),
    "carry the ledgers of fewer documents at a time": "请分次承接，每次少放几份文件的台账",
    "a ledger that gdplan wrote, no document; give the document that it was made of": (
        "这是 gdplan 生成的台账，不是公文；请给出生成它的公文"
    ),
    # Archives, Word, sheets
    "{what} file with {count} entries; gdplan reads up to {most}": (
        "{what} 文件内有 {count} 个条目；gdplan 最多读取 {most} 个"
    ),
    "{what} file: its {part} has more than {most} elements; split it into documents": (
        "{what} 文件：{part} 的元素超过 {most} 个；请拆分为多个文件"
    ),
    "damaged {what} file ({reason}); fetch it again, or open it in its program and save it again": (
        "{what} 文件已损坏（{reason}）；请重新下载，或用原软件打开后重新保存"
    ),
    "damaged {what} file: it has no part {part}; open it in its program and save it again": (
        "{what} 文件已损坏：缺少 {part}；请用原软件打开后重新保存"
    ),
    "damaged {what} file: part {part} ({reason})": "{what} 文件已损坏：{part}（{reason}）",
    "damaged {what} file: {part} ({reason})": "{what} 文件已损坏：{part}（{reason}）",
    "damaged {what} file: its elements are nested too deep": "{what} 文件已损坏：元素嵌套过深",
    "damaged DOCX file: its document has no body": "DOCX 文件已损坏：没有正文",
    "encrypted {what} file; save a copy without a password": "{what} 文件已加密；请另存一份不带密码的",
    "encrypted workbook; save a copy without a password": "工作簿已加密；请另存一份不带密码的",
    "damaged workbook ({reason}); open it in its program and save it as XLSX": (
        "工作簿已损坏（{reason}）；请用原软件打开后另存为 XLSX"
    ),
    "{what} file packed in a way of its own; save it again in its program": (
        "{what} 文件的压缩方式特殊；请用原软件重新保存"
    ),
    "{what} file: its part {part} unpacks to more than {most} bytes, more than gdplan accepts; open it in its program"
    " and save it again": ("{what} 文件：{part} 解压后超过 {most} 字节，超出 gdplan 的限制；请用原软件打开后重新保存"),
    "the file declares XML entities, which no document needs; gdplan does not read it": (
        "文件声明了 XML 实体，正常文件不需要；gdplan 不读取"
    ),
    "the file declares XML entities, which no workbook needs": "文件声明了 XML 实体，正常工作簿不需要",
    "a ZIP archive ({names}), no document; unpack it and give what is in it": (
        "这是 ZIP 压缩包（{names}），不是文件正文；请解压后给出其中的文件"
    ),
    "empty": "空",
    "a binary Excel workbook (XLSB); save it as XLSX": "这是二进制 Excel 工作簿（XLSB）；请另存为 XLSX",
    "a PowerPoint presentation; save its text as DOCX or plain text": (
        "这是 PowerPoint 演示文稿；请把文字另存为 DOCX 或纯文本"
    ),
    "an EPUB book; save it as HTML or plain text": "这是 EPUB 电子书；请另存为 HTML 或纯文本",
    "an Office file without a document; open it in its program and save it as DOCX": (
        "这是不含正文的 Office 文件；请用原软件打开后另存为 DOCX"
    ),
    "a PowerPoint presentation": "这是 PowerPoint 演示文稿",
    "an Office 97 file, but no Word document and no Excel workbook": (
        "这是 Office 97 文件，但不是 Word 文档或 Excel 工作簿"
    ),
    "{what}; save it as DOCX or PDF and try again": "{what}；请另存为 DOCX 或 PDF 后重试",
    "an Office file in one XML file, but no Word document; save it as DOCX or XLSX": (
        "这是单个 XML 形式的 Office 文件，但不是 Word 文档；请另存为 DOCX 或 XLSX"
    ),
    "an OpenDocument file, neither text nor workbook; save its text as DOCX": (
        "这是 OpenDocument 文件，但不是文字或表格；请把文字另存为 DOCX"
    ),
    "damaged web archive ({reason}); save the page again, as HTML": (
        "网页归档已损坏（{reason}）；请把网页重新保存为 HTML"
    ),
    "a web archive without a page or text in it; save what is attached to it, and give that": (
        "网页归档中没有网页或文字；请另存其附件，再给出附件"
    ),
    "reading {ending} files needs LibreOffice; install it, or save the file as {format}": (
        "读取 {ending} 文件需要 LibreOffice；请安装，或把文件另存为 {format}"
    ),
    "LibreOffice cannot read the file ({said}){missing}; save it as {format}": (
        "LibreOffice 无法读取这个文件（{said}）{missing}；请另存为 {format}"
    ),
    ", or its {module} is not installed": "，或没有安装它的 {module}",
    "no reason given": "没有说明原因",
    "LibreOffice does not start ({reason}); save the file as DOCX": (
        "LibreOffice 无法启动（{reason}）；请把文件另存为 DOCX"
    ),
    # PDF and OFD
    "damaged PDF file{at} ({reason}); open it in its program and save it again": (
        "PDF 文件已损坏{at}（{reason}）；请用原软件打开后重新保存"
    ),
    ", page {number}": "，第 {number} 页",
    "damaged XLSX file ({reason}); open it in its program and save it again": (
        "XLSX 文件已损坏（{reason}）；请用原软件打开后重新保存"
    ),
    "PDF file with {count} pages; gdplan reads 1 to {most}": "PDF 文件有 {count} 页；gdplan 读取 1 至 {most} 页",
    "OFD file without usable text: its pages are pictures; save it as PDF and run `ocrmypdf -l chi_sim` on that": (
        "OFD 文件没有可用文字，页面都是图片；请另存为 PDF，再用 ocrmypdf -l chi_sim 做文字识别"
    ),
    "PDF file without usable text: its pages are pictures; run `ocrmypdf -l chi_sim` on it": (
        "PDF 文件没有可用文字，页面都是图片；请用 ocrmypdf -l chi_sim 做文字识别"
    ),
    "PDF file without usable text: its fonts do not say which characters; run `ocrmypdf -f -l chi_sim` on it": (
        "PDF 文件没有可用文字，字体没有说明是哪些字；请用 ocrmypdf -f -l chi_sim 做文字识别"
    ),
    "OFD file with {count} pages; gdplan reads up to {most}": "OFD 文件有 {count} 页；gdplan 最多读取 {most} 页",
    "page {number}: {words}": "第 {number} 页：{words}",
    # Processes with limits
    "reading it takes more than {seconds} seconds; {advice}": "读取时间超过 {seconds} 秒；{advice}",
    "reading it takes {most}; {advice}": "读取时{most}；{advice}",
    "more than {size} MB of memory": "占用内存超过 {size} MB",
    "more memory than there is": "内存不足",
    "the process that read it broke off (status {status}), for want of memory or by a fault in the file; {advice}": (
        "读取它的进程中断（状态 {status}），可能是内存不足或文件有错；{advice}"
    ),
    "reading it failed: {reason}; please report it, with the file": "读取失败：{reason}；请把问题和文件报告给我们",
    "no process can be started ({reason}); end some and try again": "无法启动进程（{reason}）；请结束一些程序后重试",
    "open it in its program and save it again": "请用原软件打开后重新保存",
    "save the sheets that matter as a workbook of their own": "请把需要的工作表另存为单独的工作簿",
    "give it by itself, without --jobs": "请单独给出这个文件，不用 --jobs",
    "save it as {format}": "请另存为 {format}",
    # gdplan's own data
    "it holds no document; give the document itself or the output of `gdplan parse`": (
        "其中没有文件；请给出文件本身，或 gdplan parse 的输出"
    ),
    "{where}no gdplan document; give the document itself or the output of `gdplan parse`": (
        "{where}不是 gdplan 的文件；请给出文件本身，或 gdplan parse 的输出"
    ),
    "{where}a comparison of two documents; give one of the documents": (
        "{where}这是两份文件的比较结果；请给出其中一份文件"
    ),
    "{where}schema version {found}, this gdplan reads {known}; parse the document again": (
        "{where}数据版本为 {found}，本版 gdplan 读取 {known}；请重新解析文件"
    ),
    "{where}damaged text (half a character in it); {advice}": "{where}文字已损坏（有半个字符）；{advice}",
    "damaged at byte {byte}, no {encoding}; {advice}": "第 {byte} 字节处损坏，不是 {encoding}；{advice}",
    "damaged JSON ({reason}); {advice}": "JSON 已损坏（{reason}）；{advice}",
    "line {line}: damaged JSON ({reason}); {advice}": "第 {line} 行：JSON 已损坏（{reason}）；{advice}",
    "{where}no valid document: {field}: {reason}; parse the document again": (
        "{where}不是有效的文件：{field}：{reason}；请重新解析文件"
    ),
    "line {line}: damaged YAML ({reason}); write it again with `gdplan parse -f yaml`": (
        "第 {line} 行：YAML 已损坏（{reason}）；请用 gdplan parse -f yaml 重新生成"
    ),
    "damaged YAML ({reason}); write it again": "YAML 已损坏（{reason}）；请重新生成",
    "write it again with `gdplan parse`": "请用 gdplan parse 重新生成",
    # Doubts about a comparison
    "old edition, {place}: {words}; an item reported as added may be missing from this text only": (
        "旧版{place}：{words}；标为新增的条目可能只是这份文本缺失"
    ),
    "new edition, {place}: {words}; an item reported as removed may be missing from this text only": (
        "新版{place}：{words}；标为删除的条目可能只是这份文本缺失"
    ),
    "the old edition has no numbered items": "旧版没有编号条目",
    "the new edition has no numbered items": "新版没有编号条目",
    "no item of one edition resembles one of the other; are they editions of one document?": (
        "两版没有相似的条目；它们是同一文件的两个版本吗？"
    ),
    # From Python only, but errors all the same
    "{count} documents, one is wanted; load_documents() gives them all": (
        "其中有 {count} 份文件，这里只要一份；load_documents() 可读出全部"
    ),
    "the open file cannot be read ({reason}); open it as binary, to be read": (
        "打开的文件无法读取（{reason}）；请以二进制方式打开来读"
    ),
    "{format} of no rows needs their kind for its head: kind=TargetRow": (
        "没有行时，{format} 的表头需要行的类型：kind=TargetRow"
    ),
    "{format} is for rows; list_tasks() and its like make them": "{format} 只写表格的行；行由 list_tasks() 等函数给出",
    # A corpus
    "a corpus is made of files; name files or folders": "语料库由文件组成；请写明文件或文件夹",
    "{to}: a corpus is a DuckDB database or a folder of Parquet files, no {ending}; name plans.duckdb or plans/": (
        "{to}：语料库是 DuckDB 数据库或装 Parquet 文件的文件夹，不是 {ending} 文件；请写 plans.duckdb 或 plans/"
    ),
    "a corpus needs {package}: pip install duckdb pyarrow, or pipx inject gdplan duckdb pyarrow": (
        "语料库需要 {package}：pip install duckdb pyarrow，或 pipx inject gdplan duckdb pyarrow"
    ),
    "{one} and {other} would both be {path} in the corpus; name the folder that holds both": (
        "{one} 和 {other} 在语料库中都会是 {path}；请改为写明包含两者的文件夹"
    ),
    "{parsed} parsed, {copied} copied, {unchanged} unchanged, {removed} removed, {failed} failed": (
        "解析 {parsed} 个，复制 {copied} 个，未变 {unchanged} 个，移除 {removed} 个，失败 {failed} 个"
    ),
    "Spark needs PySpark, the extra spark: pip install 'pyspark>=4.3' 'pandas<3', or pipx inject gdplan "
    "'pyspark>=4.3' 'pandas<3'": (
        "Spark 需要 PySpark（可选组件 spark）：pip install 'pyspark>=4.3' 'pandas<3'，或 pipx inject gdplan "
        "'pyspark>=4.3' 'pandas<3'"
    ),
    "Spark needs Java, and there is none here; install Java 17 (openjdk-17-jre-headless), or say where it is: "
    "JAVA_HOME": "Spark 需要 Java，本机没有；请安装 Java 17（openjdk-17-jre-headless），或用 JAVA_HOME 写明位置",
    "Spark does not start: {words}; --master is one such as local[2,3], spark://HOST:7077 or yarn, and Java is 17 or "
    "newer; its log: {log}": (
        "Spark 无法启动：{words}；--master 应为 local[2,3]、spark://HOST:7077、yarn 等，Java 须为 17 以上；日志：{log}"
    ),
    "Spark says: {words}; check the paths, who may read and write there, and that gdplan is installed where Spark "
    "runs; its log: {log}": (
        "Spark 报告：{words}；请检查路径、读写权限，以及 Spark 运行的机器上是否装有 gdplan；日志：{log}"
    ),
    "{path}: no such folder; check the path, and where Spark looks for it": (
        "{path}：没有这个文件夹；请检查路径，以及 Spark 在哪里查找"
    ),
    "{path}: Spark is given a folder; name the one that holds this file": (
        "{path}：Spark 只接受文件夹；请写明这个文件所在的文件夹"
    ),
    "{path}: another build has written it in the meantime; run this one again": (
        "{path}：其间另一次建库已写入；请重新运行"
    ),
    "gdplan {version} is installed where Spark runs, this is {own}; bring both to one": (
        "Spark 运行的机器上装的是 gdplan {version}，当前为 {own}；请统一版本"
    ),
    "-j is for the local engine; Spark is told by --master local[2,3]": (
        "-j 只用于本机引擎；用 Spark 时请写 --master local[2,3]"
    ),
    "--master is where Spark runs; add --engine spark": "--master 写明 Spark 在哪里运行；请加上 --engine spark",
    "Spark is given one folder, and these are {count}; name the one that holds them": (
        "Spark 只接受一个文件夹，这里有 {count} 个；请写明包含它们的文件夹"
    ),
    "{path}: Spark writes a folder of Parquet files; name one, with / at its end": (
        "{path}：Spark 写的是 Parquet 文件夹；请写明文件夹，以 / 结尾"
    ),
    "its rows are left out; --retry tries it again": "其内容不入库；用 --retry 再试",
    "{path}: this holds something else than a corpus; name another place": (
        "{path}：这里是别的内容，不是语料库；请换一个位置"
    ),
    "{path}: made by gdplan {version}, this is {own}; parse all of it again: --renew": (
        "{path}：由 gdplan {version} 生成，当前为 {own}；请用 --renew 全部重新解析"
    ),
    "{path}: made by gdplan {version}, this is {own}; parse all of it again: "
    "gdplan corpus build FOLDER --to {to} --renew": (
        "{path}：由 gdplan {version} 生成，当前为 {own}；请全部重新解析：gdplan corpus build 文件夹 --to {to} --renew"
    ),
    "{path}: no workbooks in this folder; name the ledgers that were filled in": (
        "{path}：文件夹中没有工作簿；请指明填报过的台账"
    ),
    "{path}: no such corpus; gdplan corpus build FOLDER --to {to} makes it": (
        "{path}：没有这个语料库；用 gdplan corpus build 文件夹 --to {to} 生成"
    ),
    "{path}: this is no corpus; gdplan corpus build FOLDER --to {to} makes one": (
        "{path}：这不是语料库；用 gdplan corpus build 文件夹 --to {to} 生成"
    ),
    "{path}: this is no corpus; name a file that is one, or a new one for gdplan corpus build FOLDER --to FILE": (
        "{path}：这不是语料库；请写明语料库文件，或用 gdplan corpus build 文件夹 --to 新文件 生成"
    ),
    "{path}: another process has it open; try again when that is done": "{path}：另一个进程正在使用；请待其结束后再试",
    "{path}: the database says: {words}; check the path, the room on the disk and who may write there": (
        "{path}：数据库报告：{words}；请检查路径、磁盘空间和写入权限"
    ),
    "{path}: this is a folder; an answer is one file, name it": "{path}：这是文件夹；结果只写一个文件，请写明文件名",
    "{format} is no text; name a file with -o": "{format} 不是文本；请用 -o 指定文件",
    "the first {count} rows; -o answer.csv has all of them": "只显示前 {count} 行；-o answer.csv 可写出全部",
    "{words} names no measure; say of what: 地区生产总值, 城镇新增就业": (
        "{words} 不是一个指标；请写明是什么的：地区生产总值、城镇新增就业"
    ),
    "a chart needs {package}: pip install altair vl-convert-python, or pipx inject gdplan altair vl-convert-python": (
        "作图需要 {package}：pip install altair vl-convert-python，或 pipx inject gdplan altair vl-convert-python"
    ),
    "--explain is a table; leave it out, or use table, json, jsonl, csv, xlsx or parquet": (
        "--explain 输出表格；请去掉它，或改用 table、json、jsonl、csv、xlsx、parquet"
    ),
    "no number has a year, so there is no chart; -f table shows what was found": (
        "没有一个数值有年份，无法作图；可用 -f table 查看结果"
    ),
    "no font here has Chinese, which the picture shows as boxes; install one (fonts-noto-cjk), or use svg": (
        "本机没有中文字体，图片中的汉字会显示为方框；请安装中文字体（fonts-noto-cjk），或改用 svg"
    ),
    "name the words to find, then the corpus: gdplan corpus find 数据要素 市场化 plans.duckdb": (
        "请写明要找的词，再写语料库：gdplan corpus find 数据要素 市场化 plans.duckdb"
    ),
    "a word without characters finds nothing; leave it out": "空的词找不到内容；请去掉",
    "{count} statements where one is wanted; give one SELECT": "有 {count} 条语句，这里只要一条；请写一条 SELECT",
    "{kind} is refused: a corpus is only read here; ask with SELECT, DESCRIBE or SHOW": (
        "不接受 {kind}：这里只读语料库；请用 SELECT、DESCRIBE 或 SHOW 提问"
    ),
    "this is no SQL that DuckDB knows: {words}": "DuckDB 不认识这条 SQL：{words}",
    "DuckDB says: {words}; a text stands in single quotes, '{text}'; there are {columns}": (
        "DuckDB 报告：{words}；文字用单引号，'{text}'；现有 {columns}"
    ),
    "DuckDB says: {words}; there are {columns}": "DuckDB 报告：{words}；现有 {columns}",
    "DuckDB says: {words}; gdplan schema corpus tells the tables": "DuckDB 报告：{words}；各表见 gdplan schema corpus",
    "refused: {words}; ask for what the tables hold": "不接受：{words}；请只问各表中的内容",
    "the question takes more than {seconds} seconds; ask for less, or give it more: --timeout": (
        "提问超过 {seconds} 秒；请缩小范围，或用 --timeout 延长"
    ),
    "to_pandas() needs pandas: pip install pandas; to_arrow() needs nothing more": (
        "to_pandas() 需要 pandas：pip install pandas；to_arrow() 不需要"
    ),
    "more than 1,048,575 rows, which no sheet of a workbook takes; write csv or jsonl": (
        "超过 1,048,575 行，工作表放不下；请写成 csv 或 jsonl"
    ),
}

# Why, as the system and libraries say it in brackets.
OF_LIBRARIES = {
    "File is not a zip file": "不是 ZIP 格式",
    "Failed to load document (PDFium: Data format error).": "PDF 格式错误",
    "Permission denied": "没有权限",
    "No such file or directory": "没有这个文件或文件夹",
    "Is a directory": "这是文件夹",
    "Not a directory": "不是文件夹",
    "No space left on device": "磁盘已满",
    "Read-only file system": "只读",
    "File name too long": "文件名太长",
    "DOCX, XLSX, OFD or ZIP": "DOCX、XLSX、OFD 或 ZIP",
}
