"""Python's collector of cycles stands still while documents are made or compared, and is then as its host left it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing made inside refers to itself; looking for cycles in a growing document costs more than all the rest."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
