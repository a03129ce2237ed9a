"""The tables of a result: what an editor reads beside a finding, one row an answer, mutes with their reasons."""

from __future__ import annotations

from pathlib import Path

import checker
from checker.render.tables import COLUMNS

FIRE = [
    {
        "id": "a",
        "source": "Harbour News",
        "text": "Six divers were hurt, the army said.",
        "published_at": "2024-05-04T12:00Z",
    },
    {"id": "b", "source": "City Wire", "text": "Seven divers were hurt.", "published_at": "2024-05-04T12:30Z"},
]


def test_findings_carry_their_brief() -> None:
    row = checker.check(FIRE).findings.iloc[0]

    assert row["question_en"] == "How many people were hurt?"
    assert row["sentence_ar"] == "تضع التقارير عدد المصابين بين ستة (the army) وسبعة (City Wire)."
    assert (row["confidence"], row["independence"], row["ask"]) == ("high", 1, "the army; City Wire")
    assert row["vanish_en"].startswith("would vanish if the 6 were as of 2024-05-04 08:30 UTC or earlier")


def test_values_have_one_row_an_answer() -> None:
    result = checker.check(FIRE)
    values = result.values

    assert values["value_en"].tolist() == ["6", "7"]
    assert values["sources"].tolist() == ["the army", "City Wire"]
    assert values["parties"].fillna("").tolist() == ["the army", ""]
    assert values["fingerprint"].tolist() == [result.findings["fingerprint"][0]] * 2


def test_mutes_are_a_table(tmp_path: Path) -> None:
    name = checker.check(FIRE).findings["fingerprint"][0]
    (tmp_path / "mutes.toml").write_text(f'[[mute]]\nfingerprint = "{name}"\nreason = "corrected at noon"\n', "utf-8")
    result = checker.check(FIRE, mutes=tmp_path / "mutes.toml")

    assert result.mutes.to_dict("records") == [{"fingerprint": name, "reason": "corrected at noon", "used": True}]
    assert result.findings["muted"].tolist() == ["corrected at noon"]


def test_empty_tables_keep_their_columns() -> None:
    result = checker.check([{"id": "a", "text": "It rained."}])

    for name in COLUMNS:
        assert list(getattr(result, name).columns) == list(COLUMNS[name])
