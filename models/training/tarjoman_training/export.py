"""Writes a trained model as a Tarjoman bundle: ONNX graphs, tokenizers and bundle.json.

The graphs hold everything that a search step needs, so that a step returns only a few numbers for
each hypothesis (B sentences, K hypotheses each, S source pieces, t pieces so far, H heads):

encoder.onnx   input_ids, attention_mask [B,S] -> sentence_vector [B,D] and, for each decoder layer
               i, cross.i.key and cross.i.value [B,H,S,D/H]
decoder.onnx   token [B*K], beam_index [B*K] (row of the step before that each row continues),
               attention_mask [B,S], cross.*, past.i.key/value [B*K,H,t,D/H], past.coverage [B*K,S]
               -> top_log_probability, top_id [B*K,16], present.i.key/value [B*K,H,t+1,D/H],
               present.coverage [B*K,S]: the greatest share of the last layer's attention, mean over
               the heads, that each source piece has had in any step (zeros before the first)
select.onnx    index [B'], attention_mask, cross.* -> the same with only the rows in index
"""

import argparse
import hashlib
import json
import shutil
import warnings
from pathlib import Path

import torch
from torch import nn

from .model import Config, Translator, padding_mask, warm_start
from .search import CANDIDATES
from .vocab import EOS, TargetVocabulary


