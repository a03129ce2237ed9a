"""Plots return the axes they draw on, in the language of the reports, for any mixture of languages and for hostile names."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import checker as ck
from checker.errors import CheckerError
from checker.render.plots import canvas

mpl.use("Agg")

ENGLISH = [
    {
        "source": "Harbour News",
        "published_at": "2024-05-04T09:00Z",
        "text": "At least 12 people were killed, the army said.",
    },
    {"source": "City Wire", "published_at": "2024-05-04T11:00Z", "text": "The company said nine people were killed."},
    {
        "source": "Valley Post",
        "published_at": "2024-05-05T12:00Z",
        "text": "Between 23 and 26 people were killed, the mayor said.",
    },
    {
        "source": "Radio Salma",
        "published_at": "2024-05-05T13:00Z",
        "text": "Dozens of people were killed, Reuters reported.",
    },
]
ARABIC = [
    {"source": "وكالة السهل", "published_at": "2024-05-04T10:00Z", "text": "قتل 14 شخصا، بحسب وزارة الصحة."},
    {"source": "صحيفة المرفأ", "published_at": "2024-05-04T10:20Z", "text": "قالت الشرطة إن 17 شخصا قتلوا."},
]
PILES = {"en": ENGLISH, "ar": ARABIC, "mixed": ENGLISH + ARABIC}
HOSTILE = [
    {"source": "$5 and $\\frac{x}$\u202e\n<b>", "text": "Six guards were hurt, the ministry said."},
    {"source": "x" * 200, "text": "Seven guards were hurt, police said."},
]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def drawn(axes: Axes) -> Axes:
    axes.figure.canvas.draw()
    return axes


@pytest.mark.parametrize("pile", [*PILES.values(), HOSTILE], ids=[*PILES, "hostile"])
@pytest.mark.parametrize("name", ["answers", "toll", "agreement", "origins"])
def test_every_plot_can_be_drawn(name: str, pile: list[dict[str, str]]) -> None:
    result = ck.check(pile)
    _, given = plt.subplots()

    assert isinstance(drawn(getattr(result.plot, name)()), Axes)
    assert getattr(result.plot, name)(ax=given) is given


@pytest.mark.parametrize(("pile", "title"), [("en", "How many people"), ("ar", "كم عدد القتلى"), ("mixed", "How many")])
def test_words_are_those_of_the_reports(pile: str, title: str) -> None:
    assert ck.check(PILES[pile]).plot.answers().get_title().startswith(title)


def test_the_language_can_be_chosen() -> None:
    axes = ck.check(ENGLISH).plot.toll(language="ar")

    assert axes.get_xlabel() == "وقت صحة العدد (بتوقيت غرينتش)"
    legend = axes.get_legend()
    assert legend is not None
    assert {text.get_text() for text in legend.get_texts()} == {"تحديث", "تناقض"}


def test_answers_have_a_row_for_each_source_smallest_first() -> None:
    axes = drawn(ck.check(PILES["mixed"]).plot.answers("killed|person"))
    rows = [label.get_text().split("\n")[0] for label in axes.get_yticklabels()]

    assert rows == ["The company", "the army", "Reuters", "وزارة الصحة", "الشرطة", "the mayor"]
    assert "reports: 1, independent origins: 1" in {text.get_text() for text in axes.texts}


def test_sources_that_clash_with_nobody_are_grey() -> None:
    axes = ck.check([*HOSTILE, {"source": "Y", "text": "At least five guards were hurt."}]).plot.answers("f1")

    assert [to_hex(line.get_color()) for line in axes.lines] == [canvas.FAINT, *canvas.ANSWERS[:2]]


def test_states_are_put_side_by_side() -> None:
    pair = [{"source": "A", "text": "The mayor was unharmed."}, {"source": "B", "text": "The mayor was slightly hurt."}]
    axes = drawn(ck.check(pair).plot.answers())

    assert [label.get_text() for label in axes.get_xticklabels()] == ["slightly hurt", "unharmed"]


def test_toll_says_how_many_figures_have_no_time() -> None:
    axes = ck.check([*ENGLISH, {"source": "Y", "text": "Nine people were killed."}]).plot.toll("killed|person")

    assert "figures without a time, not shown: 1" in {text.get_text() for text in axes.texts}


def test_toll_asks_for_the_event_where_several_ask_the_same() -> None:
    pile = [{**row, "event": event} for event in ("a", "b") for row in ENGLISH]
    result = ck.check(pile)

    assert isinstance(result.plot.toll("killed|person", event="b"), Axes)
    for plot in (result.plot.toll, result.plot.answers):
        with pytest.raises(KeyError, match="2 events"):
            plot("killed|person")
    with pytest.raises(KeyError, match="no report is about this event"):
        result.plot.toll("killed|person", event="c")


def test_agreement_counts_pairs_that_do_not_contradict() -> None:
    axes = ck.check(ENGLISH[:3]).plot.agreement()

    assert sorted({text.get_text() for text in axes.texts}) == ["0/1", "1/1"]
    with pytest.raises(ValueError, match="outlet or origin"):
        ck.check(ENGLISH).plot.agreement(by="town")


def test_origins_join_forms_of_one_name_but_never_unnamed_sources() -> None:
    pile = [
        {"source": "A", "text": "Two men died, the health ministry said."},
        {"source": "B", "text": "The Health Ministry said two men died. Officials said three women were hurt."},
        {"source": "C", "text": "Officials said three women were hurt."},
    ]
    names = [text.get_text() for text in ck.check(pile).plot.origins().texts]

    assert sorted(names) == ["A", "B", "C", "the health ministry", "unnamed sources", "unnamed sources"]


def test_names_are_no_formulas_and_hide_nothing() -> None:
    axes = drawn(ck.check(HOSTILE).plot.answers())
    label = axes.get_yticklabels()[0]

    assert not label.get_parse_math()
    assert "$5 and $\\frac{x}$<U+202E> <b>" in label.get_text()
    assert all(
        len(line) <= canvas.LONGEST_LABEL for tick in axes.get_yticklabels() for line in tick.get_text().split("\n")
    )


@pytest.mark.parametrize("which", ["f9", "killed|drone"])
def test_a_name_that_nothing_has_is_refused(which: str) -> None:
    with pytest.raises(KeyError, match="no finding, group or question"):
        ck.check(ENGLISH).plot.answers(which)


def test_without_matplotlib_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas, "find_spec", lambda _: None)

    with pytest.raises(CheckerError, match=r"checker\[plots\]"):
        ck.check(ENGLISH).plot.answers()
