"""Word 97 files (.doc, .wps): converted by LibreOffice, where there is one, and read as DOCX."""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from gdplan.errors import CannotReadError
from gdplan.sources import SourceText
from gdplan.sources.docx import read_docx

MEDIA_TYPE = "application/msword"
_PROGRAMS = ("soffice", "libreoffice")
_ELSEWHERE = (  # where it is installed without being on the path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SECONDS = 120
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream that holds an encrypted DOCX
_WORD = "WordDocument".encode("utf-16-le")


def read_word97(data: bytes) -> SourceText:
    """The text of a Word 97 file, as `read_docx` gives it.

    Raises CannotReadError where LibreOffice is not installed, fails or needs more than two minutes, and for what is no
    Word file or an encrypted one.
    """
    if _ENCRYPTED in data:
        raise CannotReadError("encrypted Word file; save a copy without a password")
    if _WORD not in data:
        raise CannotReadError("an Office 97 file, but no Word document; save it as DOCX or PDF and try again")
    program = _find_program()
    if program is None:
        raise CannotReadError("reading .doc and .wps needs LibreOffice; install it, or save the file as DOCX")
    with tempfile.TemporaryDirectory(prefix="gdplan-") as folder:
        converted = _convert(program, data, Path(folder))
    source = read_docx(converted)
    return source._replace(media_type=MEDIA_TYPE, sha256=hashlib.sha256(data).hexdigest())


def _find_program() -> str | None:
    found = (shutil.which(name) for name in (*_PROGRAMS, *_ELSEWHERE))
    return next((program for program in found if program), None)


def _convert(program: str, data: bytes, folder: Path) -> bytes:
    """The file as DOCX; a profile of its own keeps LibreOffice from handing the work to a running instance."""
    given, made = folder / "document.doc", folder / "document.docx"
    given.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(given),
    ]
    hidden: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows only
    try:
        run = subprocess.run(  # noqa: S603 (a program found on the path, no shell)
            command, capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL, creationflags=hidden
        )
    except subprocess.TimeoutExpired:
        raise CannotReadError(f"LibreOffice did not convert the file in {_SECONDS} seconds; save it as DOCX") from None
    except OSError as error:
        raise CannotReadError(f"LibreOffice does not start ({error.strerror}); save the file as DOCX") from None
    if not made.exists():
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotReadError(f"LibreOffice cannot read the file ({said[-1] if said else 'no reason given'})")
    return made.read_bytes()
