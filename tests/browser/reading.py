"""How tests read the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

__all__ = ["DARK", "LAPTOP", "LIGHT", "PHONE", "PHONE_WIDTH", "Reader", "Watch"]

PHONE_WIDTH = 390
PHONE = {"viewport": {"width": PHONE_WIDTH, "height": 844}, "is_mobile": True, "has_touch": True}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}


@dataclass
class Watch:
    """What a page asked for, and what went wrong.

    Attributes:
        root: the address below which everything must be.
        requests: the addresses asked for.
        problems: each in a sentence.
    """

    root: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Take note of everything that the page does from now on."""

        def console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                where = message.location["url"]
                self.problems.append(f"{page.url}: console: {message.text} ({where})")

        def request(asked: Request) -> None:
            self.requests.append(asked.url)
            if not asked.url.startswith((self.root, "data:", "blob:")):  # its own
                self.problems.append(f"{page.url}: asks for {asked.url}")

        def response(answer: Response) -> None:
            if answer.status >= 400:
                self.problems.append(f"{page.url}: {answer.url} is answered by {answer.status}")

        def failure(asked: Request) -> None:
            if asked.failure != "net::ERR_ABORTED":  # by going on before the icon has come
                self.problems.append(f"{page.url}: {asked.url}: {asked.failure}")

        page.on("console", console)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        page.on("request", request)
        page.on("response", response)
        page.on("requestfailed", failure)


@dataclass(frozen=True)
class Reader:
    """Reads a site, and insists that no page complains or asks for anything elsewhere.

    Attributes:
        browser: to read with.
        root: the address of the site.
    """

    browser: Browser
    root: str

    def address(self, place: str = "") -> str:
        """The address of a page such as `e/taylor/`; a folder has no default page on disk."""
        path, mark, rest = place.partition("#")
        if self.root.startswith("file:") and (not path or path.endswith("/")):
            path += "index.html"
        return f"{self.root}{path}{mark}{rest}"

    @contextmanager
    def open(self, place: str = "", **options: Any) -> Iterator[Page]:
        """A page in a window of its own.

        Args:
            place: of the page, seen from the root.
            options: of the window, as playwright has them.
        """
        with self.browser.new_context(**options) as window:
            page = window.new_page()
            watch = Watch(self.root)
            watch.follow(page)
            page.goto(self.address(place))
            yield page
        assert not watch.problems, "\n".join(watch.problems)
