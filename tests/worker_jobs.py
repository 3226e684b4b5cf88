"""What the tests of the workers have computed: functions of a module, as the workers need them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from gdplan.errors import BadDocumentError


def double(number):
    return number * 2


def process_id(_):
    return os.getpid()


def refuse(text):
    raise BadDocumentError(text)


def fail(text):
    raise KeyError(text)


def hang(seconds):
    time.sleep(seconds)


def hang_after_telling(path):
    """With a child of its own; both write their ids."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    path.write_text(f"{os.getpid()} {child.pid}")
    time.sleep(600)


def crash(_):
    os.kill(os.getpid(), signal.SIGKILL)


def fill(size):
    return len(bytearray(size))


def print_much(text):
    print(text * 10_000)
    os.write(1, b"\x80" * 10_000)
    return text


def unpicklable(_):
    return lambda: None


def wait_for_last(job):
    """The first waits for what the last leaves behind."""
    number, last, flag = job
    if number == last:
        Path(flag).touch()
    while number == 0 and not Path(flag).exists():
        time.sleep(0.01)
    return number


def slow_first(number):
    time.sleep(0.5 if number == 0 else 0)
    return number, os.getpid()


held = []


def load_much(size):
    """Its worker is so much larger from then on."""
    held.append(bytearray(size))
    return os.getpid()
