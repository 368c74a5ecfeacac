"""Which edition of the program words a page: two editions may word the same record differently."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import bearwitness
from bearwitness.domain.messages import catalogue as messages


@cache
def edition() -> str:
    """Version, and a digest of all that a page is made from (code and catalogues)."""
    words = Path(messages.__file__).parent.glob("*.yaml")
    code = [each for kind in ("*.py", "*.typ") for each in Path(__file__).parent.glob(kind)]
    content = b"\0".join(path.read_bytes() for path in sorted([*words, *code], key=lambda path: path.name))
    return f"{bearwitness.__version__}+{hashlib.sha256(content).hexdigest()[:16]}"
