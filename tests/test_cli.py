"""The command line: what goes where, what it says, how it ends."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from processes import TRULY, gdplan, on_terminal, program
from rich.cells import cell_len
from shared import PLAN as PUBLISHED

from gdplan import CannotReadError, load, parse
from gdplan.cli.app import COMMANDS, build_app, run
from gdplan.documents import read_documents
from gdplan.export import export
from gdplan.schema import SCHEMAS, json_schema

PLAN = """数字建设2025年工作要点

一、加快平台建设
1.建设平台。到2025年底新建不少于30个平台。（省科技厅牵头，省财政厅配合）
2.推广应用。组织一批应用示范。（省教育厅牵头）
二、加强保障
3.加强宣传。修订《平台管理办法》。（省财政厅负责）
"""
GAP = PLAN.replace("2.推广", "4.推广").replace("3.加强", "6.加强")
OTHERS = ("document", "diff", "chunks", "outcomes", "lineage", "corpus")
VIEWS = [name for name in SCHEMAS if name not in OTHERS and "-" not in name]


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return str(path)


def test_one_document_is_an_object_and_several_an_array(plan, capsys):
    assert run(["parse", plan]) == 0
    one = json.loads(capsys.readouterr().out)
    jsonschema.validate(one, json_schema(), jsonschema.Draft202012Validator)
    assert one["source"]["name"] == "plan.txt"
    assert run(["parse", plan, plan]) == 0
    assert json.loads(capsys.readouterr().out) == [one, one]
    assert run(["parse", plan, plan, "-f", "jsonl"]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [one, one]
    assert run(["parse", plan, "-f", "yaml"]) == 0
    assert yaml.safe_load(capsys.readouterr().out) == one


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_own_json_is_a_document_too(plan, capsys, tmp_path, form):
    assert run(["parse", plan]) == 0
    first = capsys.readouterr().out
    saved = str(tmp_path / f"two.{form}")
    assert run(["parse", plan, plan, "-o", saved]) == 0
    assert run(["parse", saved]) == 0
    assert json.loads(capsys.readouterr().out) == [json.loads(first)] * 2
    assert run(["tasks", saved, "-f", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 6


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"schema_version": "99"}', "schema version '99', this gdplan reads '1', '2'; parse the document again"),
        ('{"schema_version": "0"}', "schema version '0', this gdplan reads '1', '2'"),
        ('{"schema_version": ["2"]}', "schema version ['2'], this gdplan reads '1', '2'"),
        ('{"schema_version": "1"}', "no valid document: source"),
        ('{"schema_version": "1"}\n{"schema_version": "7"}', "line 1: no valid document"),
        ('{"schema_version": "1", ', "damaged JSON"),
        ('[{"a": 1}]', "no gdplan document"),
        ("[" * 100_000, "damaged JSON"),
    ],
)
def test_other_json_is_refused_by_name(tmp_path, capsys, text, message):
    path = tmp_path / "file.json"
    path.write_text(text)
    assert run(["parse", str(path)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"gdplan: {path}: ")
    assert message in said.err


def test_a_bad_input_costs_no_other(plan, capsys):
    assert run(["parse", "missing.txt", plan, "-f", "jsonl"]) == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == "gdplan: missing.txt: no such file; check the path\n"


def test_standard_input(plan):
    ended = gdplan("parse", "-", given=PLAN.encode("gb18030"))
    document = json.loads(ended.stdout)
    assert (document["source"]["name"], document["source"]["encoding"]) == (None, "gb18030")
    assert document["metadata"]["title"] == "数字建设2025年工作要点"
    assert gdplan("parse", "-", "-").returncode == 2


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_in_every_format(view, tmp_path, capsys):
    path = tmp_path / "plan.txt"
    path.write_text(GAP)
    status = int(view == "check")
    rows = {}
    for form in ("json", "jsonl", "yaml", "csv", "tsv", "table"):
        assert run([view, str(path), "-f", form]) == status
        rows[form] = capsys.readouterr().out
    facts = json.loads(rows["json"])
    for row in facts:
        jsonschema.validate(row, json_schema(view), jsonschema.Draft202012Validator)
    assert yaml.safe_load(rows["yaml"]) == facts
    assert [json.loads(line) for line in rows["jsonl"].splitlines()] == facts
    for form, separator in (("csv", ","), ("tsv", "\t")):
        assert len(list(csv.DictReader(io.StringIO(rows[form]), delimiter=separator))) == len(facts)
    assert "line" in rows["table"]


def test_filters_narrow_the_rows(plan, capsys):
    def numbers(*options):
        assert run(["tasks", plan, "-f", "jsonl", *options]) == 0
        return [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()]

    assert numbers() == [1, 2, 3]
    assert numbers("--agency", "財政廳") == [1, 3]
    assert numbers("--lead", "省教育厅") == [2]
    assert numbers("--section", "保障") == [3]


def test_a_csv_file_opens_in_a_spreadsheet_and_a_pipe_is_clean(plan, tmp_path, capsys):
    path = tmp_path / "new" / "tasks.csv"
    assert run(["tasks", plan, "-o", str(path)]) == 0
    assert run(["tasks", plan, "-f", "csv"]) == 0
    piped = capsys.readouterr().out
    assert piped.startswith("document,")
    assert path.read_bytes() == b"\xef\xbb\xbf" + piped.encode()


def test_a_folder_gets_a_file_for_each_input(plan, tmp_path):
    other = tmp_path / "other" / "plan.txt"
    other.parent.mkdir()
    other.write_text(GAP)
    assert run(["parse", plan, "missing.txt", str(other), "-o", str(tmp_path / "out") + "/"]) == 2
    written = {path.name: json.loads(path.read_text()) for path in (tmp_path / "out").iterdir()}
    assert sorted(written) == ["plan.txt-2.json", "plan.txt.json"]
    assert written["plan.txt-2.json"]["source"]["length"] == len(GAP)


def test_a_file_is_written_whole_or_not_at_all(plan, tmp_path, monkeypatch):
    path = tmp_path / "out.json"
    path.write_text("before")
    assert run(["parse", "missing.txt", "-o", str(path)]) == 2
    assert path.read_text() == "before"

    def fail(pieces, encoding, path, mode):
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gdplan.export.files._put_pieces", fail)
    assert run(["parse", plan, "-o", str(path)]) == 2
    assert path.read_text() == "before"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["out.json", "plan.txt"]


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_not_replaced(plan):
    assert run(["parse", plan, "-f", "json", "-o", "/dev/null"]) == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "plan.txt", "--format", "xml"],
        ["parse", "plan.txt", "-o", "plan.doc"],
        ["parse", "plan.txt", "-o", "plan.csv"],
        ["parse", "plan.txt", "--script", "klingon"],
        ["targets", "plan.txt", "--due-by", "soon"],
        ["schema", "rows"],
        ["unknown"],
        ["--unknown"],
    ],
)
def test_usage_errors_end_with_2_and_no_traceback(arguments, capsys):
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err
    assert "Traceback" not in said.err


def test_check_ends_with_1_where_there_is_a_problem(plan, tmp_path, capsys):
    assert run(["check", plan]) == 0
    assert capsys.readouterr().err == "gdplan: nothing to query\n"
    gap = tmp_path / "gap.txt"
    gap.write_text(GAP)
    assert run(["check", str(gap)]) == 1
    assert "number-gap" in capsys.readouterr().out
    assert run(["check", str(gap), "missing.txt"]) == 2


def test_show_marks_targets_and_owners(plan, capsys):
    assert run(["show", plan]) == 0
    shown = capsys.readouterr().out
    assert "1.建设平台" in shown
    assert "省科技厅 lead" in shown
    assert run(["show", plan, "--full", "--script", "hk"]) == 0
    assert "組織一批應用示範" in capsys.readouterr().out


def test_another_script(plan, capsys):
    assert run(["parse", plan, "--script", "tw", "--with-source"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["metadata"]["title"] == "數字建設2025年工作要點"
    assert document["source"]["text"] == PLAN


@pytest.mark.parametrize("view", VIEWS)
def test_schema(view, capsys):
    assert run(["schema", view]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_a_closed_pipe_ends_quietly(plan):
    program = subprocess.Popen([*TRULY, "parse", *[plan] * 200], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    program.stdout.read(10)
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait() == 0


def test_colour_is_for_terminals_and_never_under_no_color(plan):
    assert "\x1b[" in on_terminal("show", plan)
    for command in ("show", "tasks", "parse"):
        assert "\x1b" not in on_terminal(command, plan, NO_COLOR="1")
    assert b"\x1b" not in gdplan("show", plan, FORCE_COLOR="1").stdout


@pytest.mark.parametrize(
    "arguments", [["parse"], ["parse", "-f", "yaml"], ["show", "--full"], ["tasks"], ["tasks", "-f", "csv"]]
)
def test_control_characters_of_a_document_never_reach_the_terminal(tmp_path, arguments):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.replace("新建", "\x1b]0;x\x07\x9b31m\u202e新\x00建\x08"))
    shown = on_terminal(*arguments, str(path), NO_COLOR="1")
    assert "省科技厅" in shown
    assert not set(shown) & set("\x00\x07\x08\x1b\x9b\u202e")


def test_output_is_utf8_whatever_the_locale(plan):
    ended = gdplan("show", plan, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert "省科技厅" in ended.stdout.decode()


def test_a_file_name_that_is_no_text_is_no_trouble(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_text(PLAN)
    ended = gdplan("parse", os.fsdecode(path))
    assert json.loads(ended.stdout)["source"]["name"] == "\ufffd.txt"


def test_version_loads_nothing_and_parse_only_what_it_needs(plan):
    script = "import sys; from gdplan.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"

    def loaded(*arguments):
        ended = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
        return ended.stdout, set(ended.stderr.split())

    text, modules = loaded("--version")
    assert text.startswith("gdplan ")
    assert not modules & {"typer", "pydantic", "rich", "opencc", "regex"}
    _, modules = loaded("parse", plan)
    assert not modules & {"rich.console", "yaml", "gdplan.views"}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_opens_with_examples(name, capsys):
    assert run([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert " ".join(shown.split()).startswith(f"Examples: gdplan {name} ")
    app = build_app([])
    assert len(app.registered_commands) + len(app.registered_groups) == len(COMMANDS)


@pytest.mark.parametrize(
    "shell",
    [
        "parse {plan} > /dev/full",
        "parse {plan} -f jsonl > /dev/full",
        "show {plan} > /dev/full",
        "tasks {plan} -f csv -o /dev/full",
        "check {plan} > /dev/full",
        "diff {plan} {plan} > /dev/full",
        "schema > /dev/full",
        "--version > /dev/full",
        "--help > /dev/full",
        "tasks --help > /dev/full",
        "parse {plan} >&-",
        "tasks {plan} >&-",
        "--version >&-",
        "show - <&-",
    ],
)
def test_streams_that_fail_are_trouble_and_no_traceback(shell):
    command = f"{sys.executable} -m gdplan {shell.format(plan=PUBLISHED)}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch("gdplan: .*\n", done.stderr)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", ["parse {plan}", "parse {plan} -f yaml", "show {plan} --full"])
def test_a_disk_that_takes_half_is_trouble(tmp_path, arguments, unbuffered):
    command = f"ulimit -f 4; {sys.executable} -m gdplan {arguments.format(plan=PUBLISHED)} > {tmp_path}/half"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": unbuffered},
    )
    assert (done.returncode, done.stderr.split("(")[0]) == (2, "gdplan: standard output cannot be written ")


@pytest.mark.parametrize("arguments", ["parse missing.txt", "parse --unknown", "unknown"])
@pytest.mark.parametrize("stderr", ["/dev/full", "&-"])
def test_words_that_nobody_reads_change_nothing(arguments, stderr):
    command = f"{sys.executable} -m gdplan {arguments} 2>{stderr}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


def test_an_input_that_takes_all_memory_costs_no_other(plan, capsys, monkeypatch):
    def read(path, **options):
        if path == "large.pdf":
            raise MemoryError
        return read_documents(path, **options)

    monkeypatch.setattr("gdplan.cli.inputs.read_documents", read)
    assert run(["parse", "large.pdf", plan, "-f", "jsonl"]) == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == "gdplan: large.pdf: not enough memory to read it; split it\n"


def test_memory_that_ends_in_a_command_is_trouble_and_no_traceback(plan, capsys, monkeypatch):
    def fail(*_):
        raise MemoryError

    monkeypatch.setattr("gdplan.cli.diff.compare", lambda *_, **options: fail())
    assert run(["diff", plan, plan]) == 2
    assert capsys.readouterr().err.startswith("gdplan: there is not enough memory; give fewer inputs")


@pytest.mark.parametrize("command", [["parse"], ["tasks"], ["diff", str(PUBLISHED)]])
def test_any_name_has_an_answer(command):
    long = "长" * 100 + ".txt"
    assert gdplan(*command, long).stderr.decode() == (
        f"gdplan: {long}: cannot be read (File name too long); check the path\n"
    )
    assert gdplan(*command, str(PUBLISHED), "-f", "json", "-o", long).stderr.decode() == (
        f"gdplan: {long}: cannot be written (File name too long); name another place\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="no such signals here")
def test_a_signal_that_a_library_turns_into_an_error_ends_as_one(plan):
    """Some libraries in C, while they load, make an ImportError of whatever is raised."""
    code = (
        "import os, signal, sys, gdplan.cli.process\n"
        "def load(arguments):\n"
        "    try: os.kill(os.getpid(), signal.SIGTERM)\n"
        "    except SystemExit: raise ImportError\n"
        "gdplan.cli.process._run = load\n"
        "gdplan.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (143, "")


@pytest.mark.skipif(os.name == "nt", reason="no such signals here")
def test_ctrl_c_while_the_command_still_loads_ends_without_a_trace():
    """Whatever it comes in: each of the modules that `gdplan --version` loads, one after another."""
    code = (
        "import os, sys\n"
        "class Hook:\n"
        "    def find_spec(name, path=None, target=None):\n"
        "        told.append(name)\n"
        "        if name == last: os.kill(os.getpid(), 2)\n"
        "told, (_, last) = [], sys.argv\n"
        "from gdplan.cli import main\n"
        "sys.meta_path.insert(0, Hook)\n"
        "sys.argv[1] = '--version'\n"
        "try: main()\n"
        "finally: print(*told)\n"
    )

    def interrupted(module):
        return subprocess.run(
            [sys.executable, "-c", code, module],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored in the background
        )

    loaded = interrupted("none").stdout.split()[2:]
    assert {"gdplan.cli.process", "gdplan.cli.output"} <= set(loaded)  # others may be there before, as under coverage
    ends = {module: (done.returncode, done.stderr) for module in loaded if (done := interrupted(module))}
    assert ends == dict.fromkeys(loaded, (130, ""))


def test_the_entry_of_the_command_loads_nothing_that_python_has_not_loaded():
    """Before it runs nobody looks after Ctrl-C."""
    code = "import sys; before = {*sys.modules}; import gdplan.cli; print(*sorted({*sys.modules} - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["gdplan", "gdplan.cli"]


def test_a_name_of_two_lines_is_told_in_one(capsys):
    assert run(["parse", "a\nb.txt"]) == 2
    assert capsys.readouterr().err == "gdplan: a\\nb.txt: no such file; check the path\n"


def test_a_reader_that_leaves_does_not_make_editions_equal():
    command = f"{sys.executable} -m gdplan diff {PUBLISHED.parent}/made_up_2024.txt {PUBLISHED} | head -1; exit ${{PIPESTATUS[0]}}"
    assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["json", "yaml"])
def test_what_parse_writes_is_read_back(name, encoding, tmp_path):
    document = load(PUBLISHED)
    copy = tmp_path / "copy"
    copy.write_text("".join(export(document, name)), encoding=encoding)
    assert load(copy) == document


@pytest.mark.parametrize("view", VIEWS)
def test_a_table_fits_the_terminal_and_loses_nothing(view, capsys, monkeypatch):
    def table(columns):
        monkeypatch.setenv("COLUMNS", str(columns))
        run([view, str(PUBLISHED)])
        return capsys.readouterr().out

    whole = table(500)
    for columns in (30, 80, 120):
        shown = table(columns)
        assert max(map(cell_len, shown.splitlines())) <= max(columns, 80)
        assert sorted("".join(shown.split()).replace("─", "")) == sorted("".join(whole.split()).replace("─", ""))
        assert set(re.findall("[a-z]{5,}", shown)) == set(re.findall("[a-z]{5,}", whole))


def test_errors_in_python_name_the_file():
    with pytest.raises(CannotReadError, match=r"missing\.txt: no such file"):
        load("missing.txt")
    with pytest.raises(TypeError, match="takes a str"):
        parse(b"bytes")


@pytest.mark.parametrize("path", sorted(PUBLISHED.parent.glob("*.txt")), ids=lambda path: path.stem)
def test_the_short_way_of_parse_writes_the_same_bytes(path):
    short, full = (
        subprocess.run([*program(), "parse", str(path), *more], capture_output=True, check=True).stdout
        for more in ([], ["--format", "json"])
    )
    assert short == full


def test_the_short_way_of_parse_loads_neither_typer_nor_pydantic():
    code = (
        "import sys; sys.argv = ['gdplan', 'parse', sys.argv[1]]\n"
        "import atexit, gdplan.cli\n"
        "atexit.register(lambda: print(sorted({'typer', 'pydantic', 'rich'} & set(sys.modules)), file=sys.stderr))\n"
        "gdplan.cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(PUBLISHED)], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
