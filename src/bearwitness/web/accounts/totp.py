"""Time-based one-time codes (RFC 6238: HMAC-SHA-1, six digits, thirty seconds), each taken once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

from bearwitness.web.accounts.models import Account

STEP = 30
DIGITS = 6
DRIFT = 1
"""Steps by which a telephone's clock may be off."""


def new_secret() -> str:
    """160 random bits in Base32, as authenticator apps take them."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code_at(secret: str, step: int) -> str:
    """Code of a time step (RFC 4226, section 5.3)."""
    mac = hmac.digest(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1)
    start = mac[-1] & 15
    (number,) = struct.unpack(">I", mac[start : start + 4])
    return f"{(number & 0x7FFFFFFF) % 10**DIGITS:0{DIGITS}}"


def step_of(secret: str, code: str, now: float, after: int) -> int | None:
    """Time step that a code is of, where it lies near `now` (seconds) and later than the step `after`."""
    given = "".join(each for each in code if each.isdigit() and each.isascii())
    found = None
    for step in range(int(now) // STEP - DRIFT, int(now) // STEP + DRIFT + 1):
        if hmac.compare_digest(code_at(secret, step), given) and step > after:
            found = step
    return found


def take_code(account: Account, code: str, now: float) -> bool:
    """Take a code of an account; two requests with one code never both succeed."""
    if not account.totp_secret:
        return False
    step = step_of(account.totp_secret, code, now, account.totp_step)
    if step is None:
        return False
    rows = Account.objects.filter(pk=account.pk, totp_step__lt=step)
    return rows.update(totp_step=step) == 1


def address(secret: str, name: str) -> str:
    """Address that an authenticator app reads; it names no casebook and no programme."""
    words = urlencode({"secret": secret, "issuer": "Notebook"}, quote_via=quote)
    return f"otpauth://totp/{quote(name)}?{words}"
