"""The files that a corpus was built of, which hold what its tables do not: each found again and known by its hash."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gdplan.errors import CannotReadError


def find_originals(documents: Iterable[Mapping[str, Any]], folder: str) -> tuple[str, ...]:
    """Where the files of some rows of `documents` are, below the folder that was built; of equal ones the first.

    Raises CannotReadError for a file that is not there, or is another one than was read.
    """
    found: dict[str, str] = {}
    for row in documents:
        if row["sha256"] not in found:
            found[row["sha256"]] = _find(row["path"], row["sha256"], folder)
    return tuple(found.values())


def _find(path: str, sha256: str, folder: str) -> str:
    place = Path(folder) / path
    try:
        with place.open("rb") as opened:
            is_same = hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except (OSError, ValueError):
        raise CannotReadError(
            f"{path}: not in {folder}, and a corpus holds no whole texts; name the folder that it was built of: "
            "--files FOLDER"
        ) from None
    if not is_same:
        raise CannotReadError(
            f"{place}: not the file that the corpus was built of; gdplan corpus build brings the corpus up to date"
        )
    return str(place)
