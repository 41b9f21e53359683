"""Showing a built site to browsers on this machine."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from fundamentals.base.errors import UsageError

__all__ = ["server"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is asked for."""


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of a folder, for this machine alone.

    Args:
        folder: of the site.
        port: to listen on; 0 takes any that is free.

    Raises:
        UsageError: the port is taken or none.
    """
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise UsageError(f"--port {port} cannot be used: {error}") from error
