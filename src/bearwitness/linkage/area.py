"""A private folder for what an engine spills, gone afterwards whatever happens."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def private_area(work: Path | None) -> Iterator[Path]:
    """A new folder, for its owner only, below `work` or the system's temporary folder."""
    made = Path(tempfile.mkdtemp(prefix="link-", dir=work))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
