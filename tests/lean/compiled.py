"""Samples and controls, compiled once by the real embedded Lean in one resident process.

Compiled files are kept in `build/` under a key of all the sources and the toolchain, so that a
second run of the tests starts at once; a changed source compiles everything anew.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from fundamentals.base.errors import BuildError, FundamentalsError
from fundamentals.base.project import Project
from fundamentals.lean.building.worker import Job, Worker
from fundamentals.lean.declarations.facts import Library
from fundamentals.lean.toolchain import finding as toolchains
from fundamentals.lean.toolchain.finding import Toolchain
from fundamentals.lean.toolchain.options import LEAN_OPTIONS

__all__ = ["CONTROLS", "CORE", "SAMPLES", "folder", "library", "toolchain"]

HERE = Path(__file__).parent
CONTROLS = HERE / "controls"
SAMPLES = HERE / "samples"
PROJECT = Project.find(HERE)
CORE = PROJECT.build_dir / "controls" / "core"  # the toolchain's constants, kept between runs
# in the order of their imports
MODULES = ("Samples.Base", "Samples.Top", "Mini", "OnMini")


@cache
def toolchain() -> Toolchain:
    """The embedded Lean, also where a native one is at hand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(toolchains.CHOICE, "embedded")
        return toolchains.find(PROJECT)


def folder() -> Path:
    """Where the compiled files are: `samples/`, and `controls/NAME/` for each control."""
    kept = _folder()
    if isinstance(kept, str):
        pytest.fail(kept)
    return kept


@cache
def _folder() -> Path | str:
    """The folder, or why there is none: tried once and not for every test."""
    try:
        return _compiled()
    except FundamentalsError as error:
        return f"samples and controls could not be compiled: {error}"


def _compiled() -> Path:
    sources = sorted([*CONTROLS.glob("*.lean"), *SAMPLES.rglob("*.lean")])
    digest = hashlib.sha256(toolchain().identity.encode())
    for source in sources:
        digest.update(f"{source.relative_to(HERE)}\0".encode() + source.read_bytes())
    kept = PROJECT.build_dir / "controls" / digest.hexdigest()[:16]
    if not kept.is_dir():
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as fresh:
            _compile(Path(fresh) / "all")
            try:
                (Path(fresh) / "all").rename(kept)
            except OSError:
                assert kept.is_dir()  # another run was faster
    return kept


def _compile(target: Path) -> None:
    jobs = [
        Job(
            module=module,
            source=SAMPLES.joinpath(*module.split(".")).with_suffix(".lean"),
            output=(target / "samples").joinpath(*module.split(".")).with_suffix(".olean"),
            options={"autoImplicit": "true"},
        )
        for module in MODULES
    ]
    for source in sorted(CONTROLS.glob("*.lean")):
        if "-- not compiled" not in source.read_text(encoding="utf-8"):
            output = target / "controls" / source.stem / "Control.olean"
            # cheats that Lean only warns of are to come through
            options = {**LEAN_OPTIONS, "warningAsError": "false"}
            jobs.append(Job(module="Control", source=source, output=output, options=options))
    refused: list[str] = []
    with Worker(toolchain(), root=HERE, search_path=[target / "samples"]) as worker:
        for job in jobs:
            assert job.output is not None
            job.output.parent.mkdir(parents=True, exist_ok=True)
            result = worker.check(job)
            refused += [
                f"{job.source.name}: {message}" for message in result.messages if not result.ok
            ]
    if refused:
        raise BuildError("\n".join(refused))


def library(olean_dir: Path, modules: Sequence[str]) -> Library:
    """Facts of compiled modules; the toolchain's constants are kept beside them."""
    return _library(os.fspath(olean_dir), tuple(modules))


@cache
def _library(olean_dir: str, modules: tuple[str, ...]) -> Library:
    return Library.load(
        [Path(olean_dir)],
        modules,
        toolchain=toolchain(),
        core_cache_dir=CORE,
    )
