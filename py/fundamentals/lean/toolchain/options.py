"""The options that every file of the library is checked with, wherever it is checked."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["LEAN_OPTIONS", "OF_LAKEFILE", "OWN_BUILDS"]

OF_LAKEFILE: Mapping[str, str] = MappingProxyType({"autoImplicit": "false"})
"""As in `lakefile.lean`, which a native Lean reads them from; a test holds the two together."""

OWN_BUILDS: Mapping[str, str] = MappingProxyType(
    {
        # A lemma that is deprecated between two builds of one version must not break the first
        # `lake build` of somebody who uses the library; ours, by `--wfail` for Lake, it does.
        "warningAsError": "true",
        # Half of Lean's defaults, so that a build of theirs, which may elaborate otherwise, has
        # twice what was needed here.
        "maxHeartbeats": "100000",
        "maxRecDepth": "256",
        # Code of notations stays whole: the embedded Lean looks for it in one piece when importing.
        "compiler.extract_closed": "false",
    }
)
"""What only builds of ours ask for."""

LEAN_OPTIONS: Mapping[str, str] = MappingProxyType({**OF_LAKEFILE, **OWN_BUILDS})
"""What a file is checked with here."""
