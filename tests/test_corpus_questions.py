"""What a corpus is asked: the same rows as of the views, nothing beside them, in every format."""

import csv
import io
import json
import re
import subprocess
import sys
from typing import NamedTuple

import openpyxl
import pytest
from editions import make_plan
from processes import gdplan, on_terminal
from shared import ROOT
from test_cli import GAP, PLAN

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

import gdplan.corpus as room  # noqa: E402
from gdplan.cli.app import run  # noqa: E402
from gdplan.corpus import questions, saving  # noqa: E402
from gdplan.errors import CannotReadError, GdplanError  # noqa: E402
from gdplan.normalize import fold  # noqa: E402

TRICKY = PLAN.replace("新建不少于30个平台", "\t=1+1，新建30—50个平台").replace("省财政厅配合", "省財政廳、=cmd配合")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("plans")
    texts = {
        "2025/plan.txt": PLAN,
        "2025/gap.txt": GAP,
        "old.txt": PLAN.replace("2025", "2024").replace("数字建设", "广东省数字建设"),
        "spaced.txt": PLAN.replace("示范", "示 范").replace("30", "30.5"),
        "tricky.txt": TRICKY,
        "report.txt": "某市2025年政府工作报告（虚构）\n一、2024年工作回顾\n新建学校3所。\n",
        "made.txt": make_plan(3, tasks=12).render(),
        "real.txt": (ROOT / "data/raw/guangdong_2025.txt").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def make_corpus(folder, to):
    done = gdplan("corpus", "build", str(folder), "--to", to, "-j", "2")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"gdplan: 8 parsed, 0 copied, 0 unchanged, 0 removed, 0 failed\n"
    return to


@pytest.fixture(scope="module")
def corpus(folder, tmp_path_factory):
    return make_corpus(folder, f"{tmp_path_factory.mktemp('to')}/plans.duckdb")


@pytest.fixture(scope="module", params=["database", "parquet"])
def either(request, folder, corpus, tmp_path_factory):
    return corpus if request.param == "database" else make_corpus(folder, f"{tmp_path_factory.mktemp('to')}/parquet/")


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def call(capfdbinary):
    """A command in this process."""

    def call(*arguments):
        capfdbinary.readouterr()
        return Done(run([*arguments]), *capfdbinary.readouterr())

    return call


def rows(done):
    assert done.returncode == 0, done.stderr.decode()
    return sorted(map(tuple, csv.reader(io.StringIO(done.stdout.decode("utf-8-sig")))))


@pytest.mark.parametrize(
    "asked",
    [
        ["targets"],
        ["targets", "--role", "all"],
        ["targets", "--role", "已完成"],
        ["targets", "--agency", "省科技廳"],
        ["targets", "--agency", "省科技听"],
        ["targets", "--lead", "省广电局", "--lead", "科技厅"],
        ["targets", "--due-by", "2024"],
        ["targets", "--due-by", "2025-12-31", "--section", "平台"],
        ["targets", "--match", r"（?\d{2}个|機頂盒"],
        ["tasks"],
        ["tasks", "--agency", "省财政厅"],
        ["tasks", "--lead", "省財政", "--section", "加強保障"],
        ["tasks", "--due-by", "2025-06"],
        ["tasks", "--due-by", "2025"],
        ["tasks", "--match", "示 ?范"],
        ["agencies"],
        ["agencies", "--agency", "省财政厅"],
        ["agencies", "--section", "數字產業", "--match", "省科.厅"],
    ],
    ids=" ".join,
)
def test_the_rows_are_those_of_the_views(folder, either, call, asked):
    view, *filters = asked
    expected = rows(call(view, str(folder), "-f", "csv", *filters))
    assert rows(call("corpus", view, either, "-f", "csv", *filters)) == expected


@pytest.mark.parametrize(
    ("asked", "paths"),
    [
        (["--year", "2024"], {"old.txt"}),
        (["--year", "2024", "--year", "2025"], {"2025/plan.txt", "2025/gap.txt", "old.txt", "spaced.txt", "tricky.txt", "real.txt"}),
        (["--region", "廣東"], {"old.txt", "real.txt"}),
        (["--region", "广东", "--year", "2025"], {"real.txt"}),
        (["--issuer", "国务院"], set()),
    ],
)  # fmt: skip
def test_documents_are_chosen_by_year_region_and_issuer(corpus, call, asked, paths):
    for view in ("targets", "tasks", "agencies"):
        done = call("corpus", view, corpus, "-f", "jsonl", *asked)
        assert {json.loads(line)["path"] for line in done.stdout.splitlines()} - {"made.txt", "report.txt"} == paths
    assert (b"no rows match --issuer" in done.stderr) == (asked[0] == "--issuer")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["推广应用"], 5),  # headings
        (["推廣", "應用"], 5),
        (["应用", "示范"], 5),  # one of them prints 示 范
        (["組織一批", "應用示範"], 5),
        (["一批", "平台"], 0),  # in one document, not in one sentence
        (["示范", "--agency", "省教育廳"], 5),
        (["示范", "--agency", "省科技厅"], 0),
        (["示范", "--year", "2024"], 1),
        (["平台", "--match", r"\d+\.\d个"], 1),
        (["--match", "示.?范。"], 5),
        (["３０個"], 3),
    ],
)
def test_sentences_are_found_in_either_script(either, call, asked, found):
    done = call("corpus", "find", *asked, either, "-f", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    lines = [line for line in lines if line["path"] not in ("real.txt", "made.txt")]
    assert len(lines) == found, lines
    assert all(fold(word) in fold(line["text"]) for line in lines for word in asked[:1] if not word.startswith("-"))


def test_all_sentences_are_found_that_have_the_words(corpus, folder):
    text = (folder / "real.txt").read_text(encoding="utf-8")
    import gdplan as library

    nodes = list(library.parse(text).walk())
    texts = [(node, one.text, one.span[0]) for node in nodes for one in node.sentences]
    texts += [(node, node.heading, node.span[0]) for node in nodes if node.heading]
    expected = sorted((node.eid, words, start) for node, words, start in texts if "數據" in words and "建設" in words)
    with room.open(corpus) as opened:
        found = [row for row in opened.find("数据", "建设") if row["path"] == "real.txt"]
    assert sorted((row["eid"], row["text"], row["start"]) for row in found) == expected
    assert len(expected) > 3
    assert all(row["document_title"] == "數字廣東建設2025年工作要點" and row["section"] for row in found[1:])


# ---------------------------------------------------------------- SQL


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("DELETE FROM nodes", "DELETE is refused"),
        ("UPDATE nodes SET year = 1", "UPDATE is refused"),
        ("DROP TABLE nodes", "DROP is refused"),
        ("CREATE TABLE x AS SELECT 1", "CREATE is refused"),
        ("COPY nodes TO 'x.csv'", "COPY is refused"),
        ("EXPORT DATABASE 'x'", "EXPORT is refused"),
        ("ATTACH 'x.duckdb'", "ATTACH is refused"),
        ("INSTALL httpfs", "LOAD is refused"),
        ("LOAD httpfs", "LOAD is refused"),
        ("SET lock_configuration = false", "SET is refused"),
        ("PRAGMA database_list", "PRAGMA is refused"),
        ("SELECT 1; DELETE FROM nodes", "2 statements"),
        ("", "0 statements"),
        ("SELEC 1", "this is no SQL"),
        ("SELECT nothing FROM nodes", "DuckDB says: Binder Error"),
        ("WITH gone AS (DELETE FROM nodes RETURNING *) SELECT * FROM gone", ""),
        ("SELECT * FROM read_text('{file}')", "refused: Permission Error"),
        ("SELECT * FROM read_csv('{file}')", "refused: Permission Error"),
        ("SELECT * FROM glob('/*')", "refused: Permission Error"),
        ("SELECT * FROM '{file}'", ""),
        ("SELECT * FROM read_parquet('https://example.org/x.parquet')", "refused: Permission Error"),
        ("SELECT * FROM parquet_scan('/tmp/x.parquet')", "refused: Permission Error"),
        ("SELECT * FROM secret", "Table with name secret does not exist"),
        ("SELECT count(*) FROM range(100000000000) a, range(1000) b", "more than 0.2 seconds"),
    ],
)
def test_sql_gets_at_nothing_but_the_tables(either, tmp_path, monkeypatch, question, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.csv").write_text("a\n1\n")
    secret = pa.table({"a": [1]})
    with room.open(either, seconds=0.2 if "0.2" in words else 60) as opened, pytest.raises(GdplanError) as refused:
        opened.sql(question.format(file=tmp_path / "secret.csv")).to_arrow()
    assert words in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert secret.num_rows == 1


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("SELECT 1 AS a", [{"a": 1}]),
        ("WITH x AS (SELECT year FROM documents) SELECT max(year) AS last FROM x", [{"last": 2025}]),
        ("FROM documents SELECT count(*) AS n WHERE year = 2024 AND region IS NOT NULL", [{"n": 1}]),
        ("VALUES (1, NULL)", [{"col0": 1, "col1": None}]),
        ("SELECT value FROM targets WHERE path = 'spaced.txt' AND value > 30", [{"value": 30.5}]),
        ("SELECT last_day FROM targets WHERE path = 'old.txt'", [{"last_day": "2024-12-31"}]),
        ("SELECT agencies FROM nodes WHERE path = 'old.txt' AND heading = '加强宣传'", [{"agencies": ["省财政厅"]}]),
        ("SELECT {'a': [1, 2.5]} AS s, true AS b", [{"s": {"a": [1, 2.5]}, "b": True}]),
    ],
)
def test_questions_in_sql(either, call, question, expected):
    done = call("corpus", "sql", question, either, "-f", "jsonl")
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected, done.stderr.decode()


