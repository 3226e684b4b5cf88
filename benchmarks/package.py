"""The package as users get it: how large, into an empty environment of each Python at hand, how soon a command starts.

    python benchmarks/package.py

Fails where a file outgrows its limit or a Python cannot install or run the wheel. How soon a command starts is printed,
as a ratio of CPU time to the import of the packages that gdplan stands on, and pointed out beyond its limit.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import child_ms

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "data/raw/guangdong_2025.txt"
PYTHONS = ("3.11", "3.12", "3.13")
IMPORTS = "import typer, pydantic, rich.console, opencc, regex"
SIZES = {".whl": 1_300, ".gz": 2_300}  # kB at most: a fifth more than now
STARTS = {("--version",): 0.35, ("parse", str(PLAN)): 1.7}  # times the import of the packages, at most
RUNS = 5


def find_python(version: str) -> str | None:
    """The interpreter of this version on the PATH, or among those of pyenv."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    found = [shutil.which(f"python{version}"), *map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python")))]
    return next((python for python in found if python and _is_version(python, version)), None)


def _is_version(python: str, version: str) -> bool:
    ask = [python, "-c", "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip() == version


def sizes(built: Path) -> list[str]:
    """Print the size of each file; what outgrew its limit."""
    faults = []
    for file in sorted(built.iterdir()):
        size, limit = file.stat().st_size / 1000, SIZES[file.suffix]
        print(f"{file.name}: {size:.0f} kB, at most {limit}")
        faults += [f"{file.name} has more than {limit} kB"] if size > limit else []
    return faults


def install(python: str, file: Path, to: Path) -> Path:
    """The folder of programs of a new environment that holds the file and what it asks for itself."""
    subprocess.run([python, "-m", "venv", to], check=True)
    programs = to / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", file], check=True
    )
    return programs


def run(version: str, programs: Path) -> list[str]:
    """What the installed command does wrong: its output, what lies beside it. Prints how soon it starts."""
    gdplan, faults = programs / "gdplan", []
    parsed = subprocess.run([gdplan, "parse", PLAN], capture_output=True, check=False)
    if parsed.stderr or parsed.stdout != (ROOT / "data/structured/guangdong_2025.json").read_bytes():
        faults.append(f"Python {version}: gdplan parse gives something else than data/structured/: {parsed.stderr!r}")
    if not (programs.parent / "share/man/man1/gdplan.1").is_file():
        faults.append(f"Python {version}: no manual page")
    commands = [[programs / "python", "-c", IMPORTS], *([gdplan, *words] for words in STARTS)]
    for command in commands:  # writes what is compiled
        child_ms(list(map(str, command)))
    imports, *starts = (min(child_ms(list(map(str, command))) for _ in range(RUNS)) for command in commands)
    for (words, limit), spent in zip(STARTS.items(), starts, strict=True):
        ratio = spent / imports
        late = "more than" if ratio > limit else "at most"
        print(f"Python {version}: gdplan {words[0]} {spent:.0f} ms, {ratio:.2f} times its packages, {late} {limit}")
    return faults


def main() -> None:
    os.environ.pop("PYTHONPATH", None)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a second start reads what the first one compiled, as at a user's
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "dist"
        build = [sys.executable, "-m", "hatchling", "build", "-d", str(built)]
        subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        faults = sizes(built)
        (wheel,), (archive,) = built.glob("*.whl"), built.glob("*.tar.gz")
        for version in PYTHONS:
            python = find_python(version)
            if python is None:
                print(f"Python {version}: not at hand")
                continue
            faults += run(version, install(python, wheel, Path(folder) / version))
        source = install(sys.executable, archive, Path(folder) / "source")
        subprocess.run([source / "gdplan", "--version"], check=True, stdout=subprocess.DEVNULL)
        print("the source archive installs, too")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
