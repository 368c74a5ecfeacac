"""Double coding: blind until one has closed one's own, measured, then taken over."""

from dataclasses import replace

import numpy as np
import pytest
from tests.actions.conftest import AGE, BROKER, DEBT, OPEN, SURVIVOR, Witness
from tests.people import AMINA, BEN, CHIDI, EVE

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.double_coding.code_blind import code_blind
from bearwitness.actions.double_coding.end_blind_coding import end_blind_coding
from bearwitness.actions.double_coding.measure_agreement import measure_agreement
from bearwitness.actions.double_coding.read_blind_text import read_blind_text
from bearwitness.actions.double_coding.settle_double_coding import settle_double_coding
from bearwitness.actions.double_coding.start_double_coding import start_double_coding
from bearwitness.actions.errors import BlindCoding, OwnCoding
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NoSuchSpan, NotAllowed
from bearwitness.casebook.models import AuditEntry, Claim, Passage, TextVersion
from bearwitness.cli.agreement_words import agreement_words
from bearwitness.domain.age import Age
from bearwitness.domain.answer import NO
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.subject import SubjectRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

TEXT = "She was nineteen. She owed the broker money. Her papers were taken. They watched the door at night."
PAPERS = Term(list="control_method", code="WithholdsDocuments")
MOVEMENT = Term(list="control_method", code="RestrictsMovement")


def passage(person: str, words: str, **values: Value) -> PassageDraft:
    start = TEXT.index(words)
    claims = tuple(
        ClaimDraft(
            subject_id=person, property=name, value=value, basis="FirstHand", reliability="LikelyReliable"
        )
        for name, value in values.items()
    )
    return PassageDraft(start=start, end=start + len(words), claims=claims)


def begun(witness: Witness) -> tuple[str, str, str]:
    """Text, person and double coding of Amina and Chidi."""
    source = witness.tells(TEXT, "OrgA", OPEN)
    grant_role(witness.casebook, CHIDI, "documenter")
    assign_source(witness.casebook, source.id, CHIDI)
    text = TextVersion.objects.get().id
    return text, witness.person(), start_double_coding(witness.casebook, text, AMINA, CHIDI)


def test_neither_sees_the_other_until_she_has_closed_hers(witness: Witness) -> None:
    _, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    code_blind(witness.casebook, coding, [passage(person, "nineteen", age_when_trafficked=AGE)])
    code_blind(chidi, coding, [passage(person, "owed the broker", control_method=DEBT)])

    def seen(casebook: Witness, role: str = "team") -> set[str]:
        case = Case(casebook.casebook, role)  # type: ignore[arg-type]
        return {each.by for each in case.blind_codings(coding)}

    assert seen(witness) == {AMINA}
    assert seen(witness.by(CHIDI), "documenter") == {CHIDI}
    assert seen(witness.by(BEN), "analyst") == set()
    end_blind_coding(witness.casebook, coding)
    assert seen(witness) == {AMINA, CHIDI}
    assert seen(witness.by(CHIDI), "documenter") == {CHIDI}
    assert seen(witness.by(BEN), "analyst") == set()
    with pytest.raises(BlindCoding):
        code_blind(witness.casebook, coding, [passage(person, "papers", control_method=PAPERS)])
    with pytest.raises(BlindCoding):
        settle_double_coding(witness.casebook, coding, AMINA)
    end_blind_coding(chidi, coding)
    assert seen(witness.by(CHIDI), "documenter") == seen(witness.by(BEN), "analyst") == {AMINA, CHIDI}
    assert Claim.objects.count() == 0
    assert "nineteen" not in "".join(AuditEntry.objects.values_list("detail", flat=True))


def test_a_coder_reads_the_text_until_she_has_closed_hers(witness: Witness) -> None:
    text, _, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    read = read_blind_text(chidi, coding)
    assert (read.text_id, read.text) == (text, TEXT)
    entry = AuditEntry.objects.filter(actor=CHIDI).latest("seq")
    assert (entry.verb, entry.object) == ("read_text", text)
    for other, named in ((witness.by(BEN).casebook, coding), (chidi, "D-NONE")):
        with pytest.raises(NoSuchItem):
            read_blind_text(other, named)
    end_blind_coding(chidi, coding)
    with pytest.raises(BlindCoding):
        read_blind_text(chidi, coding)


