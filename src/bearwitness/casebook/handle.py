"""An open casebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bearwitness.vault.data_keys import DataKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Casebook:
    """Folder, actor and keys of the one casebook that this process has open; keys are never shown."""

    path: Path
    actor: str
    keys: DataKeys = field(repr=False)
