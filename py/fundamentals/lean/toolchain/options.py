"""The options that every file of the library is checked with, wherever it is checked."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LEAN_OPTIONS", "OWN_BUILDS"]

OWN_BUILDS: Mapping[str, str] = MappingProxyType({"warningAsError": "true"})
"""What only our builds ask for (of Lake by `--wfail`).

A lemma that is deprecated between two builds of one version must not break the first `lake build`
of somebody who uses the library.
"""

LEAN_OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "autoImplicit": "false",
        # code of notations stays whole: the embedded Lean looks for it in one piece when importing
        "compiler.extract_closed": "false",
        **OWN_BUILDS,
    }
)
"""As in `lakefile.lean`, which a native Lean reads them from, and those of our own builds; a test
holds the two together."""
