"""The public names: all that the command line gives as data can be had in Python, and is the same."""

import ast
import errno
import importlib
import inspect
import io
import json
import subprocess
import sys

import pytest
from processes import program
from shared import PLAN, ROOT

import gdplan
from gdplan.cli.app import COMMANDS
from gdplan.export import FORMATS
from gdplan.export.diff import DIFF_FORMATS
from gdplan.export.diff_data import to_csv
from gdplan.views import filters

TEXT = "某市方案\n一、任务\n1.新建学校。新建3所。（市教委牵头）\n"


def printed(*arguments, stdin=""):
    """What a command writes to standard output."""
    command = [*program(), *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False
    ).stdout


def test_the_names_are_those_of_dir_and_of_type_checkers():
    tree = ast.parse((ROOT / "src/gdplan/__init__.py").read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {alias.name for node in block.body for alias in node.names}
    assert typed | {"__version__"} == set(gdplan.__all__) == set(gdplan._HOME) | {"__version__", "corpus"}
    assert dir(gdplan) == gdplan.__all__ == sorted(gdplan.__all__)
    for name, room in gdplan._HOME.items():
        importlib.import_module(room)
        assert getattr(gdplan, name) is getattr(sys.modules[room], name), "no room of the name hides it"


def test_importing_loads_none_of_them():
    code = (
        "import sys, gdplan; dir(gdplan); print(sorted(n for n in sys.modules if n.startswith(('gdplan', 'pydantic'))))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "['gdplan']\n"


# What each command gives, in Python; `show` draws for people what the document holds.
IN_PYTHON = {
    "parse": "load", "show": "Document", "tasks": "list_tasks", "targets": "list_targets", "agencies": "list_agencies",
    "mentions": "list_mentions", "diff": "diff", "check": "check", "schema": "json_schema", "ledger": "to_ledger",
    "chunks": "list_chunks", "outcomes": "outcomes", "lineage": "lineage", "report": "to_report", "corpus": "corpus",
}  # fmt: skip


def test_every_command_and_filter_has_its_name():
    assert set(IN_PYTHON) == set(COMMANDS)
    assert set(IN_PYTHON.values()) <= set(gdplan.__all__)
    public = {
        name
        for name, made in inspect.getmembers(filters, inspect.isfunction)
        if made.__module__ == filters.__name__ and next(iter(inspect.signature(made).parameters)) == "rows"
    }
    assert public <= set(gdplan.__all__)


@pytest.fixture(scope="module")
def plan():
    return gdplan.load(PLAN)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.takes_documents])
def test_documents_are_written_as_parse_writes_them(plan, name, tmp_path):
    if not FORMATS[name].takes_rows:  # written from the source text
        plan = gdplan.load(PLAN, with_source=True)
    text = gdplan.dumps(plan, name)
    assert text == printed("parse", str(PLAN), "-f", name)
    path = tmp_path / "new" / f"plan{FORMATS[name].suffixes[0]}"
    gdplan.save(plan, path)
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.takes_rows and form.encoding])
def test_rows_are_written_as_the_views_write_them(plan, name, tmp_path):
    rows = gdplan.due_by(gdplan.by_lead(gdplan.list_targets(plan, str(PLAN)), "省广电局"), "2025-12")
    assert len(rows) == 1
    text = gdplan.dumps(rows, name)
    assert text == printed("targets", str(PLAN), "--lead", "省广电局", "--due-by", "2025-12", "-f", name)
    path = tmp_path / "rows.txt"
    gdplan.save(rows, path, name)
    assert path.read_text(encoding="utf-8") == ("\ufeff" if name == "csv" else "") + text


