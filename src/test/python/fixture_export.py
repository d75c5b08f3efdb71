"""Export of a family's model through Optimum, 8-bit copies, and the deterministic zip."""
import pathlib
import warnings
import zipfile

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from optimum.exporters.onnx import main_export

GRAPHS = ["encoder_model", "decoder_model", "decoder_with_past_model", "decoder_model_merged"]


def strip(graph):
    """Takes out what a session doesn't read (doc strings, traces), also in the branches of the merged graph."""
    graph.doc_string = ""
    for node in graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
        for attribute in node.attribute:
            if attribute.HasField("g"):
                strip(attribute.g)
    for value in list(graph.value_info) + list(graph.initializer) + list(graph.input) + list(graph.output):
        value.doc_string = ""


def export(family, work):
    """The folder that `optimum-cli export onnx --task text2text-generation-with-past` would give, plus 8-bit files."""
    source, folder = work / "model", work / "export"
    family.model.save_pretrained(source)
    family.tokenizer.save_pretrained(source)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        main_export(str(source), str(folder), task="text2text-generation-with-past", do_validation=False)
    for name in GRAPHS:
        path = folder / (name + ".onnx")
        model = onnx.load(path)
        strip(model.graph)
        model.doc_string = ""
        del model.metadata_props[:]
        onnx.save(model, path)
    for name in GRAPHS:
        # unsigned weights: signed ones saturate on AVX2 without VNNI
        quantize_dynamic(folder / (name + ".onnx"), folder / (name + "_quantized.onnx"),
                         weight_type=QuantType.QUInt8, per_channel=False, reduce_range=False,
                         extra_options={"EnableSubgraph": True})
    return folder


def pack(folder, target, without=()):
    """A zip whose bytes depend on the files only."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(pathlib.Path(folder).iterdir()):
            if path.is_file() and path.name not in without:
                entry = zipfile.ZipInfo(path.name, (2020, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, path.read_bytes(), compresslevel=9)
