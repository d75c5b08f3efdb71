"""Writes the two one-purpose graphs that run beside a model's own export.

`gather.onnx` reorders rows (beams) of a cache; `candidates.onnx` turns logits into the best
log-probabilities. ONNX Runtime does both where the tensors are, so that neither a cache nor a row
of a quarter of a million logits crosses into Java. Needs only `pip install onnx`.

Example: python src/main/python/make_graphs.py src/main/resources/org/tarjoman/decode
"""

import sys
from pathlib import Path

from onnx import TensorProto, helper, save

OPSET = 17
#: The layout that the oldest ONNX Runtime with this opset reads.
IR_VERSION = 8


def tensor(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def write(path, name, nodes, inputs, outputs):
    graph = helper.make_graph(nodes, name, inputs, outputs)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION)
    save(model, path)


def gather(folder):
    """rows[i] = data[index[i]] for an array of any rank: its shape is left open, which ONNX Runtime allows."""
    write(folder / "gather.onnx", "gather",
          [helper.make_node("Gather", ["data", "index"], ["rows"], axis=0)],
          [tensor("index", TensorProto.INT64, ["n"]), tensor("data", TensorProto.FLOAT, None)],
          [tensor("rows", TensorProto.FLOAT, None)])


def candidates(folder):
    """The k best natural log-probabilities of each row, best first, their ids, those of asked-for ids, and the
    row's log-sum-exp: what a log-probability lacks to be a logit.

    ONNX Runtime's ReduceLogSumExp takes seven times as long as its LogSoftmax; so the sum is had from a
    difference.
    """
    write(folder / "candidates.onnx", "candidates",
          [helper.make_node("LogSoftmax", ["logits"], ["log_probabilities"], axis=-1),
           helper.make_node("TopK", ["log_probabilities", "k"], ["values", "ids"], axis=-1, largest=1, sorted=1),
           helper.make_node("Constant", [], ["first"], value=helper.make_tensor("", TensorProto.INT64, [1], [0])),
           helper.make_node("Gather", ["logits", "first"], ["logit"], axis=-1),
           helper.make_node("Gather", ["log_probabilities", "first"], ["log_probability"], axis=-1),
           helper.make_node("Sub", ["logit", "log_probability"], ["log_sums"]),
           helper.make_node("Gather", ["log_probabilities", "asked_ids"], ["asked"], axis=-1)],
          [tensor("k", TensorProto.INT64, [1]), tensor("asked_ids", TensorProto.INT64, ["m"]),
           tensor("logits", TensorProto.FLOAT, ["rows", 1, "vocabulary"])],
          [tensor("values", TensorProto.FLOAT, ["rows", 1, None]), tensor("ids", TensorProto.INT64, ["rows", 1, None]),
           tensor("log_sums", TensorProto.FLOAT, ["rows", 1, 1]),
           tensor("asked", TensorProto.FLOAT, ["rows", 1, "m"])])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    gather(target)
    candidates(target)
