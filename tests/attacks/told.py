"""A testimony and a list with a row in every table that can speak of them, to be erased: every word bears a mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tests.actions.conftest import AGE, SURVIVOR, Witness
from tests.actions.test_release import PLAN
from tests.consents import NOTHING, OPEN
from tests.people import CHIDI, DANA

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.care.add_referral import add_referral
from bearwitness.actions.care.offer_referral import offer_referral
from bearwitness.actions.care.plan_interview import plan_interview
from bearwitness.actions.care.record_feedback import record_feedback
from bearwitness.actions.care.record_risk import ABOUT, Risk, record_risk
from bearwitness.actions.care.stop_interview import stop_interview
from bearwitness.actions.coding.align_texts import align_texts
from bearwitness.actions.coding.assess_element import assess_element
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.decide_proposal import decide_proposal
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.coding.take_back_alignment import take_back_alignment
from bearwitness.actions.coding.take_position import take_position
from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.record_recall import record_recall
from bearwitness.actions.double_coding.code_blind import code_blind
from bearwitness.actions.double_coding.end_blind_coding import end_blind_coding
from bearwitness.actions.double_coding.start_double_coding import start_double_coding
from bearwitness.actions.identities.identity_record import Given, Name
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.releases.record_independence import record_independence
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import (
    Claim,
    HandedCopy,
    JudgementWithdrawal,
    LinkageRun,
    LinkedPair,
    LinkedRecord,
    PairJudgement,
    Passage,
    Plan,
    SealedItem,
    SearchDue,
    SecondLook,
    TextVersion,
)
from bearwitness.domain.age import Age
from bearwitness.domain.answer import NO, YES
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.term import Term

MARK = "CANARY7QERASED"
STORY = f"Fictional: {MARK}NAME was nineteen. {MARK}WORD was promised. {MARK}LATER stood by. Nothing more."
AGREED = replace(OPEN, scopes={**OPEN.scopes, "share": YES}, shares={"clinic": YES})
WHY = f"{MARK}WHY"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is to go, `source` and `rows` of a list; `origin` and `echo` stay, and so does `both`, not `she`."""

    source: str
    rows: str
    origin: str
    echo: str
    she: str
    both: str

    def identifiers(self) -> set[str]:
        """Identifiers that must be nowhere once both sources are erased, but in the record."""
        gone = {"source__in": (self.source, self.rows)}
        texts = TextVersion.objects.filter(**gone)
        passages = Passage.objects.filter(text__in=texts)
        found = {self.source, self.rows, self.she}
        for query in (texts, passages, Claim.objects.filter(passage__in=passages)):
            found |= set(query.values_list("id", flat=True))
        return found | set(SealedItem.objects.filter(**gone).values_list("id", flat=True))


def told(witness: Witness) -> Told:
    """Take the sources in, and do with them what can be done."""
    book = witness.casebook
    origin = witness.tells("Fictional: she was thirty, a paper said.", "court")
    source = _take(book, origin.id)
    echo = witness.tells("Fictional: a second paper repeats it.", "press", derives_from=source.id)
    she, both = witness.person(), witness.person()
    _code_blind(witness, source, she)
    _code(witness, source, origin, she, both)
    _care(book, source, she, both)
    _mask_more(book, source)
    rows = add_source(book, data=f"| 1 | {MARK}CELL |".encode(), name="l.csv", kind="list", masking=NOTHING)
    keep_columns(book, rows.id, [{"rec_id": "1", "name": f"{MARK}LISTED"}])
    _link(book, rows.id)
    _identify(book, she, both)
    search(book, "team", "promised")
    SearchDue.objects.create(source=source.id)
    return Told(source=source.id, rows=rows.id, origin=origin.id, echo=echo.id, she=she, both=both)


def _link(book: Casebook, source: str) -> None:
    """A run of linkage as it is kept, a judgement on a pair, and its withdrawal."""
    stamp = {"at": datetime.now(UTC), "by": book.actor}
    run = LinkageRun.objects.create(
        id=new_identifier("H"), engine="duckdb", seed=1, threshold=0.5, compared=1, retrained={}, **stamp
    )
    first, second = (
        LinkedRecord.objects.create(run=run, source_id=source, row=row, list="A", named=True, cluster=row)
        for row in (0, 1)
    )
    pair = LinkedPair.objects.create(
        id=new_identifier("M"),
        first=first,
        second=second,
        probability=0.5,
        linked=False,
        evidence="",
        weight=0,
    )
    said = PairJudgement.objects.create(
        id=new_identifier("J"), pair=pair, verdict="same", mode="queue", **stamp
    )
    JudgementWithdrawal.objects.create(judgement=said, **stamp)


def _mask(text: str, words: str, token: str) -> Masking:
    start = text.index(words)
    return Masking(masks=(Mask(start=start, end=start + len(words), kind="Name", token=token),))


