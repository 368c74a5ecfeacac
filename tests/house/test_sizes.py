"""One ratchet on size: files and functions stay small enough to review."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILE_LINES = 300
FUNCTION_LINES = 50


def python_files() -> list[Path]:
    return sorted((ROOT / "src").rglob("*.py"))


def test_files_stay_small() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in python_files()
        if (n := len(p.read_text("utf-8").splitlines())) > FILE_LINES
    }
    assert long == {}


def test_functions_stay_small() -> None:
    long = {}
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                start = node.body[1].lineno if ast.get_docstring(node) and len(node.body) > 1 else node.lineno
                if (size := (node.end_lineno or 0) - start + 1) > FUNCTION_LINES:
                    long[f"{path.relative_to(ROOT)}:{node.name}"] = size
    assert long == {}


def test_no_vague_names() -> None:
    vague = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py"}
    assert [p for p in python_files() if p.name in vague] == []
