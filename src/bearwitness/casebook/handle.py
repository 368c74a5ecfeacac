"""An open casebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """Folder, actor, keys and sealed originals of the casebook that is open; keys are never shown."""

    path: Path
    actor: str
    keys: DataKeys = field(repr=False)
    evidence: Evidence = field(repr=False)