def _take(book: Casebook, origin: str) -> SourceRecord:
    return add_source(
        book,
        data=STORY.encode(),
        name=f"{MARK}FILE.txt",
        kind="testimony",
        organisation="shelter",
        consent=AGREED,
        derives_from=origin,
        masking=_mask(STORY, f"{MARK}NAME", "[P1]"),
    )


def _code_blind(witness: Witness, source: SourceRecord, she: str) -> None:
    """Two persons code the text, before anybody may make a claim on it."""
    book = witness.casebook
    grant_role(book, CHIDI, "documenter")
    assign_source(book, source.id, CHIDI)
    coding = start_double_coding(book, TextVersion.objects.get(source=source.id).id, book.actor, CHIDI)
    draft = ClaimDraft(
        subject_id=she, property="role", value=SURVIVOR, basis="FirstHand", reliability="Unsure"
    )
    code_blind(book, coding, [PassageDraft(start=0, end=9, claims=(draft,))])
    for coder in (book, witness.by(CHIDI).casebook):
        end_blind_coding(coder, coding)


def _code(witness: Witness, source: SourceRecord, origin: SourceRecord, she: str, both: str) -> None:
    """Claims, and every judgement on claims."""
    book, dana = witness.casebook, witness.by(DANA).casebook
    (young,) = witness.says(source, both, "nineteen", age_when_trafficked=AGE)
    (old,) = witness.says(origin, both, "thirty", age_when_trafficked=Age(low=30, high=30))
    (role,) = witness.says(source, she, f"{MARK}WORD", role=SURVIVOR)
    witness.says(source, both, "Nothing more", role=SURVIVOR)
    witness.says(origin, both, "paper", role=SURVIVOR)
    witness.says(source, both, "was promised", means=Term(list="means", code="Deception"))
    (wrong,) = witness.says(source, both, "stood by", age_when_trafficked=Age(low=40, high=40))
    retract_claim(book, wrong.id, reason="CodedWrongly")
    take_position(book, [young.id, old.id], choice=old.id, reason=WHY)
    review_coding(dana, role.id, "disagree", reason=WHY)
    assess_element(dana, "reviewer", both, "PalermoMeans", standard="ReasonableGrounds", reason=WHY)
    passage = Passage.objects.filter(text__source=source.id).earliest("start")
    decide_proposal(book, passage.text_id, 0, 9, "age", refused=True)
    there = TextVersion.objects.get(source=origin.id).id
    align_texts(book, passage.text_id, there, [(0, 9, 0, 9)])
    align_texts(book, passage.text_id, there, [(0, 20, 0, 9)])
    take_back_alignment(book, passage.text_id, there)
    plan = Plan.objects.create(
        id=new_identifier("R"), digest="5" * 64, text=PLAN, contents="5" * 64, by=DANA, at=datetime.now(UTC)
    )
    SecondLook.objects.create(plan=plan, passage=passage, at=datetime.now(UTC), by=DANA)
    record_independence(book, passage.id, WHY)
    record_consent(book, source.id, replace(AGREED, passages={passage.id: {"quote": NO}}))


def _care(book: Casebook, source: SourceRecord, she: str, both: str) -> None:
    """Risks, referrals, feedback, interviews, copies."""
    today = datetime.now(UTC).date()
    levels = dict.fromkeys(ABOUT, "Low")
    later = today + timedelta(days=30)
    record_risk(book, source.id, Risk(on=today, levels=levels, own_view=WHY, next_review=later, note=WHY))
    clinic = add_referral(book, "Health", language="ko", region="jilin", words="Day clinic, weekdays")
    offer_referral(book, source.id, clinic, "Accepted")
    record_feedback(book, source.id, "Promised", f"{WHY} {MARK}LATER")
    for person in (she, both):
        plan_interview(book, person, "SheAsked")
    hand_copy(book, source.id, recipient="clinic", language="ko", sha256="5" * 64)
    stop_interview(book, source.id, "Everything")
    record_consent(book, source.id, replace(AGREED, shares={}))
    record_recall(book, HandedCopy.objects.get(source=source.id).pk, "Sent")


def _mask_more(book: Casebook, source: SourceRecord) -> None:
    """Somebody was overlooked: the text is emptied, and another one takes its place."""
    text = TextVersion.objects.get(source=source.id)
    mask_leftover(book, text.id, _mask(text.text, f"{MARK}LATER", "[P2]"))


def _identify(book: Casebook, she: str, both: str) -> None:
    """Who they are; opening the store takes over what was sealed."""
    given = Given(
        names=(Name(words=f"{MARK}SPELT", script="Latin"),),
        birth=PartialDate(edtf="1984"),
        contacts=(("Phone", f"{MARK}PHONE"),),
    )
    with open_identity(book, reason="Safety", note="Her sister asks") as opened:
        opened.record(she, given)
        opened.record(both, Given(names=(Name(words="Keptname", script="Latin"),)))
