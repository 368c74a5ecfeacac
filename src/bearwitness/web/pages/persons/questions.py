"""Claims put together by the question that they answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bearwitness.casebook.disagreement import answer_of, matter_of
from bearwitness.casebook.positions import Matter
from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import ReviewRecord
from bearwitness.domain.subject_ref import SubjectRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim of an answer, its latest review, and whether it waits for one."""

    shown: ShownClaim
    guarded: bool
    review: ReviewRecord | None
    waiting: bool
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One value, or its denial, with the claims that say so; `names` is the subject that the value names, if any."""

    words: str
    names: str
    against: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its answers.

    Attributes
    ----------
    torn
        The answers contradict one another.
    first
        A claim of it, by which its page is found.
    position
        The one that holds, if any.
    earlier
        Those that hold no longer, newest first.
    """

    words: str
    torn: bool
    first: str
    answers: tuple[Answer, ...]
    position: PositionRecord | None
    earlier: tuple[PositionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A property, whose code is `about`, with its questions."""

    about: str
    words: str
    asked: tuple[Asked, ...]

    @property
    def torn(self) -> bool:
        """Whether answers to one of them contradict one another."""
        return any(each.torn for each in self.asked)


def by_matter(claims: Iterable[ShownClaim]) -> dict[Matter, list[ShownClaim]]:
    """Claims by the question that they answer."""
    found: dict[Matter, list[ShownClaim]] = {}
    for each in claims:
        found.setdefault(matter_of(each.claim), []).append(each)
    return found


def topics(
    claims: Iterable[ShownClaim],
    positions: Iterable[PositionRecord],
    reviews: Mapping[str, ReviewRecord],
    under_review: frozenset[str],
    folding: frozenset[str],
    language: Language,
) -> list[Topic]:
    """Properties in the order of the codebook; those that are contradicted and not decided come first.

    `folding` are the passages whose words are folded until asked for.
    """
    held: dict[Matter, list[PositionRecord]] = {}
    for each in positions:
        held.setdefault((each.subject_id, each.property, each.matter), []).append(each)
    found: dict[str, list[Asked]] = {}
    for matter, said in by_matter(claims).items():
        made = _asked(said, held.get(matter, []), reviews, under_review, folding, language)
        found.setdefault(matter[1], []).append(made)
    book = codebook()
    made_topics = [
        Topic(about=name, words=book.property(name).labels[language], asked=tuple(found[name]))
        for name in book.properties
        if name in found
    ]
    return sorted(
        made_topics, key=lambda topic: not any(one.torn and not one.position for one in topic.asked)
    )


def _asked(
    said: list[ShownClaim],
    positions: list[PositionRecord],
    reviews: Mapping[str, ReviewRecord],
    under_review: frozenset[str],
    folding: frozenset[str],
    language: Language,
) -> Asked:
    position = next((each for each in reversed(positions) if each.in_force), None)
    answers: dict[tuple[str, bool], list[ShownClaim]] = {}
    for each in said:
        answers.setdefault(answer_of(each.claim), []).append(each)

    def line(each: ShownClaim) -> Line:
        review = reviews.get(each.claim.id)
        return Line(
            shown=each,
            guarded=each.passage.id in folding,
            review=review,
            waiting=each.claim.property in under_review and (review is None or review.verdict != "agree"),
            chosen=position is not None and position.choice == each.claim.id,
        )

    return Asked(
        words=value_words(said[0].claim.value, language),
        torn=len(answers) > 1,
        first=said[0].claim.id,
        answers=tuple(_answer([line(each) for each in lines], language) for lines in answers.values()),
        position=position,
        earlier=tuple(each for each in reversed(positions) if each is not position),
    )


def _answer(lines: list[Line], language: Language) -> Answer:
    claim = lines[0].shown.claim
    names = claim.value.subject_id if isinstance(claim.value, SubjectRef) else ""
    return Answer(
        words=value_words(claim.value, language), names=names, against=claim.against, lines=tuple(lines)
    )
