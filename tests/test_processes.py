"""What tests run as gdplan is what users run: a warm start does and leaves what a true one does."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import processes
import pytest
from processes import TRULY, gdplan, in_shell, is_running, on_terminal, program, wait_until
from shared import PLAN
from warm_start import is_loaded_alike

if program() == TRULY:
    pytest.skip("every start is a true one here", allow_module_level=True)

OLD = PLAN.with_name("made_up_2024.txt")
COMMANDS = [
    ["--version"],
    ["tasks", "--help"],
    ["parse", PLAN],
    ["parse", "-", "-f", "yaml", "--script", "tw"],
    ["show", PLAN, "--full", "--lang", "zh"],
    ["targets", PLAN],
    ["diff", OLD, PLAN, "--explain"],
    ["check", PLAN, "--log", "none"],
    ["parse", "missing.txt", PLAN, "-f", "jsonl"],
    ["lineage", PLAN],
    ["unknown"],
]
ENVIRONMENTS = [{"FORCE_COLOR": "1", "TERM": "dumb"}, {"LC_ALL": "zh_CN.UTF-8", "COLUMNS": "50"}]


def truly(run, *arguments, **options):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "program", lambda: TRULY)
        return run(*arguments, **options)


def end(*arguments, **options):
    done = gdplan(*arguments, **options)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: " ".join(map(str, arguments[::2])))
def test_it_writes_says_and_ends_the_same(arguments):
    text = OLD.read_bytes() * 20  # more than a pipe holds
    assert end(*arguments, given=text) == truly(end, *arguments, given=text)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=str)
def test_it_has_the_environment(environment):
    for arguments in (["show", str(OLD)], ["tasks", "nothing"]):
        assert end(*arguments, **environment) == truly(end, *arguments, **environment)
        assert on_terminal(*arguments, **environment) == truly(on_terminal, *arguments, **environment)


@pytest.mark.parametrize(
    "command",
    [
        "parse - <&-",
        "show - < {plan} >&-",
        "parse {plan} >/dev/full",
        "unknown 2>&-",
        "parse {plan} 2>/dev/full | head -c 9",
        "targets {plan} -f csv | tail -n 2; exit ${{PIPESTATUS[0]}}",
        "diff {plan} <(cat {plan})",
        "parse {plan} -f jsonl >> new; umask 077; {gdplan} tasks {plan} -o other.csv; stat -c '%a %n' *",
        "cd ..; {gdplan} check nothing.txt; exit $?",
    ],
)
def test_a_shell_sees_the_same(tmp_path, command):
    def run(name, program):
        (tmp_path / name).mkdir()
        line = f"{program} {command.format(plan=PLAN, gdplan=program)}"
        done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=tmp_path / name, check=False)
        files = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        return done.returncode, done.stdout, done.stderr, files

    assert run("warm", in_shell()) == run("true", " ".join(TRULY))


def test_nothing_of_one_command_is_left_in_the_next():
    first = end("tasks", OLD)
    assert end("tasks", OLD, "--lang", "zh")[1] != first[1]
    assert end("tasks", OLD, LC_ALL="zh_CN.UTF-8")[1] != first[1]
    assert end("tasks", OLD) == first


def test_who_asks_ends_by_the_signal_that_ends_the_command(tmp_path):
    os.mkfifo(tmp_path / "endless")
    asking = subprocess.Popen([*program(), "parse", "endless"], cwd=tmp_path)

    def find():
        return [
            int(path.name)
            for path in Path("/proc").glob("[0-9]*")
            if int(path.name) != asking.pid and is_in(path, tmp_path)
        ]

    def is_in(process, folder):
        try:
            return (process / "cwd").resolve() == folder
        except OSError:
            return False

    assert wait_until(find)
    os.kill(*find(), signal.SIGKILL)
    assert asking.wait() == -signal.SIGKILL


def test_what_is_settled_while_python_loads_is_a_true_start():
    assert b"import time:" in gdplan("--version", PYTHONPROFILEIMPORTTIME="1").stderr
    assert b"import time:" not in gdplan("--version").stderr
    ours = dict(os.environb)
    for other in ({b"LC_ALL": b"C"}, {b"LC_ALL": b"zh_CN.GB18030"}, {b"PYTHONIOENCODING": b"ascii"}):
        assert not is_loaded_alike(ours | other)
    assert is_loaded_alike(ours | {b"LC_ALL": b"zh_CN.utf8", b"COLUMNS": b"50"})


def test_the_warm_process_ends_with_who_started_it():
    warm = subprocess.Popen(
        [sys.executable, Path(processes.__file__).with_name("warm_start.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    place = Path(warm.stdout.readline().strip())
    assert place.is_socket()
    assert is_running(warm.pid)
    warm.communicate()
    assert warm.returncode == 0
    assert not place.parent.exists()
