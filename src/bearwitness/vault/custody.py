"""The custodians' key pair: everybody may seal to it, only the identities key opens it."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.vault.errors import DamagedKeyring
from bearwitness.vault.recipient import PrivateKey, public_key
from bearwitness.vault.wrap import decoded, encoded, place, seal, unseal


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Public key, and the private key sealed under the identities key; newest first, earlier ones kept.

    Earlier pairs remain so that what was sealed before a change of keys can still be opened.
    """

    pairs: tuple[tuple[str, bytes], ...]

    @property
    def public(self) -> str:
        """Key to seal to."""
        return self.pairs[0][0]

    @classmethod
    def holding(cls, privates: tuple[PrivateKey, ...], identities: bytes, casebook_id: str) -> Custody:
        """Seal private keys under the identities key, newest first."""
        return cls(
            pairs=tuple(
                (each.public, seal(each.text.encode("ascii"), identities, _where(casebook_id, each.public)))
                for each in privates
            )
        )

    def privates(self, identities: bytes, casebook_id: str) -> tuple[PrivateKey, ...]:
        """Private keys, newest first; each is checked against the public key beside it.

        Raises
        ------
        DamagedKeyring
        """
        found = []
        for public, sealed in self.pairs:
            data = unseal(sealed, identities, _where(casebook_id, public))
            private = PrivateKey(text=data.decode("ascii")) if data is not None else None
            if private is None or private.public != public:
                raise DamagedKeyring
            found.append(private)
        return tuple(found)

    def to_json(self) -> list[dict[str, str]]:
        """Pairs as they stand in keyring.json."""
        return [{"public": public, "sealed": encoded(sealed)} for public, sealed in self.pairs]

    @classmethod
    def from_json(cls, tree: object) -> Custody:
        """Pairs from keyring.json; KeyError, TypeError, ValueError or BadValue where they are not."""
        if not isinstance(tree, list) or not tree or any(set(each) != {"public", "sealed"} for each in tree):
            raise ValueError("custody")
        return cls(pairs=tuple((public_key(str(each["public"])), decoded(each["sealed"])) for each in tree))


def _where(casebook_id: str, public: str) -> bytes:
    return place(casebook_id, "custody", public=public)
