"""Read a reporting verb in a language that puts it before its subject: ``said the ministry that``.

The subject may also stand before the verb, or be the last speaker. Deliberately leaves cues that are no verbs to others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.extraction.source_phrases import LONGEST_SOURCE, PUNCTUATION, QUOTES, is_accusative, link_over, phrase_end
from checker.extraction.speech import Speech, names_nobody
from checker.extraction.subjects import has_source

if TYPE_CHECKING:
    from checker.extraction.source_phrases import Passage
    from checker.model import Attribution
    from checker.quantity.cells import Cell, Cells

_CONTENT_WINDOW = 12
_HEADLINE_WINDOW = 3
_TAKEN_TO = frozenset({("form", "states"), ("function", "dative")})
_PARTING = frozenset(
    {
        ("function", "boundary"),
        ("function", "relative"),
        ("factuality", "negation"),
        ("attribution", "verb"),
        ("attribution", "complementizer"),
    }
)


def read_verb_first(passage: Passage, index: int, last: tuple[Attribution, ...]) -> Speech | None:
    """Return what the reporting verb at ``index`` opens or closes, or None where it reports nothing.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.extraction.source_phrases import Passage
    >>> from checker.text.tokens import tokenise
    >>> text, ar = "\u0642\u0627\u0644\u062a \u0627\u0644\u0634\u0631\u0637\u0629 \u0625\u0646", load_language("ar")
    >>> speech = read_verb_first(Passage(text, build_cells(tokenise(text), ar), ar), 0, ())
    >>> (speech.chain[0].start, speech.opens)
    (5, True)
    """
    cells = passage.cells
    if _is_noun(cells, index):
        return None
    if _relays_from(cells, index, index + 1):
        return _relay(passage, index, index + 1, ())
    start = _subject_start(passage, index)
    end = phrase_end(passage, index + 1)
    taken = _is_object(cells, index + 1) or _carries(cells, index, end)
    if end > index + 1 and not taken and not _has_subject(passage, index):
        if names_nobody(cells, index + 1, end) or _is_particle(cells, index + 1, end):
            return None
        if last and any(cell.has("attribution", "same") for cell in cells[index + 1 : end]):
            return Speech(last, index, end, tail=False, opens=_is_complement(cells, end))
        named, named_before = has_source(cells, index + 1, end), has_source(cells, start, index)
        if named or (not named_before and _says(cells, index, end)):
            return with_relay(passage, index, end)
    return _subject_before(passage, index, start) or _spoken_on(cells, index, last)


def _carries(cells: Cells, index: int, end: int) -> bool:
    """Say whether a verb of relaying says where people were taken: ``carried four survivors to hospital``."""
    return cells[index].has("attribution", "relay") and end < len(cells) and cells[end].has_any(_TAKEN_TO)


def _says(cells: Cells, index: int, end: int) -> bool:
    """Say whether a name that no list knows is who says something; who relays must have it from someone."""
    relays = cells[index].has("attribution", "relay")
    return _relays_from(cells, index, end) if relays else _has_content(cells, end)


def _has_subject(passage: Passage, index: int) -> bool:
    """Say whether the ending of a verb holds its subject, so that whom it names behind it was told: ``they told Adam``."""
    endings = tuple(passage.language.options.get("subject_before_endings", ()))
    return passage.cells[index].form.endswith(endings) if endings else False


def _is_particle(cells: Cells, start: int, end: int) -> bool:
    """Say whether the phrase is one word that is no noun: ``says no``."""
    word = cells[start]
    plain = word.has("function") and not word.has("function", "homograph")
    return end - start == 1 and plain and not has_source(cells, start, end)


def _is_noun(cells: Cells, index: int) -> bool:
    """Say whether the word is a noun here, which looks the same: behind a preposition or a noun it belongs to."""
    before = cells[index - 1] if index else None
    if cells[index].prefix.preposition:
        return True
    if before is None or cells[index].prefix.conjunction:
        return False
    governed = before.has("function", "preposition") or before.has("function", "partitive")
    said = _is_complement(cells, index + 1) or _is_addressed(cells, index + 1)
    owned = before.has("units") and not before.prefix.definite and not said
    return (governed and not before.has("function", "boundary")) or owned


def _is_complement(cells: Cells, index: int) -> bool:
    """Say whether what is said begins at ``index``."""
    return index < len(cells) and (
        cells[index].has("attribution", "complementizer") or cells[index].form == ":" or cells[index].form in QUOTES
    )


def _has_content(cells: Cells, start: int, window: int = _CONTENT_WINDOW) -> bool:
    """Say whether something is said behind a name that no list knows, so that the name is who says it."""
    for index in range(start, min(start + window, len(cells))):
        cell = cells[index]
        if _is_complement(cells, index):
            return True
        if cell.has("topics") and not cells[index - 1].has("attribution", "stop"):
            return True
        if cell.has("attribution", "relay_from"):
            return True
    return False


def _subject_before(passage: Passage, index: int, start: int) -> Speech | None:
    """Read a subject before its verb: ``the ministry said that``."""
    cells = passage.cells
    if cells[index].prefix.conjunction or (
        cells[index].has("attribution", "relay") and not _relays_from(cells, index, index + 1)
    ):
        return None
    told, behind = _told(passage, index + 1)
    complement = _is_complement(cells, behind)
    while start < index and cells[start].has("function", "auxiliary"):
        start += 1
    stop = index
    while stop > start and cells[stop - 1].has("function", "auxiliary"):
        stop -= 1
    if start == stop or names_nobody(cells, start, stop) or _is_acted_on(passage, start, stop):
        return None
    named = has_source(cells, start, index)
    if not named and not (complement and any(not cell.senses for cell in cells[start:index])):
        return None
    if not complement and not _closes(cells, index) and not _has_content(cells, index + 1, _HEADLINE_WINDOW):
        return None
    chain = (*told, link_over(passage, start, stop))
    closes = not complement and _closes(cells, index)
    parted = start > 0 and cells[start - 1].has("function", "boundary") and not closes
    return Speech(chain, index, behind, tail=closes, opens=complement or parted)


def _is_acted_on(passage: Passage, start: int, stop: int) -> bool:
    """Say whether an accusative ending makes the phrase an object; behind "but" a subject has that ending as well."""
    before = passage.cells[start - 1] if start else None
    governed = before is not None and before.has("function", "boundary")
    return is_accusative(passage, stop - 1) and not (governed and passage.cells[start].has("attribution", "noun"))


def _spoken_on(cells: Cells, index: int, last: tuple[Attribution, ...]) -> Speech | None:
    """Read a verb without a subject: who spoke last speaks on."""
    start = index + 1
    if start < len(cells) and cells[start].has("function", "preposition"):
        start += 1
    said = _is_complement(cells, start) or (start > index + 1 and start < len(cells) and cells[start].has("topics"))
    return Speech(last, index, index + 1, tail=False, opens=True) if last and said else None


def _is_object(cells: Cells, index: int) -> bool:
    """Say whether the word after the verb opens what is said instead of who says it."""
    cell = cells[index]
    if cell.has("numerals") and any(c.has("attribution", "noun") for c in cells[index + 1 : index + 3]):
        return False
    return cell.has("topics") or cell.sort == "number" or cell.has("numerals") or bool(cell.prefix.preposition)


def with_relay(passage: Passage, index: int, end: int) -> Speech:
    """Return the speech of the subject between a verb and ``end``, with the agency it told or the source it relays.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.extraction.source_phrases import Passage
    >>> from checker.text.tokens import tokenise
    >>> text, ar = "\u0642\u0627\u0644\u062a \u0627\u0644\u0634\u0631\u0637\u0629", load_language("ar")
    >>> len(with_relay(Passage(text, build_cells(tokenise(text), ar), ar), 0, 2).chain)
    1
    """
    cells = passage.cells
    split = _split(cells, index, end)
    chain: tuple[Attribution, ...] = (link_over(passage, index + 1, split),)
    if split < end:
        chain = (*chain, link_over(passage, split, end))
    if _relays_from(cells, index, end):
        return _relay(passage, index, end, chain) or Speech(chain, index, end, tail=False)
    told, behind = _told(passage, end)
    if told:
        return Speech((*told, *chain), index, behind, tail=False, opens=_is_complement(cells, behind))
    closes = _closes(cells, end - 1)
    opens = _is_complement(cells, end) or (_begins_clause(cells, index) and not closes)
    return Speech(chain, index, end, tail=closes and index > 1, opens=opens)


def _told(passage: Passage, end: int) -> tuple[tuple[Attribution, ...], int]:
    """Return the agency that was told, if one stands at ``end``, and where what is said can begin."""
    cells = passage.cells
    if _is_addressed(cells, end):
        behind = max(phrase_end(passage, end), end + 1)
        link = link_over(passage, end, behind)
        if link.source_class == "agency" and not cells[end].suffix:
            return (link,), behind
    return (), end


def _is_addressed(cells: Cells, index: int) -> bool:
    """Say whether a source stands at ``index`` behind a preposition, so that it can be who was told."""
    return index < len(cells) and bool(cells[index].prefix.preposition) and cells[index].has("attribution", "noun")


def _begins_clause(cells: Cells, index: int) -> bool:
    """Say whether a verb begins a clause of its own, joined or behind a word like "while"."""
    return cells[index].prefix.conjunction or (index > 0 and cells[index - 1].has("function", "boundary"))


def _split(cells: Cells, index: int, end: int) -> int:
    """Return where the source that is cited begins, behind the one that cites it."""
    if not cells[index].has("attribution", "relay"):
        return end
    cited = (i for i in range(index + 2, end) if cells[i].prefix.preposition and cells[i].has("attribution", "noun"))
    return next(cited, end)


def _relays_from(cells: Cells, index: int, at: int) -> bool:
    relays = cells[index].has("attribution", "relay")
    return relays and at < len(cells) and cells[at].has("attribution", "relay_from")


def _relay(passage: Passage, index: int, at: int, chain: tuple[Attribution, ...]) -> Speech | None:
    """Read whom a relayed report goes back to: ``quoted from an official``."""
    inner = phrase_end(passage, at + 1)
    if inner == at + 1:
        return None
    return Speech((*chain, link_over(passage, at + 1, inner)), index, inner, tail=False, opens=True)


def _closes(cells: Cells, index: int) -> bool:
    """Say whether the sentence or clause ends after ``index``, so that the cue governs what came before."""
    return (
        index + 1 >= len(cells)
        or cells[index + 1].form in {".", "\u06d4"}
        or all(c.sort == "mark" for c in cells[index + 1 :])
    )


def _subject_start(passage: Passage, index: int) -> int:
    """Return where a subject before the verb begins: at the start of the clause."""
    start = index
    cells = passage.cells
    while start > 0 and index - start < LONGEST_SOURCE:
        cell = cells[start - 1]
        if cell.form in PUNCTUATION or _parts_clauses(cell):
            break
        start -= 1
        if cell.prefix.conjunction:
            break
    return start


def _parts_clauses(cell: Cell) -> bool:
    return cell.has_any(_PARTING)
