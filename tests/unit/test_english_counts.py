"""What English sentences count: each case gives every quantity claim of its text, in order."""

from __future__ import annotations

import pytest

from checker.extract.claims import extract_claims
from checker.model import Claim, Kind, Report


def brief(claim: Claim) -> str:
    low, high = claim.interval.low, claim.interval.high
    bounds = str(low) if low == high else f"{low}..{'' if high is None else high}"
    return f"{claim.topic} {bounds} {claim.unit}"


def counts(text: str) -> list[str]:
    report = Report(id="a", text=text, language="en", published_at="2021-05-05")
    return [brief(claim) for claim in extract_claims(report).claims if claim.kind is Kind.QUANTITY]


CASES = {
    "bound behind a conjunction": (
        "Nine herders were killed and more than 50 were wounded.",
        ["killed 9 person", "injured 51.. person"],
    ),
    "participle before a conjunction": (
        "The raid resulted in nine villagers killed and three wounded.",
        ["killed 9 person", "injured 3 person"],
    ),
    "participle before a dash": ("Harbour fire: 15 killed - Coast Daily", ["killed 15 person"]),
    "count behind a full date": ("They said that on 23 September 28 bodies were found.", ["bodies_found 28 body"]),
    "abbreviation inside the subject": (
        "Two leaders of a sect in Redhill, B.C., have been arrested.",
        ["detained 2 person"],
    ),
    "adverb phrase inside the predicate": ("Six people had so far been confirmed dead.", ["killed 6 person"]),
    "participle as an adjective with a verb": (
        "Seven kidnapped university students were freed.",
        ["rescued 7 student"],
    ),
    "participle as an adjective alone": ("Twenty wounded soldiers were flown out.", ["injured 20 soldier"]),
    "state as an adjective": ("They read out 80 names, including missing people.", ["other 80 names"]),
    "body named by letters": ("Four US soldiers and five UN staff died.", ["killed 4 soldier", "killed 5 worker"]),
    "as inside a relative clause": (
        "Two policemen who were acting as her drivers were wounded.",
        ["injured 2 police"],
    ),
    "harm borne": (
        "Eleven people suffered serious gunshot wounds and four had burns.",
        ["injured 11 person", "injured 4 person"],
    ),
    "event owned by a count": ("The three soldiers' deaths shook the town.", ["killed 3 soldier"]),
    "brackets inside the subject": ("Two waiters (brothers) were killed.", ["killed 2 person"]),
    "both with a determiner": ("A nurse said both the men died.", ["killed 2 person"]),
    "scare quotes": ('The ministry said two "terrorists" were killed.', ["killed 2 militant"]),
    "no dead or wounded": ("They confirmed there were no dead or wounded.", ["killed_or_injured 0 person"]),
    "currency before the amount": ("The gang took more than $160 million in gems.", ["other 160000001.. currency"]),
    "share of a whole": ("Nine of the 14 passengers were killed.", ["killed 9 passenger", "other 14 passenger"]),
    "shot down out of a salvo": (
        "Guns intercepted 14 of 17 missiles.",
        ["shot_down 14 missile", "launched 17 missile"],
    ),
    "distribution makes no total": ("Three people were killed in each of the villages.", []),
    "total named before its number": (
        "The number of houses destroyed rose to 40. The number of cases in the port reached 13.",
        ["destroyed 40 house", "other 13 case"],
    ),
    "bound without a noun": ("There were more than 50,000 in the square.", ["other 50001.. None"]),
    "known singular qualifies an unknown plural": (
        "Two police stations and four bullet casings were found.",
        ["other 2 stations", "other 4 casings"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_counts(text: str, expected: list[str]) -> None:
    assert counts(text) == expected
