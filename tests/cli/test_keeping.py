"""audit, doctor, backup, restore, pack, unpack and erase from the command line."""

import json
from pathlib import Path

import pytest
from tests.attacks.inprocess import InProcess, run
from tests.casebooks import PASSPHRASE, folder, keys, template
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.models import TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.doctor import REMEDIES
from bearwitness.cli.main import VERBS
from bearwitness.domain.messages import message
from bearwitness.vault import ground, store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import seal_to
from bearwitness.vault.wrap import place

__all__ = ["folder", "keys", "run", "template"]


@pytest.fixture
def source(folder: Path, keys: DataKeys) -> str:
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        add_keyholder(casebook, BEN, PASSPHRASE, ["custodian"], CHEAPEST)
        made = add_source(casebook, data=b"A fictional note.", name="a", kind="document").id
        code_passage(casebook, TextVersion.objects.get().id, 2, 11, [])
        return made


def answer(said: tuple[int, str], code: int = 0) -> dict[str, object]:
    assert said[0] == code, said
    found = json.loads(said[1])
    assert isinstance(found, dict)
    return found


def test_the_doctor_says_what_to_put_right(run: InProcess, folder: Path, source: str) -> None:
    found = answer(run("doctor", str(folder), "--as", AMINA, "--json"))
    assert {"NoBackup", "NoDrill", "NoShares"} <= set(found["findings"])  # type: ignore[call-overload]
    assert not {"OneCustodian", "OpenToOthers", "JournalMode", "Synchronous"} & set(found["findings"])  # type: ignore[call-overload]
    assert (found["custodians"], found["backup"]) == (2, None)
    said = run("doctor", str(folder), "--as", AMINA)[1]
    for remedy in (f"backup {folder} --out FILE", f"backup {folder} --drill", f"keyholder {folder} shares"):
        assert f"  bearwitness {remedy}\n" in said
    for name, verb in REMEDIES.items():
        assert message(f"vault.doctor.{name}", "en", value="")
        assert verb.split()[0] in VERBS
    assert run("backup", str(folder), "--as", AMINA, "--drill")[0] == 0
    assert run("backup", str(folder), "--as", AMINA, "--out", f"{folder}.copy", "--keep-days", "-1")[0] == 0
    for custodian in (AMINA, BEN):
        assert run("keyholder", str(folder), "shares", "--as", custodian)[0] == 0
    folder.chmod(0o755)
    (folder / "anchors.txt").chmod(0o644)
    after = answer(run("doctor", str(folder), "--as", AMINA, "--json"))
    assert {"CopiesOverdue", "OpenToOthers"} <= set(after["findings"])  # type: ignore[call-overload]
    assert not {"NoBackup", "NoDrill", "NoShares"} & set(after["findings"])  # type: ignore[call-overload]
    assert "SQLCipher 4" in run("doctor", str(folder), "--as", AMINA)[1]


def test_shares_wait_for_a_second_custodian(run: InProcess, folder: Path) -> None:
    said = run("doctor", str(folder), "--as", AMINA)[1]
    assert "They need a second custodian: add one first." in said
    assert f"keyholder {folder} add NAME --role custodian" in said
    assert f"keyholder {folder} shares" not in said
    assert "Releases are stopped" not in said


