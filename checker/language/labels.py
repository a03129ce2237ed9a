"""Plain words for questions and values in the language of the reader."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_labels(code: str) -> dict[str, dict[str, Any]]:
    """Load the labels of one language.

    >>> load_labels("en")["units"]["guard"]
    'guards'
    """
    return tomllib.loads(files("checker.language").joinpath(f"data/{code}/labels.toml").read_text(encoding="utf-8"))


def question_text(topic: str, unit: str | None, entity: str | None, code: str) -> str:
    """Return the question in plain words.

    >>> question_text("injured", "guard", None, "en")
    'How many guards were hurt?'
    """
    labels = load_labels(code)
    questions = labels["questions"]
    template = questions.get(topic, questions["count"] if topic in labels["topics"] else questions["other"])
    return str(
        template.format(
            topic=labels["topics"].get(topic, topic),
            unit=labels["units"].get(unit or "person", (unit or "").replace("_", " ")),
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


def unit_text(unit: str, code: str) -> str:
    """Return a unit in plain words.

    >>> unit_text("guard", "en")
    'guards'
    """
    return str(load_labels(code)["units"].get(unit, unit.replace("_", " ")))


def topic_text(topic: str, code: str) -> str:
    """Return what happened in plain words.

    >>> topic_text("injured", "en")
    'hurt'
    """
    return str(load_labels(code)["topics"].get(topic, topic.replace("_", " ")))