def test_what_tables_there_are_can_be_asked(either):
    with room.open(either) as opened:
        assert set(room.TABLES) <= {row["name"] for row in opened.sql("SHOW TABLES")}
        assert "folded" in {row["column_name"] for row in opened.sql("DESCRIBE nodes")}
        assert next(iter(opened.sql("SUMMARIZE errors")))["column_name"] == "path"


# ---------------------------------------------------------------- formats


def test_every_format_holds_the_same_rows(corpus, call, tmp_path):
    import openpyxl
    import pyarrow.parquet as pq

    def ask(*more):
        return call("corpus", "targets", corpus, "--role", "all", *more)

    lines = [json.loads(line) for line in ask("-f", "jsonl").stdout.splitlines()]
    assert len(lines) > 10
    for name in ("a.csv", "a.xlsx", "a.parquet", "a.jsonl"):
        done = ask("-o", str(tmp_path / name))
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "a.jsonl").read_bytes() == ask("-f", "jsonl").stdout
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == list(room.open(corpus).targets())
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    head, *cells = sheet.iter_rows(values_only=True)
    table = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8-sig"))))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(head) == table[0] == list(lines[0])
    for line, row, texts in zip(lines, cells, table[1:], strict=True):
        assert list(row) == [None if value in (None, [], "") else "、".join(value) if isinstance(value, list) else value for value in line.values()]  # fmt: skip
        assert [text.removeprefix("'") for text in texts] == ["" if value is None else "、".join(value) if isinstance(value, list) else str(value) for value in line.values()]  # fmt: skip


