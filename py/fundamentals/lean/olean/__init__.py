"""Compiled Lean files (`.olean`, version 2 of the format, 32 and 64 bits), read and checked."""

from fundamentals.lean.olean.format import Image
from fundamentals.lean.olean.module import Constant, Import, Kind, Module, Range, read_module
from fundamentals.lean.olean.terms import Terms

__all__ = [
    "Constant",
    "Image",
    "Import",
    "Kind",
    "Module",
    "Range",
    "Terms",
    "read_module",
]
