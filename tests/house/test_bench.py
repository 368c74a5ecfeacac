"""Every measurement starts as `make bench` starts it: as a script, from any folder."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
AS_A_SCRIPT = """
import runpy, sys
sys.path[0] = sys.argv[1]
runpy.run_path(sys.argv[2], run_name="not_main")
"""
"""Python puts a script's own folder first on its path, where `-c` puts the folder of work."""


@pytest.mark.parametrize("script", sorted(BENCH.glob("bench_*.py")), ids=lambda path: path.stem)
def test_it_finds_all_that_it_imports(script: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AS_A_SCRIPT, str(BENCH), str(script)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
