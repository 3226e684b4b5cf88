"""Several inputs at once: what is written and said is what one after another gives, and whatever ends leaves nothing."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from processes import TRULY, in_shell, is_running, wait_until
from test_cli import GAP, PLAN

from gdplan import workers
from gdplan.cli.app import run
from gdplan.cli.inputs import Batch

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and devices of POSIX")
STDIN = "某区工作要点\n一、目标\n1.扩大试点。到2026年新建不少于5个平台。（区科技局牵头）\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Inputs of one name, in several scripts, empty, damaged, of gdplan's own data and not there at all."""
    place = tmp_path_factory.mktemp("inputs")
    texts = {
        "plan.txt": PLAN,
        "b/plan.txt": GAP,
        "old.txt": PLAN.replace("2025", "2024").replace("30", "20"),
        "empty.txt": "",
        "page.html": f"<html><body><p>{'</p><p>'.join(PLAN.splitlines())}</p></body></html>",
        "damaged.json": '{"schema_version": "2"}',
        "none.json": "[]",
    }
    for name, text in texts.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "noise.bin").write_bytes(bytes(range(128, 256)) * 20)
    assert run(["parse", str(place / "plan.txt"), str(place / "old.txt"), "-o", str(place / "two.json")]) == 0
    workers.end_all()  # those of other tests work in another folder
    return place


@pytest.fixture
def folder(made, monkeypatch):
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def call(folder, capfdbinary, monkeypatch):
    """The exit status of a command, what it wrote and what it said."""

    def call(*arguments):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STDIN.encode())))
        return run([*arguments]), *capfdbinary.readouterr()

    return call


INPUTS = ["plan.txt", "missing.txt", "b/plan.txt", "-", "empty.txt", "two.json", "noise.bin", "b", "page.html", "none.json", "damaged.json", "old.txt"]  # fmt: skip


@pytest.mark.parametrize(
    "options",
    [
        ["parse"],
        ["parse", "-f", "yaml", "--script", "tw"],
        ["parse", "-f", "jsonl", "--with-source"],
        ["show"],
        ["tasks"],
        ["tasks", "--lead", "省科技听"],
        ["targets", "-f", "json", "--role", "all"],
        ["targets", "-f", "csv", "--due-by", "2024"],
        ["agencies"],
        ["mentions", "-f", "tsv", "--kind", "citation", "--kind", "fuzzy"],
        ["check", "-f", "json"],
    ],
    ids=" ".join,
)
def test_several_at_once_write_and_say_the_same(call, options):
    one, several = call(*options, *INPUTS), call(*options, *INPUTS, "-j", "3")
    assert several == one
    assert one[0] == 2
    assert one[1]
    assert one[2].count(b"\n") >= 5


@pytest.mark.parametrize("options", [["tasks", "-f", "json"], ["check"], ["check", "-f", "csv"]], ids=" ".join)
def test_inputs_that_can_all_be_read_end_as_one_by_one(call, options):
    good = ["plan.txt", "old.txt", "b/plan.txt"]
    assert call(*options, *good, "--jobs", "2") == call(*options, *good)
    assert call(*options, *good, "--jobs", "2")[0] == int(options[0] == "check")


@pytest.mark.parametrize("options", [["parse"], ["tasks", "-f", "csv"], ["check", "-f", "table"]], ids=" ".join)
def test_files_that_are_written_are_the_same(call, tmp_path, options):
    def written(place, *jobs):
        said = call(*options, *INPUTS, "-o", f"{tmp_path}/{place}", *jobs)
        path = tmp_path / place
        files = {file.name: file.read_bytes() for file in path.iterdir()} if path.is_dir() else path.read_bytes()
        return said, files

    assert written("two/", "-j", "2") == written("one/")
    suffix = {"parse": "json", "tasks": "csv", "check": "jsonl"}[options[0]]
    more = [] if options[0] != "check" else ["-f", "jsonl"]
    assert written(f"two.out.{suffix}", *more, "-j", "2") == written(f"one.out.{suffix}", *more)


@posix
def test_what_the_shell_has_opened_is_read(folder):
    command = f"{in_shell()} parse <(cat plan.txt) old.txt /dev/fd/3 -f jsonl %s 3<b/plan.txt"
    one, several = (
        subprocess.run(["bash", "-c", command % jobs], capture_output=True, check=True) for jobs in ("", "-j 2")
    )
    assert several.stdout == one.stdout
    assert len(one.stdout.splitlines()) == 3


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_jobs_is_one_or_more(call, number):
    status, written, said = call("parse", "plan.txt", "-j", number)
    assert (status, written) == (2, b"")
    assert b"--jobs" in said


def end_worker(documents):
    """What a command makes of an input whose reading takes all memory: the system ends the process."""
    if documents[0].metadata["title"].startswith("某"):
        os.kill(os.getpid(), signal.SIGKILL)
    return documents[0].source["name"]


def give_all(documents):
    return documents[0].source["name"] * 1000


@posix
def test_a_worker_that_is_ended_costs_its_input_alone(folder, capsys):
    Path("bad.txt").write_text(STDIN, encoding="utf-8")
    batch = Batch(["plan.txt", "bad.txt", "old.txt", "b/plan.txt"], jobs=2)
    assert list(batch.each(end_worker)) == [
        ("plan.txt", "plan.txt"),
        ("old.txt", "old.txt"),
        ("b/plan.txt", "b/plan.txt"),
    ]
    assert batch.failed
    said = capsys.readouterr().err
    assert said.startswith("gdplan: bad.txt: the process that read it broke off (status -9), for want of memory")
    assert said.count("\n") == 1


def test_what_is_done_waits_in_small_numbers(folder, monkeypatch):
    """A reader that is slow lets nothing pile up: of a thousand inputs a few dozen are read."""
    asked = []
    real = workers.run_each

    def counted(function, arguments, *more, **named):
        return real(function, (asked.append(one) or one for one in arguments), *more, **named)

    monkeypatch.setattr(workers, "run_each", counted)
    made = Batch(["plan.txt"] * 1000, jobs=2).each(give_all)
    for _ in range(10):
        next(made)
    assert 10 <= len(asked) <= 45
    made.close()


def workers_of(pid):
    children = [path.parent.name for path in Path("/proc").glob("[0-9]*/stat") if parent_of(path) == pid]
    return [int(child) for child in children]


def parent_of(path):
    try:
        return int(path.read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds processes as Linux shows them")
@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9), (None, 0)]
)
def test_whatever_ends_it_no_process_stays(tmp_path, sent, status):
    """None: the reader of standard output leaves."""
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)  # what runs in the background ignores it
    output = ["-f", "jsonl"] if sent is None else ["-o", "all.json"]
    program = subprocess.Popen(
        [*TRULY, "parse", *["plan.txt"] * 20_000, *output, "-j", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    signal.signal(signal.SIGINT, handler)
    assert wait_until(lambda: len(workers_of(program.pid)) == 2)
    if sent is None:
        assert program.stdout.readline()
        ids = workers_of(program.pid)
        program.stdout.close()
    else:
        assert wait_until(lambda: any(path.stat().st_size for path in tmp_path.glob(".*.part")))
        ids = workers_of(program.pid)
        program.send_signal(sent)
    with program:
        assert program.stderr.read() == b""
    assert program.returncode == status
    assert wait_until(lambda: not any(map(is_running, ids)))
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if sent != signal.SIGKILL or path.suffix != ".part"} == before
