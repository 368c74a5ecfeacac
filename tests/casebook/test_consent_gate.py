"""The gate: FORMATS.md row by row, and the function and the query agree on random states."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casebooks import keys, template
from tests.people import AMINA

from bearwitness.casebook.consent import permits
from bearwitness.casebook.consents import consent_record, put_consent
from bearwitness.casebook.models import (
    Claim,
    ConsentAnswer,
    Independence,
    Passage,
    Source,
    Subject,
    TextVersion,
)
from bearwitness.casebook.open_for import open_for, wholly_open
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.shut_passages import shut_passages
from bearwitness.casebook.sight import EVERYTHING, scope_of, sight_for
from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.consent import SCOPES, Consent, Scope
from bearwitness.domain.source import SOURCE_KINDS, SourceKind
from bearwitness.vault.data_keys import DataKeys

__all__ = ["keys", "template"]

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
OPEN = Consent(scopes=dict.fromkeys(SCOPES, YES), shares={"R": YES})
ALL: frozenset[Scope] = frozenset(get_args(Scope))


def open_scopes(consent: Consent | None, passage: str | None = None, **given: object) -> set[Scope]:
    return {
        scope
        for scope in SCOPES
        if permits(consent, scope, passage, NOW, recipient="R", **given)  # type: ignore[arg-type]
    }


@pytest.mark.parametrize(
    ("consent", "given", "scopes"),
    [
        (None, {"kind": "testimony"}, {"record"}),
        (None, {"kind": "list"}, {"record"}),
        (None, {"kind": "document"}, {"record", "analyse", "count"}),
        (None, {"kind": "document", "licence": "CC-BY-4.0"}, {"record", "analyse", "count", "quote"}),
        (None, {"kind": "testimony", "licence": "CC-BY-4.0"}, {"record"}),
        (Consent(), {}, set()),
        (OPEN, {}, ALL),
        (Consent(scopes={"count": YES, "quote": NO}), {}, {"count"}),
        (OPEN.withdrawn(NOW), {}, set()),
        (OPEN.withdrawn(NOW), {"kind": "document"}, set()),
        (OPEN.withdrawn(NOW + timedelta(seconds=1)), {}, ALL),
        (OPEN, {"child": True}, set()),
        (Consent(scopes=OPEN.scopes, child=True), {}, set()),
        (
            Consent(scopes=OPEN.scopes, shares=OPEN.shares, child=True, second_approver="dana"),
            {},
            ALL - {"quote"},
        ),
        (Consent(scopes={"count": YES}, second_approver="dana"), {"child": True, "microdata": True}, set()),
        (None, {"child": True}, set()),
    ],
)
def test_what_is_open(consent: Consent | None, given: Mapping[str, Any], scopes: set[Scope]) -> None:
    assert open_scopes(consent, **given) == scopes


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 6, 15, 23, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 6, 16, tzinfo=UTC), False),
        (datetime.fromisoformat("2026-06-16T08:00:00+09:00"), True),
        (datetime.fromisoformat("2026-06-15T20:00:00-05:00"), False),
    ],
)
def test_until_holds_to_the_end_of_its_day_in_utc(moment: datetime, is_open: bool) -> None:
    consent = Consent(scopes={"quote": Answer(granted=True, until=date(2026, 6, 15))})
    assert permits(consent, "quote", None, moment) is is_open


def test_a_passage_may_differ_but_a_row_of_a_list_only_be_stricter() -> None:
    consent = Consent(scopes={"count": YES, "quote": NO}, passages={"N-1": {"count": NO, "quote": YES}})
    assert open_scopes(consent, "N-1") == {"quote"}
    assert open_scopes(consent, "N-2") == {"count"}
    assert open_scopes(consent, "N-1", kind="list") == set()


def test_sharing_is_with_a_named_recipient_only() -> None:
    assert permits(OPEN, "share", None, NOW, recipient="R")
    assert not permits(OPEN, "share", None, NOW, recipient="Q")
    assert not permits(OPEN, "share", None, NOW)


# ---- function and query -------------------------------------------------------------------------

DAYS = st.dates(NOW.date() - timedelta(days=2), NOW.date() + timedelta(days=2))
ANSWERS = st.one_of(st.just(NO), st.just(YES), st.builds(Answer, granted=st.just(True), until=DAYS))
MOMENTS = st.datetimes(
    datetime(2026, 6, 14),  # noqa: DTZ001
    datetime(2026, 6, 17),  # noqa: DTZ001
    timezones=st.just(UTC),
)
RECIPIENTS = ("R", "Q")
PLAIN: tuple[Scope, ...] = ("record", "analyse", "count", "quote")
KEYS = (*PLAIN, "share", *(f"share:{each}" for each in RECIPIENTS))
PASSAGES = ("N-1", "N-2", "N-3")
CONSENTS = st.builds(
    Consent,
    scopes=st.dictionaries(st.sampled_from((*PLAIN, "share")), ANSWERS),
    shares=st.dictionaries(st.sampled_from(RECIPIENTS), ANSWERS),
    passages=st.dictionaries(
        st.sampled_from(PASSAGES[:2]), st.dictionaries(st.sampled_from(KEYS), ANSWERS, min_size=1)
    ),
    child=st.booleans(),
    second_approver=st.sampled_from([None, None, "dana"]),
    questions=st.just(()),
    withdrawn_at=st.one_of(st.none(), st.none(), MOMENTS),
)
HISTORIES = st.lists(CONSENTS, max_size=3)


@pytest.fixture(scope="module")
def opened(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    import shutil

    path = Path(shutil.copytree(template[0], tmp_path_factory.mktemp("gate") / "gate.casebook"))
    with open_casebook(path, template[1], actor=AMINA):
        yield


INDEPENDENT = "N-2"
ORIGIN = ("none", "standing", "withdrawn", "withdrawn further up")


def put_origin(origin: str) -> Source | None:
    """What the source derives from, and its consent."""
    if origin == "none":
        return None
    row = None
    for number in range(2 if origin.endswith("up") else 1):
        row = Source.objects.create(
            id=f"S-0{number}", kind="testimony", name="", sha256=str(number + 1) * 64, size=1, blob_id=f"B-0{number}",
            blob_key=b"", received_at=NOW, derives_from=row,
        )  # fmt: skip
        if number == 0:
            gone = NOW - timedelta(days=5) if origin.startswith("withdrawn") else None
            put_consent(row, Consent(scopes={"count": YES}, withdrawn_at=gone), by=AMINA, at=NOW)
    return row


def put_source(kind: SourceKind, licence: str, *, child: bool, origin: str = "none") -> Source:
    source = Source.objects.create(
        id="S-1", kind=kind, name="", sha256="0" * 64, size=1, blob_id="B-1", blob_key=b"",
        licence=licence, received_at=NOW, child=child, derives_from=put_origin(origin),
    )  # fmt: skip
    text = TextVersion.objects.create(
        id="T-1", source=source, text="abc", sha256="0" * 64, length=3, made_from="original"
    )
    person = Subject.objects.create(id="P-1", kind="Person")
    for number, name in enumerate(PASSAGES):
        passage = Passage.cut(name, text, number, number + 1)
        passage.save(force_insert=True)
        if name == INDEPENDENT:
            Independence.objects.create(passage=passage, reason="r", at=NOW, by=AMINA)
        Claim.objects.create(
            id=f"C-{name}", subject=person, property="sex", value={}, passage=passage,
            basis="FirstHand", reliability="Unknown", at=NOW, by=AMINA,
        )  # fmt: skip
    return source


@given(
    history=HISTORIES,
    kind=st.sampled_from(SOURCE_KINDS),
    licence=st.sampled_from(["", "CC-BY-4.0"]),
    child=st.booleans(),
    at=MOMENTS,
    scope=st.sampled_from(SCOPES),
    recipient=st.sampled_from([None, *RECIPIENTS]),
    microdata=st.booleans(),
    origin=st.sampled_from(ORIGIN),
)
@settings(max_examples=250, deadline=None)
def test_function_and_query_agree(
    opened: None,
    history: list[Consent],
    kind: SourceKind,
    licence: str,
    child: bool,
    at: datetime,
    scope: Scope,
    recipient: str | None,
    microdata: bool,
    origin: str,
) -> None:
    with transaction.atomic():
        source = put_source(kind, licence, child=child, origin=origin)
        for consent in history:
            put_consent(source, consent, by=AMINA, at=NOW)
        inforce = consent_record(source.consent)
        assert inforce == (history[-1] if history else None)
        asked = {"recipient": recipient, "microdata": microdata}
        told = {
            name: permits(
                inforce, scope, name, at, kind=kind, child=child, licence=licence,
                recipient=recipient, microdata=microdata,
                echo=origin.startswith("withdrawn"), independent=name == INDEPENDENT,
            )
            for name in (None, *PASSAGES)
        }  # fmt: skip
        reading = EVERYTHING if scope == "record" else scope
        found = {each.id for each in permitted(Passage.objects.all(), reading, at, **asked)}  # type: ignore[arg-type]
        assert found == {name for name in PASSAGES if told[name]}
        claims = {each.id for each in permitted(Claim.objects.all(), reading, at, **asked)}  # type: ignore[arg-type]
        assert claims == {f"C-{name}" for name in PASSAGES if told[name]}
        own = ConsentAnswer.objects.filter(consent=source.consent, scope=scope, passage__isnull=False)
        stricter = set(own.values_list("passage", flat=True)) - found
        shut = shut_passages(reading, at, **asked)  # type: ignore[arg-type]
        assert set(Passage.objects.filter(id__in=shut).values_list("id", flat=True)) == stricter
        whole = Source.objects.filter(id="S-1")
        assert permitted(whole, reading, at, **asked).exists() is told[None]  # type: ignore[arg-type]
        assert bool(wholly_open(["S-1"], reading, at)) is permitted(whole, reading, at).exists()
        [state] = open_for(list(whole), at).values()
        assert (scope in state.scopes) is permitted(whole, reading, at).exists()
        shared = [each for each in RECIPIENTS if permitted(whole, "share", at, recipient=each).exists()]
        assert state.recipients == len(shared)
        transaction.set_rollback(True)


def test_nothing_is_read_on_the_case_teams_pages_without_saying_who_reads(opened: None) -> None:
    with pytest.raises(TypeError):
        permitted(Source.objects.all(), "record", datetime.now(UTC))  # type: ignore[arg-type]  # what is tried
    for scope in SCOPES:
        assert scope_of(sight_for("hana", ["documenter"], scope)) == scope
        assert sight_for("hana", ["documenter"], scope).bound == ("given" if scope == "record" else "none")
