"""A05: where the disk is full at any byte, an action fails whole; with room again it succeeds."""

import resource
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from tests.casebooks import PASSPHRASE, unlocked
from tests.consents import NOTHING, OPEN
from tests.crash.harness import Say, forked, look_into, masking, new_casebook
from tests.people import AMINA, BEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.keeping.back_up import back_up, drill
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.change_passphrase import change_passphrase
from bearwitness.actions.keys.make_shares import make_shares
from bearwitness.actions.keys.remove_keyholder import remove_keyholder
from bearwitness.actions.keys.rotate_keys import rotate_keys
from bearwitness.actions.masking.mask_leftover import mask_leftover
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.chain import check_chain
from bearwitness.casebook.fixity import check_fixity_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, TextVersion
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.errors import CannotWrite

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and limits a file's size")

LIMITS = (700, 5_000, 40_000)
"""Bytes that any one file may have: too few for the keyring, a page, an original, a commit, a copy."""


def first(casebook: Casebook) -> str:
    return str(Source.objects.order_by("received_at").values_list("id", flat=True).first())


def mask_leftover_of(casebook: Casebook) -> None:
    text = TextVersion.objects.get(source__kind="testimony", remasking=None)
    mask_leftover(casebook, text.id, masking(text.text, "told"))


ACTIONS: dict[str, Callable[[Casebook], object]] = {
    "add_source": lambda book: add_source(book, data=b"Other note. " * 3000, name="b", kind="document"),
    "add_testimony": lambda book: add_source(
        book, data=b"She told more. " * 3000, name="b", kind="testimony", consent=OPEN, masking=NOTHING
    ),
    "mask_leftover": mask_leftover_of,
    "open_identity": lambda book: look_into(book).__enter__(),
    "add_subject": lambda book: add_subject(book, "Person"),
    "record_consent": lambda book: record_consent(book, first(book), OPEN),
    "withdraw_consent": lambda book: withdraw_consent(book, first(book), datetime.now(UTC)),
    "search": lambda book: search(book, "team", "note"),
    "add_keyholder": lambda book: add_keyholder(book, "erin", PASSPHRASE, ["team"], CHEAPEST),
    "change_passphrase": lambda book: change_passphrase(book, PASSPHRASE, CHEAPEST),
    "make_shares": lambda book: make_shares(replace(book, actor=BEN)),
    "rotate_keys": rotate_keys,
    "remove_keyholder": lambda book: remove_keyholder(book, BEN),
    "back_up": lambda book: back_up(book, book.path.parent / "copy"),
    "drill": drill,
    "erase": lambda book: erase(replace(book, actor=BEN), first(book), "Mistake"),
}


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_casebook(tmp_path_factory.mktemp("field"))
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        add_source(casebook, data=b"A fictional note. " * 500, name="a", kind="document", consent=OPEN)
        text = "A fictional testimony, told at length. " * 500
        add_source(casebook, data=text.encode(), name="t", kind="testimony", consent=OPEN, masking=NOTHING)
        erase(casebook, first(casebook), "Mistake")
        make_shares(casebook)
    return path


def attempt(path: Path, name: str, limit: int, say: Say) -> None:
    """Act where no file can grow over a limit; say how it ended."""
    try:
        with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            ACTIONS[name](casebook)
    except CannotWrite as error:
        say("refused", str(error.details["reason"]))
        return
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say("done")


@pytest.mark.parametrize("name", ACTIONS)
def test_a_full_disk_refuses_whole_and_room_helps(field: Path, tmp_path: Path, name: str) -> None:
    ends = set()
    for limit in LIMITS:
        path = Path(shutil.copytree(field, tmp_path / f"{limit}.casebook"))
        (end,) = forked(partial(attempt, path, name, limit), None).splitlines()
        ends.add(end.split()[0])
        with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
            assert check_chain(casebook).ok
            assert check_fixity_of(casebook) == []
            held = set(Source.objects.values_list("blob_id", flat=True))
            assert {each.name for each in (path / "evidence").iterdir()} == held
            with look_into(casebook) as opened:
                assert opened.damaged == ()
        assert [each.name for each in path.iterdir() if each.name.endswith(".tmp")] == []
        if end != "done":
            shutil.rmtree(tmp_path / "copy", ignore_errors=True)
    assert "refused" in ends
    again = Path(shutil.copytree(field, tmp_path / "again.casebook"))
    (tmp_path / "copy").unlink(missing_ok=True)
    with open_casebook(again, unlocked(again), actor=AMINA) as casebook:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1")
        with pytest.raises(CannotWrite) as refusal:
            add_source(casebook, data=b"More. " * 9000, name="c", kind="document")
        assert refusal.value.details == {"reason": "ENOSPC"}
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1000000")
        add_source(casebook, data=b"More. " * 9000, name="c", kind="document")
        ACTIONS[name](casebook)
