"""What was measured, in words that claim no more than the bounds do."""

from collections.abc import Sequence

from fundamentals.referee.numerics.results import Judged, Witness

__all__ = ["said"]


def said(dtype: str, judged: Sequence[Judged], normwise: float) -> tuple[str, str | None]:
    """A sentence or two, and the finest way that nothing refutes.

    Args:
        dtype: the format of the numbers.
        judged: all ways, finest first.
        normwise: the largest |error| / (‖w‖ ‖x‖), in units of rounding.
    """
    own = next(each for each in judged if each.way == f"{dtype} sums")
    if not own.outputs:
        return "undecided: no output was measured", None
    left = [each for each in judged if each.holds]
    if not left:
        return (
            "outside direct summation, in every format tried: of the class of Winograd's and "
            f"Fourier's algorithms, or wrong; |error| / (‖w‖ ‖x‖) is up to {normwise:.3g} units of "
            f"rounding{_at(own.witness)}"
        ), None
    finest = left[0]
    if not own.holds:
        return (
            f"outside the any-order bound of {own.way}{_at(own.witness)}; what is seen could be "
            f"{finest.way}, or another algorithm"
        ), finest.way
    refuted = [each.way for each in judged[: judged.index(finest)] if each.outputs]
    text = f"inside the any-order bound of {own.way}"
    if finest != own:
        text += f", and even of {finest.way}, rounded once"
    if refuted:
        text += f"; not {' nor '.join(refuted)}"
    return text, finest.way


def _at(witness: Witness | None) -> str:
    if witness is None:
        return ""
    return (
        f" (at {witness.shape}, {witness.terms} terms: {witness.got} in place of {witness.exact!r})"
    )
