"""A04: `kill -9`, torn logs and flipped bits, over the real actions: ``python -m tests.crash.harness 1000 600 600``.

A child, forked so that it starts at once, acts on a casebook by chance and says on a pipe what was acknowledged;
the parent kills it at a random moment, opens the casebook as anybody would, and compares.
"""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2
from tests.casebooks import PASSPHRASE
from tests.consents import OPEN
from tests.people import AMINA, BEN

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_passage import code_passage
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.identities.open_identity import open_identity
from bearwitness.actions.keeping.back_up import back_up
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.rotate_keys import rotate_keys
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.fixity import check_fixity, check_fixity_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.identity.models import Original
from bearwitness.casebook.models import Claim, Consent, Erasure, Source, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.age import Age
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.masking import Mask, Masking
from bearwitness.domain.source import SourceKind
from bearwitness.vault import audit, store
from bearwitness.vault.backup import Backup
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring

look_into = partial(open_identity, reason="Safety", note="To look")
Say = Callable[..., None]


def new_casebook(folder: Path) -> Path:
    """A casebook with two custodians."""
    path = folder / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        add_keyholder(casebook, BEN, PASSPHRASE, ["custodian"], CHEAPEST)
    return path


def unlocked(path: Path) -> DataKeys:
    return Keyring.load(path / "keyring.json").unlock(AMINA, PASSPHRASE)


def masking(text: str, words: str) -> Masking:
    """Every place of the words in a text, under one token."""
    spans = [match.span() for match in re.finditer(words, text)]
    token = f"[{words[0]}1]"
    return Masking(masks=tuple(Mask(start=low, end=high, kind="Name", token=token) for low, high in spans))


@dataclass(kw_only=True)
class Actor:
    """Acts by chance until it is killed; every word is said after its action returned."""

    casebook: Casebook
    say: Say
    draw: random.Random
    sources: list[str]

    def take(self) -> None:
        text = (
            f"Fictional note {self.draw.random()}. Somebody was nineteen. Zarnq knew.\n"
            * self.draw.randint(1, 40)
        )
        kind: SourceKind = self.draw.choice(("document", "testimony"))
        record = add_source(
            self.casebook,
            data=text.encode(),
            name="a",
            kind=kind,
            organisation="shelter",
            consent=OPEN,
            masking=masking(text, "Zarnq") if kind == "testimony" else None,
        )
        self.sources.append(record.id)
        self.say("source", record.id, record.sha256)

    def mask(self) -> None:
        """Somebody who was overlooked: the old version of the text is emptied and sealed."""
        texts = TextVersion.objects.filter(source__kind="testimony", remasking=None)
        text = texts.filter(text__contains="Fictional").first()
        if text is not None:
            mask_leftover(self.casebook, text.id, masking(text.text, "Fictional"))
            self.say("masked", text.id)

    def identify(self) -> None:
        """A custodian takes over what was sealed, and reads an original back."""
        sealed = Source.objects.filter(kind="testimony", id__in=self.sources).first()
        if sealed is not None:
            with look_into(self.casebook) as opened:
                assert hashlib.sha256(opened.original(sealed.id)).hexdigest() == sealed.sha256
                assert opened.damaged == ()

    def code(self) -> None:
        text = TextVersion.objects.get(source=self.draw.choice(self.sources), remasking=None)
        person = add_subject(self.casebook, "Person").id
        draft = ClaimDraft(
            subject_id=person,
            property="age_when_trafficked",
            value=Age(low=19, high=19),
            basis="FirstHand",
            reliability="LikelyReliable",
        )
        start = text.text.index("Somebody")
        with suppress(NoSuchItem):  # where consent was withdrawn
            claims = code_passage(self.casebook, text.id, start, start + 22, [draft])
            self.say("claim", claims[0].id, text.source_id)

    def agree(self) -> None:
        source = self.draw.choice(self.sources)
        record_consent(self.casebook, source, OPEN, reopen=True)
        self.say("consent", source)

    def withdraw(self) -> None:
        source = self.draw.choice(self.sources)
        self.say("withdrawing", source)
        withdraw_consent(self.casebook, source, datetime.now(UTC))

    def look(self) -> None:
        search(self.casebook, "team", "Somebody")

    def copy(self) -> None:
        out = self.casebook.path.parent / f"copy-{self.draw.getrandbits(60)}"
        back_up(self.casebook, out)
        self.say("copy", str(out))

    def rotate(self) -> None:
        self.casebook = rotate_keys(self.casebook)
        self.say("rotated")

    def erase(self) -> None:
        source = self.sources.pop(self.draw.randrange(len(self.sources)))
        self.say("erasing", source)
        erase(self.casebook, source, "Mistake")
        erase(replace(self.casebook, actor=BEN), source, "Mistake")
        self.say("erased", source)