def test_no_cell_of_an_answer_is_a_formula(corpus, call, tmp_path):
    import openpyxl

    question = "SELECT '=1+1' AS a, ['=cmd', '=x'] AS b"
    assert call("corpus", "sql", question, corpus, "-f", "csv").stdout == "a,b\n'=1+1,'=cmd、=x\n".encode()
    call("corpus", "sql", question, corpus, "-o", str(tmp_path / "a.xlsx"))
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx").active[2]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("=cmd、=x", "s")]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stats", "missing.duckdb"], "missing.duckdb: no such corpus; gdplan corpus build FOLDER --to"),
        (["sql", "SELECT 1"], "Missing argument 'CORPUS'"),
        (["find", "{corpus}"], "name the words to find, then the corpus"),
        (["find", " ", "{corpus}"], "a word without characters finds nothing"),
        (["find", "--match", "(", "{corpus}"], "no pattern: '('"),
        (["targets", "{corpus}", "-f", "xlsx"], "xlsx is no text; name a file with -o"),
        (["targets", "{corpus}", "-o", "x.doc"], "x.doc: its ending names no format; use one of .csv .jsonl .xlsx .parquet"),
        (["targets", "{corpus}", "-o", "out/"], "out/: this is a folder"),
        (["targets", "{corpus}", "--due-by", "soon"], "no date: 'soon'"),
        (["targets", "{corpus}", "--match", "(a+)+$"], None),
        (["sql", "SELECT repeat('a', 40000)", "{corpus}", "-o", "x.xlsx"], "more than 32,767 characters"),
        (["build", "{corpus}", "--to", "x.duckdb", "-j", "0"], "--jobs"),
        (["build", "-", "--to", "x.duckdb"], "a corpus is made of files"),
        (["build", "plan.txt"], "Missing option '--to'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_plainly(corpus, call, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    done = call("corpus", *(one.format(corpus=corpus) for one in arguments))
    assert done.returncode == (2 if words else 0)
    assert (words or "") in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_table_on_a_terminal_ends_elsewhere_it_does_not(corpus, call):
    question = "SELECT range AS n FROM range(250)"
    shown = on_terminal("corpus", "sql", question, corpus)
    assert "the first 100 rows; -o answer.csv has all of them" in shown
    assert (" 99" in shown or "\n99" in shown, "249" in shown) == (True, False)
    assert len(call("corpus", "sql", question, corpus).stdout.splitlines()) > 250


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("SELECT [31, NULL] AS a, {'x': 1} AS b", ["a", "b", "31、", '{"x": 1}']),
        ("SELECT 1 AS a, 2 AS a", ["a", "a", "1", "2"]),
        ("SELECT path, starts, value FROM nodes JOIN targets USING (path, eid) WHERE path = 'old.txt'", ["30"]),
        ('SELECT 1 AS "\x1b[31m"', ["\\x1b[31m", "1"]),
    ],
)
def test_a_table_shows_values_of_any_kind(corpus, call, question, shown):
    words = call("corpus", "sql", question, corpus).stdout.decode().replace("─", " ").split()
    assert [word for word in shown if word in " ".join(words)] == shown
    assert "\x1b" not in "".join(words)


