"""Words for people in Chinese: nothing is left in English, nothing is translated that nobody says, data is the same."""

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
import typer
from processes import gdplan
from test_cli import PLAN

import gdplan as library
from gdplan.cli.app import build_app, run
from gdplan.language import phrase, speak, tell
from gdplan.language.diagnostics import DIAGNOSTICS, tell_diagnostic
from gdplan.language.headers import COLUMN_NAMES
from gdplan.language.labels import LABELS, tell_place
from gdplan.language.messages import MESSAGES
from gdplan.language.usage import HELP as HELP_PAGES
from gdplan.language.usage import USAGE
from gdplan.language.values import VALUES
from gdplan.schema import SCHEMAS
from gdplan.views.rows import DocumentRow
from gdplan.vocab.messages import MESSAGES as WORDINGS

SOURCE = Path(library.__file__).parent
FIELD = re.compile(r"\{(\w*)\}")
HAN = re.compile("[一-鿿]")
# Errors that a user of the command line meets; the others are of one who programs, and in English.
ERRORS = {"GdplanError", "CannotReadError", "BadDocumentError", "UnknownFormatError", "BadParameter", "say"}
ONLY_IN_PYTHON = {"documents.py"}
TABLES = {("language", name) for name in ("messages", "usage", "labels", "diagnostics", "values", "headers")}


@pytest.fixture(autouse=True)
def _in_chinese():
    speak("zh")
    yield
    speak("en")


def as_said(node: ast.AST) -> str | None:
    """A string of the source with an X for each value."""
    if isinstance(node, ast.JoinedStr):
        return "".join(as_said(part) or "X" for part in node.values)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return FIELD.sub("X", node.value)
    return None


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


APP = typer.main.get_command(build_app([]))
COMMANDS = [APP, *APP.commands.values(), *APP.commands["corpus"].commands.values()]
HELP = {" ".join(command.help.split()) for command in COMMANDS} | {
    option.help for command in COMMANDS for option in command.params if option.help
}


class Said(NamedTuple):
    """What the source says, as `as_said` gives it."""

    errors: set[str]
    phrases: set[str]
    strings: set[str]


@pytest.fixture(scope="module")
def said() -> Said:
    errors: set[str] = set()
    phrases: set[str] = set()
    strings = {re.sub("X+", "X", words) for words in HELP}
    for path in SOURCE.rglob("*.py"):
        of_table = (path.parent.name, path.stem) in TABLES
        for node in () if of_table else ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if words := as_said(node):
                strings.add(re.sub("X+", "X", words))
            elif isinstance(node, ast.Call) and node.args and (words := as_said(node.args[0])):
                if name_of(node) == "phrase":
                    phrases.add(words)
                if name_of(node) in ERRORS and str(path.relative_to(SOURCE)) not in ONLY_IN_PYTHON:
                    errors.add(words)
    for path in SOURCE.rglob("templates/*.html"):
        template = path.read_text(encoding="utf-8")
        phrases |= {FIELD.sub("X", words) for words in re.findall(r'phrase\("([^"]+)"', template)}
        for inside in re.findall(r"\{[{%](.*?)[%}]\}", template):
            strings |= {re.sub("X+", "X", FIELD.sub("X", words)) for words in re.findall(r'"([^"]+)"', inside)}
    return Said(errors, phrases, strings)


# Said with the name of the format, or put together where it is said.
IN_PIECES = {
    "damaged {what} file: its elements are nested too deep",
    "{argument}: its dashes are no hyphens, as word processors and Chinese keyboards make them; write {option}",
}


def test_what_goes_wrong_is_told_in_chinese(said):
    """Some only put a name before what is said elsewhere."""
    words = {words for words in said.errors if re.search("[A-Za-z]{2}", words.replace("X", ""))}
    assert len(words) > 150
    assert [one for one in sorted(words) if not HAN.search(tell(one))] == []


def test_help_is_in_chinese():
    assert [words for words in sorted(HELP) if not HAN.search(tell(words))] == []


def test_labels_are_in_chinese(said):
    known = Counter(FIELD.sub("X", key) for key in [*LABELS, *USAGE, *MESSAGES])
    assert {words: known[words] for words in said.phrases if known[words] != 1} == {}


def test_nothing_is_translated_that_nobody_says(said):
    def is_said(english):
        words = FIELD.sub("X", english)
        if english in IN_PIECES:
            pattern = ".+".join(map(re.escape, FIELD.split(english)[::2]))
            return any(re.fullmatch(pattern, others, re.DOTALL) for others in said.strings)
        is_value = english.isupper()  # --agency NAME
        return words in said.strings or (is_value and any(words in others for others in said.strings))

    assert [english for english in (*MESSAGES, *HELP_PAGES, *LABELS) if not is_said(english)] == []


