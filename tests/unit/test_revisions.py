"""A late or corrected report: what is new, resolved, changed; and known findings that a desk has muted."""

from __future__ import annotations

from pathlib import Path

import pytest

import checker
from checker.api import check_reports
from checker.brief.mutes import with_mutes
from checker.brief.revisions import compare_results
from checker.desk import Mute, Revision, Status
from checker.errors import InputError
from checker.model import Analysis, Report
from checker.readers.mutes import read_mutes
from checker.render.json import analysis_object
from checker.render.revision import render_revision
from checker.render.terminal import render_concise, render_full

SIX = Report(id="a", source="Harbour News", text="Six divers were hurt.")
SEVEN = Report(id="b", source="City Wire", text="Seven divers were hurt.")
BOATS = Report(id="c", source="Valley Post", text="Three boats were destroyed.")
MORE_BOATS = Report(id="d", source="صحيفة المرفأ", text="دمرت خمسة قوارب.")


def result(*reports: Report) -> dict[str, object]:
    return analysis_object(check_reports(reports), with_relations=False)


def revise(old: tuple[Report, ...], new: tuple[Report, ...]) -> Revision:
    return compare_results(result(*old), result(*new))


def statuses(revision: Revision) -> list[Status]:
    return [change.status for change in revision.changes]


def details(revision: Revision) -> list[str]:
    return [dict(wording)["en"] for change in revision.changes for wording in change.details]


def test_a_second_run_changes_nothing() -> None:
    found = revise((SIX, SEVEN), (SEVEN, SIX))

    assert (statuses(found), found.is_empty, found.added, found.corrected) == ([Status.UNCHANGED], True, (), ())


def test_a_late_report_brings_a_new_finding() -> None:
    found = revise((SIX, SEVEN, BOATS), (SIX, SEVEN, BOATS, MORE_BOATS))

    assert statuses(found) == [Status.NEW, Status.UNCHANGED]
    assert (found.added, found.is_empty) == (("d",), False)


def test_a_correction_resolves_a_finding() -> None:
    corrected = Report(id="b", source="City Wire", text="Six divers were hurt.")
    found = revise((SIX, SEVEN), (SIX, corrected))

    assert (statuses(found), found.corrected) == ([Status.RESOLVED], ("b",))


def test_a_third_figure_changes_a_finding() -> None:
    nine = Report(id="z", source="Coast Radio", text="Nine divers were hurt.")
    found = revise((SIX, SEVEN), (SIX, SEVEN, nine))

    assert statuses(found) == [Status.CHANGED]
    assert details(found) == ["9 is new (Coast Radio)"]


def test_a_corrected_figure_changes_a_finding() -> None:
    eight = Report(id="b", source="City Wire", text="Eight divers were hurt.")
    found = revise((SIX, SEVEN), (SIX, eight))

    assert details(found) == ["8 is new (City Wire)", "7 is no longer given (City Wire)"]


def test_a_further_supporter_changes_a_finding() -> None:
    second = Report(id="z", source="Coast Radio", text="Six divers were hurt.")
    found = revise((SIX, SEVEN), (SIX, SEVEN, second))

    assert details(found) == ["6 now rests on Coast Radio, Harbour News instead of Harbour News"]


def test_a_source_that_is_named_later_changes_the_code() -> None:
    old = (Report(id="a", source="A", text="Six men were hurt, the police said."), SEVEN)
    named = Report(id="b", source="City Wire", text="Seven men were hurt, the health ministry said.")
    found = revise((old[0], Report(id="b", source="City Wire", text="Seven men were hurt.")), (old[0], named))

    assert details(found)[0] == "now D1 instead of X1"


def test_details_stand_in_both_languages() -> None:
    nine = Report(id="z", source="Coast Radio", text="Nine divers were hurt.")
    (change,) = revise((SIX, SEVEN), (SIX, SEVEN, nine)).changes

    assert dict(change.details[0])["ar"] == "9 جديد (Coast Radio)"


def test_revision_is_printed_with_reports_and_counts() -> None:
    text = render_revision(revise((SIX, BOATS, MORE_BOATS), (SIX, SEVEN, BOATS)))

    assert text.splitlines()[0] == "new: X1 [warning] How many people were hurt?"
    assert "reports added: b" in text
    assert "reports removed: d" in text
    assert text.endswith("Findings: 1 new, 1 resolved.")


def test_revision_in_the_api(tmp_path: Path) -> None:
    old, new = checker.check([SIX, SEVEN]), checker.check([SIX, SEVEN, BOATS, MORE_BOATS])
    old.to_json(tmp_path / "old.json")

    assert [change.status for change in checker.diff(old, new).changes] == ["new", "unchanged"]
    assert checker.diff(tmp_path / "old.json", new) == checker.diff(old, new.analysis)


def test_what_is_no_result_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"schema": "other"}', "utf-8")

    for path in (tmp_path / "x.json", tmp_path / "no.json"):
        with pytest.raises(InputError, match=r"x\.json: no result|no\.json: cannot be read"):
            checker.diff(path, path)


def muted() -> tuple[Analysis, Mute]:
    analysis = check_reports([SIX, SEVEN])
    mute = Mute(fingerprint=analysis.findings[0].fingerprint, reason="corrected at noon")
    return with_mutes(analysis, [mute, Mute(fingerprint="0" * 12, reason="long ago")]), mute


def test_muted_findings_keep_their_reason() -> None:
    analysis, mute = muted()

    assert [finding.muted for finding in analysis.findings] == ["corrected at noon"]
    assert [(m.reason, m.is_used) for m in analysis.mutes] == [("corrected at noon", True), ("long ago", False)]
    assert not mute.is_used


def test_mutes_are_listed_in_every_output() -> None:
    analysis, mute = muted()

    assert analysis_object(analysis, with_relations=False)["mutes"] == [
        {"fingerprint": mute.fingerprint, "reason": "corrected at noon", "used": True},
        {"fingerprint": "0" * 12, "reason": "long ago", "used": False},
    ]
    for text in (render_full(analysis), render_concise(analysis)):
        assert f"muted {mute.fingerprint}: corrected at noon" in text
        assert f"muted {'0' * 12}: long ago (no finding has this fingerprint)" in text
        assert "no contradiction found, 1 muted" in text


def test_a_mute_ends_with_a_new_figure() -> None:
    _, mute = muted()
    nine = Report(id="z", source="Coast Radio", text="Nine divers were hurt.")

    assert with_mutes(check_reports([SIX, SEVEN, nine]), [mute]).findings[0].muted is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[mute]]\nreason = 'x'", "mute 1: fingerprint is missing"),
        ("[[mute]]\nfingerprint = '8e19ba082d4f'", "mute 1: reason is missing"),
        ("[[mute]]\nfingerprint = '8e19ba082d4f'\nreason = 'x'\nby = 'y'", "mute 1: unknown key by"),
        ("[mutes]\nx = 1", r"something else than \[\[mute\]\]"),
        ("mute = [3]", "mute 1: is no table"),
        ("mute = ", "no valid TOML"),
    ],
)
def test_mistakes_in_mutes_are_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "mutes.toml").write_text(content, "utf-8")

    with pytest.raises(InputError, match=message):
        read_mutes(tmp_path / "mutes.toml")


def test_all_mistakes_are_named_together(tmp_path: Path) -> None:
    (tmp_path / "mutes.toml").write_text("[[mute]]\n[[mute]]\nfingerprint = 'zz'\n", "utf-8")

    with pytest.raises(InputError, match=r"mute 1: .*mute 1: .*mute 2: .*mute 2: "):
        read_mutes(tmp_path / "mutes.toml")
