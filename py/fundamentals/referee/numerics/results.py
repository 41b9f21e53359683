"""What was measured, as it is published: plain numbers and words."""

from pydantic import BaseModel, ConfigDict

from fundamentals.referee.numerics.parts import PARTS

__all__ = ["Error", "Gradient", "Gradients", "Judged", "Point", "Sameness", "Witness"]


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Witness(_Result):
    """One output of one call.

    Attributes:
        instance: with the seed, it determines the call.
        regime: which numbers were drawn.
        shape: lengths, taps, channels and letters.
        output: which example, out-channel and places.
        terms: how many are added there, the bias among them.
        got: what came back.
        exact: the exact value, rounded to be printed.
        error: how far apart they are, rounded to be printed; None if that is no number.
        allowed: how far apart the bound allows, rounded to be printed; None where sums may leave
            the range of the way, so that all it says is that numbers of its format come back.
    """

    instance: int
    regime: str
    shape: str
    output: tuple[int, ...]
    terms: int
    got: str
    exact: float
    error: float | None
    allowed: float | None


class Judged(_Result):
    """One way to compute the sums, held to its bound at all outputs.

    Attributes:
        way: in a few words.
        theorems: what its bound follows from.
        holds: whether the bound holds everywhere: then the way is possible. Else it is refuted.
        outputs: how many were held to it.
        share: the largest error, as a share of what the bound allows there.
        witness: of those that refute it, the one with the fewest terms.
    """

    way: str
    theorems: tuple[str, ...]
    holds: bool
    outputs: int
    share: float
    witness: Witness | None = None


class Point(_Result):
    """The worst output of an instance: the error as a share of the bound, the value's modulus."""

    share: float
    magnitude: float


class Sameness(_Result):
    """Whether calls that could give the same numbers did.

    Attributes:
        calls: how many were compared.
        different: how many gave other numbers.
        where: the shape of the first of these.
    """

    calls: int = 0
    different: int = 0
    where: str = ""


class Error(_Result):
    """How exact a function is.

    Attributes:
        dtype: the format of the numbers.
        returned: that of what came back.
        verdict: in a sentence or two.
        way: the finest way that no output refutes; None if there is none, or nothing was measured.
        judged: all the ways, finest first.
        instances: how many calls were measured.
        outputs: how many outputs of these.
        refused: how many calls came back with an exception, or with other lengths, or not at all.
        outside: outputs not held to anything, since exact sums would leave the format's range.
        not_finite: outputs that are infinite or not a number, and should be neither.
        share: the largest error as a share of the bound for sums in the format itself.
        ulp: the largest error in units in the last place of the exact value, where terms do not
            cancel: where their sum is at least half of that of their moduli.
        exact: so many binary digits integer sums had that came back exactly; no way whose sums
            have fewer was considered.
        normwise: the largest of |error| / (‖w‖ ‖x‖), in units of rounding, with Euclidean norms of
            the out-channel's kernel and of the example.
        fourier: the largest |error| as a share of what bounds Fourier transforms there (`bounds`).
        wrong: whether it is beyond every way to add directly, and so far beyond that, too, that no
            algorithm of the class of Winograd's and Fourier's explains it.
        farthest: the output with the largest such share.
        script: a few lines that show it without the referee, if it is wrong.
        points: the worst output of each instance.
        worst: where the share is largest.
        repeated: the same call again, in the same process.
        alone: an example called by itself, and in a batch.
        seed: what the instances were drawn from.
    """

    dtype: str
    returned: str = ""
    verdict: str
    way: str | None = None
    judged: tuple[Judged, ...] = ()
    instances: int = 0
    outputs: int = 0
    refused: int = 0
    outside: int = 0
    not_finite: int = 0
    share: float = 0
    ulp: float = 0
    exact: int = 0
    normwise: float = 0
    fourier: float = 0
    wrong: bool = False
    farthest: Witness | None = None
    script: str = ""
    points: tuple[Point, ...] = ()
    worst: Witness | None = None
    repeated: Sameness = Sameness()
    alone: Sameness = Sameness()
    seed: int = 0

    @property
    def own(self) -> str:
        """The way in which sums are made in the format of the numbers itself."""
        return f"{PARTS.get(self.dtype, self.dtype)} sums"


class Gradient(_Result):
    """The gradient with respect to one array.

    Attributes:
        of: "x", "w", "b"; of second derivatives "v" as well; "y" for the value that comes with
            first gradients, which is listed where it is not the formula's.
        verdict: in one sentence.
        right: whether it is the formula's own, bit for bit, at every shape tried.
        shapes: at how many it was compared.
        wrong: at how many it differs, or is missing.
        where: which shapes these are, in words; empty if there are none.
        exactly: whether at all such shapes that were tried, and at no others.
        shape: the smallest of them.
        got: what came back there, flat, as far as it is short.
        said: what the formula gives.
        script: a few lines that show it without the referee.
    """

    of: str
    verdict: str
    right: bool
    shapes: int
    wrong: int = 0
    where: str = ""
    exactly: bool = True
    shape: str = ""
    got: tuple[float, ...] = ()
    said: tuple[float, ...] = ()
    script: str = ""


class Gradients(_Result):
    """The first gradients, or those of gradients.

    Attributes:
        verdict: in a sentence.
        order: 1, or 2.
        each: one for each array.
        refused: how many calls came back with an exception, or not at all.
        why: the first of these, in words.
        probes: how many calls were compared.
        also: what came in further circumstances: of v in memory, of which arrays need a gradient,
            and at a second time; a sentence for each.
        theorems: of the catalog, that what they are held to follows from.
        seed: what the probes were drawn from.
    """

    verdict: str
    order: int
    each: tuple[Gradient, ...] = ()
    refused: int = 0
    why: str = ""
    probes: int = 0
    also: tuple[str, ...] = ()
    theorems: tuple[str, ...] = ()
    seed: int = 0

    @property
    def right(self) -> bool:
        """Whether nothing is wrong: none differs, and where a value comes, first gradients do."""
        refused = self.refused and (self.probes or self.order == 1)
        return not refused and all(each.right for each in self.each)
