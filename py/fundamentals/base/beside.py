"""Work in a thread of its own, from now until somebody asks what came of it."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Beside"]

T = TypeVar("T")


class Beside(Generic[T]):
    """A piece of work that has begun.

    Args:
        work: is called at once, in a thread that ends with the program.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._result: list[T] = []
        self._error: BaseException | None = None

        self.seconds = 0.0  # what it took, once it has ended

        def run() -> None:
            begin = time.perf_counter()
            try:
                self._result.append(work())
            except BaseException as error:
                self._error = error
            self.seconds = time.perf_counter() - begin

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()

    @property
    def at_work(self) -> bool:
        """Whether it has not ended yet."""
        return self._thread.is_alive()

    def result(self) -> T:
        """Wait for the end; what the work raised is raised here."""
        while self._thread.is_alive():
            self._thread.join(timeout=0.2)  # so that Ctrl-C is heard
        if self._error is not None:
            raise self._error
        return self._result[0]
