"""A06, A35: one process a casebook, no core dumps, durable files."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.vault import durable, hygiene
from bearwitness.vault.errors import CannotWrite, CasebookInUse
from bearwitness.vault.lock import CasebookLock

HOLD = """
import sys, time
from pathlib import Path
from bearwitness.vault.lock import CasebookLock
lock = CasebookLock(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""
HARDEN = """
import resource
from bearwitness.vault import hygiene
from pathlib import Path
hygiene.harden()
print(resource.getrlimit(resource.RLIMIT_CORE), hygiene.warnings(Path("/nowhere")))
"""


def test_one_lock_a_casebook(tmp_path: Path) -> None:
    with CasebookLock(tmp_path), pytest.raises(CasebookInUse):
        CasebookLock(tmp_path)
    with CasebookLock(tmp_path) as again:
        again.release()
        again.release()
        CasebookLock(tmp_path).release()


def test_a_killed_process_leaves_no_stale_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(CasebookInUse):
            CasebookLock(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    CasebookLock(tmp_path).release()


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_an_unlocked_process_leaves_no_core_dump() -> None:
    done = subprocess.run([sys.executable, "-c", HARDEN], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0) ('SwapUnknown',)\n"


def test_swap_is_said(tmp_path: Path) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text("Filename Type Size Used Priority\n")
    assert "SwapOn" not in hygiene.warnings(swaps)
    swaps.write_text("Filename Type Size Used Priority\n/dev/sda2 partition 1 0 -2\n")
    assert "SwapOn" in hygiene.warnings(swaps)


@pytest.mark.parametrize("fault", ["fsync", "replace"])
def test_a_failed_write_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    path = tmp_path / "file"
    durable.write(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace" if fault == "replace" else "os.fsync", full)
        with pytest.raises(CannotWrite) as refusal:
            durable.write(path, b"new" * 1000)
    assert refusal.value.details == {"reason": "ENOSPC"}
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    durable.write(path, b"new")
    assert path.read_bytes() == b"new"


def test_other_faults_keep_their_own_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        durable.write(tmp_path / "missing" / "file", b"")
