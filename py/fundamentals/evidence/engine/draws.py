"""Random instances by Hypothesis that depend on the seed alone, and shrink.

Hypothesis' own generator mixes in constants found in whatever modules happen to be imported, and
lets one instance depend on how earlier ones fared. The generator registered here draws every
instance freshly from the seeded source; shrinking stays Hypothesis' own.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

__all__ = ["NoInstanceError", "PlainProvider", "for_all"]

_BACKEND = "fundamentals"
_DISCARDS = 4  # at most so many draws for each instance that is tried


class NoInstanceError(ValueError):
    """The strategies yield nothing, or next to nothing."""


_BEGUN = [0]


class PlainProvider(HypothesisProvider):
    """Draws from the seeded source only, and counts the draws that were begun."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _BEGUN[0] += 1

    def _maybe_draw_constant(self, *args: Any, **options: Any) -> None:
        """Never a constant mined from source files."""


AVAILABLE_PROVIDERS[_BACKEND] = f"{__name__}.{PlainProvider.__name__}"


def for_all(
    drawn: Mapping[str, st.SearchStrategy[Any]] | st.SearchStrategy[Mapping[str, Any]],
    body: Callable[[Mapping[str, Any]], None],
    *,
    source: int,
    instances: int,
) -> None:
    """Call `body` with `instances` random instances; where it raises, with ever simpler ones.

    Args:
        drawn: a strategy for each name, or one for the mapping of all.
        body: raises when an instance is bad; must depend on nothing but the instance.
        source: the random seed.
        instances: how many.

    Raises:
        NoInstanceError: nothing could be drawn, or most of what was drawn was discarded: then
            the instances tried need not be those that the check speaks of.
        Exception: what `body` raised on the simplest bad instance that was found.
    """
    tried = 0
    _BEGUN[0] = 0
    strategy = st.fixed_dictionaries(dict(drawn)) if isinstance(drawn, Mapping) else drawn

    @seed(source)
    @settings(
        backend=_BACKEND,
        max_examples=instances,
        database=None,
        deadline=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        print_blob=False,
        verbosity=Verbosity.quiet,
    )
    @given(strategy)
    def run(instance: Mapping[str, Any]) -> None:
        nonlocal tried
        body(instance)
        tried += 1

    try:
        run()
    except Unsatisfiable as error:
        raise NoInstanceError("no instance could be drawn: the strategies reject all") from error
    if _BEGUN[0] > _DISCARDS * max(tried, 1):
        raise NoInstanceError(
            f"{_BEGUN[0] - tried} of {_BEGUN[0]} draws were discarded: draw "
            "what is meant instead of leaving out the rest"
        )
