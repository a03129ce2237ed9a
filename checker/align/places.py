"""Find the places that a text names: by the lists of the language data, or by the noun or preposition beside a name.

Gives keys that all languages share for known places, and keys of one language for the others.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from checker.language.clitics import stems
from checker.language.places import adjective_at, may_announce, name_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.language.loader import Language
    from checker.language.places import PlaceNames
    from checker.text.tokens import Token

_LONGEST_LOCAL = 3
_LONGEST_BEARING = 40
_GLUE = 2
_LONGEST_ARTICLE = 3
LOCAL = "local:"


class Place(NamedTuple):
    """A place named over the code points ``start`` to ``end``.

    An adjective only mentions it, and so do a bearing ("north of Mosul") and the name of a body ("the Kabul Times"); a
    ``scene`` stands behind a word such as "in" or "at".
    ``outside`` holds the places from which the bearing of this one is taken.
    """

    start: int
    end: int
    keys: frozenset[str]
    is_mention: bool = False
    is_scene: bool = False
    outside: frozenset[str] = frozenset()


def find_places(text: str, tokens: Sequence[Token], language: Language, names: PlaceNames) -> list[Place]:
    """Return the places of a text in order.

    >>> from checker.language.loader import load_language
    >>> from checker.language.places import load_place_names
    >>> from checker.text.tokens import tokenise
    >>> text = "Two Iraqis died in Hill district, near Mosul."
    >>> found = find_places(text, tokenise(text), load_language("en"), load_place_names("en"))
    >>> [min(place.keys) for place in found]
    ['iraq', 'local:en:district:hill', 'mosul']
    """
    named: list[Place] = []
    for place in _named_places(text, tokens, language, names):
        if _follows_bearing(tokens, place, language, names):
            if named and named[-1].keys.isdisjoint(place.keys) and place.start - named[-1].end <= _LONGEST_BEARING:
                named[-1] = named[-1]._replace(outside=place.keys)
            named.append(place._replace(is_mention=True, is_scene=False))
        else:
            named.append(place)
    return named


def _follows_bearing(tokens: Sequence[Token], place: Place, language: Language, names: PlaceNames) -> bool:
    """Say whether a word such as "north of" stands before the name; where a language has an "of", it must be there."""
    last = bisect_left(tokens, place.start, key=lambda token: token.start) - 1
    index = last
    while index >= 0 and tokens[index].form in names.joints:
        index -= 1
    joined = index < last or not names.joints
    return joined and index >= 0 and _bearing_at(tokens, index, language, names)


def _named_places(text: str, tokens: Sequence[Token], language: Language, names: PlaceNames) -> Iterator[Place]:
    forms = [token.form for token in tokens]
    behind = 0
    for index, form in enumerate(forms):
        if index < behind or not may_announce(form, language.prefixes, names):
            continue
        found, size = name_at(forms, index, language.prefixes, names)
        mention = not found or _is_in_title(text, tokens, index, index + size, names)
        found = found or adjective_at(form, language.prefixes, names)
        if found:
            scene = not mention and _is_scene(forms, index, language, names)
            yield Place(tokens[index].start, tokens[index + size - 1].end, found, mention, scene)
        else:
            yield from _find_local(text, tokens, index, language, names)
        behind = index + size


def _is_in_title(text: str, tokens: Sequence[Token], start: int, end: int, names: PlaceNames) -> bool:
    """Say whether the name is part of the name of a body that tells or carries: "the Kabul Times", "Radio Kabul"."""
    before, behind = tokens[max(0, start - 1) : start], tokens[end : end + 1]
    beside = (
        *(token for token in before if not text[token.start].islower()),
        *(token for token in behind if text[token.start].isupper()),
    )
    return any(token.form in names.titles for token in beside)


def _is_scene(forms: Sequence[str], index: int, language: Language, names: PlaceNames) -> bool:
    """Say whether a preposition of place stands before the name or is glued to it; "the town of" may stand between."""
    if forms[index] not in names.names and _is_glued(forms[index], language, names):
        return True
    before = index - 1
    while before >= 0 and (forms[before] in names.joints or _kind(forms[before], language, names)):
        if forms[before] not in names.nouns and _is_glued(forms[before], language, names):
            return True
        before -= 1
    return before >= 0 and bool(names.locatives & set(stems(forms[before], language.prefixes)))


def _is_glued(form: str, language: Language, names: PlaceNames) -> bool:
    return any(form.startswith(prefix.letters) for prefix in language.prefixes if prefix.preposition in names.glued)


def _find_local(
    text: str, tokens: Sequence[Token], index: int, language: Language, names: PlaceNames
) -> Iterator[Place]:
    """Yield the place that a noun ("district") or a preposition of place announces beside ``index``."""
    form = tokens[index].form
    noun = _kind(form, language, names)
    run: Sequence[Token] = ()
    if noun is not None:
        joint = index + 1 < len(tokens) and tokens[index + 1].form in names.joints
        run = _name_run(text, tokens, index + 1 + joint, language) or _run_before(text, tokens, index)
    elif form in names.locatives:
        run = _unknown_run(text, tokens, index + 1, language, names)
    if run and not _is_known(run, language, names):
        name = " ".join(token.form for token in run)
        key = f"{LOCAL}{language.code}:{noun or ''}:{name}"
        yield Place(min(run[0].start, tokens[index].start), run[-1].end, frozenset({key}))


def _kind(form: str, language: Language, names: PlaceNames) -> str | None:
    """Return what a noun such as "town" or "village" names, None for other words."""
    return next((names.nouns[stem] for stem in stems(form, language.prefixes) if stem in names.nouns), None)


def _unknown_run(
    text: str, tokens: Sequence[Token], start: int, language: Language, names: PlaceNames
) -> Sequence[Token]:
    """Return a name behind a preposition of place, unless a list or a noun tells more about it.

    Capitals make a name, or a bearing behind it: "in Hilltop, north of Mosul".
    """
    run = _name_run(text, tokens, start, language)
    end = bisect_left(tokens, run[-1].end, key=lambda token: token.start) if run else start
    if run and not text[run[0].start].isupper() and not _bearing_at(tokens, end, language, names):
        return []
    behind = tokens[end].form if end < len(tokens) else ""
    adjective = any(adjective_at(token.form, language.prefixes, names) for token in run)
    return [] if adjective or behind in names.nouns else run


def _bearing_at(tokens: Sequence[Token], index: int, language: Language, names: PlaceNames) -> bool:
    return index < len(tokens) and any(stem in names.bearings for stem in stems(tokens[index].form, language.prefixes))


def _is_known(run: Sequence[Token], language: Language, names: PlaceNames) -> bool:
    found, size = name_at([token.form for token in run], 0, language.prefixes, names)
    return bool(found) and size == len(run)


def _name_run(text: str, tokens: Sequence[Token], start: int, language: Language) -> list[Token]:
    """Return the words of a name from ``start`` on: capitals, or in a script without them one unknown word."""
    run: list[Token] = []
    at = start
    while at < len(tokens) and len(run) < _LONGEST_LOCAL:
        at += _GLUE if at + _GLUE < len(tokens) and _is_glued_on(text, tokens, at + _GLUE) else 0
        token = tokens[at]
        if token.sort != "word" or language.analyse(token.form).senses:
            break
        cased = text[token.start].lower() != text[token.start].upper()
        if cased and not text[token.start].isupper():
            break
        run.append(token)
        at += 1
        if not cased:
            break
    return run


def _run_before(text: str, tokens: Sequence[Token], index: int) -> list[Token]:
    """Return the capitalised words before ``index``; "al-" glued to one of them is part of the name and left out."""
    run: list[Token] = []
    at = index - 1
    while at >= 0 and len(run) < _LONGEST_LOCAL and tokens[at].sort == "word" and text[tokens[at].start].isupper():
        run.insert(0, tokens[at])
        at -= 3 if _is_glued_on(text, tokens, at) else 1
    return run


def _is_glued_on(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Say whether a short word and a hyphen stand right before a word: the "al-" of "al-Bab"."""
    if index < _GLUE or tokens[index - 1].form != "-":
        return False
    article, hyphen, word = tokens[index - _GLUE : index + 1]
    touching = article.end == hyphen.start and hyphen.end == word.start
    return touching and len(article.form) <= _LONGEST_ARTICLE and text[article.start].islower()


def without_noun(key: str) -> str:
    """Return the key of a place without the noun that announced it, so that "Hill district" and "Hill" are one.

    >>> without_noun("local:en:district:hill")
    'local:en:hill'
    """
    if not key.startswith(LOCAL):
        return key
    _, code, _, name = key.split(":", 3)
    return f"{LOCAL}{code}:{name}"
