"""A cross-encoder is asked about aligned sentences without figures only, and what it says is marked as its opinion."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from typer.testing import CliRunner

from checker.api import check_reports, extract_reports
from checker.brief.opinions import align_sentences, find_opinions
from checker.cli import app
from checker.encoder.encode import embedded
from checker.encoder.nli import NliModel, contradiction_column, load_nli
from checker.errors import ModelUnavailableError
from checker.language.loader import load_languages
from checker.model import CONTRADICTING_LEVELS, Report
from checker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

OPEN = Report(
    id="a",
    source="Harbour Post",
    text="The minister opened the new harbour in person. Fishermen blocked the road to the quay. Six guards were hurt.",
)
SHUT = Report(
    id="b",
    source="Coast Wire",
    text="The minister stayed away from the new harbour. Snow fell in the mountains last night. Nine guards were hurt.",
)


class Fake:
    """A cross-encoder that finds a contradiction where one side says "stayed away"."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]], **_: object) -> NDArray[np.float32]:
        self.asked += pairs
        return np.array([[0.1, 0.1, 0.8] if "stayed away" in " ".join(pair) else [0.8, 0.1, 0.1] for pair in pairs])


def asked(*reports: Report) -> tuple[list[str], Fake]:
    fake = Fake()
    analysis = extract_reports(reports)
    model = NliModel(name="fake", model=fake, column=2)  # type: ignore[arg-type]
    found = find_opinions(analysis.reports, analysis.claims, load_languages(), embedded(), model, limit=100)
    return [finding.message for finding in found.findings], fake


def make_cross_encoder(folder: Path, labels: Sequence[str]) -> Path:
    """Write a tiny cross-encoder with random weights."""
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir()
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nharbour\nminister", "utf-8")
    config = BertConfig(
        vocab_size=7, hidden_size=8, num_hidden_layers=1, num_attention_heads=1, intermediate_size=8,
        id2label=dict(enumerate(labels)), label2id={label: number for number, label in enumerate(labels)},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(vocab_file=str(vocabulary)).save_pretrained(folder)
    CrossEncoder(str(folder), device="cpu", local_files_only=True).save_pretrained(str(folder))
    return folder


def test_an_opinion_quotes_both_sides_and_gives_its_score() -> None:
    messages, fake = asked(OPEN, SHUT)

    assert len(messages) == 1
    assert "Harbour Post" in messages[0]
    assert "stayed away" in messages[0]
    assert "the model fake takes these for a contradiction (score 0.80)" in messages[0]
    assert fake.asked[0] == fake.asked[1][::-1]


def test_sentences_with_figures_are_left_to_the_rules() -> None:
    _, fake = asked(OPEN, SHUT)

    assert not any("guards" in sentence for pair in fake.asked for sentence in pair)


def test_few_pairs_are_asked_about() -> None:
    many = [
        Report(
            id=str(number), text=" ".join(f"The {thing} of town {number} was shut to all visitors." for thing in THINGS)
        )
        for number in range(6)
    ]
    analysis = extract_reports(many)
    pairs, _ = align_sentences(analysis.reports, analysis.claims, load_languages(), embedded(), limit=100)
    every = 15 * len(THINGS) ** 2

    assert len(pairs) <= 0.02 * every


TOLD = (
    "minister opened the harbour", "fishermen blocked the quay", "museum bought a painting", "court freed the banker",
    "snow closed the mountain pass", "teachers ended their strike", "airline cancelled the flight",
    "farmers sold their wheat", "river flooded the meadow", "bakery raised the price of bread",
    "orchestra played in the park", "doctors praised the vaccine",
)  # fmt: skip


@pytest.mark.parametrize(("limit", "asked_about", "left_out"), [(1, 1, 11), (400, 2, 10)])
def test_pairs_beyond_the_limit_are_counted(
    limit: int, asked_about: int, left_out: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = Fake()
    model = NliModel(name="fake", model=fake, column=2)  # type: ignore[arg-type]
    monkeypatch.setattr("checker.encoder.nli.load_nli", lambda _: model)
    days = ("early in the week", "late last week")
    reports = [Report(id=day, text=" ".join(f"The {told} {day}." for told in TOLD), event="town") for day in days]

    analysis = check_reports(reports, Settings(nli="fake", max_opinion_pairs_per_event=limit))

    assert len(fake.asked) == 2 * asked_about
    assert [(item.kind, item.event, item.count) for item in analysis.skipped] == [("pair", "town", left_out)]


THINGS = ["harbour", "museum", "airport", "school", "market", "theatre", "prison", "library"]


def test_the_order_of_labels_is_read_from_the_model() -> None:
    assert contradiction_column({0: "contradiction", 1: "entailment", 2: "neutral"}, "m") == 0
    with pytest.raises(ModelUnavailableError, match="has the labels yes, no"):
        contradiction_column({0: "yes", 1: "no"}, "m")


def test_a_cross_encoder_is_loaded_from_a_folder(tmp_path: Path) -> None:
    model = load_nli(str(make_cross_encoder(tmp_path / "tiny", ["entailment", "neutral", "contradiction"])))
    ((one, other),) = model.contradictions([("the minister", "the harbour")])

    assert model.column == 2
    assert 0 <= one <= 1
    assert 0 <= other <= 1


def test_two_labels_are_refused(tmp_path: Path) -> None:
    folder = make_cross_encoder(tmp_path / "tiny", ["entailment", "not_entailment"])

    with pytest.raises(ModelUnavailableError, match="entailment, neutral and contradiction are needed"):
        load_nli(str(folder))


def test_opinions_are_notes_and_never_end_a_run_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = NliModel(name="fake", model=Fake(), column=2)  # type: ignore[arg-type]
    monkeypatch.setattr("checker.encoder.nli.load_nli", lambda _: model)
    analysis = check_reports([OPEN, SHUT], Settings(nli="fake"))
    opinions = [finding for finding in analysis.findings if finding.opinion is not None]

    assert [finding.code for finding in opinions] == ["M1"]
    assert opinions[0].level not in CONTRADICTING_LEVELS
    assert {finding.code for finding in analysis.findings} - {"M1"} == {
        finding.code for finding in check_reports([OPEN, SHUT]).findings
    }
    assert (
        check_reports([OPEN, SHUT], Settings(nli="fake"), ignore=["M1"]).findings
        == check_reports([OPEN, SHUT]).findings
    )
    del tmp_path


def test_a_model_that_is_not_there_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The minister opened the harbour.", "utf-8")
    done = CliRunner().invoke(app, ["check", str(tmp_path), "--nli", "desk/none"])

    assert isinstance(done.exception, ModelUnavailableError)