def test_one_set_becomes_claims_of_its_coder(witness: Witness) -> None:
    text, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    code_blind(chidi, coding, [passage(person, "owed the broker", control_method=DEBT, role=SURVIVOR)])
    for each in (witness.casebook, chidi):
        end_blind_coding(each, coding)
    made = settle_double_coding(witness.casebook, coding, CHIDI)
    assert {each.by for each in made} == {CHIDI}
    assert Case(witness.casebook, "team").person_rows()[0][0].values["control_method"] == ("DebtBondage",)
    review_coding(witness.casebook, made[0].id, "agree")
    with pytest.raises(BlindCoding):
        settle_double_coding(witness.casebook, coding, CHIDI)
    with pytest.raises(BlindCoding):
        start_double_coding(witness.casebook, text, AMINA, CHIDI)


def test_each_coders_own_episode_is_compared_with_the_others(witness: Witness) -> None:
    """Both code the same two steps, each with episodes of her own; a third that one alone saw is said to be alone."""
    _, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    transfer, harbour = (Term(list="act", code=code) for code in ("Transfer", "Harbouring"))
    ours, theirs = ([new_identifier("E") for _ in range(3)] for _ in "ab")
    for book, own, second in ((witness.casebook, ours, harbour), (chidi, theirs, transfer)):
        code_blind(
            book,
            coding,
            [
                passage(
                    own[0], "owed the broker money", act=transfer, undergone_by=SubjectRef(subject_id=person)
                ),
                passage(own[1], "papers were taken", act=second, follows=SubjectRef(subject_id=own[0])),
            ],
            [SubjectRecord(id=each, kind="Episode") for each in own],
        )
    code_blind(chidi, coding, [passage(theirs[2], "watched the door", act=harbour)])
    for each in (witness.casebook, chidi):
        end_blind_coding(each, coding)
    found = {each.property: each for each in measure_agreement(witness.casebook)}
    act = found["act"]
    assert act.what is not None
    assert (act.what.units, act.paired, act.alone) == (2, 2, 1)
    both, watched = len("owed the broker money") + len("papers were taken"), len("watched the door")
    assert act.where.overlap == pytest.approx(both / (both + watched))
    # values TRANSFER TRANSFER, HARBOURING TRANSFER: alpha = 1 - 3 * 2 / (16 - 9 - 1)
    assert act.what.alpha == pytest.approx(0)
    follows = found["follows"]
    assert follows.what is not None
    assert (follows.where.overlap, follows.what.units, follows.alone) == (1, 1, 0)
    assert "count as one here" in agreement_words(act, "en")
    assert "only one of the two spoke of them: subjects 1" in agreement_words(act, "en")


def test_what_is_known_to_both_is_not_paired(witness: Witness) -> None:
    """Another person, or a place that the casebook knows from elsewhere, is another answer and no counterpart."""
    _, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    other = witness.person()
    code_blind(witness.casebook, coding, [passage(person, "owed the broker", control_method=DEBT)])
    code_blind(chidi, coding, [passage(other, "owed the broker", control_method=DEBT)])
    for each in (witness.casebook, chidi):
        end_blind_coding(each, coding)
    (control,) = measure_agreement(witness.casebook)
    assert (control.where.overlap, control.paired, control.alone) == (0, 0, 2)


