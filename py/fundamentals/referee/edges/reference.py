"""What the table of software says of edges, for one function of it."""

from collections.abc import Mapping, Sequence

from fundamentals.referee.edges.line import Standing
from fundamentals.referee.formula.finding import Finding
from fundamentals.referee.formula.form import Shape
from fundamentals.referee.formula.matching import Match
from fundamentals.software.formulas import value
from fundamentals.software.numbers import SAME, Computed
from fundamentals.software.remarks import NO_WINDOW, ONE_IS_LARGER
from fundamentals.software.rows import Row
from fundamentals.software.table import ROWS

__all__ = ["Reference"]


class Reference:
    """The rows of a function, and the mode that was found; nothing is said where there are none.

    Args:
        function: its name.
        finding: which formula was found.
    """

    def __init__(self, function: str, finding: Finding) -> None:
        self._rows = [row for row in ROWS if row.function == function]
        self._matches = [each for each in finding.matches if each.row.function == function]
        self._finding = finding

    @property
    def row(self) -> Row | None:
        """Its row, the one that computes the same if there is such."""
        if self._matches:
            return self._matches[0].row
        return self._rows[0] if self._rows else None

    def of_sizes(self, shape: Shape, error: str | None, right: bool) -> Standing:
        """Where the table has a formula or an error for these sizes.

        Args:
            shape: the sizes.
            error: what was raised, if something was.
            right: whether what came back is what the formula gives.
        """
        if not self._matches:
            return "undocumented"
        match = self._matches[0]
        spoken = all(map(self._speaks, self._numbers(shape)))
        if expected := _refusal(match, shape, spoken):
            return _standing(error == expected)
        return _standing(right) if spoken else "undocumented"

    def _numbers(self, shape: Shape) -> list[dict[str, int]]:
        """The letters along each axis, as the row names them."""
        found, fixed = self._finding.structure, self._matches[0].numbers
        numbers = found.numbers if found else Shape.numbers
        return [{**numbers(shape, axis), **fixed} for axis in range(shape.axes)]

    def _speaks(self, numbers: Mapping[str, int]) -> bool:
        """Whether some mode of the row has a formula for these sizes."""
        match = self._matches[0]
        modes = (mode for mode in match.row.modes if mode.name == match.mode)
        return any(value(mode.where, numbers) for mode in modes)

    def of_empty(self, which: str, error: str | None, values: int, zeros: bool) -> Standing:
        """What it does with empty arrays.

        Args:
            which: "x", "w" or "both".
            error: what was raised, if something was.
            values: how many numbers came back.
            zeros: whether they are the formula's zeros.
        """
        mode = self._matches[0].mode if self._matches else ""
        for each in self.row.left_out.empty if self.row else ():
            if which in each.which and (not each.modes or mode in each.modes):
                if each.outcome == "no values":
                    return _standing(error is None and not values)
                if each.outcome == "zeros":
                    return _standing(error is None and zeros)
                return _standing(error == each.outcome)
        return "undocumented"

    def of_type(self, dtype: str, returned: str | None, error: str | None, wraps: bool) -> Standing:
        """What it does with a number type.

        Args:
            dtype: the type of both arguments.
            returned: the type of what came back.
            error: what was raised, if something was.
            wraps: whether sums came back modulo 2ᵇ.
        """
        said = self._computed(dtype)
        if said is None:
            return "undocumented"
        if said.how == "refused":
            return _standing(error == said.returns)
        if returned != (dtype if said.returns == SAME else said.returns):
            return "differs from the reference"
        return _standing(said.how != "modulo" or wraps)

    def _computed(self, dtype: str) -> Computed | None:
        lines: Sequence[Computed] = self.row.types if self.row else ()
        for line in lines:
            if (dtype, dtype) in line.types and not line.option:
                return line
        return None


def _standing(same: bool) -> Standing:
    return "documented" if same else "differs from the reference"


def _refusal(match: Match, shape: Shape, spoken: bool) -> str:
    """The error that a remark says is raised at these sizes; empty if none is."""
    pairs = list(zip(shape.lengths, shape.taps, strict=True))
    larger = all(x >= w for x, w in pairs) or all(w >= x for x, w in pairs)
    if ONE_IS_LARGER in match.row.remarks and match.mode == "valid" and not larger:
        return "ValueError"
    return "RuntimeError" if NO_WINDOW in match.row.remarks and not spoken else ""
