"""Read the TOML folders of ``language/data`` into frozen ``Language`` values.

Gives a lexicon from folded surface forms to senses, and an analysis of words with clitics; deliberately holds no word
of any language itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import tomli

from checker.errors import LanguageDataError
from checker.language.clitics import NO_PREFIX, Prefix, Prefixes, Suffixes
from checker.language.lexicon import Language, Phrase, Sense, last_part, marks_of
from checker.language.schema import LEXICON_FILES, check_lists, surfaces
from checker.language.sieve import Sieve, make_sieve
from checker.text.language_id import Traits
from checker.text.tokens import fold, fold_text, join_elided, tokenise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from checker.language.lexicon import Mark

__all__ = ["NO_PREFIX", "Language", "Languages", "Phrase", "Prefix", "Sense", "load_language", "load_languages"]

_PREDICATES = "topics"
_ANSWERS = "status"
_Row = tuple[tuple[str, ...], Sense]
_Rows = dict[str, list[_Row]]
_List = tuple[Sense, list[tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages of a run; the lexicon of each is read when the first report needs it."""

    traits: Mapping[str, Traits]
    folders: Mapping[str, Traversable]
    loaded: dict[str, Language] = field(default_factory=dict, compare=False, repr=False)
    sieves: dict[str, Sieve] = field(default_factory=dict, compare=False, repr=False)

    def get(self, code: str | None) -> Language | None:
        """Return a language by code, or None when there are no data for it.

        >>> load_languages().get("xx") is None
        True
        """
        if code is None or code not in self.folders:
            return None
        if code not in self.loaded:
            self.loaded[code] = _read_language(self.folders[code])
        return self.loaded[code]

    def sieve(self, language: Language) -> Sieve:
        """Return the sieve of a language, made at its first use.

        >>> languages = load_languages()
        >>> languages.sieve(languages.get("en")).language.code
        'en'
        """
        if language.code not in self.sieves:
            self.sieves[language.code] = make_sieve(language)
        return self.sieves[language.code]


def load_languages(root: Traversable | None = None) -> Languages:
    """Load every language folder under ``root`` (default: the shipped data).

    >>> sorted(load_languages().folders)[:2]
    ['ar', 'en']

    Raises ``LanguageDataError`` with file and key when the data break the schema.
    """
    if root is None:
        return _shipped_languages()
    folders = {folder.name: folder for folder in _folders(root)}
    traits = {code: _traits(_read_toml(folder.joinpath("language.toml")), code) for code, folder in folders.items()}
    return Languages(traits=traits, folders=folders)


def _traits(about: Mapping[str, Any], code: str) -> Traits:
    try:
        return Traits(frozenset(fold(about["letters"])), frozenset(fold(word) for word in about["common"]))
    except KeyError as error:
        raise LanguageDataError(f"{code}/language.toml: key {error} is missing") from error


@cache
def _shipped_languages() -> Languages:
    return load_languages(files("checker.language").joinpath("data"))


def load_language(code: str) -> Language:
    """Load one shipped language.

    >>> load_language("ar").direction
    'rtl'

    Raises ``LanguageDataError`` when no such language is shipped.
    """
    languages = load_languages()
    found = languages.get(code)
    if found is None:
        raise LanguageDataError(f"no language data for {code!r}; shipped: {', '.join(sorted(languages.folders))}")
    return found


def _folders(root: Traversable) -> list[Traversable]:
    folders = (entry for entry in root.iterdir() if entry.is_dir() and entry.joinpath("language.toml").is_file())
    return sorted(folders, key=lambda entry: entry.name)


