"""Trains the translator on CPU or GPU; stop it at any time and start it again to go on.

Example: python -m tarjoman_training.train --bert mbert --work work --data data --minutes 90
"""

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from . import checkpoint, data, vocab
from .model import Config, Translator, padding_mask, warm_start
from .search import Options, translate
from .vocab import BOS, EOS, PAD, TargetVocabulary


def arguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--bert", required=True, help="folder with mBERT's checkpoint")
    p.add_argument("--work", required=True, help="folder for vocabularies, checkpoints and the log")
    p.add_argument("--data", nargs="+", required=True, help="folders with parallel text")
    p.add_argument("--dev", nargs="*", default=[], help="prefixes of .fa/.en files, never trained on")
    p.add_argument("--minutes", type=float, default=60, help="wall-clock time of this run")
    p.add_argument("--decay", type=float, default=0.25, help="last share of the time in which the rate falls to 0")
    p.add_argument("--rate", type=float, default=4e-4, help="peak rate of the decoder")
    p.add_argument("--encoder-rate", type=float, default=5e-5, help="peak rate of unfrozen encoder layers")
    p.add_argument("--warmup", type=int, default=300)
    p.add_argument("--frozen", type=int, default=8, help="lowest encoder layers that are not trained")
    p.add_argument("--encoder-layers", type=int, default=8)
    p.add_argument("--decoder-layers", type=int, default=3)
    p.add_argument("--random", action="store_true", help="do not start the decoder from mBERT")
    p.add_argument("--budget", type=int, default=2048, help="padded target pieces in a batch")
    p.add_argument("--negatives", type=int, default=3000, help="random pieces in the softmax; 0: all pieces")
    p.add_argument("--smoothing", type=float, default=0.1)
    p.add_argument("--average", type=float, default=0.998, help="decay of the running average of weights")
    p.add_argument("--eval-every", type=float, default=20, help="minutes between scores on --dev; longer than --minutes: none")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--seed", type=int, default=1)
    return p.parse_args()


def precision(device):
    """The faster of float32 and bfloat16 for matrix products here, by a short trial on a CPU.

    Processors differ: with bfloat16 matrix units it is up to nine times as fast; some that have the
    instructions take twice as long with them; where it is emulated, over a hundred times.
    """
    if device != "cpu":
        return torch.bfloat16
    seconds = {}
    for number in torch.float32, torch.bfloat16:
        x, table = torch.randn(256, 768).to(number), torch.randn(3072, 768).to(number)
        for _ in range(6):
            begin = time.perf_counter()
            F.linear(x, table)
            # The shortest: another program's work only ever makes it longer.
            seconds[number] = min(time.perf_counter() - begin, seconds.get(number, float("inf")))
    return min(seconds, key=seconds.get)


def pad(rows, value, device):
    width = max(map(len, rows))
    return torch.tensor([r + [value] * (width - len(r)) for r in rows], device=device)


def score(model, target, tokenizer, prefix, limit=None, options=Options(beam=1)):
    """Returns ``(BLEU, chrF, hypotheses)`` on ``prefix.fa`` and ``prefix.en``."""
    import sacrebleu
    from .text import normalize_source
    source = Path(prefix + ".fa").read_text(encoding="utf-8").rstrip("\n").split("\n")[:limit]
    reference = Path(prefix + ".en").read_text(encoding="utf-8").rstrip("\n").split("\n")[:limit]
    cls, sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = [[cls, *e.ids, sep] for e in
            tokenizer.encode_batch([normalize_source(s) for s in source], add_special_tokens=False)]
    out = [target.decode(ids) for ids, _, _ in translate(model, rows, options)]
    return (sacrebleu.corpus_bleu(out, [reference]).score,
            sacrebleu.corpus_chrf(out, [reference]).score, out)


