"""A verified catalog of the mathematics under deep learning: differentiation and convolution."""

from importlib.metadata import version

__all__ = ["__version__"]

__version__ = version("fundamentals-dl")
