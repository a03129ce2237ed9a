"""Find who says what in a sentence: reporting verbs, "according to", relays, headings with a colon.

Gives chains of sources (outermost first) with the cells they govern; resolves pronouns and bare verbs to the last
speaker. Deliberately gives no judgement of the source beyond its class.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.extraction.factuality import denies_part
from checker.extraction.source_phrases import PUNCTUATION, link_over, phrase_end
from checker.extraction.speech import Speech, denies_any, ends_owning, names_nobody
from checker.extraction.subjects import can_speak, has_source, subject_before
from checker.extraction.verb_first import read_verb_first, with_relay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.extraction.source_phrases import Passage
    from checker.model import Attribution
    from checker.quantity.cells import Cell, Cells

_VERB = ("attribution", "verb")
_PREFIXES = frozenset({("attribution", "prefix"), ("attribution", "prefix_of_verb")})
_CUES = _PREFIXES | {_VERB}
_HEADING = 7
_OBJECT = 6
_OWNER_REACH = 5
_ADJECTIVES = 3
_LONGEST_PLACE = 2
_SHORTEST_CLAUSE = 4
_ANNOUNCED = 4
_SHORTEST_HEADLINE = 3
_NEVER_IN_BYLINE = frozenset({"numerals", "topics", ("function", "indefinite")})
_VERBS = frozenset({"topics", ("attribution", "verb"), ("function", "auxiliary"), ("function", "have")})
_RELAYS = frozenset(("attribution", key) for key in ("relay_prefix", "relay_by"))
_BEFORE_VERB = frozenset({("function", "adverb"), ("function", "have")})
_GOVERNING = frozenset({("function", "preposition"), ("function", "article")})
_TOLD = frozenset({"units", "topics", ("factuality", "aim_mark")})
_BYLINE_MARKS = frozenset({"-", "\u2013", "\u2014", "--", ":"})


def find_speech(passage: Passage, last_speaker: tuple[Attribution, ...]) -> list[Speech]:
    """Return the speech cues of a sentence in order; pronouns take the chain of ``last_speaker``.

    >>> from checker.extraction.source_phrases import Passage
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
    for index in passage.cells.where("attribution"):
        if found and index < found[-1].end:
            continue
        speech = _speech_at(passage, index, passage.cells[index], last_speaker)
        if speech is not None:
            before = found.pop() if found and _is_relayed(passage, found[-1], speech) else None
            if before is not None:
                speech = _joined(passage, before, speech)
            elif found:
                speech = _within(passage, found[-1], speech)
            found.append(speech)
            last_speaker = speech.chain or last_speaker
    closing = _byline(passage) if not found else None
    return [closing] if closing is not None else found


def _byline(passage: Passage) -> Speech | None:
    """Read who says it behind the dash or colon that closes a headline: ``Two shot dead - police chief``."""
    cells = passage.cells
    if not any(cells.where("mark", mark) for mark in _BYLINE_MARKS):
        return None
    end = len(cells) - (1 if cells and cells[-1].form == "." else 0)
    for index in range(end - 1, max(_SHORTEST_HEADLINE, end - _HEADING) - 1, -1):
        cell = cells[index]
        if cell.form in _BYLINE_MARKS:
            apart = cell.form == ":" or cells.starts[index] > cells.ends[index - 1]
            agency = any(near.has("attribution", "class_agency") for near in cells[index + 1 : end])
            named = apart and not agency and any(near.has("attribution", "noun") for near in cells[index + 1 : end])
            return Speech((link_over(passage, index + 1, end),), index, end, tail=True) if named else None
        if cell.sort != "word" or cell.has_any(_NEVER_IN_BYLINE):
            return None
    return None


def _is_relayed(passage: Passage, before: Speech, speech: Speech) -> bool:
    """Say whether one of two cues in a row only says whom the other one quotes: ``Reuters, citing police, said``."""
    if not before.chain or not speech.chain:
        return False
    if passage.cells[speech.at].has("attribution", "relay_prefix"):
        return True
    relays = passage.cells[before.at].has_any(_RELAYS)
    return relays and speech.chain[-1].start < before.chain[0].start


def _joined(passage: Passage, before: Speech, speech: Speech) -> Speech:
    """Return one speech of both cues; who is quoted comes last."""
    if passage.cells[speech.at].has("attribution", "relay_prefix"):
        return before._replace(chain=(*before.chain, *speech.chain), end=speech.end)
    if passage.cells[before.at].has("attribution", "relay_by"):
        return speech._replace(chain=(*before.chain, *speech.chain))
    return speech._replace(chain=(*speech.chain, *before.chain))


