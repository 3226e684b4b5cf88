"""The worker's own side: a process that answers one job after another until nobody is left to ask."""

import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from gdplan.errors import GdplanError

_HAS_GROUPS = hasattr(os, "killpg")  # not on Windows


def serve() -> NoReturn:
    """Answer what comes in on standard input; end when it is closed. What functions print goes nowhere."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(jobs,), daemon=True).start()
    while True:
        answer = _answer(jobs.get())
        try:
            pickled = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        except MemoryError:
            pickled = pickle.dumps(("memory", None))
        except Exception as error:  # noqa: BLE001 (a value that cannot be pickled)
            pickled = pickle.dumps(("failed", f"{type(error).__name__}: {error}"))
        del answer
        output.write(pickled)
        output.flush()


def _listen(jobs: "queue.SimpleQueue[Any]") -> None:
    """Pass on what is asked; end this process, and what it has started, when nobody is left to ask."""
    while True:
        try:
            jobs.put(pickle.load(sys.stdin.buffer))  # noqa: S301 (from gdplan itself)
        except EOFError:
            if _HAS_GROUPS and os.getpgrp() == os.getpid():
                os.killpg(0, signal.SIGKILL)
            os._exit(1)
        except Exception as error:  # noqa: BLE001 (a function that cannot be imported here)
            jobs.put(error)


def _answer(job: Any) -> tuple[str, Any]:
    if isinstance(job, Exception):
        return "failed", f"{type(job).__name__}: {job}"
    function, argument, memory = job
    try:
        _limit_memory(memory)
        return "value", function(argument)
    except GdplanError as error:
        return "value", error
    except MemoryError:
        return "memory", None
    except Exception as error:  # noqa: BLE001 (told to whoever asked; the next job has nothing to do with it)
        last = traceback.extract_tb(error.__traceback__)[-1]
        return "failed", f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
    finally:
        _limit_memory(None)


def _limit_memory(most: int | None) -> None:
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = hard if most is None else most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
