"""Find claims that are no counts: a named person's condition, presence or custody, weapon, agent, time, launch site.

Answers come from closed lists in the language data whose values all languages share; a person is named by title or by the
consonants of the name, so that both languages meet.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from checker.extract.names import bare_name, name_key
from checker.model import Kind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.extract.scene import Scene
    from checker.model import Report
    from checker.quantity.cells import Answer, Cell

_PERSON_TABLES = ("condition", "presence", "custody")
_SUBJECT_WINDOW = 7
_AGENT_WINDOW = 9
_SITE_LENGTH = 9
_NAME_LENGTH = 6
_STOPS = frozenset({".", ";", ":", "\u061b", "\u061f", "!", "?"})


class Statement(NamedTuple):
    """One answer over ``cells[start:end]``; ``predicate`` is the cell that carries it."""

    kind: Kind
    topic: str
    value: str
    entity: str | None
    start: int
    end: int
    predicate: int
    polarity: Polarity | None = None


def find_statements(text: str, scene: Scene, report: Report) -> Iterator[Statement]:
    """Yield the claims of a sentence that are no counts.

    >>> from checker.extract.scene import read_scene
    >>> from checker.model import Report
    >>> sentence = "Officials said the prime minister was not hurt."
    >>> [s.value for s in find_statements(sentence, read_scene(sentence, "en"), Report(id="a", text=sentence))]
    ['unharmed']
    """
    yield from _person_statements(text, scene)
    yield from _weapons(scene)
    yield from _agents(scene)
    yield from _times(scene, report)
    yield from _launch_sites(text, scene)


def _person_statements(text: str, scene: Scene) -> Iterator[Statement]:
    seen: set[tuple[str, str]] = set()
    for index in range(len(scene.cells)):
        for table in _PERSON_TABLES:
            answer = scene.answer_at(index, table)
            subject = _subject(text, scene, index) if answer is not None and scene.quantity_at(index) is None else None
            if answer is None or subject is None or (subject[1], table) in seen:
                continue
            seen.add((subject[1], table))
            end = scene.cell_at(answer.end) + 1
            yield Statement(Kind.STATUS, table, answer.sense.form, subject[1], subject[0], end, index)


def _subject(text: str, scene: Scene, index: int) -> tuple[int, str] | None:
    """Return the person whom a condition is about: a title or a name shortly before it, with no count between."""
    for before in range(index - 1, max(-1, index - 1 - _SUBJECT_WINDOW), -1):
        cell = scene.cells[before]
        if cell.form in _STOPS or scene.quantity_at(before) is not None:
            return None
        title = scene.answer_at(before, "title")
        if title is not None:
            return before, f"title:{title.sense.form}"
        if _is_name(text, scene, before):
            return before, f"name:{name_key(bare_name(cell.form, scene.language), scene.language)}"
        if cell.has("units") and not _inside_title(scene, before):
            return None
    return None


def _inside_title(scene: Scene, index: int) -> bool:
    cell = scene.cells[index]
    return any(a.sense.key == "title" and a.start < cell.start < a.end for a in scene.answers)


def _is_name(text: str, scene: Scene, index: int) -> bool:
    cell = scene.cells[index]
    if cell.sort != "word" or cell.senses:
        return False
    if scene.language.order == "svo":
        return text[cell.start].isupper()
    before = scene.cells[index - 1] if index else None
    named = (
        before is None
        or before.has("attribution", "complementizer")
        or before.has("status", "title")
        or before.has("function", "boundary")
    )
    articles = [prefix.letters for prefix in scene.language.prefixes if prefix.definite]
    return named and cell.form.startswith(tuple(articles))


def _weapons(scene: Scene) -> Iterator[Statement]:
    for index in range(len(scene.cells)):
        answer = scene.answer_at(index, "weapon")
        if answer is None or answer.end < scene.cells[index].end:
            continue
        if scene.quantity_at(index) is None and _near_event(scene, index, answer):
            end = scene.cell_at(answer.end) + 1
            yield Statement(Kind.CATEGORY, "weapon", answer.sense.form, None, index, end, index)


def _near_event(scene: Scene, index: int, answer: Answer) -> bool:
    near = range(max(0, index - 6), min(len(scene.cells), index + 7))
    return any(scene.answer_at(i, "event") is not None for i in near) or scene.cells[index].end < answer.end


def _agents(scene: Scene) -> Iterator[Statement]:
    """Read who shot something down: the agent before an active verb, or behind it."""
    for index, cell in enumerate(scene.cells):
        if not cell.has("topics", "shot_down") or not _brings_down(scene, cell):
            continue
        agent = _nearest_agent(scene, index)
        answer = scene.answer_at(agent, "agent") if agent is not None else None
        if agent is not None and answer is not None:
            start, end = min(agent, index), max(scene.cell_at(answer.end), index) + 1
            yield Statement(Kind.CATEGORY, "shot_down_by", answer.sense.form, None, start, end, index)
            return


def _brings_down(scene: Scene, cell: Cell) -> bool:
    """Say whether a predicate that can mean less ("destroyed") is about something that flies."""
    ambiguous = any(sense.file == "topics" and sense.key != "shot_down" for sense in cell.senses)
    units = (other.sense("units") for other in scene.cells if ambiguous)
    return not ambiguous or any(u is not None and scene.roles.admits("shot_down", u.key, known=True) for u in units)


def _nearest_agent(scene: Scene, index: int) -> int | None:
    near = range(max(0, index - _AGENT_WINDOW), min(len(scene.cells), index + _AGENT_WINDOW))
    agents = [i for i in near if scene.answer_at(i, "agent") is not None and scene.quantity_at(i) is None]
    return min(agents, key=lambda i: abs(i - index), default=None)


def _times(scene: Scene, report: Report) -> Iterator[Statement]:
    """Read when it happened: part of day and day beside the event."""
    for index, cell in enumerate(scene.cells):
        part = cell.sense("time", "part_of_day")
        day = _day_beside(scene.cells, index)
        if part is None or day is None or not _event_before(scene, index):
            continue
        value = _time_value(scene.cells[day], part.form, report.published_at)
        if value is not None:
            start, end = min(index, day), max(index, day) + 1
            yield Statement(Kind.TIME, "occurred_at", value, None, start, end, index)
            return


def _event_before(scene: Scene, index: int) -> bool:
    return any(scene.answer_at(i, "event") is not None for i in range(max(0, index - 14), index))


def _day_beside(cells: Sequence[Cell], index: int) -> int | None:
    for near in (index + 1, index - 1):
        if 0 <= near < len(cells) and (cells[near].has("time", "weekday") or cells[near].has("time", "relative_day")):
            return near
    return None


def _time_value(cell: Cell, band: str, published: str | None) -> str | None:
    """Return ``2021-11-07 03-07``: the day, resolved against the publication day, and the hours."""
    weekday, relative = cell.sense("time", "weekday"), cell.sense("time", "relative_day")
    low, high = (int(part) for part in band.split())
    hours = f"{low:02d}-{high:02d}"
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return f"weekday{weekday.key and weekday.form} {hours}" if weekday is not None else None
    if relative is not None:
        return f"{day + timedelta(days=int(relative.form))} {hours}"
    if weekday is None:
        return None
    return f"{day - timedelta(days=(day.weekday() - int(weekday.form)) % 7)} {hours}"


def _launch_sites(text: str, scene: Scene) -> Iterator[Statement]:
    for index in range(len(scene.cells)):
        answer = scene.answer_at(index, "launch")
        if answer is None:
            continue
        start = end = scene.cell_at(answer.end) + 1
        while end < len(scene.cells) and end - start < _SITE_LENGTH and scene.cells[end].sort != "mark":
            end += 1
        if end > start:
            value = text[scene.cells[start].start : scene.cells[end - 1].end]
            yield Statement(Kind.PLACE, "launch_site", value, None, index, end, index)


def find_aliases(text: str, scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield ``(title, name)`` where a title is followed by a name.

    >>> from checker.extract.scene import read_scene
    >>> sentence = "Prime Minister Mustafa al-Kadhimi spoke."
    >>> list(find_aliases(sentence, read_scene(sentence, "en")))
    [('title:prime_minister', 'name:kzm')]
    """
    for index in range(len(scene.cells)):
        title = scene.answer_at(index, "title")
        name = _last_name(text, scene, scene.cell_at(title.end) + 1) if title is not None else None
        if title is not None and name:
            yield f"title:{title.sense.form}", f"name:{name}"


def _last_name(text: str, scene: Scene, start: int) -> str | None:
    last: Cell | None = None
    for cell in scene.cells[start : start + _NAME_LENGTH]:
        capital = text[cell.start].isupper() or scene.language.order == "vso"
        if (
            cell.sort == "word"
            and not cell.senses
            and (capital or cell.form in scene.language.options.get("name_joints", ()))
        ):
            last = cell
        elif not (cell.form in {"-", "'"} or cell.has("units", "person")):
            break
    return name_key(bare_name(last.form, scene.language), scene.language) if last is not None else None
