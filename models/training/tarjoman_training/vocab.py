"""Cuts mBERT's vocabulary to the pieces in use and builds the two tokenizers.

Source: every piece in Arabic script, every piece seen on either side of the corpora, and single
characters. Multi-digit pieces are dropped, so that WordPiece spells every number digit by digit.
Target: pieces seen in English, and punctuation once for each way of joining its neighbours.
"""

import json
import re
from collections import Counter
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

from . import checkpoint
from .text import GLUE_LEFT, GLUE_RIGHT, is_punctuation, normalize_target, split_target

PAD, BOS, EOS = 0, 1, 2
_ARABIC = re.compile("(##)?[\u0600-\u06ff\u200c]+")
_MANY_WITH_DIGIT = re.compile(r"(?=.*\d)(##)?..+")


def source_tokenizer(pieces) -> Tokenizer:
    """Returns a cased BERT WordPiece tokenizer over ``pieces`` that adds no special tokens."""
    model = models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]",
                             max_input_chars_per_word=100)
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


class TargetVocabulary:
    """English pieces: ``pieces[i]`` is ``(text, flags)``; ``base[i]`` its mBERT id."""

    def __init__(self, pieces, base):
        self.pieces, self.base = pieces, base
        self.ids = {p: i for i, p in enumerate(pieces) if i > EOS}
        self._cache = {}

    def __len__(self):
        return len(self.pieces)

    def _word(self, word):
        ids, start = [], 0
        while start < len(word):
            flag = GLUE_LEFT if start else 0
            for end in range(len(word), start, -1):
                piece = self.ids.get((word[start:end], flag))
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return None
        return ids

    def encode(self, text):
        """Returns the ids of ``text``, or None if some character has no piece."""
        out = []
        for token, flags in split_target(normalize_target(text)):
            if len(token) == 1 and is_punctuation(token):
                ids = [self.ids[(token, flags)]] if (token, flags) in self.ids else None
            else:
                if token not in self._cache:
                    self._cache[token] = self._word(token)
                ids = self._cache[token]
            if ids is None:
                return None
            out += ids
        return out

    def decode(self, ids):
        """Returns the text of ``ids`` up to the first end token; see ``text.join_target``."""
        from .text import join_target
        kept = []
        for i in ids:
            if i == EOS:
                break
            if i > EOS:
                kept.append(self.pieces[i])
        return join_target(kept)

    def save(self, path):
        rows = [[t, f, b] for (t, f), b in zip(self.pieces, self.base)]
        Path(path).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(path):
        rows = json.loads(Path(path).read_text(encoding="utf-8"))
        return TargetVocabulary([(t, f) for t, f, _ in rows], [b for _, _, b in rows])


def build(bert_folder, pairs, out_folder):
    """Builds both vocabularies from an iterable of ``(source, target)`` normalised strings."""
    full = checkpoint.vocabulary(bert_folder)
    index = {p: i for i, p in enumerate(full)}
    no_numbers = [p if not _MANY_WITH_DIGIT.fullmatch(p) or re.fullmatch(r"##\d", p)
                  else f"[cut{i}]" for i, p in enumerate(full)]
    everything = source_tokenizer(no_numbers)
    seen, target, marks = Counter(), Counter(), Counter()
    for source, english in pairs:
        seen.update(everything.encode(source, add_special_tokens=False).ids)
        for token, flags in split_target(normalize_target(english)):
            if len(token) == 1 and is_punctuation(token):
                marks[(token, flags)] += 1
            else:
                target[token] += 1
    words = Counter()
    for word, count in target.items():
        ids = everything.encode(word, add_special_tokens=False).ids
        for i in ids:
            words[i] += count
    seen.update(words)
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    keep = [index[s] for s in special]
    for i, piece in enumerate(no_numbers):
        bare = piece[2:] if piece.startswith("##") else piece
        if i in keep or piece.startswith("[cut") or piece.startswith("[unused"):
            continue
        latin = len(bare) == 1 and ord(bare) < 0x250
        if seen[i] or _ARABIC.fullmatch(piece) or latin:
            keep.append(i)
    pieces, base = [("<pad>", 0), ("<s>", 0), ("</s>", 0)], [0, index["[CLS]"], index["[SEP]"]]
    for i, piece in enumerate(no_numbers):
        cont = piece.startswith("##")
        bare = piece[2:] if cont else piece
        if piece.startswith("[") and len(piece) > 1 or (len(bare) == 1 and is_punctuation(bare)):
            continue
        ascii_char = len(bare) == 1 and bare.isascii() and bare.isalnum()
        if words[i] or ascii_char:
            pieces.append((bare, GLUE_LEFT if cont else 0))
            base.append(i)
    for (mark, flags), count in sorted(marks.items()):
        if mark in index and (count >= 2 or mark.isascii()):
            pieces.append((mark, flags))
            base.append(index[mark])
    out = Path(out_folder)
    out.mkdir(parents=True, exist_ok=True)
    source_tokenizer([full[i] for i in keep]).save(str(out / "tokenizer.json"))
    (out / "source_base.json").write_text(json.dumps(keep))
    TargetVocabulary(pieces, base).save(out / "target.json")
    return keep, TargetVocabulary(pieces, base)
