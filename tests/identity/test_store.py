"""Who somebody is stands in the identity store alone, and a custodian opens it with a reason (I1 to I4, A10)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypedDict

import pytest
from django.db import DatabaseError, connections
from tests.casebooks import acting_as, unlocked
from tests.consents import NOTHING
from tests.identity.conftest import HE, MASKING, PHONE, SHE, TEXT, every_cell
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.errors import NeedsReason
from bearwitness.actions.identities.identity_record import Given, Name
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.masking.mask_source import mask_source
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.actions.sources.keep_columns import keep_columns
from bearwitness.casebook.access import Case
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NoSuchItem, NotAllowed, OpeningOver
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, SealedItem, Source, Subject, TextToken, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.sealing import original_bytes
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import is_identifier
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.source import SourceKind, SourceRecord
from bearwitness.vault import audit
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import DamagedSeal, NotCustodian


class Why(TypedDict):
    reason: str
    note: str


WHY = Why(reason="Safety", note="Her sister asks whether she is well")
NAMES = (SHE, HE, PHONE, "Nui-on", "솔별")


def test_i1_the_case_database_holds_no_name(casebook: Casebook, told: SourceRecord) -> None:
    held = every_cell()
    assert "note.txt" not in held
    assert "took my papers" in held
    assert [name for name in NAMES if name in held] == []
    assert TextVersion.objects.get().text == (
        "저는 [이름 1]입니다. [이름 2] sold me in 2003. 전화는 [전화 1]. [이름 2] took my papers.\n"
    )


def test_a10_no_name_in_anything_a_role_reads(casebook: Casebook, told: SourceRecord) -> None:
    for role in ("team", "custodian"):
        case = Case(casebook, role)
        shown = [case.text(text) for text in case.text_ids(told.id)]
        shown += [repr(case.sources("record")), repr(search(casebook, "team", "sold"))]
        assert not any(name in each for each in shown for name in NAMES)
        assert all(case.search(name) == [] for name in NAMES)


def test_whoever_takes_a_testimony_cannot_read_it_back(documenter: Casebook) -> None:
    record = add_source(
        documenter, data=TEXT.encode(), name="n", kind="testimony", organisation="OrgA", masking=MASKING
    )
    row = Source.objects.get(id=record.id)
    with pytest.raises(NotCustodian):
        original_bytes(documenter, row)
    with pytest.raises(NotAllowed), open_identity(documenter, **WHY):
        pass
    assert len(bytes(row.blob_key)) > 32


def test_a_role_without_the_key_is_refused_and_logged(casebook: Casebook, told: SourceRecord) -> None:
    keyless = replace(casebook, keys=DataKeys(casebook=casebook.keys.casebook, identities=None))
    for actor in (acting_as(casebook, BEN), acting_as(casebook, DANA), keyless):
        with pytest.raises(NotAllowed), open_identity(actor, **WHY):
            pass
        assert AuditEntry.objects.latest("seq").detail == '{"verb":"open_identity"}'
    assert "identities" not in connections.settings


def test_a_custodian_reads_what_was_masked(casebook: Casebook, told: SourceRecord) -> None:
    text = TextVersion.objects.get()
    persons = dict(TextToken.objects.values_list("token", "subject_id"))
    with open_identity(casebook, **WHY) as opened:
        assert [name.words for name in opened.person(persons["[이름 1]"]).names] == [SHE]
        assert opened.original(told.id) == TEXT.encode()
        assert opened.file_name(told.id) == "note.txt"
        start = text.text.index("[이름 2] took")
        assert opened.behind(text.id, start, start + len("[이름 2] took")) == f"{HE} took"
        assert opened.behind(text.id, start + 3, start + 4) == HE
    assert "identities" not in connections.settings


def test_i2_it_needs_a_reason_and_is_logged_before_anything_is_shown(
    casebook: Casebook, told: SourceRecord
) -> None:
    for reason, note in (("Curiosity", "because"), ("Safety", "  "), ("", "x")):
        with pytest.raises(NeedsReason), open_identity(casebook, reason=reason, note=note):
            pass
    with open_identity(casebook, **WHY) as opened:
        logged = AuditEntry.objects.latest("seq")
        assert (logged.verb, logged.detail) == ("open_identity", '{"minutes":15,"reason":"Safety"}')
        opened.original(told.id)
        last = AuditEntry.objects.latest("seq")
        assert (last.verb, last.object) == ("read_original", told.id)
        (opening,) = opened.openings()
    assert opening.id == logged.object
    assert (opening.by, opening.reason, opening.note) == (AMINA, "Safety", WHY["note"])
    assert WHY["note"] not in every_cell()
    assert check_chain(casebook).ok


def test_i2_history_is_never_overwritten(casebook: Casebook, told: SourceRecord) -> None:
    person = TextToken.objects.first()
    assert person is not None
    with open_identity(casebook, **WHY) as opened:
        for words in ("편솔별", "편솔벌"):
            opened.record(person.subject_id, Given(names=(Name(words=words, script="Hangul"),)))
        for edtf in ("1984", "1985?"):
            opened.record(person.subject_id, Given(birth=PartialDate(edtf=edtf)))
        held = opened.person(person.subject_id)
        assert [name.words for name in held.names][-2:] == ["편솔별", "편솔벌"]
        assert held.births == ("1984", "1985?")
        for table in ("person_name", "birth", "original", "masked_word", "opening"):
            for change in ("DELETE FROM {}", "UPDATE {} SET at = ''"):
                with (
                    pytest.raises(DatabaseError, match="only added"),
                    connections["identities"].cursor() as cursor,
                ):
                    cursor.execute(change.format(table))


def test_it_closes_when_its_time_is_over(casebook: Casebook, told: SourceRecord) -> None:
    with open_identity(casebook, minutes=90, **WHY) as opened:
        assert '"minutes":15' in AuditEntry.objects.latest("seq").detail
        late = replace(opened, clock=lambda: opened.until)
        with pytest.raises(OpeningOver):
            late.original(told.id)
        assert "identities" not in connections.settings
    assert AuditEntry.objects.latest("seq").verb == "open_identity"


def test_what_is_not_there(casebook: Casebook, told: SourceRecord) -> None:
    with open_identity(casebook, **WHY) as opened:
        for read in (opened.person, opened.original, lambda text: opened.behind(text, 0, 1)):
            with pytest.raises(NoSuchItem):
                read("P-NONE")


def test_i3_pseudonyms_are_unique_and_say_nothing(casebook: Casebook) -> None:
    names = [add_subject(casebook, "Person").id for _ in range(40)]
    assert all(is_identifier(name, "P") for name in names)
    assert len({name[:6] for name in names}) == len(names)
    assert sorted(names) != names
    rows, _ = Case(casebook, "team").person_rows()
    assert not {row.token for row in rows} & set(names)


def test_i4_each_script_is_a_name_of_its_own(casebook: Casebook, told: SourceRecord) -> None:
    person = Subject.objects.filter(kind="Person").first()
    assert person is not None
    given = (
        Name(words="맹늬온", script="Hangul"),
        Name(words="孟늬溫", script="Han"),
        Name(words="Maeng Nŭi-on", script="Latin", system="MR"),
        Name(words="Little Star", script="Latin", kind="alias"),
    )
    with open_identity(casebook, **WHY) as opened:
        before = len(opened.person(person.id).names)
        opened.record(person.id, Given(names=given, contacts=(("Phone", "+999 1"),)))
        held = opened.person(person.id).names[before:]
    assert [(each.script, each.system, each.kind) for each in held] == [
        ("Hangul", "", "name"),
        ("Han", "", "name"),
        ("Latin", "MR", "name"),
        ("Latin", "", "alias"),
    ]
    for wrong in (
        {"script": "Hangul", "system": "MR"},
        {"script": "Runes"},
        {"script": "Latin", "words": " "},
    ):
        with pytest.raises(BadValue):
            Name(**{"words": "x", **wrong})  # type: ignore[arg-type]


def test_opening_twice_takes_nothing_over_twice(casebook: Casebook, told: SourceRecord) -> None:
    person = TextToken.objects.filter(token="[이름 2]").get().subject_id
    for _ in range(2):
        with open_identity(casebook, **WHY) as opened:
            assert len(opened.person(person).names) == 1


def test_a_store_that_was_taken_away_is_damage(folder: Path, keys: DataKeys) -> None:
    from bearwitness.vault.errors import DamagedStore

    (folder / "identities.db").unlink()
    with (
        open_casebook(folder, keys, actor=AMINA) as casebook,
        pytest.raises(DamagedStore),
        open_identity(casebook, **WHY),
    ):
        pass
    assert not (folder / "identities.db").exists()


def test_the_case_key_does_not_open_it(folder: Path, keys: DataKeys) -> None:
    from bearwitness.vault import store
    from bearwitness.vault.errors import WrongKey

    with pytest.raises(WrongKey):
        store.connect(folder / "identities.db", keys.casebook)


ROWS = [
    {"rec_id": "1", "name": "탁늬온", "birth_year": "1981", "county": "Musan"},
    {"rec_id": "2", "name": "Tak Nui-on", "alias": ""},
]


def test_the_columns_of_a_list_that_name_people_are_for_custodians(documenter: Casebook) -> None:
    added = add_source(documenter, data=b"| 1 | x |", name="l.csv", kind="list", organisation="OrgA")
    for wrong in ([], [{"name": "x"}], [{"rec_id": "1", "shoe": "38"}], [ROWS[0], ROWS[0]]):
        with pytest.raises(BadValue):
            keep_columns(documenter, added.id, wrong)
    keep_columns(documenter, added.id, ROWS)
    with pytest.raises(BadValue):
        keep_columns(documenter, added.id, ROWS)
    assert "늬온" not in every_cell()
    assert "Nui-on" not in every_cell()
    custodian = replace(documenter, actor=AMINA, keys=unlocked(documenter.path))
    with open_identity(custodian, reason="Linkage", note="Yearly linkage") as opened:
        assert opened.list_rows(added.id) == [ROWS[0], {"rec_id": "2", "name": "Tak Nui-on"}]
        assert AuditEntry.objects.latest("seq").verb == "read_list"


def test_names_that_the_store_knows_are_found_in_other_texts(casebook: Casebook, told: SourceRecord) -> None:
    text = f"{HE.lower()} came too."
    other = add_source(
        casebook, data=text.encode(), name="n", kind="testimony", organisation="OrgB", masking=NOTHING
    )
    left = TextVersion.objects.get(source=other.id).id
    with open_identity(casebook, reason="Masking", note="Yearly look") as opened:
        assert opened.leftovers() == {left: [(0, len(HE))]}


def test_tokens_lead_to_pseudonyms_for_whoever_may_read(casebook: Casebook, told: SourceRecord) -> None:
    text = TextVersion.objects.get().id
    assert set(Case(casebook, "team").tokens(text)) == {"[이름 1]", "[이름 2]"}
    with pytest.raises(NoSuchItem):
        Case(acting_as(casebook, DANA), "reviewer").tokens("T-NONE")


def test_what_was_moved_to_another_place_opens_nowhere_and_blocks_nobody(
    casebook: Casebook, told: SourceRecord
) -> None:
    other = add_source(casebook, data=b"Another.", name="o", kind="testimony", organisation="OrgB")
    payload = bytes(SealedItem.objects.filter(source=told.id, kind="masking").get().payload)
    moved = SealedItem.objects.create(
        id="B-" + "A" * 26, source_id=other.id, kind="masking", payload=payload, at=told.received_at, by=AMINA
    )
    with open_identity(casebook, **WHY) as opened:
        assert opened.damaged == (moved.id,)
        assert opened.original(told.id) == TEXT.encode()
    row = Source.objects.get(id=told.id)
    row.id = other.id
    with pytest.raises(DamagedSeal):
        original_bytes(casebook, row)


ACTIONS: dict[str, Callable[[Casebook, str], object]] = {
    "mask_source": lambda book, source: mask_source(book, source, TEXT.encode(), MASKING),
    "keep_columns": lambda book, source: keep_columns(book, source, ROWS),
    "open_identity": lambda book, source: open_identity(book, **WHY).__enter__(),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_a36_where_the_log_cannot_be_written_nothing_is_done(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    kind: SourceKind = "list" if name == "keep_columns" else "testimony"
    source = add_source(casebook, data=TEXT.encode(), name="n", kind=kind, organisation="OrgA").id
    before = (TextVersion.objects.count(), Subject.objects.count(), SealedItem.objects.count())

    def unwritable(*_: object, **__: object) -> None:
        raise OSError("the audit table cannot be written")

    monkeypatch.setattr(audit, "append", unwritable)
    with pytest.raises(OSError, match="audit"):
        ACTIONS[name](casebook, source)
    assert (TextVersion.objects.count(), Subject.objects.count(), SealedItem.objects.count()) == before
    assert "identities" not in connections.settings