def test_both_languages_tell_the_same_values():
    known = MESSAGES | USAGE | LABELS
    fields = {english: (sorted(FIELD.findall(english)), sorted(FIELD.findall(known[english]))) for english in known}
    assert {english: both for english, both in fields.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("code", WORDINGS)
def test_both_languages_have_as_many_wordings_of_a_diagnostic(code):
    english, chinese = WORDINGS[code].wordings, DIAGNOSTICS[code]
    assert [set(FIELD.findall(words)) for words in english] == [set(FIELD.findall(words)) for words in chinese]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["tasks"], ["缺少参数 '文件'；详见 gdplan tasks -h"]),
        (["tasks", "-", "--formt", "csv"], ["没有 --formt 这个选项（是否为：--format"]),
        (["tasks", "-", "--zzz"], ["没有 --zzz 这个选项；"]),
        (["tasks", "-", "--lead"], ["选项 '--lead' 需要一个值"]),
        (["parse", "-", "--with-source=1"], ["选项 '--with-source' 不带值"]),
        (["tasks", "-", "-f", "word"], ["'--format' / '-f' 的值无效：'word' 不是 'table', 'csv'", "之一"]),
        (["tasks", "-", "--due-by", "soon"], ["'--due-by' 的值无效：'soon' 不是日期；请写年、月或日"]),
        (["diff", "a", "b", "--threshold", "x"], ["的值无效：应为数值"]),
        (["diff", "a", "b", "c"], ["多余的参数（c）"]),
        (["taks"], ["没有 'taks' 这个命令（是否为：'tasks'）；详见 gdplan -h"]),
        (["quit"], ["没有 'quit' 这个命令；"]),
        (["help", "quit"], ["没有 'quit' 这个命令；"]),
        (["NAME"], ["没有 'NAME' 这个命令；"]),
        (["schema", "rows"], ["'名称' 的值无效：'rows' 不是 'document'"]),
        (["tasks", "-", "--limit", "0"], ["'--limit' 的值无效：不能小于 1；"]),
        (["targets", "-", "--role", "达成"], ["之一，也可写目标（target）、已完成（achieved）、全部（all）；"]),
        (["tasks", "-", "--failed", ""], ["'--failed' 的值无效：文件名为空；请写明文件，或去掉这个选项；"]),
        (["ledger", "-", "--carry", __file__, "-o", "l.xlsx"], [".py: 不是 gdplan 生成的台账；"]),
        (["parse", "missing.txt"], ["gdplan: missing.txt: 没有这个文件；请检查路径"]),
        (["parse", "-", "-o", "out.doc"], ["out.doc：扩展名不代表任何格式；请用 .json"]),
        (["-h"], ["用法：gdplan [选项] 命令 [参数]...", "退出状态：0 正常"]),
        (["tasks", "-h"], ["用法：gdplan tasks [选项] 文件...", "--agency 名称", "示例：\n  gdplan tasks plan.txt"]),
        (["schema", "-h"], ["用法：gdplan schema [选项] [名称]", "（默认：document）"]),
    ],
)
def test_the_program_speaks_chinese(arguments, words):
    done = gdplan(*arguments, "--lang", "zh", given=PLAN.encode(), COLUMNS="100")
    said = (done.stderr + done.stdout).decode()
    assert [one for one in words if one not in said] == []
    assert done.returncode == (0 if "-h" in arguments else 2)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_doubts_about_a_comparison_are_in_chinese(tmp_path, form):
    old, gap, prose, other = (tmp_path / name for name in ("old.txt", "gap.txt", "prose.txt", "other.txt"))
    old.write_text("某市方案\n一、任务\n1.建设平台。新建平台。\n2.推广应用。组织示范。\n", encoding="utf-8")
    gap.write_text("某市方案\n一、任务\n1.建设平台。新建平台。\n3.加强宣传。开展宣传。\n", encoding="utf-8")
    prose.write_text("某市方案\n没有条目。\n", encoding="utf-8")
    other.write_text("某市办法\n第一条 申请人应当提交材料。\n第二条 本办法自印发之日起施行。\n", encoding="utf-8")

    def told(one, two):
        return gdplan("diff", str(one), str(two), "-f", form, "--lang", "zh").stdout.decode()

    assert "旧版第 4 行：" in told(gap, old)
    assert "标为新增的条目可能只是这份文本缺失" in told(gap, old)
    assert "标为删除的条目可能只是这份文本缺失" in told(old, gap)
    assert "旧版没有编号条目" in told(prose, old)
    assert "新版没有编号条目" in told(old, prose)
    assert "两版没有相似的条目" in told(old, other)


