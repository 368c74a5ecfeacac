"""What a verb prints: one JSON object on standard output, or sentences."""

from __future__ import annotations

import json
import sys


def warn(text: str) -> None:
    """One sentence on standard error."""
    print(text, file=sys.stderr, flush=True)


def print_json(*, ok: bool, warnings: list[str], **found: object) -> None:
    """The object of ``--json``, in format 1."""
    print(json.dumps({"format": 1, "ok": ok, "warnings": warnings, **found}, ensure_ascii=False))
