"""What all tests share: fixed seeds unless asked otherwise, and programs outside Python that may be missing."""

import os
import shutil
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

# `make test` says the same twice; `make fuzz` looks elsewhere each time. A failure found there is kept as an @example.
# No verdict hangs on a clock: neither an example's deadline nor a generator that is slow on a busy machine.
_NO_CLOCK = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("fixed", derandomize=True, database=None, **_NO_CLOCK)
settings.register_profile("fuzz", print_blob=True, **_NO_CLOCK)
_PROFILE = os.environ.get("GDPLAN_HYPOTHESIS", "fixed")
settings.load_profile(_PROFILE)
if _PROFILE == "fixed":
    # It also tries the constants of our modules that were imported so far: which those are hangs on the order of tests.
    assert callable(providers._get_local_constants)
    providers._get_local_constants = lambda: providers._local_constants

os.environ["LC_ALL"] = "C.UTF-8"  # words are in English, whatever the machine speaks
os.environ.pop("COLUMNS", None)  # tables are as wide as in a pipe, also where tests are spread over processes

# What runs in the background ignores SIGINT, what runs under nohup SIGHUP, and so would the programs that tests start
# and signal. A handler that does nothing ignores it here, and is not handed on.
for _name in {"SIGINT", "SIGHUP"} & set(dir(signal)):
    if signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), lambda *_: None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--need-tools", action="store_true", help="a test marked `tools` that is skipped fails")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """`@pytest.mark.tools("chromium", "google-chrome")`: one of these programs is on the PATH, or the test is skipped."""
    for mark in item.iter_markers("tools"):
        if mark.args and not any(map(shutil.which, mark.args)):
            pytest.skip(f"no {mark.args[0]} on the PATH")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    if report.skipped and item.get_closest_marker("tools") and item.config.getoption("--need-tools"):
        report.outcome, report.longrepr = "failed", f"skipped, but --need-tools was given: {report.longrepr}"
    return report