@pytest.mark.parametrize("name", [name for name, form in DIFF_FORMATS.items() if form.is_text])
def test_comparisons_are_written_as_diff_writes_them(plan, name, tmp_path):
    old = ROOT / "data/raw/made_up_2024.txt"
    given = gdplan.load(old)
    if DIFF_FORMATS[name].in_one_script:  # the command writes what people hand on in the script of the new edition
        given = gdplan.in_script(given, "hant")
    comparison = gdplan.diff(given, plan).only("merged", "moved")
    text = gdplan.dumps(comparison, name)
    told = printed("diff", str(old), str(PLAN), "--only", "moved", "--only", "merged", "-f", name)
    # Where the files lie, only the command knows.
    written = "".join(to_csv(comparison, (str(old), str(PLAN)))) if name == "csv" else text
    assert written == told
    path = tmp_path / f"changes{DIFF_FORMATS[name].suffixes[0]}"
    gdplan.save(comparison, path)
    assert path.read_text(encoding="utf-8-sig" if name == "csv" else "utf-8") == text


def test_the_schema_is_that_of_the_command():
    assert gdplan.json_schema("targets") == json.loads(printed("schema", "targets"))


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    def break_off(pieces, encoding, path, mode):
        with path.open(mode, encoding=encoding) as file:
            file.write(next(iter(pieces)))
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("gdplan.export.files._put_pieces", break_off)
    (tmp_path / "tasks.csv").write_text("before")
    with pytest.raises(gdplan.GdplanError, match=r"tasks.csv: cannot be written \(No space left"):
        gdplan.save(gdplan.list_tasks(gdplan.parse(TEXT)), tmp_path / "tasks.csv")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("tasks.csv", "before")]


@pytest.mark.parametrize(
    ("values", "form", "kind", "message"),
    [
        (gdplan.parse(TEXT), "csv", None, "csv is for rows"),
        (gdplan.parse(TEXT).tasks(), "tsv", None, "tsv is for rows"),
        ((), "csv", None, "of no rows needs their kind"),
        ((), "docx", None, "no format 'docx'"),
        (gdplan.parse(TEXT), "xlsx", None, "xlsx is no text; save"),
    ],
)
def test_what_cannot_be_written_is_told(values, form, kind, message):
    with pytest.raises(gdplan.GdplanError, match=message):
        gdplan.dumps(values, form, kind)


def test_no_rows_are_a_head_alone(tmp_path):
    assert gdplan.dumps((), "csv", gdplan.TaskRow).startswith("document,path,document_title,year,")
    gdplan.save((), tmp_path / "none.csv", kind=gdplan.TaskRow)
    assert (tmp_path / "none.csv").read_text(encoding="utf-8-sig").startswith("document,path,document_title,year,")


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_path_bytes_and_open_files_are_one_document(encoding, tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding=encoding)
    want = gdplan.load(path)
    assert [task.heading for task in want.tasks()] == ["新建学校"]
    data = path.read_bytes()
    for same in (data, bytearray(data), io.BytesIO(data), str(path)):
        assert gdplan.load(same, name="plan.txt") == want
    with path.open("rb") as file:
        assert gdplan.load(file) == want
    with path.open(encoding=encoding) as file:
        read = gdplan.load(file)
    assert (read.body, read.source.name, read.source.encoding) == (want.body, "plan.txt", "utf-8")
    assert gdplan.load(data).source.name is None


def test_the_name_tells_what_the_bytes_do_not():
    table = "序号,重点任务,牵头单位\n1,新建学校,市教委\n2,改建医院,市卫健委\n"
    assert [row.text for row in gdplan.list_tasks(gdplan.load(table.encode(), name="tasks.csv"))] == [
        "新建学校",
        "改建医院",
    ]
    assert gdplan.load(io.StringIO(table), name="tasks.csv").source.media_type == "text/csv"
    page = "<html><head><meta charset='gb2312'></head><body><p>一、建设平台</p></body></html>"
    assert [node.heading for node in gdplan.load(io.StringIO(page)).body] == ["建设平台"]


def test_own_data_is_read_back_from_a_str_in_a_file():
    document = gdplan.parse(TEXT)
    for form in ("json", "yaml"):
        assert gdplan.load(io.StringIO(gdplan.dumps(document, form))) == document
    both = io.BytesIO(gdplan.dumps([document, document], "jsonl").encode())
    assert gdplan.load_documents(both) == (document, document)