def test_names_that_nothing_has_are_told(corpus):
    done = gdplan("corpus", "targets", corpus, "--lead", "省科技听")
    assert done.returncode == 0
    assert b"no rows match --lead" in done.stderr
    assert (
        "相近的有：省科技" in gdplan("corpus", "targets", corpus, "--lead", "省科技听", "--lang", "zh").stderr.decode()
    )


def test_the_counts_are_those_of_the_tables(corpus):
    with room.open(corpus) as opened:
        rows = list(opened.stats())
        count = {table: next(iter(opened.sql(f"SELECT count(*) AS n FROM {table}")))["n"] for table in room.TABLES}
        promised, achieved = (opened.targets(role=role).to_arrow().num_rows for role in ("target", "achieved"))
    everything, *parts = rows
    counted = ("documents", "nodes", "tasks", "responsibilities", "agencies", "mentions", "errors")
    assert {name: everything[name] for name in counted} == {name: count[name] for name in counted}
    assert (everything["targets"], everything["achieved"]) == (promised, achieved)  # as the views tell them apart
    assert promised > 0
    assert achieved > 0
    for by in ("year", "region", "kind"):
        for name in ("targets", "achieved"):
            assert sum(row[name] for row in parts if row["by"] == by) == everything[name]
    assert len([row for row in parts if row["by"] == "region" and row["name"]]) == 1  # 廣東省 and 广东省
    kinds = [fold(row["name"]) for row in parts if row["by"] == "kind" and row["name"]]
    assert len(kinds) == len(set(kinds))  # 工作要點 and 工作要点


