"""The encoder-decoder: mBERT's lower layers, and a decoder started from its upper ones.

Shapes: B rows, S source pieces, T target pieces, D = 768, V target vocabulary. Post-norm
Transformer layers as in BERT (Devlin et al. 2019); warm start after Rothe et al. 2020,
"Leveraging Pre-trained Checkpoints for Sequence Generation Tasks".
"""

import math
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Config:
    source_vocab: int
    target_vocab: int
    encoder_layers: int = 8
    decoder_layers: int = 3
    width: int = 768
    heads: int = 12
    feed_forward: int = 3072
    positions: int = 512
    dropout: float = 0.1

    def asdict(self):
        return asdict(self)


class Attention(nn.Module):
    """Multi-head attention; ``keys_values`` and ``attend`` are apart so that both can be cached."""

    def __init__(self, c: Config):
        super().__init__()
        self.heads, self.size, self.p = c.heads, c.width // c.heads, c.dropout
        self.q, self.k, self.v, self.o = (nn.Linear(c.width, c.width) for _ in range(4))

    def split(self, x):
        return x.unflatten(-1, (self.heads, self.size)).transpose(1, 2)

    def keys_values(self, x):
        return self.split(self.k(x)), self.split(self.v(x))

    def weights(self, x, k, mask):
        """What each head looks at, [B,H,T,S]: x [B,T,D], k [B,H,S,D/H], additive mask that broadcasts."""
        q = self.split(self.q(x)) * (1.0 / math.sqrt(self.size))
        return (q @ k.transpose(-1, -2) + mask).softmax(-1)

    def mix(self, w, v):
        """The values v [B,H,S,D/H] weighted by w [B,H,T,S]: [B,T,D]."""
        return self.o((w.to(v.dtype) @ v).transpose(1, 2).flatten(2))

    def attend(self, x, k, v, mask):
        return self.mix(self.weights(x, k, mask), v)


class Dropout(nn.Module):
    """Dropout that draws its masks from a pool: on a CPU fresh random bits cost more than a layer."""

    _pools = {}

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.p)
        key = (self.p, x.dtype)
        if key not in Dropout._pools:
            Dropout._pools[key] = F.dropout(torch.ones(1 << 24), self.p).to(x.dtype)
        start = int(torch.randint(0, (1 << 24) - x.numel(), ()))
        return x * Dropout._pools[key][start:start + x.numel()].view_as(x)


