"""Find who says what in a sentence: reporting verbs, "according to", relays, headings with a colon.

Gives chains of sources (outermost first) with the cells they govern; resolves pronouns and bare verbs to the last
speaker. Deliberately gives no judgement of the source beyond its class.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Attribution
from checker.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.language.loader import Language
    from checker.quantity.cells import Cell

_PUNCTUATION = frozenset(
    {
        ",",
        "\u060c",
        ".",
        ";",
        ":",
        "!",
        "?",
        "\u061f",
        "\u061b",
        '"',
        "\u201c",
        "\u201d",
        "\u00ab",
        "\u00bb",
        "(",
        ")",
        "\u2014",
        "\u2013",
        "--",
    }
)
_QUOTES = frozenset({'"', "\u201c", "\u201d", "\u00ab", "\u00bb", "'"})
_COMMAS = frozenset({",", "\u060c"})
_LONGEST_SOURCE = 12
_HEADING = 7
_SHORTEST_CLAUSE = 4
_CLASSES = ("anonymous", "medical", "military", "witness", "agency", "official")


class Speech(NamedTuple):
    """A chain of sources and where it stands: ``at`` is its cue, ``tail`` says that it governs what comes before."""

    chain: tuple[Attribution, ...]
    at: int
    end: int
    tail: bool


class Passage(NamedTuple):
    """A sentence as attribution needs it: the field as received and the cells of the sentence."""

    text: str
    cells: Sequence[Cell]
    language: Language


def find_speech(passage: Passage, last_speaker: tuple[Attribution, ...]) -> list[Speech]:
    """Return the speech cues of a sentence in order; pronouns take the chain of ``last_speaker``.

    >>> from checker.language.loader import load_language
    >>> from checker.quantity.cells import build_cells
    >>> from checker.text.tokens import tokenise
    >>> text, en = "Nine people died, the health ministry told Reuters.", load_language("en")
    >>> speech = find_speech(Passage(text, build_cells(tokenise(text), en), en), ())
    >>> [link.source for link in speech[0].chain]
    ['Reuters', 'the health ministry']
    """
    found: list[Speech] = []
    heading = _heading(passage)
    if heading is not None:
        found.append(heading)
    for index, cell in enumerate(passage.cells):
        if found and index < found[-1].end:
            continue
        speech = _speech_at(passage, index, cell, last_speaker)
        if speech is not None:
            found.append(speech)
            last_speaker = speech.chain or last_speaker
    return found


def chain_at(speeches: Sequence[Speech], index: int) -> tuple[Attribution, ...]:
    """Return the chain that governs the cell at ``index``; a head and a tail around it form one chain."""
    if len(speeches) == 1:
        return speeches[0].chain
    head = next((s for s in reversed(speeches) if s.at <= index and not s.tail), None)
    tail = next((s for s in speeches if s.at > index and s.tail), None)
    between = [s for s in speeches if tail is not None and index < s.at < tail.at]
    if tail is not None and not between:
        return (*(head.chain if head is not None else ()), *tail.chain) if _same_clause(head, tail) else tail.chain
    if head is not None:
        return head.chain
    before = next((s for s in reversed(speeches) if s.at <= index), None)
    return before.chain if before is not None else (speeches[0].chain if speeches else ())


def _same_clause(head: Speech | None, tail: Speech) -> bool:
    return head is not None and head.chain != tail.chain


def _speech_at(passage: Passage, index: int, cell: Cell, last: tuple[Attribution, ...]) -> Speech | None:
    if cell.has("attribution", "prefix"):
        return _after_prefix(passage, index)
    if not cell.has("attribution", "verb") or cell.suffix:
        return None
    if passage.language.order == "vso":
        return _verb_first(passage, index, last)
    return _subject_first(passage, index, last)


def _heading(passage: Passage) -> Speech | None:
    """Read ``Ministry: three dead``."""
    for index, cell in enumerate(passage.cells[:_HEADING]):
        if cell.form == ":" and index and any(c.has("attribution", "noun") for c in passage.cells[:index]):
            return Speech((_link(passage, 0, index),), index, index + 1, tail=False)
        if cell.form in _PUNCTUATION or cell.has("topics"):
            return None
    return None


def _after_prefix(passage: Passage, index: int) -> Speech | None:
    cell = passage.cells[index]
    end = _phrase_end(passage, index + 1)
    if end == index + 1:
        return None
    tail = index > 1
    link = _without_preposition(passage, index, _link(passage, index + 1, end))
    return Speech((link,), index, end, tail=tail and not cell.prefix.conjunction)


def _without_preposition(passage: Passage, index: int, link: Attribution) -> Attribution:
    """Take off the preposition that some cues put before an unknown name."""
    first = passage.cells[index + 1]
    takes = passage.cells[index].form in passage.language.options.get("cues_with_preposition", ())
    letters = tuple(passage.language.options.get("addressee", ()))
    if not takes or first.prefix.letters or not first.form.startswith(letters):
        return link
    return replace(link, source=link.source[1:], start=link.start + 1)


def _phrase_end(passage: Passage, start: int) -> int:
    """Return where a source phrase that begins at ``start`` ends."""
    end = start
    cells = passage.cells
    while end < len(cells) and end - start < _LONGEST_SOURCE:
        cell = cells[end]
        if cell.form in _QUOTES and _quoted_name(cells, end):
            end += 1
            continue
        if cell.form in _PUNCTUATION or (end > start and _ends_phrase(passage, end)):
            break
        if end == start and cell.has("attribution", "stop") and not cell.has("attribution", "noun"):
            break
        end += 1
    return end


def _quoted_name(cells: Sequence[Cell], index: int) -> bool:
    """Say whether a quotation mark opens or closes a name of one or two words."""
    opens = any(cells[i].form in _QUOTES for i in range(index + 2, min(index + 4, len(cells))))
    return opens or any(cells[i].form in _QUOTES for i in range(max(0, index - 3), index - 1))


def _ends_phrase(passage: Passage, index: int) -> bool:
    cell = passage.cells[index]
    if cell.form in passage.language.options.get("source_prepositions", ()):
        return not _names_place(passage, index)
    if cell.has("attribution", "noun") and not cell.prefix.conjunction:
        return cell.prefix.preposition in passage.language.options.get("addressee", ()) and cell.has(
            "attribution", "class_agency"
        )
    if cell.has("attribution", "stop") or cell.has("attribution", "verb") or cell.has("function", "boundary"):
        return True
    if cell.has("topics") and not cell.has("units"):
        return True
    if cell.prefix.preposition and cell.prefix.preposition != "\u0643":
        return passage.language.order == "vso" and not cell.prefix.conjunction and not _names_body(passage, index)
    return cell.has("time") or (passage.language.order == "vso" and cell.prefix.conjunction and cell.has("factuality"))


def _names_place(passage: Passage, index: int) -> bool:
    """Say whether a preposition goes on naming the source ("an official in the police"), not where or when it spoke."""
    before, after = passage.cells[index - 1], passage.cells[index + 1] if index + 1 < len(passage.cells) else None
    breaks = passage.language.options.get("source_breaks", ())
    named = (
        after is not None
        and after.sort == "word"
        and after.form not in breaks
        and not after.has("time")
        and not after.has("topics")
    )
    return before.has("attribution", "noun") and not before.prefix.definite and named


def _names_body(passage: Passage, index: int) -> bool:
    """Say whether a prepositional word goes on naming the source: a spokesman *in the name of* the army."""
    return passage.cells[index].form in passage.language.options.get("source_links", ())


def _link(passage: Passage, start: int, end: int) -> Attribution:
    cells = passage.cells[start:end]
    begin = bare_start(passage.text, cells[0])
    source = passage.text[begin : cells[-1].end]
    return Attribution(source=source, start=begin, end=cells[-1].end, source_class=_source_class(cells))


def bare_start(text: str, cell: Cell) -> int:
    """Skip the proclitics of the first word; the article stays part of the name."""
    if not cell.prefix.letters:
        return cell.start
    skip = len(cell.prefix.letters) - (
        2 if cell.prefix.definite and cell.prefix.letters.endswith("\u0627\u0644") else 0
    )
    begin = cell.start
    if not fold(text[cell.start : cell.end]).startswith(cell.prefix.letters):
        return begin
    while skip > 0 and begin < cell.end - 1:
        skip -= text[begin].isalpha() and text[begin] != "\u0640"
        begin += 1
    return begin


def _source_class(cells: Sequence[Cell]) -> str | None:
    return next((name for name in _CLASSES if any(cell.has("attribution", f"class_{name}") for cell in cells)), None)


def _verb_first(passage: Passage, index: int, last: tuple[Attribution, ...]) -> Speech | None:
    """Read ``said the ministry that``; the subject may also stand before, or be the last speaker."""
    cells = passage.cells
    end = _phrase_end(passage, index + 1)
    if end > index + 1 and not _is_object(cells, index + 1):
        chain: tuple[Attribution, ...] = (_link(passage, index + 1, end),)
        return _with_relay(passage, index, end, chain)
    complement = index + 1 < len(cells) and (
        cells[index + 1].has("attribution", "complementizer") or cells[index + 1].form in {":", '"', "\u00ab"}
    )
    start = _subject_start(passage, index)
    while start < index and cells[start].has("function", "auxiliary"):
        start += 1
    if (
        start < index
        and any(cell.has("attribution", "noun") or not cell.senses for cell in cells[start:index])
        and (complement or _has_source(cells, start, index))
    ):
        return Speech((_link(passage, start, index),), index, index + 1, tail=not complement and _closes(cells, index))
    if complement and last:
        return Speech(last, index, index + 1, tail=False)
    return None


def _is_object(cells: Sequence[Cell], index: int) -> bool:
    """Say whether the word after the verb opens what is said instead of who says it."""
    cell = cells[index]
    if cell.has("numerals") and any(c.has("attribution", "noun") for c in cells[index + 1 : index + 3]):
        return False
    return cell.has("topics") or cell.sort == "number" or cell.has("numerals") or bool(cell.prefix.preposition)


def _with_relay(passage: Passage, index: int, end: int, chain: tuple[Attribution, ...]) -> Speech:
    cells = passage.cells
    relays = cells[index].has("attribution", "relay")
    if end < len(cells) and relays and cells[end].has("attribution", "relay_from"):
        inner = _phrase_end(passage, end + 1)
        if inner > end + 1:
            return Speech((*chain, _link(passage, end + 1, inner)), index, inner, tail=False)
    if end < len(cells) and cells[end].prefix.preposition and cells[end].has("attribution", "noun"):
        inner = _phrase_end(passage, end)
        link = _link(passage, end, max(inner, end + 1))
        if link.source_class == "agency":
            return Speech((link, *chain), index, max(inner, end + 1), tail=False)
    return Speech(chain, index, end, tail=_closes(cells, end - 1) and index > 1)


def _closes(cells: Sequence[Cell], index: int) -> bool:
    """Say whether the sentence or clause ends after ``index``, so that the cue governs what came before."""
    return (
        index + 1 >= len(cells)
        or cells[index + 1].form in {".", "\u06d4"}
        or all(c.sort == "mark" for c in cells[index + 1 :])
    )


def _subject_start(passage: Passage, index: int) -> int:
    start = index
    cells = passage.cells
    while start > 0 and index - start < _LONGEST_SOURCE:
        cell = cells[start - 1]
        if (
            cell.form in _PUNCTUATION
            or cell.has("function", "boundary")
            or cell.has("attribution", "verb")
            or cell.has("attribution", "complementizer")
        ):
            break
        if cell.has("function", "relative") or cell.has("factuality", "negation"):
            break
        start -= 1
        if cell.prefix.conjunction and passage.language.order == "vso":
            break
    return start


def _subject_first(passage: Passage, index: int, last: tuple[Attribution, ...]) -> Speech | None:
    cells = passage.cells
    verb_start = index
    while verb_start > 0 and (
        cells[verb_start - 1].has("function", "adverb") or cells[verb_start - 1].has("function", "have")
    ):
        verb_start -= 1
    before = cells[verb_start - 1] if verb_start else None
    if before is None:
        return None
    if before.form in _PUNCTUATION and not cells[index].has("attribution", "told"):
        inverted = _inverted(passage, index)
        if inverted is not None:
            return inverted
    start, stop = _left_subject(passage, verb_start)
    if start >= stop:
        return None
    pronoun = stop - start == 1 and cells[start].has("attribution", "said_pronoun")
    tail = _is_tail(cells, index)
    if pronoun:
        return Speech(last or (_link(passage, start, stop),), index, index + 1, tail=tail)
    if not _has_source(cells, start, stop) and not _has_name(passage, start, stop):
        return None
    chain, end = _told(passage, index, (_link(passage, start, stop),))
    return Speech(chain, index, end, tail=tail)


def _has_source(cells: Sequence[Cell], start: int, stop: int) -> bool:
    return any(cell.has("attribution", "noun") for cell in cells[start:stop])


def _has_name(passage: Passage, start: int, stop: int) -> bool:
    words = [cell for cell in passage.cells[start:stop] if cell.sort == "word"]
    named = [cell for cell in words if passage.text[cell.start].isupper() and not cell.senses]
    return bool(named) and len(words) <= 8 and not any(cell.has("topics") for cell in words)  # noqa: PLR2004


def _is_tail(cells: Sequence[Cell], index: int) -> bool:
    """Say whether nothing is said after the verb, as in ``..., police said on Monday``."""
    rest = [cell for cell in cells[index + 1 :] if cell.sort != "mark"]
    return (
        not any(cell.has("attribution", "complementizer") for cell in rest[:3])
        and not any(cell.has("topics") or cell.sort == "number" for cell in rest)
        and index >= _SHORTEST_CLAUSE
    )


def _left_subject(passage: Passage, stop: int) -> tuple[int, int]:
    """Return the cells of the subject; an apposition between commas is stepped over."""
    cells = passage.cells
    if cells[stop - 1].form in _COMMAS:
        comma = next(
            (i for i in range(stop - 2, max(-1, stop - 2 - _LONGEST_SOURCE), -1) if cells[i].form in _COMMAS), None
        )
        if comma is None or comma == 0:
            return stop, stop
        start, end = _walk_left(passage, comma), comma
        return (start, end) if start < end and cells[comma - 1].form not in _PUNCTUATION else (stop, stop)
    return _walk_left(passage, stop), stop


def _walk_left(passage: Passage, stop: int) -> int:
    start = stop
    cells = passage.cells
    while start > 0 and stop - start < _LONGEST_SOURCE:
        cell = cells[start - 1]
        if cell.form in _PUNCTUATION or (cell.has("attribution", "verb") and not cell.has("attribution", "noun")):
            break
        if (
            cell.has("function", "boundary")
            or cell.has("function", "relative")
            or (cell.has("topics") and not cell.has("units"))
        ):
            break
        if cell.has("function", "conjunction") and not _has_source(cells, start, stop):
            break
        if cell.has("function", "auxiliary"):
            break
        start -= 1
    while start < stop and (cells[start].has("function", "conjunction") or cells[start].form == "-"):
        start += 1
    return start


def _inverted(passage: Passage, index: int) -> Speech | None:
    """Read ``..., said Ali Hasan, a spokesman``."""
    start = index + 1
    cells = passage.cells
    if start >= len(cells) or cells[start].sort != "word" or cells[start].has("attribution", "complementizer"):
        return None
    end = _phrase_end(passage, start)
    while (
        end < len(cells)
        and end > start
        and cells[end].form == "."
        and cells[end - 1].end == cells[end].start
        and end + 1 < len(cells)
    ):
        end = _phrase_end(passage, end + 1)
    if end == start or not (_has_source(cells, start, end) or _has_name(passage, start, end)):
        return None
    return Speech((_link(passage, start, end),), index, end, tail=True)


def _told(passage: Passage, index: int, chain: tuple[Attribution, ...]) -> tuple[tuple[Attribution, ...], int]:
    cells = passage.cells
    if not cells[index].has("attribution", "told"):
        return chain, index + 1
    end = _phrase_end(passage, index + 1)
    if end == index + 1:
        return chain, end
    link = _link(passage, index + 1, end)
    acronym = link.source.isupper() and len(link.source) > 1
    outer = (link,) if link.source_class == "agency" or acronym else ()
    return (*outer, *chain), end