def _within(passage: Passage, outer: Speech, inner: Speech) -> Speech:
    """Return a speech that another one quotes as part of its chain: ``the envoy said aid workers said``."""
    if outer.tail or inner.tail or not outer.chain or not inner.chain or outer.chain == inner.chain:
        return inner
    ends, begin = passage.cells.ends, inner.chain[0].start
    between = passage.cells[outer.end : min(inner.at, bisect_right(ends, begin))]
    follows = begin >= ends[outer.at]
    direct = all(cell.has("attribution", "complementizer") for cell in between)
    return inner._replace(chain=(*outer.chain, *inner.chain)) if follows and direct else inner


def chain_at(speeches: Sequence[Speech], index: int) -> tuple[Attribution, ...]:
    """Return the chain that governs the cell at ``index``; a head and a tail around it form one chain."""
    speeches = [speech for speech in speeches if _reaches(speech, index)]
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


def _reaches(speech: Speech, index: int) -> bool:
    if speech.until is not None and index >= speech.until:
        return False
    return speech.at <= index or not speech.opens


def _same_clause(head: Speech | None, tail: Speech) -> bool:
    return head is not None and head.chain != tail.chain


def _speech_at(passage: Passage, index: int, cell: Cell, last: tuple[Attribution, ...]) -> Speech | None:
    marks = cell.marks
    if _CUES.isdisjoint(marks):
        return None
    if _VERB not in marks or not _PREFIXES.isdisjoint(marks):
        return _after_prefix(passage, index)
    if cell.suffix or _finds_thing(passage.cells, index):
        return None
    if cell.has("factuality", "deny") and denies_part(passage.cells, index):
        return None
    if passage.language.order == "vso":
        speech = read_verb_first(passage, index, last)
        return speech._replace(until=ends_owning(passage.cells, index, _OWNER_REACH)) if speech is not None else None
    return _subject_first(passage, index, last)


def _finds_thing(cells: Cells, index: int) -> bool:
    """Say whether a verb has a thing for its object, and no statement: ``found three rifles``, ``claimed nine lives``."""
    following = cells[index + 1] if index + 1 < len(cells) else None
    stated = following is not None and following.has("attribution", "complementizer")
    takes = cells[index].has("topics") and any(c.has("function", "lost") for c in cells[index + 1 : index + _OBJECT])
    return (takes or cells[index].has("attribution", "finding")) and not stated


def _heading(passage: Passage) -> Speech | None:
    """Read ``Ministry: three dead``."""
    if not passage.cells.where("mark", ":"):
        return None
    for index, cell in enumerate(passage.cells[:_HEADING]):
        if cell.form == ":" and index and any(c.has("attribution", "noun") for c in passage.cells[:index]):
            if _is_dateline(passage.cells[:index]):
                return None
            return Speech((link_over(passage, 0, index),), index, index + 1, tail=False)
        if cell.form in PUNCTUATION or cell.has("topics"):
            return None
    return None


def _is_dateline(cells: Sequence[Cell]) -> bool:
    """Say whether words before a colon are the place of a report and the agency that wrote it: ``Port Elm - Wire:``."""
    dashes = [index for index, cell in enumerate(cells) if cell.form in _BYLINE_MARKS or cell.form == "/"]
    agency = any(cell.has("attribution", "class_agency") for cell in cells)
    return bool(dashes) and (agency or dashes[0] <= _LONGEST_PLACE)


def _after_prefix(passage: Passage, index: int) -> Speech | None:
    """Read ``according to the ministry``, and ``as the ministry said`` where a verb stands before its subject."""
    cell, cells = passage.cells[index], passage.cells
    start = index + 1
    if cell.has("attribution", "prefix_of_verb"):
        if start >= len(cells) or not cells[start].has("attribution", "verb"):
            return None
        start += 1
        start += start < len(cells) and cells[start].has("attribution", "reported_pronoun")
    end, start = _spoken_by(passage, phrase_end(passage, start), start)
    if end < len(cells) and end > start and cells[end].has("attribution", "prefix") and not cell.prefix.letters:
        issued = _after_prefix(passage, end)
        if issued is not None:
            return issued._replace(at=index, tail=index > 1, opens=index <= 1)
    if end == start or names_nobody(cells, start, end):
        return None
    said = end < len(cells) and cells[end].has("attribution", "complementizer")
    tail = index > 1 and not cell.prefix.conjunction and not said and not _adds_deed(cells, index, end)
    if start > index + 1:
        return with_relay(passage, start - 1, end)._replace(at=index, tail=tail, opens=not tail)
    link = _without_preposition(passage, start, link_over(passage, start, end))
    return Speech((link,), index, end, tail=tail, opens=not tail)


