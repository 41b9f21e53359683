"""Convolutions of ONNX models: each is judged as the model has it, whatever its attributes."""

import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import jsonschema
import numpy as np
import pytest
from direct import Direct
from typer.testing import CliRunner

from fundamentals.base.errors import UsageError
from fundamentals.cli.app import app
from fundamentals.referee.asserting import assert_computes
from fundamentals.referee.formula.finding import Finding, find
from fundamentals.referee.formula.probes import Prober
from fundamentals.referee.settling import of_node
from fundamentals.referee.subject.calling import Node
from fundamentals.referee.subject.models import model
from fundamentals.software.table import ROWS

onnx = pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")

make = onnx.helper.make_node
ONNX = [row for row in ROWS if row.library == "onnxruntime"]


def saved(
    file: Path,
    nodes: Sequence[Any],
    weights: Mapping[str, Sequence[int]],
    *,
    dtype: str = "float32",
    opset: int = 17,
    given: Sequence[str] = (),
) -> Path:
    """A model of those nodes, from "x" to "y"; weights are zeros, or inputs if they are given."""
    kind = onnx.helper.np_dtype_to_tensor_dtype(np.dtype(dtype))
    value = onnx.helper.make_tensor_value_info
    arrays = [
        onnx.numpy_helper.from_array(np.zeros(shape, dtype), name)
        for name, shape in weights.items()
        if name not in given
    ]
    ends = [value("x", kind, None), *(value(name, kind, weights[name]) for name in given)]
    graph = onnx.helper.make_graph(nodes, "net", ends, [value("y", kind, None)], arrays)
    opsets = [onnx.helper.make_opsetid("", opset)]
    onnx.save(onnx.helper.make_model(graph, opset_imports=opsets, ir_version=8), str(file))
    return file


def one(file: Path, operator: str, weight: Sequence[int], **more: Any) -> Path:
    """A model of one node with those attributes."""
    options = {name: more.pop(name) for name in ("dtype", "opset", "given") if name in more}
    weights = {"w": weight, **({"b": [2]} if more.pop("bias", False) else {})}
    return saved(file, [make(operator, ["x", *weights], ["y"], **more)], weights, **options)


def node(file: Path, name: str = "") -> tuple[Any, Node]:
    """Its function, and what the model says of it."""
    function, said = model(str(file), name)
    return function, Node.read(said["nodes"][said["node"]])


def found(file: Path, **more: Any) -> Finding:
    """What is found of the only node, in this process."""
    function, said = node(file)
    form = of_node(said, [said])
    prober = Prober(Direct(function, form.expression), form, said.dtype)
    return find(prober, rows=ONNX, **{"every": 5, "instances": 12, **more})


@pytest.mark.parametrize(
    ("operator", "weight", "attributes", "match"),
    [
        ("Conv", (2, 3, 3), {}, "onnxruntime.Conv, mode pads=[p, q] with p = 0, q = 0"),
        (
            "Conv",
            (2, 3, 3),
            {"auto_pad": "VALID", "dilations": [2]},
            "onnxruntime.Conv, mode VALID",
        ),
        (
            "Conv",
            (2, 3, 4),
            {"auto_pad": "SAME_UPPER", "strides": [2]},
            "onnxruntime.Conv, mode SAME_UPPER",
        ),
        ("Conv", (2, 3, 4), {"auto_pad": "SAME_LOWER"}, "onnxruntime.Conv, mode SAME_LOWER"),
        (
            "Conv",
            (2, 3, 15),
            {"pads": [7, 6], "kernel_shape": [15]},
            "onnxruntime.Conv, mode pads=[p, q] with p = 7, q = 6",
        ),
        (
            "Conv",
            (2, 3, 3),
            {"pads": [12, 12], "dilations": [12], "auto_pad": "NOTSET"},
            "onnxruntime.Conv, mode pads=[p, q] with p = 12, q = 12",
        ),
        (
            "Conv",
            (2, 3, 8, 8),
            {"strides": [8, 8], "kernel_shape": [8, 8]},
            "onnxruntime.Conv(2 axes), mode VALID",
        ),
        (
            "Conv",
            (2, 1, 3, 2, 2),
            {"pads": [1] * 6, "strides": [1, 2, 1]},
            "onnxruntime.Conv(3 axes), mode pads=[p, q] with p = 1, q = 1",
        ),
        (
            "ConvTranspose",
            (3, 2, 3),
            {"strides": [2], "pads": [1, 1], "output_padding": [1]},
            "onnxruntime.ConvTranspose, mode pads=[p, p], output_padding=[q] with p = 1, q = 1",
        ),
        (
            "ConvTranspose",
            (3, 2, 3),
            {"strides": [2], "auto_pad": "SAME_UPPER"},
            "onnxruntime.ConvTranspose, mode SAME_UPPER",
        ),
    ],
)
def test_attributes_are_those_of_the_row(
    operator: str, weight: Sequence[int], attributes: Mapping[str, Any], match: str, tmp_path: Path
) -> None:
    """Every auto_pad, any padding, long steps and steps that differ along axes; 1, 2 and 3 axes."""
    said = found(one(tmp_path / "net.onnx", operator, weight, **attributes))

    assert said.exception is None
    assert said.refusal is None
    assert match in [each.text for each in said.matches]


