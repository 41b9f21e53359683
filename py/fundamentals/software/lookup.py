"""Looking functions up by what people call them: names, aliases, modes, options, words.

Each word of a query narrows. A word with a dot is a function's name, perhaps in short as in
`np.convolve` or `F.conv2d`; another is part of a name, a mode, or a word of what the table says.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from fundamentals.base.errors import UsageError
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS

__all__ = ["OUTSIDE", "NotInTableError", "aliases", "resolved", "rows_matching", "vocabulary"]

OUTSIDE: Mapping[str, tuple[str, ...]] = {
    "jax.lax.conv": ("jax.lax.conv_general_dilated",),
    "jax.lax.conv_general_dilated_local": ("jax.lax.conv_general_dilated",),
    "jax.lax.conv_general_dilated_patches": ("jax.lax.conv_general_dilated",),
    "jax.lax.conv_with_general_padding": ("jax.lax.conv_general_dilated",),
    "numpy.polymul": ("numpy.convolve",),
    "scipy.ndimage.gaussian_filter": ("scipy.ndimage.correlate1d",),
    "scipy.ndimage.generic_filter": ("scipy.ndimage.correlate",),
    "scipy.ndimage.uniform_filter": ("scipy.ndimage.correlate1d",),
    "scipy.signal.deconvolve": ("scipy.signal.convolve",),
    "scipy.signal.lfilter": ("scipy.signal.convolve",),
    "scipy.signal.sepfir2d": ("scipy.signal.convolve2d",),
    "scipy.signal.upfirdn": ("scipy.signal.convolve",),
    "torch.nn.functional.conv_tbc": ("torch.nn.functional.conv1d",),
    "torch.nn.functional.fold": ("torch.nn.functional.conv2d",),
}
"""Functions that one might look for here and that the table says nothing of; and what is near."""

_SHORT = (
    (r"(?:torch\.)?nn\.(?:modules\.conv\.)?(?:lazy)?conv(?=\d)", "torch.nn.conv"),
    (
        r"(?:torch\.)?nn\.(?:modules\.conv\.)?(?:lazy)?convtranspose",
        "torch.nn.functional.conv_transpose",
    ),
    (r"(?:torch\.)?(?:nn\.)?f(?:unctional)?\.", "torch.nn.functional."),
    (r"torch\.(?=conv)", "torch.nn.functional."),
    (r"np\.", "numpy."),
    (r"jnp\.", "jax.numpy."),
    (r"(?:jsp|jscipy)\.", "jax.scipy."),
    (r"lax\.", "jax.lax."),
    (r"sp\.", "scipy."),
    (r"(?:sps|sig|ss|signal)\.", "scipy.signal."),
    (r"(?:ndimage|ndi|nd)\.", "scipy.ndimage."),
    (r"tf\.", "tensorflow."),
)
_WORDS: Mapping[str, tuple[str, ...]] = {
    "adjoint": ("transpose",),
    "atrous": ("dilation",),
    "autograd": ("gradient",),
    "backward": ("gradient",),
    "circular": ("circular", "wrap"),
    "deconvolution": ("transpose",),
    "depthwise": ("groups", "feature_group_count"),
    "dilated": ("dilation",),
    "fft": ("fft", "fourier"),
    "fourier": ("fft", "fourier"),
    "fraction": ("fraction", "object"),
    "grad": ("gradient",),
    "group": ("groups", "feature_group_count"),
    "groups": ("groups", "feature_group_count"),
    "integer": ("int64",),
    "overflow": ("int64",),
    "pad": ("padding",),
    "periodic": ("circular", "wrap"),
    "pytorch": ("torch",),
    "onnx": ("onnxruntime",),
    "opencv": ("cv2",),
    "tf": ("tensorflow",),
    "strided": ("stride",),
    "symmetric": ("symm", "reflect"),
    "transposed": ("transpose",),
    "wraparound": ("int64",),
    "zeros": ("padding", "constant", "fill"),
}
"""Other words for the table's own."""

_CONVOLUTION = "convolution"
_CORRELATION = {"cross-correlation", "crosscorrelation", "correlation", "xcorr", "cross"}


_SHORTER: Mapping[str, tuple[str, ...]] = {
    "numpy": ("np",),
    "scipy.signal": ("signal",),
    "scipy.ndimage": ("ndimage",),
    "torch.nn": ("nn",),
    "torch.nn.functional": ("f", "torch", "nn"),
    "jax.numpy": ("jnp",),
    "jax.lax": ("lax",),
    "tensorflow.nn": ("tf.nn",),
}


def aliases(row: Row) -> tuple[str, ...]:
    """Short names of a row's function that people use, in lower case."""
    function = row.function.casefold()
    module, _, name = function.rpartition(".")
    short = (
        f"{each}.{name.replace('_', '') if each == 'nn' else name}"
        for each in _SHORTER.get(module, ())
    )
    return tuple(each for each in short if resolved(each) == function)


class NotInTableError(UsageError):
    """Nothing in the table is called that."""


