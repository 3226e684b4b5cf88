"""What LibreOffice makes of the plan for the fuzz, and how it converts many damaged copies in one call."""

import contextlib
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from gdplan.errors import GdplanError
from gdplan.sources import libreoffice

FORMS = {  # what LibreOffice makes of plan.docx and plan.xlsx, and reads; a call takes longer than a document does
    "plan.docx": {
        "doc": "doc:MS Word 97",
        "rtf": "rtf",
        "odt": "odt",
        "fodt": "fodt",
        "2003.xml": "xml:MS Word 2003 XML",
    },
    "plan.xlsx": {"xls": "xls", "ods": "ods", "fods": "fods"},
}


def made_of(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The plan in the formats that LibreOffice makes, where it is installed."""
    program = libreoffice.find_program()
    converted = {}
    for name, endings in FORMS.items() if program else ():
        (folder / name).write_bytes(files[name])
        for ending, form in endings.items():
            command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
            subprocess.run([*command, form, "--outdir", folder, folder / name], check=True, capture_output=True)
            written = folder / f"plan.{ending.rpartition('.')[2]}"
            converted[f"plan.{ending}"] = written.read_bytes()
            written.unlink()
        (folder / name).unlink()
    return converted


class Ahead:
    """Stands in for the conversion of one file: what was converted ahead, many to a call, is at hand.

    A call of LibreOffice takes 1.5 s, a document in it a small part of that. A call ends with a file that is known to
    be good: where that is not made, one of the others has ended it, and each half is tried again.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        """Takes the undamaged files of all forms by name."""
        self._good = files
        self._made: dict[tuple[bytes, str], bytes | None] = {}
        self._alone, libreoffice.convert = libreoffice.convert, self._convert

    def take(self, copies: Iterable[tuple[str, bytes]]) -> None:
        """Converts copies of the plan, each with the name of its form: `plan.doc`; forgets those taken before."""
        self._made.clear()
        program = libreoffice.find_program()
        asked = list(copies) if program else []
        for name, endings in FORMS.items():
            mine = [(data, Path(form).suffix) for form, data in asked if form.removeprefix("plan.") in endings]
            self._convert_all(mine, name, program or "")

    def _convert_all(self, copies: Sequence[tuple[bytes, str]], good: str, program: str) -> None:
        if len(copies) < 2:  # is tried as gdplan does
            return
        ending = Path(good).suffix
        with tempfile.TemporaryDirectory() as folder:
            given = [Path(folder, f"{at}{copy[1]}") for at, copy in enumerate([*copies, (self._good[good], ending)])]
            for path, data in zip(given, [*(data for data, _ in copies), self._good[good]], strict=True):
                path.write_bytes(data)
            with contextlib.suppress(GdplanError):
                self._alone(given, Path(folder, "made"), program, ending.removeprefix("."))
            made = [Path(folder, "made", f"{path.stem}{ending}") for path in given]
            if made.pop().exists():
                self._made |= {
                    copy: path.read_bytes() if path.exists() else None for copy, path in zip(copies, made, strict=True)
                }
                return
        half = len(copies) // 2
        self._convert_all(copies[:half], good, program)
        self._convert_all(copies[half:], good, program)

    def _convert(self, given: Sequence[Path], to: Path, program: str, made_as: str) -> str:
        [path] = given
        copy = path.read_bytes(), path.suffix
        if copy not in self._made:
            return self._alone(given, to, program, made_as)
        if (made := self._made[copy]) is not None:
            to.mkdir(exist_ok=True)
            (to / f"{path.stem}.{made_as}").write_bytes(made)
        return ""
