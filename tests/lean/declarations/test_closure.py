"""What lies below each node of a graph."""

from hypothesis import given
from hypothesis import strategies as st

from fundamentals.lean.declarations.closure import closures

graphs = st.dictionaries(
    st.sampled_from("abcdefgh"), st.frozensets(st.sampled_from("abcdefgh")), max_size=8
)


@given(graph=graphs, marked=st.frozensets(st.sampled_from("abcdefgh")), start=st.sampled_from("ab"))
def test_as_a_plain_search_finds(
    graph: dict[str, frozenset[str]], marked: frozenset[str], start: str
) -> None:
    """Cycles or not, and whatever was known before."""

    def successors(name: str) -> frozenset[str]:
        return graph.get(name, frozenset())

    def own(name: str) -> frozenset[str]:
        return marked & {name}

    def search(name: str) -> frozenset[str]:
        seen, pending = set(), [name]
        while pending:
            if (each := pending.pop()) not in seen:
                seen.add(each)
                pending += successors(each)
        return marked & seen

    known = closures([start], successors, own, {})
    found = closures("abcdefgh", successors, own, known)

    assert known.items() <= found.items()
    assert found == {name: search(name) for name in "abcdefgh"}
