"""What `-o` writes, and what it never writes over."""

import json
import os
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from pace import assert_linear
from processes import in_shell
from test_cli import PLAN

from gdplan.cli.app import run
from gdplan.cli.files import find_distinct, name_files

LONG = "关于" * 41  # with an ending of four bytes more, all that a file system takes


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two plans, one of them under other names too, and the data of one."""
    monkeypatch.chdir(tmp_path)
    for name in ("plan.txt", "old.txt", "sub/other.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    Path("link.txt").symlink_to("plan.txt")
    Path("hard.txt").hardlink_to("plan.txt")
    Path("here").symlink_to(".")
    assert run(["parse", "plan.txt", "-o", "data.json"]) == 0
    return tmp_path


def listed(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "written", "read"),
    [
        (["tasks", "plan.txt", "-o", "./"], "plan.txt", "plan.txt"),
        (["tasks", "plan.txt", "-o", "."], "plan.txt", "plan.txt"),
        (["tasks", "old.txt", "sub/other.txt", "-o", "sub"], "sub/other.txt", "sub/other.txt"),
        (["tasks", "sub/other.txt", "old.txt", "plan.txt", "-o", "here"], "here/old.txt", "old.txt"),
        (["check", "plan.txt", "-o", "here/"], "here/plan.txt", "plan.txt"),
        (["parse", "data.json", "-o", "."], "data.json", "data.json"),
        (["parse", "plan.txt", "-f", "json", "-o", "plan.txt"], "plan.txt", "plan.txt"),
        (["parse", "plan.txt", "-f", "json", "-o", "sub/../plan.txt"], "sub/../plan.txt", "plan.txt"),
        (["parse", "old.txt", "plan.txt", "-f", "json", "-o", "link.txt"], "link.txt", "plan.txt"),
        (["parse", "link.txt", "-f", "json", "-o", "plan.txt"], "plan.txt", "link.txt"),
        (["parse", "hard.txt", "-f", "json", "-o", "plan.txt"], "plan.txt", "hard.txt"),
        (["targets", "data.json", "-o", "here/data.json"], "here/data.json", "data.json"),
        (["diff", "old.txt", "plan.txt", "-o", "plan.txt"], "plan.txt", "plan.txt"),
        (["diff", "old.txt", "plan.txt", "-o", "here/old.txt"], "here/old.txt", "old.txt"),
    ],
)
def test_no_input_is_written_over(folder, capsys, arguments, written, read):
    before = listed(folder)
    assert run(arguments) == 2
    assert f"gdplan: {written} would be written over the input {read};" in capsys.readouterr().err
    assert listed(folder) == before


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("tasks plan.txt >> plan.txt", "standard output would be written over the input plan.txt"),
        ("parse plan.txt >> plan.txt", "standard output would be written over the input plan.txt"),
        ("tasks - -f csv -o plan.txt < plan.txt", "plan.txt would be written over standard input"),
        ("show - < plan.txt >> link.txt", "standard output would be written over standard input"),
    ],
)
def test_no_input_is_written_over_by_redirection(folder, command, words):
    before = listed(folder)
    done = subprocess.run(["bash", "-c", f"{in_shell()} {command}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"gdplan: {words}")
    assert listed(folder) == before


def test_what_is_no_input_is_written_over(folder):
    for arguments in (["tasks", "old.txt", "-o", "sub/"], ["parse", "old.txt", "-o", "data.json"]):
        assert run(arguments) == 0
    assert run(["diff", "old.txt", "plan.txt", "-o", "hard2.txt"]) == 0
    assert Path("sub/old.txt").is_file()


def test_one_input_named_twice_is_written_once(folder, capsys):
    same = ["old.txt", "./old.txt", "here/old.txt", "old.txt"]
    assert run(["parse", *same, "sub/other.txt", "missing.txt", "missing.txt", "-o", "out/"]) == 2
    assert capsys.readouterr().err.count("missing.txt") == 1
    assert {name: json.loads(data)["source"]["name"] for name, data in listed(folder / "out").items()} == {
        "old.json": "old.txt",
        "other.json": "other.txt",
    }


def test_links_of_another_name_are_other_inputs(folder):
    assert find_distinct(["plan.txt", "link.txt", "hard.txt", "here/plan.txt", "-"]) == [
        "plan.txt",
        "link.txt",
        "hard.txt",
        "-",
    ]


@pytest.mark.parametrize(
    ("inputs", "names"),
    [
        (["a/plan.txt", "plan.md"], ["plan.txt.json", "plan.md.json"]),
        (["a/Plan.txt", "b/plan.txt"], ["Plan.txt.json", "plan.txt-2.json"]),
        (["Plan.txt", "plan.md", "other.md"], ["Plan.txt.json", "plan.md.json", "other.json"]),
        (["STRASSE.txt", "straße.txt"], ["STRASSE.txt.json", "straße.txt-2.json"]),
        (["é.txt", unicodedata.normalize("NFD", "é.md")], ["é.txt.json", unicodedata.normalize("NFD", "é.md.json")]),
        (["a/x.txt", "b/x.txt", "x.txt-2.md"], ["x.txt.json", "x.txt-2.json", "x.txt-2-2.json"]),
        (["-", "stdin.txt"], ["stdin.json", "stdin.txt.json"]),
        ([f"{LONG}.txt"], [f"{LONG}.json"]),
        ([f"{LONG}关.a"], [f"{LONG}关"[:83] + ".json"]),
        ([f"{LONG}甲乙.a", f"b/{LONG}甲乙.a"], [f"{LONG}甲.json", f"{LONG}-2.json"]),
    ],
)
def test_no_two_inputs_share_an_output(inputs, names):
    found = list(name_files(inputs, ".json").values())
    assert found == names
    folded = [unicodedata.normalize("NFD", name).casefold() for name in found]
    assert len(set(folded)) == len(inputs)
    assert max(len(os.fsencode(name)) for name in found) <= 255


@pytest.mark.parametrize("pattern", ["{}/plan.txt", "plan{}.txt", "plan.{}", "{}/" + "长" * 90 + ".md"])
def test_naming_is_linear(pattern):
    assert_linear(
        lambda inputs: name_files(find_distinct(inputs), ".json"),
        lambda size: [pattern.format(number) for number in range(size)],
        500,
    )


@pytest.mark.parametrize("name", [LONG + ".txt", "规" * 83 + ".txt", "划" * 84 + ".a", "x" * 251 + ".txt"])
def test_long_names_can_be_written(folder, name):
    Path(name).write_text(PLAN, encoding="utf-8")
    assert run(["parse", name, "-o", "out/"]) == 0
    (written,) = Path("out").iterdir()
    assert run(["parse", name, "-o", "first.json"]) == 0
    assert written.read_bytes() == Path("first.json").read_bytes()


def test_a_temporary_file_of_another_run_stops_nobody(folder, monkeypatch):
    """Whatever name a run of this process id would choose, its leftovers have another."""
    names = []
    for _ in range(2):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", lambda path, **_: names.append(path))
            patched.setattr(Path, "replace", lambda *_: None)
            assert run(["parse", "plan.txt", "-o", "out/plan.json"]) == 0
    assert [path.exists() for path in names] == [True, True]
    assert run(["parse", "plan.txt", "-o", "out/plan.json"]) == 0
    assert Path("out/plan.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="no modes here")
def test_a_file_that_is_replaced_keeps_its_mode_and_a_link_stays_a_link(folder):
    Path("data.json").chmod(0o640)
    Path("latest.json").symlink_to("data.json")
    assert run(["parse", "old.txt", "-o", "latest.json"]) == 0
    assert Path("data.json").stat().st_mode & 0o777 == 0o640
    assert Path("latest.json").is_symlink()
    assert json.loads(Path("data.json").read_text())["source"]["name"] == "old.txt"
    assert run(["parse", "old.txt", "-o", "new.json"]) == 0
    umask = os.umask(0)
    os.umask(umask)
    assert Path("new.json").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="no such devices here")
def test_what_is_open_already_is_added_to(folder):
    command = f"{in_shell()} parse old.txt -f jsonl -o /dev/stdout"
    done = subprocess.run(["bash", "-c", f"{{ echo first; {command}; {command}; }} > all"], check=False)
    assert done.returncode == 0
    assert [line[:6] for line in Path("all").read_text().splitlines()] == ["first", '{"sche', '{"sche']


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize(
    ("sent", "ignored", "status"),
    [(["TERM"], "", 143), (["HUP"], "", 129), (["INT"], "", 130), (["HUP", "TERM"], "HUP", 143)],
)
def test_a_signal_leaves_nothing_behind(folder, sent, ignored, status):
    os.mkfifo("endless")
    command = f"trap '' {ignored}; exec {sys.executable} -m gdplan parse old.txt plan.txt endless -o data.json"
    before = listed(folder)
    program = subprocess.Popen(
        ["bash", "-c", command if ignored else command.partition("; ")[2]], stderr=subprocess.PIPE
    )
    for _ in range(600):
        if list(folder.glob(".*.part")):
            break
        time.sleep(0.05)
    for name in sent:
        time.sleep(0.2)
        program.send_signal(getattr(signal, f"SIG{name}"))
    assert program.communicate(timeout=30)[1] == b""
    assert program.returncode == status
    assert listed(folder) == before