def test_the_counts_are_told_in_chinese(corpus):
    shown = gdplan("corpus", "stats", corpus, "--lang", "zh").stdout.decode()
    assert not re.search("[A-Za-z]{2}", shown)
    groups = dict.fromkeys(line.split()[0] for line in shown.splitlines()[3:-1])
    assert list(groups) == ["合计", "年份", "地区", "文种"]


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        (["stats"], ["类别", "名称", "文件", "字数"]),
        (["targets"], ["文件", "路径", "文件标题", "年份"]),
        (["trend", "平台"], ["序列", "主体", "角色", "类别"]),
        (["sql", "SELECT year, path FROM documents"], ["year", "path"]),  # as they were asked for
    ],
)
def test_a_workbook_has_chinese_heads_where_chinese_is_spoken(corpus, tmp_path, question, heads):
    to = tmp_path / "answer.xlsx"
    done = gdplan("corpus", *question, corpus, "-o", to, "--lang", "zh")
    head = next(openpyxl.load_workbook(to).worksheets[0].iter_rows(values_only=True))
    assert list(head[:4]) == heads, done.stderr.decode()
    assert all(re.search("[一-鿿]", name) for name in head if question[0] != "sql")


COLUMNS_OF = {table: f"{table} ({', '.join(kind.model_fields)})" for table, kind in room.TABLES.items()}


@pytest.mark.parametrize(
    ("question", "asked", "hint"),
    [
        ("SELECT year, name FROM documents", ["documents"], ""),  # was taken for printed_date or document_kind
        ("SELECT d.titel FROM documents AS d", ["documents"], ""),
        ("SELECT foo FROM targets JOIN documents USING (path)", ["documents", "targets"], ""),
        ("SELECT foo FROM targets t, documents d", ["documents", "targets"], ""),
        ('SELECT path FROM tasks WHERE task = "一、任务"', ["tasks"], "a text stands in single quotes, '一、任务'; "),
        ("SELECT x FROM (SELECT 1 AS a)", [], ""),
        ("SELECT x", [], ""),
    ],
)
def test_a_column_that_is_none_is_told_which_there_are(either, question, asked, hint):
    said = gdplan("corpus", "sql", question, either).stderr.decode()
    known = f"; {hint}there are {', '.join(COLUMNS_OF[table] for table in asked)}\n"
    assert said.endswith(known if asked else "; gdplan schema corpus tells the tables\n")
    assert ("Candidate bindings" in said) == ("SELECT 1" in question)
    chinese = gdplan("corpus", "sql", question, either, "--lang", "zh").stderr.decode()
    assert ("；现有 " in chinese, "文字用单引号" in chinese) == (bool(asked), bool(hint))


# ---------------------------------------------------------------- in Python


def test_a_corpus_in_python(corpus):
    with room.open(corpus) as opened:
        answer = opened.targets(agency="省科技厅", year=[2024, 2025], role="target")
        assert answer.to_arrow().to_pylist() == list(answer) == list(answer)
        assert {row["year"] for row in answer} == {2024, 2025}
        assert opened.tasks(lead="没有的单位").to_arrow().num_rows == 0
        assert opened.find("示范", match="一批").to_arrow().schema.names[-1] == "start"
        assert opened.agencies(section="平台", region="广东").to_arrow().num_rows > 0
        assert next(iter(opened.tasks(due_by="2025")))["due"] is not None
        assert saving.plain(next(iter(opened.targets(match="30")))["value"]) == 30


def test_an_answer_that_is_printed_shows_its_rows(corpus):
    with room.open(corpus) as opened:
        counts, targets = opened.stats(), opened.targets()
        shown = repr(counts).split("\n")
        assert shown[0].split("\t")[:3] == ["by", "name", "documents"]
        assert [line.split("\t")[0] for line in shown[1:]] == [row["by"] for row in counts]
        assert repr(opened.trend("平台")).startswith("series\tplace\trole")
        assert repr(opened.trend("平台").explain()).startswith("indicator\tname\tjoined")
        nodes = str(opened.sql("SELECT text FROM nodes")).split("\n")
        assert (len(nodes), nodes[-1]) == (22, "… the first 20 rows; iterate, or to_arrow(), gives all")
        assert max(map(len, nodes[:-1])) == 24
        assert repr(opened) == f"<Corpus {corpus}>"
        assert repr(opened.sql("SELECT none")).startswith("<Result: DuckDB says: ")  # a debugger goes on
    assert repr(targets) == "<Result: Connection Error: Connection already closed!>"