@pytest.mark.parametrize(
    "arguments",
    [
        ["diff", "old.txt", "new.txt"],
        ["diff", "old.txt", "new.txt", "--stat"],
        ["diff", "old.txt", "new.txt", "--explain"],
        ["diff", "old.txt", "new.txt", "--only", "修改", "--only", "新增"],
        ["diff", "old.txt", "new.txt", "-f", "md"],
        ["diff", "old.txt", "new.txt", "-f", "html"],
        ["lineage", "old.txt", "new.txt"],
        ["lineage", "old.txt", "new.txt", "-f", "html"],
        ["outcomes", "old.txt", "new.txt", "--explain"],
        ["outcomes", "old.txt", "new.txt", "-f", "html"],
        ["agencies", "old.txt"],
        ["show", "old.txt"],
        ["check", "old.txt", "--as-of", "2026"],
        ["report", "old.txt"],
    ],
)
def test_punctuation_of_words_in_chinese_is_chinese(tmp_path, arguments):
    plan = "某市数字建设2025年工作方案\n一、重点任务\n1.建设平台。年内新建30个平台。（省科技厅牵头，省财政厅配合）\n2.推广应用。组织示范。（省财政厅负责）\n"
    (tmp_path / "old.txt").write_text(plan, encoding="utf-8")
    new = (
        plan.replace("2025", "2026")
        .replace("30", "50")
        .replace("省科技厅牵头，", "省科技厅负责，省教育厅")
        .replace("组织示范", "开展培训。设立专窗")
    )
    (tmp_path / "new.txt").write_text(new, encoding="utf-8")
    named = [str(tmp_path / one) if one.endswith(".txt") else one for one in arguments]
    shown = gdplan(*named, "--lang", "zh").stdout.decode()
    words = re.sub("<(style|script).*?</\\1>|<[^>]+>", "\n", shown, flags=re.DOTALL)
    assert HAN.search(words)
    assert re.findall(r"[一-鿿][:,;] .*|[一-鿿] ?\(.*|\([一-鿿].*", words) == []


@pytest.mark.parametrize(("option", "value"), [(option, value) for option, known in VALUES.items() for value in known])
def test_a_value_in_chinese_is_taken(capsys, tmp_path, option, value):
    told = []
    commands = [([name], command) for name, command in APP.commands.items()]
    commands += [(["corpus", name], command) for name, command in APP.commands["corpus"].commands.items()]
    for names, command in commands:
        if any(option in one.opts for one in command.params):
            taken = sum(one.param_type_name == "argument" for one in command.params)
            inputs = ["missing.txt"] * (2 if command.name == "lineage" else taken)
            output = ["-o", str(tmp_path / "ledger.xlsx")] if command.name == "ledger" else []
            output = ["--to", str(tmp_path / "plans.duckdb")] if command.name == "build" else output
            form = ["-f", "csv"] if option == "--header" else []
            assert run([*names, *inputs, *output, *form, option, value]) == 2
            told.append(capsys.readouterr().err)
    assert any(re.search("missing.txt[:：]", words) for words in told)


def test_help_in_chinese_names_what_stands_for_values_in_chinese():
    english = {name for name in HELP_PAGES if name.isupper() and name != "SQL"}
    assert [words for words in sorted(HELP) if english & set(re.findall("[A-Z]+", tell(words)))] == []


def test_help_in_chinese_tells_the_values_in_chinese():
    commands = [*APP.commands, *(f"corpus {name}" for name in APP.commands["corpus"].commands)]
    pages = "".join(gdplan(*name.split(), "-h", "--lang", "zh").stdout.decode() for name in commands)
    told = {
        pair
        for words in re.findall("也可写(.+?)。", re.sub(r"\s", "", pages))
        for pair in re.findall("(\\w+)（(\\w+)）", words)
    }
    assert told <= {pair for known in VALUES.values() for pair in known.items()}
    assert {value for known in VALUES.values() for value in known.values()} == {value for _, value in told}


