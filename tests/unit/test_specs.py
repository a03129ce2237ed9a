"""The corpus is the specification: each case states a text and every claim that a careful editor reads in it."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import checker.language
from checker.extraction.claims import extract_claims
from checker.language.roles import load_roles
from checker.model import Claim, Count, Kind, Modifier, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SPECS = Path(__file__).parents[1] / "specs"
DATA = Path(checker.language.__file__).parent / "data"
CODES = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
CASE_KEYS = {"id", "text", "title", "published_at", "known_gap", "claims"}
DEFAULTS: dict[str, Any] = {
    "kind": "quantity",
    "count": None,
    "topic": None,
    "unit": None,
    "value": None,
    "polarity": "asserted",
    "certainty": "stated",
    "increment": False,
    "background": False,
    "window": None,
    "part_of": None,
    "by": [],
    "field": "text",
    "span": None,
}
LANGUAGE_BOUND = {"span", "by", "field", "part_of"}


@dataclass(frozen=True)
class Case:
    """One text with the claims it must give."""

    language: str
    file: str
    content: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.content["id"])

    @property
    def claims(self) -> list[dict[str, Any]]:
        return [DEFAULTS | claim for claim in self.content["claims"]]

    @property
    def report(self) -> Report:
        return Report(
            id=self.id,
            text=self.content["text"].strip("\n"),
            title=self.content.get("title"),
            language=self.language,
            published_at=self.content.get("published_at"),
        )


@cache
def cases_of(code: str) -> tuple[Case, ...]:
    return tuple(
        Case(code, path.stem, content)
        for path in sorted((SPECS / code).glob("*.toml"))
        for content in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    )


def as_parameter(case: Case) -> Any:  # noqa: ANN401 - pytest names no public type for it
    """Mark a known gap; the full run checks it, so that a change which closes one is not held up in the fast half."""
    gap = case.content.get("known_gap")
    marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
    return pytest.param(case, id=f"{case.language}-{case.file}-{case.id}", marks=marks)


CASES = [case for code in CODES for case in cases_of(code)]
PARAMETERS = [as_parameter(case) for case in CASES]


def count_text(claim: Claim) -> str | None:
    """Write an interval as the specification does: ``7``, ``at_least 12..``, ``range 3..5``, ``no_report``."""
    if claim.kind is not Kind.QUANTITY:
        return None
    low, high = ("" if bound is None else str(bound) for bound in (claim.interval.low, claim.interval.high))
    figures = low if low == high else f"{low}..{high}"
    return figures if claim.modifier is Modifier.EXACT else f"{claim.modifier.value} {figures}".strip()


def as_stated(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    number = {claim.id: position for position, claim in enumerate(claims, start=1)}
    return [
        {
            "kind": claim.kind.value,
            "count": count_text(claim),
            "topic": claim.topic,
            "unit": claim.unit,
            "value": claim.value,
            "polarity": claim.polarity.value,
            "certainty": claim.certainty.value,
            "increment": claim.count is Count.INCREMENT,
            "background": claim.scope.background is not None,
            "window": claim.scope.window,
            "part_of": number.get(claim.scope.subset_of or ""),
            "by": [link.source for link in claim.attribution],
            "field": claim.field,
            "span": claim.text,
        }
        for claim in claims
    ]


def in_reading_order(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.field != "title", claim.start, claim.end))


def joined(case: Case) -> Counter[str]:
    """Return the claims of a case without what is bound to one language; a part names the whole it belongs to."""
    return Counter(_joined_rows(case.claims))


def _joined_rows(claims: list[dict[str, Any]]) -> Iterator[str]:
    for claim in claims:
        own = {key: value for key, value in claim.items() if key not in LANGUAGE_BOUND}
        whole = claims[claim["part_of"] - 1] if claim["part_of"] else {}
        place = {"value": None} if claim["kind"] == "place" else {}
        yield repr((own | place, len(claim["by"]), whole.get("topic"), whole.get("count")))


@pytest.mark.parametrize("case", PARAMETERS)
def test_text_gives_exactly_the_claims_it_states(case: Case) -> None:
    found = as_stated(in_reading_order(extract_claims(case.report).claims))

    assert found == case.claims


@pytest.mark.parametrize("case", CASES, ids=[f"{case.language}-{case.id}" for case in CASES])
def test_case_is_well_formed(case: Case) -> None:
    spans = [claim["span"] for claim in case.claims]

    assert set(case.content) <= CASE_KEYS
    assert all(set(claim) == set(DEFAULTS) for claim in case.claims)
    assert all(span in case.report.text or span in (case.report.title or "") for span in spans)


@pytest.mark.parametrize("code", CODES)
def test_no_id_stands_twice(code: str) -> None:
    counts = Counter(case.id for case in cases_of(code))

    assert [identifier for identifier, count in counts.items() if count > 1] == []


def parallel_cases() -> list[tuple[Case, Case]]:
    by_id = {code: {case.id: case for case in cases_of(code)} for code in CODES}
    return [
        (by_id[left][identifier], by_id[right][identifier])
        for number, left in enumerate(CODES)
        for right in CODES[number + 1 :]
        for identifier in by_id[left]
        if identifier in by_id[right]
    ]


PARALLEL = parallel_cases()


@pytest.mark.parametrize(
    ("left", "right"), PARALLEL, ids=[f"{left.language}-{right.language}-{left.id}" for left, right in PARALLEL]
)
def test_parallel_cases_state_the_same_claims(left: Case, right: Case) -> None:
    assert joined(left) == joined(right)


@pytest.mark.parametrize("code", CODES)
def test_every_topic_has_cases(code: str) -> None:
    topics = {claim["topic"] for case in cases_of(code) for claim in case.claims}

    assert set(load_roles().takes) - topics == set()


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_silent_cases(code: str) -> None:
    assert any(case.claims == [] for case in cases_of(code))
