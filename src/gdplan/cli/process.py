"""The process of a command: its signals, its streams, and what it loads."""

import gc
import os
import signal
import sys
from types import FrameType

from gdplan import __version__

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")


def run_process(arguments: list[str]) -> int:
    """The exit status of a command that has the process to itself. `--version` alone loads next to nothing."""
    received = _clean_up_on_signals()
    # Loading is most of the time of a short command. What is loaded stays to the end: looking through it for garbage,
    # above all at exit, is a tenth of that time; looking for plugins of pydantic is another twentieth.
    gc.set_threshold(100_000)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        status = _run(arguments)
    except Exception:
        if not received:
            raise
        status = 128 + received[0]  # a library that was just loading has made something else of SystemExit
    if patterns := sys.modules.get("gdplan.kept_patterns"):  # `--version` asks for none
        patterns.keep_patterns()
    gc.freeze()
    return status


def _clean_up_on_signals() -> list[int]:
    """Leave by SystemExit, so that nothing unfinished stays; the signals that come are noted in what is returned.

    A signal that was ignored before, as nohup does, still is.
    """
    received: list[int] = []

    def leave(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        raise SystemExit(128 + number)

    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, leave)
    return received


def _run(arguments: list[str]) -> int:
    from gdplan.cli.output import buffer_stdout, settle, write_utf8  # noqa: PLC0415

    buffer_stdout()
    write_utf8()
    return settle(lambda: _call(_choose_language(arguments)))


def _choose_language(arguments: list[str]) -> list[str]:
    """The arguments without --lang, once the language is chosen."""
    from gdplan.language import speak  # noqa: PLC0415
    from gdplan.language.choice import find_language, language_of_windows, take_language  # noqa: PLC0415

    speak(find_language(os.environ, language_of_windows()))
    language, arguments = take_language(arguments)
    if language:
        speak(language)
    return arguments


def _print_version() -> int:
    from gdplan.cli.output import FINE, write  # noqa: PLC0415

    write([f"gdplan {__version__}\n"], None)
    return FINE


def _call(arguments: list[str]) -> int:
    from gdplan.cli.commands import understand  # noqa: PLC0415

    arguments = understand(arguments)
    if arguments == ["--version"]:
        return _print_version()
    if arguments[:1] == ["parse"] and arguments[1:] and not any(a.startswith("-") and a != "-" for a in arguments):
        from gdplan.cli.emit import emit_documents  # noqa: PLC0415
        from gdplan.cli.folders import Choice  # noqa: PLC0415
        from gdplan.cli.inputs import Batch  # noqa: PLC0415
        from gdplan.cli.output import status_of  # noqa: PLC0415

        # No options: what reads them need not load.
        return status_of(lambda: emit_documents(Batch(arguments[1:], choice=Choice())))
    from gdplan.cli.app import call  # noqa: PLC0415

    return call(arguments)
