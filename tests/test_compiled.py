"""Machine code of every engine's kernels lies beside its source and nowhere else."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import bearwitness
from bearwitness.compiled import compiled, kept_in

ROOT = Path(bearwitness.__file__).parent
CALLS = {
    "estimate": "from bearwitness.estimate.kernels.tails import smaller_tail; print(smaller_tail(3.0, 9.0) > 0)",
    "patterns": (
        "from bearwitness.patterns.networks.cut_kernel import cut_vertices\n"
        "print(bool(cut_vertices(np.array([0, 1, 3, 4]), np.array([1, 0, 2, 1]))[1]))"
    ),
    "linkage": (
        "from bearwitness.linkage.sampler_kernel import picked; print(picked(np.array([0.0, 9.0]), 0.9) == 1)"
    ),
}


@pytest.mark.parametrize("engine", CALLS)
def test_compiled_code_lies_beside_the_kernels_and_nowhere_else(engine: str, tmp_path: Path) -> None:
    """With a home of its own and a cache folder suggested by the environment, nothing is written to either."""
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "NUMBA_CACHE_DIR": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
    }
    code = f"import numpy as np\n{CALLS[engine]}"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "True\n"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_code_is_kept_by_the_sources_of_its_folder(tmp_path: Path) -> None:
    source = tmp_path / "kernel.py"
    source.write_text("one = 1\n", "utf-8")
    first = kept_in(tmp_path)
    kept_in.cache_clear()
    source.write_text("two = 2\n", "utf-8")
    second = kept_in(tmp_path)
    kept_in.cache_clear()
    assert first is not None
    assert second is not None
    assert first.parent == second.parent == tmp_path / "__pycache__"
    assert first != second


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("in the way", "utf-8")
    assert kept_in(tmp_path) is None
    kept_in.cache_clear()


def test_division_is_that_of_the_standard() -> None:
    @compiled
    def divided(above: float, below: float) -> float:
        return above / below

    assert divided(1.0, 0.0) == np.inf


def test_a_kernel_calls_kernels_of_its_own_folder_only() -> None:
    """Otherwise a change to the one would leave stale code of it in the other."""
    across = []
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        inside = _imported(tree, path)
        called = {
            each.id
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and _is_kernel(function)
            for line in function.body
            for each in ast.walk(line)
            if isinstance(each, ast.Name)
        }
        across += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(inside & called)]
    assert across == []


def _is_kernel(function: ast.FunctionDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "compiled" for each in function.decorator_list)


def _imported(tree: ast.Module, path: Path) -> set[str]:
    """Names that a module imports from other folders of this package."""
    own = ".".join(("bearwitness", *path.parent.relative_to(ROOT).parts))
    return {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bearwitness")
        if (node.module or "").rpartition(".")[0] != own
        for name in node.names
    }
