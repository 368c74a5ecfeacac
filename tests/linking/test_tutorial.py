"""docs/linkage-tutorial.md does what it says."""

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.casebooks import PASSPHRASE

from bearwitness.cli.main import main

PAGE = (Path(__file__).parents[2] / "docs" / "linkage-tutorial.md").read_text("utf-8")
PERSONS = 1_500


def interval(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[float, float, str]:
    assert main([*words, "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["estimates"]
    return found["interval"]["lower"], found["interval"]["upper"], found["status"]


def test_every_command_of_the_page_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("BEARWITNESS_PASSPHRASE_FILE", "BEARWITNESS_NEW_PASSPHRASE_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "passphrase"))
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    (snippet,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(snippet, "tutorial", "exec"), {})  # noqa: S102  (the page itself is what is tested)
    for file, text in re.findall(r"```yaml (\S+)\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / file).write_text(text, encoding="utf-8")
    lines = [
        line for block in re.findall(r"```bash\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
    ]
    assert len(lines) == 10
    words = [shlex.split(line)[1:] for line in lines]
    for each in words[:-2]:
        assert main(each) == 0, each
    capsys.readouterr()
    low, high, status = interval(words[-2], capsys)
    assert low <= PERSONS <= high
    assert status == "disputed"
    certain = interval(words[-1], capsys)
    assert certain[1] - certain[0] < high - low
    assert certain[0] + certain[1] > low + high
