"""Say whether a count belongs to another incident than the one told above: "elsewhere", "it also said", "in another raid"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from checker.language.clitics import stems
from checker.language.incidents import is_strike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.align.context import Context
    from checker.align.fields import Field
    from checker.language.incidents import IncidentWords
    from checker.language.loader import Language
    from checker.model import Claim
    from checker.text.tokens import Token

_OPENING = 5
_REACH_BEHIND = 10
_PREDICATE = 3
_NOUN_BEFORE, _NOUN_BEHIND = 2, 4
_STOPS = frozenset({",", ";", ".", "\u060c", "\u061b"})


def tells_of_elsewhere(tokens: Sequence[Token], language: Language, words: IncidentWords) -> bool:
    """Say whether a sentence opens with words that lead to another incident: "elsewhere", "in a separate attack".

    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> from checker.text.tokens import tokenise
    >>> tokens = tokenise("Meanwhile, five people died.")
    >>> tells_of_elsewhere(tokens, load_language("en"), load_incident_words("en"))
    True
    """
    forms = [token.form for token in tokens[:_OPENING] if token.sort == "word"]
    openings = [" ".join((first, *forms[1:], "")) for first in stems(forms[0], language.prefixes)] if forms else []
    return any(opening.startswith(words.elsewhere) for opening in openings)


def tells_of_more(context: Context, words: IncidentWords) -> bool:
    """Say whether a count is added to what was told: "it also reported five deaths", "five men were also killed".

    >>> from checker.align.context import context_of
    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> tells_of_more(context_of("The group also reported", "", load_language("en")), load_incident_words("en"))
    True
    """
    if words.further.isdisjoint(context.forms):
        return False
    return any(token.form in words.further for token in (*context.before, *context.behind[:_PREDICATE]))


def tells_of_another(context: Context, words: IncidentWords) -> bool:
    """Say whether the clause of a count is about another attack or place: "in another raid", "a separate village".

    >>> from checker.align.context import context_of
    >>> from checker.language.incidents import load_incident_words
    >>> from checker.language.loader import load_language
    >>> context = context_of("Two men", "died in a separate attack on Monday", load_language("en"))
    >>> tells_of_another(context, load_incident_words("en"))
    True
    """
    if words.apart.isdisjoint(context.forms):
        return False
    clause = takewhile(lambda token: not _ends(token, context.language), context.behind[:_REACH_BEHIND])
    return any(
        _names_another(tokens, index, context, words)
        for tokens in (context.before, list(clause))
        for index in range(len(tokens))
        if tokens[index].form in words.apart
    )


def find_later(claims: Iterable[Claim], fields: Mapping[str, Field], words: IncidentWords) -> set[str]:
    """Return the counts that stand behind another of their topic and a word that leads back from it.

    >>> from checker.language.incidents import load_incident_words
    >>> find_later((), {}, load_incident_words("en"))
    set()
    """
    last: dict[object, Claim] = {}
    found: set[str] = set()
    for claim in claims:
        thing = claim.field, claim.sentence, claim.kind, claim.topic
        if thing in last and claim.scope.subset_of is None:
            between = fields[claim.field].tokens_between(last[thing].end, claim.start)
            found.update({claim.id} if any(token.form in words.earlier for token in between) else ())
        last.setdefault(thing, claim)
    return found


def _ends(token: Token, language: Language) -> bool:
    """Say whether a clause ends: what stands behind "after" is another time."""
    if token.sort != "word":
        return token.form in _STOPS
    return any(sense.key == "boundary" for sense in language.analyse(token.form).senses if sense.file == "function")


def _names_another(tokens: Sequence[Token], index: int, context: Context, words: IncidentWords) -> bool:
    """Say whether an attack or a kind of place stands where the language puts the noun of an adjective."""
    if context.language.adjectives_follow:
        near = tokens[max(0, index - _NOUN_BEFORE) : index]
    else:
        near = tokens[index + 1 : index + _NOUN_BEHIND]
    kinds = context.names.kinds if context.names is not None else frozenset()
    prefixes = context.language.prefixes
    return any(is_strike(token.form, prefixes, words) or context.is_among(token, kinds) for token in near)