def _read_toml(file: Traversable, as_read: Callable[[str], str] = str) -> dict[str, Any]:
    try:
        return tomli.loads(as_read(file.read_text(encoding="utf-8")))
    except (tomli.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LanguageDataError(f"{file}: cannot be read as TOML ({error}); mend the file") from error


def _read_language(folder: Traversable) -> Language:
    about = _read_toml(folder.joinpath("language.toml"))
    words: dict[str, list[Sense]] = {}
    phrases: _Rows = {}
    answers: _Rows = {}
    lists = list(_lists(folder, _elided(about)))
    for sense, listed in lists:
        rows = answers if sense.file == _ANSWERS else phrases
        for forms in listed:
            if len(forms) == 1 and rows is phrases:
                words.setdefault(forms[0], []).append(sense)
            else:
                rows.setdefault(forms[0], []).append((forms, sense))
    inflecting = _inflecting(lists)
    _add_inflections(words, inflecting, about)
    _add_phrase_inflections(phrases, inflecting, about)
    try:
        return _language(about, words, phrases, answers)
    except KeyError as error:
        raise LanguageDataError(f"{folder.name}/language.toml: key {error} is missing") from error


def _language(
    about: Mapping[str, Any],
    words: dict[str, list[Sense]],
    phrases: _Rows,
    answers: _Rows,
) -> Language:
    clitics = about.get("clitics", {})
    numbers = about["numbers"]
    return Language(
        code=about["code"],
        name=about["name"],
        direction=about["direction"],
        abbreviations=frozenset(word.lower() for word in about["abbreviations"]),
        scheme=numbers["scheme"],
        order=about["order"],
        decimal=frozenset(numbers["decimal"]),
        grouping=frozenset(numbers["grouping"]),
        reversed_groups=numbers.get("reversed_groups", False),
        adjectives_follow=about.get("adjectives") == "after",
        elided=_elided(about),
        prefixes=_prefixes(clitics),
        suffixes=Suffixes((fold(letters), fold(restored)) for letters, restored in clitics.get("suffixes", [])),
        words={form: tuple(dict.fromkeys(senses)) for form, senses in words.items()},
        phrases=_longest_first(phrases),
        answers=_longest_first(answers),
        options=_folded(about.get("options", {})),
    )


def _longest_first(rows: _Rows) -> dict[str, tuple[Phrase, ...]]:
    """Join the senses of the same tokens, and put the longest phrase first."""
    marks = cache(marks_of)
    return {first: tuple(_joined(listed, marks)) for first, listed in rows.items()}


def _joined(listed: Sequence[_Row], marks: Callable[[tuple[Sense, ...]], frozenset[Mark]]) -> list[Phrase]:
    if len(listed) == 1:
        forms, sense = listed[0]
        return [Phrase(forms, (sense,), marks((sense,)))]
    senses: dict[tuple[str, ...], dict[Sense, None]] = {}
    for forms, sense in listed:
        senses.setdefault(forms, {})[sense] = None
    joined = [
        Phrase(forms, found, marks(found)) for forms, found in zip(senses, map(tuple, senses.values()), strict=True)
    ]
    return sorted(joined, key=_length, reverse=True)


def _length(phrase: Phrase) -> int:
    return len(phrase.forms)


def _folded(options: Mapping[str, Any]) -> dict[str, Any]:
    """Fold the words of option lists, so that they compare with folded forms."""
    return {key: [fold(word) for word in value] if isinstance(value, list) else value for key, value in options.items()}


def _lists(folder: Traversable, elided: frozenset[str]) -> Iterator[_List]:
    """Yield every list of the lexicon: the sense of its words, and the words as folded tokens.

    A file is folded as one text, which takes a tenth of the time of folding its words one by one.
    """
    for name in LEXICON_FILES:
        file = folder.joinpath(f"{name}.toml")
        if not file.is_file():
            continue
        content = _read_toml(file, fold_text)
        check_lists(name, content)
        for table, lists in content.items():
            for listing, entries in lists.items():
                for form, listed in surfaces(name, table, listing, entries).items():
                    yield Sense(name, table, form), [forms for word in listed if (forms := _forms(word, elided))]


def _elided(about: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(fold(word) for word in about.get("clitics", {}).get("elided", []))


def _forms(surface: str, elided: frozenset[str]) -> tuple[str, ...]:
    """Return the tokens of a folded surface form; plain words, the common case, need no tokeniser."""
    if surface.isalpha():
        return (surface,)
    if surface.replace(" ", "").isalpha():
        return tuple(surface.split(" "))
    tokens = tokenise(surface)
    return tuple(token.form for token in (join_elided(tokens, elided) if elided else tokens))


class _Inflection(NamedTuple):
    """A rule that derives forms: folded endings, and beginnings put in the place of a first letter."""

    of: str
    form: str
    ending: str
    unless: tuple[str, ...]
    endings: tuple[str, ...]
    beginning: str
    beginnings: tuple[str, ...]
    shortest: int
    words: str


def _inflection(rule: Mapping[str, Any]) -> _Inflection:
    return _Inflection(
        rule["of"],
        rule["form"],
        fold(rule["ending"]),
        tuple(fold(other) for other in rule.get("unless", [])),
        tuple(fold(ending) for ending in rule["endings"]),
        fold(rule.get("beginning", "")),
        tuple(fold(beginning) for beginning in rule.get("beginnings", [""])),
        rule.get("shortest", 0),
        rule.get("words", "one"),
    )


def _stem(word: str, rule: _Inflection) -> str | None:
    """Return what a rule puts its endings on, or None where it does not apply to the word."""
    stem = word[: len(word) - len(rule.ending)]
    fits = word.endswith(rule.ending) and len(stem) >= rule.shortest
    return stem if fits and not (rule.unless and stem.endswith(rule.unless)) else None


def _inflecting(lists: Iterable[_List]) -> dict[str, list[_Row]]:
    """Return the words and phrases by the form of their lists, each with its sense; closed answers are never inflected."""
    found: dict[str, list[_Row]] = {}
    for sense, listed in lists:
        if sense.file != _ANSWERS:
            found.setdefault(last_part(sense), []).extend((forms, sense) for forms in listed)
    return found


def _add_inflections(
    words: dict[str, list[Sense]], inflecting: Mapping[str, Sequence[_Row]], about: Mapping[str, Any]
) -> None:
    """Add the forms that the language derives by rule (duals, plurals, the accusative), never over a listed form.

    A predicate stands in nobody's way but that of the same kind of predicate: a noun has its accusative beside it.
    """
    added: dict[str, list[Sense]] = {}
    for rule in _rules(about, "one"):
        derived = cache(partial(_derived, rule))
        for forms, sense in inflecting.get(rule.of, ()):
            stem = _stem(forms[0], rule) if len(forms) == 1 else None
            for inflected in _inflected(stem, rule) if stem is not None else ():
                if inflected not in words or _is_free(derived(sense), words[inflected]):
                    added.setdefault(inflected, []).append(derived(sense))
    for inflected, senses in added.items():
        words.setdefault(inflected, []).extend(senses)


def _is_free(sense: Sense, listed: Iterable[Sense]) -> bool:
    return all(other.file == _PREDICATES and other.form != sense.form for other in listed)


def _rules(about: Mapping[str, Any], *words: str) -> list[_Inflection]:
    return [rule for rule in map(_inflection, about.get("inflection", [])) if rule.words in words]


def _derived(rule: _Inflection, sense: Sense) -> Sense:
    return sense._replace(form=sense.form.removesuffix(rule.of) + rule.form)


def _add_phrase_inflections(phrases: _Rows, inflecting: Mapping[str, Sequence[_Row]], about: Mapping[str, Any]) -> None:
    """Add the derived forms of phrases: of every word (noun and adjective) or of the first (noun and genitive)."""
    for rule in _rules(about, "all", "first"):
        derived = cache(partial(_derived, rule))
        for forms, sense in inflecting.get(rule.of, ()):
            for inflected in _inflected_phrase(forms, rule) if len(forms) > 1 else ():
                phrases.setdefault(inflected[0], []).append((inflected, derived(sense)))


def _inflected_phrase(forms: tuple[str, ...], rule: _Inflection) -> Iterator[tuple[str, ...]]:
    changed = forms if rule.words == "all" else forms[:1]
    stems = [stem for form in changed if (stem := _stem(form, rule)) is not None]
    if len(stems) == len(changed):
        for ending in rule.endings:
            yield (*(stem + ending for stem in stems), *forms[len(stems) :])


def _inflected(stem: str, rule: _Inflection) -> Iterator[str]:
    """Yield the forms of one rule."""
    for beginning in rule.beginnings:
        bare = stem.removeprefix(rule.beginning) if beginning else stem
        for ending in rule.endings:
            yield beginning + bare + ending


def _prefixes(clitics: Mapping[str, list[str]]) -> Prefixes:
    conjunctions = ["", *clitics.get("conjunctions", [])]
    prepositions = ["", *clitics.get("prepositions", [])]
    articles = ["", *clitics.get("articles", [])]
    chains = [
        Prefix(fold(c + p + a), conjunction=bool(c), preposition=p, definite=bool(a), kept=len(fold(a)))
        for c, p, a in product(conjunctions, prepositions, articles)
    ]
    contracted = [
        Prefix(fold(c + joined), conjunction=bool(c), preposition=joined[:1], definite=True)
        for c, joined in product(conjunctions, clitics.get("contracted_articles", []))
    ]
    particles = [
        Prefix(fold(p), conjunction=False, preposition="", definite=False) for p in clitics.get("particles", [])
    ]
    return Prefixes(sorted((p for p in chains + contracted + particles if p.letters), key=lambda p: len(p.letters)))
