"""How two texts lie is kept by hand: the latest holds, step by step back to the guess, and it goes where they go."""

import pytest
from django.db import IntegrityError, connection
from tests.actions.conftest import Witness
from tests.people import DANA

from bearwitness.actions.coding.align_texts import align_texts
from bearwitness.actions.coding.take_back_alignment import take_back_alignment
from bearwitness.actions.errors import BadAlignment
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.laid_rows import laid_rows
from bearwitness.casebook.models import AuditEntry, TextAlignment, TextVersion
from bearwitness.domain.masking import Mask, Masking

TOLD = "강을 건넜습니다. 홍길동이 왔습니다. 그리고 걸었습니다."
TRANSLATED = "I crossed the river. Hong came. Then we walked."
ROWS = [(0, 10, 0, 21), (10, 21, 21, 32)]
JOINED = [(0, 21, 0, 32)]


@pytest.fixture
def texts(witness: Witness) -> tuple[str, str]:
    """The words of a testimony, and their translation."""
    told = witness.tells(TOLD, "shelter")
    again = witness.tells(TRANSLATED, "shelter", derives_from=told.id)
    found = [TextVersion.objects.get(source=each.id).id for each in (told, again)]
    return found[0], found[1]


def test_the_latest_holds_from_either_side(witness: Witness, texts: tuple[str, str]) -> None:
    told, again = texts
    align_texts(witness.casebook, told, again, ROWS)
    assert laid_rows(told, again) == ROWS
    assert laid_rows(again, told) == [(0, 21, 0, 10), (21, 32, 10, 21)]
    align_texts(witness.casebook, again, told, [(0, 32, 0, 21)])
    assert laid_rows(told, again) == JOINED
    entry = AuditEntry.objects.filter(verb="align_texts").latest("seq")
    assert entry.object == again
    assert told in entry.detail


def test_it_is_taken_back_step_by_step(witness: Witness, texts: tuple[str, str]) -> None:
    told, again = texts
    book = witness.casebook
    assert not take_back_alignment(book, told, again)
    align_texts(book, told, again, ROWS)
    align_texts(book, told, again, JOINED)
    assert take_back_alignment(book, again, told)
    assert laid_rows(told, again) == ROWS
    align_texts(book, told, again, ROWS[:1])
    assert take_back_alignment(book, told, again)
    assert laid_rows(told, again) == ROWS
    assert take_back_alignment(book, told, again)
    assert laid_rows(told, again) == []
    assert not take_back_alignment(book, told, again)
    assert TextAlignment.objects.count() == 6
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("UPDATE text_alignment SET rows = '[]'")


@pytest.mark.parametrize(
    "rows",
    [
        [(0, 10, 0, 21), (9, 21, 21, 32)],
        [(0, 10, 5, 21), (10, 21, 0, 5)],
        [(0, 1000, 0, 21)],
        [(-1, 10, 0, 21)],
        [(4, 4, 9, 9)],
        [(10, 4, 0, 9)],
    ],
)
def test_stretches_that_cannot_lie_so_are_refused(
    witness: Witness, texts: tuple[str, str], rows: list[tuple[int, int, int, int]]
) -> None:
    with pytest.raises(BadAlignment):
        align_texts(witness.casebook, *texts, rows)
    assert not TextAlignment.objects.exists()


def test_only_texts_of_which_one_repeats_the_other(witness: Witness, texts: tuple[str, str]) -> None:
    alone = TextVersion.objects.get(source=witness.tells("Another story.", "shelter").id).id
    with pytest.raises(NoSuchItem):
        align_texts(witness.casebook, texts[0], alone, [(0, 3, 0, 3)])
    with pytest.raises(NotAllowed):
        align_texts(witness.by(DANA).casebook, *texts, ROWS)


def test_it_follows_a_text_that_is_masked_anew(witness: Witness, texts: tuple[str, str]) -> None:
    told, again = texts
    align_texts(witness.casebook, told, again, ROWS)
    start = TOLD.index("홍길동")
    mask = Mask(start=start, end=start + 3, token="[P1]", kind="Name")
    [new] = mask_leftover(witness.casebook, told, Masking(masks=(mask,)))
    text = TextVersion.objects.get(id=new).text
    moved = laid_rows(new, again)
    assert [text[low:high].strip() for low, high, _, _ in moved] == ["강을 건넜습니다.", "[P1]이 왔습니다."]
    assert [each[2:] for each in moved] == [each[2:] for each in ROWS]
