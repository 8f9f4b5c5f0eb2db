#!/usr/bin/env python3
"""Writes the .onnx files beside it: networks so small that arithmetic says what they give (python3-onnx, python3-numpy)."""
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

here = pathlib.Path(__file__).parent
MEL = ("mel", [1, 1, 80, 432])
PITCH = ("pitch", [1, 1, 72, 108])


def write(name, inputs, nodes, constants=None, outputs=(("perceptions", [1, 1]),), operator_set=11, input_type=TensorProto.FLOAT):
    """One file; `constants` are arrays by name, float32 or int64."""
    graph = helper.make_graph(
        nodes, name,
        [helper.make_tensor_value_info(each, input_type, dims) for each, dims in inputs],
        [helper.make_tensor_value_info(each, TensorProto.FLOAT, dims) for each, dims in outputs],
        [numpy_helper.from_array(np.asarray(array), each) for each, array in (constants or {}).items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", operator_set)], producer_name="make_models")
    model.ir_version = 6
    (here / f"{name}.onnx").write_bytes(model.SerializeToString())


def node(operation, inputs, output, **attributes):
    return helper.make_node(operation, inputs.split(), output.split(), name=output.split()[0], **attributes)


def mean(of, to):
    return node("ReduceMean", of, to, axes=[2, 3], keepdims=0)


def ints(*values):
    return np.array(values, dtype=np.int64)


def floats(*values):
    return np.array(values, dtype=np.float32)


# Perceptions: mean of mel; mean of the lowest octave of pitch; 2 * mean of mel - 1.
# Sources, in each half of the window: mean of mel, mean of its lower 40 bands, mean of its upper 40 bands.
write("means", [MEL, PITCH], [
    mean("mel", "all"),
    node("Slice", "pitch from_0 to_12 axis_2", "octave"), mean("octave", "low"),
    node("Mul", "all two", "twice"), node("Sub", "twice one", "centred"),
    node("Concat", "all low centred", "perceptions", axis=1),
    node("AveragePool", "mel", "halves", kernel_shape=[80, 216], strides=[80, 216]),
    node("Slice", "mel from_0 to_40 axis_2", "lower"), node("Slice", "mel from_40 to_80 axis_2", "upper"),
    node("AveragePool", "lower", "lower_halves", kernel_shape=[40, 216], strides=[40, 216]),
    node("AveragePool", "upper", "upper_halves", kernel_shape=[40, 216], strides=[40, 216]),
    node("Concat", "halves lower_halves upper_halves", "stacked", axis=1),
    node("Transpose", "stacked", "turned", perm=[0, 3, 1, 2]), node("Reshape", "turned as_table", "sources"),
], {"from_0": ints(0), "to_12": ints(12), "from_40": ints(40), "to_40": ints(40), "to_80": ints(80), "axis_2": ints(2),
    "two": floats(2), "one": floats(1), "as_table": ints(1, 2, 3)}, (("perceptions", [1, 3]), ("sources", [1, 2, 3])))

# What comes first in the file need not come first in the descriptor: the mean of pitch, then of mel.
write("pitch_first", [PITCH, MEL], [mean("pitch", "a"), mean("mel", "b"), node("Concat", "a b", "perceptions", axis=1)],
      outputs=(("perceptions", [1, 2]),))

# One input of another name.
write("sound", [("sound", [1, 1, 80, 432])], [mean("sound", "perceptions")])

# As networks are: the mean of 2 x 2 cells and its negative, normalised (x 2, + 1), rectified, averaged, weighted 1 and
# 0.5. Of cells that are all x: 1 * max(0, 2x + 1) + 0.5 * max(0, 1 - 2x), then a sigmoid.
write("layers", [MEL], [
    node("Conv", "mel kernels", "convolved", kernel_shape=[2, 2], strides=[2, 2], pads=[0, 0, 0, 0]),
    node("BatchNormalization", "convolved scale shift mean variance", "normal", epsilon=0.0),
    node("Relu", "normal", "rectified"), node("GlobalAveragePool", "rectified", "averaged"),
    node("Flatten", "averaged", "flat", axis=1), node("Gemm", "flat weights bias", "sum", transB=1),
    node("Sigmoid", "sum", "perceptions"),
], {"kernels": np.stack([np.full((1, 2, 2), 0.25), np.full((1, 2, 2), -0.25)]).astype(np.float32),
    "scale": floats(2, 2), "shift": floats(1, 1), "mean": floats(0, 0), "variance": floats(1, 1),
    "weights": floats(1, 0.5).reshape(1, 2), "bias": floats(0)})

# Two matrices that are both computed: bands by frames times frames by bands, its mean over 432, which is the mean over
# frames of the square of the mean over bands.
bands_by_frames = [node("Reshape", "mel as_bands", "bands"), node("Transpose", "bands", "frames", perm=[0, 2, 1])]
write("products", [MEL], [
    *bands_by_frames, node("MatMul", "bands frames", "product"), node("Reshape", "product as_image", "image"),
    mean("image", "m"), node("Mul", "m share", "perceptions"),
], {"as_bands": ints(1, 80, 432), "as_image": ints(1, 1, 80, 80), "share": floats(1 / 432)})

# 1.9 * mean: inside 0 to 1 on noise, beyond it on the loudest of windows.
write("steep", [MEL], [mean("mel", "m"), node("Mul", "m factor", "perceptions")], {"factor": floats(1.9)})
# sqrt(0.75 - mean): no number on the loudest of windows, all well before.
write("nan_when_loud", [MEL], [mean("mel", "m"), node("Sub", "limit m", "d"), node("Sqrt", "d", "perceptions")],
      {"limit": floats(0.75)})

# What must be refused.
write("nan", [MEL], [mean("mel", "m"), node("Sub", "m one", "d"), node("Sqrt", "d", "perceptions")], {"one": floats(1)})
write("infinite", [MEL], [mean("mel", "m"), node("Div", "one m", "perceptions")], {"one": floats(1)})
write("too_high", [MEL], [mean("mel", "m"), node("Mul", "m three", "perceptions")], {"three": floats(3)})
write("unknown_operator", [MEL], [mean("mel", "m"), node("Det", "m", "perceptions")])
write("constant_over_frames", [MEL], [node("Mul", "mel row", "m"), mean("m", "perceptions")],
      {"row": np.ones((1, 1, 1, 432), np.float32)})
write("average_without_padding", [MEL], [
    node("AveragePool", "mel", "m", kernel_shape=[3, 3], pads=[1, 1, 1, 1]), mean("m", "perceptions")])
for name, second in (("unlike_matrices", "bands"), ("unlike_batches", "halves")):
    write(name, [MEL], [
        *bands_by_frames, node("Reshape", "frames as_halves", "halves"), node("MatMul", f"bands {second}", "product"),
        node("Reshape", "product as_image", "image"), mean("image", "perceptions"),
    ], {"as_bands": ints(1, 80, 432), "as_halves": ints(2, 432, 40), "as_image": ints(1, 1, 80, -1)})
write("shorter", [("mel", [1, 1, 80, 400])], [mean("mel", "perceptions")])
write("any_batch", [("mel", ["batch", 1, 80, 432])], [mean("mel", "perceptions")])
write("new_operators", [MEL], [mean("mel", "perceptions")], operator_set=17)
write("without_shape", [MEL], [mean("mel", "perceptions")], outputs=(("perceptions", None),))
write("double", [MEL], [mean("mel", "perceptions")], input_type=TensorProto.DOUBLE)
write("other_output", [MEL], [mean("mel", "feelings")], outputs=(("feelings", [1, 1]),))
write("cycle", [MEL], [node("Add", "mel b", "a"), node("Relu", "a", "b"), mean("b", "perceptions")])
write("large", [MEL], [  # 64 channels of 2,080 x 2,432 numbers: 1.3 GB
    node("Pad", "mel", "padded", pads=[0, 0, 1000, 1000, 0, 0, 1000, 1000]),
    node("Conv", "padded kernels", "c", kernel_shape=[1, 1]), node("Slice", "c from to axis", "s"),
    mean("s", "perceptions")], {"kernels": np.zeros((64, 1, 1, 1), np.float32), "from": ints(0), "to": ints(1),
                                "axis": ints(1)}, operator_set=10)
write("long_work", [MEL], [  # 45 convolutions with a kernel of 41 x 41: 10 billion operations
    node("Conv", "mel first", "c0", kernel_shape=[1, 1]), *[
        node("Conv", f"c{i} kernel", f"c{i + 1}", kernel_shape=[41, 41], pads=[20, 20, 20, 20], group=2)
        for i in range(45)], mean("c45", "perceptions")],
      {"first": np.zeros((2, 1, 1, 1), np.float32), "kernel": np.zeros((2, 1, 41, 41), np.float32)})
