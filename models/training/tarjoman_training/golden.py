"""Writes the fixtures that hold the Java decoder to this package's reference search.

A tiny model with random weights is exported like the real one, and the reference search's answers
are recorded for many options. Usage: python -m tarjoman_training.golden FOLDER
"""

import json
import random
import sys
from pathlib import Path

import torch

from . import export, search
from .model import Config, Translator
from .text import GLUE_LEFT, GLUE_RIGHT
from .vocab import TargetVocabulary, source_tokenizer

OPTIONS = [
    search.Options(beam=1), search.Options(beam=1, ngram=3, ngram_limit=1),
    search.Options(beam=2, alpha=0.6), search.Options(beam=4), search.Options(beam=4, alpha=0.0),
    search.Options(beam=4, alpha=1.4, ngram=2, ngram_limit=1), search.Options(beam=8, ngram_limit=0),
    search.Options(beam=4, cap_factor=0.5, cap_extra=2),
]


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(7)
    rng = random.Random(7)
    words = ["خبر", "ایران", "تهران", "گفت", "در", "از", "##ها", "##ی", "##ان", "وزیر", "دیدار", "news"]
    letters = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیabcdefghijklmnopqrstuvwxyz0123456789"
    pieces = (["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + words
              + list(letters) + ["##" + c for c in letters] + list(".,:;!?()-\"'«»،؛؟"))
    source_tokenizer(pieces).save(str(folder / "tokenizer.json"))
    target = [("<pad>", 0), ("<s>", 0), ("</s>", 0)]
    target += [(w, 0) for w in ("the", "minister", "said", "Iran", "news", "meeting", "1", "2")]
    target += [(w, GLUE_LEFT) for w in ("s", "ing", "er", "0", "5")]
    target += [(m, f) for m in ".,\"'-(" for f in (0, GLUE_LEFT, GLUE_RIGHT, GLUE_LEFT | GLUE_RIGHT)]
    vocabulary = TargetVocabulary(target, [0] * len(target))
    vocabulary.save(folder / "work-target.json")
    config = Config(len(pieces), len(target), encoder_layers=2, decoder_layers=2, width=32, heads=4,
                    feed_forward=64, positions=512, dropout=0.0)
    model = Translator(config).eval()
    for name, parameter in model.named_parameters():
        # Large enough that the search has real choices, small enough that it does not loop at once.
        parameter.data.normal_(0.0, 0.35 if parameter.dim() > 1 else 0.1)
    for module in model.modules():
        if isinstance(module, torch.nn.LayerNorm):
            module.weight.data.fill_(1.0)
    model.decoder.embedding.word.weight.data *= 0.5
    model.decoder.bias.data.normal_(0.0, 0.5)
    model.decoder.bias.data[2] = 2.5
    export.export_graphs(model, folder)
    (folder / "target.json").write_text(json.dumps([[t, f] for t, f in target], ensure_ascii=False))
    (folder / "work-target.json").unlink()
    export.describe(folder, {
        "format": 1, "id": "tiny", "version": "1", "family": "tarjoman", "task": "translation",
        "licence": "CC0-1.0", "precision": "fp32", "sourceLanguages": ["pes_Arab"],
        "targetLanguage": "eng_Latn", "decoding": {"beam": 4}})
    sources = [[2, *(rng.randrange(4, len(pieces)) for _ in range(rng.randint(1, 24))), 3] for _ in range(40)]
    cases = []
    for options in OPTIONS:
        found = search.translate(model, sources, options)
        cases.append({"options": vars(options), "hypotheses": [
            {"ids": ids, "text": vocabulary.decode(ids), "score": score, "capped": capped}
            for ids, score, capped in found]})
    (folder / "golden.json").write_text(json.dumps({"sources": sources, "cases": cases}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
