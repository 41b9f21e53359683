"""The same work in two commits, on the same machine and in the same run: what the ratios are.

Each commit is cloned into a folder of its own, with a cache of its own, and does what a new user
does: `make verify`, from nothing, downloads included; the same with nothing changed; `make test`.
"""

import resource
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fundamentals.base.environment import NPM, OURS, clean
from fundamentals.base.errors import BuildError
from fundamentals.base.progress import Progress
from fundamentals.base.project import Project
from fundamentals.bench.compiled import Cost, cost

__all__ = ["Measured", "Ratio", "measure", "ratios"]

_LAYERS = "--layer proved --layer derived --layer enclosed --layer observed"
_PIP = ("PIP_",)  # where packages come from


@dataclass(frozen=True)
class Measured:
    """What a commit takes. Seconds are of wall time where nothing else is said.

    Attributes:
        commit: its hash.
        verify: from nothing, setting up included, in the four layers that any commit has.
        verify_cpu: the CPU of that.
        unchanged: of the same again, with nothing changed.
        everything: of one more, in all the layers that the commit has.
        test: of the tests.
        cost: what its library holds, and took.
    """

    commit: str
    verify: float
    verify_cpu: float
    unchanged: float
    everything: float
    test: float
    cost: Cost


@dataclass(frozen=True)
class Ratio:
    """A figure of this commit beside that of the other.

    Attributes:
        what: is measured.
        before, now: the figures.
        unit: theirs.
        target: the most that `now` may be of `before`; None where there is none.
    """

    what: str
    before: float
    now: float
    unit: str
    target: float | None = None

    @property
    def ratio(self) -> float:
        """Of now to before."""
        return self.now / self.before if self.before else float("inf")

    @property
    def holds(self) -> bool:
        """Whether the target is met."""
        return self.target is None or self.ratio <= self.target


class _Checkout:
    def __init__(self, project: Project, commit: str, folder: Path) -> None:
        self.root = folder / "checkout"
        _run("git", "clone", "--quiet", str(project.root), str(self.root))
        _run("git", "-C", str(self.root), "checkout", "--quiet", commit)
        self._cache = str(folder / "cache")

    def make(self, target: str, arguments: str = "") -> tuple[float, float]:
        """Wall and CPU seconds of `make TARGET`.

        Raises:
            BuildError: it fails; the time of half of the work would mislead.
        """
        cpu, began = _cpu(), time.monotonic()
        command = ["make", "--no-print-directory", "-C", str(self.root), target]
        done = subprocess.run(
            [*command, f"ARGS={arguments}"],
            env=clean(
                (*NPM, *OURS, *_PIP), XDG_CACHE_HOME=self._cache, FUNDAMENTALS_LEAN="embedded"
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            last = "\n".join(done.stdout.splitlines()[-8:])
            raise BuildError(f"make {target} fails at {self.root}, so nothing is measured:\n{last}")
        return time.monotonic() - began, _cpu() - cpu


def measure(project: Project, commit: str, folder: Path, progress: Progress) -> Measured:
    """Do the work of a commit.

    Args:
        project: whose history has the commit.
        commit: anything that git understands.
        folder: a new one.
        progress: hears what is being done.

    Raises:
        BuildError: something of it fails.
    """
    name = _run("git", "-C", str(project.root), "rev-parse", "--short", f"{commit}^{{commit}}")
    checkout = _Checkout(project, name, folder)
    taken: dict[str, float] = {}

    def timed(what: str, do: Callable[[], tuple[float, float]]) -> float:
        progress.note(f"{name}: {what} …")
        taken[what], cpu = do()
        progress.note(f"{name}: {what}: {taken[what]:.0f} s")
        return cpu

    verify_cpu = timed("verify from nothing", lambda: checkout.make("verify", _LAYERS))
    timed("verify unchanged", lambda: checkout.make("verify", _LAYERS))
    timed("verify with all layers", lambda: checkout.make("verify"))
    timed("test", lambda: checkout.make("test"))
    return Measured(
        commit=name,
        verify=taken["verify from nothing"],
        verify_cpu=verify_cpu,
        unchanged=taken["verify unchanged"],
        everything=taken["verify with all layers"],
        test=taken["test"],
        cost=cost(checkout.root / "build" / "lean"),
    )


def ratios(before: Measured, now: Measured) -> list[Ratio]:
    """One commit against the other; what grows with the library, for each theorem."""

    def each(what: str, seconds: Callable[[Measured], float], target: float) -> Ratio:
        one, other = (1000 * seconds(m) / m.cost.theorems for m in (before, now))
        return Ratio(f"{what}, a theorem", one, other, "ms", target)

    return [
        each("verify from nothing", lambda m: m.verify, 0.5),
        each("Lean's CPU", lambda m: m.cost.lean_cpu_seconds, 0.55),
        Ratio(
            "size of a theorem's proof, with what Lean adds to it",
            before.cost.proof_terms / before.cost.theorems,
            now.cost.proof_terms / now.cost.theorems,
            "terms",
            0.5,
        ),
        Ratio("make test", before.test, now.test, "s", 0.5),
        Ratio("verify, nothing changed", before.unchanged, now.unchanged, "s"),
        Ratio("CPU of verify from nothing", before.verify_cpu, now.verify_cpu, "s"),
        Ratio("all layers, these four kept, to these four", now.verify, now.everything, "s", 0.25),
    ]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, env=clean(), check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)} fails: {done.stderr.strip()}")
    return done.stdout.strip()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
