"""What the serving process holds: the open casebook and the addresses that it answers at."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from bearwitness.casebook.handle import Casebook
from bearwitness.vault.data_keys import DataKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The casebook that a keyholder unlocked, and the origins that browsers may name."""

    casebook: Casebook = field(repr=False)
    origins: tuple[str, ...]

    def acting_as(self, name: str, identities: bytes | None = None) -> Casebook:
        """Handle for a signed-in person: she acts, with her own roles.

        The process lends her the key of the case database alone. The identities key is hers only after she opened
        it with her own passphrase.
        """
        keys = DataKeys(casebook=self.casebook.keys.casebook, identities=identities)
        return replace(self.casebook, actor=name, keys=keys)


_held: list[Served] = []


def hold(served: Served) -> None:
    """Serve this casebook, once a process."""
    _held[:] = [served]


def served() -> Served:
    """Return what is served."""
    return _held[0]
