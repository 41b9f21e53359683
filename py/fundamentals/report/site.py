"""The site's data: a file for each entry with its picture, and an index, from one result.

::

    index.json              the run as a whole, and the entries in the order of the catalog
    e/<id>.json             the catalog's record, the result of each layer, what the picture shows
    e/<id>.svg              the picture

The files are a function of the result without its times, of the catalog and of the pictures: they
are the same bytes for the same state.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from fundamentals.base.atomic import write_atomically
from fundamentals.catalog.loading import Catalog
from fundamentals.catalog.schema import Entry
from fundamentals.pictures.core import Picture
from fundamentals.verification.model import (
    EntryResult,
    LayerName,
    Problem,
    RunResult,
    Summary,
    Toolchain,
)

__all__ = ["EntryPage", "PictureFile", "SiteEntry", "SiteIndex", "site_schema_text", "write_site"]

_FOLDER = "e"


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PictureFile(_Record):
    """The picture of an entry.

    Attributes:
        file: beside the entry's own file.
        title: what it shows, in a few words.
        alt: what is to be seen, for those who cannot see it.
    """

    file: str
    title: str
    alt: str


class EntryPage(_Record):
    """All about one entry.

    Attributes:
        format: the version of this model.
        entry: what the catalog says.
        result: what the run found, layer by layer.
        picture: what shows the statement.
    """

    format: Literal[1] = 1
    entry: Entry
    result: EntryResult
    picture: PictureFile


class SiteEntry(_Record):
    """One entry in the index.

    Attributes:
        id: the entry.
        title: a few words.
        chapter: of the source.
        source: its place there.
        ok: nothing fails.
        file: all about it.
    """

    id: str
    title: str
    chapter: int
    source: str
    ok: bool
    file: str


class SiteIndex(_Record):
    """The run as a whole; a result without its times.

    Attributes:
        format: the version of this model.
        version: of this program.
        versions: of Python and of the libraries that compute.
        toolchain: the Lean that was used.
        seed: of the random instances.
        layers: what was asked for.
        sources: digest of what the result is of.
        ok: everything holds.
        summary: counts.
        problems: what concerns no single entry.
        entries: in the order of the catalog.
    """

    format: Literal[1] = 1
    version: str
    versions: dict[str, str | None]
    toolchain: Toolchain | None
    seed: int
    layers: tuple[LayerName, ...]
    sources: str
    ok: bool
    summary: Summary
    problems: tuple[Problem, ...]
    entries: tuple[SiteEntry, ...]


def write_site(
    folder: Path, *, catalog: Catalog, result: RunResult, pictures: Mapping[str, Picture]
) -> None:
    """Write the site's data, the index last.

    Args:
        folder: where to; made if need be.
        catalog: that the result is about.
        result: of this state of the project.
        pictures: one for each entry of the result, by its id.

    Raises:
        SetupError: a file cannot be written.
    """
    for entry in result.entries:
        picture = pictures[entry.id]
        page = EntryPage(
            entry=catalog.get(entry.id),
            result=entry,
            picture=PictureFile(file=f"{entry.id}.svg", title=picture.title, alt=picture.alt),
        )
        write_atomically(folder / _FOLDER / page.picture.file, picture.svg)
        _write(folder / _FOLDER / f"{entry.id}.json", page)
        if entry.rechecked is not None:
            names = "".join(f"{name}\n" for name in entry.rechecked.assumed)
            write_atomically(folder / _FOLDER / f"{entry.id}.assumed.txt", names.encode())
    _write(folder / "index.json", _index(result))


def site_schema_text() -> str:
    """The JSON Schema of the index and of the entries' files, which is published."""
    schema = TypeAdapter(SiteIndex | EntryPage).json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _index(result: RunResult) -> SiteIndex:
    return SiteIndex(
        version=result.version,
        versions=result.versions,
        toolchain=result.toolchain,
        seed=result.seed,
        layers=result.layers,
        sources=result.sources,
        ok=result.ok,
        summary=result.summary,
        problems=result.problems,
        entries=tuple(
            SiteEntry(
                id=entry.id,
                title=entry.title,
                chapter=entry.chapter,
                source=entry.source,
                ok=entry.ok,
                file=f"{_FOLDER}/{entry.id}.json",
            )
            for entry in result.entries
        ),
    )


def _write(path: Path, record: BaseModel) -> None:
    write_atomically(path, (record.model_dump_json(indent=2) + "\n").encode())