def test_a_network_disk_is_named(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nhost:/share {tmp_path.parent} nfs4 rw 0 0\n")
    assert ground.network_file_system(tmp_path, mounts) == "nfs4"
    assert ground.network_file_system(Path("/"), mounts) is None
    assert ground.network_file_system(tmp_path, tmp_path / "none") is None


def test_backup_and_restore_in_one_command_each(run: InProcess, folder: Path, source: str) -> None:
    copy, again = f"{folder}.copy", f"{folder}.again"
    found = answer(run("backup", str(folder), "--as", AMINA, "--out", copy, "--json"))
    assert str(found["copy"]).startswith("U-")
    assert run("backup", str(folder), "--as", AMINA, "--out", copy)[0] == 33
    assert run("restore", copy, again)[0] == 36
    assert float(str(answer(run("restore", copy, again, "--as", AMINA, "--json"))["seconds"])) > 0
    assert run("audit", again, "--as", AMINA)[0] == 0
    assert "Releases are stopped" in run("doctor", again, "--as", AMINA)[1]
    assert run("restore", copy, again, "--as", AMINA)[0] == 33
    assert run("restore", str(folder / "keyring.json"), f"{again}2", "--as", AMINA)[0] == 107


def test_pack_says_what_a_disk_keeps(run: InProcess, folder: Path, source: str) -> None:
    packed = f"{folder}.packed"
    code, said = run("pack", str(folder), packed, "--as", AMINA)
    assert (code, "SSD" in said, folder.exists()) == (0, True, False)
    assert run("unpack", packed, str(folder), "--as", AMINA)[0] == 0
    assert run("audit", str(folder), "--as", AMINA)[0] == 0


def test_two_erase(run: InProcess, folder: Path, source: str) -> None:
    words = ("erase", str(folder), source, "--reason", "Danger", "--json")
    assert answer(run(*words, "--as", AMINA))["done"] is False
    assert answer(run(*words, "--as", AMINA))["done"] is False
    assert answer(run(*words, "--as", BEN))["done"] is True
    assert run(*words, "--as", BEN)[0] == 34
    assert run("audit", str(folder), "--as", AMINA)[0] == 0


SPOILING = {
    "text": ("UPDATE text_version SET text = 'other', length = 5, sha256 = sha256", "text", 26),
    "length": ("UPDATE text_version SET length = 1", "text", 26),
    "passage": ("UPDATE passage SET start = 3", "passage", 26),
    "quote": ("UPDATE passage SET quote_sha256 = ''", "passage", 26),
    "original": ("UPDATE source SET sha256 = ''", "evidence", 28),
    "release": ("INSERT INTO release (id, at, bundle_digest, snapshot, plan_id) SELECT 'R-1', '', 'x', '', id FROM plan", "ledger_missing", 26),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILING)
def test_audit_names_what_is_not_what_it_was(
    run: InProcess, folder: Path, keys: DataKeys, source: str, what: str
) -> None:
    statement, fault, code = SPOILING[what]
    opened = store.connect(folder / "casebook.db", keys.casebook)
    for (trigger,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        opened.execute(f"DROP TRIGGER {trigger}")
    opened.execute("INSERT INTO plan VALUES ('L-1', '', '', '', '', '')")
    opened.execute(statement)
    opened.commit()
    opened.close()
    found = answer(run("audit", str(folder), "--as", AMINA, "--json"), code)
    assert found["faults"][0]["code"] == fault  # type: ignore[index]
    assert run("audit", str(folder), "--as", AMINA)[0] == code


@pytest.mark.parametrize(
    ("line", "fault"), [("{}", "ledger_line"), ('{"release": "R-9", "manifest": "x"}', "ledger_extra")]
)
def test_audit_reads_the_ledger(run: InProcess, folder: Path, source: str, line: str, fault: str) -> None:
    (folder / "ledger.jsonl").write_text(line + "\n")
    found = answer(run("audit", str(folder), "--as", AMINA, "--json"), 26)
    assert found["faults"] == [{"code": fault, "where": "1"}]


def test_audit_names_a_missing_original(run: InProcess, folder: Path, source: str) -> None:
    next((folder / "evidence").iterdir()).unlink()
    found = answer(run("audit", str(folder), "--as", AMINA, "--json"), 28)
    assert found["faults"] == [{"code": "evidence", "where": source}]


@pytest.mark.parametrize(("custodian", "code"), [(True, 28), (False, 0)])
def test_an_original_sealed_to_the_custodians_is_checked_by_them(
    run: InProcess, folder: Path, keys: DataKeys, source: str, custodian: bool, code: int
) -> None:
    """Its key lies sealed in the row; a changed byte is seen by a custodian, a missing file by everybody."""
    keyring = Keyring.load(folder / "keyring.json")
    opened = store.connect(folder / "casebook.db", keys.casebook)
    opened.execute("DROP TRIGGER source_no_update")
    plain = opened.execute("SELECT blob_key FROM source").fetchone()[0]
    where = place(keyring.casebook_id, "original", id=source)
    sealed = seal_to(keyring.recipient(keys), bytes(plain), where)
    opened.execute("UPDATE source SET blob_key = ?", (sealed,))
    opened.commit()
    opened.close()
    keyring.add(keys, DANA, PASSPHRASE, CHEAPEST)
    who = AMINA if custodian else DANA
    assert run("audit", str(folder), "--as", who)[0] == 0
    (file,) = (folder / "evidence").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert run("audit", str(folder), "--as", who)[0] == code
    file.write_bytes(whole[:-1])
    assert run("audit", str(folder), "--as", who)[0] == 28
