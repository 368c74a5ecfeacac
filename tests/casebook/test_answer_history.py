"""What passed the gate at one moment and no longer does: by another answer, by a day that is over, by words beside it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bearwitness.casebook.answer_history import AnswerHistory, Asked, Place
from bearwitness.casebook.models import Source
from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.consent import Consent
from bearwitness.domain.source import SourceKind

BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)
LEFT = BEGUN + timedelta(days=10)
DAY = timedelta(days=1)
OPEN = Consent(scopes={"record": YES, "count": YES}, shares={"court": YES})
COUNT = [Asked(scope="count")]
COURT = [*COUNT, Asked(scope="share", recipient="court")]
HERS = Place(id="Q-1", text="T-1", start=10, end=20)
BESIDE = Place(id="Q-2", text="T-1", start=15, end=30)
ELSEWHERE = Place(id="Q-3", text="T-1", start=20, end=25)


def history(
    *consents: tuple[datetime, Consent],
    turns: tuple[datetime, ...] = (),
    kind: SourceKind = "testimony",
    answered: tuple[Place, ...] = (HERS, BESIDE, ELSEWHERE),
) -> AnswerHistory:
    return AnswerHistory(
        source=Source(id="S-1", kind=kind),
        consents=consents,
        answered=answered,
        turns=tuple(sorted({*(begun for begun, _ in consents), *turns})),
    )


def test_what_was_never_open_or_still_is_has_not_closed() -> None:
    narrower = replace(OPEN, shares={})
    assert history((BEGUN, OPEN)).closed_since(COURT, HERS, LEFT) is None
    assert history((BEGUN, narrower)).closed_since(COURT, HERS, LEFT) is None
    later = history((BEGUN, narrower), (LEFT + DAY, Consent()))
    assert later.closed_since(COURT, HERS, LEFT) is None, "she was never in what the court has"
    assert later.closed_since(COUNT, HERS, LEFT) == LEFT + DAY


def test_it_has_been_closed_since_the_first_answer_after_which_it_never_opened() -> None:
    found = history(
        (BEGUN, OPEN),
        (LEFT + DAY, Consent()),
        (LEFT + 2 * DAY, OPEN),
        (LEFT + 3 * DAY, replace(OPEN, scopes={"record": YES})),
        (LEFT + 4 * DAY, Consent()),
    )
    assert found.closed_since(COURT, HERS, LEFT) == LEFT + 3 * DAY
    assert found.closed_since(COURT, None, LEFT) == LEFT + 3 * DAY


def test_an_answer_closes_with_the_end_of_its_last_day() -> None:
    until = replace(OPEN, shares={"court": Answer(granted=True, until=date(2026, 3, 20))})
    over = datetime(2026, 3, 21, tzinfo=UTC)
    assert history((BEGUN, until)).closed_since(COURT, HERS, LEFT) is None
    found = history((BEGUN, until), turns=(over,))
    assert found.closed_since(COURT, HERS, LEFT) == over
    assert found.closed_since(COUNT, HERS, LEFT) is None


@pytest.mark.parametrize("after", [timedelta(milliseconds=200), timedelta(milliseconds=900)])
def test_what_closes_within_the_second_in_which_it_left_has_closed(after: timedelta) -> None:
    assert history((BEGUN, OPEN), (LEFT + after, Consent())).closed_since(COUNT, HERS, LEFT) == LEFT + after


def test_a_word_in_common_with_what_she_took_back_closes_a_passage() -> None:
    stricter = replace(OPEN, passages={BESIDE.id: {"count": NO}})
    found = history((BEGUN, OPEN), (LEFT + DAY, stricter))
    assert found.closed_since(COUNT, HERS, LEFT) == LEFT + DAY
    assert found.closed_since(COUNT, ELSEWHERE, LEFT) == LEFT + DAY
    apart = replace(HERS, id="Q-4", start=30, end=40)
    assert found.closed_since(COUNT, apart, LEFT) is None
    other_text = replace(HERS, id="Q-5", text="T-2")
    assert found.closed_since(COUNT, other_text, LEFT) is None
    quoted = history((BEGUN, OPEN), (LEFT + DAY, replace(OPEN, passages={BESIDE.id: {"quote": NO}})))
    assert quoted.closed_since(COUNT, HERS, LEFT) is None, "another question"


def test_what_needs_no_consent_closes_with_the_first_that_is_narrower() -> None:
    found = history((LEFT + DAY, Consent(scopes={"record": YES})), kind="document", answered=())
    assert found.closed_since(COUNT, None, LEFT) == LEFT + DAY
