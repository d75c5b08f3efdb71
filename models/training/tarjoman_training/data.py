"""Corpora, their weights, and the damage that makes clean text look like scraped text."""

import gzip
import random
import re
from dataclasses import dataclass
from pathlib import Path

from .text import normalize_source, normalize_target

#: How often a pair is seen in one pass over the mixture; the first pattern that matches counts.
#: In-domain text is scarce and weighs most; machine-translated documentation weighs least.
WEIGHTS = [
    (r"phrases", 1.0), (r"clauses", 1.5), (r"encyc|breadth|general|know", 3.0), (r"\.txt", 4.0),
    (r"tico19\.(fa|prs)", 1.5), (r"umbrella\.fa", 1.0), (r"opensource-guide\.fa", 1.0),
    (r"tatoeba.*\.fa", 1.0), (r"ms-.*\.fa", 0.4), (r"openclaw-docs\.fa", 0.15),
    (r"vitepress-docs\.fa|owasp-devguide\.fa", 0.4), (r"cldr\.(fa|prs)", 0.7),
    (r"wiktionary\.fa-en", 0.3), (r"name-tokens", 0.3), (r"omw-wordnet\.fa", 0.08),
    (r"names-wikidata", 0.04),
]


@dataclass(frozen=True)
class Pair:
    source: str
    target: str
    weight: float
    authored: bool
    corpus: int
    line: int


