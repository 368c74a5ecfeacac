"""What an approver was shown, in tests that are about something else."""

from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.proposed import latest


def seen_of(digest: str) -> str:
    """Mark of the newest proposal of a plan, as its page shows it."""
    row = latest(digest)
    return mark_of(digest, row.contents if row else "")
