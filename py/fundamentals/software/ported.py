"""Rows of libraries that people port between, confirmed by the referee alone."""

from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS

__all__ = ["ALL", "MORE"]

MORE: tuple[Row, ...] = ()
"""The rows that no check of an entry observes: their libraries are optional."""

ALL = (*ROWS, *MORE)
"""The whole table."""
