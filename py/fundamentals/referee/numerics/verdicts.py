"""What was measured, in words that claim no more than the bounds do."""

from fundamentals.referee.numerics.results import Witness
from fundamentals.referee.numerics.tally import FAR, Tally

__all__ = ["said", "wrong"]


def wrong(tally: Tally) -> bool:
    """Whether it is beyond all ways to add directly, and far beyond Fourier transforms as well."""
    beyond = not any(each.holds for each in tally.judged) and tally.outputs > 0
    return beyond and (tally.fourier > FAR or tally.not_finite > 0)


def said(tally: Tally) -> tuple[str, str | None]:
    """A sentence or two, and the finest way that nothing refutes."""
    dtype, judged, normwise = tally.given, tally.judged, tally.normwise
    own = next(each for each in judged if each.way == f"{dtype} sums")
    if not own.outputs:
        return "undecided: no output was measured", None
    left = [each for each in judged if each.holds]
    if wrong(tally):
        many = f"{tally.not_finite} outputs are not finite and should be; " * bool(tally.not_finite)
        return (
            f"wrong on floats: {many}outside direct summation, in every format tried, and |error| "
            f"is up to {tally.fourier:.3g} times what bounds Fourier transforms, where "
            f"{FAR:,} times that would be called wrong{_at(tally.farthest or own.witness)}"
        ), None
    if not left:
        return (
            "outside direct summation, in every format tried: of the class of Winograd's and "
            f"Fourier's algorithms; |error| / (‖w‖ ‖x‖) is up to {normwise:.3g} units of rounding, "
            f"and {tally.fourier:.3g} of what bounds Fourier transforms, where {FAR:,} times that "
            f"would be called wrong{_at(tally.farthest or own.witness)}"
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
