"""What a notebook may hand over, and that one bad item costs only itself."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import checker as ck
from checker.errors import InputError
from checker.model import Report

SIX, SEVEN = "Six guards were hurt.", "أصيب سبعة حراس."


def texts(result: ck.Result) -> list[str]:
    return result.reports["text"].tolist()


def test_strings_are_texts_or_names(tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text(SIX, "utf-8")

    assert texts(ck.read([str(tmp_path / "wire.txt"), tmp_path / "wire.txt", SEVEN])) == [SIX, SIX, SEVEN]
    assert texts(ck.read(str(tmp_path / "*.txt"))) == [SIX]
    assert texts(ck.read(SEVEN)) == [SEVEN]


def test_a_batch_never_fails_for_one_item(tmp_path: Path) -> None:
    result = ck.check(
        [SIX, "gone.txt", tmp_path / "gone too.csv", 7, None, {"text": ""}, {"text": ["a"]}, {"text": SEVEN}]
    )

    assert len(result.findings) == 1
    assert set(result.skipped["kind"]) == {"input"}
    assert len(result.skipped) == 6


def test_a_folder_without_rights_to_one_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SIX, "utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "missing")
    (tmp_path / "c.jsonl").write_text('{"text": "Two men died."}\n{broken\n', "utf-8")

    result = ck.read(tmp_path)

    assert texts(result) == [SIX, "Two men died."]
    assert "not JSON" in result.skipped["reason"].str.cat()


@pytest.mark.parametrize("unusable", ["gone.txt", 7, b"Six guards were hurt."])
def test_a_lone_input_that_cannot_be_read_is_refused(unusable: object) -> None:
    with pytest.raises(InputError):
        ck.check(unusable)


def test_columns_of_a_frame_are_guessed() -> None:
    frame = pd.DataFrame(
        {
            "Outlet": pd.array(["Wire", None], dtype="string"),
            "body": [SIX, SEVEN],
            "published": [pd.Timestamp("2024-05-04T12:00Z"), pd.NaT],
            "event_id": pd.array([3, None], dtype="Int64"),
        },
        index=["x", "y"],
    )

    reports = ck.read(frame).reports

    assert reports["id"].tolist() == ["x", "y"]
    assert reports["event"].fillna("").tolist() == ["3", ""]
    assert reports["source"].fillna("").tolist() == ["Wire", ""]
    assert reports["published_at"].tolist() == [pd.Timestamp("2024-05-04T12:00Z"), pd.NaT]


def test_columns_of_a_frame_are_named() -> None:
    frame = pd.DataFrame({"Geschichte": [SIX], "Zeitung": ["Wire"], "text": ["not this"]})

    reports = ck.read(frame, columns={"text": "Geschichte", "source": "Zeitung"}).reports

    assert reports[["text", "source"]].to_dict("records") == [{"text": SIX, "source": "Wire"}]


@pytest.mark.parametrize("columns", [None, {"text": "story"}])
def test_a_frame_without_text_is_refused(columns: dict[str, str] | None) -> None:
    with pytest.raises(InputError, match="Zeitung"):
        ck.read(pd.DataFrame({"Zeitung": ["Wire"]}), columns=columns)


def test_a_result_can_be_checked_again() -> None:
    read = ck.read([SIX, "gone.txt", SEVEN])
    result = ck.check(read)

    assert len(result.findings) == 1
    assert result.skipped["reason"].str.contains(r"gone\.txt").sum() == 1
    assert ck.check(result.reports).findings["fingerprint"].tolist() == result.findings["fingerprint"].tolist()


def test_repeated_ids_are_told_apart() -> None:
    result = ck.read([Report(id="a", text=SIX), {"id": "a", "text": SEVEN}])

    assert result.reports["id"].tolist() == ["a", "a#2"]


def test_inputs_are_not_changed() -> None:
    frame = pd.DataFrame({"body": [SIX, SEVEN]})
    before = frame.copy()

    ck.check(frame)

    pd.testing.assert_frame_equal(frame, before)
