"""Compiled files: read rightly in both layouts, or refused."""

import struct
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lean.compiled import SAMPLES, folder, toolchain
from lean.transcode import to_64_bits

from fundamentals.base.errors import OleanError
from fundamentals.lean.declarations.references import references
from fundamentals.lean.olean.format import Image
from fundamentals.lean.olean.module import Module, module_file, part_files, read_module
from fundamentals.lean.olean.names import ANONYMOUS, join, name_hash, split

Parts = list[tuple[str, bytes]]
Picture = dict[str, object]


@cache
def parts(name: str = "Samples.Base") -> Parts:
    files = part_files(module_file(name, folder() / "samples"))
    return [(file.name, file.read_bytes()) for file in files]


@cache
def native_parts(name: str = "Samples.Base") -> Parts:
    return to_64_bits(read_module(name, parts(name)), parts(name))


def picture(module: Module) -> Picture:
    """Everything that is read of a module, whatever its layout."""
    found: Picture = {}
    for constant in module.constants.values():
        mentioned = references(module, constant)
        values = constant.rules if constant.value is None else (constant.value,)
        found[constant.name] = (
            constant.kind,
            constant.level_params,
            constant.safety,
            constant.group,
            constant.constructors,
            constant.parent,
            constant.parameters,
            mentioned,
            module.graph(constant.type, *values),
            module.ranges.get(constant.name),
            module.docstrings.get(constant.name),
        )
    module.terms.verify()
    return found | {"imports": module.imports, "kinds": dict(module.kinds), "lean": module.lean}


def test_declarations_of_a_real_module() -> None:
    """Kinds, docstrings, places and private parts are those of the source."""
    module = read_module("Samples.Base", parts())
    found = module.constants

    assert found["Samples.twice"].kind == "definition"
    assert found["Samples.twice_eq"].kind == "theorem"
    assert found["Samples.secret"].kind == "opaque"
    assert found["Samples.Pair"].constructors == ("Samples.Pair.mk",)
    assert found["Samples.Tree.node"].parent == "Samples.Tree"
    assert found["Samples.Tree.rec"].kind == "recursor"
    assert len(found["Samples.Tree.rec"].rules) == 2
    assert found["Samples.Tree"].level_params == ("u",)
    assert "_private.Samples.Base.0.Samples.helper" in found
    assert module.docstrings["Samples.Pair"] == "A pair of numbers, the first positive. "
    place = module.ranges["Samples.twice_eq"]
    assert (place.line, place.column, place.end_line) == (20, 0, 21)
    assert [line.module for line in module.imports] == ["Init"]


def test_hidden_bodies_are_told_from_axioms() -> None:
    """Without its private part a module stores theorems as axioms, and says which they are."""
    public = read_module("Samples.Base", parts()[:1], complete=False)

    assert public.constants["Samples.twice_eq"].kind == "axiom"
    assert public.kinds["Samples.twice_eq"] == "theorem"
    assert public.kinds["Samples.secret"] == "opaque"
    assert public.kinds["Samples.hidden"] == "definition"


@pytest.mark.parametrize("name", ["Samples.Base", "Samples.Top", "Mini"])
def test_both_layouts_say_the_same(name: str) -> None:
    """A module in 64 bits reads exactly as it does in 32: terms, big numbers, texts, places."""
    small, large = read_module(name, parts(name)), read_module(name, native_parts(name))

    assert (small.image.pointer_size, large.image.pointer_size) == (4, 8)
    assert picture(small) == picture(large)


def test_literals_are_read_whole() -> None:
    """Numbers on both sides of what fits into a pointer, and text beyond ASCII."""
    for version in (parts(), native_parts()):
        module = read_module("Samples.Base", version)
        numbers = module.graph(module.constants["Samples.large"].value or 0).nodes
        texts = module.graph(module.constants["Samples.word"].value or 0).nodes

        assert {node[1] for node in numbers if node[0] == "nat"} == {
            123456789012345678901234567890,
            4294967296,
            7,
        }
        assert ("str", "größer · ≤") in texts


def test_terms_are_a_shared_graph() -> None:
    """Children stand before what uses them, and nothing stands twice at one address."""
    module = read_module("Samples.Base", parts())
    constant = module.constants["Samples.twice"]
    graph = module.graph(constant.type, constant.value or 0)

    for place, node in enumerate(graph.nodes):
        below = {"app": node[1:], "lam": node[2:4], "pi": node[2:4], "mdata": node[1:]}
        assert all(child < place for child in below.get(node[0], ()))
    assert graph.nodes[graph.roots[0]][0] == "pi"
    assert graph.nodes[graph.roots[1]][0] == "lam"


