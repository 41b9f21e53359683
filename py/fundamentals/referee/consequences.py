"""What follows from a formula, by which theorem of the catalog; and what does not.

A test holds every name here to the catalog.
"""

from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.identifying import Structure
from fundamentals.referee.report import Theorem

__all__ = ["ALL", "not_so", "theorems"]

_LAYER, _PROBE = "conv-layer-is-cross-correlation", "equivariant-is-convolution"

ALL = {
    "exact": Theorem(
        entry="exact-on-integers",
        name="computed_convLayer_eq",
        says="On integers whose products' moduli add up to at most 2ᵖ, every order of summation "
        "gives the exact sums: no difference in a bit comes of the order.",
    ),
    "bilinear": Theorem(
        entry="bilinear-by-impulses",
        name="IsBilinear.eq_of_impulses",
        says="A bilinear map that agrees with the formula at all pairs of impulses is the formula, "
        "at that shape.",
    ),
    "equivariant": Theorem(
        entry=_LAYER,
        name="convLayer_shift",
        says="Wherever no border is met: if the input is moved by s t, the output moves by t.",
    ),
    "converse": Theorem(
        entry=_PROBE,
        name="Sequence.equivariant_stride_iff_xcorr",
        says="Every linear map of sequences that moves its output by 1 where its input is moved by "
        "s is such a cross-correlation; its kernel are the responses to unit impulses.",
    ),
    "converse convolution": Theorem(
        entry=_PROBE,
        name="Sequence.equivariant_iff_conv",
        says="A linear map of sequences commutes with all shifts exactly if it is convolution with "
        "its response to the unit impulse.",
    ),
    "layer": Theorem(
        entry=_LAYER,
        name="convLayer_zeroPad_eq_xcorr",
        says="With p zeros before the input, the layer is the cross-correlation of the dilated "
        "kernel with the input at s n − p.",
    ),
    "length": Theorem(
        entry=_LAYER,
        name="lt_convLength_iff",
        says="In valid mode, n is a place of the output exactly if the last tap at s n + d (K − 1) "
        "lies in the input.",
    ),
    "same length": Theorem(
        entry=_LAYER,
        name="convLength_same",
        says="In same mode the output has ⌈L/s⌉ places.",
    ),
    "adjoint": Theorem(
        entry=_LAYER,
        name="convLayer_dot",
        says="On the padded input, without bias, its adjoint is the transposed layer.",
    ),
    "kernel gradient": Theorem(
        entry=_LAYER,
        name="hasGradientAt_convLayer_kernel",
        says="The gradient with respect to the kernel is the sum of v(n) x(s n + d i) over n.",
    ),
    "transposed": Theorem(
        entry=_LAYER,
        name="convTransposed_eq_conv",
        says="The transposed layer is the convolution of the dilated kernel with what comes back, "
        "spread out by the stride.",
    ),
    "commutes": Theorem(
        entry="convolution-of-sequences",
        name="Sequence.conv_comm",
        says="Convolution does not care which of the two is the kernel: f * g = g * f.",
    ),
    "associates": Theorem(
        entry="convolution-of-sequences",
        name="Sequence.conv_assoc",
        says="Two convolutions one after the other are one, with the convolved kernels, if the "
        "kernels have finite support.",
    ),
}
"""By what they say."""


def theorems(finding: Finding) -> tuple[Theorem, ...]:
    """What holds of the formula that was found."""
    found = finding.structure
    if found is None:
        return ()
    names = ["exact", "bilinear"] if not finding.rounds else []
    if set(found.borders) != {"zeros"}:
        return tuple(ALL[name] for name in names)
    if found.spread != 1:
        names += ["transposed"] if all(found.flips) else []
        return tuple(ALL[name] for name in names)
    if all(found.flips):
        if (found.stride, found.dilation) == (1, 1) and found.conjugates not in ("kernel", "input"):
            names += ["converse convolution", "commutes", "associates"]
    elif not any(found.flips):
        names += ["layer", "equivariant", "converse", "adjoint", "kernel gradient"]
        lengths = {match.mode for match in finding.matches}
        names += ["length"] if lengths & {"valid", "VALID", "p"} else []
        names += ["same length"] if lengths & {"same", "SAME", "SAME_LOWER"} else []
    return tuple(ALL[name] for name in names)


def not_so(finding: Finding) -> tuple[str, ...]:
    """What one might think of the formula and is not so."""
    found = finding.structure
    if found is None:
        return ()
    said = []
    if not any(found.flips):
        said.append(
            "It is cross-correlation, not convolution: the kernel does not run backwards, and x "
            "and w cannot be exchanged (cross-correlation-not-comm)."
        )
    if found.stride != 1:
        said.append(
            "With a stride it does not commute with shifts by less than the stride "
            "(Counterexamples.convLayer_not_equivariant)."
        )
    if set(found.borders) == {"zeros"} and _pads(finding):
        said.append(
            "Near the ends zeros are met, and there it does not move with its input "
            "(Counterexamples.convLayerSame_not_equivariant)."
        )
    if finding.rounds:
        said.append(
            "Even on small integers rounding errors come back: products are not simply added up."
        )
    if found.conjugates == "otherwise":
        said.append("For complex numbers it is another formula than for real ones.")
    return (*said, *_odd_axes(found))


def _pads(finding: Finding) -> bool:
    found = finding.structure
    return found is not None and any(
        axis.first < 0 or any(found.flips)
        for cell in finding.cells[:40]
        if cell.firsts and not cell.why and cell.shape.taps <= cell.shape.lengths
        for axis in cell.axes(found)
    )


def _odd_axes(found: Structure) -> tuple[str, ...]:
    said = []
    if len(set(found.flips)) > 1:
        said.append(
            "It is neither: the kernel runs backwards along some axes and not along others."
        )
    if found.order != tuple(range(len(found.order))):
        said.append("The axes of the kernel are exchanged against those of the input.")
    return tuple(said)
