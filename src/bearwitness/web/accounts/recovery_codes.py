"""Codes for whoever lost her second factor."""

from __future__ import annotations

from bearwitness.web.accounts.models import Account, RecoveryCode
from bearwitness.web.accounts.secret_text import digest, new_code

COUNT = 10


def draw_codes(account: Account) -> list[str]:
    """New codes in place of all earlier ones; they are shown once and kept as digests."""
    codes = [new_code() for _ in range(COUNT)]
    RecoveryCode.objects.filter(account=account).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(account=account, digest=digest(code)) for code in codes)
    return codes


def take_recovery_code(account: Account, code: str) -> bool:
    """Take a code, once."""
    given = digest(code.strip().lower())
    deleted, _ = RecoveryCode.objects.filter(account=account, digest=given).delete()
    return deleted == 1
