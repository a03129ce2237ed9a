"""The sentences of a finding in the languages of the reader: why it clashes, what to write, whom to ask.

Takes claims with their value groups; all words stand in the labels, and nobody is called right or wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.brief.sources import is_named, outlet_name
from checker.desk import Ask
from checker.language.labels import in_all_languages, load_labels, phrase, question_text, reader_languages, subject_text
from checker.language.taxonomy import Kinship
from checker.model import Kind, Polarity
from checker.rules.values import named_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.align.questions import Compared
    from checker.desk import ValueGroup, Wording
    from checker.language.taxonomy import Taxonomy
    from checker.model import Claim, Report
    from checker.rules.rule import Rule

_SHOWN_SOURCES = 2
_SHOWN_VALUES = 6
_SHOWN_ASKED = 8


class Answers(NamedTuple):
    """The value groups of a finding with the first claim of each, and every value in words, by language.

    ``widest`` is the claim whose question holds those of the others.
    """

    values: Sequence[ValueGroup]
    firsts: Sequence[Claim]
    widest: Claim
    words: Mapping[str, Sequence[str]]
    spelled: Mapping[str, Sequence[str]]

    @property
    def is_range(self) -> bool:
        """The values are two or more asserted counts of one thing, none of them zero, so that the outermost bound them."""
        counts = all(_is_count(claim) for claim in self.firsts)
        return not self.is_mixed and counts and len(self.firsts) > 1

    @property
    def is_mixed(self) -> bool:
        """The values count different things: a part and its whole, several parts."""
        return len({(claim.topic, claim.unit) for claim in self.firsts}) > 1


def _is_count(claim: Claim) -> bool:
    return claim.kind is Kind.QUANTITY and claim.polarity is Polarity.ASSERTED and claim.interval.high != 0


def read_answers(values: Sequence[ValueGroup], firsts: Sequence[Claim], taxonomy: Taxonomy) -> Answers:
    """Return the answers of a finding with their words.

    >>> from checker.extraction.claims import extract_claims
    >>> from checker.language.taxonomy import load_taxonomy
    >>> from checker.model import Report
    >>> claims = extract_claims(Report(id="a", text="Nine people were killed, including two children.")).claims
    >>> read_answers((), claims, load_taxonomy()).words["en"]
    ['9 people', '2 children']
    """
    kinds = list({(claim.unit, claim.topic): claim for claim in firsts}.values())
    plain = {code: [named_value(claim, kinds, code) for claim in firsts] for code in reader_languages()}
    spelled = {code: [named_value(claim, kinds, code, spelled=True) for claim in firsts] for code in reader_languages()}
    return Answers(values, firsts, _widest(kinds, taxonomy), plain, spelled)


def _widest(claims: Sequence[Claim], taxonomy: Taxonomy) -> Claim:
    """Return the claim whose topic and unit hold those of all others, the first one where none does."""
    return next((claim for claim in claims if all(_holds(claim, other, taxonomy) for other in claims)), claims[0])


def _holds(claim: Claim, other: Claim, taxonomy: Taxonomy) -> bool:
    units = taxonomy.unit_kinship(claim.unit, other.unit), taxonomy.topic_kinship(claim.topic, other.topic)
    return set(units) <= {Kinship.EQUAL, Kinship.WHOLE}


def say_question(claim: Claim) -> Wording:
    """Return the question that a claim answers."""
    return in_all_languages(lambda code: question_text(claim.topic, claim.unit, claim.subject, code))


def say_why(rule: Rule, answers: Answers, outermost: tuple[int, int], doubts: Sequence[str]) -> Wording:
    """Return why the values cannot all hold, with the two that show it best, and what the texts leave open.

    A rule that the labels do not know speaks with its own sentence.
    """
    low, high = outermost

    def say(code: str) -> str:
        words = answers.words[code]
        parts = _joined(words, "semicolon", code)
        known = rule.code in load_labels(code)["why"]
        slots = {"low": words[low], "high": words[high], "parts": parts}
        why = phrase("why", rule.code, code, **slots) if known else rule.sentence
        open_points = [phrase("doubts", doubt, code) for doubt in doubts]
        return phrase("sentences", "semicolon", code).join([why, *open_points])

    return in_all_languages(say)


def say_sentence(answers: Answers) -> Wording:
    """Return one neutral sentence with every value and its sources, ready to be copied."""
    return in_all_languages(lambda code: _sentence(answers, code))


def _sentence(answers: Answers, code: str) -> str:
    subject = subject_text(answers.widest.topic, answers.widest.unit, answers.widest.entity, code)
    sources = [_sources(value, code) for value in answers.values]
    words = answers.spelled[code]
    parts = [
        phrase("sentences", "part", code, value=word, sources=names) for word, names in zip(words, sources, strict=True)
    ]
    if not answers.is_range:
        key = "single" if len(parts) == 1 else "misfit" if answers.is_mixed else "differ"
        return phrase("sentences", key, code, subject=subject, parts=_joined(parts, "semicolon", code))
    inner = _joined(parts[1:-1], "comma", code)
    return phrase(
        "sentences",
        "between",
        code,
        subject=subject,
        low=words[0],
        high=words[-1],
        low_sources=sources[0],
        high_sources=sources[-1],
        others=phrase("sentences", "others", code, parts=inner) if inner else "",
    )


def _sources(value: ValueGroup, code: str) -> str:
    named = [dict(source.wording)[code] for source in value.sources[:_SHOWN_SOURCES]]
    names = phrase("sentences", "comma", code).join(named)
    return names if len(value.sources) <= _SHOWN_SOURCES else phrase("sentences", "more_sources", code, sources=names)


def _joined(parts: Sequence[str], joint: str, code: str) -> str:
    shown = phrase("sentences", joint, code).join(parts[:_SHOWN_VALUES])
    return shown if len(parts) <= _SHOWN_VALUES else phrase("sentences", "more_values", code, parts=shown)


def whom_to_ask(
    answers: Answers, members: Sequence[Sequence[Compared]], reports: Mapping[str, Report]
) -> tuple[Ask, ...]:
    """Return the named origins behind the values, then the outlets that name nobody, each with its value."""
    asked: dict[tuple[bool, str | None], tuple[int, Ask]] = {}
    for number, items in enumerate(members):
        wording = tuple((code, words[number]) for code, words in answers.words.items())
        for item in items:
            named = is_named(item)
            name = item.claim.attribution[-1].source if named else outlet_name(item, reports)
            key = (named, item.facets.origin if named else name)
            known = asked.get(key)
            if known is None or (known[0] == number and _is_fuller(name, known[1].source)):
                asked[key] = (number, Ask(source=name, is_named=named, wording=wording))
    ordered = sorted(asked.values(), key=lambda found: (not found[1].is_named, found[0], found[1].source))
    return tuple(ask for _, ask in ordered[:_SHOWN_ASKED])


def _is_fuller(name: str, other: str) -> bool:
    """Say whether a name is the longer of two forms, the later in the alphabet where both are as long."""
    return (len(name), name) > (len(other), other)
