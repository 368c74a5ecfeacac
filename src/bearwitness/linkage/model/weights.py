"""The shipped shares of levels, derived by `tools/train_linkage.py` from simulated lists."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from bearwitness.linkage.model.comparisons import Weights


@cache
def shipped() -> Weights:
    """Shares (m, u) by comparison and level."""
    text = (resources.files("bearwitness.linkage.model") / "weights.json").read_text("utf-8")
    tree = json.loads(text)
    return {name: {key: (m, u) for key, (m, u) in levels.items()} for name, levels in tree.items()}
