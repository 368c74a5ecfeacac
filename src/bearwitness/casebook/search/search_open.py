"""Search the open text of a casebook: the index proposes, the text and the consent gate decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bearwitness.casebook.models import SearchRow, TextVersion
from bearwitness.casebook.open_text import open_spans_of
from bearwitness.casebook.search.find import find
from bearwitness.casebook.search.hit import Hit, snippet
from bearwitness.casebook.search.index import catch_up
from bearwitness.casebook.search.lookup import candidates
from bearwitness.casebook.sight import Sight
from bearwitness.casebook.spans import Span

HITS = 100
"""Hits of one page, as long as nobody asks for another number."""
TEXTS_AT_ONCE = 25


def search_open(
    words: str, reading: Sight, at: datetime, *, limit: int = HITS, after: str | None = None
) -> list[Hit]:
    """Where the words stand in open text, text by text in the order of the index.

    A page ends with the text that reaches `limit`, so that all hits of a text are on one page; `after` is the
    identifier of the text that ended the page before.
    """
    catch_up(at)
    last = SearchRow.objects.filter(text=after).order_by("-id").first() if after else None
    number = last.pk if last is not None else 0
    hits: list[Hit] = []
    while len(hits) < limit and (found := candidates(words, reading.scope, number, TEXTS_AT_ONCE)):
        number = found[-1][0]
        for hit in _hits(words, [text for _, text in found], reading, at):
            if len(hits) >= limit and hit.text_id != hits[-1].text_id:
                break
            hits.append(hit)
    return hits


def _hits(words: str, text_ids: list[str], reading: Sight, at: datetime) -> Iterator[Hit]:
    rows = TextVersion.objects.filter(reading.over("source__")).in_bulk(text_ids)
    texts = [rows[each] for each in text_ids if each in rows]
    spans = open_spans_of(texts, reading, at)
    for text in texts:
        for low, high in spans[text.id]:
            for start, end in find(words, text.text[low:high]):
                yield _hit(text, (low + start, low + end), (low, high))


def _hit(text: TextVersion, found: Span, within: Span) -> Hit:
    return Hit(
        source_id=text.source_id,
        text_id=text.id,
        start=found[0],
        end=found[1],
        snippet=snippet(text.text, found, within),
    )
