"""Go on with releases after a casebook was put back: what two persons say left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook


def continued(
    casebook: Casebook, ledger: bytes, left: str, language: Language
) -> tuple[dict[str, object], list[str]]:
    """Take one person's word, and say whether it is the second."""
    from bearwitness.actions.releases.continue_releases import continue_releases

    found = continue_releases(casebook, ledger, left)
    named = ", ".join(found.lost) or message("release.cli.continue_none", language)
    after = found.answer or "waits"
    return {"lost": list(found.lost), "answer": found.answer}, [
        message("release.cli.lost", language, lost=named),
        message(f"release.cli.continue_{after}", language),
    ]
