"""Write down what somebody outside is asked to approve."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from bearwitness.actions.releases.check_release import preview_of
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.proposed import planned_for_outside, proposed
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.record import to_json


def request_approval(casebook: Casebook, digest: str) -> bytes:
    """Return a file that shows the plan, what it would release now and what synthetic data would cost: she signs these very bytes.

    Only a release for everybody can be approved from outside: the file lies open, and a dossier or a release for one
    recipient is for that one alone. It holds no pixels, so that images are not approved from outside either, and no
    reasons for withholding.

    Raises
    ------
    NotAllowed, RiskOverdue
    NoSuchPlan, PlanOvertaken, InsideOnly
    """
    require(casebook, "request_approval", "release")
    plan = planned_for_outside(digest)
    gathered = gather_release(casebook, "request_approval", plan)
    row = proposed(digest, gathered.digest())
    look = preview_of(plan, gathered)
    shown = {
        "format": 1,
        "plan": digest,
        "contents": row.contents,
        "asked_at": datetime.now(UTC).replace(microsecond=0).isoformat(),
        "text": row.text,
        "release": look.release.to_json(),
        "synthetic": to_json(look.synthetic),
    }
    with acting(casebook, "request_approval", "release") as entry:
        entry.object = row.id
        entry.detail["digest"] = digest
    return (json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