def main():
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    number = precision(a.device)
    autocast = lambda: torch.autocast(a.device, torch.bfloat16, enabled=number is torch.bfloat16)
    work = Path(a.work)
    work.mkdir(parents=True, exist_ok=True)
    log = open(work / "train.log", "a", buffering=1)

    def say(text):
        print(text, flush=True)
        log.write(text + "\n")

    checkpoint.download(a.bert)
    pairs = data.load(a.data, [d + ".fa" for d in a.dev])
    if not (work / "target.json").exists():
        vocab.build(a.bert, ((p.source, p.target) for p in pairs), work)
    from tokenizers import Tokenizer
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    target = TargetVocabulary.load(work / "target.json")
    source_base = json.loads((work / "source_base.json").read_text())
    config = Config(len(source_base), len(target), a.encoder_layers, a.decoder_layers)
    model = Translator(config)
    weights = checkpoint.load(a.bert)
    fresh = {k: v.clone() for k, v in model.decoder.state_dict().items()} if a.random else None
    warm_start(model, weights, source_base, target.base)
    if fresh:
        keep = {k: v for k, v in fresh.items() if k.startswith("layers")}
        model.decoder.load_state_dict({**model.decoder.state_dict(), **keep})
    del weights
    step, tokens, last, learned = 0, 0, work / "last.pt", set()
    trained = lambda name: not (name.startswith("encoder.embedding") or any(
        name.startswith(f"encoder.layers.{i}.") for i in range(a.frozen)))
    if last.exists():
        saved = torch.load(last)
        model.load_state_dict({k: v.float() for k, v in saved["model"].items()}, strict=False)
        step, tokens, learned = saved["step"], saved["tokens"], set(saved["model"])
    model.to(a.device)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(trained(name))
    model.encoder.embedding.drop.p = 0.0
    for layer in model.encoder.layers[:a.frozen]:
        layer.drop.p = 0.0
    groups = [
        {"params": [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("encoder")],
         "peak": a.encoder_rate},
        {"params": [p for n, p in model.named_parameters() if p.requires_grad and n.startswith("decoder")],
         "peak": a.rate}]
    optimizer = torch.optim.AdamW([g for g in groups if g["params"]], lr=a.rate, betas=(0.9, 0.98),
                                  weight_decay=0.01, fused=True)
    average = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
    mixture = data.Mixture(pairs, tokenizer, target, a.budget, seed=a.seed + step)
    say(f"pairs {len(pairs)} source pieces {config.source_vocab} target pieces {config.target_vocab} "
        f"trained parameters {sum(p.numel() for p in average.values()) / 1e6:.1f} M from step {step} in {number}")

    def save():
        # What an earlier run learned stays, also where this one freezes more than that one did.
        keep = {n: t for n, t in model.state_dict().items() if trained(n) or n in learned}
        torch.save({"model": keep, "step": step, "tokens": tokens, "config": config.asdict()}, work / "last.tmp")
        (work / "last.tmp").rename(last)
        torch.save({"model": {n: average.get(n, t).half() for n, t in keep.items()}, "step": step, "tokens": tokens,
                    "config": config.asdict()}, work / "average.tmp")
        (work / "average.tmp").rename(work / "average.pt")

    def evaluate():
        current = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
        parameters = dict(model.named_parameters())
        for n, p in average.items():
            parameters[n].data.copy_(p)
        model.eval()
        with autocast():
            for prefix in a.dev:
                bleu, chrf, out = score(model, target, tokenizer, prefix, 200)
                say(f"  {Path(prefix).name}: BLEU {bleu:.1f} chrF {chrf:.1f} | {out[1][:150]} | {out[7][:150]}")
        for n, p in current.items():
            parameters[n].data.copy_(p)
        model.train()

    model.train()
    begin, loss_mean, seen, first = time.time(), None, 0, step
    said = evaluated = saved_at = begin
    seconds = a.minutes * 60
    for sources, targets in mixture.batches():
        passed = time.time() - begin
        if passed > seconds:
            break
        step += 1
        factor = min(1.0, (step - first) / a.warmup) * min(1.0, max(0.02, (1 - passed / seconds) / max(a.decay, 1e-9)))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        ids = pad(sources, PAD, a.device)
        lengths = torch.tensor([len(s) for s in sources], device=a.device)
        mask = (torch.arange(ids.shape[1], device=a.device)[None] < lengths[:, None]).long()
        given = pad([[BOS, *t] for t in targets], PAD, a.device)
        wanted = pad([[*t, EOS] for t in targets], -100, a.device)
        with autocast():
            memory = model.encoder(ids, mask, a.frozen)
            hidden, _ = model.decoder.hidden(given, model.decoder.cross(memory), padding_mask(mask).to(number))
            at = wanted >= 0
            hidden, labels = hidden[at], wanted[at]
            table, bias = model.decoder.embedding.word.weight, model.decoder.bias
            if a.negatives:
                extra = torch.randint(3, config.target_vocab, (a.negatives,), device=a.device)
                some = torch.unique(torch.cat([labels, extra]))
                place = torch.zeros(config.target_vocab, dtype=torch.long, device=a.device)
                place[some] = torch.arange(len(some), device=a.device)
                scores, labels = F.linear(hidden, table[some]) + bias[some], place[labels]
            else:
                scores = F.linear(hidden, table) + bias
        loss = F.cross_entropy(scores.float(), labels, label_smoothing=a.smoothing)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for g in optimizer.param_groups for p in g["params"]], 1.0)
        optimizer.step()
        if step % 5 == 0:
            decay = min(a.average ** 5, (step - first) / (step - first + 50))
            with torch.no_grad():
                live = [p for _, p in model.named_parameters() if p.requires_grad]
                torch._foreach_lerp_(list(average.values()), live, 1 - decay)
        tokens += len(labels)
        seen += len(labels)
        loss_mean = loss.item() if loss_mean is None else 0.97 * loss_mean + 0.03 * loss.item()
        now = time.time()
        if now - said > 30:
            said = now
            say(f"{passed / 60:.1f} min step {step} loss {loss_mean:.3f} {seen / (now - begin):.0f} tokens/s "
                f"{tokens / 1e6:.2f} M tokens rate {factor * a.rate:.1e}")
        if now - saved_at > 300:
            save()
            saved_at = time.time()
        if a.dev and now - evaluated > a.eval_every * 60:
            evaluate()
            evaluated = time.time()
    save()
    if a.dev and a.eval_every <= a.minutes:
        evaluate()


if __name__ == "__main__":
    main()
