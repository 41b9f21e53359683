"""What an importer can see of a compiled module, as a hash.

`X.olean` holds the exported part alone: no proofs, no positions, no docstrings. So a touched
comment or another proof leaves it the same, but for one thing: the embedded Lean (32 bits)
allocates in steps of 8 bytes and leaves the padding behind small fields as it finds it. Those
bytes are taken out before hashing. A native Lean leaves none.
"""

import hashlib
from pathlib import Path

import numpy as np

from fundamentals.lean.olean.format import Image

__all__ = ["interface_hash"]

_LAST_CONSTRUCTOR = 243
# An inductive type: six pointers and three flags. Its flags matter to the kernel and are kept.
_INDUCTIVE = (0, 6, 40)
# The height of a definition: no pointers and a number of 32 bits.
_HINTS = (2, 0, 16)
_FLAGS = np.uint32(0x00010101)
_FIRST = np.uint32(0xFF)


def interface_hash(olean: Path) -> str:
    """Hash a compiled file's content without what allocation left in its padding.

    Raises:
        OleanError: the file cannot be understood.
    """
    data = olean.read_bytes()
    image = Image([(str(olean), data)])
    if image.pointer_size == 8:
        return hashlib.sha256(data).hexdigest()
    words = np.frombuffer(data, dtype="<u4").copy()
    heads = np.asarray(image.heads)[image.starts]
    tags, pointers, sizes = heads >> 24, (heads >> 16) & 0xFF, heads & 0xFFFF
    scalars = sizes.astype(np.int64) - 8 - 4 * pointers.astype(np.int64)
    last = image.starts + sizes // 4 - 1
    # The allocator clears the last word; so garbage can only be in the one before it, behind a
    # field of one to three bytes, and only where the last is 0.
    where = (tags <= _LAST_CONSTRUCTOR) & (scalars >= 8) & (sizes % 8 == 0)
    for tag, count, size in (_INDUCTIVE, _HINTS):
        where &= ~((tags == tag) & (pointers == count) & (sizes == size))
    at = last[where]
    at = at[words[at] == 0] - 1
    # Small bytes may be flags; anything else (an expression's or a name's hash, which follows from
    # what it points to; garbage) says nothing.
    odd = (words[at] & ~(_FLAGS << np.uint32(8)) & ~_FIRST) != 0
    words[at[odd]] &= _FIRST
    inductive = (tags == _INDUCTIVE[0]) & (pointers == _INDUCTIVE[1]) & (sizes == _INDUCTIVE[2])
    words[last[inductive] - 1] &= np.uint32(0x00FFFFFF)
    return hashlib.sha256(words.tobytes()).hexdigest()
