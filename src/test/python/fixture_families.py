"""Tiny models of the eight families: real structure (special tokens, config, generation config), random weights."""
import json
import math
import pathlib

import sentencepiece
import torch
from sentencepiece import sentencepiece_model_pb2
from tokenizers import ByteLevelBPETokenizer
from transformers import (
    BartConfig, BartForConditionalGeneration, BartTokenizerFast, GenerationConfig,
    M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer,
    MarianConfig, MarianMTModel, MarianTokenizer, MBart50TokenizerFast, MBartConfig,
    MBartForConditionalGeneration, MT5Config, MT5ForConditionalGeneration, NllbTokenizerFast,
    T5Config, T5ForConditionalGeneration, T5TokenizerFast)

import fixture_texts

WIDTH = 32
HEADS = 4
FFN = 64
POSITIONS = 256
SPREAD = 2.5           # spread of the logits
NLLB_LANGUAGES = ["ace_Arab", "arb_Arab", "eng_Latn", "fra_Latn", "pes_Arab", "prs_Arab", "tur_Latn", "zho_Hans"]
SIZE = dict(d_model=WIDTH, encoder_layers=2, decoder_layers=2, encoder_attention_heads=HEADS,
            decoder_attention_heads=HEADS, encoder_ffn_dim=FFN, decoder_ffn_dim=FFN,
            max_position_embeddings=POSITIONS, dropout=0.0, attention_dropout=0.0)
TEXT = dict(bos_token_id=0, pad_token_id=1, eos_token_id=2, decoder_start_token_id=2)


class Family:
    """What the cases need: model, folder with the tokenizer, how to number a source, options of every case."""

    def __init__(self, name, model, tokenizer, base, second_bos, special, english=False, encode=None, language=""):
        self.name = name
        self.model = model
        self.tokenizer = tokenizer
        self.base = base                # options that every case of this family gives
        self.second_bos = second_bos    # another forced first id to try
        self.special = special          # ids that a trained model would never write: their rows are made small
        self.english = english
        self.encode = encode or (lambda text: tokenizer(text).input_ids)
        self.language = language        # what a caller may write before a text to say the language of the target


def spm(folder, name, lines, size, kind="unigram", **options):
    """Trains a SentencePiece model and returns its path."""
    text = folder / (name + ".txt")
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options = {"normalization_rule_name": "nmt_nfkc", "unk_id": 0, "bos_id": 1, "eos_id": 2, "pad_id": -1, **options}
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / name), vocab_size=size, model_type=kind,
        character_coverage=0.999, num_threads=1, minloglevel=2, shuffle_input_sentence=False, **options)
    text.unlink()
    path = folder / (name + ".model")
    proto = sentencepiece_model_pb2.ModelProto.FromString(path.read_bytes())
    proto.trainer_spec.ClearField("input")              # names of the temporary folder
    proto.trainer_spec.ClearField("model_prefix")
    path.write_bytes(proto.SerializeToString(deterministic=True))
    return path


def both_sides():
    return [line for pair in fixture_texts.training_sample(5000) for line in pair]


