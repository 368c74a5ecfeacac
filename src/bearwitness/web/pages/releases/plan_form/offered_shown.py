"""What the form of a plan offers, as its page shows it: with what is ticked, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.messages import Language, message
from bearwitness.intake.masking.words import language_of_text
from bearwitness.web.forms.form import Shown
from bearwitness.web.pages.releases.plan_form.offered_picture import OfferedPicture
from bearwitness.web.pages.releases.plan_form.offered_quote import OfferedPart, OfferedQuote
from bearwitness.web.pages.releases.plan_form.written_pictures import PICTURES, alt_names
from bearwitness.web.pages.releases.plan_form.written_quotes import QUOTES, leave_out_of, typed_of

Parts = Mapping[str, Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A part that can be left out; without words while its passage is folded."""

    value: str
    words: str
    start: int
    end: int
    why: tuple[str, ...]
    never: bool
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOffer:
    """A passage that can be quoted; without words where it is folded, or closed, or not hers to see."""

    passage: str
    source: str
    words: str
    length: int
    language: str
    folded: bool
    there: bool
    ticked: bool
    parts: tuple[ShownPart, ...]
    field: str
    error: str
    typed: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """An image that can be shown, and the fields that say what it shows."""

    source: str
    licence: str
    there: bool
    ticked: bool
    alt: tuple[Shown, ...]
    open: bool


def shown_offers(
    quotes: Sequence[OfferedQuote], parts: Parts, shown: Sequence[str], language: Language, *, unfolded: bool
) -> list[ShownOffer]:
    """Passages in order.

    Parameters
    ----------
    quotes
        What is offered.
    parts
        Fields of the form.
    shown
        Passages of which the page had the boxes when it was sent: of the others the suggestions are ticked.
    language
        Of the page.
    unfolded
        Whether sensitive passages are shown.
    """
    chosen = parts[QUOTES].values
    return [
        _offer(each, parts, chosen, each.passage in shown, language, folded=each.guarded and not unfolded)
        for each in quotes
    ]


def _offer(
    quote: OfferedQuote,
    parts: Parts,
    chosen: Sequence[str],
    sent: bool,
    language: Language,
    *,
    folded: bool,
) -> ShownOffer:
    words = quote.seen.quote.words if quote.seen and not folded else ""
    boxes = parts[leave_out_of(quote.passage)]
    ticked = boxes.values if sent else [f"{start}-{end}" for start, end in quote.suggested]
    return ShownOffer(
        passage=quote.passage,
        source=quote.seen.source_id if quote.seen else "",
        words=words,
        length=len(quote.seen.quote.words) if quote.seen else 0,
        language=language_of_text(words) if words else "",
        folded=folded,
        there=quote.seen is not None,
        ticked=quote.passage in chosen,
        parts=tuple(_part(each, words, each.value in ticked, language) for each in quote.parts),
        field=boxes.field.name,
        error=boxes.error,
        typed=parts[typed_of(quote.passage)],
    )


def _part(part: OfferedPart, words: str, ticked: bool, language: Language) -> ShownPart:
    start, end = part.span
    return ShownPart(
        value=part.value,
        words=words[start:end],
        start=start + 1,
        end=end,
        why=tuple(message(f"web_releases.find.{kind}", language) for kind in part.kinds),
        never=part.never,
        ticked=ticked,
    )


def shown_pictures(pictures: Sequence[OfferedPicture], parts: Parts) -> list[ShownPicture]:
    """Images in order; the words stand open where one is ticked or something is wrong with them."""
    chosen = parts[PICTURES].values
    found = []
    for each in pictures:
        alt = tuple(parts[name] for name in alt_names(each.source))
        found.append(
            ShownPicture(
                source=each.source,
                licence=each.seen.licence if each.seen else "",
                there=each.seen is not None,
                ticked=each.source in chosen,
                alt=alt,
                open=each.source in chosen or any(field.error or field.value for field in alt),
            )
        )
    return found
