"""Frames between the referee and a function's process: whole, or seen not to be."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundamentals.referee.subject.wire import Garbage, Kept, Reader, frame, from_json, to_json

TOKEN = b"8 bytes!"
FRAMES = [(b"[1]", b""), (b"[2]", b"body"), (b"", b"x" * 300)]
STREAM = b"".join(frame(TOKEN, *each) for each in FRAMES)


def reader(stream: bytes, cuts: list[int]) -> Reader:
    """One that reads in pieces."""
    ends = [0, *sorted({cut % len(stream) for cut in cuts if stream} - {0}), len(stream)]
    pieces = iter([stream[a:b] for a, b in itertools.pairwise(ends)])
    return Reader(TOKEN, lambda: next(pieces, b""), 10**6)


def all_of(source: Reader) -> list[tuple[bytes, bytes]]:
    """Every frame until the end."""
    return list(iter(source.next, None))


@given(cuts=st.lists(st.integers(0, 10**4)))
def test_frames_come_through_in_pieces_of_any_size(cuts: list[int]) -> None:
    """As they were sent."""
    assert all_of(reader(STREAM, cuts)) == FRAMES


@given(place=st.integers(0, len(STREAM) - 1), garbage=st.binary(min_size=1, max_size=400))
def test_what_is_written_between_is_seen(place: int, garbage: bytes) -> None:
    """Wherever it stands: the frames before it come through, and no other."""
    stream = STREAM[:place] + garbage + STREAM[place:]
    source = reader(stream, [])
    found: list[tuple[bytes, bytes]] = []

    with pytest.raises(Garbage):
        found.extend(iter(source.next, None))
    assert found == FRAMES[: len(found)]


@given(place=st.integers(1, len(STREAM) - 1))
def test_a_stream_that_breaks_off_is_seen(place: int) -> None:
    """Unless it does so between two frames."""
    ends = list(itertools.accumulate(len(frame(TOKEN, *each)) for each in FRAMES))
    if place in ends:
        assert all_of(reader(STREAM[:place], [])) == FRAMES[: ends.index(place) + 1]
    else:
        with pytest.raises(Garbage):
            all_of(reader(STREAM[:place], []))


def test_a_body_larger_than_allowed_is_not_waited_for() -> None:
    """Its length is garbage too."""
    large = frame(TOKEN, b"[]", b"x" * 1000)
    with pytest.raises(Garbage):
        Reader(TOKEN, iter([large]).__next__, 999).next()


@given(text=st.binary())
def test_headers_are_json(text: bytes) -> None:
    """Or garbage; the same each time."""
    kept = Kept()
    try:
        said = kept(text)
    except Garbage:
        with pytest.raises(Garbage):
            kept(text)
    else:
        assert repr(kept(text)) == repr(said)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple),
)


@given(value=VALUES)
def test_values_are_what_they_were(value: object) -> None:
    """With their types, however deep."""
    again = from_json(to_json(value))

    assert repr(again) == repr(value)


def test_values_of_other_types_are_refused() -> None:
    """They would arrive as something else."""
    for value in (object(), {1: 2}, {1}, 1j, b"bytes"):
        with pytest.raises(TypeError):
            to_json(value)
