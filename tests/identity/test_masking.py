"""Nothing unmasked is coded unless somebody confirmed it, and what was overlooked is masked everywhere."""

from collections.abc import Callable
from dataclasses import replace
from unicodedata import normalize

import pytest
from django.db import DatabaseError
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.actions.conftest import SURVIVOR, Witness
from tests.consents import ASKED, NOTHING, OPEN
from tests.identity.conftest import HE, LEFT, MASKING, SHE, TEXT, every_cell, spans

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.double_coding.code_blind import code_blind
from bearwitness.actions.double_coding.end_blind_coding import end_blind_coding
from bearwitness.actions.double_coding.settle_double_coding import settle_double_coding
from bearwitness.actions.double_coding.start_double_coding import start_double_coding
from bearwitness.actions.errors import MaskedWhileBlind, NotTheOriginal
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.search import search
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NoSuchItem, NotMasked
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Claim, Passage, Subject, TextToken, TextVersion
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.answer import NO
from bearwitness.domain.errors import BadMasking
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.source import SourceRecord


@pytest.mark.parametrize("kind", ["testimony", "list"])
def test_without_a_confirmed_masking_there_is_nothing_to_code(witness: Witness, kind: str) -> None:
    source = witness.tells(TEXT, "OrgA", kind=kind, masking=None)
    assert TextVersion.objects.count() == 0
    assert SHE not in every_cell()
    with pytest.raises(NotMasked):
        Case(witness.casebook, "team").text_ids(source.id)


def test_it_is_masked_later_with_the_very_same_file(documenter: Casebook, witness: Witness) -> None:
    source = witness.tells(TEXT, "OrgA", masking=None)
    with pytest.raises(NoSuchItem):
        mask_source(documenter, source.id, TEXT.encode(), MASKING)
    assign_source(witness.casebook, source.id, documenter.actor)
    with pytest.raises(NotTheOriginal):
        mask_source(documenter, source.id, TEXT.encode() + b" ", MASKING)
    made = mask_source(documenter, source.id, TEXT.encode(), MASKING)
    assert Case(witness.casebook, "team").text_ids(source.id) == [made]
    with pytest.raises(NotTheOriginal):
        mask_source(documenter, source.id, TEXT.encode(), MASKING)
    with pytest.raises(NoSuchItem):
        mask_source(documenter, "S-NONE", TEXT.encode(), MASKING)
    assert SHE not in every_cell()


def test_a_public_document_is_not_masked(witness: Witness) -> None:
    source = witness.tells("Maeng wrote this.", "", kind="document", consent=None)
    assert len(Case(witness.casebook, "team").text_ids(source.id)) == 1


def test_c9_third_persons_get_a_subject_of_their_own(casebook: Casebook, told: SourceRecord) -> None:
    tokens = dict(TextToken.objects.values_list("token", "subject_id"))
    assert set(tokens) == {"[이름 1]", "[이름 2]"}
    assert Subject.objects.filter(id__in=tokens.values(), kind="Person").count() == 2
    assert Case(casebook, "team").subjects("record") == []


@pytest.mark.parametrize(
    "masks",
    [
        ((0, 3, "Name", "[P1]"), (2, 5, "Name", "[P2]")),
        ((0, 300, "Name", "[P1]"),),
        ((0, 3, "Name", "[P1]"), (4, 6, "Phone", "[P1]")),
        ((3, 6, "Name", f"[{SHE}]"),),
        ((3, 6, "Name", f"[{normalize('NFD', SHE)}]"),),
        ((3, 6, "Name", f"[{SHE[1:]}]"),),
        ((2, 6, "Name", f"[her {SHE}]"),),
        ((11, 23, "Name", "[maeng]"),),
    ],
)
def test_a_masking_that_does_not_fit_is_refused(masks: tuple[tuple[int, int, str, str], ...]) -> None:
    made = Masking(masks=tuple(Mask(start=a, end=b, kind=c, token=d) for a, b, c, d in masks))
    with pytest.raises(BadMasking):
        made.apply(TEXT)


@pytest.mark.parametrize("token", ["P1", "[]", "[a\nb]", "[" + "x" * 30 + "]"])
def test_a_token_is_a_short_word_in_brackets(token: str) -> None:
    with pytest.raises(BadMasking):
        Mask(start=0, end=1, kind="Name", token=token)


