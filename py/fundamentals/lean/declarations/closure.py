"""What lies below each node of a graph, for all nodes in one walk."""

from collections.abc import Callable, Iterable, Mapping

__all__ = ["closures"]


def closures(
    starts: Iterable[str],
    successors: Callable[[str], frozenset[str]],
    own: Callable[[str], frozenset[str]],
    known: Mapping[str, frozenset[str]],
) -> dict[str, frozenset[str]]:
    """The union of `own` over everything that each node reaches, itself included.

    Tarjan's walk, a strongly connected group at a time: types and their constructors refer to each
    other, so that a plain walk from the leaves up would not do.

    Args:
        starts: the nodes to walk from.
        successors: what a node refers to.
        own: what a node itself adds.
        known: results that need no walk.

    Returns:
        The result for every node reached, the known ones included.
    """
    found = dict(known)
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []

    def enter(name: str) -> tuple[str, Iterable[str]]:
        number[name] = low[name] = len(number)
        path.append(name)
        return name, iter(successors(name))

    for start in starts:
        work = [enter(start)] if start not in found else []
        while work:
            name, remaining = work[-1]
            for following in remaining:
                if following in found:
                    continue
                if following not in number:
                    work.append(enter(following))
                    break
                low[name] = min(low[name], number[following])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[name])
                if low[name] == number[name]:
                    group = [path.pop()]
                    while group[-1] != name:
                        group.append(path.pop())
                    shared = frozenset[str]().union(
                        *(own(each) for each in group),
                        *(
                            found.get(following, frozenset())
                            for each in group
                            for following in successors(each)
                        ),
                    )
                    found.update(dict.fromkeys(group, shared))
    return found