@pytest.mark.parametrize(
    ("arguments", "environment", "is_chinese"),
    [
        (["--lang", "zh", "parse", "missing"], {}, True),
        (["parse", "missing", "--lang=中文"], {}, True),
        (["parse", "missing"], {"LC_ALL": "zh_CN.UTF-8"}, True),
        (["parse", "missing"], {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.Big5"}, True),
        (["parse", "missing"], {"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, False),
        (["--lang", "en", "parse", "missing"], {"LC_ALL": "zh_CN.UTF-8"}, False),
        (["parse", "--", "--lang", "zh"], {}, False),  # names of files
    ],
)
def test_the_language_is_chosen(arguments, environment, is_chinese):
    assert bool(HAN.search(gdplan(*arguments, **environment).stderr.decode())) is is_chinese


def test_a_language_that_is_none_is_refused():
    done = gdplan("parse", "-", "--lang", "fr")
    assert (done.returncode, done.stderr) == (2, b"gdplan: --lang takes zh or en, not 'fr'\n")


@pytest.mark.parametrize(
    "arguments", [["parse", "-"], ["tasks", "-", "-f", "csv"], ["check", "-", "-f", "jsonl"], ["show", "-"]]
)
def test_data_is_the_same_in_both_languages(arguments):
    given = PLAN.replace("3.加强", "6.加强").encode()
    english, chinese = (gdplan(*arguments, "--lang", language, given=given).stdout for language in ("en", "zh"))
    assert (english == chinese) is (arguments[0] != "show")


def test_check_tells_what_is_wrong_in_chinese():
    shown = gdplan("check", "-", "--lang", "zh", given=PLAN.replace("3.加强", "6.加强").encode()).stdout.decode()
    assert [line.split() for line in shown.splitlines() if "number-gap" in line] == [
        ["警告", "number-gap", "第", "7", "行", "6.", "接在", "2", "之后：缺", "3", "至", "5"]
    ]


@pytest.mark.parametrize(
    ("values", "told"),
    [({"mark": "“"}, "第 3 行接下一行：“ 未闭合"), ({"open": "clause"}, "第 3 行接下一行：分句未完"), ({"open": "sentence"}, "第 3 行接下一行：句子未完")],
)  # fmt: skip
def test_what_a_joined_line_left_open_is_told_in_chinese(values, told):
    assert tell_diagnostic("line-rejoined", {"line": 3, **values}, "") == told


def test_a_diagnostic_without_its_values_keeps_its_english():
    """Files of version 1 have none."""
    message = "三、 follows 1: 2 missing"
    assert tell_diagnostic("number-gap", {}, message) == message
    assert (
        tell_diagnostic("number-gap", {"printed": "三、", "after": 1, "missing": (2, 2)}, message)
        == "三、 接在 1 之后：缺 2"
    )


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("page 3", "第3页"),
        ("line 5", "第5行"),
        ("sheet 2, row 4, cell 1", "工作表2第4行第1格"),
        ("text box at paragraph 7", "文本框（第7段）"),
        ("table 1, title", "表1标题"),
        (None, None),
    ],
)
def test_places_are_told_in_chinese(where, told):
    assert tell_place(where) == told


def test_what_no_table_has_stays_as_it_is():
    assert tell("cannot be read (ENOENT, sorry); check the path") == "无法读取（ENOENT, sorry）；请检查路径"
    assert (tell("words of a library"), phrase("words of a library")) == ("words of a library",) * 2


@pytest.mark.parametrize("view", [name for name, kind in SCHEMAS.items() if issubclass(kind, DocumentRow)])
def test_each_column_has_a_name_in_chinese(view):
    names = [COLUMN_NAMES[field] for field in SCHEMAS[view].model_fields]
    assert all(map(HAN.search, names))
    assert len(set(names)) == len(names)


def test_columns_that_are_chosen_are_named_in_chinese_on_a_terminal(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    names = [name for name in SCHEMAS["targets"].model_fields if name not in ("text", "section")]
    done = gdplan("targets", str(tmp_path / "plan.txt"), "--columns", ",".join(names), "--lang", "zh", COLUMNS="900")
    head = done.stdout.decode().split("\n")[1].split()
    assert head
    assert set(head) <= set(COLUMN_NAMES.values())
    assert "目标" in done.stdout.decode()  # the role, told as in the table of all columns
    assert "target" in gdplan("targets", str(tmp_path / "plan.txt"), "--columns", "role").stdout.decode()


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("old edition, line 5: 4. follows 2: 3 missing; an item reported as added may be missing from this text only", "缺 3；"),
        ("old edition, line 5: 9. follows 2: 3 to 8 missing; an item reported as added may be missing from this text only", "缺 3 至 8；"),
        ("3 to 8", "3 至 8"),
        ("from A to B", "from A to B"),
    ],
)  # fmt: skip
def test_a_range_is_told_in_chinese(message, told):
    assert told in tell(message)


def test_columns_are_named_in_chinese():
    done = gdplan("tasks", "-", "-f", "csv", "--header", "zh", "--columns", "num,task,lead", given=PLAN.encode())
    assert done.stdout.decode().splitlines()[:2] == ["序号,任务,牵头单位", "1.,1.建设平台,省科技厅"]
    assert gdplan("tasks", "-", "-f", "json", "--header", "中文", given=PLAN.encode()).returncode == 2
