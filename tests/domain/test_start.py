"""Values and records load no YAML parser: only the codebook, the gazetteer and consent files do."""

import subprocess
import sys

import pytest

HEADS = ["value", "consent", "codebook", "gazetteer", "claim"]


@pytest.mark.parametrize("module", HEADS)
def test_importing_loads_no_yaml(module: str) -> None:
    code = f"import sys, bearwitness.domain.{module}; print('yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
