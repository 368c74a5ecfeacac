"""The README and the command line say the same; no document names this machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.cli.main import VERBS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_verb_is_documented_and_every_documented_verb_exists() -> None:
    documented = set(re.findall(r"^\| `bearwitness ([a-z]+)", README, re.MULTILINE))
    assert documented == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bearwitness", verb, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert f"bearwitness {verb}" in done.stdout


def test_readme_opens_with_the_two_commands() -> None:
    head = README.split("\n\n")[1]
    assert [line.split("#")[0].strip() for line in head.splitlines()[1:-1]] == ["make demo", "make test"]


def test_links_lead_somewhere() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_dependency_stands_in_the_table() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    block = project.split("dependencies = [", 1)[1].split("[project.scripts]")[0]
    names = re.findall(r'"([A-Za-z0-9-]+)[><=]', block)
    assert len(names) >= 5
    assert [name for name in names if name.lower() not in README.lower()] == []