def test_the_toolchains_own_files_can_be_read() -> None:
    """A module of Lean's library, which has no private part."""
    file = module_file("Init.Prelude", toolchain().library)
    module = read_module("Init.Prelude", [(file.name, file.read_bytes())], complete=False)

    assert module.kinds["Classical.choice"] == "axiom"
    assert module.kinds["Nat.add"] == "definition"
    assert module.kinds["congrArg"] == "theorem"


def replaced(data: bytes, offset: int, new: bytes) -> bytes:
    return data[:offset] + new + data[offset + len(new) :]


def root_of(data: bytes) -> int:
    base, root = struct.unpack_from("<II", data, 80)
    return root - base


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: b"", "not a compiled Lean file"),
        (lambda data: b"elf" + data, "not a compiled Lean file"),
        (lambda data: data[:80], "cut off inside its header"),
        (lambda data: replaced(data, 5, b"\x03"), "version 3 of the format"),
        (lambda data: replaced(data, 6, b"\x80"), "flags"),
        (lambda data: data[:-4], "truncated"),
        (lambda data: data[: len(data) // 2 & ~3], "do not fit its size"),
        (lambda data: data[:-3], "truncated"),
        (lambda data: data + bytes(8), "without a size"),
        (lambda data: replaced(data, 88, b"\x01"), "head is not a head"),
        (lambda data: replaced(data, 95, b"\xfb"), "kind 251"),
        (lambda data: replaced(data, 84, b"\xff\xff\xff\xff"), "do not fit its size"),
        (lambda data: replaced(data, root_of(data) + 8, b"\x02\x00\x00\x00"), "no earlier object"),
        (lambda data: replaced(data, root_of(data) + 12, data[84:88]), "no earlier object"),
        (
            lambda data: replaced(data, root_of(data) + 12, b"\x01\x00\x00\x00"),
            "names of constants",
        ),
    ],
)
def test_damage_is_named(change: object, words: str) -> None:
    """Each kind of damage ends in one sentence that names the file."""
    assert callable(change)
    altered = [
        (name, change(data) if nth == 2 else data) for nth, (name, data) in enumerate(parts())
    ]

    with pytest.raises(OleanError, match=words) as caught:
        picture(read_module("Samples.Base", altered))
    assert "Base.olean" in str(caught.value)


def test_parts_must_belong_together() -> None:
    """A missing part, one of another module or Lean, and another module's files are refused."""
    base, other = parts(), parts("Samples.Top")
    private = base[2][1]

    with pytest.raises(OleanError, match="lacks its"):
        read_module("Samples.Base", base[:1])
    with pytest.raises(OleanError, match="same build"):
        read_module("Samples.Base", [base[0], base[1], other[2]])
    with pytest.raises(OleanError, match="another Lean"):
        read_module("Samples.Base", [*base[:2], ("x", replaced(private, 40, b"0"))])
    with pytest.raises(OleanError, match=r"not compiled as module Samples\.Top"):
        read_module("Samples.Top", base)
    with pytest.raises(OleanError, match="another Lean"):
        read_module("Samples.Base", [*base[:2], native_parts()[2]])


def test_a_name_is_rehashed() -> None:
    """One letter of a name altered: its stored hash gives it away."""
    name, data = parts()[0]
    altered = data.replace(b"twice_eq\0", b"twice_ne\0")
    assert altered != data

    with pytest.raises(OleanError, match="hash of another"):
        picture(read_module("Samples.Base", [(name, altered), *parts()[1:]]))


def test_an_altered_term_is_noticed() -> None:
    """A term whose function and argument are exchanged: its stored hash gives it away."""
    module = read_module("Samples.Base", parts())
    refs = module.terms.reachable([module.constants["Samples.twice"].value or 0])[0]
    app = next(ref >> 1 for ref in sorted(refs) if module.image.tag(ref) == 5)
    files = []
    for name, data in parts():
        base, at = struct.unpack_from("<I", data, 80)[0], app * 4 + module.image.base
        if 0 <= at - base < len(data):
            left, right = (
                data[at - base + 8 : at - base + 12],
                data[at - base + 12 : at - base + 16],
            )
            data = replaced(data, at - base + 8, right + left)
        files.append((name, data))

    with pytest.raises(OleanError, match="expression with the hash of another"):
        picture(read_module("Samples.Base", files))


