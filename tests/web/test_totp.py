"""One-time codes: the published values, and each taken once (A22)."""

import base64

import pytest

from bearwitness.web.accounts import totp

RFC_6238 = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_values_of_appendix_b(at: int, code: str) -> None:
    """RFC 6238, appendix B, SHA-1; the last six of its eight digits."""
    assert totp.code_at(RFC_6238, at // totp.STEP) == code


def test_a_code_holds_near_its_time_and_once() -> None:
    code = totp.code_at(RFC_6238, 100)
    assert totp.step_of(RFC_6238, code, 100 * 30 + 5, 0) == 100
    assert totp.step_of(RFC_6238, code, 101 * 30 + 5, 0) == 100
    assert totp.step_of(RFC_6238, code, 102 * 30 + 5, 0) is None
    assert totp.step_of(RFC_6238, code, 100 * 30 + 5, 100) is None
    assert totp.step_of(RFC_6238, f"{code[:3]} {code[3:]}", 100 * 30, 0) == 100
    assert totp.step_of(RFC_6238, "", 100 * 30, 0) is None
    assert totp.step_of(RFC_6238, "١٢٣٤٥٦", 100 * 30, 0) is None
