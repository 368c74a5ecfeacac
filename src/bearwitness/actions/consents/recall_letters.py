"""Draft the letters that ask copies back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.reach import Copy, reach_of
from bearwitness.domain.messages import language_of, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft for one recipient; a person reads it, signs it and sends it."""

    recipient: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The drafts, and how many copies none of them asks back, as an answer has settled that."""

    drafts: tuple[Letter, ...]
    settled: int


def recall_letters(casebook: Casebook, source_id: str) -> Letters:
    """One letter for each recipient of a copy, in the recipient's language; nothing in it says whose words they are.

    A letter names files by their hash and says what is asked: stop using it, destroy it, and say so. Where a copy
    is of a release that was made for everybody, it asks only that the figure be cited no longer. What was destroyed, or
    refused, is not asked for again.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "recall_letters", "consent") as entry:
        source = held_source(casebook, source_id)
        copies = reach_of(casebook, source.id).copies
        asked = [copy for copy in copies if not copy.settled]
        by_recipient: dict[str, list[Copy]] = {}
        for copy in asked:
            by_recipient.setdefault(copy.recipient, []).append(copy)
        settled = len(copies) - len(asked)
        entry.object = source_id
        entry.detail.update(letters=len(by_recipient), settled=settled)
    drafts = (Letter(recipient=name, text=_letter(name, its)) for name, its in by_recipient.items())
    return Letters(drafts=tuple(drafts), settled=settled)


def _letter(recipient: str, copies: list[Copy]) -> str:
    language = language_of(copies[-1].language)
    lines = [message(f"actions.recall.{_kind(copy)}", language, sha256=copy.sha256) for copy in copies]
    return message(
        "actions.recall.letter",
        language,
        recipient=recipient,
        date=datetime.now(UTC).date().isoformat(),
        copies="\n".join(lines),
    )


def _kind(copy: Copy) -> str:
    return "release" if copy.public else "source"
