"""Writes the fixtures that hold the Java decoder to this package's reference search.

A tiny model with random weights is exported like the real one, and the reference search's answers
are recorded for many options:

    python -m tarjoman_training.golden FOLDER

The same for a trained model on a dev set, greedy and with four hypotheses, in 32 bits; the answers go
to WORK/fp32 beside the exported graphs, and the Java test compares them when told where they are:

    python -m tarjoman_training.golden --work WORK --bert MBERT --dev data/news-dev
    mvn test -Dtest=ReferenceSearchTest -Dtarjoman.reference=WORK/fp32
"""

import argparse
import json
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from . import export, search
from .model import Config, Translator
from .text import GLUE_LEFT, GLUE_RIGHT, normalize_source
from .vocab import TargetVocabulary, source_tokenizer

OPTIONS = [
    search.Options(beam=1), search.Options(beam=1, ngram=3, ngram_limit=1),
    search.Options(beam=2, alpha=0.6), search.Options(beam=4), search.Options(beam=4, alpha=0.0),
    search.Options(beam=4, alpha=1.4, ngram=2, ngram_limit=1), search.Options(beam=8, ngram_limit=0),
    search.Options(beam=4, cap_factor=0.5, cap_extra=2),
]


def record(model, vocabulary, sources, options, path):
    """Writes the reference search's answer to every source for each of the options."""
    cases = []
    for chosen in options:
        found = search.translate(model, sources, chosen)
        cases.append({"options": vars(chosen), "hypotheses": [
            {"ids": ids, "text": vocabulary.decode(ids), "score": score, "capped": capped,
             "coverage": [round(c, 6) for c in search.coverage(model, source, ids, capped)]}
            for source, (ids, score, capped) in zip(sources, found)]})
    path.write_text(json.dumps({"sources": sources, "cases": cases}, ensure_ascii=False))


def trained(work, bert, dev):
    model, vocabulary = export.load(work, bert)
    tokenizer = Tokenizer.from_file(str(Path(work) / "tokenizer.json"))
    lines = Path(dev + ".fa").read_text(encoding="utf-8").rstrip("\n").split("\n")
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    sources = [[cls, *tokenizer.encode(normalize_source(s), add_special_tokens=False).ids, sep] for s in lines]
    record(model, vocabulary, sources, [search.Options(beam=1), search.Options(beam=4)],
           Path(work) / "fp32" / "golden.json")


def tiny(folder):
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
    # An earlier run's answers are no part of the bundle, and this run's are not written yet.
    (folder / "golden.json").unlink(missing_ok=True)
    export.describe(folder, {
        "format": 2, "id": "tiny", "version": "1", "family": "tarjoman", "task": "translation",
        "licence": "CC0-1.0", "precision": "fp32", "sourceLanguages": ["pes_Arab"],
        "targetLanguage": "eng_Latn", "decoding": {"beam": 4}})
    sources = [[2, *(rng.randrange(4, len(pieces)) for _ in range(rng.randint(1, 24))), 3] for _ in range(40)]
    record(model, vocabulary, sources, OPTIONS, folder / "golden.json")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", nargs="?", help="folder for the tiny model and its answers")
    p.add_argument("--work")
    p.add_argument("--bert")
    p.add_argument("--dev")
    a = p.parse_args()
    if a.folder:
        tiny(a.folder)
    else:
        trained(a.work, a.bert, a.dev)


if __name__ == "__main__":
    main()
