"""A08: a sealed original opens under its own name and key only, whole."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bearwitness.domain.identifiers import is_identifier
from bearwitness.vault import durable
from bearwitness.vault.errors import CannotWrite, DamagedEvidence
from bearwitness.vault.evidence import Evidence

ORIGINAL = "1998년 봄, 두만강을 건넜다".encode()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=5000))
def test_what_was_sealed_opens_unchanged(tmp_path: Path, data: bytes) -> None:
    evidence = Evidence(tmp_path / "evidence")
    blob = evidence.seal(data)
    assert evidence.open(blob.blob_id, blob.key) == data
    assert (blob.size, blob.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert is_identifier(blob.blob_id, "B")
    assert repr(blob.key) not in repr(blob)
    assert (evidence.folder / blob.blob_id).stat().st_mode & 0o777 == 0o600


def test_a_transplant_never_opens(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path / "evidence")
    one, two = evidence.seal(ORIGINAL), evidence.seal(b"x" * len(ORIGINAL))
    for blob_id, key in [(one.blob_id, two.key), (two.blob_id, one.key), (one.blob_id, b"")]:
        with pytest.raises(DamagedEvidence):
            evidence.open(blob_id, key)
    (evidence.folder / one.blob_id).replace(evidence.folder / two.blob_id)
    for blob_id in (one.blob_id, two.blob_id, "../keyring.json"):
        with pytest.raises(DamagedEvidence):
            evidence.open(blob_id, one.key)


def test_every_flipped_bit_and_every_cut_is_found(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path / "evidence")
    blob = evidence.seal(ORIGINAL)
    path = evidence.folder / blob.blob_id
    whole = path.read_bytes()
    broken = [whole[:cut] for cut in range(len(whole))] + [whole + b"\0"]
    broken += [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole))]
    for data in broken:
        path.write_bytes(data)
        with pytest.raises(DamagedEvidence):
            evidence.open(blob.blob_id, blob.key)
    path.write_bytes(whole)
    assert evidence.open(blob.blob_id, blob.key) == ORIGINAL


def test_sweep_removes_orphans_and_torn_writes_only(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path / "evidence")
    assert evidence.sweep([]) == 0
    known, orphan = evidence.seal(ORIGINAL), evidence.seal(ORIGINAL)
    torn = evidence.folder / f".{orphan.blob_id}.{'0' * 16}{durable.TEMPORARY}"
    torn.write_bytes(b"half")
    (evidence.folder / "README").write_text("not ours")
    assert evidence.sweep({known.blob_id}) == 2
    assert {each.name for each in evidence.folder.iterdir()} == {known.blob_id, "README"}
    assert evidence.open(known.blob_id, known.key) == ORIGINAL


def test_a_full_disk_leaves_no_half_blob(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    evidence = Evidence(tmp_path / "evidence")
    first = evidence.seal(ORIGINAL)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CannotWrite) as refusal:
            evidence.seal(b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refusal.value.details == {"reason": "EFBIG"}
    assert [each.name for each in evidence.folder.iterdir()] == [first.blob_id]
    assert evidence.seal(b"x" * 100_000).size == 100_000
