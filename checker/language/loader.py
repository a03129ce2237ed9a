"""Read the TOML folders of ``language/data`` into frozen ``Language`` values.

Gives a lexicon from folded surface forms to senses, and an analysis of words with clitics; deliberately holds no word
of any language itself.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import LanguageDataError
from checker.language.schema import LEXICON_FILES, check_lists, surfaces
from checker.text.language_id import Traits
from checker.text.tokens import fold, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable


class Sense(NamedTuple):
    """One reading of a surface form: the file it stands in, the table, the list, and the surface as folded."""

    file: str
    key: str
    form: str


class Prefix(NamedTuple):
    """A chain of proclitics: its letters and what they contribute."""

    letters: str
    conjunction: bool
    preposition: str
    definite: bool


class Word(NamedTuple):
    """A word as analysed: its senses and the clitics that were taken off."""

    senses: tuple[Sense, ...]
    stem: str
    prefix: Prefix
    suffix: bool


class Phrase(NamedTuple):
    """A lexicon entry of several tokens."""

    forms: tuple[str, ...]
    sense: Sense


NO_PREFIX = Prefix("", conjunction=False, preposition="", definite=False)
_MINIMUM_STEM = 2
_ANSWERS = "status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything the stages know about one language."""

    code: str
    name: str
    direction: str
    traits: Traits
    abbreviations: frozenset[str]
    scheme: str
    order: str
    decimal: frozenset[str]
    grouping: frozenset[str]
    reversed_groups: bool
    prefixes: tuple[Prefix, ...]
    suffixes: tuple[tuple[str, str], ...]
    words: Mapping[str, tuple[Sense, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]
    answers: Mapping[str, tuple[Phrase, ...]]
    options: Mapping[str, Any] = field(default_factory=dict)
    memo: dict[str, Word] = field(default_factory=dict, compare=False, repr=False)

    def analyse(self, form: str) -> Word:
        """Return the senses of a folded word, with clitics taken off where that finds a lexicon entry.

        >>> load_language("en").analyse("killed").senses[0].key
        'killed'
        """
        word = self.memo.get(form)
        if word is None:
            word = self.memo[form] = self._analyse(form)
        return word

    def _analyse(self, form: str) -> Word:
        exact = self.words.get(form)
        if exact is not None:
            return Word(exact, form, NO_PREFIX, suffix=False)
        return next(self._stripped(form), Word((), form, NO_PREFIX, suffix=False))

    def _stripped(self, form: str) -> Iterator[Word]:
        for prefix in self.prefixes:
            stem = form[len(prefix.letters) :]
            if form.startswith(prefix.letters) and len(stem) >= _MINIMUM_STEM and stem in self.words:
                yield Word(self.words.get(stem, ()), stem, prefix, suffix=False)
        for prefix in (NO_PREFIX, *self.prefixes):
            if form.startswith(prefix.letters) and not prefix.definite:
                yield from self._without_suffix(form[len(prefix.letters) :], prefix)

    def _without_suffix(self, stem: str, prefix: Prefix) -> Iterator[Word]:
        if prefix.letters and stem in self.phrases:
            yield Word((), stem, prefix, suffix=False)
        for letters, restored in self.suffixes:
            base = stem[: -len(letters)] + restored
            if stem.endswith(letters) and len(base) > _MINIMUM_STEM and base in self.words:
                yield Word(self.words[base], base, prefix, suffix=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages of a run, by code."""

    by_code: Mapping[str, Language]

    def traits(self) -> dict[str, Traits]:
        """Return for each code what identifies the language."""
        return {code: language.traits for code, language in self.by_code.items()}


def load_languages(root: Traversable | None = None) -> Languages:
    """Load every language folder under ``root`` (default: the shipped data).

    >>> sorted(load_languages().by_code)[:2]
    ['ar', 'en']

    Raises ``LanguageDataError`` with file and key when the data break the schema.
    """
    if root is None:
        return _shipped_languages()
    return Languages(by_code={folder.name: _read_language(folder) for folder in _folders(root)})


@cache
def _shipped_languages() -> Languages:
    return load_languages(files("checker.language").joinpath("data"))


def load_language(code: str) -> Language:
    """Load one shipped language.

    >>> load_language("ar").direction
    'rtl'

    Raises ``LanguageDataError`` when no such language is shipped.
    """
    found = load_languages().by_code.get(code)
    if found is None:
        raise LanguageDataError(
            f"no language data for {code!r}; shipped: {', '.join(sorted(load_languages().by_code))}"
        )
    return found


def _folders(root: Traversable) -> list[Traversable]:
    folders = (entry for entry in root.iterdir() if entry.is_dir() and entry.joinpath("language.toml").is_file())
    return sorted(folders, key=lambda entry: entry.name)


def _read_toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise LanguageDataError(f"{file}: cannot be read as TOML ({error}); mend the file") from error


def _read_language(folder: Traversable) -> Language:
    about = _read_toml(folder.joinpath("language.toml"))
    words: dict[str, list[Sense]] = {}
    phrases: dict[str, list[Phrase]] = {}
    answers: dict[str, list[Phrase]] = {}
    for surface, sense in _entries(folder):
        if sense.file == _ANSWERS:
            forms = tuple(token.form for token in tokenise(surface))
            answers.setdefault(forms[0], []).append(Phrase(forms, sense))
        else:
            _add(words, phrases, surface, sense)
    _add_inflections(words, about)
    try:
        return _language(about, words, phrases, answers)
    except KeyError as error:
        raise LanguageDataError(f"{folder.name}/language.toml: key {error} is missing") from error


def _language(
    about: Mapping[str, Any],
    words: dict[str, list[Sense]],
    phrases: dict[str, list[Phrase]],
    answers: dict[str, list[Phrase]],
) -> Language:
    clitics = about.get("clitics", {})
    numbers = about["numbers"]
    return Language(
        code=about["code"],
        name=about["name"],
        direction=about["direction"],
        traits=Traits(frozenset(fold(about["letters"])), frozenset(fold(word) for word in about["common"])),
        abbreviations=frozenset(word.lower() for word in about["abbreviations"]),
        scheme=numbers["scheme"],
        order=about["order"],
        decimal=frozenset(numbers["decimal"]),
        grouping=frozenset(numbers["grouping"]),
        reversed_groups=numbers.get("reversed_groups", False),
        prefixes=_prefixes(clitics),
        suffixes=tuple((fold(letters), fold(restored)) for letters, restored in clitics.get("suffixes", [])),
        words={form: tuple(dict.fromkeys(senses)) for form, senses in words.items()},
        phrases=_longest_first(phrases),
        answers=_longest_first(answers),
        options=_folded(about.get("options", {})),
    )


def _longest_first(phrases: Mapping[str, list[Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    return {first: tuple(sorted(rows, key=lambda row: -len(row.forms))) for first, rows in phrases.items()}


def _folded(options: Mapping[str, Any]) -> dict[str, Any]:
    """Fold the words of option lists, so that they compare with folded forms."""
    return {key: [fold(word) for word in value] if isinstance(value, list) else value for key, value in options.items()}


def _entries(folder: Traversable) -> Iterator[tuple[str, Sense]]:
    for name in LEXICON_FILES:
        file = folder.joinpath(f"{name}.toml")
        if not file.is_file():
            continue
        content = _read_toml(file)
        check_lists(name, content)
        for table, lists in content.items():
            for listing, forms in lists.items():
                for surface, form in surfaces(name, table, listing, forms):
                    yield surface, Sense(name, table, _form(listing, form))


def _form(listing: str, form: str) -> str:
    return f"{listing}.{form}" if form in {"singular", "plural"} else form


def _add(words: dict[str, list[Sense]], phrases: dict[str, list[Phrase]], surface: str, sense: Sense) -> None:
    forms = tuple(token.form for token in tokenise(surface))
    if len(forms) == 1:
        words.setdefault(forms[0], []).append(sense)
    elif forms:
        phrases.setdefault(forms[0], []).append(Phrase(forms, sense))


def _add_inflections(words: dict[str, list[Sense]], about: Mapping[str, Any]) -> None:
    """Add the forms that the language derives by rule (duals, plurals, the accusative), never over a listed form."""
    listed = set(words)
    for rule in about.get("inflection", []):
        ending, of, form = fold(rule["ending"]), rule["of"], rule["form"]
        for word in [word for word in listed if word.endswith(ending)]:
            stem = word[: len(word) - len(ending)]
            senses = [sense for sense in words[word] if sense.form.endswith(of)]
            if any(stem.endswith(fold(other)) for other in rule.get("unless", [])) or not senses:
                continue
            made = [sense._replace(form=sense.form.removesuffix(of) + form) for sense in senses]
            for inflected in _inflected(stem, rule):
                if inflected not in listed:
                    words.setdefault(inflected, []).extend(made)


def _inflected(stem: str, rule: Mapping[str, Any]) -> Iterator[str]:
    """Yield the forms of one rule: endings put on, and beginnings put in the place of a first letter."""
    replaced = fold(rule.get("beginning", ""))
    for beginning in rule.get("beginnings", [""]):
        bare = stem.removeprefix(replaced) if beginning else stem
        yield from (fold(beginning) + bare + fold(added) for added in rule["endings"])


def _prefixes(clitics: Mapping[str, list[str]]) -> tuple[Prefix, ...]:
    conjunctions = ["", *clitics.get("conjunctions", [])]
    prepositions = ["", *clitics.get("prepositions", [])]
    articles = ["", *clitics.get("articles", [])]
    chains = [
        Prefix(fold(c + p + a), conjunction=bool(c), preposition=p, definite=bool(a))
        for c, p, a in product(conjunctions, prepositions, articles)
    ]
    contracted = [
        Prefix(fold(c + joined), conjunction=bool(c), preposition=joined[:1], definite=True)
        for c, joined in product(conjunctions, clitics.get("contracted_articles", []))
    ]
    return tuple(sorted((p for p in chains + contracted if p.letters), key=lambda p: len(p.letters)))
