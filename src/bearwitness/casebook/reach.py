"""What rests on a source: inside the casebook, in releases, and with named recipients outside."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bearwitness.casebook.answer_history import histories
from bearwitness.casebook.derived import derived_from
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Consent, HandedCopy, ReleaseRow
from bearwitness.casebook.recalls import last_answers
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.casebook.withdrawn import withdrawals


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy that somebody outside holds: of a source, or of a release; `public` where the release was for everybody.

    `of` is empty where the reader does not see the source. `number` is that of its row, by which its recall is recorded.
    `answer` is what came last of asking it back, a code of ``recall_answer``; empty where nobody has asked. It is `settled`
    where nothing is left to ask for this source's sake: it was destroyed, or refused after the last answer had changed.
    """

    number: int
    of: str
    recipient: str
    language: str
    sha256: str
    public: bool
    answer: str
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a withdrawal closes, and what it can no longer call back.

    Attributes
    ----------
    sources
        The source itself and all that derives from it, which close with it, of those that the reader sees.
    claims, persons
        Identifiers of the claims that rest on these, and of the persons of whom they speak.
    numbers
        How many sources, claims and persons there are in all, also of those that the reader does not see.
    releases
        Identifiers of earlier releases that count, quote or show any of these persons or sources, or rest on one as a linked
        list; nobody can call them back.
    figures
        For each such release, how many published cells count one of them, and how many quotes, images and estimates from
        linked lists are theirs.
    manifests
        SHA-256 of the manifest of each such release.
    copies
        Copies that named recipients hold, who can be asked to give them back.
    withdrawn
        Day since which consent to the source is withdrawn, as YYYY-MM-DD; empty where it is not.
    """

    sources: tuple[str, ...]
    claims: tuple[str, ...]
    persons: tuple[str, ...]
    numbers: Mapping[str, int]
    releases: tuple[str, ...]
    figures: tuple[int, ...]
    manifests: tuple[str, ...]
    copies: tuple[Copy, ...]
    withdrawn: str


def reach_of(casebook: Casebook, source_id: str) -> Reach:
    """Follow a source as far as the casebook knows; by name only as far as the actor sees."""
    sources = (source_id, *derived_from(source_id))
    seen = tuple(sight_of(casebook).sources().filter(id__in=sources).values_list("id", flat=True))
    shown = tuple(each for each in sources if each in seen)
    claims, persons = _resting(sources)
    claims_shown, persons_shown = _resting(shown)
    names = (*persons, *sources)
    tokens = set(snapshot_tokens(names).values())
    counted = [(row, _cells(row, tokens)) for row in releases_holding(names)]
    releases = tuple(row.id for row, _ in counted)
    return Reach(
        sources=shown,
        claims=claims_shown,
        persons=persons_shown,
        numbers={"sources": len(sources), "claims": len(claims), "persons": len(persons)},
        releases=releases,
        figures=tuple(cells for _, cells in counted),
        manifests=tuple(row.bundle_digest for row, _ in counted),
        copies=tuple(_copies(sources, releases, shown)),
        withdrawn=_withdrawn(source_id),
    )


def _withdrawn(source_id: str) -> str:
    """Day of the withdrawal that holds now."""
    gone = Consent.objects.filter(in_force_for=source_id, withdrawn_at__isnull=False)
    at = gone.values_list("withdrawn_at", flat=True).first()
    return "" if at is None else at.date().isoformat()


def releases_holding(names: Collection[str]) -> list[ReleaseRow]:
    """Releases whose snapshots hold any of these persons, or of these sources, by their quotes, images or linked lists."""
    tokens = snapshot_tokens(names).values()
    kept = ReleaseRow.objects.order_by("at", "id")
    return [row for row in kept if any(each in row.snapshot for each in tokens)]


def _resting(sources: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Claims that rest on some sources, and the persons of whom they speak."""
    claims = Claim.objects.filter(passage__text__source__in=sources).order_by("id")
    spoken = claims.filter(subject__kind="Person").order_by("subject").values_list("subject", flat=True)
    return tuple(claims.values_list("id", flat=True)), tuple(spoken.distinct())


def _cells(row: ReleaseRow, tokens: set[str]) -> int:
    """Published cells, amounts, quotes, images and linked lists of theirs; none, where the snapshot has another shape."""
    try:
        snapshot = json.loads(row.snapshot)
        cells = snapshot["cells"]
        told = [*snapshot.get("quoted", []), *snapshot.get("pictured", []), snapshot.get("linked", [])]
    except (AttributeError, KeyError, TypeError, ValueError):
        return 0
    hers = sum(1 << place for place, token in enumerate(snapshot.get("tokens", [])) if token in tokens)
    counted = sum(bool(each["published"]) and _stands(each, tokens, hers) for each in cells)
    groups = [group for each in snapshot.get("amounts", []) for group in each["groups"] if group["shown"]]
    counted += sum(not tokens.isdisjoint(token for token, *_ in group["amounts"]) for group in groups)
    return counted + sum(not tokens.isdisjoint(each) for each in told)


def _stands(cell: dict[str, Any], tokens: set[str], hers: int) -> bool:
    """Whether one of the persons stands in a cell: as bits, or as tokens where the snapshot is older."""
    return bool(int(cell["who"], 16) & hers) if "who" in cell else not tokens.isdisjoint(cell["tokens"])


def _copies(sources: Collection[str], releases: Collection[str], shown: Collection[str]) -> Iterator[Copy]:
    held = HandedCopy.objects.filter(source__in=sources) | HandedCopy.objects.filter(release__in=releases)
    rows = list(held.select_related("release").order_by("at", "pk"))
    told = last_answers([row.pk for row in rows])
    turns = _turns(sources)
    for row in rows:
        left = row.at if row.release is None else row.release.at
        since = max((each for each in turns if each > left), default=None)
        yield Copy(
            number=row.pk,
            of=str(row.release_id or (row.source_id if row.source_id in shown else "")),
            recipient=row.recipient,
            language=row.language,
            sha256=row.sha256,
            public=row.release is not None and not named(row.release),
            answer=told[row.pk].answer,
            settled=told[row.pk].settles(since),
        )


def _turns(sources: Collection[str]) -> list[datetime]:
    """When an answer for one of some sources changed or ran out, or what one of them repeats was withdrawn."""
    gone = withdrawals().sources
    turns = [each for history in histories(sources, datetime.now(UTC)).values() for each in history.turns]
    return [*turns, *(gone[name] for name in sources if name in gone)]


def named(row: ReleaseRow) -> bool:
    """Whether a release went to one recipient alone; where the snapshot has another shape, it counts as public."""
    try:
        return bool(json.loads(row.snapshot)["named"])
    except (KeyError, TypeError, ValueError):
        return False
