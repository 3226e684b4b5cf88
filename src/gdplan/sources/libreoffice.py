"""LibreOffice, where there is one, turns what gdplan does not read itself into DOCX or XLSX. It fetches nothing."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gdplan.errors import CannotReadError
from gdplan.workers import Limits, run

_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (  # where it is installed without being on the path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SECONDS = 120

_DEAD = ("127.0.0.1", 9)  # a proxy that nobody is; whatever is asked for in spite of all goes there
_SETTINGS = (  # node of LibreOffice's registry, property, value
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),  # since 24.2; older ones pass over it
    ("Office.Common/Security/Scripting", "DisableOLEAutomation", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),  # never
    ("Office.Calc/Content/Update", "Link", "1"),  # never
    ("Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # the ones named here
    *(
        ("Inet/Settings", f"ooInet{scheme}Proxy{what}", str(value))
        for scheme in ("HTTP", "HTTPS", "FTP")
        for what, value in zip(("Name", "Port"), _DEAD, strict=True)
    ),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{}</oor:items>\n'
)
_ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'
_ENVIRONMENT = {
    **dict.fromkeys(
        ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"), "http://{}:{}".format(*_DEAD)
    ),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), ""),
}


class _Call(NamedTuple):
    command: list[str]
    environment: dict[str, str]


class _Module(NamedTuple):
    """The part of LibreOffice that a conversion takes; it may be installed without the others."""

    name: str
    library: str  # of its program, and how its file is named
    makes: str


_WRITER = _Module("Writer", "swlo", "docx")
_CALC = _Module("Calc", "sclo", "xlsx")


def to_docx(data: bytes, ending: str) -> bytes:
    """A document of another program as DOCX; `ending` is that of its name, `.doc`.

    Raises CannotReadError where LibreOffice is not installed, cannot read the file or needs more than two minutes: it
    is ended then with all that it has started.
    """
    return _convert(data, ending, _WRITER)


def to_xlsx(data: bytes, ending: str) -> bytes:
    """A workbook of another program as XLSX, in the same way."""
    return _convert(data, ending, _CALC)


def find_program() -> str | None:
    """Where LibreOffice is, or None."""
    return next((found for name in (*_PROGRAMS, *_ELSEWHERE) if (found := shutil.which(name))), None)


def has_calc() -> bool:
    """Whether what is found of LibreOffice has its Calc beside it."""
    program = find_program()
    return program is not None and _has(program, _CALC)


def _convert(data: bytes, ending: str, module: _Module) -> bytes:
    made_as = module.makes
    program = find_program()
    if program is None:
        raise CannotReadError(
            f"reading {ending} files needs LibreOffice; install it, or save the file as {made_as.upper()}"
        )
    with tempfile.TemporaryDirectory(prefix="gdplan-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        given, made = folder / f"document{ending}", folder / "made" / f"document.{made_as}"
        given.write_bytes(data)
        said = convert([given], made.parent, program, made_as)
        if not made.exists():
            missing = "" if _has(program, module) else f", or its {module.name} is not installed"
            raise CannotReadError(f"LibreOffice cannot read the file ({said}){missing}; save it as {made_as.upper()}")
        return made.read_bytes()


def convert(given: Sequence[Path], to: Path, program: str, made_as: str) -> str:
    """Files that LibreOffice turns into `docx` or `xlsx` in one call, each under its own stem in `to`.

    What it cannot read is not made. Gives the last that it said of its troubles; raises CannotReadError where the
    call does not start or needs more than two minutes.
    """
    to.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gdplan-", ignore_cleanup_errors=True) as profile:
        command = [program, _write_profile(Path(profile)), "--headless", "--norestore", "--convert-to", made_as]
        call = _Call([*command, "--outdir", str(to), *map(str, given)], os.environ | _ENVIRONMENT)
        return run(_call, call, Limits(_SECONDS, None, f"save it as {made_as.upper()}"))


def _has(program: str, module: _Module) -> bool:
    """Whether the library of a module lies with the program."""
    folder = Path(program).resolve().parent
    return any(
        found for place in (folder, folder.parent / "Frameworks") for found in place.glob(f"*{module.library}.*")
    )


def _write_profile(folder: Path) -> str:
    """A profile of its own in an empty folder: a running instance is not asked, and nothing is fetched or run."""
    (folder / "user").mkdir()
    items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (folder / "user" / "registrymodifications.xcu").write_text(_REGISTRY.format(items), encoding="utf-8")
    return f"-env:UserInstallation={folder.as_uri()}"


def _call(call: _Call) -> str:
    """The last that a program says of its troubles; it runs in a worker, and ends with it."""
    try:
        done = subprocess.run(  # noqa: S603 (a program found on the path, no shell)
            call.command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=call.environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows only
        )
    except OSError as error:
        raise CannotReadError(f"LibreOffice does not start ({error.strerror}); save the file as DOCX") from None
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return said[-1] if said else "no reason given"