@pytest.mark.parametrize(
    ("operator", "weight", "attributes", "laws"),
    [
        ("Conv", (2, 3, 3, 3), {"pads": [1, 0, 2, 1]}, [("−1", "L + 4 − K"), ("0", "L + 2 − K")]),
        (
            "Conv",
            (2, 3, 3, 3),
            {"strides": [2, 1]},
            [("0", "⌊(L − K)/s⌋ + 1"), ("0", "⌊(L − K)/s⌋ + 1")],
        ),
        (
            "ConvTranspose",
            (3, 2, 3),
            {"strides": [2], "output_shape": [20]},
            [("L + ⌊(K − 21)/2⌋", "20")],
        ),
    ],
)
def test_what_no_row_says_has_laws_of_its_own(
    operator: str,
    weight: Sequence[int],
    attributes: Mapping[str, Any],
    laws: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    """Pads and strides that differ along axes, and a length that is the same for every input."""
    said = found(one(tmp_path / "net.onnx", operator, weight, **attributes))

    assert said.exception is None
    assert said.refusal is None
    assert [law.text for law in said.laws] == laws


@pytest.mark.parametrize(
    ("operator", "weight", "groups"),
    [("Conv", (4, 2, 3), 2), ("Conv", (24, 1, 3, 3), 24), ("ConvTranspose", (4, 3, 3), 2)],
)
def test_groups_are_in_the_formula(
    operator: str, weight: Sequence[int], groups: int, tmp_path: Path
) -> None:
    """Several numbers of them, and that of the model with its sizes; depthwise, too."""
    said = found(one(tmp_path / "net.onnx", operator, weight, group=groups), every=1)

    assert said.exception is None
    assert said.refusal is None
    tried = [cell.shape for cell in said.cells if cell.refused is None and not cell.why]
    assert {1, 2, 3, groups} <= {shape.groups for shape in tried}
    assert any(
        said.form.kernel_out(np.zeros(shape.w), shape.groups).shape == tuple(weight)
        for shape in tried
        if shape.groups == groups
    )


def test_a_wrong_group_is_seen(tmp_path: Path) -> None:
    """A node that mixes its groups up is no such formula."""
    function, said = node(one(tmp_path / "net.onnx", "Conv", (4, 2, 3), group=2))

    def mixed(x: Any, w: Any, group: int) -> Any:
        return function(x[:, ::-1].copy() if group == 3 else x, w, group=group)

    form = of_node(said)
    prober = Prober(Direct(mixed, form.expression), form, "float32")
    exception = find(prober, rows=ONNX, every=2, instances=12).exception

    assert exception is not None
    assert "groups" in exception.where


@pytest.mark.parametrize(
    ("options", "dtype", "signal", "bias"),
    [
        ({}, "float32", "NCHW", False),
        ({"bias": True}, "float32", "NCHW", True),
        ({"dtype": "float16"}, "float16", "NCHW", False),
        ({"dtype": "float64"}, "float64", "NCHW", False),
        ({"given": ["w"]}, "float32", "NCHW", False),
        *(({"opset": number}, "float32", "NCHW", False) for number in (11, 13, 18, 21)),
    ],
)
def test_the_model_says_how_it_is_called(
    options: Mapping[str, Any], dtype: str, signal: str, bias: bool, tmp_path: Path
) -> None:
    """The number type, the axes and the bias, from weights or from inputs; in each opset."""
    _, said = node(one(tmp_path / "net.onnx", "Conv", (2, 3, 3, 2), **options))
    form = of_node(said)

    assert (said.dtype, form.signal, form.kernel, form.bias) == (dtype, signal, "OIHW", bias)
    assert said.weight == (2, 3, 3, 2)
    assert form.expression == ("f(x, w, b, group=g)" if bias else "f(x, w, group=g)")


def test_types_and_shapes_are_found_where_they_are_computed(tmp_path: Path) -> None:
    """Of a weight that a node makes, and of an input that another gives."""
    nodes = [
        make("Relu", ["x"], ["r"]),
        make("Transpose", ["v"], ["w"], perm=[1, 0, 2]),
        make("Conv", ["r", "w"], ["y"]),
    ]
    _, said = node(saved(tmp_path / "net.onnx", nodes, {"v": (3, 2, 5)}, dtype="float64"))
    assert (said.dtype, said.signal, said.weight) == ("float64", "NCH", (2, 3, 5))


def test_weights_in_files_that_are_absent_are_not_needed(tmp_path: Path) -> None:
    """The model says their shapes."""
    whole = onnx.load(str(one(tmp_path / "net.onnx", "Conv", (2, 3, 3))))
    file = tmp_path / "external.onnx"
    onnx.save_model(whole, str(file), save_as_external_data=True, location="w", size_threshold=0)
    (tmp_path / "w").unlink()

    assert found(file, every=20, instances=0).exception is None


def test_nodes_of_branches_and_without_names_are_found(tmp_path: Path) -> None:
    """By operator and number where a name is missing, or is that of several."""
    value = onnx.helper.make_tensor_value_info
    branch = [
        onnx.helper.make_graph(
            [make("Conv", ["x", "w"], [f"{name}y"], name="inner")],
            name,
            [],
            [value(f"{name}y", onnx.TensorProto.FLOAT, None)],
        )
        for name in ("then", "else")
    ]
    nodes = [
        make("Conv", ["x", "w"], ["z"], name="outer"),
        make("Cast", ["z"], ["c"], to=onnx.TensorProto.BOOL),
        make("If", ["c"], ["y"], then_branch=branch[0], else_branch=branch[1]),
    ]
    file = saved(tmp_path / "net.onnx", nodes, {"w": (3, 3, 3)})
    _, said = model(str(file), "Conv_4")

    assert [*said["nodes"]] == ["outer", "Conv_3", "Conv_4"]
    assert all(Node.read(each).dtype == "float32" for each in said["nodes"].values())


@pytest.mark.parametrize(
    ("operator", "said"),
    [
        ("Relu", r"has no Conv and no ConvTranspose\.$"),
        ("ConvInteger", "Not judged: 1 ConvInteger; Conv and ConvTranspose of ONNX itself are"),
        ("QLinearConv", "Not judged: 1 QLinearConv;"),
    ],
)
def test_what_is_not_judged_is_named(operator: str, said: str, tmp_path: Path) -> None:
    """Convolutions of integers with scales, in place of silence."""
    file = saved(tmp_path / "net.onnx", [make(operator, ["x", "w"], ["y"])], {"w": (1, 1, 3)})
    with pytest.raises(UsageError, match=said):
        model(str(file), "")


@pytest.mark.parametrize("cut", [0, 1, 40, 100])
def test_broken_files_are_refused(cut: int, tmp_path: Path) -> None:
    """Empty ones, too."""
    file = one(tmp_path / "net.onnx", "Conv", (2, 3, 3))
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(UsageError, match="is no model of ONNX"):
        model(str(file), "")


def _run(*arguments: str) -> Any:
    return CliRunner().invoke(app, ["referee", *arguments, "--no-edges", "--floats", "0"])


def test_another_number_type_is_refused_in_one_line(tmp_path: Path) -> None:
    """That of the model is said."""
    done = _run(str(one(tmp_path / "net.onnx", "Conv", (2, 3, 3))), "--dtype", "float64")
    assert done.exit_code == 2
    assert "--dtype float64: this Conv takes float32, as the model says" in done.stderr


def test_a_format_that_onnxruntime_has_not_is_undecided(tmp_path: Path) -> None:
    """With what it says."""
    done = _run(str(one(tmp_path / "net.onnx", "Conv", (2, 3, 3), dtype="float64")))
    assert done.exit_code == 1
    assert "undecided: with L = 11, K = 4 it raises NotImplemented" in done.stdout


def test_each_convolution_is_judged(tmp_path: Path) -> None:
    """One after the other, with a report for each in every file; those that differ in sizes alone
    once. One that is not what was expected fails the whole.
    """
    nodes = [
        make("Conv", ["x", "w"], ["a"], name="first", pads=[1, 1], kernel_shape=[3]),
        make("Relu", ["a"], ["r"]),
        make("Conv", ["r", "v"], ["c"], name="second", pads=[1, 1], kernel_shape=[5]),
        make("ConvTranspose", ["c", "w"], ["y"], strides=[2]),
    ]
    file = saved(tmp_path / "net.onnx", nodes, {"w": (3, 3, 3), "v": (3, 3, 5)})
    written = [tmp_path / f"report.{kind}" for kind in ("json", "html", "xml")]
    options = itertools.chain(*zip(("--json", "--html", "--junit"), map(str, written), strict=True))
    done = _run(str(file), "--expect", "torch.nn.functional.conv1d p", *options)

    assert done.exit_code == 1, done.output
    names = [f"{file}:{name}" for name in ("first", "second", "ConvTranspose_3")]
    reports = json.loads(written[0].read_text())
    schema = json.loads((Path(__file__).parents[2] / "docs/referee.schema.json").read_text())
    jsonschema.validate(reports, schema)
    assert [each["call"]["target"] for each in reports] == names
    assert [each["repeats"] for each in reports] == ["", names[0], ""]
    assert [bool(each["unlike"]) for each in reports] == [False, False, True]
    suites = Xml.fromstring(written[2].read_text()).findall("testsuite")  # noqa: S314 - our own
    assert [suite.get("name") for suite in suites] == names
    assert [suite.get("failures") for suite in suites] == ["0", "0", "1"]
    page = written[1].read_text()
    assert all(page.count(f"{name}</h1>") == 1 for name in names)
    assert "2 of 3 with nothing against them" in done.stdout
    assert "added over the in-channels of each group" in done.stdout


def test_where_one_is_wanted_all_are_listed(tmp_path: Path) -> None:
    """As they are named, in tests of users' own and with a file to go on from."""
    nodes = [make("Conv", ["x", "w"], ["a"], name="/n/a"), make("Conv", ["a", "w"], ["y"])]
    file = saved(tmp_path / "net.onnx", nodes, {"w": (3, 3, 3)})

    with pytest.raises(UsageError, match=f"name one: {file}:/n/a, {file}:Conv_1"):
        assert_computes(str(file), "torch.nn.functional.conv1d valid")
    done = _run(str(file), "--resume", str(tmp_path / "state"))
    assert done.exit_code == 2
    assert f"name one of them, as in {file}:/n/a" in done.stderr


def test_calls_without_taps_decide_nothing(tmp_path: Path) -> None:
    """onnxruntime never returns from some: that is a line among the edges, after seconds."""
    file = one(tmp_path / "net.onnx", "Conv", (2, 3, 3))
    done = CliRunner().invoke(app, ["referee", str(file), "--floats", "0"])
    assert done.exit_code == 0, done.output
    assert "no tap: The process dies: took longer than 3 s." in " ".join(done.stdout.split())
