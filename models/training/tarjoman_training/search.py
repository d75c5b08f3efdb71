"""Reference search: what the Java decoder must reproduce, hypothesis for hypothesis.

Beam search with length normalisation ``log p / length ** alpha`` (length counts the end token);
alpha as in Wu et al. 2016 without the constant 5. A hypothesis may not hold the same n-gram more
than ``ngram_limit`` times.
"""

from dataclasses import dataclass, field

import torch

from .model import padding_mask
from .vocab import BOS, EOS

#: Candidates that one step returns for each hypothesis.
CANDIDATES = 16


@dataclass
class Options:
    beam: int = 4
    alpha: float = 1.0
    ngram: int = 4
    ngram_limit: int = 2
    cap_factor: float = 1.8
    cap_extra: int = 16


@dataclass
class _Row:
    index: int
    cap: int
    live: list = field(default_factory=lambda: [((), 0.0)])
    done: list = field(default_factory=list)


def repeats_too_often(ids, token, n, limit):
    """Whether ``ids + token`` ends in an n-gram that ``ids`` already holds ``limit`` times."""
    if len(ids) < n - 1 or limit <= 0:
        return False
    tail = (*ids[len(ids) - n + 1:], token)
    return sum(ids[i:i + n] == tail for i in range(len(ids) - n + 1)) >= limit


def advance(row: _Row, values, tokens, options: Options):
    """One step of one sentence; ``values[h]``, ``tokens[h]``: candidates of live hypothesis h.

    Returns the indexes of the hypotheses that the surviving ones continue, or [] when finished.
    """
    candidates = []
    for h, (ids, score) in enumerate(row.live):
        kept = 0
        for value, token in zip(values[h], tokens[h]):
            if kept == 2 * options.beam:
                break
            if token != EOS and repeats_too_often(ids, token, options.ngram, options.ngram_limit):
                continue
            candidates.append((score + value, h, token))
            kept += 1
    candidates.sort(key=lambda c: (-c[0], c[1]))
    live, parents = [], []
    for rank, (score, h, token) in enumerate(candidates[:2 * options.beam]):
        ids = row.live[h][0]
        if token == EOS:
            if rank < options.beam:
                row.done.append((score / (len(ids) + 1) ** options.alpha, ids))
        elif len(live) < options.beam:
            live.append(((*ids, token), score))
            parents.append(h)
    row.live = live
    length = len(live[0][0]) if live else 0
    if not live or length >= row.cap:
        return []
    if len(row.done) >= options.beam:
        could = live[0][1] / (length + 1) ** options.alpha  # if the best live one ended next
        if options.beam == 1 or could <= max(score for score, _ in row.done):
            return []
    return parents


def best(row: _Row, options: Options):
    """Returns ``(ids, normalised score, capped)``; a capped row had no finished hypothesis."""
    if row.done:
        score, ids = max(row.done, key=lambda d: d[0])
        return list(ids), score, False
    ids, score = row.live[0] if row.live else ((), 0.0)
    return list(ids), score / max(1, len(ids)) ** options.alpha, True


@torch.inference_mode()
def coverage(model, source, ids, capped=False):
    """The greatest share of the last decoder layer's attention, mean over the heads, that each piece of
    ``source`` gets while ``ids`` and the end are written; a capped hypothesis never asked for more."""
    given = [BOS, *(ids[:-1] if capped else ids)]
    memory = model.encoder(torch.tensor([source]), torch.ones(1, len(source), dtype=torch.long))
    last, seen = model.decoder.layers[-1].cross_attention, []
    whole = last.weights

    def noted(x, k, mask):
        w = whole(x, k, mask)
        seen.append(w)
        return w

    last.weights = noted
    try:
        model.decoder.hidden(torch.tensor([given]), model.decoder.cross(memory), torch.zeros(1))
    finally:
        del last.weights
    return seen[0][0].mean(0).max(0).values.tolist()


@torch.inference_mode()
def translate(model, sources, options=Options(), budget=2000):
    """Translates rows of source ids; returns ``(ids, score, capped)`` in their order."""
    order = sorted(range(len(sources)), key=lambda i: (len(sources[i]), i))
    results, batch = [None] * len(sources), []
    for position, i in enumerate(order):
        batch.append(i)
        following = order[position + 1] if position + 1 < len(order) else None
        if following is None or len(sources[following]) * (len(batch) + 1) * options.beam > budget * 2:
            for index, result in _batch(model, sources, batch, options):
                results[index] = result
            batch = []
    return results


def _batch(model, sources, indexes, options):
    width = max(len(sources[i]) for i in indexes)
    ids = torch.tensor([sources[i] + [0] * (width - len(sources[i])) for i in indexes])
    mask = torch.tensor([[1] * len(sources[i]) + [0] * (width - len(sources[i])) for i in indexes])
    cross = model.decoder.cross(model.encoder(ids, mask))
    cross_mask = padding_mask(mask)
    rows = [_Row(i, int(options.cap_factor * len(sources[i])) + options.cap_extra) for i in indexes]
    active, owner = rows, list(range(len(rows)))  # owner: batch row of every live hypothesis
    token, past = torch.full((len(rows), 1), BOS), None
    finished = []
    while active:
        at = torch.tensor(owner)
        hidden, present = model.decoder.hidden(
            token, [(k[at], v[at]) for k, v in cross], cross_mask[at], past)
        scores = model.decoder.logits(hidden[:, -1]).float()
        scores[:, :EOS] = float("-inf")
        values, tokens = scores.log_softmax(-1).topk(CANDIDATES)
        values, tokens = values.tolist(), tokens.tolist()
        keep, next_owner, still, start = [], [], [], 0
        for row in active:
            count = len(row.live)
            parents = advance(row, values[start:start + count], tokens[start:start + count], options)
            if parents:
                keep += [start + p for p in parents]
                next_owner += [owner[start]] * len(parents)
                still.append(row)
            else:
                finished.append((row.index, best(row, options)))
            start += count
        active, owner = still, next_owner
        if active:
            index = torch.tensor(keep)
            past = [(k[index], v[index]) for k, v in present]
            token = torch.tensor([[ids[-1]] for row in active for ids, _ in row.live])
    return finished
