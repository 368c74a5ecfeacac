"""A bounded number of runs of each target over the committed corpus; `make fuzz` runs them for longer."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris", reason="atheris is there for Linux only")

HERE = Path(__file__).parent
TARGETS = sorted(each.name for each in (HERE / "corpus").iterdir())
RUNS = 400
BEGIN_ANEW = ("sh", "-c", '"$@"; exit "$?"', "sh")
"""A child that is executed inherits the peak of memory of its parent, which libFuzzer would take for its own: a shell in
between forks it afresh."""


@pytest.mark.parametrize("name", TARGETS)
def test_only_our_own_errors_escape(name: str, tmp_path: Path) -> None:
    grown = tmp_path / "grown"
    grown.mkdir()
    command = [
        *BEGIN_ANEW,
        sys.executable,
        str(HERE / "target.py"),
        name,
        str(grown),
        str(HERE / "corpus" / name),
    ]
    limits = [
        f"-runs={RUNS}",
        "-seed=7",
        "-max_len=4096",
        "-rss_limit_mb=1024",
        "-timeout=10",
        f"-artifact_prefix={tmp_path}/",
    ]
    done = subprocess.run([*command, *limits], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]


def test_every_target_has_a_corpus() -> None:
    source = (HERE / "target.py").read_text("utf-8").split("TARGETS: ")[1].split("\n}")[0]
    assert sorted(line.split('"')[1] for line in source.splitlines() if line.startswith('    "')) == TARGETS
