"""The editor's choices: where they are written, what they change, and one clear sentence on a mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.align.choices import steer_taxonomy
from checker.api import check_reports
from checker.errors import SettingsError
from checker.language.taxonomy import load_taxonomy
from checker.model import Report
from checker.readers.config import load_settings
from checker.render.json import analysis_json
from checker.settings import Settings, UnsourcedFall, VagueWords, settings_values

EARLY, LATE = "2024-05-04T08:00:00Z", "2024-05-04T20:00:00Z"


def codes(*reports: Report, settings: Settings | None = None) -> list[str]:
    return [finding.code for finding in check_reports(reports, settings).findings]


def miners(identifier: str, text: str, at: str | None = None) -> Report:
    return Report(id=identifier, source=f"Paper {identifier}", text=text, published_at=at)


def test_defaults_are_those_of_the_specification() -> None:
    assert settings_values(Settings()) == {
        "simultaneous_hours": 2.0,
        "clock_uncertainty_hours": 1.0,
        "date_uncertainty_hours": 12.0,
        "vague_words": "hard",
        "unsourced_fall": "X5",
        "outlet_is_origin": False,
        "also_growing": [],
        "never_growing": [],
        "woman_parent": "person",
        "clock_tolerance_minutes": 15,
        "same_people_minimum": 3,
        "unit_slip_minimum": 8,
        "copy_overlap_percent": 75,
        "model": "embedded",
        "nli": "off",
        "max_opinion_pairs_per_event": 400,
        "max_bytes": 20_000_000,
        "max_relation_pairs_per_event": 2_000_000,
        "claims_compared_in_full": 100,
        "far_apart_factor": 100,
        "same_incident_hours": 48.0,
        "one_occasion_days": 14,
        "max_explained_findings": 2_000,
    }


def test_settings_are_hashable() -> None:
    assert len({Settings(), Settings(also_growing=("launched",)), Settings()}) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("simultaneous_hours", -1.0),
        ("simultaneous_hours", float("nan")),
        ("simultaneous_hours", "2"),
        ("simultaneous_hours", True),
        ("vague_words", "mild"),
        ("outlet_is_origin", 1),
        ("also_growing", "killed"),
        ("also_growing", ("",)),
        ("woman_parent", ""),
        ("max_bytes", 0),
    ],
)
def test_values_that_cannot_be_used_are_refused(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=f"{name} = .*: cannot be used; give "):
        Settings(**{name: value})  # type: ignore[arg-type]


def test_own_file_wins_over_the_shared_one(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.checker]\nsimultaneous_hours = 3\n", "utf-8")
    assert load_settings(folder=tmp_path).simultaneous_hours == 3

    (tmp_path / "checker.toml").write_text('vague_words = "soft"\nunsourced_fall = "D1"\n', "utf-8")
    found = load_settings(folder=tmp_path)
    assert (found.simultaneous_hours, found.vague_words) == (2.0, VagueWords.SOFT)
    assert found.unsourced_fall is UnsourcedFall.DISPUTE


def test_project_without_a_table_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n", "utf-8")

    assert load_settings(folder=tmp_path) == load_settings(folder=tmp_path / "nowhere") == Settings()


def test_words_win_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("simultaneous_hours = 6\nnever_growing = ['killed']\n", "utf-8")
    words = ["simultaneous_hours=1.5", "outlet_is_origin=true", "also_growing=launched, present", "max_bytes=9"]
    found = load_settings(path, words)

    assert (found.simultaneous_hours, found.outlet_is_origin, found.max_bytes) == (1.5, True, 9)
    assert (found.also_growing, found.never_growing) == (("launched", "present"), ("killed",))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("simultaneous_hour = 3", "no setting is called simultaneous_hour; did you mean simultaneous_hours"),
        ("zzz = 3", "no setting is called zzz; 'checker settings' lists them"),
        ("vague_words = 'mild'", "vague_words = 'mild': cannot be used; give hard or soft"),
        ("simultaneous_hours = ", "no valid TOML"),
    ],
)
def test_mistakes_in_a_file_are_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "checker.toml").write_text(content, "utf-8")

    with pytest.raises(SettingsError, match=message):
        load_settings(folder=tmp_path)


def test_missing_file_and_wrong_table_are_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "no.toml")
    (tmp_path / "pyproject.toml").write_text("[tool]\nchecker = 3\n", "utf-8")
    with pytest.raises(SettingsError, match="is no table"):
        load_settings(folder=tmp_path)


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("simultaneous_hours", "no value; write --set simultaneous_hours=VALUE"),
        ("simultaneous_hours=soon", "cannot be used; give a number of hours"),
        ("outlet_is_origin=perhaps", "cannot be used; give true or false"),
        ("tau=2", "no setting is called tau"),
    ],
)
def test_mistakes_in_a_word_are_named(word: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_settings(assignments=[word])


def test_unknown_topics_and_units_are_refused() -> None:
    for settings in (Settings(also_growing=("sunk",)), Settings(woman_parent="drone")):
        with pytest.raises(SettingsError, match=r"sunk|drone"):
            steer_taxonomy(load_taxonomy(), settings)


def test_gap_that_counts_as_simultaneous() -> None:
    pair = (miners("a", "Nine miners were killed.", EARLY), miners("b", "Twelve miners were killed.", LATE))

    assert codes(*pair) == []
    assert codes(*pair, settings=Settings(simultaneous_hours=24)) == ["X1"]


def test_uncertainty_of_a_date() -> None:
    pair = (
        miners("a", "Nine miners were killed.", "2024-05-04"),
        miners("b", "Twelve miners were killed.", "2024-05-05"),
    )

    assert codes(*pair) == ["X1"]
    assert codes(*pair, settings=Settings(date_uncertainty_hours=4)) == []


def test_unsourced_fall_can_be_a_dispute() -> None:
    pair = (miners("a", "Twelve miners were killed.", EARLY), miners("b", "Nine miners were killed.", LATE))

    assert codes(*pair) == ["X5"]
    assert codes(*pair, settings=Settings(unsourced_fall=UnsourcedFall.DISPUTE)) == ["D1"]


def test_vague_words_can_be_held_to_their_band() -> None:
    pair = (miners("a", "Dozens of miners were killed."), miners("b", "قتل 400 عامل منجم."))

    assert "X1" not in codes(*pair)
    assert codes(*pair, settings=Settings(vague_words=VagueWords.SOFT)) == ["X1"]


def test_outlets_can_be_origins() -> None:
    pair = (miners("a", "Nine miners were killed."), miners("b", "Twelve miners were killed."))

    assert codes(*pair) == ["X1"]
    assert codes(*pair, settings=Settings(outlet_is_origin=True)) == ["D1"]


def test_topics_that_grow_are_a_choice() -> None:
    killed = (miners("a", "Nine miners were killed.", EARLY), miners("b", "Twelve miners were killed.", LATE))
    fired = (miners("a", "Nine rockets were fired.", EARLY), miners("b", "Twelve rockets were fired.", LATE))

    assert codes(*killed, settings=Settings(never_growing=("killed",))) == ["X1"]
    assert codes(*fired) == ["X1"]
    assert codes(*fired, settings=Settings(also_growing=("launched",))) == []


def test_women_can_be_civilians() -> None:
    pair = (miners("a", "Nine women were killed."), miners("b", "Seven civilians were killed."))

    assert codes(*pair) == []
    assert codes(*pair, settings=Settings(woman_parent="civilian")) == ["X2"]


def test_settings_stand_in_the_output() -> None:
    settings = Settings(simultaneous_hours=5, never_growing=("killed",))
    value = json.loads(analysis_json(check_reports([], settings), with_relations=False))

    assert value["settings"] == settings_values(settings)