def test_a_corpus_is_open_twice_at_once(either):
    with room.open(either) as one, room.open(either) as other:
        assert list(one.stats()) == list(other.stats())
        one.close()
        assert list(other.stats())
        with pytest.raises(GdplanError, match="refused"):
            other.sql("SELECT * FROM glob('/*')").to_arrow()


def test_pandas_is_asked_for_where_it_is_missing(corpus, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with room.open(corpus) as opened, pytest.raises(CannotReadError, match="pip install pandas"):
        opened.sql("SELECT 1").to_pandas()


@pytest.mark.parametrize("name", ["duckdb", "pyarrow"])
def test_the_extra_is_asked_for_where_it_is_missing(corpus, name):
    code = f"import sys; sys.modules['{name}'] = None; from gdplan.cli.app import run; sys.exit(run(sys.argv[1:]))"
    done = subprocess.run([sys.executable, "-c", code, "corpus", "stats", corpus], capture_output=True, check=False)
    assert done.returncode == 2
    assert f"a corpus needs {name}: pip install duckdb pyarrow" in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments", [["corpus", "-h"], ["corpus", "build", "-h"], ["tasks", "plan.txt"], ["schema", "corpus"], ["--help"]]
)
def test_other_commands_load_none_of_it(tmp_path, arguments):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    code = (
        "import sys; from gdplan.cli.app import run; run(sys.argv[1:]); print({'duckdb', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=tmp_path, check=True)  # fmt: skip
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no", "--to", "plans.duckdb"], "no: no such file; check the path"),
        (["no", "empty", "--to", "plans/", "--prune"], "no: no such file; check the path"),
        (["no", "--to", "plans.duckdb", "--lang", "zh"], "没有这个文件；请检查路径"),
        (["in", "--to", "plans.csv"], "plans.csv: a corpus is a DuckDB database or a folder of Parquet files, no .csv;"),
        (["in", "--to", "计划.XLSX", "--lang", "zh"], "计划.XLSX：语料库是 DuckDB 数据库或装 Parquet 文件的文件夹，不是 .xlsx 文件；"),
        (["in", "--to", "a/plans.parquet"], "name plans.duckdb or plans/"),
    ],
)  # fmt: skip
def test_a_build_that_makes_no_sense_writes_nothing(tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    for name in ("in", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "in/plan.txt").write_text(PLAN, encoding="utf-8")
    done = gdplan("corpus", "build", *arguments)
    assert done.returncode == 2
    assert words in done.stderr.decode()
    assert {path.name for path in tmp_path.rglob("*")} == {"in", "empty", "plan.txt"}


@pytest.mark.parametrize("to", ["plans", "plans.db", "2025.plans", "v0.2", "plans.csv/"])
def test_any_other_name_is_that_of_a_corpus(tmp_path, to):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    assert gdplan("corpus", "build", str(tmp_path / "plan.txt"), "--to", f"{tmp_path}/{to}").returncode == 0
    assert (tmp_path / to).exists()


def test_a_build_tells_what_failed_or_is_quiet(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "in/noise.txt").write_bytes(bytes(range(128, 256)) * 20)
    command = ["corpus", "build", str(tmp_path / "in"), str(tmp_path / "no"), "--to", str(tmp_path / "plans.duckdb")]
    done = gdplan(*command)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        f"gdplan: {tmp_path / 'no'}: no such file; check the path",
        "gdplan: noise.txt: the bytes are no text; give a text, HTML, DOCX, PDF or OFD file",
        "gdplan: 1 parsed, 0 copied, 0 unchanged, 0 removed, 1 failed",
    ]
    assert gdplan(*command[:3], *command[4:], "--quiet").stderr == b""
    assert gdplan(*command[:3], *command[4:], "--quiet").returncode == 2
    (tmp_path / "in/noise.txt").unlink()
    done = gdplan(*command[:3], *command[4:], "--prune", "--lang", "zh")
    assert (done.returncode, done.stderr.decode()) == (
        0,
        "gdplan: 解析 0 个，复制 0 个，未变 1 个，移除 1 个，失败 0 个\n",
    )


