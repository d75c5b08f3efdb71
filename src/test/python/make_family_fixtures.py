"""Makes src/test/resources/families: tiny random models of eight families, exported by Optimum, with what
Hugging Face generate() answers for them. The Java tests must give the same ids.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python make_family_fixtures.py --out ../resources/families [--family nllb]

A family's folder holds export.zip (the folder that `optimum-cli export onnx` writes, with 8-bit copies) and
cases.json.gz. Vocabularies are trained on the project's own sentences; every seed is fixed. fp32 answers come from
PyTorch and are kept only where ONNX Runtime gives the same with the merged and with the split export; 8-bit answers
come from ONNX Runtime on the merged files. What was asked and is not kept stands under `dropped`, with the reason.
In a batch with num_return_sequences n, outputs are grouped by text.
"""
import argparse
import gzip
import json
import logging
import os
import pathlib
import random
import shutil
import sys
import tempfile
import time
import warnings

import numpy
import onnxruntime
import optimum.version
import torch
import transformers
from optimum.onnxruntime import ORTModelForSeq2SeqLM

import fixture_cases
import fixture_export
import fixture_families
import fixture_texts

SEED = 20
LIMIT = 2_000_000


def load(folder, quantized=False, merged=True):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    if quantized:
        # Optimum takes decoder_model_merged.onnx where there is one, whichever file it is told to take:
        # so the 8-bit files go into a folder of their own, under the names it looks for.
        alone = folder.parent / (folder.name + "-quantized")
        if not alone.exists():
            alone.mkdir()
            for path in folder.iterdir():
                if path.suffix != ".onnx":
                    shutil.copy(path, alone)
                elif path.stem.endswith("_quantized"):
                    shutil.copy(path, alone / path.name.replace("_quantized", ""))
        folder = alone
    names = {"decoder_file_name": "decoder_model_merged.onnx"} if merged else {
        "decoder_file_name": "decoder_model.onnx", "decoder_with_past_file_name": "decoder_with_past_model.onnx"}
    return ORTModelForSeq2SeqLM.from_pretrained(folder, encoder_file_name="encoder_model.onnx", use_merged=merged,
                                                session_options=options, **names)


def small100_names(folder):
    """SMaLL-100's own tokenizer class isn't part of transformers; its published files name it."""
    path = folder / "tokenizer_config.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["tokenizer_class"] = "SMALL100Tokenizer"
    path.write_text(json.dumps(settings, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def make(name, out):
    begun = time.time()
    random.seed(SEED)
    numpy.random.seed(SEED)
    print(name, flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        family = fixture_families.BUILDERS[name](work)
        texts = fixture_texts.sources(family.english)
        fixture_families.randomize(family, SEED)
        fixture_families.balance_ends(family, texts)
        folder = fixture_export.export(family, work)
        if name == "small100":
            small100_names(folder)
        else:
            family.tokenizer = transformers.AutoTokenizer.from_pretrained(
                folder, **({"src_lang": family.tokenizer.src_lang} if hasattr(family.tokenizer, "src_lang") else {}))
            family.encode = lambda text: family.tokenizer(text).input_ids
        target = out / name
        fixture_export.pack(folder, target / "export.zip")
        merged, split, quantized = load(folder), load(folder, merged=False), load(folder, quantized=True)
        options = {**fixture_cases.PLAIN, **family.base}
        greedy = [fixture_cases.ask(merged, family, [family.encode(text)], options)[0][0] for text in texts]
        cases, dropped = fixture_cases.collect(family, texts, greedy, family.model, merged, split, quantized)
        document = {"family": name, "transformers": transformers.__version__,
                    "optimum": optimum.version.__version__, "onnxruntime": onnxruntime.__version__,
                    "cases": cases, "dropped": dropped}
        with open(target / "cases.json.gz", "wb") as file, \
                gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0, compresslevel=9) as packed:
            packed.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
        size = sum(path.stat().st_size for path in target.iterdir())
        if size > LIMIT:
            # the last resort: nobody needs the 8-bit split pair where the 8-bit merged decoder is there
            fixture_export.pack(folder, target / "export.zip",
                                {"decoder_model_quantized.onnx", "decoder_with_past_model_quantized.onnx"})
            size = sum(path.stat().st_size for path in target.iterdir())
    end = family.model.config.eos_token_id
    exact = [case for case in cases if case["precision"] == "fp32"]
    ended = sum(output[-1] == end for case in exact for output in case["outputs"])
    total = sum(len(case["outputs"]) for case in exact)
    distinct = len({tuple(output) for case in exact for output in case["outputs"]})
    print(f"  {len(exact)} fp32 and {len(cases) - len(exact)} int8 cases, {size:,} bytes; of {total} outputs {ended} "
          f"end with the end token, {distinct} are distinct; {time.time() - begun:.0f} s")
    for precision in ("fp32", "int8"):
        print(f"  dropped {precision}:", *(case["name"] for case in dropped if case["precision"] == precision))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--family", choices=list(fixture_families.BUILDERS), action="append")
    arguments = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":         # Optimum names merged initializers in the order of a set
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    torch.set_num_threads(1)
    transformers.logging.set_verbosity_error()
    logging.getLogger().setLevel(logging.ERROR)
    warnings.filterwarnings("ignore")
    for name in arguments.family or fixture_families.BUILDERS:
        make(name, arguments.out)


if __name__ == "__main__":
    main()
