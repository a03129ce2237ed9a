"""Make reports for benchmarks: news-like texts of several events in Arabic and English, the same for the same seed.

A report has as many sentences as news has (17 in English, 10 in Arabic); about a third hold a number, two or three tell of
people killed, hurt or displaced, and the outlets of one event disagree now and then. Nothing is taken from a real text.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, str]

_LEADS = {
    "en": (
        "At least {killed} people were killed and {hurt} injured when {cause} hit {place} on {day}, {source} said.",
        "{source} said on {day} that {killed} people had died in {place} after {cause}.",
        "{cause} in {place} killed {killed} people and wounded {hurt} others, according to {source}.",
    ),
    "ar": (
        "قتل {killed} أشخاص وأصيب {hurt} آخرون جراء {cause} في {place} يوم {day}، بحسب {source}.",
        "أعلنت {source} يوم {day} مقتل {killed} أشخاص في {place} بعد {cause}.",
    ),
}
_TELLING = {
    "en": (
        "Another {hurt} people were taken to hospital, doctors said.",
        "Some {many} families fled their homes, an aid group reported.",
        "{few} guards were among the wounded, a witness told reporters.",
        "Police detained {few} men near the bridge.",
    ),
    "ar": (
        "ونقل {hurt} جريحا إلى المستشفى، وفق الأطباء.",
        "ونزحت {many} عائلة من منازلها، بحسب منظمة إغاثة.",
        "وأوقفت الشرطة {few} رجال قرب الجسر.",
    ),
}
_NUMBERS = {
    "en": (
        "Prices of {noun} rose by {few} percent in {year}, the bank said.",
        "The {noun} was opened in {year} at a cost of {many} million.",
        "It is the {few}th time this year that the {noun} has been closed.",
        "The road to {place} is {hurt} kilometres long and crosses two rivers.",
    ),
    "ar": (
        "وارتفعت أسعار {noun} بنسبة {few} في المئة عام {year}، وفق البنك.",
        "وافتتح {noun} عام {year} بكلفة {many} مليون.",
    ),
}
_PLAIN = {
    "en": (
        "The governor called for calm and promised that the {noun} would be rebuilt before the winter.",
        "Residents of {place} said that the {noun} had been quiet for most of the night.",
        "A spokesman declined to say whether the {noun} would remain open while the inquiry goes on.",
        "Shops near the {noun} stayed closed, and traffic was slow on the coastal road.",
        "The ministry said that it was too early to speak about the cause, and asked people to keep away from the {noun}.",
        "Aid groups have long warned that the {noun} was not safe, and that repairs had been put off again.",
    ),
    "ar": (
        "ودعا المحافظ إلى الهدوء ووعد بإعادة بناء {noun} قبل الشتاء.",
        "وقال سكان {place} إن {noun} كان هادئا معظم الليل.",
        "وامتنع المتحدث عن القول إن كان {noun} سيبقى مفتوحا أثناء التحقيق.",
        "وبقيت المتاجر القريبة من {noun} مغلقة وكانت حركة السير بطيئة على الطريق الساحلي.",
    ),
}
_WORDS = {
    "en": {
        "cause": ("an air strike", "a blast", "a fire", "an earthquake", "shelling", "a train crash"),
        "place": ("the northern district", "the old harbour", "the market", "the valley", "the eastern suburbs"),
        "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        "source": ("the health ministry", "the civil defence", "police", "the governor's office", "a security source"),
        "noun": ("bridge", "power station", "water plant", "school", "railway line", "stadium", "bakery", "clinic"),
    },
    "ar": {
        "cause": ("غارة جوية", "انفجار", "حريق", "زلزال", "قصف"),
        "place": ("الحي الشمالي", "الميناء القديم", "السوق", "الوادي", "الضواحي الشرقية"),
        "day": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة"),
        "source": ("وزارة الصحة", "الدفاع المدني", "الشرطة", "مكتب المحافظ"),
        "noun": ("الجسر", "محطة الكهرباء", "محطة المياه", "المدرسة", "الملعب", "المخبز", "العيادة"),
    },
}
_SENTENCES = {"en": 17, "ar": 10}
_NUMBER_SHARE = 0.25
_OUTLETS = 40


def made_text(language: str, event: int, chance: random.Random) -> str:
    """Return one report of an event; most reports of an event agree on its figures."""
    truth = random.Random(event)  # noqa: S311 - no secret
    words = {name: truth.choice(found) for name, found in _WORDS[language].items()}
    killed, hurt = truth.randint(3, 60), truth.randint(5, 200)
    figures = {
        "killed": max(1, killed + chance.choice((0, 0, 0, 0, 1, 2, -2))),
        "hurt": max(1, hurt + chance.choice((0, 0, 0, 5, -3))),
        "few": truth.randint(3, 9),
        "many": 10 * truth.randint(2, 80),
    }
    below = [chance.choice(_TELLING[language])]
    while len(below) + 1 < _SENTENCES[language]:
        kind = _NUMBERS if chance.random() < _NUMBER_SHARE else _PLAIN
        below.append(chance.choice(kind[language]))
    chance.shuffle(below)
    sentences = [chance.choice(_LEADS[language]), *below]
    return " ".join(
        sentence.format(
            **{**words, "noun": chance.choice(_WORDS[language]["noun"])}, **figures, year=chance.randint(1990, 2024)
        )
        for sentence in sentences
    )


def made_reports(count: int, event_size: int, *, seed: int = 0, in_order: bool = False) -> Iterator[Row]:
    """Yield reports; unless they shall be in order, those of an event lie far apart."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    events = max(1, count // event_size)
    for number in range(count):
        event = number // event_size if in_order else number % events
        language = "ar" if chance.random() < 0.5 else "en"  # noqa: PLR2004 - half of them
        yield {
            "id": f"r{number}",
            "event": f"event {event}",
            "source": f"outlet {chance.randint(1, _OUTLETS)}",
            "language": language,
            "published_at": f"2024-03-{1 + event % 28:02}T{chance.randint(6, 22):02}:{chance.randint(0, 59):02}:00Z",
            "text": made_text(language, event, chance),
        }


def main() -> None:
    """Print made reports as JSON Lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--event-size", type=int, default=20)
    arguments = parser.parse_args()
    for row in made_reports(arguments.count, arguments.event_size):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
