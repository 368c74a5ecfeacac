"""What a check of a bundle found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bearwitness.release.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The outcome of a check.

    Attributes
    ----------
    files
        Number of files in the manifest whose content holds.
    recomputed, attested, committed
        Figures by what they rest on; `recomputed` holds those that were, and came out equal.
    weakened
        Figures for which a guard was weakened on purpose; each says which, and why.
    problems
        What does not hold; the bundle is to be trusted only if there is none.
    warnings
        Codes of what could not be checked (words under ``release.warnings``).
    fingerprint
        Of the key in the bundle, in hex; empty if there is none.
    withdrawn
        Day since which its publisher says that it is not to be used; empty where no notice says so.
    """

    files: int
    recomputed: tuple[str, ...]
    attested: tuple[str, ...]
    committed: tuple[str, ...]
    weakened: tuple[str, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[str, ...]
    fingerprint: str
    withdrawn: str = ""

    @property
    def ok(self) -> bool:
        """Whether all that can be checked holds, and nobody has withdrawn it."""
        return not (self.problems or self.withdrawn)

    def to_json(self) -> dict[str, Any]:
        """The object that ``verify --json`` prints."""
        return {
            "format": 1,
            "ok": self.ok,
            "warnings": list(self.warnings),
            "files": self.files,
            "recomputed": list(self.recomputed),
            "attested": list(self.attested),
            "committed": list(self.committed),
            "weakened": list(self.weakened),
            "problems": [{"code": each.code, "at": each.place} for each in self.problems],
            "fingerprint": self.fingerprint,
            "withdrawn": self.withdrawn,
        }
