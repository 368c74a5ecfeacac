"""A34: no pickle, eval or unsafe YAML in the house, and no network at import."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "bearwitness"
FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "shelve", "marshal", "joblib"}
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
YAML_LOADERS = {"SafeLoader", "CSafeLoader", "_Loader"}


def faults(tree: ast.AST) -> list[str]:
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [a.name for a in node.names if a.name.split(".")[0] in FORBIDDEN_MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in FORBIDDEN_MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            found += _call_faults(node)
    return found


def _call_faults(node: ast.Call) -> list[str]:
    if isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
        return [node.func.id]
    if isinstance(node.func, ast.Attribute) and ast.unparse(node.func).startswith("yaml."):
        if node.func.attr in {"unsafe_load", "full_load", "load_all", "unsafe_load_all", "full_load_all"}:
            return [node.func.attr]
        if node.func.attr == "load":
            loader = next((ast.unparse(k.value) for k in node.keywords if k.arg == "Loader"), "")
            return [] if loader.split(".")[-1] in YAML_LOADERS else ["yaml.load"]
    return []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_code_from_data(path: Path) -> None:
    assert faults(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code", ["import pickle", "eval('1')", "import yaml; yaml.load('x')", "yaml.unsafe_load('x')"]
)
def test_the_check_can_fail(code: str) -> None:
    assert faults(ast.parse(code))


BAN = """
import importlib, pkgutil, socket, sys
def banned(*a, **k):
    raise AssertionError("network at import")
socket.socket.connect = socket.socket.bind = banned
socket.create_connection = socket.getaddrinfo = banned
import bearwitness
names = [m.name for m in pkgutil.walk_packages(bearwitness.__path__, "bearwitness.") if "__main__" not in m.name]
for name in names:
    try:
        importlib.import_module(name)
    except Exception as error:
        if type(error).__name__ not in ("ImproperlyConfigured", "AppRegistryNotReady"):
            raise
print(len(names))
"""


def test_no_network_at_import() -> None:
    done = subprocess.run([sys.executable, "-c", BAN], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10
