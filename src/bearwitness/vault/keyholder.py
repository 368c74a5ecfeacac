"""A keyholder's entry in the keyring: a name, a public key, and the data keys sealed to it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.vault.data_keys import KEY_NAMES, DataKeys, KeyName
from bearwitness.vault.errors import DamagedKeyring, DamagedSeal
from bearwitness.vault.recipient import PrivateKey, open_sealed, public_key, seal_to
from bearwitness.vault.secret_lock import SecretLock
from bearwitness.vault.wrap import decoded, encoded, place

SHARES = "shares"
"""Who acts where two recovery shares opened; no keyholder may have this name."""
_MOST_CHARACTERS = 64


def keyholder_name(text: str) -> str:
    """Name in NFC; it stands readable in keyring.json, so a pseudonym is wise.

    Raises
    ------
    BadValue
        Empty, over 64 characters, or with anything but letters, digits, ``.``, ``_`` and ``-``.
    """
    name = unicodedata.normalize("NFC", text) if len(text) <= _MOST_CHARACTERS else ""
    if not name or not all(each.isalnum() or each in "._-" for each in name):
        raise BadValue(kind="keyholder", example="amina")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholder:
    """Entry of one keyholder: a custodian has a wrap of both data keys, anybody else of the casebook's alone.

    `lock` holds the private key under her passphrase; it is None for a keyholder who keeps an age key elsewhere.
    Because the wraps are sealed to a public key, keys can be changed without anybody else's passphrase.
    """

    name: str
    public: str
    lock: SecretLock | None
    wraps: dict[KeyName, bytes]

    @property
    def custodian(self) -> bool:
        """Whether the identities key is among the wraps."""
        return "identities" in self.wraps

    @classmethod
    def wrapping(
        cls,
        keys: DataKeys,
        *,
        casebook_id: str,
        name: str,
        public: str,
        lock: SecretLock | None,
        custodian: bool,
    ) -> Keyholder:
        """Seal the keys to a public key: both for a custodian, who must be given both."""
        wanted = KEY_NAMES if custodian else KEY_NAMES[:1]
        held = {"casebook": keys.casebook, "identities": keys.identities}
        wraps: dict[KeyName, bytes] = {}
        for key in wanted:
            data = held[key]
            if data is None:
                raise ValueError("a custodian's entry needs both keys")
            wraps[key] = seal_to(public, data, _where(casebook_id, name, public, key))
        return cls(name=name, public=public, lock=lock, wraps=wraps)

    def unwrap(self, casebook_id: str, private: PrivateKey) -> DataKeys:
        """Data keys of this entry.

        Raises
        ------
        DamagedKeyring
            A wrap is not one that was made for this place.
        """
        opened: dict[KeyName, bytes | None] = {"identities": None}
        try:
            for key, wrap in self.wraps.items():
                opened[key] = open_sealed([private], wrap, _where(casebook_id, self.name, self.public, key))
            return DataKeys(casebook=opened["casebook"] or b"", identities=opened["identities"])
        except (DamagedSeal, ValueError) as error:
            raise DamagedKeyring from error

    def to_json(self) -> dict[str, object]:
        """Entry as it stands in keyring.json."""
        return {
            "name": self.name,
            "public": self.public,
            "lock": self.lock.to_json() if self.lock else None,
            "wraps": {key: encoded(wrap) for key, wrap in self.wraps.items()},
        }

    @classmethod
    def from_json(cls, tree: dict[str, object]) -> Keyholder:
        """Entry from keyring.json; KeyError, TypeError, ValueError or BadValue where it is not one."""
        name, lock, wraps = str(tree["name"]), tree["lock"], tree["wraps"]
        if set(tree) != {"name", "public", "lock", "wraps"} or keyholder_name(name) != name:
            raise ValueError("fields")
        if not isinstance(wraps, dict) or list(wraps) not in (list(KEY_NAMES), list(KEY_NAMES[:1])):
            raise ValueError("wraps")
        if lock is not None and not isinstance(lock, dict):
            raise TypeError("lock")
        return cls(
            name=name,
            public=public_key(str(tree["public"])),
            lock=None if lock is None else SecretLock.from_json(lock),
            wraps={key: decoded(wraps[key]) for key in KEY_NAMES if key in wraps},
        )


def _where(casebook_id: str, name: str, public: str, key: KeyName) -> bytes:
    return place(casebook_id, "data key", keyholder=name, public=public, key=key)