def _adds_deed(cells: Cells, index: int, end: int) -> bool:
    """Say whether "as" joins a new statement to the one before, since what is announced follows: "also"."""
    near = cells[end : end + _ANNOUNCED]
    stop = next((at for at, cell in enumerate(near) if cell.form in PUNCTUATION), len(near))
    return cells[index].has("function", "boundary") and any(cell.has("topics") for cell in near[:stop])


def _spoken_by(passage: Passage, end: int, start: int) -> tuple[int, int]:
    """Return the phrase of who said it where a verb with a pronoun follows: ``a toll that the ministry announced``."""
    cells = passage.cells
    if end >= len(cells) or not cells[end].suffix or not cells[end].has("attribution", "verb"):
        return end, start
    inner = phrase_end(passage, end + 1)
    return (inner, end + 1) if inner > end + 1 else (end, start)


def _without_preposition(passage: Passage, start: int, link: Attribution) -> Attribution:
    """Take off the preposition that some cues put before an unknown name."""
    first = passage.cells[start]
    takes = passage.cells[start - 1].form in passage.language.options.get("cues_with_preposition", ())
    letters = tuple(passage.language.options.get("addressee", ()))
    if not takes or first.prefix.letters or not first.form.startswith(letters):
        return link
    return replace(link, source=link.source[1:], start=link.start + 1)


def _subject_first(passage: Passage, index: int, last: tuple[Attribution, ...]) -> Speech | None:
    cells = passage.cells
    verb_start = index
    while verb_start > 0 and cells[verb_start - 1].has_any(_BEFORE_VERB):
        verb_start -= 1
    before = cells[verb_start - 1] if verb_start else None
    if before is None or _is_adjective(cells, verb_start, index):
        return None
    if before.form in PUNCTUATION:
        inverted = (
            _inverted_to(passage, index) if cells[index].has("attribution", "told") else _inverted(passage, index)
        )
        goes_on = last and cells[index].form.endswith(tuple(passage.language.options.get("gerund_endings", ("|",))))
        if inverted is not None or goes_on:
            return inverted or Speech(last, index, index + 1, tail=False)
    start, stop = subject_before(passage, verb_start)
    if start >= stop:
        return None
    pronoun = stop - start == 1 and cells[start].has("attribution", "said_pronoun")
    tail = _is_tail(cells, index)
    if pronoun:
        return Speech(last, index, index + 1, tail=tail) if last else None
    if denies_any(cells, start, stop) or not _may_speak(passage, index, start, stop):
        return None
    chain, end = _told(passage, index, (link_over(passage, start, stop),))
    return Speech(chain, index, end, tail=tail, until=ends_owning(cells, index))


def _may_speak(passage: Passage, verb: int, start: int, stop: int) -> bool:
    """Say whether a subject is a source: by its kind, its name, or because nobody else does what the verb says."""
    cells = passage.cells
    if can_speak(cells, start, stop) or _has_name(passage, start, stop, verb):
        return True
    words = [cell for cell in cells[start:stop] if cell.sort == "word"]
    plain = not any(cell.has("topics") or cell.has("function", "pronoun") for cell in words)
    phrase = any(not cell.senses or cell.has("units") for cell in words)
    opens = verb + 1 < len(cells) and cells[verb + 1].has("attribution", "complementizer")
    unlisted = any(not cell.senses for cell in words) and not cells[stop - 1].has("function")
    closes = unlisted and start > 0 and cells[start - 1].form == "," and _is_tail(cells, verb)
    return (opens or closes or cells[verb].has("attribution", "speaking")) and plain and phrase


def _is_adjective(cells: Cells, start: int, index: int) -> bool:
    """Say whether a form of speech is no verb here: ``by alleged rebels``, ``a clerk accused of theft``."""
    before, following = cells[start - 1], cells[index + 1] if index + 1 < len(cells) else None
    if before.has_any(_GOVERNING):
        return True
    counted = before.sort == "number" and following is not None and following.has_any(_TOLD)
    counted = counted or (cells[index].has("units") and _is_counted(cells, start))
    return counted or (following is not None and following.has("function", "partitive"))


