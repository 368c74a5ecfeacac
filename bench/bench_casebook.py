"""A casebook of 100,000 claims on 5,000 testimonies: import, search, tables, trajectories, backup, restore, growth.

Prints seconds by the clock, and those of computing, at a tenth of the size and at the full size, and the growth of
computing between them (10 is linear). What a page asks of the database must not grow at all. Run:
``python bench/bench_casebook.py [CLAIMS]``.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.db import connection

from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.coding.code_text import code_text
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.keeping.back_up import back_up
from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.search import search
from bearwitness.actions.sources.add_source import add_source
from bearwitness.actions.sources.add_subjects import add_subjects
from bearwitness.actions.tabulate import tabulate
from bearwitness.casebook.access import Case
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.domain.age import Age
from bearwitness.domain.answer import NO, YES
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import Consent
from bearwitness.domain.masking import Masking
from bearwitness.domain.subject import SubjectKind
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring

PASSPHRASE = "seven plain words on a quiet river"
ACTOR = "bench"
EACH = 20
"""Claims, and passages, of a testimony."""
OPEN = Consent(
    scopes={"record": YES, "analyse": YES, "count": YES},
    language="ko",
    text_version="2026-1",
    method="signed",
    interviewer=ACTOR,
    date=date(2026, 5, 1),
    questions=(True,) * 7,
)
NOTHING = Masking(masks=())
CLAUSES = (
    "she was told that there would be work across the river",
    "두만강을 건넌 뒤에 브로커가 돈을 받았다고 했다",
    "她说中间人把她带到了县城的一户人家",
    "the door was locked and somebody kept her papers",
    "그 집에서 나올 수 없었다고 기억했다",
    "后来有人帮助她离开了那个村子",
)
RARE = ("은행나무", "古井", "lanternfish", "우물", "桥")
COMMON = ("river", "두만강", "브로커", "县城", "她说", "door", "나")
SIGNS = ("'; --", "(a+)+$", '"', "*", "NEAR")
STRICTER = 25
"""One testimony in so many has a passage that is closed to analysts and counts."""
ASKED = 5
"""Times that each search is asked."""


def testimony(number: int, rng: random.Random) -> str:
    lines = [f"{rng.choice(CLAUSES)}, {rng.choice(CLAUSES)}, {number}-{line}." for line in range(EACH)]
    if number % 97 == 0:
        lines[rng.randrange(EACH)] += f" {rng.choice(RARE)}."
    return "\n".join(lines)


def claims_of(person: str, episode: str, rng: random.Random) -> list[ClaimDraft]:
    book = codebook()

    def said(subject: str, name: str, value: object, basis: str = "FirstHand") -> ClaimDraft:
        return ClaimDraft(
            subject_id=subject, property=name, value=value, basis=basis, reliability="Unsure"  # type: ignore[arg-type]  # one of the value types
        )  # fmt: skip

    def term(name: str) -> Term:
        return Term(list=name, code=rng.choice(book.codes(name)))

    age = rng.randint(16, 40)
    drafts = [
        said(person, "role", Term(list="person_role", code="Survivor")),
        said(person, "sex", Term(list="sex", code="Female")),
        said(person, "age_when_trafficked", Age(low=age, high=age)),
        said(person, "age_when_trafficked", Age(low=age + 9, high=age + 9), "Hearsay"),
        said(episode, "undergone_by", SubjectRef(subject_id=person)),
        said(episode, "act", term("act")),
    ]
    more = ("exploitation", "control_method", "purpose", "means")
    return drafts + [said(person, name, term(name)) for name in rng.choices(more, k=EACH - len(drafts))]


def fill(casebook: Casebook, testimonies: range, rng: random.Random) -> None:
    kinds: list[SubjectKind] = ["Person", "Episode"]
    subjects = [each.id for each in add_subjects(casebook, kinds * len(testimonies))]
    for place, number in enumerate(testimonies):
        text = testimony(number, rng)
        source = add_source(
            casebook, data=text.encode(), name="t.txt", kind="testimony", organisation=f"Org{number % 3}",
            consent=OPEN, masking=NOTHING,
        )  # fmt: skip
        person, episode = subjects[2 * place : 2 * place + 2]
        start, drafts = 0, []
        for line, claim in zip(text.split("\n"), claims_of(person, episode, rng), strict=True):
            drafts.append(PassageDraft(start=start, end=start + len(line), claims=(claim,)))
            start += len(line) + 1
        made = code_text(casebook, Case(casebook, "team").text_ids(source.id)[0], drafts)
        if number % STRICTER == 0:
            shut = {made[-1].passage_id: {"analyse": NO, "count": NO}}
            record_consent(casebook, source.id, replace(OPEN, passages=shut))


@contextmanager
def opened(folder: Path) -> Iterator[Casebook]:
    path = folder / "bench.casebook"
    if not path.exists():
        make_casebook(path, ACTOR, PASSPHRASE, CHEAPEST)
    keys = Keyring.load(path / "keyring.json").unlock(ACTOR, PASSPHRASE)
    with open_casebook(path, keys, actor=ACTOR) as casebook:
        yield casebook


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and those of them in which this process computed: a shared machine tells on the first."""

    clock: float
    computing: float

    def __add__(self, other: Took) -> Took:
        return Took(self.clock + other.clock, self.computing + other.computing)