class EncoderGraph(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        memory = self.model.encoder(input_ids, attention_mask)
        weight = attention_mask.to(memory.dtype)[:, :, None]
        vector = (memory * weight).sum(1) / weight.sum(1)
        out = [vector]
        for k, v in self.model.decoder.cross(memory):
            out += [k, v]
        return tuple(out)


class DecoderGraph(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.d = model.decoder

    def forward(self, token, beam_index, attention_mask, *caches):
        n = len(self.d.layers)
        cross, past, coverage = caches[:2 * n], caches[2 * n:4 * n], caches[4 * n]
        sentences = attention_mask.shape[0]
        at = past[0].shape[2]
        x = self.d.embedding.word(token)[:, None] + self.d.embedding.position[at:at + 1]
        x = self.d.embedding.norm(x)
        mask, present = padding_mask(attention_mask), []
        for i, layer in enumerate(self.d.layers):
            a = layer.self_attention
            k, v = a.keys_values(x)
            k = torch.cat([past[2 * i].index_select(0, beam_index), k], 2)
            v = torch.cat([past[2 * i + 1].index_select(0, beam_index), v], 2)
            present += [k, v]
            x = layer.self_norm(x + a.attend(x, k, v, torch.zeros(1)))
            # All hypotheses of a sentence attend as one row of queries: its keys are not copied.
            w = layer.cross_attention.weights(x.reshape(sentences, -1, x.shape[-1]), cross[2 * i], mask)
            y = layer.cross_attention.mix(w, cross[2 * i + 1])
            x = layer.cross_norm(x + y.reshape(-1, 1, x.shape[-1]))
            x = layer.norm(x + layer.feed_forward(x))
        h = self.d.transform_norm(nn.functional.gelu(self.d.transform(x)))[:, 0]
        scores = h @ self.d.embedding.word.weight.t() + self.d.bias
        value, index = scores[:, EOS:].topk(CANDIDATES, -1)
        # Start and padding are no continuation; they are left out of the sum as well.
        total = torch.logsumexp(scores[:, EOS:], -1, keepdim=True)
        coverage = torch.maximum(coverage.index_select(0, beam_index), w.mean(1).flatten(0, 1))
        return (value - total, index + EOS, *present, coverage)


class SelectGraph(nn.Module):
    def forward(self, index, attention_mask, *cross):
        return tuple(t.index_select(0, index) for t in (attention_mask, *cross))


def load(work, bert, which="average.pt") -> tuple:
    """Returns ``(model, target vocabulary)`` from a work folder; frozen parts come from mBERT."""
    from . import checkpoint
    work = Path(work)
    saved = torch.load(work / which, map_location="cpu")
    model = Translator(Config(**saved["config"]))
    target = TargetVocabulary.load(work / "target.json")
    warm_start(model, checkpoint.load(bert), json.loads((work / "source_base.json").read_text()), target.base)
    model.load_state_dict({k: v.float() for k, v in saved["model"].items()}, strict=False)
    return model.eval(), target


def export_graphs(model, folder):
    """Writes the three fp32 graphs into ``folder``."""
    c, folder = model.config, Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    n, size = c.decoder_layers, c.width // c.heads
    state = {k: v.detach() for k, v in model.state_dict().items()}
    cross = [f"cross.{i}.{x}" for i in range(n) for x in ("key", "value")]
    past = [f"past.{i}.{x}" for i in range(n) for x in ("key", "value")]
    present = [f"present.{i}.{x}" for i in range(n) for x in ("key", "value")]
    b, k, s, t = 2, 3, 5, 4
    ids, mask = torch.ones(b, s, dtype=torch.long), torch.ones(b, s, dtype=torch.long)
    heads = lambda rows, length: torch.zeros(rows, c.heads, length, size)
    settings = dict(opset_version=17, dynamo=False, do_constant_folding=True)
    rows = {0: "sentences", 1: "source"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            EncoderGraph(model), (ids, mask), str(folder / "encoder.onnx"),
            input_names=["input_ids", "attention_mask"], output_names=["sentence_vector", *cross],
            dynamic_axes={"input_ids": rows, "attention_mask": rows, "sentence_vector": {0: "sentences"},
                          **{x: {0: "sentences", 2: "source"} for x in cross}}, **settings)
        torch.onnx.export(
            DecoderGraph(model),
            (torch.ones(b * k, dtype=torch.long), torch.arange(b * k), mask,
             *[heads(b, s) for _ in cross], *[heads(b * k, t) for _ in past], torch.zeros(b * k, s)),
            str(folder / "decoder.onnx"),
            input_names=["token", "beam_index", "attention_mask", *cross, *past, "past.coverage"],
            output_names=["top_log_probability", "top_id", *present, "present.coverage"],
            dynamic_axes={"token": {0: "rows"}, "beam_index": {0: "rows"}, "attention_mask": rows,
                          "top_log_probability": {0: "rows"}, "top_id": {0: "rows"},
                          "past.coverage": {0: "past_rows", 1: "source"},
                          "present.coverage": {0: "rows", 1: "source"},
                          **{x: {0: "sentences", 2: "source"} for x in cross},
                          **{x: {0: "past_rows", 2: "past"} for x in past},
                          **{x: {0: "rows", 2: "length"} for x in present}}, **settings)
        torch.onnx.export(
            SelectGraph(), (torch.tensor([0]), mask, *[heads(b, s) for _ in cross]),
            str(folder / "select.onnx"), input_names=["index", "attention_mask", *cross],
            output_names=["selected_mask", *["selected." + x for x in cross]],
            dynamic_axes={"index": {0: "selected"}, "attention_mask": rows, "selected_mask": {0: "selected", 1: "source"},
                          **{x: {0: "sentences", 2: "source"} for x in cross},
                          **{"selected." + x: {0: "selected", 2: "source"} for x in cross}}, **settings)
    _name_parameters(folder / "encoder.onnx", state)
    _name_parameters(folder / "decoder.onnx", state)


def _name_parameters(path, state):
    """Notes in the graph which tensor is which parameter, for ``resume``."""
    import onnx
    from .resume import PARAMETERS, parameter_names
    graph = onnx.load(path)
    note = graph.metadata_props.add()
    note.key, note.value = PARAMETERS, json.dumps(parameter_names(graph.graph, state))
    onnx.save(graph, path)


def _shrink_tables(model):
    """Stores large embedding tables as int8 with one scale a row; looked-up rows are scaled back."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper
    graph, nodes = model.graph, []
    tables = {t.name: t for t in graph.initializer
              if len(t.dims) == 2 and t.dims[0] * t.dims[1] > 1_000_000 and t.data_type == TensorProto.FLOAT}
    for node in graph.node:
        if node.op_type != "Gather" or node.input[0] not in tables:
            nodes.append(node)
            continue
        table = numpy_helper.to_array(tables[node.input[0]])
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9) / 127.0
        name, out = node.input[0] + ".int8", node.output[0]
        graph.initializer.append(numpy_helper.from_array(np.rint(table / scale).astype(np.int8), name))
        graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), name + ".scale"))
        nodes += [helper.make_node("Gather", [name, node.input[1]], [out + ".int8"]),
                  helper.make_node("Gather", [name + ".scale", node.input[1]], [out + ".scale"]),
                  helper.make_node("Cast", [out + ".int8"], [out + ".float"], to=TensorProto.FLOAT),
                  helper.make_node("Mul", [out + ".float", out + ".scale"], [out])]
    del graph.node[:]
    graph.node.extend(nodes)
    used = {name for node in graph.node for name in node.input}
    for name, tensor in tables.items():
        if name not in used:
            graph.initializer.remove(tensor)
    return model


def quantize(source, folder, block=128):
    """Quantises weights to 8 bits in blocks of ``block`` rows (MatMulNBits), tables row by row.

    Activations are quantised for each row and block by the kernel (accuracy level 4), not for the
    whole tensor as dynamic quantisation does: a sentence comes out the same, bit for bit, whatever
    shares its batch, and the outliers of BERT's hidden states cost no accuracy elsewhere.
    """
    import logging

    import onnx
    from onnxruntime.quantization import matmul_nbits_quantizer as nbits
    logging.getLogger(nbits.__name__).setLevel(logging.WARNING)
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("encoder.onnx", "decoder.onnx"):
        config = nbits.DefaultWeightOnlyQuantConfig(block_size=block, is_symmetric=True, accuracy_level=4, bits=8)
        quantizer = nbits.MatMulNBitsQuantizer(onnx.load(Path(source) / name), algo_config=config)
        quantizer.process()
        onnx.save(_shrink_tables(quantizer.model.model), folder / name)
    shutil.copy(Path(source) / "select.onnx", folder / "select.onnx")


def describe(folder, facts):
    """Writes bundle.json with size and SHA-256 of every other file in ``folder``."""
    folder, files = Path(folder), {}
    for path in sorted(folder.iterdir()):
        if path.name not in ("bundle.json", "MODEL_CARD.md"):
            files[path.name] = {"size": path.stat().st_size,
                                "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    text = json.dumps({**facts, "files": files}, ensure_ascii=False, indent=2)
    (folder / "bundle.json").write_text(text + "\n", encoding="utf-8")


def work_per_piece(c):
    """Multiply-adds of one source piece (encoder, and the decoder's keys and values over it) and
    of one target piece of one hypothesis (decoder and output table); attention scores left out."""
    square = c.width * c.width
    source = c.encoder_layers * (4 * square + 2 * c.width * c.feed_forward) + c.decoder_layers * 2 * square
    target = (c.decoder_layers * (6 * square + 2 * c.width * c.feed_forward) + square
              + c.width * c.target_vocab)
    return {"multiplyAddsPerSourcePiece": source, "multiplyAddsPerTargetPiece": target}


def tokenizers_into(work, folder):
    """Copies the source tokenizer and writes the target pieces as ``[text, flags]`` rows."""
    shutil.copy(Path(work) / "tokenizer.json", Path(folder) / "tokenizer.json")
    target = TargetVocabulary.load(Path(work) / "target.json")
    text = json.dumps([[t, f] for t, f in target.pieces], ensure_ascii=False, separators=(",", ":"))
    (Path(folder) / "target.json").write_text(text.replace("],[", "],\n["), encoding="utf-8")


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("--work", required=True)
    p.add_argument("--bert", required=True)
    p.add_argument("--which", default="average.pt")
    p.add_argument("--out", required=True, help="bundle folder; fp32 graphs go to WORK/fp32")
    p.add_argument("--facts", help="JSON file with the fields of bundle.json but files")
    a = p.parse_args()
    model, _ = load(a.work, a.bert, a.which)
    float_folder = Path(a.work) / "fp32"
    export_graphs(model, float_folder)
    quantize(float_folder, a.out)
    facts = json.loads(Path(a.facts).read_text(encoding="utf-8")) if a.facts else {}
    facts["work"] = work_per_piece(model.config)
    saved = torch.load(Path(a.work) / a.which, map_location="cpu")
    facts["training"] = {"steps": saved["step"], "targetPieces": saved["tokens"], "config": saved["config"]}
    for folder, precision in ((float_folder, "fp32"), (Path(a.out), "int8")):
        tokenizers_into(a.work, folder)
        describe(folder, {**facts, "precision": precision})


if __name__ == "__main__":
    main()
