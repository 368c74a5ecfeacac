"""Who withdrew, as the snapshots of releases name her."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import F, Q

from bearwitness.casebook.derived import echoes
from bearwitness.casebook.models import Claim, Consent, ReleaseRow
from bearwitness.casebook.tokens import snapshot_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawals:
    """Tokens of persons with the time at which consent for what tells of them was withdrawn, and the latest of all."""

    at: dict[str, datetime]
    latest: datetime | None

    def since(self, when: datetime) -> bool:
        """Whether anybody withdrew after a moment."""
        return self.latest is not None and self.latest > when

    def counted_in(self, row: ReleaseRow) -> int:
        """Persons whom a release counts and for whom consent was withdrawn after it was built."""
        if not self.since(row.at):
            return 0
        return sum(at > row.at and token in row.snapshot for token, at in self.at.items())


def withdrawals() -> Withdrawals:
    """Every withdrawal that holds now; what repeats a withdrawn source counts as withdrawn with the latest."""
    gone = Consent.objects.filter(in_force_for__isnull=False, withdrawn_at__isnull=False)
    latest = gone.order_by("-withdrawn_at").values_list("withdrawn_at", flat=True).first()
    if latest is None:
        return Withdrawals(at={}, latest=None)
    source = "passage__text__source"
    own = Q((f"{source}__consent__withdrawn_at__isnull", False))
    echoed = Q((f"{source}__in", echoes(datetime.now(UTC))))
    spoken = Claim.objects.filter(own | echoed, subject__kind="Person").annotate(
        gone_at=F(f"{source}__consent__withdrawn_at")
    )
    found: dict[str, datetime] = {}
    for person, at in spoken.values_list("subject", "gone_at").distinct():
        found[person] = max(found.get(person, at or latest), at or latest)
    return Withdrawals(at={snapshot_token(person): at for person, at in found.items()}, latest=latest)