def test_the_date_pattern_is_that_of_the_filters():
    assert questions._DATE.count("[0-9]{4}(-[0-9]{2}){0,2}") == 1


MADE_UP = ("made_up_2023", "made_up_2024", "guangdong_2025", "made_up_2026")


@pytest.fixture(scope="module", params=["plans.duckdb", "parquet/"])
def years(request, tmp_path_factory):
    """A corpus of editions and reports, and the folder that it was built of, one of the files twice."""
    place = tmp_path_factory.mktemp("years")
    for name in (*MADE_UP, "made_up_report_2025", "made_up_report_2026"):
        (place / f"{name}.txt").write_bytes((ROOT / f"data/raw/{name}.txt").read_bytes())
    (place / "copy.txt").write_bytes((ROOT / "data/raw/made_up_2023.txt").read_bytes())
    to = f"{tmp_path_factory.mktemp('to')}/{request.param}"
    assert gdplan("corpus", "build", str(place), "--to", to, "-j", "1", "--quiet").returncode == 0
    return to, place


@pytest.mark.parametrize("more", [[], ["--explain", "--script", "hans"], ["--outcomes", "made_up_report_2026.txt"]])
def test_the_editions_in_a_corpus_are_followed(years, call, more):
    corpus, place = years
    more = [str(place / one) if one.endswith(".txt") else one for one in more]
    files = [str(place / f"{name}.txt") for name in ("copy", *MADE_UP[1:])]
    expected = call("lineage", *files, *more, "-f", "json")
    assert (expected.returncode, expected.stderr) == (0, b"")
    done = call("corpus", "lineage", "^數字廣東建設.*（?要点", corpus, "--files", str(place), *more, "-f", "json")
    assert (done.returncode, done.stdout, done.stderr) == (0, expected.stdout, b"")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["没有这样的标题"], "no document has '没有这样的标题' in its title"),
        (["("], "no pattern"),
        (
            ["工作报告", "--files", "elsewhere"],
            "made_up_report_2025.txt: not in elsewhere, and a corpus holds no whole",
        ),
        (["2026年工作要点", "--files", "{place}"], "1 editions; lineage takes two to thirty"),
        (["工作报告", "--files", "{place}", "-f", "xlsx"], "xlsx is no text; name a file"),
        (["工作报告", "--files", "{place}", "--region", "火星"], "no rows match --region 火星"),
    ],
)
def test_editions_that_cannot_be_followed(years, call, arguments, words):
    corpus, place = years
    pattern, *rest = [one.format(place=place) for one in arguments]
    done = call("corpus", "lineage", pattern, corpus, *rest)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr.decode()


def test_a_file_that_has_changed_is_not_followed(years, call, tmp_path):
    corpus, place = years
    for name in ("made_up_report_2025.txt", "made_up_report_2026.txt"):
        (tmp_path / name).write_bytes((place / name).read_bytes() + b"\n")
    done = call("corpus", "lineage", "工作报告", corpus, "--files", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert "not the file that the corpus was built of; gdplan corpus build brings" in done.stderr.decode()


def test_documents_by_their_titles(years):
    with room.open(years[0]) as opened:
        found = list(opened.documents(match="報告"))
        assert [(row["path"], row["year"]) for row in found] == [
            ("made_up_report_2025.txt", 2025),
            ("made_up_report_2026.txt", 2026),
        ]
        assert [row["path"] for row in opened.documents(year=2024)] == ["made_up_2024.txt"]
