"""The site made from this tree, as it is and with a check that fails, and a browser to read it.

Whatever a test reads, the page must not complain: see `Reader`.
"""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import chromium
import pytest
from playwright.sync_api import Browser, sync_playwright
from reading import Reader

from fundamentals.base.errors import SetupError
from fundamentals.base.progress import Silent
from fundamentals.base.project import Project
from fundamentals.evidence.engine.run import Evidence, run_evidence
from fundamentals.pictures.rendering import render
from fundamentals.site import programs
from fundamentals.site.build import make_site, packed
from fundamentals.site.content import library
from fundamentals.site.content.gathered import Content
from fundamentals.site.serving import server
from fundamentals.verification import proving  # noqa: F401 - see below
from fundamentals.verification import verify as verification

# `verify` imports `proving` while threads parse the modules of evidence, and pytest parses what is
# imported: two threads that do so at once are an error of CPython 3.11.
ROOT = Path(__file__).parents[2]
PROJECT = Project(ROOT)
RED = "chain-rule"
"""The entry of which a check fails on the red site; others build on it."""


def pytest_configure() -> None:
    """Without a browser nothing is tested, and that is said at once."""
    try:
        chromium.find()
    except SetupError as error:
        pytest.exit(str(error), returncode=3)


@pytest.fixture(scope="session")
def content() -> Content:
    """What the site shows of this tree; what is known from earlier runs is not computed again."""
    catalog = verification.open_catalog(PROJECT)
    pictures = {entry.id: render(entry.id) for entry in catalog.entries}
    result = verification.verify(PROJECT, progress=Silent())
    content = Content(catalog, result, pictures, library.load(PROJECT, Silent()))
    return packed(content, PROJECT, Silent())


@pytest.fixture(scope="session")
def red_content(content: Content) -> Content:
    """The same, after one check of one entry failed."""

    def run(*arguments: Any, **options: Any) -> dict[str, Evidence]:
        found = run_evidence(*arguments, **options)
        outcomes = found[RED].outcomes
        failed = outcomes[0].result.model_copy(update={"status": "refuted", "reason": "1 ≠ 2"})
        outcomes[0] = replace(outcomes[0], result=failed)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "run_evidence", run)
        result = verification.verify(PROJECT, progress=Silent())
    return replace(content, result=result)


def _made(content: Content, folder: Path) -> Path:
    return make_site(
        folder, content, programs.install(), documents=ROOT / "docs", progress=Silent()
    )


@pytest.fixture(scope="session")
def site(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    return _made(content, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def red_site(red_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site with a failure."""
    return _made(red_content, tmp_path_factory.mktemp("red"))


@pytest.fixture(scope="session")
def packages() -> programs.Programs:
    """What npm brings for these tests."""
    return programs.install(listed=Path(__file__).parent / "packages")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def disk(browser: Browser, site: Path) -> Reader:
    """Reads the site from disk."""
    return Reader(browser, f"{site.as_uri()}/")


@pytest.fixture(scope="session")
def served(browser: Browser, site: Path) -> Iterator[Reader]:
    """Reads the site from the server."""
    with server(site, 0) as running:
        threading.Thread(target=running.serve_forever).start()
        yield Reader(browser, f"http://127.0.0.1:{running.server_port}/")
        running.shutdown()


@pytest.fixture(params=["disk", "served"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Reads the site in both ways."""
    return request.getfixturevalue(request.param)