def counted(model_file, lines):
    """Pieces of a SentencePiece model, the most frequent in the lines first, as fairseq and Marian number them."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(model_file))
    counts = {}
    for line in lines:
        for piece in processor.encode(line, out_type=str):
            counts[piece] = counts.get(piece, 0) + 1
    known = {processor.id_to_piece(i) for i in range(processor.get_piece_size())}
    kept = [piece for piece in counts if piece in known]
    return sorted(kept, key=lambda piece: (-counts[piece], piece))


def nllb(work):
    file = spm(work, "sentencepiece.bpe", both_sides(), 420, "bpe")
    tokenizer = NllbTokenizerFast(vocab_file=str(file), additional_special_tokens=NLLB_LANGUAGES,
                                  src_lang="pes_Arab", tgt_lang="eng_Latn")
    config = M2M100Config(vocab_size=len(tokenizer), scale_embedding=True, max_length=200,
                          tokenizer_class="NllbTokenizer", **SIZE, **TEXT)
    model = M2M100ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(max_length=200, **TEXT)
    codes = tokenizer.convert_tokens_to_ids(NLLB_LANGUAGES)
    return Family("nllb", model, tokenizer, {"forced_bos_token_id": codes[2]}, codes[3], codes + [3, len(tokenizer) - 1])


def m2m100(work, small=False):
    lines = both_sides()
    file = spm(work, "spm", lines, 420, "bpe")
    pieces = counted(file, lines)[:-12]             # as in the real one, some pieces aren't in vocab.json
    words = ["<s>", "<pad>", "</s>", "<unk>"] + pieces
    vocabulary = work / "vocab.json"
    vocabulary.write_text(json.dumps({w: i for i, w in enumerate(words)}, indent=2), encoding="utf-8")
    tokenizer = M2M100Tokenizer(vocab_file=str(vocabulary), spm_file=str(file), src_lang="fa", tgt_lang="en")
    size = len(words) + len(tokenizer.lang_code_to_id) + tokenizer.num_madeup_words
    config = M2M100Config(vocab_size=size, scale_embedding=True, max_length=200, num_beams=5, early_stopping=True,
                          **SIZE, **TEXT)
    model = M2M100ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(max_length=200, num_beams=5, early_stopping=True, **TEXT)
    code = tokenizer.lang_code_to_id
    special = [0, 3] + list(range(len(words), size))
    if not small:
        return Family("m2m100", model, tokenizer, {"forced_bos_token_id": code["en"]}, code["fr"], special)

    def encode(text):
        return [code["en"]] + tokenizer(text, add_special_tokens=False).input_ids + [2]

    return Family("small100", model, tokenizer, {}, code["fr"], special, encode=encode)


def small100(work):
    return m2m100(work, small=True)


def mbart50(work):
    file = spm(work, "sentencepiece.bpe", both_sides(), 420)
    tokenizer = MBart50TokenizerFast(vocab_file=str(file), src_lang="fa_IR", tgt_lang="en_XX")
    # `scale_embedding`, `normalize_before` and the final norms are as in mbart-large-50
    config = MBartConfig(vocab_size=len(tokenizer), scale_embedding=True, forced_eos_token_id=2, max_length=200,
                         num_beams=5, early_stopping=True, tokenizer_class="MBart50Tokenizer",
                         normalize_before=True, add_final_layer_norm=True, normalize_embedding=True, **SIZE, **TEXT)
    model = MBartForConditionalGeneration(config)
    model.generation_config = GenerationConfig(max_length=200, num_beams=5, early_stopping=True,
                                               forced_eos_token_id=2, **TEXT)
    en, fr = tokenizer.convert_tokens_to_ids(["en_XX", "fr_XX"])
    first = tokenizer.convert_tokens_to_ids("ar_AR")
    special = [0, 3] + list(range(first, len(tokenizer)))
    return Family("mbart50", model, tokenizer, {"forced_bos_token_id": en}, fr, special)


def marian(work):
    sample = fixture_texts.training_sample(5000)
    persian, english = [p[0] for p in sample], [p[1] for p in sample]
    source, target = spm(work, "source", persian, 300), spm(work, "target", english, 300)
    source.rename(work / "source.spm")
    target.rename(work / "target.spm")
    words = [">>eng<<", ">>pes<<"]
    both = counted(work / "source.spm", persian), counted(work / "target.spm", english)
    for rank in range(max(map(len, both))):
        words += [side[rank] for side in both if rank < len(side) and side[rank] not in words]
    words[37:37] = ["</s>"]
    words[61:61] = ["<unk>"]
    words = words[:-6] + ["<pad>"]
    (work / "vocab.json").write_text(json.dumps({w: i for i, w in enumerate(words)}, ensure_ascii=False, indent=2),
                                     encoding="utf-8")
    tokenizer = MarianTokenizer(source_spm=str(work / "source.spm"), target_spm=str(work / "target.spm"),
                                vocab=str(work / "vocab.json"), source_lang="fa", target_lang="en")
    end, pad = words.index("</s>"), len(words) - 1
    ids = dict(bos_token_id=0, eos_token_id=end, pad_token_id=pad, decoder_start_token_id=pad,
               forced_eos_token_id=end)
    config = MarianConfig(vocab_size=len(words), decoder_vocab_size=len(words), scale_embedding=True,
                          activation_function="swish", static_position_embeddings=True, normalize_before=False,
                          num_beams=4, max_length=256, bad_words_ids=[[pad]],
                          share_encoder_decoder_embeddings=True, **SIZE, **ids)
    model = MarianMTModel(config)
    model.generation_config = GenerationConfig(num_beams=4, max_length=256, bad_words_ids=[[pad]],
                                               renormalize_logits=True, **ids)
    return Family("marian", model, tokenizer, {}, 5, [0, 1, 61], language=">>eng<< ")


def bart(work):
    words = ByteLevelBPETokenizer()
    words.train_from_iterator([p[1] for p in fixture_texts.training_sample(5000)], vocab_size=600,
                              show_progress=False, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    words.save_model(str(work))
    file = work / "vocab.json"
    entries = sorted(json.loads(file.read_text(encoding="utf-8")).items(), key=lambda entry: entry[1])
    order = [w for w, _ in entries if w != "<mask>"] + ["<mask>"]       # the mask is the last id, as in the real one
    file.write_text(json.dumps({w: i for i, w in enumerate(order)}, ensure_ascii=False), encoding="utf-8")
    tokenizer = BartTokenizerFast(vocab_file=str(file), merges_file=str(work / "merges.txt"))
    summary = dict(early_stopping=True, forced_bos_token_id=0, forced_eos_token_id=2, length_penalty=2.0,
                   max_length=60, min_length=12, no_repeat_ngram_size=3, num_beams=4)
    # as in bart-large-cnn and distilbart-cnn, there is no row for the mask
    config = BartConfig(vocab_size=len(tokenizer) - 1, scale_embedding=False, **SIZE, **TEXT, **summary)
    model = BartForConditionalGeneration(config)
    model.generation_config = GenerationConfig(**TEXT, **summary)
    return Family("bart", model, tokenizer, {}, 9, [0, 3], english=True)


def t5(work):
    lines = [p[1] for p in fixture_texts.training_sample(5000)]
    file = spm(work, "spiece", lines, 320, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, pad_piece="<pad>")
    tokenizer = T5TokenizerFast(vocab_file=str(file), extra_ids=100)
    ids = dict(pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)
    config = T5Config(vocab_size=len(tokenizer), d_model=WIDTH, d_kv=8, d_ff=FFN, num_layers=2, num_decoder_layers=2,
                      num_heads=HEADS, relative_attention_num_buckets=32, relative_attention_max_distance=128,
                      feed_forward_proj="relu", dropout_rate=0.0, n_positions=512, **ids)
    model = T5ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(**ids)
    return Family("t5", model, tokenizer, {}, 11, [2] + list(range(320, len(tokenizer))), english=True)


def mt5(work):
    # The others' normaliser takes half-spaces out; this one has none, so that half-spaces are read and written.
    file = spm(work, "spiece", both_sides(), 600, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, pad_piece="<pad>",
               byte_fallback=True, normalization_rule_name="identity", required_chars="\u200c")
    tokenizer = T5TokenizerFast(vocab_file=str(file), extra_ids=0)
    ids = dict(pad_token_id=0, eos_token_id=1, decoder_start_token_id=0)
    summary = dict(length_penalty=0.6, max_length=84, no_repeat_ngram_size=2, num_beams=4)
    config = MT5Config(vocab_size=len(tokenizer), d_model=WIDTH, d_kv=8, d_ff=FFN, num_layers=2, num_decoder_layers=2,
                       num_heads=HEADS, feed_forward_proj="gated-gelu", dropout_rate=0.0, tie_word_embeddings=False,
                       tokenizer_class="T5Tokenizer", **ids, **summary)
    model = MT5ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(**ids, **summary)
    return Family("mt5", model, tokenizer, {}, 300, [2] + list(range(3, 259)))


BUILDERS = {f.__name__: f for f in (nllb, marian, m2m100, bart, t5, mt5, mbart50, small100)}


@torch.no_grad()
def randomize(family, seed):
    """Random weights wide enough that the source decides and the two best candidates are well apart."""
    torch.manual_seed(seed)
    model = family.model.eval()
    config = model.config
    t5_like = config.model_type in ("t5", "mt5")
    if config.tie_word_embeddings:
        # a random model with one tied table falls into loops of one or two pieces, so the head gets its own
        config.tie_word_embeddings = False
        model.lm_head.weight = torch.nn.Parameter(model.lm_head.weight.clone())
    cross, out = (1.0, 1.0) if t5_like or family.name == "nllb" else (0.7, 0.3)
    tables = {id(m.weight) for m in model.modules()
              if isinstance(m, torch.nn.Embedding) and m.num_embeddings == config.vocab_size}
    for name, parameter in model.named_parameters():
        if id(parameter) in tables or "lm_head" in name:
            parameter.normal_(0, SPREAD if t5_like and "lm_head" not in name else SPREAD / math.sqrt(WIDTH))
            parameter[family.special] *= 0.3
        elif "norm" in name and name.endswith("weight"):
            # random signs, so that a piece isn't its own best successor through the tied embedding
            parameter.copy_((torch.rand_like(parameter) + 0.5) * torch.where(torch.rand_like(parameter) < 0.5, -1, 1))
        elif parameter.dim() == 1:
            parameter.normal_(0, 0.1)
        elif "relative_attention_bias" in name:
            parameter.normal_(0, 1.0)
        elif "embed_positions" in name:
            if parameter.requires_grad:
                parameter.normal_(0, 0.5)
        else:
            gain = 1.5
            if "encoder_attn.out_proj" in name or "EncDecAttention.o" in name:
                gain = cross
            elif "out_proj" in name or "fc2" in name or ".wo" in name or name.endswith("SelfAttention.o.weight"):
                gain = out
            if t5_like and (name.endswith(".q.weight")):
                gain = 1.5 / math.sqrt(8)
            parameter.normal_(0, gain / math.sqrt(parameter.shape[1]))
    pad = config.pad_token_id
    for module in model.modules():
        if isinstance(module, torch.nn.Embedding) and module.num_embeddings == config.vocab_size:
            module.weight[pad] = 0
    model.lm_head.weight[pad] = 0
    if config.model_type in ("m2m_100", "bart", "mbart"):
        # with an untied head these three save one shared table, but look for one in each half
        for half in (model.model.encoder, model.model.decoder):
            half.embed_tokens.weight = torch.nn.Parameter(half.embed_tokens.weight.clone())


@torch.no_grad()
def balance_ends(family, texts, wanted=0.55, cap=40):
    """Raises the end token's logit until about half of the greedy outputs end before the cap."""
    model, end = family.model, family.model.config.eos_token_id
    bias = getattr(model, "final_logits_bias", None)
    rows = [torch.tensor([family.encode(text)]) for text in texts[::2]]
    options = {"num_beams": 1, "do_sample": False, "min_length": 0, "no_repeat_ngram_size": 0, **family.base}
    head = model.get_output_embeddings().weight
    if bias is not None:
        bias[0, model.config.pad_token_id] = -20.0
    hidden = []
    hook = model.get_output_embeddings().register_forward_pre_hook(lambda m, a: hidden.append(a[0].reshape(-1, WIDTH)))
    for row in rows:
        model.generate(row, max_length=cap, **options)
    hook.remove()
    mean = torch.cat(hidden).mean(0)
    start = head[end].clone()
    for step in range(0, 40):
        raised = step * 0.5
        if bias is not None:
            bias[0, end] = raised
        else:
            head[end] = start + raised * mean / mean.dot(mean)
        outputs = [model.generate(row, max_length=cap, **options)[0].tolist() for row in rows]
        ended = sum(output[-1] == end and len(output) < cap for output in outputs) / len(outputs)
        if ended >= wanted:
            break
    written = [output[1:] for output in outputs]
    variety = sum(len(set(w)) / len(w) for w in written) / len(written)
    print(f"  end raised by {raised}: {ended:.0%} of the greedy outputs end before {cap}; "
          f"{len(set(map(tuple, written)))} of {len(written)} differ, {variety:.0%} of an output's ids are distinct")
    return outputs
