"""The options that every file of the library is checked with, wherever it is checked."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LEAN_OPTIONS"]

LEAN_OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "autoImplicit": "false",
        # code of notations stays whole: the embedded Lean looks for it in one piece when importing
        "compiler.extract_closed": "false",
        "warningAsError": "true",
    }
)
"""As in `lakefile.lean`, which a native Lean reads them from; a test holds the two together."""
