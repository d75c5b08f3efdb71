"""Text on its way into and out of the model.

The source side is mirrored by the Java class ``text.PersianNormalizer`` and the target side by
``decode.TargetVocabulary``; ``golden.py`` writes the fixtures that keep the two in step.
"""

import re
import unicodedata

_FOLD = {
    "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه",
    "أ": "ا", "إ": "ا", "ٱ": "ا",
    "٫": ".", "٬": ",", "٪": "%", "۔": ".",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ",
}
_DIGITS = {chr(base + i): str(i) for base in (0x0660, 0x06F0) for i in range(10)}
# Diacritics, superscript alef, hamza above, tatweel, bidi controls, joiner, BOM, soft hyphen.
_DROPPED = [
    *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), 0x0640,
    0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0x00AD, 0x061C,
]
_TABLE = str.maketrans({**_FOLD, **_DIGITS, **{chr(c): None for c in _DROPPED}})
# Iranian agencies write 6.2 percent as 6/2; before other words a slash may part a fraction or a date.
_SLASH = re.compile(r"(?<![0-9/.,:])([0-9]{1,3})/([0-9]{1,2})(?=\s?(?:درصد|میلیون|میلیارد|تریلیون|برابر|ریشتر|درجه))")
_ALEFS = re.compile("ا{2,}(?=لله)")
_PRESENTATION = re.compile("[\uFB50-\uFDFF\uFE70-\uFEFE]+")


def normalize_source(text: str) -> str:
    """Folds a Persian sentence to the letters and digits that the encoder was trained on."""
    text = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    text = _ALEFS.sub("ا", text.translate(_TABLE))
    return _SLASH.sub(r"\1.\2", re.sub(r"\s+", " ", text).strip())


_TARGET = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "`": "'",
    "\u00a0": " ", "\u202f": " ", "…": "...", "‑": "-", "−": "-", "\u200b": None, "\ufeff": None,
})


def normalize_target(text: str) -> str:
    """Brings English text to one spelling of quotation marks, apostrophes and spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_TARGET)).strip()


def is_punctuation(char: str) -> bool:
    """BERT's definition: every ASCII symbol and every Unicode character of class P."""
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")


#: Flags of a target piece: whether it joins the text before and after it without a space.
GLUE_LEFT, GLUE_RIGHT = 1, 2


def split_target(text: str):
    """Splits English text into ``(token, flags)``; only punctuation carries flags.

    Lossless for text with single spaces: ``join_target`` gives the text back.
    """
    tokens = []
    for chunk in text.split(" "):
        start = len(tokens)
        word = ""
        for char in chunk + "\0":
            if char != "\0" and not is_punctuation(char):
                word += char
                continue
            if word:
                if len(tokens) > start:  # a word right behind punctuation: that one glues it
                    tokens[-1] = (tokens[-1][0], tokens[-1][1] | GLUE_RIGHT)
                tokens.append((word, 0))
                word = ""
            if char != "\0":
                tokens.append((char, GLUE_LEFT if len(tokens) > start else 0))
    return tokens


def join_target(pieces) -> str:
    """Joins ``(text, flags)`` pieces to text; continuation pieces carry ``GLUE_LEFT``."""
    out = []
    glue = True
    for text, flags in pieces:
        if not glue and not flags & GLUE_LEFT:
            out.append(" ")
        out.append(text)
        glue = bool(flags & GLUE_RIGHT)
    return "".join(out)