def _is_counted(cells: Cells, index: int) -> bool:
    """Say whether a number word and adjectives stand before a plural that is also a verb: ``in four northern states``."""
    for cell in cells[max(0, index - _ADJECTIVES) : index][::-1]:
        if cell.has("numerals", "cardinal"):
            return True
        if cell.sort != "word" or cell.has("function") or cell.has("topics"):
            return False
    return False


def _has_name(passage: Passage, start: int, stop: int, verb: int) -> bool:
    """Say whether a subject is a name, which only capitals tell; where the verb has one as well they tell nothing."""
    text, cells = passage.text, passage.cells
    if text[cells.starts[verb]].isupper():
        return False
    words = [cell for cell in cells[start:stop] if cell.sort == "word"]
    unknown = (at for at in range(start, stop) if cells[at].sort == "word" and not cells[at].senses)
    named = any(text[cells.starts[at]].isupper() for at in unknown)
    return named and len(words) <= 8 and not any(cell.has("topics") for cell in words)  # noqa: PLR2004


def _is_tail(cells: Cells, index: int) -> bool:
    """Say whether nothing is said after the verb, as in ``..., police said on Monday``."""
    rest = [cell for cell in cells[index + 1 :] if cell.sort != "mark"]
    return (
        not any(cell.has("attribution", "complementizer") for cell in rest[:3])
        and not any(cell.has("topics") or cell.sort == "number" for cell in rest)
        and index >= _SHORTEST_CLAUSE
    )


def _inverted(passage: Passage, index: int) -> Speech | None:
    """Read ``..., said Ali Hasan, a spokesman``."""
    start = index + 1
    cells = passage.cells
    if start >= len(cells) or cells[start].sort != "word" or cells[start].has("attribution", "complementizer"):
        return None
    end = phrase_end(passage, start)
    while (
        end < len(cells)
        and end > start
        and cells[end].form == "."
        and cells.ends[end - 1] == cells.starts[end]
        and end + 1 < len(cells)
    ):
        end = phrase_end(passage, end + 1)
    if (
        end == start
        or _acts(cells, end)
        or not (has_source(cells, start, end) or _has_name(passage, start, end, index))
    ):
        return None
    return Speech((link_over(passage, start, end),), index, end, tail=True)


def _acts(cells: Cells, index: int) -> bool:
    """Say whether a verb follows, so that what stands before it is no inverted speaker but a subject in what is said."""
    cell = cells[index] if index < len(cells) else None
    return cell is not None and cell.has_any(_VERBS)


def _inverted_to(passage: Passage, index: int) -> Speech | None:
    """Read the agency that a source spoke to, and the source behind it: ``..., told Reuters a spokesman``."""
    cells = passage.cells
    start = index + 2
    if start >= len(cells) or not cells[index + 1].has("attribution", "class_agency"):
        return None
    end = phrase_end(passage, start)
    if not has_source(cells, start, end):
        return None
    return Speech((link_over(passage, index + 1, start), link_over(passage, start, end)), index, end, tail=True)


def _is_outlet(passage: Passage, start: int, end: int) -> bool:
    """Say whether an addressee is a name without a title that no list knows, where capitals tell names: ``told Lusa``."""
    text, cells = passage.text, passage.cells
    if cells[start].form in passage.language.abbreviations:
        return False
    named = all(text[cells.starts[at]].isupper() for at in range(start, end)) and not cells[start].senses
    return named and not text[cells.starts[start - 1]].isupper()


def _told(passage: Passage, index: int, chain: tuple[Attribution, ...]) -> tuple[tuple[Attribution, ...], int]:
    cells = passage.cells
    quotes = cells[index].has("attribution", "relay_verb")
    if not quotes and not cells[index].has("attribution", "told"):
        return chain, index + 1
    end = phrase_end(passage, index + 1)
    if end == index + 1:
        return chain, end
    if quotes:
        return (*chain, link_over(passage, index + 1, end)), end
    link = link_over(passage, index + 1, end)
    acronym = link.source.isupper() and len(link.source) > 1
    outer = (link,) if link.source_class == "agency" or acronym or _is_outlet(passage, index + 1, end) else ()
    return (*outer, *chain), end
