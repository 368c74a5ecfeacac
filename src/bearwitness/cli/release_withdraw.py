"""Withdraw a release: write the notice for those who have it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook


def withdrawn(
    casebook: Casebook, release: str, reason: str, out: Path, language: Language
) -> tuple[dict[str, object], list[str]]:
    """Withdraw it, and write the notice and its signature into a folder."""
    from bearwitness.actions.releases.withdraw_release import withdraw_release
    from bearwitness.actions.releases.write_notice import write_notice

    path = write_notice(withdraw_release(casebook, release, reason), out)
    return {"withdrawn": release, "notice": str(path)}, [
        message("release.cli.withdrawn", language, release=release, path=path)
    ]
