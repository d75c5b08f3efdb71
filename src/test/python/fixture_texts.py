"""Source texts of the family fixtures: the project's own sentences, and a few written to hurt a tokenizer."""
import gzip
import pathlib
import random

AUTHORED = pathlib.Path(__file__).resolve().parents[3] / "models" / "training" / "data" / "authored"

#: The files that the fixtures are made of. Text that is written later stays out: it would change every fixture.
CORPUS = """
    breadth caucasus chains clauses diplomacy domestic econ economy encyc foreign general headlines
    home intl know long meetings names phrases policy provinces speech speech2 stories-sum stories
    vocabulary world
""".split()

PERSIAN = [
    "سلام",
    "تهران",
    "وزیر خارجه ایران فردا به مسکو می‌رود.",
    "نماینده‌های مجلس می‌گویند قیمت‌ها هر روز بالاتر می‌رود؛ دولت چه می‌کند؟",
    "همکاری‌های منطقه‌ای و خبرگزاری‌ها، به‌ویژه در آب‌وهوای سرد",
    "كتاب هاي عربي در مدرسة علي (ع) تدریس مي‌شود",
    "تورم در سال ۱۴۰۲ به ۴۰٫۷ درصد و نرخ دلار به ۵۸٬۵۰۰ تومان رسید.",
    "Iran's IRNA گفت: شرکت OpenAI و UNESCO با BBC در Tehran دیدار کردند.",
    "دمای هوا به 25 درجه رسید و ٣٤ نفر (۱۲ زن) زخمی شدند!",
    "تیم ملی 😀 بازی را ۳ بر ۱ برد 中国 و تمام",
    "«برجام» مرده است، امّا مذاکره... ادامه دارد – شاید!",
    "او پرسید:   چرا    فاصله‌ها زیاد است ؟",
    "آیا دولت بودجه را اصلاح خواهد کرد؟",
    "NATO",
    "رئیس‌جمهور «مسعود پزشکیان» روز سه‌شنبه ۱۳ آذر با همتای ترکیه‌ای خود تلفنی گفت‌وگو کرد.",
]

ENGLISH = [
    "Hello",
    "Tehran",
    "Iran's foreign minister will travel to Moscow on Friday.",
    "The U.S. dollar rose to 58,500 tomans, up 2.4% from last week; who benefits?",
    "OPEC+ and the IMF said on Tuesday that GDP growth would slow in 2024-25.",
    "\"We will not negotiate under pressure,\" he said. \"Never!\"",
    "The café's naïve owner — a former diplomat — paid €1,200 for a résumé.",
    "It's 25°C in Shiraz 😀 and they're playing 中国 tonight",
    "summarize: Parliament approved the budget bill. The vote was 180 to 65, with 12 abstentions.",
    "Spaces   are    odd here ,and punctuation( too ) !",
    "Words with the Persian name تهران inside an English sentence.",
    "WORLD NEWS",
]


def pairs():
    """All sentence pairs of the authored corpus as (Persian, English), in a fixed order."""
    found = []
    for path in sorted(AUTHORED / (name + ".txt.gz") for name in CORPUS):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                fa, split, en = line.strip().partition(" ||| ")
                if split and fa and en:
                    found.append((fa.strip(), en.strip()))
    return found


def training_sample(count=6000):
    return random.Random(11).sample(pairs(), count)


def sources(english):
    """About forty sources: the written ones, then corpus sentences from short to long, then a few very long."""
    side = 1 if english else 0
    rng = random.Random(23)
    pool = [pair[side] for pair in pairs()]
    plain = sorted(rng.sample(pool, 18), key=len)
    longs = [" ".join(rng.sample(pool, n)) for n in (3, 4)]
    longs = [text[: 330 if english else 260].rsplit(" ", 1)[0] for text in longs]
    return (ENGLISH if english else PERSIAN) + plain + longs
