"""A casebook of many passages, made in minutes: rows of the casebook's own models, in bulk, in an encrypted database.

Every table that the pages read holds what `add_source`, `record_consent` and `code_text` would have put there, and the
triggers and the search index work as always. Not made, because no page of the load opens them: sealed originals and
an entry of the record for each action.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import models, transaction

from bearwitness.actions.coding.new_claim import new_claim
from bearwitness.casebook.consents import put_consent
from bearwitness.casebook.models import Claim, Passage, Source, Subject, TextVersion
from bearwitness.casebook.rows import claim_row
from bearwitness.casebook.search.index import catch_up
from bearwitness.domain.identifiers import new_identifier
from bench.bench_casebook import ACTOR, OPEN, claims_of, testimony

AT_ONCE = 100
"""Testimonies of one transaction."""


def fill_in_bulk(testimonies: int, rng: random.Random) -> None:
    """Put that many coded testimonies into the open casebook, with a consent each, and index them."""
    for begin in range(0, testimonies, AT_ONCE):
        with transaction.atomic(durable=True):
            _put(range(begin, min(begin + AT_ONCE, testimonies)), rng)
        catch_up(datetime.now(UTC))


def _put(numbers: range, rng: random.Random) -> None:
    now = datetime.now(UTC)
    texts = [_text(number, rng, now) for number in numbers]
    Source.objects.bulk_create([each.source for each in texts])
    TextVersion.objects.bulk_create(texts)
    for each in texts:
        put_consent(each.source, OPEN, by=ACTOR, at=now)
    rows = [row for each in texts for row in _coded(each, rng, now)]
    Subject.objects.bulk_create([each for each in rows if isinstance(each, Subject)])
    Passage.objects.bulk_create([each for each in rows if isinstance(each, Passage)])
    Claim.objects.bulk_create([each for each in rows if isinstance(each, Claim)])


def _text(number: int, rng: random.Random, now: datetime) -> TextVersion:
    words = testimony(number, rng)
    digest = hashlib.sha256(words.encode()).hexdigest()
    source = Source(
        id=new_identifier("S"), kind="testimony", organisation=f"Org{number % 3}", name="", sha256=digest,
        size=len(words.encode()), blob_id=new_identifier("B"), blob_key=bytes(32), language="ko", received_at=now,
    )  # fmt: skip
    return TextVersion(
        id=new_identifier("T"),
        source=source,
        text=words,
        sha256=digest,
        length=len(words),
        made_from="masked",
    )


def _coded(text: TextVersion, rng: random.Random, now: datetime) -> Iterator[models.Model]:
    """A person and an episode, and for each line a passage with its claim."""
    person, episode = new_identifier("P"), new_identifier("E")
    yield Subject(id=person, kind="Person")
    yield Subject(id=episode, kind="Episode")
    start = 0
    for line, claim in zip(text.text.split("\n"), claims_of(person, episode, rng), strict=True):
        passage = Passage.cut(new_identifier("N"), text, start, start + len(line))
        yield passage
        yield claim_row(new_claim(ACTOR, passage.id, claim, now))
        start += len(line) + 1
