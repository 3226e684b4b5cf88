"""Work in other processes: values and errors come back, limits end the one job, nothing is left behind."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import worker_jobs as jobs
from processes import is_running, wait_until

from gdplan import workers
from gdplan.errors import BadDocumentError, CannotReadError
from gdplan.workers import Limits, end_all, run, run_each

LIMITS = Limits(60, 2 << 30, "do something else")
posix = pytest.mark.skipif(sys.platform == "win32", reason="process groups and signals of POSIX")


def test_a_value_comes_back_and_a_worker_is_used_again():
    assert run(jobs.double, 21, LIMITS) == 42
    first = run(jobs.process_id, None, LIMITS)
    assert first == run(jobs.process_id, None, LIMITS) != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is held to on Linux alone")
def test_what_one_function_has_loaded_is_no_load_of_another():
    large = run(jobs.load_much, 1 << 30, LIMITS._replace(memory=4 << 30))
    assert run(jobs.fill, 1 << 20, LIMITS._replace(memory=1 << 30)) == 1 << 20
    assert run(jobs.load_much, 1, LIMITS._replace(memory=4 << 30)) == large


def test_what_a_function_prints_disturbs_nothing():
    assert run(jobs.print_much, "甲", LIMITS) == "甲"
    assert run(jobs.double, 2, LIMITS) == 4


def test_errors_of_gdplan_come_back_as_they_are():
    before = run(jobs.process_id, None, LIMITS)
    with pytest.raises(BadDocumentError, match=r"^schema$"):
        run(jobs.refuse, "schema", LIMITS)
    assert run(jobs.process_id, None, LIMITS) == before, "an error is no reason for a new worker"


@pytest.mark.parametrize(
    ("function", "argument", "limits", "message"),
    [
        (jobs.hang, 600, LIMITS._replace(seconds=0.5), r"takes more than 0\.5 seconds; do something else"),
        (jobs.fail, "甲", LIMITS, r"failed: KeyError: '甲' \(worker_jobs.py, line \d+\); please report"),
        (jobs.unpicklable, 0, LIMITS, "failed"),
        pytest.param(jobs.crash, 0, LIMITS, r"broke off \(status -9\).*; do something else", marks=posix),
        pytest.param(jobs.fill, 1 << 30, LIMITS._replace(memory=512 << 20), "more than 512 MB of memory; do something else",
                     marks=pytest.mark.skipif(sys.platform != "linux", reason="the limit is held to by Linux")),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_an_error_of_that_call_alone(function, argument, limits, message):
    with pytest.raises(CannotReadError, match=message):
        run(function, argument, limits)
    assert run(jobs.fill, 600 << 20, LIMITS) == 600 << 20, "the limit of one call is not that of the next"


def test_a_function_that_cannot_be_imported_is_told():
    with pytest.raises((CannotReadError, AttributeError, TypeError)):  # pickle refuses it first, in most Pythons
        run(lambda _: 0, 0, LIMITS)
    assert run(jobs.double, 1, LIMITS) == 2


def test_threads_have_a_worker_each():
    found = []
    threads = [threading.Thread(target=lambda n=n: found.append(run(jobs.slow_first, 0, LIMITS))) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({pid for _, pid in found}) == 3


def test_many_come_back_in_order_and_one_fault_costs_no_other():
    results = []
    arguments = [1, 2, "甲", 4, None, 6]
    for value in run_each(jobs.double, arguments, 3, LIMITS):
        try:
            results.append(value())
        except CannotReadError as error:
            results.append("TypeError" in str(error))
    assert results == [2, 4, "甲甲", 8, True, 12]
    assert [value()[0] for value in run_each(jobs.slow_first, range(40), 2, LIMITS)] == list(range(40))


def test_one_that_takes_long_keeps_no_worker_waiting(tmp_path):
    arguments = [(number, 30, str(tmp_path / "flag")) for number in range(40)]
    values = run_each(jobs.wait_for_last, arguments, 2, Limits(60, None, "x"), ahead=16)
    assert [value() for value in values] == list(range(40))


def test_no_more_jobs_are_under_way_than_twice_the_workers():
    asked = []
    values = run_each(jobs.double, (asked.append(n) or n for n in range(1_000_000)), 2, LIMITS)
    for _ in range(10):
        next(values)()
    assert len(asked) <= 15
    values.close()


@posix
def test_who_stops_early_ends_what_is_under_way(tmp_path):
    paths = [tmp_path / "a", tmp_path / "b"]
    values = run_each(jobs.hang_after_telling, [*paths, tmp_path / "c", tmp_path / "d", tmp_path / "e"], 2, LIMITS)
    asking = threading.Thread(target=lambda: next(values), daemon=True)
    asking.start()
    assert wait_until(lambda: all(path.exists() and path.read_text() for path in paths))
    asking.join()
    ids = [int(pid) for path in paths for pid in path.read_text().split()]
    values.close()
    assert wait_until(lambda: not any(map(is_running, ids)))
    assert not (tmp_path / "e").exists()


def test_a_worker_that_is_just_being_started_is_ended_too(monkeypatch):
    """Who stops while a process starts does not wait for what it would have computed."""
    starting, stopped = threading.Event(), threading.Event()
    make = workers._Worker.__init__

    def slowly(worker):
        starting.set()
        stopped.wait(30)
        make(worker)

    end_all()
    monkeypatch.setattr(workers._Worker, "__init__", slowly)
    busy = workers.Busy()
    result = []

    def ask():
        with pytest.raises(CannotReadError):
            workers._run(os.system, "sleep 600", Limits(None, None, ""), busy)
        result.append("ended")

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    assert starting.wait(30)
    busy.end()
    stopped.set()
    asking.join(60)
    assert result == ["ended"]


def test_a_worker_that_has_answered_when_all_are_ended_is_not_used_again(monkeypatch):
    """It may still look alive; the next job would be lost with it."""
    busy = workers.Busy()
    answer = workers._Worker.run

    def end_then(worker, *job):
        value = answer(worker, *job)
        with monkeypatch.context() as patched:
            patched.setattr(workers._Worker, "kill", lambda _: None)  # as if the system took its time
            busy.end()
        return value

    with monkeypatch.context() as patched:
        patched.setattr(workers._Worker, "run", end_then)
        before = workers._run(jobs.process_id, None, LIMITS, busy)
    assert run(jobs.process_id, None, LIMITS) != before


@posix
def test_at_the_time_limit_all_that_a_job_has_started_ends(tmp_path):
    told = tmp_path / "ids"
    with pytest.raises(CannotReadError, match="seconds"):
        run(jobs.hang_after_telling, told, LIMITS._replace(seconds=5))
    assert wait_until(lambda: not any(is_running(int(pid)) for pid in told.read_text().split()))


PROGRAM = """
import sys
sys.path[:0] = {path!r}
from pathlib import Path
import worker_jobs as jobs
from gdplan.workers import Limits, run
run(jobs.hang_after_telling, Path({told!r}), Limits(600, None, ""))  # no "if __name__": it must not run again
"""


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_workers_end_with_the_process_that_started_them(how, tmp_path):
    told = tmp_path / "ids"
    program = PROGRAM.format(path=[str(Path(__file__).parent)], told=str(told))
    path = tmp_path / "program.py"
    path.write_text(program)
    asking = subprocess.Popen([sys.executable, path], stderr=subprocess.PIPE)
    assert wait_until(lambda: told.exists() and len(told.read_text().split()) == 2)
    asking.send_signal(how)
    _, said = asking.communicate(timeout=60)
    assert asking.returncode != 0
    assert said.count(b"Traceback") == (how == signal.SIGINT)
    assert wait_until(lambda: not any(is_running(int(pid)) for pid in told.read_text().split()))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_copy_of_the_process_has_workers_of_its_own():
    mine = run(jobs.process_id, None, LIMITS)
    read, write = os.pipe()
    if not (child := os.fork()):
        os.write(write, str(run(jobs.process_id, None, LIMITS)).encode())
        end_all()
        os._exit(0)
    os.waitpid(child, 0)
    assert int(os.read(read, 20)) != mine
    assert run(jobs.process_id, None, LIMITS) == mine


def test_all_can_be_ended_and_start_again():
    before = run(jobs.process_id, None, LIMITS)
    end_all()
    assert wait_until(lambda: not is_running(before))
    assert run(jobs.process_id, None, LIMITS) != before