def closed():
    file = io.BytesIO()
    file.close()
    return file


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        (None, TypeError, "path, bytes or an open file is wanted, not NoneType"),
        (gdplan.parse(TEXT), TypeError, "not Document"),
        (closed(), gdplan.CannotReadError, "^the open file cannot be read"),
        (io.TextIOWrapper(io.BytesIO(b"\xff\xfe\xff"), "utf-8"), gdplan.CannotReadError, "open it as binary"),
        (b'{"schema_version": "0"}', gdplan.BadDocumentError, "^schema version"),
    ],
)
def test_what_cannot_be_read_is_told(source, error, message):
    with pytest.raises(error, match=message):
        gdplan.load(source)


def test_parse_takes_a_str_alone():
    with pytest.raises(TypeError, match=r"not bytes; load\(\) reads files and bytes"):
        gdplan.parse(TEXT.encode())


# ---------------------------------------------------------------- nodes and tasks

WHOLE = (
    "某市人民政府关于印发2030年方案的通知\n各区政府：\n现将方案印发给你们。\n某市人民政府\n2030年1月5日\n\n"
    "某市2030年方案\n为推进工作，制定本方案。\n一、任务\n1.新建学校。（市教委牵头）\n2.改建医院。（市卫健委牵头）\n"
    "附件\n\n重点任务分工\n\n1.新建桥梁，建成3座。（责任单位：市交通局）"
)


def test_walk_covers_the_document():
    document = gdplan.parse(WHOLE)
    eids = [node.eid for node in document.walk()]
    tops = [document.cover, document.preamble, *document.body, document.conclusions]
    tops += [node for attachment in document.attachments for node in attachment.body]
    assert eids == [node.eid for top in tops if top for node in top.walk()]
    assert all((document.cover, document.preamble, document.attachments))
    assert len(set(eids)) == len(eids)
    assert [node.eid for node in document.walk(body_only=True)] == ["sec_1", "sec_1__para_1", "sec_1__para_2"]


# In a section's bracket, in a measure's, told in prose beside either, in a row of an annex.
OWNED = {
    "above": ("一、建设（责任单位：市教委）\n1.新建学校3所。\n2.改建医院。", [["市教委"], ["市教委"]]),
    "own, the section's left out": (
        "一、建设（市教委负责）\n（一）新建学校。新建3所。（市财政局配合）\n（二）改建。改建2所。",
        [["市财政局"], ["市教委"]],
    ),
    "own, and who alone leads the section": (
        "一、建设（市教委牵头）\n（一）新建学校。新建3所。（市财政局配合）\n（二）改建。改建2所。",
        [["市教委", "市财政局"], ["市教委"]],
    ),
    "told in prose, beside the section's": (
        "一、任务（市政府办牵头）\n1.新建学校。由市财政局牵头安排资金。\n2.改建。改建2所。",
        [["市政府办", "市财政局"], ["市政府办"]],
    ),
    "of its parts": (
        "第一条 新建学校。市教委负责。\n第二条 （一）甲。（市教委牵头）\n（二）乙。（市财政局牵头）",
        [["市教委", "市财政局"]],
    ),
    "whole": (WHOLE, [["市教委"], ["市卫健委"], ["市交通局"]]),
}


@pytest.mark.parametrize("name", OWNED)
def test_agencies_of_a_task_are_those_of_its_row(name):
    text, names = OWNED[name]
    document = gdplan.parse(text)
    tasks = document.tasks()
    assert [[agency.name for agency in task.agencies] for task in tasks] == names
    rows = gdplan.list_tasks(document)
    assert [row.eid for row in rows] == [task.eid for task in tasks]
    for row, task in zip(rows, tasks, strict=True):
        listed = {
            (name, role) for role in ("lead", "responsible", "support", "implementing") for name in getattr(row, role)
        }
        assert listed == {(agency.name, agency.role) for agency in task.agencies}
        node = next(node for node in document.walk() if node.eid == task.eid)
        assert gdplan.dumps(task) == gdplan.dumps(node)
        assert task.responsibilities == node.responsibilities
