"""Which version of a library is installed, by the name under which Python imports it."""

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version

__all__ = ["DISTRIBUTIONS", "installed"]

DISTRIBUTIONS: Mapping[str, tuple[str, ...]] = {
    "cv2": ("opencv-python-headless", "opencv-python"),
    "skimage": ("scikit-image",),
    "tensorflow": ("tensorflow-cpu", "tensorflow"),
}
"""What brings a library, where that has another name; first what `make software` installs."""


@cache
def installed(package: str) -> str | None:
    """The version of a library, or of any other distribution; None if it is not installed."""
    for name in DISTRIBUTIONS.get(package, (package,)):
        with suppress(PackageNotFoundError):
            return version(name)
    return None
