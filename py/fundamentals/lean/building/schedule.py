"""One run of the embedded build: which module is next, which need not be compiled at all."""

import heapq
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from fundamentals.base.errors import OleanError
from fundamentals.base.progress import Progress
from fundamentals.base.reading import read_bytes, sha256
from fundamentals.lean.building.crew import Crew
from fundamentals.lean.building.keys import Keys
from fundamentals.lean.building.outcome import ModuleOutcome
from fundamentals.lean.building.store import Record, Store
from fundamentals.lean.building.worker import Job, Message, WorkerDied
from fundamentals.lean.sources.modules import Graph
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

__all__ = ["Build"]

_BYTES_A_SECOND = 2000  # of source, for files that have never been compiled
_SORRY = b"sorryAx\0"


class Build:
    """Bring modules up to date; for one `run`, in a store that is locked.

    Args:
        graph: the sources.
        store: what is compiled already, and where to put the rest.
        root: the project's; messages name files relative to it.
        toolchain: identity of the Lean.
        wanted: the modules, in import order, with all that they import.
        progress: told of every module that is not simply cached.
        options: for Lean.
    """

    def __init__(
        self,
        graph: Graph,
        store: Store,
        *,
        root: Path,
        toolchain: str,
        wanted: tuple[str, ...],
        progress: Progress,
        options: Mapping[str, str] = LEAN_OPTIONS,
    ) -> None:
        self._graph, self._store, self._root = graph, store, root
        self._progress, self._options, self._wanted = progress, options, wanted
        self._keys = Keys(graph, toolchain, options)
        self._records = {name: store.record(name) for name in wanted}
        self._imports = {
            name: frozenset(each.module for each in graph.own_imports(name)) for name in wanted
        }
        self._outcomes: dict[str, ModuleOutcome] = {}
        self._ready: list[tuple[float, str, str]] = []  # urgency, name, key
        self._urgency = self._longest_paths()
        self._changed = threading.Condition()
        self._working = 0
        self._threads: list[threading.Thread] = []
        self._error: BaseException | None = None
        self._reporting = False

    def run(self, crew: Crew, jobs: int) -> dict[str, ModuleOutcome]:
        """Do it, with at most `jobs` processes.

        Raises:
            SetupError: no process can be started.
            KeyboardInterrupt: from the user; what is done is done.
        """
        for name in self._wanted:
            self._consider(name)
        left = len(self._wanted) - len(self._outcomes)
        if left:
            self._reporting = True
            self._progress.start("Lean", left)
            try:
                self._compile_all(crew, jobs)
            finally:
                self._progress.finish()
        return {name: self._outcomes[name] for name in self._wanted}

    def _compile_all(self, crew: Crew, jobs: int) -> None:
        try:
            with self._changed:
                while self._error is None and len(self._outcomes) < len(self._wanted):
                    while len(self._threads) < min(jobs, self._working + len(self._ready)):
                        self._hire(crew)
                    self._changed.wait()
        except BaseException as error:
            self._error = error
        with self._changed:
            self._changed.notify_all()
        if self._error is not None:
            crew.interrupt()
            for thread in self._threads:
                thread.join(timeout=1)  # one that starts a process ends with it
            raise self._error
        for thread in self._threads:
            thread.join()

    def _hire(self, crew: Crew) -> None:
        thread = threading.Thread(target=self._work, args=(crew,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self, crew: Crew) -> None:
        """Compile one module after another until there are none."""
        while True:
            with self._changed:
                while not self._ready:
                    if self._error is not None or len(self._outcomes) == len(self._wanted):
                        return
                    self._changed.wait()
                if self._error is not None:
                    return
                _, name, key = heapq.heappop(self._ready)
                self._working += 1
            try:
                outcome = self._compile(crew, name, key)
                with self._changed:
                    self._working -= 1
                    self._settle(outcome)
                    self._changed.notify_all()
            except BaseException as error:  # for the thread that waits
                with self._changed:
                    self._error = self._error or error
                    self._changed.notify_all()
                return

    def _settle(self, outcome: ModuleOutcome) -> None:
        """Note an outcome and see to the modules that waited for it."""
        todo = [outcome]
        while todo:
            outcome = todo.pop()
            if outcome.name in self._outcomes:
                continue  # blocked in more than one way
            self._outcomes[outcome.name] = outcome
            if self._reporting:
                self._progress.step(_line(outcome))
            if outcome.ok and (record := self._records[outcome.name]) is not None:
                self._keys.add(outcome.name, record)
            waiting = self._graph.importers.get(outcome.name, frozenset())
            judged = [self._judge(name) for name in sorted(waiting & self._imports.keys())]
            todo += [outcome for outcome in judged if outcome is not None]

    def _consider(self, name: str) -> None:
        """Look at a module whose imports were all considered before."""
        if (outcome := self._judge(name)) is not None:
            self._settle(outcome)

    def _judge(self, name: str) -> ModuleOutcome | None:
        """Whether a module is settled without compiling it; queue it if it must be compiled."""
        imports = self._imports[name]
        if name in self._outcomes or any(entry[1] == name for entry in self._ready):
            return None
        stopped = [m for m in imports if m not in self._imports or self._is_stopped(m)]
        if stopped:
            return ModuleOutcome(name, "blocked", blocked_by=tuple(sorted(stopped)))
        if not all(m in self._outcomes for m in imports):
            return None
        key = self._keys.key(name)
        record = self._records[name]
        if record is not None and record.key == key and self._store.intact(name, record):
            return ModuleOutcome(
                name,
                "cached",
                record.messages,
                seconds=record.seconds,
                cpu_seconds=record.cpu_seconds,
                heap_mib=record.heap_mib,
            )
        heapq.heappush(self._ready, (-self._urgency[name], name, key))
        return None

    def _is_stopped(self, name: str) -> bool:
        return name in self._outcomes and not self._outcomes[name].ok

    def _compile(self, crew: Crew, name: str, key: str) -> ModuleOutcome:
        """Compile a module and keep what comes of it if there is nothing against it."""
        source = self._graph.sources[name]
        file = source.path.relative_to(self._root)
        scratch = self._store.scratch(name)
        try:
            try:
                result = crew.check(
                    Job(module=name, source=file, output=scratch, options=self._options)
                )
            except WorkerDied as error:
                self._store.check_room()
                text = f"Lean's process ended while checking this file, twice: {error}"
                message = Message("error", file.as_posix(), 1, 0, text)
                return ModuleOutcome(name, "failed", (message,))
            outcome = ModuleOutcome(
                name,
                "built",
                result.messages,
                seconds=result.seconds,
                cpu_seconds=result.cpu_seconds,
                heap_mib=result.heap_mib,
                peak_rss_mib=result.peak_rss_mib,
            )
            parts = self._store.parts(scratch)
            if not result.ok or any(m.severity != "information" for m in result.messages):
                self._store.check_room()
                return replace(outcome, status="failed")
            if complaint := self._complaint(name, parts, scratch):
                self._store.check_room()
                return outcome.failed_with(Message("error", file.as_posix(), 1, 0, complaint))
            # only now: NumPy takes longer to load than a run takes that finds nothing changed
            from fundamentals.lean.building.interface import interface_hash

            try:
                interface = interface_hash(scratch)
            except OleanError:
                self._store.check_room()
                raise
            record = Record(
                key=key,
                interface=interface,
                parts=parts,
                messages=result.messages,
                seconds=result.seconds,
                cpu_seconds=result.cpu_seconds,
                heap_mib=result.heap_mib,
            )
            with self._changed:  # not when the run is over and its lock released
                if self._error is None:
                    self._store.keep(name, scratch, record)
                    self._records[name] = record
            return outcome
        finally:
            self._store.drop(scratch)

    def _complaint(self, name: str, parts: Mapping[str, str], scratch: Path) -> str | None:
        """What is wrong with an accepted file that Lean itself did not say."""
        source = self._graph.sources[name]
        if sha256(source.path) != source.digest:
            return "the file changed while Lean read it: build again"
        if ".olean" not in parts:
            return "Lean accepted the file and wrote nothing: build again"
        # a warning can be switched off
        if any(_SORRY in read_bytes(scratch.with_suffix(suffix)) for suffix in parts):
            return "declaration uses `sorry` (the compiled file refers to `sorryAx`)"
        return None

    def _longest_paths(self) -> dict[str, float]:
        """For each module the seconds from its start to the end of all that wait for it."""
        found: dict[str, float] = {}
        for name in reversed(self._wanted):
            waiting = self._graph.importers.get(name, frozenset())
            after = max((found[user] for user in waiting if user in found), default=0.0)
            record = self._records[name]
            size = self._graph.sources[name].size
            found[name] = after + (record.seconds if record else 1 + size / _BYTES_A_SECOND)
        return found


def _line(outcome: ModuleOutcome) -> str:
    match outcome.status:
        case "built":
            return f"{outcome.name} ({outcome.seconds:.1f} s)"
        case "blocked":
            return f"{outcome.name} (blocked by {', '.join(outcome.blocked_by)})"
        case "cached":
            return f"{outcome.name} (unchanged)"
        case _:
            return f"{outcome.name} (failed)"
