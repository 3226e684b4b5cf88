"""Work in processes of their own: a time and a memory limit for what reads hostile files, many documents at once.

A worker is another Python that waits for functions and their arguments, pickled, and answers with the values. It is
not started by `multiprocessing`, which would import the program of whoever uses gdplan once more. It ends with the
process that started it, also where that one is killed.
"""

import atexit
import functools
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import IO, NamedTuple, TypeVar, cast

from gdplan.errors import CannotReadError, GdplanError
from gdplan.workers.busy import Busy

Argument = TypeVar("Argument")
Value = TypeVar("Value")

_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from gdplan.workers.process import serve; serve()"
)
_MOST_JOBS = 500  # of one worker; what its libraries leave behind goes with it
_HAS_GROUPS = hasattr(os, "killpg")  # not on Windows


class Limits(NamedTuple):
    """What a job may take, and what to do where that is too little."""

    seconds: float | None
    memory: int | None  # bytes of address space; held to where the system can, as Linux does
    advice: str


def run(function: Callable[[Argument], Value], argument: Argument, limits: Limits) -> Value:
    """function(argument), computed in a worker; `function` stands in a module, and all three can be pickled.

    Raises the GdplanError that the function raises, and CannotReadError where a limit is reached or the worker ends: no
    other call is touched by that. The first call costs the start of a Python and the imports of the function, later
    ones what pickling costs. Calls from several threads have a worker each.
    """
    return _run(function, argument, limits, Busy())


def run_each(
    function: Callable[[Argument], Value],
    arguments: Iterable[Argument],
    workers: int,
    limits: Limits,
    *,
    ahead: int = 2,
) -> Generator[Callable[[], Value], None, None]:
    """For each argument, in order, what gives the value that `run` would, or raises its GdplanError.

    No more than `ahead` jobs for each worker are under way or wait to be taken, so memory does not grow with the
    arguments; where these are small and some take long, more of them keep all workers busy. Whoever
    stops early, as by Ctrl-C, ends the jobs that are under way.
    """
    waiting: deque[Future[Value]] = deque()
    busy = Busy()
    with ThreadPoolExecutor(workers) as threads:
        try:
            for argument in arguments:
                if len(waiting) == ahead * workers:
                    yield waiting.popleft().result
                waiting.append(threads.submit(_run, function, argument, limits, busy))
            while waiting:
                yield waiting.popleft().result
        finally:
            for future in waiting:
                future.cancel()
            busy.end()


def _run(function: Callable[[Argument], Value], argument: Argument, limits: Limits, busy: "Busy") -> Value:
    worker = _take(function)
    busy.add(worker)
    try:
        value = worker.run(function, argument, limits)
    except BaseException:  # whatever it is, Ctrl-C too: this worker's next answer would be that to another question
        worker.end()
        raise
    finally:
        still_wanted = busy.remove(worker)
    if still_wanted:
        _give_back(worker, function)
    else:  # it has answered, and may be ending all the same
        worker.end()
    if isinstance(value, GdplanError):
        raise value
    return value


# ---------------------------------------------------------------- those who ask

_lock = threading.Lock()
_all: "set[_Worker]" = set()
# By what they compute: what one job has loaded may be more than another's limit leaves room for.
_idle: "dict[Callable[..., object], list[_Worker]]" = {}


def _what(function: Callable[..., object]) -> Callable[..., object]:
    """The function that a partial one calls."""
    return function.func if isinstance(function, functools.partial) else function


def _take(function: Callable[..., object]) -> "_Worker":
    with _lock:
        idle = _idle.get(_what(function), [])
        while idle:
            worker = idle.pop()
            if worker.is_alive():
                return worker
    worker = _Worker()
    with _lock:
        _all.add(worker)
    return worker


def _give_back(worker: "_Worker", function: Callable[..., object]) -> None:
    if worker.jobs >= _MOST_JOBS:
        worker.end()
        return
    with _lock:
        _idle.setdefault(_what(function), []).append(worker)


def end_all() -> None:
    """End all workers; a later call starts one again."""
    with _lock:
        workers = [*_all]
        _idle.clear()
    for worker in workers:
        worker.end()


def _forget_all() -> None:
    """In a copy of this process (os.fork) the workers are another's."""
    global _lock  # noqa: PLW0603 (somebody may have held it)
    _lock = threading.Lock()
    for worker in _all:
        worker.forget()
    _all.clear()
    _idle.clear()


atexit.register(end_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


class _Worker:
    """A process that computes one thing after another."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603 (Python itself)
                [sys.executable, "-P", "-c", _START],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=_HAS_GROUPS,  # a group that can be ended, and no Ctrl-C from the terminal
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows only
            )
        except OSError as error:
            raise CannotReadError(f"no process can be started ({error.strerror}); end some and try again") from None
        self._input, self._output = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self.jobs = 0
        with suppress(OSError):  # the first job will tell
            self._send(sys.path)

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def run(self, function: Callable[[Argument], Value], argument: Argument, limits: Limits) -> Value | GdplanError:
        """The value, or the GdplanError that the function raised."""
        self.jobs += 1
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self.kill()

        timer = threading.Timer(limits.seconds or 0, give_up)
        timer.daemon = True
        if limits.seconds is not None:
            timer.start()
        try:
            self._send((function, argument, limits.memory))
            kind, value = pickle.load(self._output)  # noqa: S301 (from gdplan itself)
        except (OSError, EOFError, pickle.UnpicklingError):
            with suppress(OSError):
                self._input.close()  # ends it, if it has not ended yet
            kind, value = "ended", self._process.wait()
        finally:
            timer.cancel()
        if kind == "value":
            return cast("Value | GdplanError", value)
        if late.is_set():
            raise CannotReadError(f"reading it takes more than {limits.seconds:g} seconds; {limits.advice}")
        if kind == "memory":
            most = f"more than {limits.memory >> 20} MB of memory" if limits.memory else "more memory than there is"
            raise CannotReadError(f"reading it takes {most}; {limits.advice}")
        if kind == "ended":
            raise CannotReadError(f"the process that read it broke off (status {value}), for want of memory or by a"
                                  f" fault in the file; {limits.advice}")  # fmt: skip
        raise CannotReadError(f"reading it failed: {value}; please report it, with the file")

    def kill(self) -> None:
        """End it with all that it has started; what waits for its answer fails."""
        with suppress(OSError):
            if _HAS_GROUPS:
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def end(self) -> None:
        """The same, and leave nothing of it behind."""
        with _lock:
            if self not in _all:
                return
            _all.discard(self)
        self.kill()
        self._process.wait()
        self.forget()

    def forget(self) -> None:
        for pipe in (self._input, self._output):
            with suppress(OSError):
                pipe.close()
        if self._process.returncode is None:
            self._process.returncode = 0  # it is not ours to wait for

    def _send(self, message: object) -> None:
        pickle.dump(message, self._input, pickle.HIGHEST_PROTOCOL)
        self._input.flush()
