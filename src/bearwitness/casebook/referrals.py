"""Help that can be offered."""

from __future__ import annotations

from bearwitness.casebook.models import Referral


def has_referrals() -> bool:
    """Whether any service is on the list."""
    return Referral.objects.exists()