def _lines(path: Path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n")
            parts = line.split(" ||| ") if ".txt" in path.name else line.split("\t")[:2]
            if len(parts) == 2 and parts[0].strip() and parts[1].strip():
                yield parts


def _forbidden(dev_files):
    keys = set()
    for name in dev_files:
        keys.update(normalize_source(s) for s in Path(name).read_text(encoding="utf-8").split("\n"))
    return keys - {""}


def load(folders, dev_files=()) -> list:
    """Reads every weighted corpus under ``folders``; lines of the dev sets are left out."""
    held_out, pairs, corpus = _forbidden(dev_files), [], 0
    files = sorted(f for folder in folders for f in Path(folder).rglob("*")
                   if re.search(r"\.(txt|tsv)(\.gz)?$", f.name))
    for path in files:
        weight = next((w for pattern, w in WEIGHTS if re.search(pattern, path.name)), 0)
        if not weight:
            continue
        corpus += 1
        for number, (source, target) in enumerate(_lines(path)):
            source, target = normalize_source(source), normalize_target(target)
            if source and target and source not in held_out:
                pairs.append(Pair(source, target, weight, ".txt" in path.name, corpus, number))
    return pairs


_NUMBER = re.compile(r"(?<![\d.,/:])\d[\d,]*(?:\.\d+)?(?![\d/:])")


def _same_shape(number: str, rng) -> str:
    """Another number with the same digits count and separators; a year stays near a year."""
    if re.fullmatch(r"1[34]\d\d", number):
        return number[:2] + f"{rng.randrange(100):02d}"
    if re.fullmatch(r"(19|20)\d\d", number):
        return number[:2] + f"{rng.randrange(100):02d}"
    first = True
    out = ""
    for char in number:
        if char.isdigit():
            low = 1 if first and len(number) > 1 and not number.startswith("0") else 0
            out += str(rng.randrange(low, 10))
            first = False
        else:
            out += char
    return out


def recombine_numbers(source: str, target: str, rng):
    """Replaces numbers that stand once on either side by others of the same shape.

    Small whole numbers below 3 are left alone: they decide grammatical number. ``12 هزار`` is
    matched with ``12,000``.
    """
    for match in sorted(_NUMBER.finditer(source), key=lambda m: -m.start()):
        old = match.group().rstrip(",")
        plain = old.replace(",", "")
        if plain in ("0", "1", "2") or rng.random() < 0.25:
            continue
        new = _same_shape(old, rng)
        if new.replace(",", "") in ("0", "1", "2"):
            continue
        thousand = source[match.end():].startswith(" هزار") and "و " not in source[match.end():match.end() + 8]
        forms = [(old, new)]
        if thousand and re.fullmatch(r"\d{1,3}", old):
            forms.insert(0, (old + ",000", new + ",000"))
        elif old.isdigit() and len(old) in (4, 5, 6) and not re.fullmatch(r"(1[34]|19|20)\d\d", old):
            comma = f"{int(old):,}"
            forms.append((comma, f"{int(new):,}"))
        for was, now in forms:
            pattern = re.compile(r"(?<![\d.,])" + re.escape(was) + r"(?![\d]|[.,]\d)")
            if len(pattern.findall(target)) == 1 and source.count(old) == 1:
                target = pattern.sub(now, target)
                source = source[:match.start()] + new + source[match.start() + len(old):]
                break
    return source, target


def scrape_damage(source: str, rng) -> str:
    """Half-spaces to spaces, words joined, marks lost: what scraping does to Persian text."""
    if rng.random() < 0.4:
        source = source.replace("\u200c", " ")
    if rng.random() < 0.25:
        spaces = [i for i, c in enumerate(source) if c == " "]
        for i in sorted(rng.sample(spaces, min(len(spaces), rng.randint(1, 2))), reverse=True):
            if source[i - 1].isalpha() and source[i + 1:i + 2].isalpha():
                source = source[:i] + source[i + 1:]
    if rng.random() < 0.15:
        source = source.rstrip(" .")
    if rng.random() < 0.15:
        source = source.replace("«", '"').replace("»", '"')
    elif rng.random() < 0.1:
        source = source.replace("«", "").replace("»", "")
    return source


class Mixture:
    """Endless batches of source and target ids, of like length, within a token budget."""

    def __init__(self, pairs, tokenizer, target, budget=2048, longest=120, seed=1):
        self.pairs, self.tokenizer, self.target = pairs, tokenizer, target
        self.budget, self.longest, self.rng = budget, longest, random.Random(seed)
        self.following = {(p.corpus, p.line): p for p in pairs if p.authored}
        self.cls, self.sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")

    def source_ids(self, texts):
        rows = self.tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [[self.cls, *r.ids, self.sep] for r in rows]

    def _draw(self):
        rng, out = self.rng, []
        for pair in self.pairs:
            times = int(pair.weight) + (rng.random() < pair.weight % 1)
            for _ in range(times):
                source, target = pair.source, pair.target
                if pair.authored and rng.random() < 0.04:
                    after = self.following.get((pair.corpus, pair.line + 1))
                    if after is not None:
                        source, target = source + " " + after.source, target + " " + after.target
                if pair.authored or pair.weight >= 1:
                    if rng.random() < 0.5:
                        source, target = recombine_numbers(source, target, rng)
                    if rng.random() < 0.4:
                        source = scrape_damage(source, rng)
                out.append((source, target))
        rng.shuffle(out)
        return out

    def batches(self):
        """Yields ``(source rows, target rows)``; a pass over the mixture reshuffles it."""
        while True:
            drawn = self._draw()
            for start in range(0, len(drawn), 8000):
                pool = drawn[start:start + 8000]
                sources = self.source_ids(s for s, _ in pool)
                rows = []
                for ids, (_, text) in zip(sources, pool):
                    target = self.target.encode(text)
                    if target and len(ids) <= self.longest and len(target) < self.longest:
                        rows.append((ids, target))
                rows.sort(key=lambda r: (len(r[1]), len(r[0])))
                groups, group, widest = [], [], 0
                for row in rows:
                    width = max(widest, len(row[1]) + 1, int(len(row[0]) * 0.8))
                    if group and width * (len(group) + 1) > self.budget:
                        groups.append(group)
                        group, width = [], max(len(row[1]) + 1, int(len(row[0]) * 0.8))
                    group.append(row)
                    widest = width
                if group:
                    groups.append(group)
                self.rng.shuffle(groups)
                for group in groups:
                    yield [s for s, _ in group], [t for _, t in group]