ALL = (
    *("take", "take", "take", "take", "code", "code", "agree", "withdraw"),
    *("look", "copy", "rotate", "erase", "mask", "identify"),
)
ADDING = ("take", "take", "code", "agree", "withdraw", "mask")
"""Without what removes files, for torn logs: these are removed only after the commit is on the disk."""


def act(path: Path, seed: int, say: Say, steps: tuple[str, ...] = ALL, most: int = 10_000) -> None:
    draw = random.Random(seed)  # noqa: S311  # seeded cases for a test
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        held = list(Source.objects.values_list("id", flat=True))
        actor = Actor(casebook=casebook, say=say, draw=draw, sources=held)
        say("open")
        for _ in range(most):
            getattr(actor, draw.choice(steps) if len(actor.sources) > 2 else "take")()


@dataclass(kw_only=True)
class Witnessed:
    """What was acknowledged, over all rounds on one casebook."""

    sources: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    withdrawing: set[str] = field(default_factory=set)
    erasing: set[str] = field(default_factory=set)
    erased: set[str] = field(default_factory=set)
    masked: set[str] = field(default_factory=set)
    copies: list[Path] = field(default_factory=list)
    words: int = 0
    kills: int = 0

    def hear(self, said: str) -> None:
        for line in said.split("\n")[:-1]:
            word, *rest = line.split(" ")
            self.words += 1
            if word == "source":
                self.sources[rest[0]] = rest[1]
            elif word == "claim":
                self.claims[rest[0]] = rest[1]
            elif word == "copy":
                self.copies.append(Path(rest[0]))
            elif word in ("withdrawing", "erasing", "erased", "masked"):
                getattr(self, word).add(rest[0])

    def compare(self, path: Path) -> None:
        """Open the casebook as anybody would; everything acknowledged is there, and nothing is half."""
        keys = unlocked(path)
        with open_casebook(path, keys, actor=AMINA) as casebook:
            rows = dict(Source.objects.values_list("id", "sha256"))
            kinds = dict(Source.objects.values_list("id", "kind"))
            sure = set(self.sources) - self.erasing
            assert sure <= set(rows), "an acknowledged source is lost"
            assert all(rows[each] == self.sources[each] for each in sure)
            assert not self.erased & set(rows), "an erased source is back"
            claims = set(Claim.objects.values_list("id", flat=True))
            assert {c for c, s in self.claims.items() if s not in self.erasing} <= claims
            assert set(TextVersion.objects.values_list("source", flat=True)) == set(rows)
            assert set(Consent.objects.values_list("source", flat=True)) == set(rows)
            assert Erasure.objects.filter(erased_at__isnull=False).count() >= len(self.erased)
            assert check_fixity_of(casebook) == []
            emptied = dict(TextVersion.objects.filter(id__in=self.masked).values_list("id", "text"))
            assert set(emptied.values()) <= {""}, "what was masked anew is back"
            with look_into(casebook) as opened:
                assert opened.damaged == ()
                kept = set(Original.objects.values_list("source", flat=True))
                assert kept == {each for each, kind in kinds.items() if kind == "testimony"}
            report = check_chain(casebook)
            assert report.ok, report
            blobs = {each.name for each in (path / "evidence").iterdir()}
            assert blobs == set(Source.objects.values_list("blob_id", flat=True))
        assert not [each for each in path.iterdir() if each.name.endswith(".tmp")]
        for copy in self.copies:
            with Backup.reading(copy) as backup:
                backup.check(backup.keyring().unlock(AMINA, PASSPHRASE).casebook)
            copy.unlink()
        self.copies.clear()
        for left in path.parent.glob("*copy-*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


def forked(work: Callable[[Say], None], seconds: float | None, *, whole: bool = False) -> str:
    """Run `work` in a child and kill it so many seconds after its first word, or let it end; return what it said."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        code = 1
        try:
            work(partial(_tell, write))
            code = 0
        except BaseException as error:  # noqa: BLE001
            os.write(write, f"failed {type(error).__name__}\n".encode())
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        first = said.readline()
        if seconds is not None:
            time.sleep(seconds)
        if whole:
            first += said.read()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        heard = (first + said.read()).decode()
    assert "failed" not in heard, heard
    return heard


def _tell(pipe: int, *words: str) -> None:
    os.write(pipe, (" ".join(words) + "\n").encode())


def kills(folder: Path, rounds: int, seed: int) -> Witnessed:
    """Kill a child so many times; compare after each."""
    path, witnessed = new_casebook(folder), Witnessed()
    draw = random.Random(seed)  # noqa: S311  # seeded cases for a test
    begun = time.monotonic()
    witnessed.hear(forked(partial(act, path, seed, most=5), None, whole=True))
    span = min(time.monotonic() - begun, 0.6)
    for number in range(rounds):
        work = partial(act, path, draw.getrandbits(60))
        witnessed.hear(forked(work, draw.uniform(0.0, span)))
        witnessed.kills += 1
        witnessed.compare(path)
        if len(witnessed.sources) > 150:
            shutil.rmtree(path)
            path, fresh = new_casebook(folder), Witnessed()
            fresh.words, fresh.kills = witnessed.words, witnessed.kills
            witnessed = fresh
        assert witnessed.kills == number + 1
    return witnessed


def torn(folder: Path, cuts: int, seed: int) -> int:
    """Cut the write-ahead log of a killed casebook at random bytes; return how many prefixes were seen."""
    path = new_casebook(folder)
    draw = random.Random(seed)  # noqa: S311  # seeded cases for a test
    forked(partial(_stay, path, seed), None)
    keys, database = unlocked(path), path / "casebook.db"
    wal = database.with_name("casebook.db-wal")
    whole, log = database.read_bytes(), wal.read_bytes()
    assert len(log) > 100_000
    seen = set()
    for _ in range(cuts):
        wal.write_bytes(log[: draw.randrange(len(log) + 1)])
        database.write_bytes(whole)
        database.with_name("casebook.db-shm").unlink(missing_ok=True)
        opened = store.connect(database, keys.casebook)
        cursor = opened.cursor()
        report = audit.verify(cursor, ())
        assert report.ok, report
        assert check_fixity(cursor, path, keys) == []
        seen.add(report.entries)
        opened.close()
    return len(seen)


def _stay(path: Path, seed: int, say: Say) -> None:
    """Act, say so, and die with the log as it is."""

    def quiet(*_: str) -> None:
        """The parent waits for one word only."""

    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        actor = Actor(casebook=casebook, say=quiet, draw=random.Random(seed), sources=[])  # noqa: S311  # seeded cases for a test
        for number in range(25):
            getattr(actor, ADDING[number % len(ADDING)] if number > 2 else "take")()
        say("done")
        time.sleep(60)


def flips(folder: Path, bits: int, seed: int) -> int:
    """Flip one bit at a time in the database, an original or the keyring; each is found."""
    path = new_casebook(folder)
    act(path, seed, lambda *_: None, ADDING, 12)
    keys, draw = unlocked(path), random.Random(seed)  # noqa: S311  # seeded cases for a test
    files = [path / "casebook.db", path / "keyring.json", *sorted((path / "evidence").iterdir())[:2]]
    found = 0
    for number in range(bits):
        file = files[number % len(files)]
        whole = file.read_bytes()
        bit = draw.randrange(len(whole) * 8)
        broken = bytearray(whole)
        broken[bit // 8] ^= 1 << bit % 8
        file.write_bytes(broken)
        found += _noticed(path, keys)
        file.write_bytes(whole)
    return found


def _noticed(path: Path, keys: DataKeys) -> bool:
    try:
        if unlocked(path) != keys:
            return True
        opened = store.connect(path / "casebook.db", keys.casebook)
    except BearwitnessError:
        return True
    try:
        return bool(check_fixity(opened.cursor(), path, keys)) or not audit.verify(opened.cursor(), ()).ok
    except dbapi2.DatabaseError:
        return True
    finally:
        opened.close()


def main(numbers: list[int]) -> None:
    """Print what was done; an assertion ends it."""
    seed = int(os.environ.get("CRASH_SEED", "20260601"))
    for name, run, number in zip(("kills", "torn", "flips"), (kills, torn, flips), numbers, strict=True):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            done = run(Path(folder), number, seed)
            told = f"{done.words} acknowledgements" if isinstance(done, Witnessed) else str(done)
            print(f"{name}: {number}, {told}, {time.monotonic() - begun:.0f} s", flush=True)
            assert name != "flips" or done == number


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]])
