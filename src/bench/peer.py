"""One program's measurement in a process of its own: `peer.py ctranslate2|optimum FOLDER WORK`."""

import json
import random
import resource
import sys
import time
from pathlib import Path


def sources(work, vocabulary, end):
    rng = random.Random(1)
    return [[rng.randrange(100, min(10_000, vocabulary)) for _ in range(work["source"] - 1)] + [end]
            for _ in range(work["rows"])]


def ctranslate2_call(folder, config, work):
    import ctranslate2
    translator = ctranslate2.Translator(str(folder / "ctranslate2"), device="cpu", compute_type="int8",
                                        inter_threads=1, intra_threads=work["threads"])
    names = json.loads((folder / "pieces.json").read_text())
    rows = [[names[i] for i in row] for row in sources(work, config["vocab_size"], config["eos_token_id"])]
    pieces = work["target"] - 1
    return lambda: translator.translate_batch(
        rows, beam_size=work["beam"], min_decoding_length=pieces, max_decoding_length=pieces,
        max_batch_size=0, return_scores=False)


def optimum_call(folder, config, work):
    import onnxruntime
    import torch
    from optimum.onnxruntime import ORTModelForSeq2SeqLM
    torch.set_num_threads(work["threads"])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = work["threads"]
    alone = folder / "optimum"
    if not alone.exists():
        # Optimum takes decoder_model_merged.onnx where there is one, whichever file it is told to take.
        alone.mkdir()
        for path in folder.glob("*.json"):
            (alone / path.name).symlink_to(path.resolve())
        for path in (folder / "onnx").glob("*_quantized.onnx"):
            (alone / path.name.replace("_quantized", "")).symlink_to(path.resolve())
    model = ORTModelForSeq2SeqLM.from_pretrained(alone, use_merged=True, session_options=options)
    rows = torch.tensor(sources(work, config["vocab_size"], config["eos_token_id"]))
    mask = torch.ones_like(rows)
    return lambda: model.generate(input_ids=rows, attention_mask=mask, num_beams=work["beam"], do_sample=False,
                                  min_length=work["target"], max_length=work["target"])


def main():
    name, folder, work = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    config = json.loads((folder / "config.json").read_text())
    call = {"ctranslate2": ctranslate2_call, "optimum": optimum_call}[name](folder, config, work)
    call()
    speeds = []
    for _ in range(work["repeats"]):
        begin = time.perf_counter()
        call()
        speeds.append(work["rows"] * (work["target"] - 1) / (time.perf_counter() - begin))
    print(json.dumps({"speeds": speeds, "mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))


main()
