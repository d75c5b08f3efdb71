"""Turns a bundle back into a checkpoint, so that training can go on from what ships.

The repository keeps no checkpoints beside the bundle: its 8-bit weights, scaled back, are a good
place to start from. Example: python -m tarjoman_training.resume --bundle ../tarjoman-fa-en --bert mbert --work work
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from . import checkpoint
from .text import GLUE_LEFT
from .vocab import TargetVocabulary

#: Key of the ONNX metadata that maps tensors of the graph to parameters of the model.
PARAMETERS = "tarjoman.parameters"


def parameter_names(graph, state):
    """Finds for every large enough tensor of an fp32 graph the parameter that it was made from.

    Returns ``{tensor: [parameter, transposed]}``; the exporter renames and transposes matrices.
    """
    by_shape = {}
    for name, tensor in state.items():
        by_shape.setdefault(tuple(sorted(tensor.shape)), []).append((name, tensor.numpy()))
    found = {}
    for initializer in graph.initializer:
        value = numpy_helper.to_array(initializer)
        if value.dtype != np.float32 or value.size < 2:
            continue
        for name, tensor in by_shape.get(tuple(sorted(value.shape)), []):
            if value.shape == tensor.shape and np.array_equal(value, tensor):
                found[initializer.name] = [name, False]
            elif value.ndim == 2 and value.shape == tensor.shape[::-1] and np.array_equal(value, tensor.T):
                found[initializer.name] = [name, True]
    return found


def _weights(path, block=128):
    model = onnx.load(path)
    names = json.loads(next(p.value for p in model.metadata_props if p.key == PARAMETERS))
    tensors = {t.name: t for t in model.graph.initializer}
    for tensor, (parameter, transposed) in names.items():
        quantised = next((n for n in tensors if n.startswith(tensor + "_Q8")), None)
        if tensor in tensors:
            value = numpy_helper.to_array(tensors[tensor])
        elif tensor + ".int8" in tensors:
            value = (numpy_helper.to_array(tensors[tensor + ".int8"]).astype(np.float32)
                     * numpy_helper.to_array(tensors[tensor + ".int8.scale"]))
        elif quantised:
            codes = numpy_helper.to_array(tensors[quantised]).astype(np.float32) - 128.0
            scale = next(n for n in tensors if n.startswith(tensor + "_scale"))
            scales = numpy_helper.to_array(tensors[scale]).reshape(codes.shape[0], codes.shape[1], 1)
            value = (codes * scales).reshape(codes.shape[0], -1).T  # MatMulNBits keeps columns as rows
        else:
            continue
        yield parameter, torch.from_numpy(np.array(value.T if transposed else value))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bundle", required=True)
    p.add_argument("--bert", required=True)
    p.add_argument("--work", required=True)
    a = p.parse_args()
    bundle, work = Path(a.bundle), Path(a.work)
    work.mkdir(parents=True, exist_ok=True)
    index = {piece: i for i, piece in enumerate(checkpoint.vocabulary(a.bert))}
    shutil.copy(bundle / "tokenizer.json", work / "tokenizer.json")
    pieces = json.loads((bundle / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    (work / "source_base.json").write_text(json.dumps([index[p] for p in sorted(pieces, key=pieces.get)]))
    target = [(t, f) for t, f in json.loads((bundle / "target.json").read_text(encoding="utf-8"))]
    base = [0, index["[CLS]"], index["[SEP]"]]
    for text, flags in target[3:]:
        word = len(text) > 1 or text.isalnum()
        base.append(index[("##" if word and flags & GLUE_LEFT else "") + text])
    TargetVocabulary(target, base).save(work / "target.json")
    facts = json.loads((bundle / "bundle.json").read_text(encoding="utf-8"))
    state = dict(_weights(bundle / "encoder.onnx"))
    state.update(_weights(bundle / "decoder.onnx"))
    saved = {"model": state, "step": facts["training"]["steps"], "tokens": facts["training"]["targetPieces"],
             "config": facts["training"]["config"]}
    torch.save(saved, work / "last.pt")
    torch.save(saved, work / "average.pt")
    print(len(state), "parameters from", bundle)


if __name__ == "__main__":
    main()
