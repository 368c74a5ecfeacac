"""A36: where the record cannot be written, nothing of keys, copies or erasure is done either."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.casebooks import PASSPHRASE, casebook, folder, keys, template
from tests.people import AMINA, BEN

from bearwitness.actions.keeping.back_up import back_up, drill
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keeping.examine import examine
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.change_passphrase import change_passphrase
from bearwitness.actions.keys.make_shares import make_shares
from bearwitness.actions.keys.remove_keyholder import remove_keyholder
from bearwitness.actions.keys.rotate_keys import rotate_keys
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BackupRow, Erasure, Member, Source, TextVersion
from bearwitness.vault import audit
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.keyring import Keyring

__all__ = ["casebook", "folder", "keys", "template"]

NEW = "another seven words on the same river"
ACTIONS: dict[str, Callable[[Casebook, str], object]] = {
    "add_keyholder": lambda book, _: add_keyholder(book, "erin", NEW, ["team"], CHEAPEST),
    "remove_keyholder": lambda book, _: remove_keyholder(book, BEN),
    "rotate_keys": lambda book, _: rotate_keys(book),
    "change_passphrase": lambda book, _: change_passphrase(book, NEW, CHEAPEST),
    "propose_shares": lambda book, _: make_shares(book),
    "make_shares": lambda book, _: make_shares(replace(book, actor=BEN)),
    "back_up": lambda book, _: back_up(book, book.path.parent / "copy"),
    "drill": lambda book, _: drill(book),
    "propose_erasure": lambda book, source: erase(book, source, "Danger"),
    "erase": lambda book, source: erase(replace(book, actor=BEN), source, "Mistake"),
    "examine": lambda book, _: examine(book),
}
KINDS = (Source, TextVersion, Member, BackupRow, Erasure)


def state(casebook: Casebook) -> object:
    files = sorted(each.name for each in casebook.path.parent.rglob("*"))
    return [(casebook.path / "keyring.json").read_bytes(), files, *(kind.objects.count() for kind in KINDS)]


@pytest.mark.parametrize("name", ACTIONS)
def test_no_entry_no_action(casebook: Casebook, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def unwritable(*_: object, **__: object) -> audit.AuditEntry:
        raise OSError("the audit table cannot be written")

    source = add_source(casebook, data=b"A fictional note.", name="a", kind="document").id
    add_keyholder(casebook, BEN, PASSPHRASE, ["custodian"], CHEAPEST)
    if name == "erase":
        erase(casebook, source, "Mistake")
    if name == "make_shares":
        make_shares(casebook)
    before, entries = state(casebook), check_chain(casebook).entries
    with monkeypatch.context() as patched:
        patched.setattr(audit, "append", unwritable)
        with pytest.raises(OSError, match="audit"):
            ACTIONS[name](casebook, source)
    assert state(casebook) == before
    assert check_chain(casebook).entries == entries
    assert Keyring.load(casebook.path / "keyring.json").unlock(AMINA, PASSPHRASE) == casebook.keys
    ACTIONS[name](casebook, source)
    report = check_chain(casebook)
    assert report.ok
    assert report.entries > entries