def test_agreement_is_measured_by_property(witness: Witness) -> None:
    _, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    told = {"owed the broker": DEBT, "Her papers": PAPERS, "watched the door": MOVEMENT}
    code_blind(
        witness.casebook, coding, [passage(person, words, control_method=it) for words, it in told.items()]
    )
    told = {"owed the broker money": DEBT, "papers were taken": PAPERS, "door": DEBT}
    code_blind(chidi, coding, [passage(person, words, control_method=it) for words, it in told.items()])
    code_blind(chidi, coding, [passage(person, "nineteen", age_when_trafficked=Age(low=19, high=19))])
    assert measure_agreement(witness.casebook) == []
    for each in (witness.casebook, chidi):
        end_blind_coding(each, coding)
    age, control = measure_agreement(witness.casebook, rng=np.random.default_rng(3))
    assert (age.property, control.property, control.texts) == ("age_when_trafficked", "control_method", 1)
    assert control.what is not None
    # values DEBT DEBT, PAPERS PAPERS, MOVEMENT DEBT: alpha = 1 - 5 * 2 / (36 - 9 - 4 - 1)
    assert control.what.alpha == pytest.approx(1 - 5 * 2 / 22)
    assert (control.what.level, control.what.units) == ("nominal", 3)
    assert age.what is not None
    assert (age.what.alpha, age.what.units, age.what.level) == (None, 0, "interval")
    assert control.where.overlap == pytest.approx(
        (len("owed the broker") + len("papers") + len("door"))
        / (len("owed the broker money") + len("Her papers were taken") + len("watched the door"))
    )
    assert control.where.alpha is not None
    assert 0 < control.where.alpha < 1
    assert age.where.overlap == 0


def test_what_cannot_be_is_refused(witness: Witness) -> None:
    text, person, coding = begun(witness)
    draft = passage(person, "nineteen", role=SURVIVOR)
    with pytest.raises(OwnCoding):
        start_double_coding(witness.casebook, text, AMINA, AMINA)
    with pytest.raises(BlindCoding):
        start_double_coding(witness.casebook, text, AMINA, CHIDI)
    with pytest.raises(BlindCoding):
        witness.says(Case(witness.casebook, "team").sources("record")[0], person, "nineteen", role=BROKER)
    other = witness.tells("Another text, coded already.", "OrgA", OPEN)
    with pytest.raises(NoSuchItem):
        start_double_coding(witness.casebook, TextVersion.objects.get(source=other.id).id, AMINA, EVE)
    with pytest.raises(NoSuchItem):
        start_double_coding(witness.casebook, TextVersion.objects.get(source=other.id).id, AMINA, CHIDI)
    assign_source(witness.casebook, other.id, CHIDI)
    witness.says(other, person, "coded", role=SURVIVOR)
    with pytest.raises(BlindCoding):
        start_double_coding(witness.casebook, TextVersion.objects.get(source=other.id).id, AMINA, CHIDI)
    with pytest.raises(NotAllowed):
        code_blind(witness.by(BEN).casebook, coding, [draft])
    with pytest.raises(NoSuchItem):
        code_blind(witness.casebook, "D-NONE", [draft])
    with pytest.raises(NoSuchSpan):
        code_blind(witness.casebook, coding, [PassageDraft(start=0, end=999, claims=draft.claims)])
    with pytest.raises(NoSuchItem):
        settle_double_coding(witness.casebook, coding, BEN)
    with pytest.raises(NoSuchItem):
        Case(witness.casebook, "team").blind_codings("D-NONE")


def test_codings_in_a_closed_passage_are_neither_shown_nor_measured(witness: Witness) -> None:
    text, person, coding = begun(witness)
    chidi = witness.by(CHIDI).casebook
    for each in (witness.casebook, chidi):
        code_blind(each, coding, [passage(person, "owed the broker", control_method=DEBT, role=SURVIVOR)])
        code_blind(each, coding, [passage(person, "papers were", control_method=PAPERS)])
    for each in (witness.casebook, chidi):
        end_blind_coding(each, coding)
    settle_double_coding(witness.casebook, coding, AMINA)
    ben = Case(witness.by(BEN).casebook, "analyst")
    assert len(ben.blind_codings(coding)) == 6
    shut = Passage.objects.get(quote="owed the broker").id
    source = TextVersion.objects.get().source_id
    record_consent(witness.casebook, source, replace(OPEN, passages={shut: {"analyse": NO}}))
    assert [each.property for each in ben.blind_codings(coding)] == ["control_method"] * 2
    assert len(Case(witness.casebook, "team").blind_codings(coding)) == 6
    (control,) = measure_agreement(witness.casebook)
    assert control.what is not None
    assert control.what.units == 1
    masks = (Mask(start=0, end=3, kind="Name", token="[P1]"),)
    mask_leftover(witness.casebook, text, Masking(masks=masks))
    assert (ben.blind_codings(coding), measure_agreement(witness.casebook)) == ([], [])
    record_consent(witness.casebook, source, OPEN)
    assert len(ben.blind_codings(coding)) == 6
