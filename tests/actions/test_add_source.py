"""Taking a source in: sealed, kept unaltered, once."""

import pytest
from tests.actions.conftest import OPEN, Witness
from tests.casebooks import acting_as
from tests.consents import NOTHING
from tests.people import BEN, EVE

from bearwitness.actions.errors import AlreadyHeld
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.consents import consent_record
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Source, TextVersion
from bearwitness.casebook.sealing import original_bytes
from bearwitness.intake.errors import NotUtf8

DATA = "\ufeffShe left home.\r\n그는 강을 건넜다.\r\n".encode()


def blobs(casebook: Casebook) -> set[str]:
    return {each.name for each in (casebook.path / "evidence").iterdir()}


def test_the_original_is_kept_byte_for_byte_and_the_text_read(casebook: Casebook) -> None:
    record = add_source(casebook, data=DATA, name="note.txt", kind="testimony", consent=OPEN, masking=NOTHING)
    row = Source.objects.get()
    assert (record.id, record.size, record.language) == (row.id, len(DATA), "ko")
    assert original_bytes(casebook, row) == DATA
    assert TextVersion.objects.get().text == "She left home.\n그는 강을 건넜다.\n"
    assert consent_record(row.consent) == OPEN
    assert AuditEntry.objects.latest("seq").object == record.id
    assert check_chain(casebook).ok


def test_the_same_bytes_are_held_once(casebook: Casebook) -> None:
    record = add_source(casebook, data=DATA, name="note.txt", kind="document")
    before = blobs(casebook)
    with pytest.raises(AlreadyHeld) as caught:
        add_source(casebook, data=DATA, name="other.txt", kind="testimony")
    assert caught.value.details == {"source": record.id}
    assert (Source.objects.count(), blobs(casebook)) == (1, before)


def test_what_is_refused_leaves_nothing(casebook: Casebook) -> None:
    with pytest.raises(NotUtf8):
        add_source(casebook, data=b"\xff\xfa text", name="a", kind="document")
    with pytest.raises(NotAllowed):
        add_source(acting_as(casebook, BEN), data=DATA, name="a", kind="document")
    assert blobs(casebook) == set()
    with pytest.raises(NoSuchItem):
        add_source(casebook, data=DATA, name="a", kind="document", derives_from="S-NONE")
    assert (Source.objects.count(), TextVersion.objects.count()) == (0, 0)


@pytest.mark.parametrize("name", [BEN, EVE])
def test_a_refusal_is_logged(casebook: Casebook, name: str) -> None:
    with pytest.raises(NotAllowed):
        add_source(acting_as(casebook, name), data=DATA, name="a", kind="document")
    entry = AuditEntry.objects.latest("seq")
    assert (entry.actor, entry.verb, entry.detail) == (name, "refuse", '{"verb":"add_source"}')
    assert check_chain(casebook).ok


def test_a_source_may_derive_from_another(witness: Witness) -> None:
    first = witness.tells("First note.", "OrgA")
    echo = witness.tells("An echo of it.", "OrgB", derives_from=first.id)
    assert echo.derives_from == (first.id,)


def test_the_file_name_stands_nowhere_but_in_the_encrypted_database(casebook: Casebook) -> None:
    add_source(casebook, data=DATA, name="CANARY-7431.txt", kind="document")
    assert Source.objects.get().name == "CANARY-7431.txt"
    for path in casebook.path.rglob("*"):
        assert "CANARY" not in path.name
        assert path.is_dir() or b"CANARY-7431" not in path.read_bytes()
    assert not AuditEntry.objects.filter(detail__contains="CANARY").exists()