@given(
    text=st.text(st.sampled_from("ab 김\n영"), min_size=1, max_size=60),
    cuts=st.sets(st.integers(0, 60), max_size=8),
    span=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
@settings(max_examples=200, deadline=None)
def test_offsets_go_over_and_come_back(text: str, cuts: set[int], span: tuple[int, int]) -> None:
    ends = sorted(each for each in cuts if each <= len(text))
    pairs = list(zip(ends[::2], ends[1::2], strict=False))
    masks = tuple(Mask(start=a, end=b, kind="Other", token=f"[X{n}]") for n, (a, b) in enumerate(pairs))
    masked = Masking(masks=masks).apply(text)
    alignment = Alignment.from_json(masked.alignment.to_json())
    start, end = sorted(span)
    if not start < end <= len(text):
        return
    low, high = alignment.to_new(start, end)
    assert 0 <= low < high <= len(masked.text)
    back = alignment.to_old(low, high)
    assert back[0] <= start
    assert back[1] >= end
    if all(b <= start or a >= end for a, b in pairs):
        assert masked.text[low:high] == text[start:end]
        assert back == (start, end)


def test_what_was_overlooked_is_masked_everywhere_with_its_trace(
    casebook: Casebook, witness: Witness
) -> None:
    text = f"{TEXT}{LEFT} She owed money. {LEFT}"
    first = witness.tells(
        text, "OrgA", masking=spans(text, (SHE, "Name", "[이름 1]"), (HE, "Name", "[이름 2]"))
    )
    other = witness.tells("솔별 was there too. [P1] saw it.", "OrgB")
    person = witness.person()
    (claim,) = witness.says(first, person, LEFT + " She owed", role=SURVIVOR)
    witness.says(first, person, "money", role=SURVIVOR)
    record_consent(casebook, first.id, replace(OPEN, passages={claim.passage_id: {"count": NO}}))
    old = TextVersion.objects.get(source=first.id)
    again = TextToken.objects.get(text=old, token="[이름 1]").subject_id
    at = old.text.index("솔별")
    made = mask_leftover(
        casebook, old.id, Masking(masks=(Mask(start=at, end=at + 2, kind="Name", token="[이름 1]"),))
    )
    assert len(made) == 2
    assert "솔별" not in every_cell()
    case = Case(casebook, "team")
    assert case.text_ids(first.id) == [made[0]]
    assert case.text(made[0]).count("[이름 1]") == 3
    assert TextToken.objects.get(text=made[0], token="[이름 1]").subject_id == again
    assert "솔별" not in case.text(case.text_ids(other.id)[0])
    passage = case.passage(claim.passage_id)
    assert passage.quote == "[이름 1]이 울었다. She owed"
    assert passage.anchored_in(TextVersion.objects.get(id=passage.text_id).text)
    assert Claim.objects.get(id=claim.id).passage_id == passage.id
    assert len(case.claims("count")) == 1
    assert search(casebook, "team", "솔별") == []
    assert len(search(casebook, "team", "[이름 1]이")) == 2
    with pytest.raises(NoSuchItem):
        case.text(old.id)
    entry = next(each for each in AuditEntry.objects.order_by("-seq") if each.verb == "mask_leftover")
    assert entry.object == old.id
    assert "솔별" not in entry.detail
    with open_identity(casebook, reason="Masking", note="check") as opened:
        start = passage.start
        assert opened.behind(made[0], start, start + len("[이름 1]")) == "솔별"
    assert check_chain(casebook).ok


def test_what_is_masked_elsewhere_leaves_tokens_and_single_letters_alone(
    casebook: Casebook, witness: Witness
) -> None:
    first = witness.tells("Orrin saw P. 이름 too.", "OrgA")
    witness.tells("[이름 1] and [P1] met P and 이름.", "OrgB")
    text = TextVersion.objects.get(source=first.id)
    masks = spans(text.text, ("P", "Name", "[X1]"), ("이름", "Name", "[X2]"))
    made = mask_leftover(casebook, text.id, masks)
    texts = [TextVersion.objects.get(id=each).text for each in made]
    assert texts == ["Orrin saw [X1]. [X2] too.", "[이름 1] and [P1] met P and [X2]."]


def test_passages_on_one_name_stay_apart(casebook: Casebook, witness: Witness) -> None:
    source, person = witness.tells("편솔별 left.", "OrgA"), witness.person()
    witness.says(source, person, "편솔별", role=SURVIVOR)
    witness.says(source, person, "솔별", role=SURVIVOR)
    text = TextVersion.objects.get().id
    mask_leftover(casebook, text, Masking(masks=(Mask(start=0, end=3, kind="Name", token="[P1]"),)))
    quotes = sorted(Passage.objects.values_list("quote", flat=True))
    assert quotes == ["[P1]", "[P1] "]


@pytest.mark.parametrize("what", ["nothing", "outside", "unknown"])
def test_a_leftover_that_is_none_is_refused(casebook: Casebook, told: SourceRecord, what: str) -> None:
    text = TextVersion.objects.get().id
    mask = Mask(start=0, end=999 if what == "outside" else 1, kind="Name", token="[P9]")
    with pytest.raises(NoSuchItem if what == "unknown" else BadMasking):
        mask_leftover(
            casebook,
            "T-NONE" if what == "unknown" else text,
            NOTHING if what == "nothing" else Masking(masks=(mask,)),
        )
    assert TextVersion.objects.count() == 1


def test_an_old_text_cannot_be_coded(casebook: Casebook, told: SourceRecord) -> None:
    text = TextVersion.objects.get().id
    mask_leftover(casebook, text, Masking(masks=(Mask(start=0, end=2, kind="Other", token="[X]"),)))
    draft = ClaimDraft(
        subject_id=Subject.objects.all()[0].id,
        property="role",
        value=SURVIVOR,
        basis="FirstHand",
        reliability="Unknown",
    )
    with pytest.raises(NoSuchItem):
        code_passage(casebook, text, 0, 1, [draft])


def test_without_a_remasking_no_text_and_no_passage_changes(casebook: Casebook, witness: Witness) -> None:
    first, other = witness.tells("She left.", "OrgA"), witness.tells("He left.", "OrgB")
    witness.says(first, witness.person(), "left", role=SURVIVOR)
    passages, texts = Passage.objects.all(), TextVersion.objects.filter(source=first.id)
    changes: tuple[Callable[[], object], ...] = (
        lambda: texts.update(text=""),
        lambda: texts.update(length=0),
        lambda: passages.update(start=0),
        lambda: passages.update(quote="other"),
        lambda: passages.update(text=TextVersion.objects.get(source=other.id)),
        lambda: passages.update(id="N-OTHER"),
    )
    for change in changes:
        with pytest.raises(DatabaseError, match="only added"):
            change()


def test_other_cases_and_compositions_of_the_words_are_masked_too(
    casebook: Casebook, witness: Witness
) -> None:
    first = witness.tells(f"{LEFT} Nui-on left. NUI-ON came.", "OrgA")
    other = witness.tells(normalize("NFD", f"각 nui-on met {LEFT}") + " Ｎui-on.", "OrgB")
    text = TextVersion.objects.get(source=first.id)
    made = mask_leftover(
        casebook, text.id, spans(text.text, ("솔별", "Name", "[A1]"), ("Nui-on", "Name", "[A2]"))
    )
    texts = [TextVersion.objects.get(id=each).text for each in made]
    after = normalize("NFD", "이 울었다.")
    assert texts == [
        "[A1]이 울었다. [A2] left. [A2] came.",
        f"{normalize('NFD', '각')} [A2] met [A1]{after} [A2].",
    ]
    assert Case(casebook, "team").text_ids(other.id) == made[1:]


def test_whoever_masks_learns_nothing_of_texts_that_she_may_not_read(
    documenter: Casebook, witness: Witness
) -> None:
    own = witness.tells(f"{LEFT} And more.", "OrgA")
    closed = witness.tells("솔별 was there.", "OrgB", ASKED)
    for each in (own, closed):
        assign_source(witness.casebook, each.id, documenter.actor)
    others = witness.tells("솔별 was here too.", "OrgC")
    text, shut = (TextVersion.objects.get(source=each.id) for each in (own, closed))
    masking = Masking(masks=(Mask(start=0, end=2, kind="Name", token="[P1]"),))
    with pytest.raises(NoSuchItem):
        mask_leftover(documenter, shut.id, masking)
    (made,) = mask_leftover(documenter, text.id, masking)
    assert Case(documenter, "documenter").text_ids(own.id) == [made]
    assert TextVersion.objects.get(source=closed.id, remasking=None).text == "[P1] was there."
    assert TextVersion.objects.get(source=others.id, remasking=None).text == "[P1] was here too."
    assert "솔별" not in every_cell()


def test_words_that_stand_in_a_closed_passage_are_not_masked_by_who_cannot_read_them(
    documenter: Casebook, casebook: Casebook, witness: Witness
) -> None:
    source = witness.tells(f"{LEFT} And more.", "OrgA")
    assign_source(casebook, source.id, documenter.actor)
    (claim,) = witness.says(source, witness.person(), LEFT, role=SURVIVOR)
    record_consent(casebook, source.id, replace(OPEN, passages={claim.passage_id: {"record": NO}}))
    masking = Masking(masks=(Mask(start=0, end=2, kind="Name", token="[P1]"),))
    with pytest.raises(NoSuchItem):
        mask_leftover(documenter, TextVersion.objects.get().id, masking)
    assert len(mask_leftover(casebook, TextVersion.objects.get().id, masking)) == 1


def test_what_is_being_coded_blind_is_masked_once_that_is_settled(
    documenter: Casebook, casebook: Casebook, witness: Witness
) -> None:
    first, other = witness.tells(LEFT, "OrgA"), witness.tells(f"She met {LEFT}", "OrgB")
    text, twice = (TextVersion.objects.get(source=each.id).id for each in (first, other))
    with pytest.raises(NoSuchItem):
        start_double_coding(casebook, twice, casebook.actor, documenter.actor)
    assign_source(casebook, other.id, documenter.actor)
    coding = start_double_coding(casebook, twice, casebook.actor, documenter.actor)
    masking = Masking(masks=(Mask(start=0, end=2, kind="Name", token="[P1]"),))
    draft = ClaimDraft(
        subject_id=witness.person(), property="role", value=SURVIVOR, basis="FirstHand", reliability="Unknown"
    )
    code_blind(casebook, coding, [PassageDraft(start=0, end=3, claims=(draft,))])
    for coder in (casebook, documenter):
        with pytest.raises(MaskedWhileBlind):
            mask_leftover(casebook, text, masking)
        end_blind_coding(coder, coding)
    with pytest.raises(MaskedWhileBlind):
        mask_leftover(casebook, text, masking)
    settle_double_coding(casebook, coding, casebook.actor)
    assert len(mask_leftover(casebook, text, masking)) == 2
