"""Consent files are read strictly, stored exactly, and never say more than was answered."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.consent import SCOPES, Consent, Guardian, Scope
from bearwitness.domain.consent_file import consent_to_plain, stored_consent
from bearwitness.domain.errors import BadConsent

FILE = """
scopes: {analyse: yes, count: 2027-12-31, quote: no, share: {partner-a: 2027-12-31, partner-b: yes}}
passages:
  N-1: {quote: yes, share: {partner-b: no}}
  N-2: {share: no}
language: ko
text_version: 2026-1
method: signed
interviewer: amina
interpreter: ben
date: 2026-05-01
guardian: {name: zzsecretzz, relation: aunt, party_to_events: no}
assent: yes
child: yes
questions: [yes, yes, yes, yes, yes, no, yes]
"""
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
UNTIL = Answer(granted=True, until=date(2027, 12, 31))


def test_a_consent_file() -> None:
    consent = Consent.from_yaml_text(FILE)
    assert consent.scopes == {"record": YES, "analyse": YES, "count": UNTIL, "quote": NO}
    assert consent.shares == {"partner-a": UNTIL, "partner-b": YES}
    assert consent.guardian == Guardian(relation="aunt", party_to_events=False)
    assert consent.questions == (True, True, True, True, True, False, True)
    assert (consent.child, consent.assent, consent.date) == (True, True, date(2026, 5, 1))
    assert (consent.language, consent.interpreter, consent.second_approver) == ("ko", "ben", None)
    assert "zzsecretzz" not in repr(consent)


def test_answers_by_scope_passage_and_recipient() -> None:
    consent = Consent.from_yaml_text(FILE)
    assert consent.answer("name") == NO
    assert consent.answer("quote") == NO
    assert consent.answer("quote", passage_id="N-1") == YES
    assert consent.answer("analyse", passage_id="N-1") == YES
    assert consent.answer("share") == NO
    assert consent.answer("share", recipient="partner-a") == UNTIL
    assert consent.answer("share", recipient="partner-a", passage_id="N-1") == UNTIL
    assert consent.answer("share", recipient="partner-b", passage_id="N-1") == NO
    assert consent.answer("share", recipient="partner-b", passage_id="N-2") == NO
    assert consent.answer("share", recipient="partner-c") == NO


def test_closed_consent_opens_the_record_only() -> None:
    closed = Consent.closed()
    assert [scope for scope in SCOPES if closed.answer(scope, recipient="partner-a").granted] == ["record"]
    assert Consent().answer("record") == NO


def test_until_is_the_last_day_and_a_no_never_opens() -> None:
    assert UNTIL.open_on(date(2027, 12, 31))
    assert not UNTIL.open_on(date(2028, 1, 1))
    assert not NO.open_on(date.max)
    assert YES.open_on(date.max)
    with pytest.raises(BadConsent):
        Answer(granted=False, until=date(2027, 12, 31))


def test_withdrawal_is_final() -> None:
    consent = Consent.from_yaml_text(FILE).withdrawn(NOON)
    assert consent.is_withdrawn(NOON)
    assert not consent.is_withdrawn(NOON - timedelta(seconds=1))
    assert consent.withdrawn(NOON + timedelta(days=1)) == consent
    with pytest.raises(BadConsent):
        Consent.closed().withdrawn(NOON.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("quote: no", "quote: zzsecretzz", "scopes.quote"),
        ("quote: no", "quote: 2027-13-01", "line 2"),
        ("quote: no", "quote: '2027-13-01'", "scopes.quote"),
        ("quote: no", "quote: 1", "scopes.quote"),
        ("quote: no", "quote: null", "scopes.quote"),
        ("quote: no", "quote: no, quote: yes", "line 2"),
        ("quote: no", "publish: yes", "scopes"),
        ("partner-a: 2027-12-31", "partner-a: zzsecretzz", "scopes.share.*"),
        ("{partner-a: 2027-12-31, partner-b: yes}", "yes", "scopes.share"),
        ("{quote: yes, share", "{quote: zzsecretzz, share", "passages.*.quote"),
        ("N-2: {share: no}", "N-2: {share: yes}", "passages.*.share"),
        ("language: ko", "", "language"),
        ("interviewer: amina", "interviewer:", "interviewer"),
        ("date: 2026-05-01", "date: spring", "date"),
        ("date: 2026-05-01", "", "date"),
        ("relation: aunt, ", "", "guardian.relation"),
        ("party_to_events: no", "party_to_events: zzsecretzz", "guardian.party_to_events"),
        ("yes, no, yes]", "yes]", "questions"),
        ("yes, no, yes]", "yes, perhaps, yes]", "questions.6"),
        ("questions:", "zzsecretzz: 5\nquestions:", "(unknown name)"),
        ("assent: yes", "assent: zzsecretzz", "assent"),
        ("child: yes", "withdrawn_at: 2026-05-01 10:00:00", "withdrawn_at"),
        ("child: yes", "withdrawn_at: zzsecretzz", "withdrawn_at"),
        ("scopes:", "- scopes:", "line 3"),
    ],
)
def test_a_faulty_file_is_refused_by_field(old: str, new: str, field: str) -> None:
    assert old in FILE
    with pytest.raises(BadConsent) as caught:
        Consent.from_yaml_text(FILE.replace(old, new))
    assert caught.value.details["field"] == field
    assert "zzsecretzz" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "no", "[]", "scopes: yes", "&a [*a]"])
def test_what_is_no_consent_is_refused(text: str) -> None:
    with pytest.raises(BadConsent):
        Consent.from_yaml_text(text)


ANSWERS = st.one_of(st.just(YES), st.just(NO), st.dates().map(lambda day: Answer(granted=True, until=day)))
PLAIN_SCOPES: list[Scope] = [scope for scope in SCOPES if scope != "share"]
RECIPIENTS = st.sampled_from(["partner-a", "partner-b", "단체"])
NAMES = st.none() | st.sampled_from(["ben", "dana"])


@st.composite
def passages(draw: st.DrawFn) -> dict[str, Answer]:
    scopes: dict[str, Answer] = dict(draw(st.dictionaries(st.sampled_from(PLAIN_SCOPES), ANSWERS)))
    if draw(st.booleans()):
        return {**scopes, "share": NO}
    return {**scopes, **{f"share:{name}": draw(ANSWERS) for name in draw(st.sets(RECIPIENTS))}}


CONSENTS = st.builds(
    Consent,
    scopes=st.dictionaries(st.sampled_from(PLAIN_SCOPES), ANSWERS),
    shares=st.dictionaries(RECIPIENTS, ANSWERS),
    passages=st.dictionaries(st.sampled_from(["N-1", "N-2"]), passages()),
    child=st.booleans(),
    guardian=st.none() | st.builds(Guardian, relation=st.just("aunt"), party_to_events=st.booleans()),
    assent=st.none() | st.booleans(),
    second_approver=NAMES,
    language=st.sampled_from(["", "ko", "no", "zh"]),
    interpreter=NAMES,
    date=st.none() | st.dates(),
    questions=st.just(()) | st.tuples(*[st.booleans()] * 7),
    withdrawn_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)


@given(CONSENTS)
def test_storing_changes_nothing(consent: Consent) -> None:
    assert stored_consent(json.loads(json.dumps(consent_to_plain(consent)))) == consent


@given(CONSENTS, st.sampled_from(SCOPES), RECIPIENTS)
def test_nothing_unasked_is_granted(consent: Consent, scope: Scope, recipient: str) -> None:
    answer = consent.answer(scope, passage_id="N-1", recipient=recipient)
    said = [*consent.scopes.values(), *consent.shares.values(), *consent.passages.get("N-1", {}).values()]
    assert not answer.granted or answer in said


def test_a_norwegian_file_keeps_its_language() -> None:
    assert Consent.from_yaml_text(FILE.replace("language: ko", "language: no")).language == "no"
