"""What a search has found, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.http import urlencode

from bearwitness.actions.search import search
from bearwitness.actions.search_claims import search_claims
from bearwitness.casebook.rights import allowed
from bearwitness.casebook.search import Hit, find
from bearwitness.casebook.search.around import claims_on
from bearwitness.casebook.search.hit import AROUND
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.casebook.spans import by_text
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages.value_words import value_words
from bearwitness.web.colon import COLON
from bearwitness.web.page_number import page_number
from bearwitness.web.pages.desk.folding import is_guarded
from bearwitness.web.pages.passages.folding_of import folding_of
from bearwitness.web.pages.passages.unfold import unfolded
from bearwitness.web.pages.search.asked import Asked
from bearwitness.web.request import PageRequest

HITS = 50
MOST_SHOWN = 3
"""Claims that one hit names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Part of a snippet: the words that were asked for, or what stands around them."""

    words: str
    asked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HitShown:
    """Words found in a text, with the passage there, if any, and what is claimed on it.

    `guarded`: what the snippet shows, or stands close to it, is folded until asked for.
    """

    text_id: str
    source_id: str
    pieces: tuple[Piece, ...]
    guarded: bool
    passage: str
    said: tuple[str, ...]


def found_texts(request: PageRequest, asked: Asked, token: str) -> dict[str, object]:
    """A page of places in texts; the reading is logged."""
    given = request.GET.get("after", "")
    hits = search(
        request.casebook,
        request.reading_role(),
        asked.words,
        limit=HITS,
        after=given or None,
        narrow=asked.narrow,
        unfolded=unfolded(request),
    )
    spans = by_text((each.text_id, each.start - AROUND, each.end + AROUND) for each in hits)
    around = claims_on(spans, request.case().sight, datetime.now(UTC))
    said: dict[str, list[ShownClaim]] = {}
    for claim in around:
        said.setdefault(claim.passage.text_id, []).append(claim)
    more = f"?{urlencode({'of': token, 'after': hits[-1].text_id})}" if len(hits) >= HITS else ""
    shown = [_shown(request, asked, each, said.get(each.text_id, [])) for each in hits]
    return {
        "hits": shown,
        "guarded": any(each.guarded for each in shown),
        "may_code": allowed(request.roles, "code"),
        "before": f"?{urlencode({'of': token})}" if given else "",
        "after": more,
    }


def _shown(request: PageRequest, asked: Asked, hit: Hit, claims: list[ShownClaim]) -> HitShown:
    here = _within(claims, hit.start, hit.end)
    words = [
        f"{codebook().property(each.claim.property).labels[request.language]}"
        f"{COLON[request.language]}{value_words(each.claim.value, request.language)}"
        for each in here
    ]
    return HitShown(
        text_id=hit.text_id,
        source_id=hit.source_id,
        pieces=_pieces(asked.words, hit.snippet),
        guarded=any(is_guarded(each.claim) for each in _within(claims, hit.start - AROUND, hit.end + AROUND)),
        passage=here[0].passage.id if here else "",
        said=tuple(dict.fromkeys(words))[:MOST_SHOWN],
    )


def _within(claims: list[ShownClaim], start: int, end: int) -> list[ShownClaim]:
    return [each for each in claims if each.passage.start < end and each.passage.end > start]


def _pieces(words: str, snippet: str) -> tuple[Piece, ...]:
    """Cut a snippet before and after the words, wherever they stand in it."""
    made: list[Piece] = []
    at = 0
    for start, end in find(words, snippet):
        made += [Piece(words=snippet[at:start], asked=False), Piece(words=snippet[start:end], asked=True)]
        at = end
    return (*made, Piece(words=snippet[at:], asked=False))


def found_claims(request: PageRequest, asked: Asked, token: str) -> dict[str, object]:
    """A page of claims; the reading is logged."""
    number, language = page_number(request), request.language
    claims, more = search_claims(
        request.casebook,
        request.reading_role(),
        asked.words,
        asked.narrow,
        number,
        unfolded=unfolded(request),
    )
    kept: dict[str, str | int] = {"of": token, "in": "claims"}
    folding = folding_of(request.case(), [each.passage for each in claims])
    return {
        "claims": [
            {
                "shown": each,
                "property": codebook().property(each.claim.property).labels[language],
                "value": value_words(each.claim.value, language),
                "guarded": each.passage.id in folding,
            }
            for each in claims
        ],
        "guarded": bool(folding),
        "before": f"?{urlencode({**kept, 'page': number - 1})}" if number > 1 else "",
        "after": f"?{urlencode({**kept, 'page': number + 1})}" if more else "",
    }
