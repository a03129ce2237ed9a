"""Plain words for questions, values and sentences in the languages of the reader; all words stand in ``labels.toml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import tomli

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.desk import Wording

_WITHOUT_NOUN = "person"


@cache
def load_labels(code: str) -> dict[str, dict[str, Any]]:
    """Load the labels of one language.

    >>> load_labels("en")["units"]["guard"]
    'guards'
    """
    return tomli.loads(files("checker.language").joinpath(f"data/{code}/labels.toml").read_text(encoding="utf-8"))


@cache
def reader_languages() -> tuple[str, ...]:
    """Return the languages in which each finding is worded: those whose labels say that the desk reads them.

    >>> reader_languages()
    ('ar', 'en')
    """
    folders = files("checker.language").joinpath("data").iterdir()
    codes = sorted(f.name for f in folders if f.is_dir() and f.joinpath("labels.toml").is_file())
    return tuple(code for code in codes if load_labels(code)["reader"]["desk"])


@cache
def _openers(code: str) -> frozenset[str]:
    known = files("checker.language").joinpath(f"data/{code}/labels.toml").is_file()
    return frozenset(load_labels(code)["reader"]["openers"]) if known else frozenset()


def inside_sentence(name: str, code: str) -> str:
    """Return a name of a language as it stands inside a sentence.

    An article or number that only a sentence's start made large is small.

    >>> inside_sentence("The interior ministry", "en"), inside_sentence("Interior Ministry", "en")
    ('the interior ministry', 'Interior Ministry')
    >>> inside_sentence("The interior ministry", "fr"), inside_sentence("La mairie centrale", "fr")
    ('The interior ministry', 'la mairie centrale')
    """
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first != name and first.lower() in _openers(code) else name


def in_all_languages(say: Callable[[str], str]) -> Wording:
    """Return what ``say`` gives for each language of the reader.

    >>> dict(in_all_languages(lambda code: unit_text("guard", code)))["en"]
    'guards'
    """
    return tuple((code, say(code)) for code in reader_languages())


def question_text(topic: str, unit: str | None, entity: str | None, code: str) -> str:
    """Return the question in plain words.

    >>> question_text("injured", "guard", None, "en")
    'How many guards were hurt?'
    """
    return _filled("questions", topic, unit, entity, code)


def subject_text(topic: str, unit: str | None, entity: str | None, code: str) -> str:
    """Return what the question is about, to stand inside a sentence.

    >>> subject_text("injured", "guard", None, "en")
    'the number of guards hurt'
    """
    return _filled("subjects", topic, unit, entity, code)


def _filled(table: str, topic: str, unit: str | None, entity: str | None, code: str) -> str:
    labels = load_labels(code)
    templates = labels[table]
    counted = "people" if unit in {None, _WITHOUT_NOUN} else "count"
    template = templates.get(topic, templates[counted] if topic in labels["topics"] else templates["other"])
    return str(
        template.format(
            topic=labels["topics"].get(topic, topic),
            unit=labels["units"].get(unit or _WITHOUT_NOUN, (unit or "").replace("_", " ")),
            entity=_entity(entity, labels),
        )
    )


def _entity(entity: str | None, labels: dict[str, dict[str, Any]]) -> str:
    bare = (entity or "").rpartition(":")[2]
    return str(labels["entities"].get(bare, bare.replace("_", " ")))


def value_text(value: str, code: str) -> str:
    """Return a closed answer in plain words.

    >>> value_text("slightly_hurt", "en")
    'slightly hurt'
    """
    return str(load_labels(code)["values"].get(value, value.replace("_", " ")))


def place_text(place: str, code: str) -> str:
    """Return a place as it is written, or the words of a text that no list of places knows.

    >>> place_text("addis_ababa", "en"), place_text("a field", "en")
    ('Addis Ababa', 'a field')
    """
    return _place_names(code).get(place, place.replace("_", " "))


@cache
def _place_names(code: str) -> dict[str, str]:
    table = files("checker.language").joinpath(f"data/{code}/places.toml").read_text(encoding="utf-8")
    return {place: str(names[0]) for place, names in tomli.loads(table)["names"].items() if names}


def unit_text(unit: str, code: str) -> str:
    """Return a unit in plain words.

    >>> unit_text("guard", "en")
    'guards'
    """
    return str(load_labels(code)["units"].get(unit, unit.replace("_", " ")))


def one_unit_text(unit: str, code: str) -> str:
    """Return one of a unit in plain words, where the language puts a singular behind the number one.

    >>> one_unit_text("child", "en")
    'child'
    """
    labels = load_labels(code)
    return str(labels.get("singular", labels["units"]).get(unit, unit.replace("_", " ")))


def topic_text(topic: str, code: str) -> str:
    """Return what happened in plain words.

    >>> topic_text("injured", "en")
    'hurt'
    """
    return str(load_labels(code)["topics"].get(topic, topic.replace("_", " ")))


def phrase(table: str, key: str, code: str, **slots: str) -> str:
    """Return a template of the labels with its slots filled.

    >>> phrase("phrases", "at_least", "en", low="12")
    'at least 12'
    """
    return str(load_labels(code)[table][key].format(**slots))
