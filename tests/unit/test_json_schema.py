"""The JSON keeps the published schema, and spans give back their text."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.api import check_reports
from checker.model import Report
from checker.readers.demo import read_demo
from checker.render.json import analysis_json, claims_jsonl

SCHEMA = json.loads(files("checker.data").joinpath("schema.json").read_text("utf-8"))
PORT = [
    Report(
        id="a", source="Harbour News", text="At least 1.5 million people fled. Three of them were hurt.", title="Fear"
    ),
    Report(id="b", source="صحيفة المرفأ", text="نزحت عشرات الأسر، ونفى مصدر مقتل أي جندي."),
]


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    analysis = check_reports(read_demo().reports, with_relations=True)
    return dict(json.loads(analysis_json(analysis, with_relations=True)))


def test_demo_keeps_the_schema(demo: dict[str, Any]) -> None:
    assert list(Draft202012Validator(SCHEMA).iter_errors(demo)) == []


def test_other_reports_keep_the_schema() -> None:
    value = json.loads(analysis_json(check_reports(PORT, with_relations=True), with_relations=True))

    assert list(Draft202012Validator(SCHEMA).iter_errors(value)) == []


def test_schema_refuses_a_claim_without_text(demo: dict[str, Any]) -> None:
    broken = {**demo, "claims": [{**demo["claims"][0], "text": ""}]}

    assert list(Draft202012Validator(SCHEMA).iter_errors(broken)) != []


def test_relations_are_left_out_unless_asked_for() -> None:
    value = json.loads(analysis_json(check_reports(PORT), with_relations=False))

    assert list(value) == ["schema", "reports", "claims", "groups", "findings", "skipped", "mutes", "settings"]


def test_spans_give_back_their_text(demo: dict[str, Any]) -> None:
    fields = {report.id: report for report in read_demo().reports}

    for claim in demo["claims"]:
        body = fields[claim["report"]].body(claim["field"])
        assert body[claim["start"] : claim["end"]] == claim["text"]
        for link in claim["attribution"]:
            assert 0 <= link["start"] < link["end"] <= len(body)


def test_quotes_are_found_again_in_a_changed_text(demo: dict[str, Any]) -> None:
    """Position finds a claim in the text as received, the quote also behind a sentence that an editor put in front."""
    texts = {report["id"]: report["text"] for report in demo["reports"]}

    for claim in (claim for claim in demo["claims"] if claim["field"] == "text"):
        position, quote = claim["selectors"]
        edited = f"An editor's sentence. {texts[claim['report']]}"
        at = edited.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"])

        assert texts[claim["report"]][position["start"] : position["end"]] == claim["text"] == quote["exact"]
        assert at == position["start"] + len("An editor's sentence. ")


def test_every_id_that_is_named_exists(demo: dict[str, Any]) -> None:
    known = {claim["id"] for claim in demo["claims"]}
    named = {c for g in demo["groups"] for c in g["claims"]} | {c for f in demo["findings"] for c in f["claims"]}
    pairs = {end for relation in demo["relations"] for end in (relation["a"], relation["b"])}
    wholes = {claim["scope"]["subset_of"] for claim in demo["claims"]} - {None}

    assert named | pairs | wholes <= known


def test_a_claim_is_in_one_group(demo: dict[str, Any]) -> None:
    members = [claim for group in demo["groups"] for claim in group["claims"]]

    assert len(members) == len(set(members)) == len(demo["claims"])


def test_extract_prints_the_same_claims() -> None:
    analysis = check_reports(PORT)

    assert [json.loads(line)["id"] for line in claims_jsonl(analysis)] == [claim.id for claim in analysis.claims]
