"""A compiled build says what a plain one says, byte for byte; the plain build asks for no compiler."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from hot_modules import COMPILED, USED_AS_TUPLES, hot_modules
from spelling import spell_out

ROOT = Path(__file__).parents[2]
SOURCES = ("LICENSE", "MANIFEST.in", "README.md", "checker", "compiling", "pyproject.toml", "setup.py")
MISSING = "needs a C compiler (apt-get install gcc libc6-dev)"
KEPT = """from __future__ import annotations
@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    dead: int
    names: list[str] = field(default_factory=list, compare=False)

    # what is said
    @kept
    def said(self) -> str:
        return str(self.dead)
"""
SPELLED = """@dataclass(init=False, eq=False)
class Toll:

    dead: int
    names: list[str] = field(default_factory=list, compare=False)

    def __init__(self, *, dead: int, names: list[str] | None = None) -> None:
        self.dead = dead
        self.names = names if names is not None else (list)()
        self._has_said = False

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Toll):
            return self.dead == other.dead
        return False

    def __hash__(self) -> int:
        return hash((self.dead,))

    def __reduce__(self) -> _Any:
        return _made_anew, (Toll, {'dead': self.dead, 'names': self.names})

    def _find_said(self) -> str:
        return str(self.dead)

    @property
    def said(self) -> str:
        if not self._has_said:
            self._kept_said = self._find_said()
            self._has_said = True
        return self._kept_said
"""


def run(folder: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env=environment, cwd=cwd
    )


def build(folder: Path, **environment: str) -> Path:
    """Build a wheel from a copy of the sources, with the tools that are there, and return it."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    command = ["wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", "dist", "."]
    done = subprocess.run(
        [sys.executable, "-m", "pip", *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return next((folder / "dist").iterdir())


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install a compiled build into a folder, compiled in little time rather than for speed."""
    if shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0]) is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    wheel = build(tmp_path_factory.mktemp("sources"), CHECKER_COMPILE="1", MYPYC_OPT_LEVEL="0")
    target = tmp_path_factory.mktemp("compiled")
    command = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run([sys.executable, "-m", "pip", *command], check=True)
    return target


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the demo's reports ten times over, in events of their own, so that each process gets some."""
    rows = (ROOT / "checker" / "data" / "demo.jsonl").read_text("utf-8").splitlines()
    path = tmp_path_factory.mktemp("reports") / "many.jsonl"
    with path.open("w", encoding="utf-8") as stream:
        for number in range(10):
            for row in map(json.loads, rows):
                stream.write(json.dumps({**row, "id": f"{row.get('id')}-{number}", "event": str(number)}) + "\n")
    return path


@pytest.mark.slow
def test_the_modules_are_compiled(compiled: Path, tmp_path: Path) -> None:
    names = [".".join(path.with_suffix("").parts) for path in hot_modules(ROOT)]
    program = f"from importlib import import_module as i; print(*{{i(n).__file__.rsplit('.')[-1] for n in {names}}})"

    assert run(compiled, "-c", program, cwd=tmp_path).stdout == "so\n"
    assert "ok       modules: compiled\n" in run(compiled, "-m", "checker", "doctor", cwd=tmp_path).stdout


@pytest.mark.slow
@pytest.mark.parametrize("options", [("--relations",), ("--jobs", "2"), ("--explain",)])
def test_a_check_says_the_same(options: tuple[str, ...], compiled: Path, reports: Path) -> None:
    arguments = ("-m", "checker", "check", "--format", "json", *options, str(reports))
    fast, plain = (run(folder, *arguments, cwd=reports.parent) for folder in (compiled, ROOT))

    assert (fast.returncode, fast.stderr) == (plain.returncode, plain.stderr)
    assert fast.stdout == plain.stdout
    assert len(json.loads(fast.stdout)["findings"]) >= 10


@pytest.mark.slow
@pytest.mark.parametrize("command", [("check", "--format", "json"), ("extract",)])
def test_several_processes_say_the_same(
    command: tuple[str, ...], compiled: Path, reports: Path, tmp_path: Path
) -> None:
    said = []
    for folder, name in ((compiled, "fast"), (ROOT, "plain")):
        options = ("--jobs", "2", "--resume", "--output", str(tmp_path / name))  # a run to resume is one of processes
        done = run(folder, "-m", "checker", *command, *options, str(reports), cwd=reports.parent)
        said.append((done.returncode, "died" in done.stderr, (tmp_path / name).read_text("utf-8")))

    assert said[0] == said[1]
    assert not said[0][1]


@pytest.mark.slow
def test_a_kept_result_is_read_again(compiled: Path, reports: Path, tmp_path: Path) -> None:
    kept = str(tmp_path / "kept.json")
    check = ("-m", "checker", "check", "--format", "json", "--relations", "--output", kept, str(reports))
    assert run(compiled, *check, cwd=tmp_path).returncode == 1
    fast, plain = (
        run(folder, "-m", "checker", "render", kept, "--format", "md", cwd=tmp_path) for folder in (compiled, ROOT)
    )

    assert (fast.returncode, fast.stderr, fast.stdout) == (plain.returncode, plain.stderr, plain.stdout)
    assert fast.returncode == 0


@pytest.mark.slow
def test_a_bad_file_is_the_same_sentence(compiled: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": 5}\n', "utf-8")
    fast, plain = (
        run(folder, "-m", "checker", "check", "bad.jsonl", "--lang", "xx", cwd=tmp_path) for folder in (compiled, ROOT)
    )

    assert (fast.returncode, fast.stdout, fast.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert fast.returncode == 2
    assert fast.stderr.startswith("checker: ")


@pytest.mark.slow
def test_a_plain_build_needs_no_compiler(tmp_path: Path) -> None:
    assert build(tmp_path, CHECKER_COMPILE="0", CC="/nowhere/cc").name.endswith("-py3-none-any.whl")


def test_a_value_is_spelled_out() -> None:
    assert SPELLED in spell_out(KEPT)


def test_a_tuple_that_is_used_as_one_stays() -> None:
    source = "from __future__ import annotations\nclass Word(NamedTuple):\n    form: str\n"

    assert "class Word(NamedTuple):\n    form: str\n" in spell_out(source, {"Word"})


def test_every_pattern_and_every_exception_stands_for_something() -> None:
    text = "".join((ROOT / path).read_text("utf-8") for path in hot_modules(ROOT))

    assert [pattern for pattern in COMPILED if not any(ROOT.glob(pattern))] == []
    assert [name for name in USED_AS_TUPLES if f"class {name}(NamedTuple)" not in text] == []