def resolved(word: str) -> str:
    """A name in full, in lower case: `F.conv2d` is torch.nn.functional.conv2d."""
    name = word.casefold()
    if name in {row.function.casefold() for row in ROWS}:
        return name
    for pattern, full in _SHORT:
        if found := re.match(pattern, name):
            return full + name[found.end() :]
    return name


def rows_matching(query: Iterable[str]) -> tuple[Row, ...]:
    """The rows that every word of the query fits, in the table's order, a name's own row first.

    Raises:
        NotInTableError: there is none; what is near is named.
    """
    text = " ".join(query).strip()
    exact = [row for row in ROWS if row.option and row.name.casefold() == text.casefold()]
    words = [text] if exact else _split(text)
    if text and not words:
        raise NotInTableError(_unknown(text))
    found = list(exact or ROWS)
    for word in () if exact else words:
        alone = _fitting(word, ROWS)
        if not alone:
            raise NotInTableError(_unknown(word))
        narrower = [row for row in found if row in alone]
        if not narrower:
            raise NotInTableError(
                f"not in the table: one function for all of {', '.join(words)}; what "
                f"stands before {word!r} fits {len(found)}, and {word!r} fits {len(alone)}: "
                "leave one out"
            )
        found = narrower
    names = {resolved(word) for word in words}
    return tuple(sorted(found, key=lambda row: row.function.casefold() not in names))


def _split(text: str) -> list[str]:
    """The words of a query; of a call, what is called."""
    text = re.sub(r"\bcross[ _]correlation\b", "cross-correlation", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\w)\([^)]*\)?", " ", text)
    words = (word.strip(".:") for word in re.split(r"[\s,;=()\[\]{}'\"`]+", text))
    return [word for word in words if word]


def _fitting(word: str, rows: Sequence[Row]) -> list[Row]:
    """The rows that a word fits."""
    word = word.casefold()
    singular = word.removesuffix("s")
    if singular in {_CONVOLUTION, *_CORRELATION}:
        return [row for row in rows if row.flips == (singular == _CONVOLUTION)]
    if "." in word:
        name = resolved(word)
        ends = [row for row in rows if f".{row.function.casefold()}".endswith(f".{name}")]
        return ends or [row for row in rows if name in row.name.casefold()]
    modes = [row for row in rows if word in {mode.name.casefold() for mode in row.modes}]
    if modes and word not in _WORDS:
        return modes
    named = [row for row in rows if word in row.function.casefold()]
    if named and word not in _WORDS:
        return named
    wanted = _WORDS.get(word) or _WORDS.get(singular, (singular,))
    return [
        row
        for row in rows
        if row in named
        or row in modes
        or any(_is_word(each, said) for each in wanted for said in vocabulary(row))
    ]


def _is_word(word: str, said: str) -> bool:
    """Whether they are the same but for an ending."""
    return said in (word, f"{word}s") or (len(word) > 3 and said.startswith(word))


def vocabulary(row: Row) -> frozenset[str]:
    """The words of what the table says of a row, but for those that every row has."""
    said = [
        row.name,
        row.call,
        "conjugate complex" if row.conjugates else "",
        "layer channels" if row.layout else "",
        f"{row.axes}d",
        row.left_out.text,
        *(each.text for each in row.left_out.empty),
        *(f"{' '.join(line.given)} {line.option}" for line in row.types),
        "fourier fft" if any(line.how in ("fourier", "nearest") for line in row.types) else "",
        *(remark.text for remark in row.remarks),
        *(mode.border for mode in row.modes if mode.border != "zeros"),
    ]
    words = re.findall(r"\w+", " ".join(said).casefold())
    parts = (part for word in words for part in word.split("_"))
    return frozenset(word for word in (*words, *parts) if len(word) > 1)


def _unknown(word: str) -> str:
    """That there is no such thing, and what is near."""
    name = resolved(word)
    near = OUTSIDE.get(name) or _near(name)
    hint = (
        f"near it: {', '.join(near)}"
        if near
        else "`fundamentals software` lists the functions, and finds them by words such as "
        "convolution, same, stride"
    )
    return f"not in the table: {word}; {hint}"


def _near(name: str) -> list[str]:
    """Functions and words like that one, the last part of a name counting most."""
    functions = list(dict.fromkeys(row.function for row in ROWS))
    last = re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2])
    plain = {
        re.sub(r"[^a-z0-9]", "", function.rpartition(".")[2]): function for function in functions
    }
    if last in plain:
        return [plain[last]]
    found = difflib.get_close_matches(name, functions, n=3, cutoff=0.75)
    if not found:
        found = [plain[each] for each in difflib.get_close_matches(last, plain, n=3, cutoff=0.6)]
    if not found and "." not in name:
        words = sorted({*_WORDS, _CONVOLUTION, *_CORRELATION, *_modes(), *_all_words()})
        found = difflib.get_close_matches(name, words, n=3, cutoff=0.76)
    return found


def _modes() -> set[str]:
    return {mode.name.casefold() for row in ROWS for mode in row.modes if mode.name.isidentifier()}


def _all_words() -> set[str]:
    return {word for row in ROWS for word in vocabulary(row)}
