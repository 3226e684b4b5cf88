"""A start of gdplan without its loading: a warm process forks for each command, which then has all that is its own.

    python tests/warm_start.py                             the warm process: prints its SOCKET, ends with its standard input
    python -I -S tests/warm_start.py SOCKET [ARGUMENT …]   stands for python -m gdplan [ARGUMENT …]

A command gets the standard streams, working directory, environment, umask and arguments of who asks, runs
`gdplan.cli.main` and ends as Python ends; who asked ends with its exit status, or by its signal. Where a stream is closed
or another file open, and where the environment asks for what is settled while Python or a library loads
(PYTHONIOENCODING, a locale that is not UTF-8), it starts truly. Two things are not handed on: limits of resources
(ulimit), and signals, sent to who asked or ignored by it.
"""

import _socket  # loads in a tenth of the time of `socket`
import marshal
import os
import sys

READ_WHILE_LOADING = (b"PYTHON", b"PYDANTIC_", b"TYPER_", b"_TYPER_", b"TERMINAL_WIDTH")
LOCALE = (b"LC_ALL", b"LC_CTYPE", b"LANG")
STREAMS = (0, 1, 2)  # standard input, output, error
TRULY, WARM = b"t", b"w"
KILLED = 137


# ------------------------------------------------------------------ who asks


def ask(place: str, arguments: list[str]) -> int:
    """The exit status of a command."""
    if {*os.listdir("/proc/self/fd")} != {"0", "1", "2", "3"}:  # noqa: PTH208, 3 is the list of them
        return _start(arguments)
    server = _socket.socket(_socket.AF_UNIX)
    server.connect(place)
    umask = os.umask(0)
    os.umask(umask)
    fds = [*STREAMS, os.open(".", os.O_RDONLY)]
    packed = b"".join(fd.to_bytes(4, sys.byteorder) for fd in fds)
    server.sendmsg([b" "], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, packed)])
    server.sendall(marshal.dumps((umask, arguments, dict(os.environb))))
    server.shutdown(_socket.SHUT_WR)
    if server.recv(1) == TRULY:
        return _start(arguments)
    for fd in fds:  # the command alone holds them: its end is theirs
        os.close(fd)
    status = int(server.recv(8) or KILLED)
    if status < 0:
        _end_by(-status)
    return status


def _start(arguments: list[str]) -> int:
    os.execv(sys.executable, [sys.executable, "-m", "gdplan", *arguments])


def _end_by(number: int) -> None:
    import signal

    if number not in (signal.SIGKILL, signal.SIGSTOP):
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


# ------------------------------------------------------------------ who answers


def serve() -> None:
    """Answer until standard input ends; returns in the process of each command, which is then as was asked."""
    import contextlib
    import gc
    import select
    import shutil
    import socket
    import tempfile

    _load()
    gc.collect()
    gc.freeze()  # a walk of the collector would copy what forks share
    folder = tempfile.mkdtemp()
    server = socket.socket(socket.AF_UNIX)
    server.bind(f"{folder}/socket")
    server.listen(64)
    print(f"{folder}/socket", flush=True)
    while 0 not in select.select([0, server], [], [])[0]:
        asked, _ = server.accept()
        if not os.fork():
            server.close()
            _answer(asked)
            return
        asked.close()
        with contextlib.suppress(ChildProcessError):  # those that have answered
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    shutil.rmtree(folder)
    sys.exit()


def _answer(asked):
    """Tell how the command ends; returns in the process of the command."""
    import socket

    _, fds, *_ = socket.recv_fds(asked, 1, 4)
    umask, arguments, environment = marshal.loads(b"".join(iter(lambda: asked.recv(65536), b"")))
    if not is_loaded_alike(environment):
        asked.sendall(TRULY)
        os._exit(0)
    if command := os.fork():
        for fd in (*STREAMS, *fds):
            os.close(fd)
        asked.sendall(WARM)
        asked.sendall(b"%d" % os.waitstatus_to_exitcode(os.waitpid(command, 0)[1]))
        os._exit(0)
    asked.close()
    _become(fds, umask, arguments, environment)


def is_loaded_alike(environment: dict[bytes, bytes]) -> bool:
    locale = next((environment[name] for name in LOCALE if environment.get(name)), b"")
    return locale.lower().replace(b"-", b"").endswith(b".utf8") and all(
        environment.get(name) == os.environb.get(name)
        for name in {*environment, *os.environb}
        if name.startswith(READ_WHILE_LOADING)
    )


def _become(fds: list[int], umask: int, arguments: list[str], environment: dict[bytes, bytes]) -> None:
    import contextlib
    import gc
    import io
    import locale
    from pathlib import Path

    *streams, folder = fds
    os.fchdir(folder)
    os.close(folder)
    for stream, number in zip(streams, STREAMS, strict=True):
        os.dup2(stream, number)
        os.close(stream)
    os.umask(umask)
    sys.argv[1:] = arguments
    os.environb.clear()
    os.environb.update(environment)
    with contextlib.suppress(locale.Error):
        locale.setlocale(locale.LC_CTYPE, "")
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        first = getattr(sys, name)
        is_raw = isinstance(first.buffer, io.RawIOBase)  # under PYTHONUNBUFFERED
        binary = open(number, f"{first.mode}b", 0 if is_raw else -1, closefd=False)  # noqa: SIM115
        by_line = number == STREAMS[-1] or binary.isatty()
        again = io.TextIOWrapper(binary, "utf-8", first.errors, "\n", line_buffering=by_line, write_through=is_raw)
        setattr(sys, name, again)
    sys.path[0] = str(Path.cwd())
    gc.unfreeze()


def _load() -> None:
    """What commands load, and what reading a text makes once."""
    import importlib
    import pkgutil

    import gdplan

    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as each command does before it loads
    for name in ("jinja2", "openpyxl", "selectolax.lexbor", "xlsxwriter", "yaml"):
        importlib.import_module(name)
    for found in pkgutil.walk_packages(gdplan.__path__, "gdplan."):
        if not found.name.startswith(("gdplan.cli.manual", "gdplan.corpus")):
            importlib.import_module(found.name)
    gdplan.parse("某市2025年工作要點\n一、任务\n1.建设平台。年底前新建3个平台。（市科技局牵头）\n")
    del os.environ["PYDANTIC_DISABLE_PLUGINS"]


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(ask(sys.argv[1], sys.argv[2:]))
    serve()
    from gdplan import __main__ as program

    sys.argv[0] = program.__file__
    program.main()