@settings(max_examples=300, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("native", [False, True])
def test_damaged_files_are_refused_or_read(native: bool, data: st.DataObject) -> None:
    """Flipped bytes and cut ends: an `OleanError` or some reading, never anything else."""
    name = data.draw(st.sampled_from(["Samples.Top", "Mini"]))
    files = list(native_parts(name) if native else parts(name))
    nth = data.draw(st.integers(0, len(files) - 1))
    label, content = files[nth]
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content) - 1))]
        cut = True
    else:
        cut = False
        altered = bytearray(content)
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(content) - 1))
            altered[at] ^= data.draw(st.integers(1, 255))
        content = bytes(altered)
    files[nth] = (label, content)
    try:
        picture(read_module(name, files))
    except OleanError:
        return

    assert not cut


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_altered_terms_never_pass(data: st.DataObject) -> None:
    """One bit flipped in an expression of a proof: refused, unless it is padding, the name or the
    kind of a binder, or metadata, none of which Lean's hashes cover."""
    module = _top()
    image = module.image
    refs = sorted(_proof_expressions())
    ref = data.draw(st.sampled_from(refs))
    tag, size = image.tag(ref), image.heads[ref >> 1] & 0xFFFF
    if tag in (6, 7):
        covered = [*range(12, 20), *range(20, 28)]
    else:
        covered = [*range(8, {5: 24, 4: 24, 0: 20, 3: 20, 9: 20}.get(tag, 8))]
    if not covered:
        return
    at = (ref >> 1) * 4 + data.draw(st.sampled_from(covered))
    files, position = [], 0
    for name, content in parts("Samples.Top"):
        position = -(-position // 65536) * 65536
        if position <= at < position + len(content):
            flipped = content[at - position] ^ 1 << data.draw(st.integers(0, 7))
            content = replaced(content, at - position, bytes([flipped]))
        files.append((name, content))
        position += len(content)
    assert at < position
    assert size >= 16

    with pytest.raises(OleanError):
        picture(read_module("Samples.Top", files))


@cache
def _top() -> Module:
    return read_module("Samples.Top", parts("Samples.Top"))


@cache
def _proof_expressions() -> frozenset[int]:
    module = _top()
    values = [c.value for c in module.constants.values() if c.value is not None]
    return frozenset(module.terms.reachable(values)[0])


components = st.lists(st.one_of(st.text(max_size=8), st.integers(0, 99)), min_size=1, max_size=4)


@given(components=components)
def test_the_text_of_a_name_can_be_read_back(components: list[str | int]) -> None:
    """Whatever is in a component, two names with one text are one name."""
    text = ANONYMOUS
    for component in components:
        text = join(text, component)

    assert split(text) == tuple(components)


def test_name_hashes_are_leans() -> None:
    """Values read off real files."""
    assert name_hash(()) == 1723
    assert (
        name_hash(("Samples", "Base")) % 0x7F0000000000 & 0xFFFF0000
        == struct.unpack_from("<I", parts()[0][1], 80)[0]
    )


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """No files, no parts."""
    assert part_files(tmp_path / "None.olean") == []


def test_a_file_that_a_native_lean_wrote() -> None:
    """Written by a 64-bit Lean 4.35 itself, out of terms made for it: layout and hashes hold."""
    file = SAMPLES / "native.olean"
    module = read_module("My.Mod", [(file.name, file.read_bytes())])
    found = picture(module)

    assert module.image.pointer_size == 8
    assert module.image.header.gmp
    assert {name: c.kind for name, c in module.constants.items()} == {
        "Foo.d": "definition",
        "Foo.t": "theorem",
        "Foo.a": "axiom",
    }
    assert module.constants["Foo.d"].level_params == ("u", "v")
    assert module.docstrings == {"Foo.t": "doc"}
    assert module.ranges["Foo.t"].line == 3
    assert found["lean"] == "4.35.0 eb6cafb7290e8bd5f2937522d8d804f58f02bafc"
    nodes = module.graph(module.constants["Foo.d"].value or 0).nodes
    assert ("nat", 123456789012345678901234567890) in nodes
    assert ("str", "größer") in nodes


def test_a_part_that_adds_nothing_is_a_header_alone() -> None:
    """A file of imports only leaves an 88-byte private part whose root lies in an earlier part."""
    (main, data), (server, middle), (private, last) = parts()
    base = struct.unpack_from("<I", last, 80)[0]
    root = struct.unpack_from("<I", middle, 84)[0]
    empty = last[:80] + struct.pack("<II", base, root)

    module = Image([(main, data), (server, middle), (private, empty)])

    assert module.roots[2] == module.roots[1]
