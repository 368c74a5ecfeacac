"""A33: a keyholder leaves, keys change, and `kill -9` at every step of it loses nothing."""

import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from tests.casebooks import PASSPHRASE, template, unlocked
from tests.crash.harness import Say, forked
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.change_passphrase import change_passphrase
from bearwitness.actions.keys.confirm_keyholder import confirm_keyholder
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.keys.make_shares import make_shares
from bearwitness.actions.keys.recover_keyholder import recover_keyholder
from bearwitness.actions.keys.remove_keyholder import remove_keyholder
from bearwitness.actions.keys.rotate_keys import rotate_keys
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NoSuchItem, NotAllowed, Unconfirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, Member, Source
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.vault import durable, store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import (
    BadShares,
    CannotWrite,
    LastCustodian,
    NameTaken,
    NotCustodian,
    RotationPending,
    WrongKey,
    WrongPassphrase,
)
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import open_sealed, seal_to

__all__ = ["template"]

NEW = "another seven words on the same river"
LEAVER_NOTE = b"A fictional note."


@pytest.fixture(scope="module")
def team(template: tuple[Path, DataKeys], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Amina, custodian; Ben, analyst; Dana, who will leave; an identity store; one source."""
    path = Path(shutil.copytree(template[0], tmp_path_factory.mktemp("team") / "field.casebook"))
    keys = unlocked(path)
    with open_casebook(path, keys, actor=AMINA) as casebook:
        add_keyholder(casebook, BEN, PASSPHRASE, ["analyst"], CHEAPEST)
        add_keyholder(casebook, DANA, PASSPHRASE, ["reviewer", "custodian"], CHEAPEST)
        add_source(casebook, data=LEAVER_NOTE, name="a", kind="document")
    assert keys.identities is not None
    identities = store.connect(path / "identities.db", keys.identities, create=True)
    identities.execute("CREATE TABLE name (text TEXT)")
    identities.execute("INSERT INTO name VALUES ('Fictional Name')")
    identities.commit()
    identities.close()
    return path


@pytest.fixture
def folder(team: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(team, tmp_path / "field.casebook"))


def opened(path: Path, name: str = AMINA, passphrase: str = PASSPHRASE) -> DataKeys:
    return Keyring.load(path / "keyring.json").unlock(name, passphrase)


def assert_whole(folder: Path, keys: DataKeys) -> None:
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        row = Source.objects.get()
        assert casebook.evidence.open(row.blob_id, bytes(row.blob_key)) == LEAVER_NOTE
        assert check_chain(casebook).ok
    assert keys.identities is not None
    identities = store.connect(folder / "identities.db", keys.identities)
    assert identities.execute("SELECT text FROM name").fetchall() == [("Fictional Name",)]
    identities.close()
    assert {each.name for each in folder.iterdir()} <= {
        "keyring.json", "casebook.db", "identities.db", "evidence", "ledger.jsonl", "anchors.txt", "casebook.lock",
    }  # fmt: skip


def test_who_leaves_opens_nothing_new(folder: Path) -> None:
    copied = opened(folder, DANA)
    old = Keyring.load(folder / "keyring.json")
    sealed = seal_to(old.recipient(copied), b"Fictional name", b"here")
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        before = snapshot_tokens(["P-1"])
        after = remove_keyholder(casebook, DANA)
        add_source(after, data=b"written later", name="b", kind="document")
        assert snapshot_tokens(["P-1"]) == before
        assert not Member.objects.filter(name=DANA).exists()
    with pytest.raises(WrongPassphrase):
        opened(folder, DANA)
    for path, key in (("casebook.db", copied.casebook), ("identities.db", copied.identities)):
        assert key is not None
        with pytest.raises(WrongKey):
            store.connect(folder / path, key)
    old_wrap = old.entry(DANA)
    assert old_wrap is not None
    now = Keyring.load(folder / "keyring.json")
    keys = opened(folder)
    assert opened(folder, BEN) == replace(keys, identities=None)
    assert now.recipient(keys) != old.recipient(copied)
    assert open_sealed(now.private_keys(keys), sealed, b"here") == b"Fictional name"
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        assert Source.objects.count() == 2
        assert check_chain(casebook).ok


def test_a_leaver_who_kept_the_old_keyring_opens_nothing(folder: Path) -> None:
    kept = (folder / "keyring.json").read_bytes()
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        remove_keyholder(casebook, DANA)
    (folder / "keyring.json").write_bytes(kept)
    with pytest.raises(WrongKey), open_casebook(folder, opened(folder, DANA), actor=DANA):
        pass


def test_the_last_custodian_and_a_stranger_cannot_be_removed(folder: Path) -> None:
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        with pytest.raises(NoSuchItem):
            remove_keyholder(casebook, "nobody")
        casebook = remove_keyholder(casebook, DANA)
        with pytest.raises(LastCustodian):
            remove_keyholder(casebook, AMINA)
        without = replace(casebook, keys=replace(casebook.keys, identities=None))
        with pytest.raises(NotCustodian):
            remove_keyholder(without, BEN)
        with pytest.raises(NotCustodian):
            rotate_keys(without)
    assert_whole(folder, opened(folder))


def dying(folder: Path, at: int, say: Say) -> None:
    """Remove Dana, and die before or after the step with this number; say how many steps there are."""
    step = 0

    def tick() -> None:
        nonlocal step
        if step == at:
            os.kill(os.getpid(), signal.SIGKILL)
        step += 1

    def die_at(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            tick()
            found = real(*arguments, **named)
            tick()
            return found

        return call

    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        for owner, name in ((durable, "write"), (store, "rekey"), (Path, "unlink"), (os, "fsync")):
            setattr(owner, name, die_at(getattr(owner, name)))
        remove_keyholder(casebook, DANA)
    say(str(step))


def kill_at(folder: Path, step: int) -> str:
    return forked(partial(dying, folder, step), None).strip()


def test_a_kill_at_every_step_of_a_change_of_keys_loses_nothing(folder: Path, tmp_path: Path) -> None:
    whole = Path(shutil.copytree(folder, tmp_path / "whole"))
    steps = int(kill_at(whole, 10_000))
    assert steps > 12
    finished = 0
    for step in range(0, steps, max(1, steps // 8)):
        victim = Path(shutil.copytree(folder, tmp_path / f"victim-{step}"))
        assert kill_at(victim, step) == ""
        pending = Keyring.load(victim / "keyring.json").pending
        if pending:
            with pytest.raises(WrongPassphrase):
                opened(victim, DANA)
        assert_whole(victim, opened(victim))
        with open_casebook(victim, opened(victim, BEN), actor=BEN):
            finished += AuditEntry.objects.filter(verb="finish_change_of_keys").exists()
    assert finished > 2


def test_only_a_custodian_finishes_what_touches_identities(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CannotWrite(reason="ENOSPC")

    def cut_off() -> None:
        with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
            remove_keyholder(casebook, DANA)

    with monkeypatch.context() as patched:
        patched.setattr(store, "rekey", full)
        with pytest.raises(CannotWrite):
            cut_off()
    ben = opened(folder, BEN)
    with pytest.raises(RotationPending), open_casebook(folder, ben, actor=BEN):
        pass
    with pytest.raises(RotationPending):
        Keyring.load(folder / "keyring.json").add(ben, "erin", PASSPHRASE, CHEAPEST)
    assert_whole(folder, opened(folder))
    with open_casebook(folder, ben, actor=BEN) as casebook:
        assert check_chain(casebook).ok


def test_a_new_passphrase_replaces_the_old(folder: Path) -> None:
    with open_casebook(folder, opened(folder, BEN), actor=BEN) as casebook:
        change_passphrase(casebook, NEW, CHEAPEST)
    with pytest.raises(WrongPassphrase):
        opened(folder, BEN)
    assert opened(folder, BEN, NEW) == replace(opened(folder), identities=None)


def shares_of_two(folder: Path) -> tuple[str, ...]:
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        assert make_shares(casebook) == ()
        return make_shares(replace(casebook, actor=DANA))


def test_the_recovery_drill(folder: Path) -> None:
    """Amina's passphrase is lost; two of the three shares later, she is back in, and the record says by what."""
    shares = shares_of_two(folder)
    with pytest.raises(BadShares):
        recover_keyholder(folder, shares[:1], AMINA, NEW, CHEAPEST)
    with pytest.raises(NoSuchItem):
        recover_keyholder(folder, shares[:2], "erin", NEW, CHEAPEST)
    recover_keyholder(folder, shares[1:], AMINA, NEW, CHEAPEST)
    assert_whole(folder, opened(folder, AMINA, NEW))
    with open_casebook(folder, opened(folder, AMINA, NEW), actor=AMINA):
        done = dict(AuditEntry.objects.order_by("seq").values_list("verb", "actor"))
    assert (done["propose_shares"], done["make_shares"]) == (AMINA, DANA)
    assert done["recover_keyholder"] == "shares"


def test_nobody_is_named_as_what_shares_do(folder: Path) -> None:
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook, pytest.raises(NameTaken):
        add_keyholder(casebook, "Shares", PASSPHRASE, ["team"], CHEAPEST)


@pytest.mark.parametrize("change", [rotate_keys, partial(remove_keyholder, name=DANA)])
def test_old_shares_do_not_open_new_keys(folder: Path, change: Callable[[Casebook], object]) -> None:
    """Who leaves may have had two of them."""
    shares = shares_of_two(folder)
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        change(casebook)
    for name in (AMINA, BEN):
        with pytest.raises(BadShares):
            recover_keyholder(folder, shares[:2], name, NEW, CHEAPEST)
    assert Keyring.load(folder / "keyring.json").file.recovery is None


def test_one_custodian_alone_makes_no_shares(folder: Path) -> None:
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        dana = replace(casebook, actor=DANA)
        assert make_shares(casebook) == make_shares(casebook) == ()
        with pytest.raises(NotAllowed):
            make_shares(replace(casebook, actor=BEN))
        grant_role(casebook, BEN, "custodian")
        assert make_shares(dana) != ()
        assert make_shares(dana) == ()
        casebook = remove_keyholder(casebook, DANA)
        ben = replace(casebook, actor=BEN)
        assert make_shares(ben) == ()
        Member.objects.filter(name=BEN).delete()
        assert make_shares(casebook) == ()
    assert Keyring.load(folder / "keyring.json").file.recovery is None


def test_shares_do_not_make_one_custodian_two(folder: Path) -> None:
    """Amina kept two shares: she comes in as Dana, and puts the old keyring back afterwards."""
    shares, kept = shares_of_two(folder), (folder / "keyring.json").read_bytes()
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        source = Source.objects.get().id
        assert not erase(casebook, source, "Mistake").done
    recover_keyholder(folder, shares[:2], DANA, NEW, CHEAPEST)
    with open_casebook(folder, opened(folder, DANA, NEW), actor=DANA) as casebook:
        amina = replace(casebook, actor=AMINA)
        for act in (
            lambda: erase(casebook, source, "Mistake"),
            lambda: make_shares(casebook),
            lambda: confirm_keyholder(casebook, DANA),
            lambda: confirm_keyholder(casebook, AMINA),
        ):
            with pytest.raises(Unconfirmed):
                act()
        with pytest.raises(NoSuchItem):
            confirm_keyholder(amina, "nobody")
        confirm_keyholder(amina, DANA)
        with pytest.raises(Unconfirmed):
            erase(casebook, source, "Mistake")
        grant_role(amina, BEN, "custodian")
        assert not make_shares(amina)
        with pytest.raises(Unconfirmed):
            make_shares(casebook)
    (folder / "keyring.json").write_bytes(kept)
    with open_casebook(folder, opened(folder, DANA), actor=DANA) as casebook:
        with pytest.raises(Unconfirmed):
            erase(casebook, source, "Mistake")
        assert Source.objects.count() == 1
        confirm_keyholder(replace(casebook, actor=BEN), DANA)
        assert erase(casebook, source, "Mistake").done
        assert check_chain(casebook).ok


def test_a_proposal_of_somebody_recovered_does_not_stand(folder: Path) -> None:
    shares = shares_of_two(folder)
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        source = Source.objects.get().id
        assert not erase(replace(casebook, actor=DANA), source, "Mistake").done
    recover_keyholder(folder, shares[:2], DANA, NEW, CHEAPEST)
    with open_casebook(folder, opened(folder), actor=AMINA) as casebook:
        assert not erase(casebook, source, "Mistake").done
        assert Source.objects.count() == 1