def seconds(work: Callable[[], object]) -> Took:
    clock, computing = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - computing)


def p95(casebook: Casebook, words: tuple[str, ...]) -> Took:
    def ask(each: str) -> Callable[[], object]:
        return lambda: search(casebook, "team", each)

    times = sorted((seconds(ask(each)) for each in words for _ in range(ASKED)), key=lambda each: each.clock)
    return times[int(0.95 * (len(times) - 1))]


def measure(casebook: Casebook) -> dict[str, Took]:
    case = Case(casebook, "team")
    table = tabulate(casebook, ["exploitation", "age_when_trafficked"], "team")
    cell = max(table.table.cells, key=lambda codes: len(table.table.cells[codes]))
    person = next(iter(table.lineage.persons.values()))
    return {
        "search rare words, p95": p95(casebook, RARE),
        "search common words, p95": p95(casebook, COMMON),
        "search signs, p95": p95(casebook, SIGNS),
        "cross-tabulation": seconds(
            lambda: tabulate(casebook, ["exploitation", "age_when_trafficked"], "team")
        ),
        "opening the largest cell": seconds(lambda: table.open(*cell)),
        "episodes of all": seconds(case.episode_rows),
        "one trajectory": seconds(lambda: case.trajectory(person)),
        "one elements sheet": seconds(lambda: case.elements_sheet(person)),
    }


def counted_queries(work: Callable[[], object]) -> int:
    """Do the work; return the number of statements that it ran. The statements themselves are not kept."""
    number = 0

    def count(execute: Callable[..., object], *given: object) -> object:
        nonlocal number
        number += 1
        return execute(*given)

    with connection.execute_wrapper(count):
        work()
    return number


def queries(casebook: Casebook) -> dict[str, int]:
    case = Case(casebook, "team")
    person = next(iter(case.person_rows()[1].persons.values()))
    pages: dict[str, Callable[[], object]] = {
        "a page of hits": lambda: case.search("river"),
        "a trajectory": lambda: case.trajectory(person),
        "an elements sheet": lambda: case.elements_sheet(person),
    }
    return {name: counted_queries(page) for name, page in pages.items()}


def backup(casebook: Casebook, folder: Path) -> dict[str, Took]:
    """Back the casebook up, and read the copy back whole, as the action does."""
    (folder / "bench.backup").unlink(missing_ok=True)
    return {"backup, read back": seconds(lambda: back_up(casebook, folder / "bench.backup"))}


def restored(folder: Path) -> dict[str, Took]:
    """Put the casebook back beside itself, with every check; no casebook may be open."""

    def unlock(keyring: Keyring, name: str) -> DataKeys:
        return keyring.unlock(name, PASSPHRASE)

    took = seconds(lambda: restore(folder / "bench.backup", folder / "again", ACTOR, unlock))
    shutil.rmtree(folder / "again")
    return {"restore": took}


def _shown(took: Took) -> str:
    return f"{took.clock:.3f} ({took.computing:.3f}) s"


def main(claims: int) -> None:
    rng, size = random.Random(2026), claims // EACH
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with opened(folder) as casebook:
            small = {"import": seconds(lambda: fill(casebook, range(size // 10), rng))}
            small |= measure(casebook) | backup(casebook, folder)
            asked = queries(casebook)
        small |= restored(folder)
        with opened(folder) as casebook:
            rest = seconds(lambda: fill(casebook, range(size // 10, size), rng))
            large = {"import": small["import"] + rest} | measure(casebook) | backup(casebook, folder)
            again = queries(casebook)
        large |= restored(folder)
    print(f"{'claims':28}{claims // 10:>20,}{claims:>20,}{'growth of computing':>22}")
    for what, took in large.items():
        before = small[what]
        print(f"{what:28}{_shown(before):>20}{_shown(took):>20}{took.computing / before.computing:22.1f}")
    for what, number in again.items():
        print(f"{'queries of ' + what:28}{asked[what]:>20}{number:>20}{number / asked[what]:22.1f}")
    assert asked == again, "the queries of a page grow with the casebook"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
