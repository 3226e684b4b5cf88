"""The workers that are under way for one who asks, so that all of them can be ended with him."""

import threading
from typing import Protocol


class Worker(Protocol):
    """What can be ended."""

    def kill(self) -> None: ...


class Busy:
    """The workers that compute for one who asks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._workers: set[Worker] = set()
        self._ended = False

    def add(self, worker: Worker) -> None:
        with self._lock:
            self._workers.add(worker)
            if self._ended:  # it was just being started
                worker.kill()

    def remove(self, worker: Worker) -> bool:
        """Whether it has not been ended in the meantime."""
        with self._lock:
            self._workers.discard(worker)
            return not self._ended

    def end(self) -> None:
        """End these and all that are added later."""
        with self._lock:
            self._ended = True
            for worker in self._workers:
                worker.kill()
