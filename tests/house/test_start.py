"""`--help` and `--version` answer at once: within four times a bare interpreter with argparse."""

import subprocess
import sys

import pytest

BARE = "import argparse; argparse.ArgumentParser().format_help()"
HEAVY = {"django", "numpy", "scipy", "numba", "cryptography", "argon2", "sqlcipher3", "vl_convert"}


def processor_seconds(*command: str) -> float:
    """Processor seconds that a command takes: the least of several runs."""
    import resource

    least = float("inf")
    for _ in range(7):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_start_is_quick(flag: str) -> None:
    bare = processor_seconds(sys.executable, "-c", BARE)
    ours = processor_seconds(sys.executable, "-m", "bearwitness", flag)
    assert ours < 4 * bare


@pytest.mark.parametrize("words", [["--help"], ["estimate", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    code = f"import sys; from bearwitness.cli.main import main\ntry: main({words})\nexcept SystemExit: pass\nprint(sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ast_list(done.stdout.splitlines()[-1]))
    assert "bearwitness" in loaded
    assert loaded & HEAVY == set()


def ast_list(text: str) -> list[str]:
    import ast

    value = ast.literal_eval(text)
    assert isinstance(value, list)
    return [str(each) for each in value]
