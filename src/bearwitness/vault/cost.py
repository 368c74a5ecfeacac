"""What it costs to try a passphrase: Argon2id (RFC 9106) and its limits."""

from __future__ import annotations

from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

_LIMITS = {"memory_kib": (19 * 1024, 1024 * 1024), "time": (2, 10), "parallelism": (1, 16)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Memory in KiB, passes and lanes of Argon2id.

    The least is OWASP's (19 MiB, 2 passes, 1 lane), so that a keyring that was tampered with cannot ask for less; the
    most is 1 GiB and 10 passes, so that it cannot stop the machine either. The default takes about 0.4 s.

    Raises
    ------
    ValueError
        A number is outside its limits.

    References
    ----------
    RFC 9106, section 4; OWASP Password Storage Cheat Sheet.
    """

    memory_kib: int = 64 * 1024
    time: int = 3
    parallelism: int = 4

    def __post_init__(self) -> None:
        for name, (least, most) in _LIMITS.items():
            value = getattr(self, name)
            if type(value) is not int or not least <= value <= most:
                raise ValueError(name)

    def derive(self, passphrase: bytes, salt: bytes) -> bytes:
        """Key of 32 bytes from a passphrase and a salt."""
        return hash_secret_raw(
            passphrase, salt, self.time, self.memory_kib, self.parallelism, hash_len=32, type=Type.ID
        )


CHEAPEST = Cost(memory_kib=19 * 1024, time=2, parallelism=1)
"""Least cost that a keyring may hold: for tests and throwaway casebooks."""
