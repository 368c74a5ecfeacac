"""keyring.json, format 1: what stands in it, and the seal that shows every edit."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass, replace

from bearwitness.domain.errors import BadValue
from bearwitness.vault.custody import Custody
from bearwitness.vault.errors import DamagedKeyring
from bearwitness.vault.keyholder import Keyholder
from bearwitness.vault.secret_lock import PIN_BYTES
from bearwitness.vault.wrap import FORMAT, decoded, encoded, place, seal, unseal

MOST_BYTES = 1 << 20
_FIELDS = {"format", "casebook", "pin", "custody", "keyholders", "seal"}
_PURPOSE = b"bearwitness keyring seal, format 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyringFile:
    """Content of the file. `pin` is sealed under the casebook key; `tag` covers everything else.

    The tag is HMAC-SHA256 under a key from casebook key and pin. Every keyholder can check it, so that no public key,
    cost, name or kind of entry can be changed or added by somebody who only writes to the disk.
    """

    casebook_id: str
    pin: bytes
    custody: Custody
    entries: tuple[Keyholder, ...]
    tag: bytes = b""

    def sealed(self, casebook_key: bytes) -> KeyringFile:
        """Content with the tag that belongs to it."""
        return replace(self, tag=self._tag(casebook_key))

    def check(self, casebook_key: bytes, pin: bytes | None = None) -> None:
        """Check the tag, and the pin that a passphrase locked.

        Raises
        ------
        DamagedKeyring
        """
        if not hmac.compare_digest(self._tag(casebook_key), self.tag):
            raise DamagedKeyring
        if pin is not None and not hmac.compare_digest(self.open_pin(casebook_key), pin):
            raise DamagedKeyring

    def open_pin(self, casebook_key: bytes) -> bytes:
        """Pin of the casebook.

        Raises
        ------
        DamagedKeyring
        """
        pin = unseal(self.pin, casebook_key, _pin_place(self.casebook_id))
        if pin is None or len(pin) != PIN_BYTES:
            raise DamagedKeyring
        return pin

    def to_bytes(self) -> bytes:
        """File as it is written."""
        tree = {**self._tree(), "seal": encoded(self.tag)}
        return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> KeyringFile:
        """Content of a file; every cost in it lies within the limits, or it is refused.

        Raises
        ------
        DamagedKeyring
            Not of format 1, or not exactly the fields of the format.
        """
        try:
            return cls._parsed(json.loads(data))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, BadValue) as error:
            raise DamagedKeyring from error

    @classmethod
    def _parsed(cls, tree: dict[str, object]) -> KeyringFile:
        holders, casebook_id = tree["keyholders"], tree["casebook"]
        if set(tree) != _FIELDS or tree["format"] != FORMAT:
            raise ValueError("format")
        if not isinstance(holders, list) or not holders or not isinstance(casebook_id, str):
            raise ValueError("fields")
        entries = tuple(Keyholder.from_json(each) for each in holders)
        if len({entry.name for entry in entries}) != len(entries):
            raise ValueError("names")
        return cls(
            casebook_id=casebook_id,
            pin=decoded(tree["pin"]),
            custody=Custody.from_json(tree["custody"]),
            entries=entries,
            tag=decoded(tree["seal"], hashlib.sha256().digest_size),
        )

    def _tree(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "casebook": self.casebook_id,
            "pin": encoded(self.pin),
            "custody": self.custody.to_json(),
            "keyholders": [each.to_json() for each in self.entries],
        }

    def _tag(self, casebook_key: bytes) -> bytes:
        key = hmac.digest(casebook_key, _PURPOSE + self.open_pin(casebook_key), "sha256")
        content = json.dumps(self._tree(), sort_keys=True, separators=(",", ":")).encode()
        return hmac.digest(key, content, "sha256")


def seal_pin(pin: bytes, casebook_key: bytes, casebook_id: str) -> bytes:
    """Pin under the casebook key."""
    return seal(pin, casebook_key, _pin_place(casebook_id))


def _pin_place(casebook_id: str) -> bytes:
    return place(casebook_id, "pin")
