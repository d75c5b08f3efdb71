"""Scores translations: BLEU and chrF (sacreBLEU), numbers kept, loops, cap hits, lost length.

Translate first with PyTorch (--work and --bert) or give the output of ``tarjoman translate``
(--hypotheses). Example: python -m tarjoman_training.evaluate --dev data/dev/news-dev --work work --bert mbert
"""

import argparse
import re
from collections import Counter
from pathlib import Path

import sacrebleu

from .text import normalize_source


def digits(text):
    """Multiset of the digit groups of a text, separators inside a number removed."""
    text = normalize_source(text)
    return Counter(re.sub(r"[,٬]", "", n).rstrip(".") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def looped(text, n=4, times=3):
    """Whether the text holds the same n words ``times`` times."""
    words = re.findall(r"\w+", text.lower())
    grams = Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))
    return bool(grams) and max(grams.values()) >= times


def report(source, reference, output):
    """Returns the report as a dict of measured figures."""
    bleu, chrf = sacrebleu.BLEU(), sacrebleu.CHRF()
    b, c = bleu.corpus_score(output, [reference]), chrf.corpus_score(output, [reference])
    wanted = kept = reference_kept = 0
    for s, r, o in zip(source, reference, output):
        want = digits(s)
        wanted += sum(want.values())
        kept += sum((want & digits(o)).values())
        reference_kept += sum((want & digits(r)).values())
    long = [(len(o.split()) / max(1, len(r.split())), i) for i, (s, r, o) in
            enumerate(zip(source, reference, output)) if len(s.split()) > 40]
    return {
        "sentences": len(source), "BLEU": round(b.score, 2), "chrF": round(c.score, 2),
        "BLEU signature": str(bleu.get_signature()), "chrF signature": str(chrf.get_signature()),
        "numbers in source": wanted, "numbers kept": round(kept / max(1, wanted), 4),
        "numbers kept by the reference": round(reference_kept / max(1, wanted), 4),
        "loops": [i for i, o in enumerate(output) if looped(o)],
        "long sentences": len(long), "shortest of the long": min(long, default=None),
        "length ratio": round(sum(len(o.split()) for o in output) / sum(len(r.split()) for r in reference), 3),
    }


def lines(path):
    return Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--dev", required=True, help="prefix of the .fa and .en files")
    p.add_argument("--hypotheses", help="translations, one a line; otherwise the model translates")
    p.add_argument("--work")
    p.add_argument("--bert")
    p.add_argument("--which", default="average.pt")
    p.add_argument("--beam", type=int, default=1)
    p.add_argument("--alpha", type=float, default=1.0)
    p.add_argument("--limit", type=int)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--bfloat16", action="store_true", help="faster and a little less exact")
    p.add_argument("--write", help="file for the translations")
    a = p.parse_args()
    source, reference = lines(a.dev + ".fa")[:a.limit], lines(a.dev + ".en")[:a.limit]
    if a.hypotheses:
        output = lines(a.hypotheses)[:a.limit]
    else:
        import torch
        from tokenizers import Tokenizer
        from . import export
        from .search import Options, translate
        torch.set_num_threads(a.threads)
        model, target = export.load(a.work, a.bert, a.which)
        tokenizer = Tokenizer.from_file(str(Path(a.work) / "tokenizer.json"))
        cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        rows = [[cls, *e.ids, sep] for e in
                tokenizer.encode_batch([normalize_source(s) for s in source], add_special_tokens=False)]
        with torch.autocast("cpu", torch.bfloat16, enabled=a.bfloat16):
            found = translate(model, rows, Options(beam=a.beam, alpha=a.alpha))
        print("cap hits", [i for i, f in enumerate(found) if f[2]])
        output = [target.decode(ids) for ids, _, _ in found]
    if a.write:
        Path(a.write).write_text("\n".join(output) + "\n", encoding="utf-8")
    for key, value in report(source, reference, output).items():
        print(f"{key}: {value}")


if __name__ == "__main__":
    main()
