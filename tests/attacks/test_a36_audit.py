"""A36: where the audit entry cannot be written, the action is not done."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.casebooks import casebook, folder, keys, template
from tests.consents import OPEN
from tests.people import BEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Consent, Member, Source, Subject, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault import audit
from bearwitness.vault.data_keys import DataKeys

__all__ = ["casebook", "folder", "keys", "template"]

ACTIONS: dict[str, Callable[[Casebook, str], object]] = {
    "add_source": lambda book, _: add_source(book, data=b"other", name="b", kind="document"),
    "add_subject": lambda book, _: add_subject(book, "Person"),
    "record_consent": lambda book, source: record_consent(book, source, OPEN),
    "withdraw_consent": lambda book, source: withdraw_consent(book, source, datetime.now(UTC)),
    "grant_role": lambda book, _: grant_role(book, BEN, "team"),
    "search": lambda book, _: search(book, "team", "note"),
}


def state() -> tuple[int, ...]:
    return tuple(each.objects.count() for each in (Source, TextVersion, Subject, Consent, Member))


def unwritable(*_: object, **__: object) -> audit.AuditEntry:
    raise OSError("the audit table cannot be written")


@pytest.mark.parametrize("name", ACTIONS)
def test_no_entry_no_action(casebook: Casebook, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    source = add_source(casebook, data=b"A note.", name="a", kind="testimony").id
    before, entries = state(), check_chain(casebook).entries
    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", unwritable)
        with pytest.raises(OSError, match="audit"):
            ACTIONS[name](casebook, source)
    assert (state(), check_chain(casebook).entries) == (before, entries)
    ACTIONS[name](casebook, source)
    report = check_chain(casebook)
    assert (report.entries, report.ok) == (entries + 1, True)


def test_a_blob_without_its_row_is_swept_at_the_next_opening(
    folder: Path, keys: DataKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched, open_casebook(folder, keys, actor="amina") as book:
        patched.setattr(audit, "append", unwritable)
        with pytest.raises(OSError, match="audit"):
            add_source(book, data=b"A note.", name="a", kind="document")
        assert len(list((folder / "evidence").iterdir())) == 1
    with open_casebook(folder, keys, actor="amina"):
        assert list((folder / "evidence").iterdir()) == []
