"""What a person types, and what comes back: output, one clear sentence on trouble, the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.rules import ALL_RULES

SIX, SEVEN = "Six guards were hurt in the attack.", "Seven guards were hurt in the attack."


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    (tmp_path / "a.txt").write_text(SIX, "utf-8")
    (tmp_path / "b.txt").write_text(SEVEN, "utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def assert_one_sentence(done: subprocess.CompletedProcess[str], code: int = 2) -> None:
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_contradiction_ends_with_one(pair: list[str]) -> None:
    done = run("check", *pair)

    assert done.returncode == 1
    assert "X1 [warning] How many guards were hurt?" in done.stdout
    assert f"| {SIX}" in done.stdout
    assert f"| {SEVEN}" in done.stdout
    assert done.stderr == ""


def test_agreement_ends_with_zero(pair: list[str]) -> None:
    done = run("check", pair[0])

    assert (done.returncode, "no contradiction found" in done.stdout) == (0, True)


def test_exit_zero_hides_no_finding(pair: list[str]) -> None:
    done = run("check", "--exit-zero", *pair)

    assert (done.returncode, "X1" in done.stdout) == (0, True)


def test_concise_is_one_line_a_finding(pair: list[str]) -> None:
    lines = run("check", "-f", "concise", *pair).stdout.splitlines()

    assert lines[0].startswith(f"{pair[0]}:1:1: X1 [warning]: How many guards were hurt? 6 (a.txt); 7 (b.txt)")
    assert lines[1] == "Checked 2 reports: 2 claims, 1 contradiction."


def test_json_holds_relations_only_on_request(pair: list[str]) -> None:
    without = json.loads(run("check", "-f", "json", *pair).stdout)
    with_them = json.loads(run("check", "-f", "json", "--relations", *pair).stdout)

    assert "relations" not in without
    assert [row["code"] for row in with_them["relations"]] == ["X1"]


def test_extract_prints_a_claim_a_line(pair: list[str]) -> None:
    done = run("extract", *pair, "--format", "jsonl")

    assert [json.loads(line)["low"] for line in done.stdout.splitlines()] == [6, 7]
    assert done.returncode == 0


def test_standard_input_with_separators() -> None:
    paste = f"--- source: Harbour News ---\n{SIX}\n--- source: City Wire ---\n{SEVEN}\n"
    done = run("check", "-", "-f", "concise", stdin=paste)

    assert done.returncode == 1
    assert "6 (Harbour News); 7 (City Wire)" in done.stdout


def test_select_and_ignore(pair: list[str]) -> None:
    assert run("check", "--ignore", "X1", *pair).returncode == 0
    assert run("check", "--select", "D1,D2", *pair).returncode == 0
    assert run("check", "--select", "x1", *pair).returncode == 1


def test_unknown_code_is_refused(pair: list[str]) -> None:
    done = run("check", "--select", "Z9", *pair)

    assert_one_sentence(done)
    assert "Z9: no rule has this code" in done.stderr


def test_output_is_written_whole(pair: list[str], tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    done = run("check", "-f", "json", "-o", str(target), *pair)

    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(target.read_text("utf-8"))["schema"] == "checker/1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "result.json"]


def test_output_follows_no_link(pair: list[str], tmp_path: Path) -> None:
    victim, link = tmp_path / "victim.txt", tmp_path / "link.json"
    victim.write_text("keep me", "utf-8")
    link.symlink_to(victim)

    assert_one_sentence(run("check", "-f", "json", "-o", str(link), *pair))
    assert victim.read_text("utf-8") == "keep me"


def test_output_into_a_missing_folder(pair: list[str], tmp_path: Path) -> None:
    assert_one_sentence(run("check", "-o", str(tmp_path / "no" / "result.json"), *pair))


def test_missing_file_is_named_and_the_rest_is_checked(pair: list[str]) -> None:
    done = run("check", *pair, "no-such-file.txt")

    assert_one_sentence(done)
    assert done.stderr == "checker: no-such-file.txt: no such file or folder; check the name\n"
    assert "X1" in done.stdout


def test_folder_without_reports(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))

    assert_one_sentence(done)
    assert "no report in this folder" in done.stderr


def test_folder_is_read_in_order(pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    done = run("check", "-v", str(tmp_path))

    assert (done.returncode, "logo.png: format not read" in done.stdout, len(pair)) == (1, True, 2)


def test_unknown_option() -> None:
    assert_one_sentence(run("check", "--no-such-option", "a.txt"))


def test_unknown_language_and_encoding(pair: list[str]) -> None:
    assert "no such language" in run("check", "--lang", "xx", *pair).stderr
    assert "no such encoding" in run("check", "--encoding", "xx", *pair).stderr


def test_file_over_the_limit(pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("a" * 2000, "utf-8")
    done = run("check", "--max-bytes", "1000", *pair, str(tmp_path / "big.txt"))

    assert_one_sentence(done)
    assert "larger than 1000 bytes" in done.stderr
    assert "X1" in done.stdout


def test_only_empty_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n", "utf-8")
    done = run("check", str(tmp_path / "a.txt"))

    assert_one_sentence(done)
    assert "nothing to read" in done.stderr


def test_empty_text_among_others_is_skipped(pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_text("", "utf-8")
    done = run("check", "-f", "json", *pair, str(tmp_path / "c.txt"))

    assert done.returncode == 1
    assert [row["reason"] for row in json.loads(done.stdout)["skipped"]] == ["no text"]


def test_broken_line_is_skipped(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "a", "text": SIX}),
        "{broken",
        "[1]",
        json.dumps({"id": "b", "text": 5}),
        '{"text": ["x"]}',
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(rows), "utf-8")
    done = run("check", "-f", "json", str(tmp_path / "r.jsonl"))
    skipped = json.loads(done.stdout)["skipped"]

    assert done.returncode == 0
    assert [(row["line"], row["reason"].split(" (")[0]) for row in skipped] == [
        (2, "not JSON"),
        (3, "not a JSON object"),
        (5, "text is no text"),
        (4, "language unknown is not one of ar, en, fr"),
    ]


def test_undecodable_bytes_are_noted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Six guards \xff\xfe\x81 were hurt. \xd8")
    done = run("check", "-f", "json", str(tmp_path / "a.txt"))

    assert done.returncode == 0
    assert [finding["code"] for finding in json.loads(done.stdout)["findings"]] == ["CC901"]


def test_explain_and_rules() -> None:
    assert run("explain", "d1").stdout.startswith("# sourced-dispute (D1)")
    assert [line.split()[0] for line in run("rules").stdout.splitlines()] == [rule.code for rule in ALL_RULES]
    assert_one_sentence(run("explain", "Z9"))


def test_demo_ends_with_one() -> None:
    done = run("demo")

    assert (done.returncode, "Checked 10 reports" in done.stdout) == (1, True)


def test_a_pipe_gets_no_escape_and_no_isolate(pair: list[str]) -> None:
    done = run("check", *pair)

    assert not set("\x1b\u2068\u2069") & set(done.stdout)


def test_colour_on_request(pair: list[str]) -> None:
    assert "\x1b[33;1mX1 [warning]\x1b[0m" in run("check", "--color", "always", *pair).stdout


@pytest.mark.parametrize("zone", ["UTC", "Asia/Riyadh"])
@pytest.mark.parametrize("seed", ["0", "1"])
def test_output_does_not_depend_on_the_machine(zone: str, seed: str) -> None:
    plain = run("demo", "-f", "json")
    other = run("demo", "-f", "json", TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C")

    assert other.stdout == plain.stdout


def test_settings_from_file_and_option_are_recorded(pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text("simultaneous_hours = 6\n", "utf-8")
    done = run("check", "-f", "json", "--config", str(tmp_path / "desk.toml"), "--set", "outlet_is_origin=true", *pair)
    found = json.loads(done.stdout)

    assert [finding["code"] for finding in found["findings"]] == ["D1"]
    assert (found["settings"]["simultaneous_hours"], found["settings"]["outlet_is_origin"]) == (6, True)


def test_unknown_setting_is_one_sentence(pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text("simultaneous_hour = 6\n", "utf-8")

    for arguments in (["--config", str(tmp_path / "desk.toml")], ["--set", "tau=3"]):
        done = run("check", *arguments, *pair)
        assert_one_sentence(done)
        assert len(done.stderr.splitlines()) == 1
        assert "no setting is called" in done.stderr


def test_settings_are_listed_as_a_file_that_can_be_read(tmp_path: Path) -> None:
    listed = run("settings", "--set", "simultaneous_hours=4")
    (tmp_path / "checker.toml").write_text(listed.stdout, "utf-8")

    assert listed.returncode == 0
    assert run("settings", "--config", str(tmp_path / "checker.toml")).stdout == listed.stdout


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("dispute", 1), ("any", 1), ("never", 0)])
def test_level_that_ends_with_one(pair: list[str], level: str, code: int) -> None:
    assert run("check", "--fail-on", level, *pair).returncode == code


def test_notes_count_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Six guards \xff\xfe\x81 were hurt. \xd8")

    assert run("check", str(tmp_path / "a.txt")).returncode == 0
    assert run("check", "--fail-on", "any", str(tmp_path / "a.txt")).returncode == 1


def test_muted_findings_do_not_decide_the_exit_code(pair: list[str], tmp_path: Path) -> None:
    found = json.loads(run("check", "-f", "json", *pair).stdout)["findings"]
    mutes = tmp_path / "mutes.toml"
    mutes.write_text(f'[[mute]]\nfingerprint = "{found[0]["fingerprint"]}"\nreason = "corrected at noon"\n', "utf-8")
    done = run("check", "--mutes", str(mutes), *pair)

    assert done.returncode == 0
    assert f"X1 [warning] muted {found[0]['fingerprint']}: corrected at noon" in done.stdout


def test_mutes_that_cannot_be_read_are_one_sentence(pair: list[str], tmp_path: Path) -> None:
    done = run("check", "--mutes", str(tmp_path / "no.toml"), *pair)

    assert_one_sentence(done)
    assert done.stdout == ""


def test_diff_ends_with_one_where_something_changed(pair: list[str], tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    run("check", "-f", "json", "-o", str(old), pair[0])
    run("check", "-f", "json", "-o", str(new), *pair)
    done = run("diff", str(old), str(new))

    assert done.returncode == 1
    assert done.stdout.splitlines()[-2:] == ["reports added: b.txt", "Findings: 1 new."]
    assert run("diff", str(new), str(new)).returncode == 0
    assert json.loads(run("diff", str(old), str(new), "-f", "json").stdout)["changes"][0]["status"] == "new"
    assert_one_sentence(run("diff", str(old), pair[0]))
