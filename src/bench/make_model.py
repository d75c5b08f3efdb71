"""Makes a model of a well-known architecture with random weights: an 8-bit ONNX export and a CTranslate2 model.

Example: python make_model.py opus-mt-base /tmp/opus
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from ctranslate2.converters import transformers as converters
from onnxruntime.quantization import QuantType, quantize_dynamic
from optimum.exporters.onnx import main_export
from optimum.onnx import merge_decoders
from transformers import M2M100Config, M2M100ForConditionalGeneration, MarianConfig, MarianMTModel

#: The published configurations of Helsinki-NLP/opus-mt-*, facebook/m2m100_418M and
#: facebook/nllb-200-distilled-600M.
MODELS = {
    "opus-mt-base": lambda: MarianMTModel(MarianConfig(
        vocab_size=62518, d_model=512, encoder_layers=6, decoder_layers=6, encoder_attention_heads=8,
        decoder_attention_heads=8, encoder_ffn_dim=2048, decoder_ffn_dim=2048, max_position_embeddings=512,
        activation_function="swish", static_position_embeddings=True, scale_embedding=True,
        pad_token_id=62517, eos_token_id=0, decoder_start_token_id=62517, forced_eos_token_id=None)),
    "m2m100-418m": lambda: M2M100ForConditionalGeneration(M2M100Config(
        vocab_size=128112, d_model=1024, encoder_layers=12, decoder_layers=12, encoder_attention_heads=16,
        decoder_attention_heads=16, encoder_ffn_dim=4096, decoder_ffn_dim=4096, max_position_embeddings=1024)),
    "nllb-600m": lambda: M2M100ForConditionalGeneration(M2M100Config(
        vocab_size=256206, d_model=1024, encoder_layers=12, decoder_layers=12, encoder_attention_heads=16,
        decoder_attention_heads=16, encoder_ffn_dim=4096, decoder_ffn_dim=4096, max_position_embeddings=1024)),
}


def export(source, out):
    """The merged export that Optimum makes, its 8-bit copies alone, under the hubs' names."""
    plain = out / "fp32"
    main_export(str(source), str(plain), task="text2text-generation-with-past", do_validation=False,
                no_post_process=True)
    for path in plain.glob("*.json"):
        shutil.copy(path, out)
    quantise(plain, out / "onnx")
    shutil.rmtree(plain)


def quantise(plain, out):
    """8-bit as the hubs' own copies are: signed weights of 7 bits, a scale for each output channel.

    The decoders are merged after that, not before, which takes a fraction of the memory.
    """
    out.mkdir()
    for name in ("encoder_model", "decoder_model", "decoder_with_past_model"):
        quantize_dynamic(plain / f"{name}.onnx", out / f"{name}_quantized.onnx", weight_type=QuantType.QInt8,
                         per_channel=True, reduce_range=True, extra_options={"MatMulConstBOnly": True})
    parts = [out / f"{name}_quantized.onnx" for name in ("decoder_model", "decoder_with_past_model")]
    merge_decoders(*parts, save_path=out / "decoder_model_merged_quantized.onnx", strict=False)
    for part in parts:
        part.unlink()


def convert(model, out):
    """A CTranslate2 model whose pieces are named by their numbers."""
    marian = isinstance(model, MarianMTModel)
    loader = converters.MarianMTLoader() if marian else converters.M2M100Loader()
    spec = loader.get_model_spec(model)
    config = model.config
    names = [str(i) for i in range(config.vocab_size)]
    names[config.eos_token_id] = "</s>"
    names[config.pad_token_id] = "<pad>"
    if marian:
        # The converter drops the last row, the padding, and starts targets from zeros.
        names.pop()
    start = "</s>" if marian else names[config.decoder_start_token_id]
    unknown = next(i for i in range(len(names)) if names[i] == str(i))
    names[unknown] = "<unk>"
    spec.register_source_vocabulary(names)
    spec.register_target_vocabulary(names)
    spec.config.unk_token = "<unk>"
    spec.config.bos_token = start
    spec.config.eos_token = "</s>"
    spec.config.decoder_start_token = start
    spec.config.add_source_eos = False
    spec.config.add_source_bos = False
    spec.validate()
    spec.optimize(quantization="int8")
    (out / "ctranslate2").mkdir()
    spec.save(str(out / "ctranslate2"))
    (out / "pieces.json").write_text(json.dumps(names))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=MODELS)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True)
    torch.manual_seed(1)
    made = MODELS[arguments.model]().eval()
    convert(made, arguments.out)
    made.save_pretrained(arguments.out / "torch")
    del made  # the export reads it again; both at once do not fit everywhere
    export(arguments.out / "torch", arguments.out)
    shutil.rmtree(arguments.out / "torch")
