"""gdplan run as users do, in a process of its own; and whether other processes still run, for the tests that end some.

Loading takes most of the time of a command, and tests run some thousand: where the system can fork, they are forked off
a process in which all is loaded (warm_start.py). What is about the start itself, signals, limits or streams that fail
runs TRULY.
"""

import atexit
import functools
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

TRULY = [sys.executable, "-m", "gdplan"]


@functools.cache
def program() -> list[str]:
    """What runs gdplan: arguments go behind it."""
    if sys.platform != "linux":
        return TRULY
    warm = Path(__file__).with_name("warm_start.py")
    server = subprocess.Popen([sys.executable, warm], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)
    return [sys.executable, "-I", "-S", str(warm), server.stdout.readline().rstrip("\n")]


def in_shell():
    """The same for command lines of a shell."""
    return shlex.join(program())


def gdplan(*arguments, given=None, cwd=None, **environment):
    """How the program ends, and what it writes."""
    return subprocess.run(
        [*program(), *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=os.environ | environment,
    )


def on_terminal(*arguments, **environment):
    """What the program shows on a terminal."""
    ours, theirs = pytest.importorskip("pty").openpty()
    running = subprocess.Popen(
        [*program(), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | environment,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            piece = b""
        if not piece:
            break
        shown += piece
    os.close(ours)
    running.wait()
    return shown.decode()


def is_running(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        try:
            os.kill(pid, 0)
        except OSError:
            return False
        return not Path("/proc").exists()
    return state not in "ZX"


def wait_until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()
