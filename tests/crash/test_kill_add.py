"""A04: `kill -9` at random moments of `add` loses nothing that was acknowledged and leaves nothing half done."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from tests.casebooks import PASSPHRASE, keys, template
from tests.people import AMINA

from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.casebook.sealing import original_bytes
from bearwitness.vault.data_keys import DataKeys

__all__ = ["keys", "template"]

ROUNDS = 25
FILES = 40


@dataclass(kw_only=True)
class Victim:
    """One casebook, and the `add` that is running on it."""

    folder: Path
    work: Path
    acknowledged: dict[str, bytes] = field(default_factory=dict)
    killed: int = 0
    rounds: int = 0

    def start(self) -> None:
        self.rounds += 1
        inbox = self.work / str(self.rounds)
        inbox.mkdir(parents=True)
        self.files = [inbox / f"{n:03}.txt" for n in range(FILES)]
        for file in self.files:
            file.write_text(f"Fictional note {file.stem} of round {self.rounds} on {self.folder.name}.\n")
        passphrase = self.work / "passphrase"
        passphrase.write_text(PASSPHRASE + "\n")
        environment = {**os.environ, "BEARWITNESS_PASSPHRASE_FILE": str(passphrase), "BEARWITNESS_LANG": "en"}
        self.log = inbox / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bearwitness", "add", str(self.folder), *map(str, self.files)],
                stdout=subprocess.DEVNULL,
                stderr=log,
                env=environment,
            )

    def end(self, *, kill: bool) -> int:
        """Number of sources that this run acknowledged."""
        if kill:
            self.process.kill()
        self.killed += self.process.wait() == -9
        lines = self.log.read_text().split("\n")[:-1]
        self.acknowledged |= dict(zip(lines, (file.read_bytes() for file in self.files), strict=False))
        return len(lines)

    def check(self, keys: DataKeys) -> None:
        with open_casebook(self.folder, keys, actor=AMINA) as casebook:
            rows = {row.id: row for row in Source.objects.all()}
            assert set(self.acknowledged) <= set(rows)
            for identifier, data in self.acknowledged.items():
                assert rows[identifier].sha256 == hashlib.sha256(data).hexdigest()
            for row in rows.values():
                assert hashlib.sha256(original_bytes(casebook, row)).hexdigest() == row.sha256
            assert set(TextVersion.objects.values_list("source", flat=True)) == set(rows)
            blobs = {each.name for each in (self.folder / "evidence").iterdir()}
            assert blobs == {row.blob_id for row in rows.values()}
            assert check_chain(casebook).ok
            with connection.cursor() as cursor:
                assert cursor.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_fifty_kills_lose_nothing(template: tuple[Path, DataKeys], keys: DataKeys, tmp_path: Path) -> None:
    random_moment = random.Random(20260401)  # noqa: S311
    victims = [
        Victim(folder=Path(shutil.copytree(template[0], tmp_path / name)), work=tmp_path / f"{name}-files")
        for name in ("a.casebook", "b.casebook")
    ]
    begun = time.monotonic()
    for victim in victims:
        victim.start()
    assert [victim.end(kill=False) for victim in victims] == [FILES, FILES]
    whole = time.monotonic() - begun
    for _ in range(ROUNDS):
        moments = sorted((random_moment.uniform(0.25, 1.0) * whole, each) for each in (0, 1))
        begun = time.monotonic()
        for victim in victims:
            victim.start()
        for moment, number in moments:
            time.sleep(max(0.0, begun + moment - time.monotonic()))
            victims[number].end(kill=True)
        for victim in victims:
            victim.check(keys)
    assert sum(victim.killed for victim in victims) > ROUNDS
    assert all(len(victim.acknowledged) > FILES for victim in victims)
