"""Showing a built site to browsers on this machine."""

from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from fundamentals.errors import UsageError

__all__ = ["serve"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


def serve(folder: Path, port: int, announce: Callable[[str], None]) -> None:
    """Serve a folder on this machine until Ctrl-C.

    Args:
        folder: of the site.
        port: to listen on; 0 takes any that is free.
        announce: is told the address.

    Raises:
        UsageError: the port is taken or none.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise UsageError(f"--port {port} cannot be used: {error}") from error
    with server:
        announce(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
        server.serve_forever()
