"""Throwaway passphrases for the demo's keyholders."""

from __future__ import annotations

import secrets


def throwaway() -> str:
    """120 random bits as words of five letters; shown once at the end of the demo and kept nowhere."""
    letters = "abcdefghijkmnpqrstuvwxyz"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(5))