class FeedForward(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.up, self.down = nn.Linear(c.width, c.feed_forward), nn.Linear(c.feed_forward, c.width)

    def forward(self, x):
        return self.down(F.gelu(self.up(x)))


class Layer(nn.Module):
    def __init__(self, c: Config, cross: bool):
        super().__init__()
        self.self_attention, self.self_norm = Attention(c), nn.LayerNorm(c.width, eps=1e-12)
        if cross:
            self.cross_attention, self.cross_norm = Attention(c), nn.LayerNorm(c.width, eps=1e-12)
        self.feed_forward, self.norm = FeedForward(c), nn.LayerNorm(c.width, eps=1e-12)
        self.drop = Dropout(c.dropout)

    def forward(self, x, mask, past=None, cross=None, cross_mask=None):
        """Returns the layer's output and its keys and values (with ``past`` before them)."""
        k, v = self.self_attention.keys_values(x)
        if past is not None:
            k, v = torch.cat([past[0], k], 2), torch.cat([past[1], v], 2)
        x = self.self_norm(x + self.drop(self.self_attention.attend(x, k, v, mask)))
        if cross is not None:
            y = self.cross_attention.attend(x, cross[0], cross[1], cross_mask)
            x = self.cross_norm(x + self.drop(y))
        return self.norm(x + self.drop(self.feed_forward(x))), (k, v)


class Embedding(nn.Module):
    def __init__(self, c: Config, vocab: int):
        super().__init__()
        self.word = nn.Embedding(vocab, c.width)
        self.position = nn.Parameter(torch.zeros(c.positions, c.width))
        self.norm, self.drop = nn.LayerNorm(c.width, eps=1e-12), Dropout(c.dropout)

    def forward(self, ids, positions):
        return self.drop(self.norm(self.word(ids) + self.position[positions]))


def padding_mask(attention_mask):
    """[B,S] of ones and zeros to an additive mask [B,1,1,S]."""
    return (attention_mask[:, None, None, :].to(torch.float32) - 1.0) * 10000.0


class Encoder(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.embedding = Embedding(c, c.source_vocab)
        self.layers = nn.ModuleList(Layer(c, False) for _ in range(c.encoder_layers))

    def forward(self, ids, attention_mask, frozen=0):
        """[B,S] ids to [B,S,D]; the embeddings and the first ``frozen`` layers get no gradient."""
        mask = padding_mask(attention_mask)
        at = torch.arange(ids.shape[1], device=ids.device)
        with torch.set_grad_enabled(torch.is_grad_enabled() and frozen == 0):
            x = self.embedding(ids, at)
        for i, layer in enumerate(self.layers):
            with torch.set_grad_enabled(torch.is_grad_enabled() and i >= frozen):
                x, _ = layer(x, mask)
        return x


class Decoder(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.embedding = Embedding(c, c.target_vocab)
        self.layers = nn.ModuleList(Layer(c, True) for _ in range(c.decoder_layers))
        self.transform, self.transform_norm = nn.Linear(c.width, c.width), nn.LayerNorm(c.width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(c.target_vocab))

    def cross(self, memory):
        """Keys and values of every layer over ``memory`` [B,S,D], computed once a sentence."""
        return [layer.cross_attention.keys_values(memory) for layer in self.layers]

    def hidden(self, ids, cross, cross_mask, past=None):
        """Returns the states [B,T,D] before the output table, and each layer's keys and values."""
        done = 0 if past is None else past[0][0].shape[2]
        at = torch.arange(done, done + ids.shape[1], device=ids.device)
        mask = torch.full((ids.shape[1], done + ids.shape[1]), -10000.0, device=ids.device).triu(done + 1)
        x, present = self.embedding(ids, at), []
        for i, layer in enumerate(self.layers):
            x, kv = layer(x, mask, None if past is None else past[i], cross[i], cross_mask)
            present.append(kv)
        return self.transform_norm(F.gelu(self.transform(x))), present

    def logits(self, hidden):
        return hidden @ self.embedding.word.weight.t() + self.bias


class Translator(nn.Module):
    def __init__(self, c: Config):
        super().__init__()
        self.config, self.encoder, self.decoder = c, Encoder(c), Decoder(c)


def _fill(linear, kernel, bias):
    linear.weight.data = torch.from_numpy(kernel.T.copy())
    linear.bias.data = torch.from_numpy(bias.copy())


def _norm(norm, w, name):
    norm.weight.data = torch.from_numpy(w[name + "/gamma"].copy())
    norm.bias.data = torch.from_numpy(w[name + "/beta"].copy())


def _attention(module, w, layer):
    for name, part in (("query", module.q), ("key", module.k), ("value", module.v)):
        p = f"{layer}/attention/self/{name}"
        _fill(part, w[p + "/kernel"], w[p + "/bias"])
    p = f"{layer}/attention/output/dense"
    _fill(module.o, w[p + "/kernel"], w[p + "/bias"])


def _layer(module, w, number, cross=None):
    p = f"module/bert/encoder/layer_{number}"
    _attention(module.self_attention, w, p)
    _norm(module.self_norm, w, p + "/attention/output/LayerNorm")
    _fill(module.feed_forward.up, w[p + "/intermediate/dense/kernel"], w[p + "/intermediate/dense/bias"])
    _fill(module.feed_forward.down, w[p + "/output/dense/kernel"], w[p + "/output/dense/bias"])
    _norm(module.norm, w, p + "/output/LayerNorm")
    if cross is not None:
        q = f"module/bert/encoder/layer_{cross}"
        _attention(module.cross_attention, w, q)
        _norm(module.cross_norm, w, q + "/attention/output/LayerNorm")


def _embedding(module, w, rows):
    p = "module/bert/embeddings/"
    module.word.weight.data = torch.from_numpy(w[p + "word_embeddings"][rows].copy())
    at = w[p + "position_embeddings"] + w[p + "token_type_embeddings"][0]
    module.position.data = torch.from_numpy(at[:module.position.shape[0]].copy())
    _norm(module.norm, w, p + "LayerNorm")


#: mBERT layers that start the decoder's own layers, and those that start its cross-attention:
#: the latter read the encoder's output, so they come from the layers just above the encoder.
DECODER_FROM, CROSS_FROM = [0, 4, 8, 11, 2, 6], [8, 9, 10, 11, 8, 9]


def warm_start(model: Translator, w: dict, source_base, target_base):
    """Fills the model from mBERT's checkpoint; the tables are cut to the given rows."""
    _embedding(model.encoder.embedding, w, source_base)
    for i, layer in enumerate(model.encoder.layers):
        _layer(layer, w, i)
    _embedding(model.decoder.embedding, w, target_base)
    for i, layer in enumerate(model.decoder.layers):
        _layer(layer, w, DECODER_FROM[i], CROSS_FROM[i])
    p = "module/cls/predictions/"
    _fill(model.decoder.transform, w[p + "transform/dense/kernel"], w[p + "transform/dense/bias"])
    _norm(model.decoder.transform_norm, w, p + "transform/LayerNorm")
    model.decoder.bias.data = torch.from_numpy(w[p + "output_bias"][target_base].copy())
