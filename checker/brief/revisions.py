"""Say what a late or corrected report changed: which findings are new, resolved, changed, unchanged.

Takes two results as the JSON of ``checker check``. Findings are the same when their fingerprints are; one that answers
the same question of the same event with other values, voices or code has changed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from checker.desk import Change, JsonObject, Revision, Status
from checker.language.labels import in_all_languages, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.desk import Wording


def compare_results(old: Mapping[str, Any], new: Mapping[str, Any]) -> Revision:
    """Return what is different in the new result.

    >>> empty = {"reports": [], "findings": []}
    >>> compare_results(empty, empty).is_empty
    True
    """
    before, after = ({report["id"]: report.get("sha256") for report in side["reports"]} for side in (old, new))
    return Revision(
        changes=tuple(sorted(_changes(old["findings"], new["findings"]), key=_order)),
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        corrected=tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
    )


def _order(change: Change) -> tuple[int, int]:
    number = str(change.finding.get("id", "f0")).removeprefix("f")
    return list(Status).index(change.status), int(number) if number.isdigit() else 0


def _changes(old: Sequence[JsonObject], new: Sequence[JsonObject]) -> Iterator[Change]:
    known = {finding["fingerprint"]: finding for finding in old if finding.get("fingerprint")}
    met = [finding for finding in new if finding.get("fingerprint") in known]
    for finding in met:
        yield _compared(known[finding["fingerprint"]], finding)
    same = {finding["fingerprint"] for finding in met}
    left_old = _by_question(finding for finding in old if finding.get("fingerprint") not in same)
    left_new = _by_question(finding for finding in new if finding.get("fingerprint") not in same)
    for question in {**left_new, **left_old}:
        yield from _matched(left_old.get(question, []), left_new.get(question, []))


def _by_question(findings: Iterable[JsonObject]) -> dict[tuple[object, ...], list[JsonObject]]:
    found: dict[tuple[object, ...], list[JsonObject]] = defaultdict(list)
    for finding in findings:
        report = None if finding["claims"] else finding.get("report")
        found[(finding["event"], finding["question"], report)].append(finding)
    return found


def _matched(old: Sequence[JsonObject], new: Sequence[JsonObject]) -> Iterator[Change]:
    """Yield the findings of one question: those of one code are each other, then those left over in their order."""
    rest = list(old)
    unmatched = []
    for finding in new:
        twin = next((other for other in rest if other["code"] == finding["code"]), None)
        if twin is None:
            unmatched.append(finding)
        else:
            rest.remove(twin)
            yield _compared(twin, finding)
    both = min(len(rest), len(unmatched))
    yield from (_compared(one, other) for one, other in zip(rest, unmatched, strict=False))
    yield from (Change(status=Status.RESOLVED, old=finding, new=None) for finding in rest[both:])
    yield from (Change(status=Status.NEW, old=None, new=finding) for finding in unmatched[both:])


def _compared(old: JsonObject, new: JsonObject) -> Change:
    details = tuple(_details(old, new))
    is_same = not details and old.get("fingerprint") == new.get("fingerprint")
    return Change(status=Status.UNCHANGED if is_same else Status.CHANGED, old=old, new=new, details=details)


def _details(old: JsonObject, new: JsonObject) -> Iterator[Wording]:
    if old["code"] != new["code"]:
        yield _say("code", old=old["code"], new=new["code"])
    before = {value["text"]: value for value in old.get("values", ())}
    after = {value["text"]: value for value in new.get("values", ())}
    for text, value in after.items():
        if text not in before:
            yield _say("added", value, sources=_names(value))
        elif _names(before[text]) != _names(value):
            yield _say("voices", value, old=_names(before[text]), new=_names(value))
        elif before[text]["reports"] != value["reports"]:
            yield _say("reports", value, old=str(before[text]["reports"]), new=str(value["reports"]))
    yield from (_say("gone", value, sources=_names(value)) for text, value in before.items() if text not in after)


def _names(value: JsonObject) -> str:
    return ", ".join(sorted(source["name"] for source in value["sources"]))


def _say(key: str, value: JsonObject | None = None, **slots: str) -> Wording:
    wording = value["wording"] if value is not None else {}
    return in_all_languages(lambda code: phrase("revision", key, code, value=wording.get(code, ""), **slots))
