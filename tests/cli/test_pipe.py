"""Whoever stops reading our output gets no traceback."""

import subprocess
import sys
from pathlib import Path


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    text = tmp_path / "article.txt"
    text.write_text("In 2019, 120 women crossed. " * 3000, "utf-8")
    words = [sys.executable, "-m", "bearwitness", "read", str(text)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        said = run.stderr.read().decode()
        assert run.wait(60) == 141
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
